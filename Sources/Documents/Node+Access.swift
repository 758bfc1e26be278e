import Diagnostics

extension Node {
  public var string: String? { if case .string(let text) = value { text } else { nil } }
  public var bool: Bool? { if case .bool(let flag) = value { flag } else { nil } }
  public var list: [Node]? { if case .list(let nodes) = value { nodes } else { nil } }
  public var mapping: Mapping? { if case .mapping(let mapping) = value { mapping } else { nil } }
  public var isNull: Bool { if case .null = value { true } else { false } }

  /// The value under `key`, when this is a mapping that has it.
  public subscript(key: String) -> Node? { mapping?[key] }

  /// The element at `index`, when this is a list that has it.
  public subscript(index: Int) -> Node? {
    guard let list, list.indices.contains(index) else { return nil }
    return list[index]
  }

  /// The location of `key` itself; of the mapping where it lacks the key.
  public func keyLocation(_ key: String) -> Location {
    mapping?.entry(key)?.keyLocation ?? location
  }

  /// The location of a line of this string: the line's first character in a literal block of YAML, the string's otherwise.
  ///
  /// - Parameter line: A line of the string, from 1.
  public func location(ofLine line: Int) -> Location {
    guard let blockColumn, let text = string, let first = location.line else { return location }
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.indices.contains(line - 1) else { return location }
    var place = location
    place.line = first + line
    place.column = blockColumn + lines[line - 1].prefix { $0 == UInt8(ascii: " ") }.count
    return place
  }

  /// The kind of value in words: `a mapping`, `a string`.
  public var kind: String {
    switch value {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}
