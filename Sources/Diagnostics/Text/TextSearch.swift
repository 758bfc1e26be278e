// The standard library's search needs its regular expressions, an eighth of the static binary, and the package is built
// without them.
extension StringProtocol {
  /// Whether `text` occurs in this string, compared by code units.
  public func includes(_ text: String) -> Bool { place(of: text) != nil }

  /// The first occurrence of `text`, compared by code units; `nil` for the empty string.
  public func place(of text: String) -> Range<String.Index>? {
    guard let first = text.utf8.first else { return nil }
    var rest = utf8[...]
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: text.utf8) {
        return start..<utf8.index(start, offsetBy: text.utf8.count)
      }
      rest = rest.dropFirst()
    }
    return nil
  }
}
