/// Whether a text that comes in pieces can be one document of JSON, or YAML of Kubernetes objects, as far as it has come.
///
/// Logs may begin like either: lines of JSON with a value that is over, `[INFO]` with what no value begins with.
struct DocumentForm {
  enum Language { case json, yaml }

  private enum State {
    /// Nothing but blanks so far, and how many.
    case blank(Int)
    case json(JSONOutline)
    /// Its first bytes, up to the first line that says something.
    case yaml([UInt8])
    case isYAML
    case neither
  }

  private var state = State.blank(0)

  /// More blanks than so many are not followed by a document that somebody has pasted.
  private static let mostBlanks = 1 << 16
  /// Nor are comments of more bytes.
  private static let longestBeginning = 1 << 16

  var isPossible: Bool { if case .neither = state { false } else { true } }

  /// The language that the text may be in; `nil` where it is empty, too.
  var language: Language? {
    switch state {
    case .json: .json
    case .yaml, .isYAML: .yaml
    case .blank, .neither: nil
    }
  }

  mutating func append(_ bytes: ArraySlice<UInt8>) {
    switch state {
    case .blank(let count):
      let text = bytes.drop { $0 <= 0x20 }
      guard let first = text.first else {
        let count = count + bytes.count
        state = count > Self.mostBlanks ? .neither : .blank(count)
        return
      }
      let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
      state = isJSON ? .json(JSONOutline()) : .yaml([])
      append(text)
    case .json(var outline):
      // The state owns the outline's stack alone
      state = .neither
      outline.append(bytes)
      if outline.isPossible { state = .json(outline) }
    case .yaml(let before): state = Self.beginning(before + bytes.prefix(Self.longestBeginning))
    case .isYAML, .neither: break
    }
  }

  /// What begins like YAML of objects: `apiVersion:`, or `---` with a key or an item in the next line that says something.
  private static func beginning(_ bytes: [UInt8]) -> State {
    for start in ["apiVersion:", "---"] where bytes.count < start.utf8.count {
      if Array(start.utf8).starts(with: bytes) { return .yaml(bytes) }
    }
    if bytes.starts(with: "apiVersion:".utf8) { return .isYAML }
    guard bytes.starts(with: "---".utf8) else { return .neither }
    var lines = bytes.dropFirst(3).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let unfinished = lines.removeLast()
    for line in lines {
      let text = line.drop { $0 <= 0x20 }
      if text.isEmpty || text.first == UInt8(ascii: "#") || text.starts(with: "---".utf8) {
        continue
      }
      return isEntry(text) ? .isYAML : .neither
    }
    return bytes.count + unfinished.count > longestBeginning ? .neither : .yaml(bytes)
  }

  private static func isEntry(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, !"-[{\"'%&!".utf8.contains(first) else { return true }
    let word = text.prefix { $0 > 0x20 }
    return word.last == UInt8(ascii: ":")
  }
}
