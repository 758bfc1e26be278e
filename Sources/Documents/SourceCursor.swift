import Diagnostics

/// A position in a text's bytes that knows its line and column.
struct SourceCursor {
  let bytes: [UInt8]
  private(set) var index = 0
  private(set) var line = 1
  private(set) var column = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The byte here; `nil` at the end.
  var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// Advances by one byte; a column is a Unicode scalar, so a continuation byte of UTF-8 adds none.
  ///
  /// Lines end as in `SourceLines`.
  mutating func advance() {
    guard index < bytes.count else { return }
    if SourceLines.ends(bytes, at: index) {
      line += 1
      column = 1
    } else if bytes[index] & 0b1100_0000 != 0b1000_0000 {
      column += 1
    }
    index += 1
  }

  mutating func advance(while condition: (UInt8) -> Bool) {
    while let byte, condition(byte) { advance() }
  }

  /// Advances over the bytes that satisfy the condition, and returns them; none of them may be a line break.
  mutating func run(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = index
    while index < bytes.count, condition(bytes[index]) {
      if bytes[index] & 0b1100_0000 != 0b1000_0000 { column += 1 }
      index += 1
    }
    return bytes[start..<index]
  }

  func location(_ source: String?, _ path: DocumentPath) -> Location {
    Location(source: source, line: line, column: column, path: path)
  }
}
