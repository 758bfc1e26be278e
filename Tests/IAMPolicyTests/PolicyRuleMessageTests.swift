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
      "`https://\(issuer):sub` is about another provider than `\(issuer)`, which is trusted",
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
      "statement 0 trusts `\(issuer)` whoever the token is for",
      "demand `\(issuer):sub` under `StringEquals`, such as `system:serviceaccount:NAMESPACE:NAME`"),
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

  @Test("names the fault and what to do", arguments: cases)
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
          for rule in PolicyRules.principals + PolicyRules.conditions + PolicyRules.pulls {
            for finding in rule.findings(policy) { #expect(!finding.message.isEmpty) }
          }
        }
      }
    }
  }
}
