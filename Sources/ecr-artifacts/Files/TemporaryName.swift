/// The names of temporary files, which a later run knows as its own kind's: `.NAME.ecr-artifacts-0123456789abcdef`.
enum TemporaryName {
  private static let mark = ".ecr-artifacts-"
  private static let digits = 16

  static func random(for name: String) -> String {
    let text = String(UInt64.random(in: 0...UInt64.max), radix: 16)
    let suffix = String(repeating: "0", count: digits - text.count) + text
    // A name has at most 255 bytes.
    let kept = name.utf8.count <= 200 ? name : String(name.prefix(40))
    return ".\(kept)\(mark)\(suffix)"
  }

  static func matches(_ name: String) -> Bool {
    let parts = Array(name.utf8)
    guard parts.first == UInt8(ascii: "."), parts.count > digits + mark.utf8.count else {
      return false
    }
    let rest = parts.dropLast(digits)
    return rest.suffix(mark.utf8.count).elementsEqual(mark.utf8)
      && parts.suffix(digits).allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }
}
