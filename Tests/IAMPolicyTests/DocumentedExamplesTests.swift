import IAMPolicy
import Testing

/// An example that AWS's documentation tells the answer of.
struct DocumentedExample: Sendable, CustomTestStringConvertible {
  /// The page's name.
  let page: String
  let what: String
  let request: String
  let decision: Decision.Outcome

  init(_ page: String, _ what: String, _ request: String, _ decision: Decision.Outcome) {
    (self.page, self.what, self.request, self.decision) = (page, what, request, decision)
  }

  var testDescription: String { "\(page): \(what)" }
}

/// Transcribed from the pages that the rows name: of the IAM User Guide
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/PAGE.html), or of another guide where the name has its path.
@Suite("AWS's own examples, and what AWS says of them")
struct DocumentedExamplesTests {
  @Test(
    "are answered as AWS says",
    arguments: oneAccount + acrossAccounts + boundaries + elements + conditions + organizations)
  func examples(example: DocumentedExample) throws {
    #expect(try decide(example.request).outcome == example.decision)
  }

  private static func own(_ document: String) -> String { #""identity_policies": [\#(document)]"# }

  private static func put(_ bucket: String, by principal: String) -> String {
    #""action": "s3:PutObject", "resource": "arn:aws:s3:::\#(bucket)/file", "principal": "\#(principal)""#
  }

  private static let carlos = "arn:aws:iam::111122223333:user/carlossalazar"
  private static let carlosOwn = policy(
    #"{"Sid": "AllowS3ListRead", "Effect": "Allow", "Action": ["s3:GetBucketLocation", "s3:GetAccountPublicAccessBlock", "s3:ListAccessPoints", "s3:ListAllMyBuckets"], "Resource": "arn:aws:s3:::*"}"#,
    #"{"Sid": "AllowS3Self", "Effect": "Allow", "Action": "s3:*", "Resource": ["arn:aws:s3:::carlossalazar/*", "arn:aws:s3:::carlossalazar"]}"#,
    #"{"Sid": "DenyS3Logs", "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::*log*"}"#)
  private static let carlosBucket = policy(
    #"{"Effect": "Allow", "Principal": {"AWS": "\#(carlos)"}, "Action": "s3:*", "Resource": ["arn:aws:s3:::carlossalazar/*", "arn:aws:s3:::carlossalazar"]}"#
  )

  static let oneAccount: [DocumentedExample] = [
    DocumentedExample(
      "reference_policies_evaluation-logic", "a file to his own bucket",
      put("carlossalazar", by: carlos)
        + #", "resource_account": "111122223333", "resource_policy": \#(carlosBucket), "#
        + own(carlosOwn), .allowed),
    DocumentedExample(
      "reference_policies_evaluation-logic", "a file to a bucket with `log` in its name",
      put("carlossalazar-logs", by: carlos) + #", "resource_account": "111122223333", "#
        + own(carlosOwn), .explicitlyDenied),
    DocumentedExample(
      "reference_policies_evaluation-logic", "a file to a bucket that no policy is about",
      put("amzn-s3-demo-bucket2", by: carlos) + #", "resource_account": "111122223333", "#
        + own(carlosOwn), .implicitlyDenied),
  ]

  private static let otherCarlos = "arn:aws:iam::111111111111:user/carlossalazar"
  private static let crossOwn = policy(
    #"{"Sid": "AllowS3ListRead", "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*"}"#,
    #"{"Sid": "AllowS3ProductionObjectActions", "Effect": "Allow", "Action": "s3:*Object*", "Resource": "arn:aws:s3:::Production/*"}"#,
    #"{"Sid": "DenyS3Logs", "Effect": "Deny", "Action": "s3:*", "Resource": ["arn:aws:s3:::*log*", "arn:aws:s3:::*log*/*"]}"#
  )
  private static let crossBucket = policy(
    #"{"Effect": "Allow", "Action": ["s3:GetObject*", "s3:PutObject*", "s3:ReplicateObject", "s3:RestoreObject"], "Principal": {"AWS": "\#(otherCarlos)"}, "Resource": "arn:aws:s3:::Production/*"}"#
  )

  static let acrossAccounts: [DocumentedExample] = [
    DocumentedExample(
      "reference_policies_evaluation-logic-cross-account", "a file to the Production bucket",
      put("Production", by: otherCarlos)
        + #", "resource_account": "222222222222", "resource_policy": \#(crossBucket), "#
        + own(crossOwn), .allowed),
    DocumentedExample(
      "reference_policies_evaluation-logic-cross-account", "to a bucket whose policy is silent",
      put("Production", by: otherCarlos) + #", "resource_account": "222222222222", "#
        + own(crossOwn), .implicitlyDenied),
    DocumentedExample(
      "reference_policies_evaluation-logic-cross-account", "a file to the log bucket",
      put("amzn-s3-demo-log", by: otherCarlos) + #", "resource_account": "222222222222", "#
        + own(crossOwn), .explicitlyDenied),
    DocumentedExample(
      "id_roles_create_for-user_externalid", "a third party that names the right customer",
      externalID("12345"), .allowed),
    DocumentedExample(
      "id_roles_create_for-user_externalid", "a third party that names another customer",
      externalID("67890"), .implicitlyDenied),
  ]

  private static func externalID(_ id: String) -> String {
    let trust = policy(
      #"{"Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "sts:AssumeRole", "Condition": {"StringEquals": {"sts:ExternalId": "12345"}}}"#
    )
    return
      #""action": "sts:AssumeRole", "resource": "arn:aws:iam::111122223333:role/ExampleRole", "principal": "arn:aws:iam::444455556666:user/third", "context": {"sts:ExternalId": "\#(id)"}, "resource_policy": \#(trust), "#
      + own(policy(statement()))
  }

  private static let shirley = #""principal": "arn:aws:iam::123456789012:user/ShirleyRodriguez", "#
  private static let boundary =
    #", "permissions_boundaries": [\#(policy(#"{"Effect": "Allow", "Action": ["s3:*", "cloudwatch:*", "ec2:*"], "Resource": "*"}"#))]"#
  private static let createUser =
    #""action": "iam:CreateUser", "resource": "arn:aws:iam::123456789012:user/new", "#

  static let boundaries: [DocumentedExample] = [
    DocumentedExample(
      "access_policies_boundaries", "a permission that the boundary does not have",
      shirley + createUser
        + own(policy(#"{"Effect": "Allow", "Action": "iam:CreateUser", "Resource": "*"}"#))
        + boundary,
      .implicitlyDenied),
    DocumentedExample(
      "access_policies_boundaries", "a boundary gives no permission by itself",
      shirley + #""action": "s3:GetObject", "resource": "arn:aws:s3:::b/k", "# + own(policy())
        + boundary, .implicitlyDenied),
    DocumentedExample(
      "access_policies_boundaries", "a permission that both have",
      shirley + #""action": "s3:GetObject", "resource": "arn:aws:s3:::b/k", "#
        + own(policy(#"{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}"#)) + boundary,
      .allowed),
  ]
}
