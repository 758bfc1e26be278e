/// The text of each file that was read, by the name that findings give it: reports show excerpts of it.
struct SourceTexts {
  private var texts: [String: [UInt8]] = [:]

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

  mutating func merge(_ other: SourceTexts) {
    texts.merge(other.texts) { first, _ in first }
  }
}
