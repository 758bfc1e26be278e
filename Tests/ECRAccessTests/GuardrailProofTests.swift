import Documents
import Testing

@testable import ECRAccess

/// The shapes of guardrails that AWS publishes, decided as AWS decides them.
///
/// aws-samples/data-perimeter-policy-examples, aws-samples/resource-control-policy-examples; AWS Organizations User Guide,
/// "Example service control policies".
@Suite("Guardrails in the proof")
struct GuardrailProofTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let statement: String
    let result: ProofRow.Result
    var reason: String?

    var testDescription: String { name }

    init(
      _ name: String, _ result: ProofRow.Result, _ statement: String, _ reason: String? = nil
    ) {
      self.name = name
      self.statement = statement
      self.result = result
      self.reason = reason
    }

    /// The policy: everything is allowed, but for the statement.
    func policy(principal: String) -> String {
      #"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", \#(principal)"Action": "*", "#
        + #""Resource": "*"}, {"Sid": "Perimeter", "Effect": "Deny", \#(principal)\#(statement)}]}"#
    }
  }

  private static let issuer = "oidc.op1.openshiftapps.com/2k0c8r75om1ojie607vf4glkvbd4mo89"
  private static let principal = #""Principal": "*", "#

  static let shapes: [Row] = [
    Row(
      "the registry's region is allowed", .holds,
      #""NotAction": ["iam:*", "sts:*"], "Resource": "*", "Condition": {"StringNotEquals": {"aws:RequestedRegion": ["us-east-1", "us-east-2"]}}"#
    ),
    Row(
      "the registry's region is not allowed", .fails,
      #""NotAction": ["iam:*", "sts:*"], "Resource": "*", "Condition": {"StringNotEquals": {"aws:RequestedRegion": ["eu-west-1"]}}"#
    ),
    Row(
      "the region deny leaves ECR out", .holds,
      #""NotAction": ["iam:*", "sts:*", "ecr:*"], "Resource": "*", "Condition": {"StringNotEquals": {"aws:RequestedRegion": ["eu-west-1"]}}"#
    ),
    Row(
      "HTTPS only", .holds,
      #""Action": "ecr:*", "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "false"}}"#
    ),
    Row(
      "HTTPS only, where the key exists", .holds,
      #""Action": ["ecr:*", "sts:*"], "Resource": "*", "Condition": {"BoolIfExists": {"aws:SecureTransport": "false"}}"#
    ),
    Row(
      "only calls of AWS services", .fails,
      #""Action": "ecr:*", "Resource": "*", "Condition": {"Bool": {"aws:ViaAWSService": "false"}}"#
    ),
    Row(
      "no calls by way of AWS services", .holds,
      #""Action": "ecr:*", "Resource": "*", "Condition": {"Bool": {"aws:ViaAWSService": "true"}}"#),
    Row(
      "the caller's organization", .assumed,
      #""Action": "ecr:*", "Resource": "*", "Condition": {"StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-1"}, "BoolIfExists": {"aws:PrincipalIsAWSService": "false"}}"#,
      "`aws:PrincipalOrgID`"
    ),
    Row(
      "the organization of other callers, all AWS services", .holds,
      #""Action": "ecr:*", "Resource": "*", "Condition": {"StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-1"}, "BoolIfExists": {"aws:PrincipalIsAWSService": "true"}}"#
    ),
    Row(
      "the resource's organization", .assumed,
      #""Action": "ecr:*", "Resource": "*", "Condition": {"StringNotEqualsIfExists": {"aws:ResourceOrgID": "${aws:PrincipalOrgID}"}}"#,
      "`aws:ResourceOrgID`"
    ),
    Row(
      "expected networks", .assumed,
      #""Action": "ecr:*", "Resource": "*", "Condition": {"NotIpAddressIfExists": {"aws:SourceIp": "203.0.113.0/24"}, "StringNotEqualsIfExists": {"aws:SourceVpc": "vpc-11111111"}, "BoolIfExists": {"aws:ViaAWSService": "false"}}"#,
      "`aws:SourceIp`"
    ),
    Row(
      "a tag of the role", .assumed,
      #""Action": "ecr:*", "Resource": "*", "Condition": {"StringNotEquals": {"aws:PrincipalTag/team": "a"}}"#,
      "`aws:PrincipalTag/team`"
    ),
    Row(
      "resources of the role's own account", .fails,
      #""Action": "ecr:*", "Resource": "*", "Condition": {"StringNotEquals": {"aws:ResourceAccount": "606639739464"}}"#
    ),
    Row(
      "resources of the registry's account for pulls", .holds,
      #""Action": "ecr:Batch*", "Resource": "*", "Condition": {"StringNotEquals": {"aws:ResourceAccount": "818140567777"}}"#
    ),
    Row(
      "every role but this one", .holds,
      #""Action": "ecr:*", "Resource": "*", "Condition": {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/ROSA*"}}"#
    ),
    Row(
      "every role but another one", .fails,
      #""Action": "ecr:*", "Resource": "*", "Condition": {"ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/admin"}}"#
    ),
    Row(
      "every account but the role's", .holds,
      #""Action": "ecr:*", "Resource": "*", "Condition": {"StringNotEquals": {"aws:PrincipalAccount": "606639739464"}}"#
    ),
    Row(
      "sessions of another provider", .holds,
      #""Action": "ecr:*", "Resource": "*", "Condition": {"StringNotEquals": {"aws:FederatedProvider": "arn:aws:iam::606639739464:oidc-provider/\#(issuer)"}}"#
    ),
    Row(
      "IAM users", .holds,
      #""Action": "ecr:*", "Resource": "*", "Condition": {"Null": {"aws:username": "false"}}"#),
    Row(
      "one repository of all", .fails,
      #""Action": "ecr:BatchGetImage", "Resource": "arn:aws:ecr:*:*:repository/secret/*", "Condition": {"StringNotEqualsIfExists": {"aws:PrincipalArn": "x"}}"#
    ),
    Row(
      "one repository, and what depends on a key", .fails,
      #""Action": "ecr:BatchGetImage", "Resource": "arn:aws:ecr:*:*:repository/secret/*"}, {"Effect": "Deny", "Principal": "*", "Action": "ecr:*", "Resource": "*", "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}"#
    ),
  ]

  @Test("a service control policy", arguments: shapes)
  func serviceControl(row: Row) throws {
    let proof = try proof {
      let text = row.policy(principal: "").replacing(Self.principal, with: "")
      $0.guardrails.serviceControlPolicies = [[try document(text, named: "scp.json")]]
    }
    check(proof, "the service control policies allow", row)
  }

  @Test("a resource control policy", arguments: shapes)
  func resourceControl(row: Row) throws {
    let proof = try proof {
      let text = row.policy(principal: Self.principal)
      $0.guardrails.resourceControlPolicies = [[try document(text, named: "rcp.json")]]
    }
    check(proof, "the resource control policies do not deny", row)
  }

  @Test("a permissions boundary", arguments: shapes)
  func boundary(row: Row) throws {
    let proof = try proof {
      let text = row.policy(principal: "").replacing(Self.principal, with: "")
      $0.guardrails.permissionsBoundary = try document(text, named: "boundary.json")
    }
    check(proof, "the permissions boundary allows", row)
  }

  @Test("a VPC endpoint policy", arguments: shapes)
  func endpoint(row: Row) throws {
    let proof = try proof {
      let text = row.policy(principal: Self.principal)
      $0.guardrails.endpointPolicies = [try document(text, named: "endpoint.json")]
    }
    check(proof, "the VPC endpoint policy allow", row)
  }

  private func check(_ proof: Proof, _ claim: String, _ row: Row) {
    proof.expect(claim, row.result, because: row.reason)
    let others = proof.failures.filter { !$0.contains(claim) }
    #expect(others == [])
    let rules = proof.findings.map(\.rule)
    #expect(rules == (row.result == .fails ? ["access/guardrail"] : []))
  }

  @Test("of several kinds only the document that denies is blamed")
  func blame() throws {
    let allow =
      #"{"Statement": {"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}}"#
    let proof = try proof {
      $0.guardrails.resourceControlPolicies = [[try document(allow, named: "rcp.json")]]
      $0.guardrails.endpointPolicies = [try document(allow, named: "endpoint.json")]
      let deny =
        #"{"Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}, {"Sid": "NoEcr", "Effect": "Deny", "Action": "ecr:BatchGetImage", "Resource": "*"}]}"#
      $0.guardrails.serviceControlPolicies = [[try document(deny, named: "scp.json")]]
    }
    #expect(proof.failures == ["4 the service control policies allow the token and the pull"])
    #expect(proof.findings.map(\.location.source) == ["scp.json"])
    let blamed = proof.rows.filter { row in
      row.evidence.contains { $0.statement == "statement `NoEcr`" }
    }
    #expect(blamed.map(\.result) == [.fails])
  }

  @Test(
    "a resource control policy is about the role too",
    arguments: [
      ("the cluster's subject", "system:serviceaccount:cf-dev:ecr-sa", ProofRow.Result.holds),
      ("another subject", "system:serviceaccount:other:sa", .fails),
    ])
  func trustedProviders(name: String, subject: String, result: ProofRow.Result) throws {
    let deny =
      #"{"Statement": {"Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRoleWithWebIdentity", "Resource": "*", "Condition": {"StringNotEqualsIfExists": {"\#(Self.issuer):sub": "\#(subject)"}}}}"#
    let proof = try proof {
      $0.guardrails.resourceControlPolicies = [[try document(deny, named: "rcp.json")]]
    }
    proof.expect("let the service account assume the role", result)
  }

  @Test("policies of the two endpoints are told apart by what they allow")
  func endpoints() throws {
    func policy(_ actions: String) -> String {
      #"{"Statement": {"Effect": "Allow", "Principal": "*", "Action": \#(actions), "Resource": "*"}}"#
    }
    let pulls =
      #"["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", "ecr:BatchCheckLayerAvailability"]"#
    let rows: [(String, [String], ProofRow.Result)] = [
      ("each allows all", [policy(#""*""#), policy(#""ecr:*""#)], .holds),
      ("one a leg", [policy(#""ecr:GetAuthorizationToken""#), policy(pulls)], .assumed),
      ("none the pull", [policy(#""ecr:Get*""#), policy(#""ecr:GetAuthorizationToken""#)], .fails),
    ]
    for (name, policies, result) in rows {
      let proof = try proof {
        $0.guardrails.endpointPolicies = try policies.enumerated().map {
          try document($1, named: "endpoint-\($0).json")
        }
      }
      proof.expect("the VPC endpoint policies allow", result)
      #expect(proof.failures.isEmpty == (result != .fails), "\(name)")
    }
  }

  @Test(
    "the policy of an endpoint of Amazon S3 is about image layers",
    arguments: [
      ("all", #""Action": "s3:*", "Resource": "*""#, ProofRow.Result.holds),
      (
        "the bucket of layers",
        #""Action": "s3:GetObject", "Resource": "arn:aws:s3:::prod-us-east-1-starport-layer-bucket/*""#,
        .holds
      ),
      (
        "the bucket of another Region",
        #""Action": "s3:GetObject", "Resource": "arn:aws:s3:::prod-us-west-2-starport-layer-bucket/*""#,
        .fails
      ),
      ("another bucket", #""Action": "s3:GetObject", "Resource": "arn:aws:s3:::acme/*""#, .fails),
      ("no reads", #""Action": "s3:ListBucket", "Resource": "*""#, .fails),
      (
        "the organization's principals",
        #""Action": "s3:*", "Resource": "*", "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}"#,
        .assumed
      ),
      (
        "the role's account, in whose name no layer is fetched",
        #""Action": "s3:*", "Resource": "*", "Condition": {"StringEquals": {"aws:PrincipalAccount": "606639739464"}}"#,
        .assumed
      ),
    ])
  func layerEndpoint(name: String, rest: String, result: ProofRow.Result) throws {
    func policy(_ principal: String) -> String {
      #"{"Statement": {"Effect": "Allow", "Principal": \#(principal), \#(rest)}}"#
    }
    let claim = "the policy of the Amazon S3 endpoint allows the bucket of the image layers"
    let proof = try proof {
      $0.guardrails.endpointPolicies = [try document(policy(#""*""#), named: "s3.json")]
    }
    proof.expect(claim, result)
    proof.expect(
      "no unseen service control policy, resource control policy or VPC endpoint policy denies",
      .assumed)
    #expect(proof.failures.isEmpty == (result != .fails), "\(name)")
    let named = try ECRAccessTests.proof {
      $0.guardrails.endpointPolicies = [
        try document(policy(#"{"AWS": "606639739464"}"#), named: "s3.json")
      ]
    }
    named.expect(claim, .assumed)
  }

  @Test("what was not seen is assumed, each kind by its name, and an issued token is no pull")
  func unseen() throws {
    let offline = try proof()
    offline.expect(
      "no unseen service control policy, resource control policy or VPC endpoint policy denies the token or the pull",
      .assumed)
    let seen = try proof {
      $0.tokenRefreshed = "2026-11-28T05:00:00Z"
      let allow = #"{"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}"#
      $0.guardrails.serviceControlPolicies = [[try document(allow, named: "scp.json")]]
    }
    seen.expect("no unseen resource control policy or VPC endpoint policy denies the token", .holds)
    seen.expect(
      "no unseen resource control policy or VPC endpoint policy denies the pull", .assumed)
  }
}
