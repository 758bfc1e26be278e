import Diagnostics
import Documents

/// Reads the keys of one mapping of the values, each declared once: its name, its type, its default and what it means.
///
/// The declaration is the reader, the JSON Schema and the list of defaults at the same time. Reading never stops at a
/// fault: what is wrong becomes a finding at its place, and the reader of the whole gives no values then.
final class Section {
  /// What is shared by all sections of one reading.
  final class Reading {
    var findings: [Finding] = []
  }

  private let node: Node
  /// Where the mapping stands, or would stand: built-in defaults have no place of their own.
  private let origin: Location
  /// The keys above this mapping, as a prefix: `cluster.`.
  private let prefix: String
  private let reading: Reading
  private(set) var schema = Mapping()
  private(set) var defaults = Mapping()

  init(_ node: Node, prefix: String = "", origin: Location = .none, reading: Reading) {
    self.node = node
    self.prefix = prefix
    self.origin = node.location.source == nil ? origin : node.location
    self.reading = reading
  }

  /// A text that has to be there; `default` stands in for a missing key.
  func text<T: CheckedText>(
    _ key: String, _ type: T.Type, default text: String = "", _ meaning: String
  ) -> T? {
    let allowed: Node = ["type": "string", "pattern": Node(T.pattern)]
    let found = declared(key, schema: allowed, default: Node(text), meaning)
    guard let text = asText(found, key: key) else { return nil }
    guard !text.isEmpty else {
      report(
        "values/required", "`\(prefix)\(key)` is missing", at: place(of: key, found), help: meaning)
      return nil
    }
    return checked(text, type, key: key, at: found.location)
  }

  /// A text that may be empty, which means none.
  func optionalText<T: CheckedText>(_ key: String, _ type: T.Type, _ meaning: String) -> T? {
    let allowed: Node = ["type": "string", "anyOf": [["const": ""], ["pattern": Node(T.pattern)]]]
    let found = declared(key, schema: allowed, default: "", meaning)
    guard let text = asText(found, key: key), !text.isEmpty else { return nil }
    return checked(text, type, key: key, at: found.location)
  }

  func flag(_ key: String, default flag: Bool, _ meaning: String) -> Bool {
    let found = declared(key, schema: ["type": "boolean"], default: Node(flag), meaning)
    if let flag = found.bool { return flag }
    reportType(of: found, key: key, wanted: "`true` or `false`")
    return flag
  }

  /// A list of texts; an empty one is fine unless `atLeastOne`.
  func texts<T: CheckedText>(
    _ key: String, _ type: T.Type, default texts: [String] = [], atLeastOne: Bool = false,
    _ meaning: String
  ) -> [T] {
    var allowed: Node = [
      "type": "array", "items": ["type": "string", "pattern": Node(T.pattern)],
    ]
    if atLeastOne { allowed = allowed.with("minItems", 1) }
    let found = declared(key, schema: allowed, default: Node(texts), meaning)
    guard let nodes = found.list else {
      reportType(of: found, key: key, wanted: "a list")
      return []
    }
    if nodes.isEmpty, atLeastOne {
      report(
        "values/required", "`\(prefix)\(key)` is empty", at: place(of: key, found), help: meaning)
    }
    return nodes.compactMap { node in
      asText(node, key: key).flatMap { checked($0, type, key: key, at: node.location) }
    }
  }

  /// A mapping whose keys the user chooses.
  func dictionary<K: CheckedText, V: CheckedText>(
    _ key: String, _ keys: K.Type, _ values: V.Type, default entries: Node = [:],
    _ meaning: String
  ) -> [(key: K, value: V)] {
    let allowed: Node = [
      "type": "object", "propertyNames": ["pattern": Node(K.pattern)],
      "additionalProperties": ["type": "string", "pattern": Node(V.pattern)],
    ]
    let found = declared(key, schema: allowed, default: entries, meaning)
    guard let mapping = found.mapping else {
      reportType(of: found, key: key, wanted: "a mapping")
      return []
    }
    return mapping.entries.compactMap { entry in
      guard let text = asText(entry.value, key: entry.key) else { return nil }
      let name = checked(entry.key, keys, key: key, at: entry.keyLocation)
      let value = checked(text, values, key: entry.key, at: entry.value.location)
      guard let name, let value else { return nil }
      return (name, value)
    }
  }

  /// A mapping with known keys of its own.
  func section<Result>(
    _ key: String, _ meaning: String, read: (Section) -> Result
  ) -> Result {
    let found = node[key] ?? [:]
    if found.mapping == nil { reportType(of: found, key: key, wanted: "a mapping") }
    let section = Section(
      found, prefix: "\(prefix)\(key).", origin: place(of: key, found), reading: reading)
    let result = read(section)
    section.reportUnknownKeys()
    schema[key] = section.objectSchema.with("description", Node(meaning))
    defaults[key] = Node(.mapping(section.defaults))
    return result
  }

  /// A list of mappings with known keys of their own.
  func sections<Result>(
    _ key: String, _ meaning: String, read: (Section) -> Result?
  ) -> [Result] {
    let description = Section([:], reading: Reading())
    _ = read(description)
    let allowed: Node = ["type": "array", "items": description.objectSchema]
    let found = declared(key, schema: allowed, default: [], meaning)
    guard let nodes = found.list else {
      reportType(of: found, key: key, wanted: "a list")
      return []
    }
    return nodes.compactMap { node in
      guard node.mapping != nil else {
        reportType(of: node, key: key, wanted: "a mapping")
        return nil
      }
      let section = Section(node, prefix: "\(prefix)\(key)[].", reading: reading)
      let result = read(section)
      section.reportUnknownKeys()
      return result
    }
  }

  /// A list of lists of texts.
  func textLists<T: CheckedText>(_ key: String, _ type: T.Type, _ meaning: String) -> [[T]] {
    let texts: Node = ["type": "array", "items": ["type": "string", "pattern": Node(T.pattern)]]
    let found = declared(
      key, schema: ["type": "array", "items": texts], default: [], meaning)
    guard let lists = found.list else {
      reportType(of: found, key: key, wanted: "a list of lists")
      return []
    }
    return lists.map { list in
      guard let nodes = list.list else {
        reportType(of: list, key: key, wanted: "a list of lists")
        return []
      }
      return nodes.compactMap { node in
        asText(node, key: key).flatMap { checked($0, type, key: key, at: node.location) }
      }
    }
  }

  /// A finding about the value of `key`.
  func report(_ rule: String, about key: String, _ message: String, help: String) {
    report(rule, message, at: place(of: key, node[key] ?? .null), help: help)
  }

  /// How many faults the whole reading has met so far.
  var faults: Int { reading.findings.count }

  /// Names each key that was not declared, with the nearest one that was.
  func reportUnknownKeys() {
    for entry in node.mapping?.entries ?? [] where schema[entry.key] == nil {
      let nearest = NearestName.of(entry.key, in: schema.keys)
      report(
        "values/unknown-key", "there is no key `\(entry.key)` here", at: entry.keyLocation,
        help: nearest.map { "did you mean `\($0)`?" }
          ?? "the keys here are \(schema.keys.map { "`\($0)`" }.joined(separator: ", "))")
    }
  }

  /// The JSON Schema (2020-12) of the keys declared so far.
  var objectSchema: Node {
    ["type": "object", "additionalProperties": false, "properties": Node(.mapping(schema))]
  }

  private func declared(
    _ key: String, schema allowed: Node, default value: Node, _ meaning: String
  ) -> Node {
    schema[key] = allowed.with("default", value).with("description", Node(meaning))
    defaults[key] = value
    return node[key] ?? value
  }

  /// Where a person looks for `key`: at the value, or at the mapping that lacks it.
  private func place(of key: String, _ found: Node) -> Location {
    if found.location.source != nil { return found.location }
    var location = origin
    location.path = location.path.key(key)
    return location
  }

  private func asText(_ found: Node, key: String) -> String? {
    switch found.value {
    case .string(let text): return text
    case .number(let literal):
      let spelling = found.spelling ?? literal
      report(
        "values/type",
        "`\(prefix)\(key)` is a number, and YAML readers disagree about `\(spelling)`",
        at: found.location, help: "write it in quotes: `\(key): \"\(spelling)\"`")
    case .bool(let flag):
      report(
        "values/type", "`\(prefix)\(key)` is the boolean `\(flag)`, not a text", at: found.location,
        help: "write it in quotes")
    default:
      reportType(of: found, key: key, wanted: "a text")
    }
    return nil
  }

  private func checked<T: CheckedText>(
    _ text: String, _ type: T.Type, key: String, at location: Location
  ) -> T? {
    do throws(InvalidText) {
      return try T(text)
    } catch {
      report(
        "values/format", "`\(prefix)\(key)`: `\(text)` \(error.problem)", at: location,
        help: error.help)
      return nil
    }
  }

  private func reportType(of found: Node, key: String, wanted: String) {
    report(
      "values/type", "`\(prefix)\(key)` is \(found.kind), not \(wanted)", at: place(of: key, found),
      help: found.isNull ? "leave the key out to get its default" : "write \(wanted)")
  }

  private func report(_ rule: String, _ message: String, at location: Location, help: String) {
    reading.findings.append(
      Finding(rule: rule, message: message, location: location, help: help))
  }
}
