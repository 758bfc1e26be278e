import Diagnostics
import Documents
import ECRAccess

/// The lines of a file as findings show them: visible, and without credentials.
///
/// A credential is what `Redaction` finds in a line, and what the document says is one, such as the values of a Secret.
struct ExcerptSource {
  /// Longer lines are not shown.
  private static let longest = 200

  private let bytes: [UInt8]
  /// Where each line begins.
  private let starts: [Int]
  private let regions: [(start: Location, end: Location?)]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var starts = [0]
    for (index, byte) in bytes.enumerated() {
      let isBreak =
        byte == UInt8(ascii: "\n")
        || (byte == UInt8(ascii: "\r")
          && !(index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")))
      if isBreak { starts.append(index + 1) }
    }
    self.starts = starts
    let documents = DocumentFile.read(bytes, source: nil).documents
    regions = documents.indices.flatMap { index in
      documents[index].credentialRegions(
        before: index + 1 < documents.count ? documents[index + 1].location : nil)
    }
  }

  /// Line `number` with a caret below `column`, both from 1; empty for a line that is not there or too long.
  func lines(_ number: Int, _ column: Int) -> [String] {
    guard starts.indices.contains(number - 1) else { return [] }
    let end = number < starts.count ? starts[number] : bytes.count
    let line = bytes[starts[number - 1]..<end]
      .filter { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard line.count <= Self.longest else { return [] }
    let (text, caret) = shown(line, number, column)
    let gutter = "\(number) | "
    return [gutter + text, String(repeating: " ", count: gutter.count + caret) + "^"]
  }

  /// The line as it may be shown, and how many characters of it are before `column`.
  private func shown(_ line: [UInt8], _ number: Int, _ column: Int) -> (text: String, caret: Int) {
    let spans = Redaction.spans(in: line)
    var text = ""
    var caret: Int?
    var byte = 0
    var isHidden = false
    for (index, scalar) in String(decoding: line, as: UTF8.self).unicodeScalars.enumerated() {
      let hides =
        spans.contains { $0.contains(byte) }
        || regions.contains { Self.covers($0, number, index + 1, isBlank: scalar == " ") }
      // Of a credential, the caret is below the mark's beginning.
      if index + 1 == column {
        caret = text.unicodeScalars.count - (hides && isHidden ? Redaction.mark.count : 0)
      }
      if hides, !isHidden { text += Redaction.mark }
      if !hides { text += scalar == "\t" ? " " : VisibleText.line(String(scalar)) }
      isHidden = hides
      byte += UTF8.width(scalar)
    }
    return (text, caret ?? text.unicodeScalars.count)
  }

  /// Whether a place is in a region; the indentation of its lines is not.
  private static func covers(
    _ region: (start: Location, end: Location?), _ line: Int, _ column: Int, isBlank: Bool
  ) -> Bool {
    guard let first = region.start.line, let begin = region.start.column else { return false }
    guard (first, begin) <= (line, column) else { return false }
    if let end = region.end, let last = end.line, let stop = end.column {
      guard (line, column) < (last, stop) else { return false }
    }
    return line == first || !isBlank
  }
}

/// The excerpts of the files of a run, each file read once.
final class Excerpts {
  private let texts: SourceTexts
  private var sources: [String: ExcerptSource] = [:]

  init(_ texts: SourceTexts) { self.texts = texts }

  func lines(_ location: Location) -> [String] {
    guard let name = location.source, let line = location.line, let column = location.column,
      let bytes = texts[name]
    else { return [] }
    let source = sources[name] ?? ExcerptSource(bytes)
    sources[name] = source
    return source.lines(line, column)
  }
}
