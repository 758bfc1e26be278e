/// The lines of a text, as its locations count them: LF, CRLF and CR end a line.
///
/// U+0085, U+2028 and U+2029 do not, although YAML 1.1 has them among its line breaks: editors and terminals disagree.
public struct SourceLines: Sendable {
  private let bytes: [UInt8]
  /// The offset of each line's first byte; never empty.
  let starts: [Int]

  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for index in bytes.indices where Self.ends(bytes, at: index) { starts.append(index + 1) }
    self.starts = starts
  }

  /// An empty text and one that ends with a line break have a last line that is empty.
  public var count: Int { starts.count }

  /// The text of a line without its line break; `nil` if there is no such line.
  ///
  /// - Parameter number: From 1.
  public subscript(number: Int) -> ArraySlice<UInt8>? {
    guard starts.indices.contains(number - 1) else { return nil }
    guard number < count else { return bytes[starts[number - 1]...] }
    var end = starts[number] - 1
    if bytes[end] == 0x0A, end > starts[number - 1], bytes[end - 1] == 0x0D { end -= 1 }
    return bytes[starts[number - 1]..<end]
  }

  /// Whether the byte at `index` is the last one of a line break.
  static func ends(_ bytes: [UInt8], at index: Int) -> Bool {
    switch bytes[index] {
    case 0x0A: true
    case 0x0D: index + 1 == bytes.count || bytes[index + 1] != 0x0A
    default: false
    }
  }
}
