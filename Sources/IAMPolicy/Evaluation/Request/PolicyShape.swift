import Diagnostics
import Documents

/// The grammar that a policy has to fit before a request can be decided under it.
///
/// IAM User Guide, "Grammar of the IAM JSON policy language". What is written badly but has a meaning is for the rules to
/// say; here is only what leaves none.
struct PolicyShape {
  private let part: PolicyType
  private var findings: [Finding] = []

  static let rule = "iam/request-policy"

  init(_ part: PolicyType) { self.part = part }

  func findings(in node: Node) -> [Finding] {
    var shape = self
    shape.checkDocument(node)
    return shape.findings
  }

  /// Whether statements say who: where a policy hangs on an identity or its account, that is who.
  private var namesPrincipals: Bool {
    switch part {
    case .resource, .endpoint, .resourceControl: true
    case .identity, .boundary, .session, .serviceControl: false
    }
  }

  private mutating func checkDocument(_ node: Node) {
    guard let mapping = node.mapping else {
      complain("a policy is a mapping, not \(node.kind)", at: node.location)
      return
    }
    checkNames(mapping, among: ["Version", "Id", "Statement"], of: "a policy")
    if let version = mapping["Version"],
      !["2008-10-17", "2012-10-17"].contains(version.string ?? "")
    {
      complain(
        "`Version` is neither `2012-10-17` nor `2008-10-17`", at: version.location)
    }
    if let id = mapping["Id"], id.string == nil { wrongType("Id", "a string", id) }
    guard let statement = mapping["Statement"] else {
      complain("the policy has no `Statement`", at: node.location)
      return
    }
    for node in statement.elements { checkStatement(node) }
  }

  private mutating func checkStatement(_ node: Node) {
    guard let mapping = node.mapping else {
      complain("a statement is a mapping, not \(node.kind)", at: node.location)
      return
    }
    checkNames(
      mapping,
      among: [
        "Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource",
        "NotResource", "Condition",
      ], of: "a statement")
    if let sid = mapping["Sid"], sid.string == nil { wrongType("Sid", "a string", sid) }
    checkEffect(mapping, at: node.location)
    checkPair("Action", of: mapping, at: node.location, isRequired: true)
    checkPair("Resource", of: mapping, at: node.location, isRequired: part != .resource)
    checkPrincipals(mapping, at: node.location)
    if let condition = mapping["Condition"] { checkCondition(condition) }
  }

  private mutating func checkEffect(_ statement: Mapping, at place: Location) {
    guard let effect = statement["Effect"] else {
      complain("the statement has no `Effect`", at: place)
      return
    }
    if effect.string.flatMap(PolicyStatement.Effect.init) == nil {
      complain("`Effect` is neither `Allow` nor `Deny`", at: effect.location)
    }
  }

  private mutating func checkPair(
    _ name: String, of statement: Mapping, at place: Location, isRequired: Bool
  ) {
    let nodes = [name, "Not\(name)"].compactMap { key in statement[key].map { (key, $0) } }
    if nodes.count == 2 {
      complain("the statement has both `\(name)` and `Not\(name)`", at: nodes[1].1.location)
    }
    if nodes.isEmpty, isRequired {
      complain("the statement has neither `\(name)` nor `Not\(name)`", at: place)
    }
    for (key, node) in nodes { checkTexts(node, of: key) }
  }

  private mutating func checkTexts(_ node: Node, of name: String) {
    for text in node.elements where text.string == nil {
      wrongType(name, "a string or a list of strings", text)
    }
  }

  private mutating func checkPrincipals(_ statement: Mapping, at place: Location) {
    let nodes = ["Principal", "NotPrincipal"].compactMap { key in
      statement.entry(key).map { (key, $0) }
    }
    guard namesPrincipals else {
      for (key, entry) in nodes {
        complain("a policy of `\(part.rawValue)` has no `\(key)`", at: entry.keyLocation)
      }
      return
    }
    if nodes.count == 2 {
      complain(
        "the statement has both `Principal` and `NotPrincipal`", at: nodes[1].1.keyLocation)
    }
    if nodes.isEmpty {
      complain("the statement has neither `Principal` nor `NotPrincipal`", at: place)
    }
    for (key, entry) in nodes { checkPrincipal(entry.value, of: key) }
  }

  private mutating func checkPrincipal(_ node: Node, of name: String) {
    if node.string == "*" { return }
    guard let mapping = node.mapping else {
      wrongType(name, "`*` or a mapping of principal types", node)
      return
    }
    checkNames(
      mapping, among: ["AWS", "Federated", "Service", "CanonicalUser"], of: "`\(name)`")
    for entry in mapping.entries { checkTexts(entry.value, of: entry.key) }
  }

  private mutating func checkCondition(_ node: Node) {
    guard let blocks = node.mapping else {
      wrongType("Condition", "a mapping of operators", node)
      return
    }
    for block in blocks.entries {
      if ConditionOperator(block.key) == nil {
        let near = NearestName.of(block.key, in: ConditionOperator.names)
        complain(
          "`\(block.key)` is no condition operator", at: block.keyLocation,
          help: near.map { "did you mean `\($0)`?" })
      }
      guard let tests = block.value.mapping else {
        wrongType(block.key, "a mapping of condition keys", block.value)
        continue
      }
      for test in tests.entries {
        for value in test.value.elements where value.conditionText == nil {
          wrongType(test.key, "strings, numbers and booleans", value)
        }
      }
    }
  }

  private mutating func checkNames(_ mapping: Mapping, among names: [String], of what: String) {
    for entry in mapping.entries where !names.contains(entry.key) {
      let near = NearestName.of(entry.key, in: names)
      complain(
        "\(what) has no element `\(entry.key)`", at: entry.keyLocation,
        help: near.map { "did you mean `\($0)`?" })
    }
  }

  private mutating func wrongType(_ name: String, _ wanted: String, _ node: Node) {
    complain("`\(name)` takes \(wanted), not \(node.kind)", at: node.location)
  }

  private mutating func complain(_ message: String, at place: Location, help: String? = nil) {
    findings.append(Finding(rule: Self.rule, message: message, location: place, help: help))
  }
}
