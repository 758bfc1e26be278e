import Diagnostics
import Documents

/// Reads the keys of one mapping of the values. Each key is declared once: its name, type, default and meaning.
///
/// A declaration is the reader, the JSON Schema and the default in one. Reading does not stop at an error: every error becomes
/// a finding at its location.
final class Section {
  /// The findings that all sections of one reading share.
  final class Reading {
    var findings: [Finding] = []
  }

  let node: Node
  /// The mapping's location, or where it would be written: built-in defaults have no location.
  let origin: Location
  /// The keys above this mapping, as a prefix: `cluster.`.
  let prefix: String
  let reading: Reading
  private(set) var schema = Mapping()
  private(set) var defaults = Mapping()

  init(_ node: Node, prefix: String = "", origin: Location = .none, reading: Reading) {
    self.node = node
    self.prefix = prefix
    // A user writes into the file rather than into a layer without lines.
    self.origin = node.location.line == nil && origin != .none ? origin : node.location
    self.reading = reading
  }

  /// A required string; `default` is the value of a missing key.
  func text<T: CheckedText>(
    _ key: String, _ type: T.Type, default text: String = "", _ meaning: String
  ) -> T? {
    let allowed: Node = ["type": "string", "pattern": Node(T.pattern)]
    let found = declared(key, schema: allowed, default: Node(text), meaning)
    guard let text = asText(found, key: key) else { return nil }
    guard !text.isEmpty else {
      report(
        "values/required", "`\(prefix)\(key)` is missing", at: placeToWrite(key, found),
        help: meaning)
      return nil
    }
    return checked(text, type, key: key, at: found.location)
  }

  /// A string that may be empty, which means none.
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

  /// A list of strings; it may be empty unless `atLeastOne`.
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
        "values/required", "`\(prefix)\(key)` is empty", at: placeToWrite(key, found), help: meaning
      )
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

  /// A mapping with declared keys.
  func section<Result>(
    _ key: String, _ meaning: String, read: (Section) -> Result
  ) -> Result {
    let found = node[key] ?? [:]
    if found.mapping == nil { reportType(of: found, key: key, wanted: "a mapping") }
    let section = Section(
      found, prefix: "\(prefix)\(key).", origin: placeToWrite(key, found), reading: reading)
    let result = read(section)
    section.reportUnknownKeys()
    schema[key] = section.objectSchema.with("description", Node(meaning))
    defaults[key] = Node(.mapping(section.defaults))
    return result
  }

  /// A list of mappings with declared keys.
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

  /// A list of lists of strings.
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

  private func declared(
    _ key: String, schema allowed: Node, default value: Node, _ meaning: String
  ) -> Node {
    schema[key] = allowed.with("default", value).with("description", Node(meaning))
    defaults[key] = value
    return node[key] ?? value
  }
}
