import Diagnostics

/// The numbers of YAML 1.1 as literals of JSON.
enum YAMLNumber {
  /// `nil` for what is not a number.
  ///
  /// - Throws: For a number that JSON cannot express.
  static func literal(_ text: String) throws(YAMLScalar.Fault) -> String? {
    guard let first = text.utf8.first, ASCIISet("0-9+.-").contains(first) else { return nil }
    let unsigned = text.first == "-" || text.first == "+" ? text.dropFirst() : Substring(text)
    let sign = text.first == "-" ? "-" : ""
    if [".inf", ".Inf", ".INF"].contains(String(unsigned)) || text.lowercased() == ".nan" {
      throw YAMLScalar.Fault(message: "JSON cannot express the number `\(text)`")
    }
    if let digits = integer(String(unsigned)) { return digits == "0" ? "0" : sign + digits }
    return float(String(unsigned)).map { sign + $0 }
  }

  /// Binary, octal, decimal, hexadecimal and sexagesimal, `_` between digits.
  private static func integer(_ text: String) -> String? {
    let digits = text.filter { $0 != "_" }
    guard text.utf8.first.map(ASCIISet.digits.contains) == true else { return nil }
    if digits.hasPrefix("0b") { return converted(digits.dropFirst(2), radix: 2) }
    if digits.hasPrefix("0x") { return converted(digits.dropFirst(2), radix: 16) }
    if text.contains(":") { return sexagesimal(text) }
    guard ASCIISet.digits.covers(digits) else { return nil }
    if digits.hasPrefix("0"), digits.utf8.count > 1 {
      return converted(digits.dropFirst(), radix: 8)
    }
    return digits
  }

  /// A number too large for a machine word is not an account ID, port or size: it remains a string.
  private static func converted(_ digits: Substring, radix: Int) -> String? {
    UInt64(digits, radix: radix).map { String($0) }
  }

  private static func sexagesimal(_ text: String) -> String? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && ASCIISet.digits.covers($0) }),
      !(parts[0].hasPrefix("0")),
      parts.dropFirst().allSatisfy({ Int($0).map { $0 < 60 } ?? false }),
      parts.count <= 6, parts[0].utf8.count <= 6
    else { return nil }
    return String(parts.reduce(0) { $0 * 60 + (Int($1) ?? 0) })
  }

  /// PyYAML requires a dot in a float, and a sign in its exponent.
  private static func float(_ text: String) -> String? {
    let text = text.filter { $0 != "_" }
    let mantissa = text.prefix { $0 != "e" && $0 != "E" }
    let exponent = text.dropFirst(mantissa.count)
    let parts = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ ASCIISet.digits.covers($0) }),
      parts.contains(where: { !$0.isEmpty }), isExponent(exponent)
    else { return nil }
    let whole = parts[0].drop { $0 == "0" }
    return (whole.isEmpty ? "0" : String(whole)) + "." + (parts[1].isEmpty ? "0" : parts[1])
      + exponent
  }

  private static func isExponent(_ text: Substring) -> Bool {
    if text.isEmpty { return true }
    let signed = text.dropFirst()
    guard let sign = signed.first, sign == "+" || sign == "-" else { return false }
    return signed.utf8.count > 1 && ASCIISet.digits.covers(signed.dropFirst())
  }
}
