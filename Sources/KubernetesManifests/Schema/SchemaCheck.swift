import Diagnostics
import Documents

/// Walks an object along with its type and collects violations.
struct SchemaCheck {
  private(set) var findings: [Finding] = []

  mutating func report(
    _ rule: RuleInfo, _ message: String, at location: Location, help: String? = nil
  ) {
    findings.append(rule.finding(Violation(message, at: location, help: help)))
  }

  /// - Parameter node: A mapping; the caller has reported anything else.
  mutating func object(_ node: Node, _ type: SchemaType) {
    guard let mapping = node.mapping else { return }
    for entry in mapping.entries {
      guard let field = type.fields[entry.key] else {
        unknown(entry, in: type)
        continue
      }
      if entry.value.isNull { continue }
      value(entry.value, of: field)
    }
    for field in type.requiredFields {
      let given = mapping[field.name]
      guard given?.isNull ?? true else { continue }
      missing(field, from: type, at: given?.location ?? node.location)
    }
  }

  private mutating func unknown(_ entry: Mapping.Entry, in type: SchemaType) {
    let nearest =
      NearestName.hint(for: entry.key, in: type.fields.keys)
    report(
      ManifestSchema.unknownField, "\(type.name) has no field `\(entry.key)`",
      at: entry.keyLocation,
      help: nearest ?? "remove it, or move it to the right level")
  }

  private mutating func missing(
    _ field: SchemaField, from type: SchemaType, at location: Location
  ) {
    let rule =
      field.presence == .required ? ManifestSchema.missingField : ManifestSchema.serverRequiredField
    report(
      rule, "\(type.name) requires the field `\(field.name)`", at: location,
      help: "add `\(field.name)`, \(field.type.words)")
  }

  private mutating func value(_ node: Node, of field: SchemaField) {
    let before = findings.count
    content(node, field.type, named: field.name)
    guard findings.count == before, let constraint = field.constraint else { return }
    switch field.type {
    case .list(_, _): constrain(constraint, ofItems: node, named: field.name)
    default: constrain(constraint, of: node, named: field.name)
    }
  }

  /// - Parameter name: What messages call the node.
  private mutating func content(_ node: Node, _ type: FieldType, named name: String) {
    switch (type, node.value) {
    case (.object(let name), .mapping):
      if let type = SchemaTable.types[name] { object(node, type) }
    case (.list(let item, let repetition), .list(let nodes)):
      for (index, node) in nodes.enumerated() where !node.isNull {
        content(node, item, named: "\(name)[\(index)]")
      }
      repeated(nodes, repetition, in: name)
    case (.map(let value), .mapping(let mapping)):
      for entry in mapping.entries where !entry.value.isNull {
        content(entry.value, value, named: entry.key)
      }
    case (.anything, .mapping): break
    default: scalar(node, type, named: name)
    }
  }
}
