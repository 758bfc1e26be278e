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

  /// What it is, in a person's words: `a mapping`, `a string`.
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
