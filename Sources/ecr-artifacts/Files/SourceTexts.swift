/// The text of each file that was read, by the name that findings give it: reports show excerpts of it.
struct SourceTexts {
  private var texts: [String: [UInt8]] = [:]
  /// The lines that findings name, by number, of texts that are too long to be kept.
  private var lines: [String: [Int: [UInt8]]] = [:]

  var count: Int { texts.count }

  subscript(source: String) -> [UInt8]? { texts[source] }

  /// Reads the file at `path`, standard input for `-`, and keeps its text.
  ///
  /// - Parameters:
  ///   - source: The name in findings; `nil`: the path.
  ///   - isNamed: Whether the user named the path on the command line.
  mutating func read(
    _ path: String, as source: String? = nil, isNamed: Bool = false
  ) throws(FileFailure) -> [UInt8] {
    let bytes = try FileSystem.read(path, isNamed: isNamed)
    texts[source ?? path] = bytes
    return bytes
  }

  /// Keeps single lines of a text, by number from 1.
  mutating func keep(_ lines: [Int: [UInt8]], of source: String) { self.lines[source] = lines }

  /// One of the lines that were kept, by number from 1, without its line feed.
  func line(_ number: Int, of source: String) -> [UInt8]? { lines[source]?[number] }

  mutating func merge(_ other: SourceTexts) {
    texts.merge(other.texts) { first, _ in first }
    lines.merge(other.lines) { first, _ in first }
  }
}
