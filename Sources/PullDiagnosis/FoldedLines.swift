/// Finds lines that are one message, folded by a terminal, a mail program or a YAML writer.
///
/// A fold leaves a trace: some width explains the length of every line but the last. Either each of them would have
/// exceeded it with the next line's first word (text folded before the width, and by a terminal), or each exceeds it by no
/// more than its own last word (YAML as libyaml writes it, folded after the width).
struct FoldedLines {
  /// How many lines may be one message; 1 where the first is a message of its own.
  private(set) var count = 1
  /// Whether a usual width explains the lines, or a terminal's, so that they are one message; otherwise they may be.
  private(set) var areOneMessage = false
  /// Whether the AWS SDK for Go v1 gives the reason of an error on a line of its own.
  private(set) var hasReason = false

  private static let narrowest = 50
  private static let widest = 240
  private static let mostLines = 24
  private static let usualWidths = [72, 76, 78, 79, 80, 100, 120, 132]
  private static let yamlWidth = 80

  init(_ lines: ArraySlice<ArraySlice<UInt8>>) {
    guard var line = lines.first else { return }
    let first = line
    let isEntry = Self.isEntry(first)
    var lengths: Set<Int> = []
    var before = Widths()
    var after = Widths()
    for next in lines.dropFirst().prefix(Self.mostLines - 1) {
      let text = next.drop { $0 <= 0x20 }
      if Self.reasons.contains(where: { text.starts(with: $0.utf8) }) {
        hasReason = true
        count += 1
        line = next
        continue
      }
      let length = Self.columns(line)
      let joined = length + 1 + Self.columns(next.firstWord)
      // A word that is longer than the width has a line of its own.
      let isOneWord = line.firstWord.startIndex == line.lastWord.startIndex
      guard joined > Self.narrowest, length <= Self.widest, Self.continues(next, first: first)
      else { break }
      let nextBefore = before.limited(atLeast: isOneWord ? 0 : length, below: joined)
      let nextAfter = after.limited(
        atLeast: length - Self.columns(line.lastWord) - 1, below: isEntry ? length : 0)
      guard nextBefore.exist || nextAfter.exist else { break }
      (before, after) = (nextBefore, nextAfter)
      lengths.insert(length)
      count += 1
      line = next
    }
    areOneMessage =
      count > 1
      && (hasReason || Self.usualWidths.contains(where: before.contains)
        || after.contains(Self.yamlWidth)
        || lengths.count == 1 && count > 2)
  }

  /// Whether more lines would change nothing of the answer about the first of `lines`.
  static func isDecided(_ lines: ArraySlice<ArraySlice<UInt8>>) -> Bool {
    if lines.count >= mostLines { return true }
    return zip(lines, lines.dropFirst()).contains { line, next in
      let text = next.drop { $0 <= 0x20 }
      return line.count > widest && columns(line) > widest
        && !reasons.contains { text.starts(with: $0.utf8) }
    }
  }

  /// The widths that explain the lines seen so far.
  private struct Widths {
    var least = 0
    var end = Int.max

    func limited(atLeast width: Int, below end: Int) -> Widths {
      Widths(least: max(least, width), end: min(self.end, end))
    }

    var exist: Bool { least < end }

    func contains(_ width: Int) -> Bool { least <= width && width < end }
  }

  private static func columns(_ text: ArraySlice<UInt8>) -> Int {
    text.count { $0 & 0xC0 != 0x80 && $0 != 0x0D }
  }

  /// Whether `next` may be more of the message that begins with `first`, and not the beginning of another.
  private static func continues(_ next: ArraySlice<UInt8>, first: ArraySlice<UInt8>) -> Bool {
    let text = next.drop { $0 <= 0x20 }
    guard !text.isEmpty, !isDated(text),
      text.starts(with: "error: code = ".utf8)
        || !beginnings.contains(where: { text.starts(with: $0.utf8) })
    else { return false }
    let prefix = first.firstWord
    if prefix.count > 5, text.starts(with: prefix) { return false }
    let firstIndentation = first.prefix { $0 <= 0x20 }.count
    // `tls: ...` at the margin is a message; an entry of an object is indented.
    return firstIndentation == 0 || !isKeyed(text) || !isEntry(first)
      || next.count - text.count > firstIndentation
  }

  /// Beginnings of lines that the AWS SDK for Go v1 adds to the error before.
  private static let reasons = ["caused by: ", "status code: "]

  /// Beginnings of messages, events and log lines.
  private static let beginnings = [
    "Warning ", "Normal ", "- ", "* ", "An error occurred", "Error: ", "Error from", "error: ",
    "fatal: ", "curl: (", "Traceback ", "panic: ", "time=\"", "level=", "{\"", "[pod/", "[ERROR]",
    "[WARN", "[INFO", "[DEBUG",
  ]

  /// Whether the text begins with a date, a time, or klog's level and date, and goes on after it.
  private static func isDated(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.contains(0x20) else { return false }
    let isLevelled = text.first.map { "EWIF".utf8.contains($0) } ?? false
    let digits = text.dropFirst(isLevelled ? 1 : 0).prefix { (0x30...0x39).contains($0) }
    let rest = text[digits.endIndex...]
    guard let next = rest.first else { return false }
    if isLevelled { return digits.count == 4 && next == UInt8(ascii: " ") }
    let isNumbered = rest.dropFirst().first.map { (0x30...0x39).contains($0) } ?? false
    return isNumbered
      && (digits.count == 4 && "-/".utf8.contains(next)
        || digits.count == 2 && next == UInt8(ascii: ":"))
  }

  /// Whether the line begins as an entry of YAML, or of a list of entries.
  private static func isEntry(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0 <= 0x20 }
    return isKeyed(text.starts(with: "- ".utf8) ? text.dropFirst(2) : text)
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
