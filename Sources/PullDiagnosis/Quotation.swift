import Diagnostics

/// What a finding shows of a text: where, an excerpt without anything that could be a credential, and the line itself.
struct Quotation {
  let location: Location
  let excerpt: String
  /// Who and where, as far as that is known apart from the text.
  private(set) var context: String?
  /// Empty where it is too long to be shown, or not a line of the text.
  private let line: [UInt8]

  /// A longer line is not kept, in bytes.
  private static let longestLine = 1024

  /// - Parameter column: Where the message begins in the line.
  init(_ location: Location, _ line: ArraySlice<UInt8>, from column: Int) {
    self.init(location, [line], from: column)
  }

  /// - Parameter lines: The line, and those that are one message with it.
  init(_ location: Location, _ lines: ArraySlice<ArraySlice<UInt8>>, from column: Int) {
    self.location = location
    excerpt = RedactedExcerpt.text(
      Array(lines.joined(separator: [UInt8(ascii: " ")])), from: column)
    line = lines.first.map { $0.count > Self.longestLine ? [] : Array($0) } ?? []
  }

  /// A message that is no line of a text.
  init(_ message: LocatedMessage, _ text: ArraySlice<UInt8>, from column: Int) {
    location = message.location
    excerpt = RedactedExcerpt.text(text, from: column)
    context = message.context
    line = []
  }

  /// The lines by number.
  static func lines(_ quotations: [Quotation]) -> [Int: [UInt8]] {
    var lines: [Int: [UInt8]] = [:]
    for quotation in quotations {
      if let number = quotation.location.line, !quotation.line.isEmpty {
        lines[number] = quotation.line
      }
    }
    return lines
  }
}
