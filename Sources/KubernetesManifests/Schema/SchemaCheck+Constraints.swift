import Diagnostics
import Documents

extension SchemaCheck {
  mutating func constrain(
    _ constraint: SchemaField.Constraint, ofItems list: Node, named name: String
  ) {
    let items = list.list ?? []
    guard constraint == .atLeastOne else {
      for (index, item) in items.enumerated() {
        constrain(constraint, of: item, named: "\(name)[\(index)]")
      }
      return
    }
    guard items.isEmpty else { return }
    report(
      ManifestSchema.emptyList, "`\(name)` is empty", at: list.location,
      help: "add at least one item")
  }

  mutating func constrain(_ constraint: SchemaField.Constraint, of node: Node, named name: String) {
    switch constraint {
    case .choice(let choices): choice(node, choices, named: name)
    case .form(let form, let orEmpty): formed(node, form, orEmpty: orEmpty, named: name)
    case .range(let low, let high): ranged(node, low, high, named: name)
    case .entries(let key, let value): entries(node, key, value)
    case .atLeastOne: break
    }
  }

  private mutating func choice(_ node: Node, _ choices: [String], named name: String) {
    guard let text = node.string, !choices.contains(text) else { return }
    let words = choices.filter { !$0.isEmpty }
    let nearest = NearestName.hint(for: text, in: words)
    let list = words.map { "`\($0)`" }.joined(separator: ", ")
    report(
      ManifestSchema.choice, "`\(name)` has to be one of \(list), not `\(text)`", at: node.location,
      help: nearest)
  }

  private mutating func formed(_ node: Node, _ form: TextForm, orEmpty: Bool, named name: String) {
    if let text = node.string {
      if orEmpty, text.isEmpty { return }
      formed(text, form, at: node.location, named: name)
    } else if case .number(let text) = node.value, let number = Int64(text) {
      let limit: Int64? = form == .port ? 65535 : nil
      ranged(node, form == .port ? 1 : 0, limit, number, named: name)
    }
  }

  private mutating func formed(
    _ text: String, _ form: TextForm, at location: Location, named name: String
  ) {
    guard let problem = form.problem(text) else { return }
    let rule = form == .image ? ManifestSchema.imageReference : ManifestSchema.format
    let subject = text.isEmpty ? "`\(name)`" : "`\(name)`: `\(text)`"
    report(rule, "\(subject) \(problem.problem)", at: location, help: problem.help)
  }

  private mutating func ranged(_ node: Node, _ low: Int64, _ high: Int64?, named name: String) {
    guard case .number(let text) = node.value,
      let number = Int64(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    else { return }
    ranged(node, low, high, number, named: name)
  }

  private mutating func ranged(
    _ node: Node, _ low: Int64, _ high: Int64?, _ number: Int64, named name: String
  ) {
    guard number < low || number > high ?? .max else { return }
    let bounds = high.map { "\(low) to \($0)" } ?? "\(low) or more"
    report(ManifestSchema.range, "`\(name)` has to be \(bounds), not \(number)", at: node.location)
  }

  private mutating func entries(_ node: Node, _ key: TextForm?, _ value: TextForm?) {
    for entry in node.mapping?.entries ?? [] {
      if let problem = key?.problem(entry.key) {
        report(
          ManifestSchema.format, "the key `\(entry.key)` \(problem.problem)",
          at: entry.keyLocation, help: problem.help)
      }
      if let value, let text = entry.value.string {
        formed(text, value, at: entry.value.location, named: entry.key)
      }
    }
  }

  mutating func repeated(_ nodes: [Node], _ repetition: FieldType.Repetition, in name: String) {
    switch repetition {
    case .allowed: break
    case .distinct:
      var seen: Set<String> = []
      for node in nodes {
        guard let text = node.string, !seen.insert(text).inserted else { continue }
        report(
          ManifestSchema.duplicateItem, "`\(name)` has the duplicate item `\(text)`",
          at: node.location,
          help: "remove one")
      }
    case .keyed(let keys): repeated(nodes, by: keys, in: name)
    }
  }

  private mutating func repeated(_ nodes: [Node], by keys: [String], in name: String) {
    var seen: Set<[String]> = []
    for node in nodes {
      let values = keys.map { Self.text(node[$0], of: $0) }
      // An item without its key is reported as such
      guard node.mapping != nil, values.contains(where: { !$0.isEmpty }),
        !seen.insert(values).inserted
      else { continue }
      let item = zip(keys, values).map { "\($0) `\($1)`" }.joined(separator: " and ")
      report(
        ManifestSchema.duplicateItem, "`\(name)` has two items with \(item)",
        at: keys.lazy.compactMap { node[$0]?.location }.first ?? node.location,
        help: "change one of them, or remove it")
    }
  }

  /// The value of a key field; the default protocol of a port is TCP.
  private static func text(_ node: Node?, of key: String) -> String {
    switch node?.value {
    case .string(let text) where !text.isEmpty, .number(let text): text
    default: key == "protocol" ? "TCP" : ""
    }
  }
}
