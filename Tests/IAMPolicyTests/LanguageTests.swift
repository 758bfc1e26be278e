import Documents
import TestSupport
import Testing

@testable import IAMPolicy

/// What the rules and the evaluator have to agree about: they read the language with the same code.
@Suite("One reading of the language by rules and evaluator")
struct LanguageTests {
  /// The rules that say that a text is not what its place requires.
  static let valueRules: Set<String> = [
    "iam/condition-operator", "iam/null-if-exists", "iam/boolean-value", "iam/number-value",
    "iam/date-value", "iam/ip-value", "iam/binary-value", "iam/variable-brace",
    "iam/variable-quote", "iam/variable-space", "iam/variable-empty", "iam/variable-operator",
  ]
  static let principalRules: Set<String> = [
    "iam/principal-format", "iam/principal-wildcard", "iam/service-principal",
    "iam/federated-principal", "iam/principal-key", "iam/variable-element",
  ]

  /// A value, and what AWS's documentation makes of it.
  struct Decision: Sendable, CustomTestStringConvertible {
    let operatorName: String
    let value: Node
    let isRead: Bool
    /// The rules that speak about it.
    let rules: [String]
    /// The page of the IAM User Guide that decides.
    let page: String

    var testDescription: String { "\(operatorName): \(value.conditionText ?? "")" }

    init(_ operatorName: String, _ value: Node, _ isRead: Bool, _ rules: [String], _ page: String) {
      (self.operatorName, self.value, self.isRead) = (operatorName, value, isRead)
      (self.rules, self.page) = (rules, page)
    }
  }

  private static let variables = "reference_policies_variables: quotes delimit a default value"
  private static let numbers =
    "reference_policies_elements_condition_operators: integers and decimal values"
  private static let dates =
    "reference_policies_elements_condition_operators: ISO 8601, or epoch time"

  @Test(
    "a value that could be read in two ways is read as AWS documents it",
    arguments: [
      Decision("StringEquals", "${aws:PrincipalTag/team, 'a}b'}", true, [], variables),
      Decision(
        "StringEquals", "${aws:PrincipalTag/team, 'a}", false, ["iam/variable-quote"], variables),
      Decision("NumericEquals", "1e3", false, ["iam/number-value"], numbers),
      Decision("NumericEquals", ".5", false, ["iam/number-value"], numbers),
      Decision("NumericEquals", "+5", false, ["iam/number-value"], numbers),
      Decision("NumericEquals", "-0.50", true, [], numbers),
      Decision("DateLessThan", "2026-02-31T00:00:00Z", false, ["iam/date-value"], dates),
      Decision("DateLessThan", "2026-02-28T24:00Z", false, ["iam/date-value"], dates),
      Decision("DateLessThan", "2026-02-28T23:59Z", true, [], dates),
      // Read, and advised against, as Access Analyzer does: "Invalid date value".
      Decision("DateLessThan", "1700000000", true, ["iam/date-value"], dates),
      Decision("BinaryEquals", "ZWN", false, ["iam/binary-value"], numbers),
    ])
  func decision(row: Decision) {
    let (isRead, rules) = Self.read([row.operatorName: ["s3:key": row.value]])
    #expect(isRead == row.isRead, "\(row.page)")
    #expect(rules.map(\.rule) == row.rules, "\(row.page)")
  }

  @Test(
    "a default with a brace is the value where the tag is missing",
    arguments: [("a}b", true), ("a", false)])
  func defaultWithBrace(team: String, holds: Bool) throws {
    try ConditionRow(
      #""StringEquals": {"k": "${aws:PrincipalTag/team, 'a}b'}"}"#, #""k": "\#(team)""#, holds
    ).check()
  }

  /// AWS GovCloud (US) User Guide, "Amazon Cognito in AWS GovCloud (US)".
  @Test("Amazon Cognito's provider in AWS GovCloud (US) is a provider to rules and evaluator")
  func cognitoInGovCloud() throws {
    let name = "cognito-identity-us-gov.amazonaws.com"
    #expect(try RequestPrincipal(name).kind == .webIdentity(provider: name))
    #expect(FederatedProvider(name) == .oidc(name))
    #expect(Self.readPrincipal(name, type: "Federated").rules.isEmpty)
  }

  @Test("a request's policy with a malformed principal is an error, not a decision")
  func requestWithMalformedPrincipal() throws {
    let provider = "arn:aws:iam::111122223333:oidc-provider/oidc.op1.openshiftapps.com/2k0c8r75"
    let policy: Node = [
      "Version": "2012-10-17",
      "Statement": [
        "Effect": "Allow", "Principal": ["AWS": Node(provider)],
        "Action": "sts:AssumeRoleWithWebIdentity",
      ],
    ]
    let reading = EvaluationRequest.read([
      "action": "sts:AssumeRoleWithWebIdentity", "resource": "arn:aws:iam::111122223333:role/r",
      "principal": Node(provider), "resource_policy": policy,
    ])
    #expect(reading.request == nil)
    #expect(reading.findings.map(\.rule) == ["iam/principal-format"])
  }

  @Test("no value rule complains about exactly the values that the evaluator reads")
  func values() {
    var texts = LanguageGenerator(seed: 11)
    var counts = [true: 0, false: 0]
    for _ in 0..<3_000 {
      let (name, value) = (texts.operatorName(), Node(texts.text()))
      let (isRead, findings) = Self.read([name: ["s3:key": value]])
      let malformed = findings.filter { !$0.message.hasSuffix("in seconds since 1970") }
      #expect(
        malformed.isEmpty == isRead,
        "`\(name)`: `\(value.conditionText ?? value.kind)`: \(malformed.map(\.message))")
      counts[isRead, default: 0] += 1
    }
    #expect(counts.values.allSatisfy { $0 > 600 }, "\(counts)")
  }

  @Test("no principal rule complains about exactly the principals that the evaluator reads")
  func principals() {
    var texts = LanguageGenerator(seed: 12)
    var counts = [true: 0, false: 0]
    for _ in 0..<3_000 {
      let (type, text) = texts.principal()
      // The evaluator reads every provider as a whole; no AWS page has it, so that the rule complains.
      if type == "Federated", text == "*" { continue }
      let (isRead, rules) = Self.readPrincipal(text, type: type)
      #expect(rules.isEmpty == isRead, "`\(type ?? "")`: `\(text)`: \(rules)")
      counts[isRead, default: 0] += 1
    }
    #expect(counts.values.allSatisfy { $0 > 600 }, "\(counts)")
  }

  @Test("the evaluator resolves each variable about which no rule complains in a resource")
  func resources() {
    var texts = LanguageGenerator(seed: 13)
    var counts = [true: 0, false: 0]
    for _ in 0..<2_000 {
      let text = "arn:aws:s3:::" + texts.variableText()
      let template = TextTemplate(text, hasWildcards: true, variablesAfterColons: 5)
      let findings = Self.findings(["Resource": Node(text)], Self.valueRules)
      #expect(
        findings.isEmpty != template.hasMalformedVariable, "`\(text)`: \(findings.map(\.message))")
      let valid = PolicyVariable.all(in: text).compactMap { variable -> ContextKey? in
        if case .key(let key, _)? = variable.meaning { key } else { nil }
      }
      #expect(template.keys == valid, "`\(text)`")
      counts[findings.isEmpty, default: 0] += 1
    }
    #expect(counts.values.allSatisfy { $0 > 400 }, "\(counts)")
  }
}

extension LanguageTests {
  typealias Named = (rule: String, message: String)

  /// Whether the evaluator reads each value of a condition, and which value rules complain.
  private static func read(_ condition: Node) -> (isRead: Bool, findings: [Named]) {
    let parsed = Condition.all(of: condition).map { CompiledCondition($0, hasVariables: true) }
    let isRead = parsed.allSatisfy { condition in
      condition.operation != nil
        && condition.values.allSatisfy { value in
          if case .text(let template) = value { return !template.hasMalformedVariable }
          return value != .unreadable
        }
    }
    return (isRead, findings(["Resource": "*", "Condition": condition], valueRules))
  }

  private static func findings(_ elements: Node, _ rules: Set<String>) -> [Named] {
    var statement = elements.mapping ?? Mapping()
    statement["Effect"] = "Allow"
    statement["Action"] = "s3:GetObject"
    return findings(statement, .identity, rules)
  }

  private static func findings(
    _ statement: Mapping, _ kind: PolicyKind, _ rules: Set<String>
  ) -> [Named] {
    let policy: Node = ["Version": "2012-10-17", "Statement": Node(.mapping(statement))]
    return PolicyReader.read(policy, kind: kind).findings
      .filter { rules.contains($0.rule) }.map { ($0.rule, $0.message) }
  }

  private static func readPrincipal(
    _ text: String, type: String?
  ) -> (isRead: Bool, rules: [String]) {
    var statement = Mapping()
    statement["Effect"] = "Allow"
    statement["Action"] = "sts:AssumeRole"
    statement["Principal"] =
      type.map { Node(.mapping(Mapping([Mapping.Entry(key: $0, value: Node(text))]))) }
      ?? Node(text)
    let isRead = PrincipalPattern(text, type: type).meaning != .malformed
    return (isRead, findings(statement, .trust, principalRules).map(\.rule))
  }
}
