extension JSONParser {
  /// A number's literal: an optional minus, digits without leading zeros, fraction, exponent.
  mutating func number() throws(SyntaxFault) -> String {
    let start = cursor.index
    if cursor.byte == UInt8(ascii: "-") { cursor.advance() }
    let first = cursor.byte
    try digits()
    if first == UInt8(ascii: "0"), digitCount(start) > 1 {
      throw fault(
        "the number begins with 0", help: "remove the zero, or quote the number")
    }
    if cursor.byte == UInt8(ascii: ".") {
      cursor.advance()
      try digits()
    }
    if cursor.byte == UInt8(ascii: "e") || cursor.byte == UInt8(ascii: "E") {
      cursor.advance()
      if cursor.byte == UInt8(ascii: "+") || cursor.byte == UInt8(ascii: "-") { cursor.advance() }
      try digits()
    }
    return String(decoding: cursor.bytes[start..<cursor.index], as: UTF8.self)
  }

  private func digitCount(_ start: Int) -> Int {
    cursor.bytes[start..<cursor.index].count { $0 != UInt8(ascii: "-") }
  }

  private mutating func digits() throws(SyntaxFault) {
    let start = cursor.index
    cursor.advance { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    guard cursor.index > start else {
      throw fault("expected a digit, found \(seen)", help: nil)
    }
  }

  /// A quoted string, its escapes resolved.
  mutating func string() throws(SyntaxFault) -> String {
    cursor.advance()
    var bytes = Array(
      cursor.run { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") })
    while let byte = cursor.byte {
      switch byte {
      case UInt8(ascii: "\""):
        guard !CombiningMarks.areTooMany(in: bytes) else {
          throw fault(CombiningMarks.message, help: CombiningMarks.help)
        }
        cursor.advance()
        return String(decoding: bytes, as: UTF8.self)
      case UInt8(ascii: "\\"):
        bytes += Array(String(Character(try escape())).utf8)
      case 0..<0x20:
        throw fault(
          "a string contains a control character", help: "write it as an escape, such as `\\n`")
      default:
        bytes.append(byte)
        cursor.advance()
      }
    }
    throw fault("unterminated string", help: "close it with a quote")
  }

  private mutating func escape() throws(SyntaxFault) -> Unicode.Scalar {
    let escapes: [UInt8: Unicode.Scalar] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
      UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
      UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    cursor.advance()
    if cursor.byte == UInt8(ascii: "u") {
      cursor.advance()
      return try unicodeEscape()
    }
    guard let byte = cursor.byte, let scalar = escapes[byte] else {
      throw fault(
        "`\\` is followed by \(seen), which is not an escape sequence", help: "write `\\\\`")
    }
    cursor.advance()
    return scalar
  }

  private mutating func unicodeEscape() throws(SyntaxFault) -> Unicode.Scalar {
    let high = try hexadecimal()
    if let scalar = Unicode.Scalar(high) { return scalar }
    guard high < 0xDC00, cursor.byte == UInt8(ascii: "\\") else { throw loneSurrogate() }
    cursor.advance()
    guard cursor.byte == UInt8(ascii: "u") else { throw loneSurrogate() }
    cursor.advance()
    let low = try hexadecimal()
    guard 0xDC00...0xDFFF ~= low,
      let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    else { throw loneSurrogate() }
    return scalar
  }

  private mutating func loneSurrogate() -> SyntaxFault {
    fault(
      "an escape is half of a surrogate pair", help: "write both halves, or the character itself")
  }

  private mutating func hexadecimal() throws(SyntaxFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = cursor.byte, let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
        throw fault("expected a hexadecimal digit, found \(seen)", help: nil)
      }
      value = value << 4 | UInt32(digit)
      cursor.advance()
    }
    return value
  }
}
