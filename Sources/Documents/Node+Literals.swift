// Documents written as literals read like the documents they become.

extension Node: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { self.init(.string(value)) }
}

extension Node: ExpressibleByBooleanLiteral {
  public init(booleanLiteral value: Bool) { self.init(.bool(value)) }
}

extension Node: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self.init(.number(String(value))) }
}

extension Node: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Node...) { self.init(.list(elements)) }
}

extension Node: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, Node)...) {
    self.init(
      .mapping(Mapping(distinct: elements.map { Mapping.Entry(key: $0.0, value: $0.1) })))
  }
}

// Null has no `nil` literal on purpose: `optional ?? nil` would be ambiguous.
extension Node {
  public static let null = Node(.null)

  public init(_ text: String) { self.init(.string(text)) }
  public init(_ number: Int) { self.init(.number(String(number))) }
  public init(_ flag: Bool) { self.init(.bool(flag)) }
  public init(_ texts: [String]) { self.init(.list(texts.map { Node($0) })) }
  public init(_ nodes: [Node]) { self.init(.list(nodes)) }
}
