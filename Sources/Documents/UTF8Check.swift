import Diagnostics

/// Checks that bytes are text: the readers accept UTF-8 without byte order mark and NUL only.
enum UTF8Check {
  /// The first error as a finding of `rule`; `nil` where the bytes are valid.
  static func finding(_ bytes: [UInt8], source: String?, rule: String) -> Finding? {
    if let marked = byteOrderMark(bytes) {
      return fault(
        rule, "the text begins with a byte order mark (\(marked))", SourceCursor(bytes), source,
        help: "save it as UTF-8 without byte order mark")
    }
    if let nul = bytes.firstIndex(of: 0) {
      return fault(
        rule, "the text contains a NUL character", cursor(bytes, at: nul), source,
        help: "save it as UTF-8")
    }
    if let bad = firstInvalid(bytes) {
      return fault(
        rule, "the text is not UTF-8", cursor(bytes, at: bad), source, help: "save it as UTF-8")
    }
    return nil
  }

  private static func fault(
    _ rule: String, _ message: String, _ cursor: SourceCursor, _ source: String?, help: String
  ) -> Finding {
    Finding(
      rule: rule, message: message, location: cursor.location(source, .root), help: help)
  }

  private static func byteOrderMark(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return "UTF-8" }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    return nil
  }

  private static func cursor(_ bytes: [UInt8], at index: Int) -> SourceCursor {
    var cursor = SourceCursor(bytes)
    while cursor.index < index { cursor.advance() }
    return cursor
  }

  private static func firstInvalid(_ bytes: [UInt8]) -> Int? {
    if bytes.allSatisfy({ $0 < 0x80 }) { return nil }
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var at = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): at += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return at
      }
    }
  }
}
