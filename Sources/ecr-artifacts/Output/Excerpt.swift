import Diagnostics
import Documents
import ECRAccess

/// The lines of a file as findings show them: visible, and without credentials.
///
/// A credential is what `Redaction` finds in a line, and what the document says is one, such as the values of a Secret.
struct ExcerptSource {
  /// Longer lines are not shown.
  private static let longest = 200

  private let source: SourceLines
  private let regions: [(start: Location, end: Location?)]
  /// The number of the first line.
  private let first: Int

  /// A single line of a text that was not kept.
  init(line: [UInt8], number: Int) {
    (source, regions, first) = (SourceLines(line), [], number)
  }

  init(_ bytes: [UInt8]) {
    source = SourceLines(bytes)
    first = 1
    let documents = DocumentFile.read(bytes, source: nil).documents
    regions = documents.indices.flatMap { index in
      documents[index].credentialRegions(
        before: index + 1 < documents.count ? documents[index + 1].location : nil)
    }
  }

  /// Line `number` with a caret below `column`, both from 1; empty for a line that is not there or too long.
  func lines(_ number: Int, _ column: Int) -> [String] {
    guard let line = source[number - first + 1].map(Array.init) else { return [] }
    guard line.count <= Self.longest else { return [] }
    let (text, caret) = shown(line, number, column)
    let gutter = "\(number) | "
    return [gutter + text, String(repeating: " ", count: gutter.count + caret) + "^"]
  }

  /// The line as it may be shown, and how many characters of it are before `column`.
  private func shown(_ line: [UInt8], _ number: Int, _ column: Int) -> (text: String, caret: Int) {
    let spans = Redaction.spans(in: line)
    let regions = regions.filter {
      ($0.start.line ?? .max) <= number && number <= ($0.end?.line ?? .max)
    }
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
    guard let name = location.source, let line = location.line, let column = location.column else {
      return []
    }
    guard let bytes = texts[name] else {
      let kept = texts.line(line, of: name).map { ExcerptSource(line: $0, number: line) }
      return kept?.lines(line, column) ?? []
    }
    let source = sources[name] ?? ExcerptSource(bytes)
    sources[name] = source
    return source.lines(line, column)
  }
}
