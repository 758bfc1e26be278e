import Documents
import Testing

@testable import IAMPolicy

/// A policy as people have it, with the kind that its content shows.
struct KindRow: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  /// `nil` for a resource of another service.
  let kind: PolicyKind?

  init(_ name: String, _ kind: PolicyKind?, _ statements: String...) {
    (self.name, self.kind) = (name, kind)
    text = #"{"Version": "2012-10-17", "Statement": ["# + statements.joined(separator: ",") + "]}"
  }

  var testDescription: String { name }

  func node() throws -> Node {
    let (node, faults) = JSONReader.read(Array(text.utf8), source: nil)
    try #require(faults.isEmpty, "\(faults)")
    return try #require(node)
  }
}

@Suite("The kind of a policy")
struct PolicyKindTests {
  static let everyone = #""Principal": "*""#
  static let account = #""Principal": {"AWS": "arn:aws:iam::818140567777:root"}"#

  /// Policies of the kinds that a pull meets, in the shapes that AWS publishes; no rule calls any of them an error.
  static let sound: [KindRow] = [
    KindRow(
      "an endpoint of ECR", .endpoint,
      """
      {"Effect": "Allow", \(everyone), "Resource": "*", "Action": ["ecr:BatchGetImage", \
      "ecr:GetAuthorizationToken"], "Condition": {"StringEquals": {"aws:PrincipalAccount": "606639739464"}}}
      """),
    KindRow(
      "an endpoint of ECR for one role", .endpoint,
      """
      {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::606639739464:role/app"}, "Resource": "*",
       "Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:GetAuthorizationToken"]}
      """),
    KindRow(
      "the endpoint of S3 for image layers", .endpoint,
      """
      {"Effect": "Allow", \(everyone), "Action": ["s3:GetObject"],
       "Resource": ["arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*"]}
      """),
    KindRow(
      "an endpoint limited to the organization", .endpoint,
      """
      {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "*", "Resource": "*", "Condition":
       {"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5", "aws:ResourceOrgID": "o-a1b2c3d4e5"}}}
      """),
    KindRow(
      "what an endpoint and an organization begin with", .endpoint,
      #"{"Effect": "Allow", \#(everyone), "Action": "*", "Resource": "*"}"#),
    KindRow(
      "a registry that is replicated to", .registry,
      """
      {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::606639739464:root"}, "Action":
       ["ecr:CreateRepository", "ecr:ReplicateImage"],
       "Resource": ["arn:aws:ecr:us-west-2:818140567777:repository/*"]}
      """),
    KindRow(
      "a registry that denies deletion", .registry,
      """
      {"Effect": "Deny", \(everyone), "Action": "ecr:DeleteRepository",
       "Resource": "arn:aws:ecr:us-west-2:818140567777:repository/prod/*"}
      """),
    KindRow(
      "RCP: HTTPS only", .rcp,
      """
      {"Effect": "Deny", \(everyone), "Action": ["sts:*", "s3:*", "sqs:*", "kms:*", "ecr:*"],
       "Resource": "*", "Condition": {"BoolIfExists": {"aws:SecureTransport": "false"}}}
      """),
    KindRow(
      "RCP: the organization only", .rcp,
      """
      {"Effect": "Deny", \(everyone), "Action": "ecr:*", "Resource": "*", "Condition":
       {"StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"},
        "BoolIfExists": {"aws:PrincipalIsAWSService": "false"}}}
      """),
    KindRow(
      "RCP: the providers that are trusted", .rcp,
      """
      {"Effect": "Deny", \(everyone), "Action": "sts:AssumeRoleWithWebIdentity", "Resource": "*",
       "Condition": {"Null": {"token.actions.githubusercontent.com:sub": "false"},
        "StringNotLike": {"token.actions.githubusercontent.com:sub": "repo:acme/*"}}}
      """),
    KindRow(
      "RCP: buckets of the organization", .rcp,
      """
      {"Effect": "Deny", \(everyone), "Action": "s3:*", "Resource": "*",
       "Condition": {"StringNotEqualsIfExists": {"aws:ResourceAccount": ["818140567777"]}}}
      """),
    KindRow(
      "SCP: Regions", .identity,
      """
      {"Sid": "Regions", "Effect": "Deny", "NotAction": ["iam:*", "sts:*", "organizations:*"],
       "Resource": "*", "Condition": {"StringNotEquals": {"aws:RequestedRegion": ["us-east-1"]}}}
      """),
    KindRow(
      "SCP: FullAWSAccess", .identity, #"{"Effect": "Allow", "Action": "*", "Resource": "*"}"#),
    KindRow(
      "a repository that Lambda pulls from", .resource,
      """
      {"Effect": "Allow", "Principal": {"Service": "lambda.amazonaws.com"}, "Action":
       ["ecr:BatchGetImage"], "Condition":
       {"StringLike": {"aws:sourceARN": "arn:aws:lambda:us-east-1:606639739464:function:*"}}}
      """),
    KindRow(
      "a repository that denies what is not encrypted", .resource,
      """
      {"Effect": "Deny", \(everyone), "Action": "ecr:*",
       "Condition": {"Bool": {"aws:SecureTransport": "false"}}}
      """),
    KindRow(
      "a role's trust", .trust, #"{"Effect": "Allow", \#(account), "Action": "sts:AssumeRole"}"#),
  ]

  @Test("the content shows the kind, and no rule finds an error", arguments: sound)
  func shows(row: KindRow) throws {
    let node = try row.node()
    #expect(PolicyKind.found(in: node) == row.kind)
    let errors = PolicyReader.read(node, kind: nil).findings.filter { $0.severity == .error }
    #expect(errors.isEmpty, "\(errors.map(\.text))")
  }

  @Test(
    "the policy of another service's resource is recognized and has no kind",
    arguments: [
      KindRow(
        "kms", nil,
        #"{"Effect": "Allow", \#(account), "Action": "kms:*", "Resource": "*"}"#),
      KindRow(
        "kms", nil,
        #"{"Effect": "Allow", \#(account), "Action": ["kms:Decrypt", "KMS:Encrypt"], "Resource": "*"}"#,
        #"{"Effect": "Deny", \#(everyone), "Action": "kms:*", "Resource": "*"}"#),
      KindRow(
        "s3", nil,
        """
        {"Effect": "Allow", \(everyone), "Action": ["s3:GetObject"],
         "Resource": ["arn:aws:s3:::my-oidc/*"]}
        """),
      KindRow(
        "s3", nil,
        """
        {"Effect": "Deny", \(everyone), "Action": "s3:*", "Resource": "arn:aws:s3:::my-oidc/*",
         "Condition": {"Bool": {"aws:SecureTransport": "false"}}}
        """),
      KindRow(
        "sqs", nil,
        """
        {"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action":
         "sqs:SendMessage", "Resource": "arn:aws:sqs:us-east-1:818140567777:queue"}
        """),
    ])
  func foreign(row: KindRow) throws {
    let node = try row.node()
    #expect(PolicyKind.found(in: node) == row.kind)
    #expect(PolicyKind.foreignService(of: node) == row.name)
  }

  @Test("a policy of a service of the pull is nobody else's", arguments: sound)
  func ours(row: KindRow) throws {
    #expect(PolicyKind.foreignService(of: try row.node()) == nil)
  }

  @Test("a repository policy that names a resource is still one, and is reported")
  func repositoryWithResource() throws {
    let row = KindRow(
      "", .resource,
      """
      {"Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::606639739464:role/app"},
       "Action": ["ecr:BatchGetImage"], "Resource": "*"}
      """)
    let (policy, findings) = PolicyReader.read(try row.node(), kind: nil)
    #expect(policy?.kind == .resource)
    #expect(
      findings.filter { $0.severity == .error }.map(\.rule) == ["iam/repository-policy-resource"])
  }
}
