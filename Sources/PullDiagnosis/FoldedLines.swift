/// Finds lines that are one message, folded by a terminal, a mail program or a YAML writer.
///
/// A fold leaves a trace: some width explains the length of every line but the last. Either each of them would have
/// exceeded it with the next line's first word (text folded before the width, and by a terminal), or each exceeds it by no
/// more than its own last word (YAML as Go and Python write it, folded after the width).
enum FoldedLines {
  /// A narrower terminal is not expected, nor a message of more lines.
  private static let narrowest = 50
  private static let mostLines = 10

  /// How many lines from the first on may be one message; 1 where the first is a message of its own.
  static func count(_ lines: ArraySlice<ArraySlice<UInt8>>) -> Int {
    guard let first = lines.first else { return 0 }
    var before = Widths()
    var after = Widths()
    var count = 1
    var line = first
    for next in lines.dropFirst().prefix(mostLines - 1) {
      let length = columns(line)
      guard length >= narrowest, continues(next, after: line, first: first) else { break }
      before.limit(atLeast: length, below: length + 1 + columns(next.firstWord))
      after.limit(atLeast: length - columns(line.lastWord) - 1, below: length)
      guard before.exist || after.exist else { break }
      count += 1
      line = next
    }
    return count
  }

  /// The widths that explain the lines seen so far.
  private struct Widths {
    private var least = 0
    private var end = Int.max

    mutating func limit(atLeast width: Int, below end: Int) {
      least = max(least, width)
      self.end = min(self.end, end)
    }

    var exist: Bool { least < end }
  }

  private static func columns(_ text: ArraySlice<UInt8>) -> Int {
    text.count { $0 & 0xC0 != 0x80 && $0 != 0x0D }
  }

  /// Whether `next` may be more of the message before, and not the beginning of one.
  private static func continues(
    _ next: ArraySlice<UInt8>, after line: ArraySlice<UInt8>, first: ArraySlice<UInt8>
  ) -> Bool {
    let text = next.drop { $0 <= 0x20 }
    guard let byte = text.first, byte != UInt8(ascii: "{"), byte != UInt8(ascii: "[") else {
      return false
    }
    if beginnings.contains(where: { text.starts(with: $0.utf8) }) || isDated(text) { return false }
    let indentation = next.count - text.count
    let firstIndentation = first.prefix { $0 <= 0x20 }.count
    return !isKeyed(text) || indentation > firstIndentation
  }

  private static let beginnings = [
    "Warning ", "Normal ", "- ", "* ", "An error occurred", "Error:", "Error from", "error: ",
    "fatal: ", "curl: (", "Traceback ", "panic: ", "caused by: ", "at ", "time=\"", "level=",
    "Failed to pull", "denied: ", "Unable to ",
  ]

  /// Whether the text begins with a date, a time, or klog's level and date.
  private static func isDated(_ text: ArraySlice<UInt8>) -> Bool {
    let digits = text.drop { "EWIF".utf8.contains($0) }.prefix { (0x30...0x39).contains($0) }
    guard digits.count == 2 || digits.count == 4, digits.startIndex - text.startIndex < 2 else {
      return false
    }
    let next = text[digits.endIndex...].first
    return next.map { "-:/ ".utf8.contains($0) } ?? false
  }

  /// Whether the text begins as an entry of YAML or of `oc describe`: `key:`, then a space or nothing.
  private static func isKeyed(_ text: ArraySlice<UInt8>) -> Bool {
    let word = text.prefix { $0 > 0x20 }
    return word.last == UInt8(ascii: ":")
      && word.dropLast().allSatisfy {
        ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || $0 == UInt8(ascii: "-")
      }
  }
}

extension ArraySlice<UInt8> {
  fileprivate var firstWord: ArraySlice<UInt8> { drop { $0 <= 0x20 }.prefix { $0 > 0x20 } }

  fileprivate var lastWord: ArraySlice<UInt8> {
    let end = (lastIndex { $0 > 0x20 } ?? startIndex - 1) + 1
    return self[((self[..<end].lastIndex { $0 <= 0x20 } ?? startIndex - 1) + 1)..<end]
  }
}
