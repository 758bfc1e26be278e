/// The text of each file that was read, by the name that findings give it: reports show excerpts of it.
struct SourceTexts {
  private var texts: [String: [UInt8]] = [:]
  /// The lines that findings name, by number, of texts that are too long to be kept.
  private var lines: [String: [Int: [UInt8]]] = [:]

  var count: Int { texts.count }

  subscript(source: String) -> [UInt8]? { texts[source] }

  /// Reads the file at `path`, standard input for `-`, and keeps its text.
  ///
  /// - Parameter source: The name in findings; `nil`: the path.
  mutating func read(_ path: String, as source: String? = nil) throws(FileFailure) -> [UInt8] {
    let bytes = try FileSystem.read(path)
    texts[source ?? path] = bytes
    return bytes
  }

  /// Keeps single lines of a text, by number from 1.
  mutating func keep(_ lines: [Int: [UInt8]], of source: String) { self.lines[source] = lines }

  /// A line of a text, from 1, without its line feed; `nil` where it was not kept.
  func line(_ number: Int, of source: String) -> [UInt8]? {
    guard let bytes = texts[source] else { return lines[source]?[number] }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return lines.indices.contains(number - 1) ? Array(lines[number - 1]) : nil
  }

  mutating func merge(_ other: SourceTexts) {
    texts.merge(other.texts) { first, _ in first }
    lines.merge(other.lines) { first, _ in first }
  }
}
