// The standard library's own search brings its regular expressions along, an eighth of the static binary; the package is
// built without them.
extension StringProtocol {
  /// Whether `text` stands somewhere in this one, code unit by code unit.
  public func includes(_ text: String) -> Bool { place(of: text) != nil }

  /// Where `text`, which is not empty, stands first, code unit by code unit.
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
