import Diagnostics
import Documents

extension Node {
  /// A mapping of strings, in the order of the pairs.
  init(pairs: [(key: some CheckedText, value: some CheckedText)]) {
    self.init(
      .mapping(
        Mapping(
          pairs.map { Mapping.Entry(key: $0.key.text, value: Node($0.value.text)) })))
  }

  /// This mapping with the entries of `other` added; values of `other` win.
  func merging(_ other: Node) -> Node {
    (other.mapping?.entries ?? []).reduce(self) { $0.with($1.key, $1.value) }
  }

  /// This mapping with `key` set to `value`.
  func with(_ key: String, _ value: Node) -> Node {
    guard case .mapping(var mapping) = self.value else { return self }
    mapping[key] = value
    return Node(.mapping(mapping), at: location, tag: tag)
  }
}
