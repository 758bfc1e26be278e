import Documents
import Testing

@testable import IAMPolicy

/// A fault, and what a user reads about it.
struct MessageCase: CustomTestStringConvertible {
  let rule: String
  let text: String
  let kind: PolicyKind
  let message: String
  let help: String?

  init(_ rule: String, _ text: String, _ kind: PolicyKind, _ message: String, _ help: String?) {
    (self.rule, self.text, self.kind) = (rule, text, kind)
    (self.message, self.help) = (message, help)
  }

  var testDescription: String { "\(rule): \(message)" }
}

@Suite("What a rule says")
struct PolicyRuleMessageTests {
  static let issuer = PolicyExample.issuer

  static let cases: [MessageCase] = [
    MessageCase(
      "iam/condition-operator", PolicyExample.identity(#"{"StringEqual": {"aws:userid": "a"}}"#),
      .identity, "`StringEqual` is not a condition operator", "did you mean `StringEquals`?"),
    MessageCase(
      "iam/condition-operator",
      PolicyExample.identity(#"{"ForAnyValues:StringLke": {"aws:userid": "a"}}"#),
      .identity, "`ForAnyValues:StringLke` is not a condition operator",
      "did you mean `ForAnyValue:StringLike`?"),
    MessageCase(
      "iam/condition-key-format", PolicyExample.identity(#"{"StringEquals": {"SourceIp": "a"}}"#),
      .identity, "`SourceIp` is not a condition key", "did you mean `aws:SourceIp`?"),
    MessageCase(
      "iam/global-key", PolicyExample.identity(#"{"StringEquals": {"aws:SourceIP4": "a"}}"#),
      .identity, "`aws:SourceIP4` is not a global condition key", "did you mean `aws:SourceIp`?"),
    MessageCase(
      "iam/foreign-issuer",
      PolicyExample.trust(#"{"StringEquals": {"https://\#(issuer):sub": "a"}}"#), .trust,
      "`https://\(issuer):sub` is not a claim of the trusted provider, `\(issuer)`",
      "write `\(issuer):sub`"),
    MessageCase(
      "iam/ip-host-bits",
      PolicyExample.identity(#"{"IpAddress": {"aws:SourceIp": "2001:db8::7/32"}}"#), .identity,
      "`2001:db8::7/32` has bits right of its mask",
      "write `2001:db8::/32`, which is the same range"),
    MessageCase(
      "iam/trust-without-subject",
      PolicyExample.trust(
        #"{"StringNotEquals": {"\#(issuer):sub": "system:serviceaccount:a:b"}}"#), .trust,
      "statement 0 trusts `\(issuer)` for any subject",
      "add a `StringEquals` condition on `\(issuer):sub`, such as `system:serviceaccount:NAMESPACE:NAME`"
    ),
    MessageCase(
      "iam/key-for-action", PolicyExample.trust(#"{"StringEquals": {"sts:ExternalId": "a"}}"#),
      .trust, "`sts:AssumeRoleWithWebIdentity` never has `sts:ExternalId`",
      "move the action to a statement without this key"),
    MessageCase(
      "iam/principal-format",
      PolicyExample.repository(principal: #"{"AWS": "ec2.amazonaws.com"}"#), .resource,
      "`ec2.amazonaws.com` is not a valid `AWS` principal",
      "write a service as `{\"Service\": ...}`"),
    MessageCase(
      "iam/principal-format", PolicyExample.repository(principal: #""606639739464""#), .resource,
      "`606639739464` is not a valid principal", "write `{\"AWS\": ...}`, or `\"*\"` for everybody"),
    MessageCase(
      "iam/federated-principal",
      PolicyExample.trust(
        principal:
          #"{"Federated": "arn:aws:iam::606639739464:oidc-provider/https://\#(issuer)"}"#),
      .trust,
      "`arn:aws:iam::606639739464:oidc-provider/https://\(issuer)` is not an identity provider",
      "write `arn:aws:iam::ACCOUNT:oidc-provider/ISSUER`, the issuer without `https://` and "
        + "without a `/` at the end"),
  ]

  private static let arn = "arn:aws:ecr:us-east-1:818140567777:repository/app"

  static let elements: [MessageCase] = [
    MessageCase(
      "iam/missing-version", #"{"Statement": []}"#, .identity, "the policy has no `Version`",
      "add `\"Version\": \"2012-10-17\"` before the statements"),
    MessageCase(
      "iam/missing-action", Sample.policy(#""Sid": "Pull", "Effect": "Allow""#), .identity,
      "statement `Pull` has neither `Action` nor `NotAction`",
      "add the actions, such as `\"Action\": [\"ecr:BatchGetImage\"]`"),
    MessageCase(
      "iam/missing-resource", Sample.policy(#""Sid": "Pull", "Effect": "Allow""#), .identity,
      "statement `Pull` has neither `Resource` nor `NotResource`",
      "specify the resources by ARN, or add `\"Resource\": \"*\"`"),
    MessageCase(
      "iam/empty-action", Sample.actions("[]"), .identity, "`Action` of statement 0 is empty",
      "add at least one value, or remove the statement"),
    MessageCase(
      "iam/empty-resource", Sample.policy(#""Effect": "Allow", "NotResource": []"#), .identity,
      "`NotResource` of statement 0 is empty", "add what to exclude, or use `Resource`"),
    MessageCase(
      "iam/unknown-element", Sample.policy(#""Version": "2012-10-17""#), .identity,
      "`Version` is not a valid element of a statement",
      "move `Version` out of the statement, beside `Statement`"),
    MessageCase(
      "iam/unknown-element", #"{"Effect": "Allow"}"#, .identity,
      "`Effect` is not a valid element of a policy", "move `Effect` into a statement"),
    MessageCase(
      "iam/unknown-element", Sample.policy(#""effect": "Allow""#), .identity,
      "`effect` is not a valid element of a statement", "did you mean `Effect`?"),
    MessageCase(
      "iam/unknown-element", Sample.policy(#""Comment": "Allow""#), .identity,
      "`Comment` is not a valid element of a statement", "remove it"),
    MessageCase(
      "iam/data-type", Sample.policy(#""Action": ["ecr:PutImage", null]"#), .identity,
      "`Action` does not accept null", "write a string or a list of strings"),
  ]

  static let actionsAndResources: [MessageCase] = [
    MessageCase(
      "iam/pass-role-wildcard", Sample.actions(#""iam:PassRole""#), .identity,
      "statement 0 allows passing any role",
      "specify the role ARNs, or add a condition on `iam:PassedToService`"),
    MessageCase(
      "iam/redundant-action", Sample.actions(#"["ecr:Put*", "ecr:PutImage"]"#), .identity,
      "`ecr:PutImage` is redundant: `ecr:Put*` includes it", "remove it"),
    MessageCase(
      "iam/redundant-resource", Sample.resource(#"["\#(arn)", "\#(arn)"]"#), .identity,
      "`\(arn)` is listed twice", "remove it"),
    MessageCase(
      "iam/invalid-arn-account", Sample.resource(#""arn:aws:iam:::role/a""#), .identity,
      "`arn:aws:iam:::role/a` has no account ID", "add the account ID, or `*`"),
    MessageCase(
      "iam/invalid-arn-resource", Sample.resource(#""arn:aws:ecr:us-east-1:818140567777:app""#),
      .identity, "`arn:aws:ecr:us-east-1:818140567777:app` is not a valid resource of `ecr`",
      "start the sixth field with `repository/`"),
    MessageCase(
      "iam/dead-action", Sample.actions(#""ecr:GetAuthorizationToken""#, on: "\"\(arn)\""),
      .identity, "`ecr:GetAuthorizationToken` has no effect on `\(arn)`",
      "it has no resource-level permissions: allow it in a statement with `\"Resource\": \"*\"`"),
    MessageCase(
      "iam/resource-type-wildcard",
      Sample.resource(#""arn:aws:ecr:us-east-1:818140567777:repositor*""#), .identity,
      "`arn:aws:ecr:us-east-1:818140567777:repositor*` has a wildcard in its resource type",
      "write the type, such as `repository/*`"),
    MessageCase(
      "iam/principal-unsupported", Sample.policy(#""Principal": "*", "# + Sample.identity), .scp,
      "statement 0 has `Principal`, which a service control policy cannot have",
      "remove it: the policy is about all principals of the accounts that it is attached to"),
    MessageCase(
      "iam/rcp-element",
      Sample.policy(#""Effect": "Deny", "Principal": "*", "NotAction": "ecr:*", "Resource": "*""#),
      .rcp, "statement 0 has `NotAction`, which a resource control policy cannot have",
      "list the actions in `Action`"),
    MessageCase(
      "iam/organizations-version", "{\"Statement\": {\(Sample.identity)}}", .scp,
      "the policy does not have the version that AWS Organizations requires",
      "write `\"Version\": \"2012-10-17\"`"),
  ]

  @Test("white space counts where AWS counts it", arguments: PolicyKind.allCases)
  func whiteSpace(kind: PolicyKind) throws {
    let (node, _) = JSONReader.read(Array(Sample.policy(Sample.identity).utf8), source: nil)
    let (_, findings) = PolicyReader.read(try #require(node), kind: kind, textLength: 30_000)
    let quota = [.scp: 5120, .rcp: 5120, .endpoint: 20_480][kind]
    #expect(
      findings.map(\.message).filter { $0.contains("quota") }
        == (quota.map {
          ["the policy has 30000 characters, white space included; the quota is \($0)"]
        } ?? []))
  }

  @Test(
    "names the fault and what to do", arguments: cases + elements + actionsAndResources)
  func message(expected: MessageCase) throws {
    let (node, _) = JSONReader.read(Array(expected.text.utf8), source: nil)
    let rule = try #require(PolicyRules.all.first { $0.info.id == expected.rule })
    let findings = rule.findings(Policy(try #require(node), kind: expected.kind))
    #expect(findings.map(\.message) == [expected.message])
    #expect(findings.map(\.help) == [expected.help])
  }

  @Test("no document stops a rule, whatever stands where", arguments: PolicyKind.allCases)
  func hostile(kind: PolicyKind) {
    let long = String(repeating: "a", count: 20_000)
    let texts = [
      "", ":", "*", "${", "${}", "arn:aws:iam", "::::::", "/", "1.2.3.4/", "::/", ":::", "T", "-",
      "2026-", "2026-01-01T", "https://", "${a,", "${a,'", "a.b:", long,
      String(repeating: "*", count: 2_000) + "b", String(repeating: "${", count: 2_000),
    ]
    for text in texts {
      let leaf = Node(text)
      let leaves: [Node] = [leaf, [leaf, leaf], .null, 1, true, [], [:], [[leaf]]]
      for value in leaves {
        let block = Node(.mapping(Mapping([Mapping.Entry(key: text, value: value)])))
        let operators = ["IpAddress", "DateLessThan", "StringLike", "NumericEquals", "Bool", text]
        let condition = Node(
          .mapping(
            Mapping(
              operators.flatMap { name in
                [Mapping.Entry(key: name, value: block)]
              } + [
                Mapping.Entry(
                  key: "NotIpAddress", value: ["aws:SourceIp": value, "aws:SourceVpc": value])
              ])))
        let principal = Node(
          .mapping(
            Mapping(
              ["AWS", "Federated", "Service", text].map { Mapping.Entry(key: $0, value: value) })))
        for who in [principal, leaf, value] {
          let statement: Node = [
            "Effect": "Allow", "Principal": who, "Action": value, "Resource": value,
            "Condition": condition,
          ]
          let policy = Policy(
            ["Version": "2012-10-17", "Statement": [statement, value]], kind: kind)
          for rule in PolicyRules.principals + PolicyRules.conditions + PolicyRules.crossAccountPull
          {
            for finding in rule.findings(policy) { #expect(!finding.message.isEmpty) }
          }
        }
      }
    }
  }
}
