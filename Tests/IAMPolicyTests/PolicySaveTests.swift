import Documents
import Testing

@testable import IAMPolicy

/// A policy and what AWS answers when it is saved; `nil`: it stores it.
struct SaveRow: Sendable, CustomTestStringConvertible {
  let name: String
  let kind: PolicyKind
  let text: String
  let answer: String?

  init(_ name: String, _ text: String, _ kind: PolicyKind, _ answer: String?) {
    (self.name, self.kind, self.text, self.answer) = (name, kind, text, answer)
  }

  /// An identity policy.
  init(_ name: String, _ text: String, _ answer: String?) {
    self.init(name, text, .identity, answer)
  }

  var testDescription: String { name }
}

@Suite("What AWS answers when a policy is saved")
struct PolicySaveTests {
  static func statement(_ text: String) -> String {
    #"{"Version": "2012-10-17", "Statement": [{\#(text)}]}"#
  }

  static func action(_ action: String) -> String {
    statement(#""Effect": "Allow", "Action": \#(action), "Resource": "*""#)
  }

  static func resource(_ resource: String) -> String {
    statement(#""Effect": "Allow", "Action": "ecr:BatchGetImage", "Resource": \#(resource)"#)
  }

  static func trust(_ principal: String, _ more: String = "") -> String {
    statement(#""Effect": "Allow", "Principal": \#(principal), "Action": "sts:AssumeRole"\#(more)"#)
  }

  static func repository(_ more: String = "") -> String {
    statement(
      #""Effect": "Allow", "Principal": {"AWS": "606639739464"}, "Action": "ecr:BatchGetImage"\#(more)"#
    )
  }

  static let syntax = "Syntax errors in policy."
  static let legacy = "The policy failed legacy parsing"
  static let prefaced =
    "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."
  static let repositoryPolicy =
    "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy "
    + "provided'"

  static let rows: [SaveRow] = [
    SaveRow("a policy", resource(#""*""#), nil),
    SaveRow("an unknown element", statement(#""Effect": "Allow", "Actions": "a:b""#), syntax),
    SaveRow("no statement", #"{"Version": "2012-10-17"}"#, syntax),
    SaveRow("an empty list of statements", #"{"Version": "2012-10-17", "Statement": []}"#, syntax),
    SaveRow(
      "both forms of an element",
      statement(#""Effect": "Allow", "Action": "a:b", "NotAction": "a:c", "Resource": "*""#),
      syntax),
    SaveRow("a number for an action", action("7"), syntax),
    SaveRow(
      "an unknown operator",
      statement(
        #""Effect": "Allow", "Action": "a:b", "Resource": "*", "Condition": {"StringIs": {"aws:userid": "a"}}"#
      ), syntax),
    SaveRow(
      "an effect in lower case",
      statement(#""Effect": "allow", "Action": "a:b", "Resource": "*""#), legacy),
    SaveRow(
      "no version",
      #"{"Statement": {"Effect": "Allow", "Action": "a:b", "Resource": "*"}}"#,
      "Policy document must be version 2012-10-17 or greater."),
    SaveRow(
      "the earlier version",
      #"{"Version": "2008-10-17", "Statement": {"Effect": "Allow", "Action": "a:b", "Resource": "*"}}"#,
      "Policy document must be version 2012-10-17 or greater."),
    SaveRow("no actions", action("[]"), "Policy statement must contain actions."),
    SaveRow("no resources", resource("[]"), "Policy statement must contain resources."),
    SaveRow(
      "no resource", statement(#""Effect": "Allow", "Action": "a:b""#),
      "Policy statement must contain resources."),
    SaveRow("an action without a service", action(#""BatchGetImage""#), prefaced),
    SaveRow("an action with an empty service", action(#"":BatchGetImage""#), prefaced),
    SaveRow(
      "an action with two colons", action(#""ecr:Batch:GetImage""#),
      "Actions/Condition can contain only one colon."),
    SaveRow(
      "an action with a blank in its service", action(#""e cr:BatchGetImage""#),
      "Vendor e cr is not valid"),
    SaveRow("an action that does not exist", action(#""ecr:PullEverything""#), nil),
    SaveRow("a wildcard in the service", action(#""ec*:Get*""#), nil),
    SaveRow("every action", action(#""*""#), nil),
    SaveRow(
      "a resource that is not an ARN", resource(#""app""#),
      "Resource app must be in ARN format or \"*\"."),
    SaveRow(
      "an ARN without a service", resource(#""arn:aws""#),
      "Resource vendor must be fully qualified and cannot contain regexes."),
    SaveRow("an ARN with an empty service", resource(#""arn:aws::::b""#), legacy),
    SaveRow("an incomplete ARN", resource(#""arn:aws:ecr""#), nil),
    SaveRow("an incomplete ARN with an empty field", resource(#""arn:aws:s3::b""#), legacy),
    SaveRow("an unknown service", resource(#""arn:aws:erc:us-east-1:818140567777:a""#), nil),
    SaveRow(
      "an unknown partition", resource(#""arn:b:ecr""#),
      "Partition \"b\" is not valid for resource \"arn:b:ecr:*:*:*\"."),
    SaveRow("a partition with a wildcard", resource(#""arn:aws*:ecr:*:*:*""#), nil),
    SaveRow(
      "a role with a Region", resource(#""arn:aws:iam:us-east-1:606639739464:role/a""#),
      "IAM resource arn:aws:iam:us-east-1:606639739464:role/a cannot contain region information."),
    SaveRow(
      "a bucket with a Region", resource(#""arn:aws:s3:us-east-1::bucket""#),
      "Resource arn:aws:s3:us-east-1::bucket can not contain region information."),
    SaveRow(
      "an access point", resource(#""arn:aws:s3:us-east-1:606639739464:accesspoint/a""#), nil),
    SaveRow("a role", resource(#""arn:aws:iam::606639739464:role/a""#), nil),
    SaveRow(
      "a `Sid` with a hyphen",
      statement(#""Sid": "a-b", "Effect": "Allow", "Action": "a:b", "Resource": "*""#),
      "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular "
        + "expression [0-9A-Za-z]*"),
    SaveRow(
      "a `Sid` twice",
      """
      {"Version": "2012-10-17", "Statement": [
        {"Sid": "a", "Effect": "Allow", "Action": "a:b", "Resource": "*"},
        {"Sid": "a", "Effect": "Allow", "Action": "a:c", "Resource": "*"}]}
      """, "Statement IDs (SID) in a single policy must be unique."),
    SaveRow(
      "a principal in an identity policy", trust(#""*""#, #", "Resource": "*""#),
      "Policy document should not specify a principal."),
    SaveRow("a trust policy", trust(#"{"AWS": "606639739464"}"#), .trust, nil),
    SaveRow(
      "a trust policy of the earlier version",
      #"{"Version": "2008-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "606639739464"}, "Action": "sts:AssumeRole"}}"#,
      .trust, nil),
    SaveRow(
      "a resource in a trust policy", trust(#"{"AWS": "606639739464"}"#, #", "Resource": "*""#),
      .trust, "Has prohibited field Resource"),
    SaveRow(
      "a malformed principal", trust(#"{"AWS": "arn:aws:iam::60663973946:role/a"}"#), .trust,
      #"Invalid principal in policy: "AWS":"arn:aws:iam::60663973946:role/a""#),
    SaveRow(
      "a malformed provider", trust(#"{"Federated": "https://a.example"}"#), .trust,
      "Federated principals must be valid domain names or SAML metadata ARNs"),
    SaveRow("a repository policy", repository(), .resource, nil),
    SaveRow(
      "a repository policy of the earlier version",
      repository().replacing("2012-10-17", with: "2008-10-17"), .resource, nil),
    SaveRow(
      "a resource in a repository policy", repository(#", "Resource": "*""#), .resource,
      repositoryPolicy),
    SaveRow(
      "no principal in a repository policy",
      statement(#""Effect": "Allow", "Action": "ecr:BatchGetImage""#), .resource, repositoryPolicy),
    SaveRow(
      "a registry policy",
      repository(#", "Resource": "arn:aws:ecr:us-east-1:818140567777:repository/*""#), .registry,
      nil),
    SaveRow("a service control policy", resource(#""*""#), .scp, nil),
    SaveRow(
      "a principal in a service control policy", trust(#""*""#, #", "Resource": "*""#), .scp,
      organizations),
    SaveRow(
      "a service control policy without a version",
      #"{"Statement": {"Effect": "Deny", "Action": "ecr:*", "Resource": "*"}}"#, .scp,
      organizations),
    SaveRow("a resource control policy", control(), .rcp, nil),
    SaveRow(
      "a resource control policy of the earlier version",
      control().replacing("2012-10-17", with: "2008-10-17"), .rcp, organizations),
    SaveRow(
      "a resource control policy that allows", control(effect: "Allow"), .rcp, organizations),
    SaveRow(
      "`RCPFullAWSAccess`, which AWS attaches itself",
      control(effect: "Allow", action: #""Action": "*""#), .rcp, nil),
    SaveRow(
      "a resource control policy about all services", control(action: #""Action": "*""#), .rcp,
      organizations),
    SaveRow(
      "a resource control policy with `NotAction`", control(action: #""NotAction": "ecr:*""#),
      .rcp, organizations),
    SaveRow(
      "a resource control policy for one account",
      control(principal: #""Principal": {"AWS": "606639739464"}"#), .rcp, organizations),
    SaveRow(
      "a resource control policy with `NotPrincipal`",
      control(principal: #""NotPrincipal": {"AWS": "606639739464"}"#), .rcp, organizations),
  ]

  static let organizations =
    "The provided policy document does not meet the requirements of the specified policy type."

  static func control(
    effect: String = "Deny", principal: String = #""Principal": "*""#,
    action: String = #""Action": "ecr:*""#
  ) -> String {
    statement(#""Effect": "\#(effect)", \#(principal), \#(action), "Resource": "*""#)
  }

  @Test("AWS's answer, or none", arguments: rows)
  func answer(row: SaveRow) throws {
    let (node, faults) = JSONReader.read(Array(row.text.utf8), source: nil)
    try #require(faults.isEmpty, "\(faults)")
    let policy = Policy(try #require(node), kind: row.kind)
    #expect(PolicySave.refusal(of: policy)?.message == row.answer)
  }
}
