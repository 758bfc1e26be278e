/// A message as it is searched: in lower case, runs of white space as one space, without backslashes, carriage returns and
/// terminal colours.
///
/// So the same message is found in a log, in `oc describe`, quoted within JSON, and folded over several lines. AWS errors
/// are preceded by their form in `AWSErrorWording`.
struct SearchedText {
  private(set) var bytes: [UInt8] = []
  /// The column of each byte in its line as pasted.
  private var columns: [Int32] = []
  /// Where each line that follows the first begins in `bytes`.
  private var lineStarts: [Int] = []
  private let keepsCase: Bool

  init(_ line: some Sequence<UInt8>) {
    keepsCase = false
    append(line)
    keepDecisiveError()
    insertAWSErrors()
  }

  /// A phrase to search for: what it becomes in a searched message.
  init(phrase: Substring) {
    keepsCase = false
    append(phrase.utf8)
  }

  /// A message that was folded over several lines.
  ///
  /// - Parameters:
  ///   - separator: What the fold replaced: a space where the text was broken between words, nothing where a terminal broke
  ///     it anywhere.
  ///   - keepsCase: Whether the text is to be read, not searched: in its own case, and without other forms of AWS errors.
  init(
    folded lines: some Sequence<ArraySlice<UInt8>>, separator: String, keepsCase: Bool = false
  ) {
    self.keepsCase = keepsCase
    for (index, line) in lines.enumerated() {
      if index > 0 { lineStarts.append(bytes.count) }
      let isFirst = index == 0
      if !isFirst { for byte in separator.utf8 { append(byte, 1) } }
      append(isFirst ? line : line.drop { $0 == 0x20 || $0 == 0x09 })
    }
    guard !keepsCase else { return }
    keepDecisiveError()
    insertAWSErrors()
  }

  /// The column, from 1, of the byte at `index` in its line as pasted.
  func column(at index: Int) -> Int {
    columns.indices.contains(index) ? max(1, Int(columns[index])) : 1
  }

  /// The line, from 0, of the byte at `index`.
  func line(at index: Int) -> Int {
    lineStarts.count { $0 <= index }
  }

  private enum State {
    case text, backslash, escape, colour
    case unicode(UInt8, Int)
  }

  private mutating func append(_ line: some Sequence<UInt8>) {
    bytes.reserveCapacity(bytes.count + line.underestimatedCount)
    columns.reserveCapacity(columns.count + line.underestimatedCount)
    var column: Int32 = 0
    var state = State.text
    for byte in line {
      if byte & 0xC0 != 0x80 { column &+= 1 }
      state = read(byte, column, state)
    }
  }

  private mutating func read(_ byte: UInt8, _ column: Int32, _ state: State) -> State {
    switch (state, byte) {
    case (.colour, 0x40...0x7E): return .text
    case (.colour, _): return .colour
    case (.escape, UInt8(ascii: "[")): return .colour
    case (.backslash, UInt8(ascii: "n")), (.backslash, UInt8(ascii: "t")),
      (.backslash, UInt8(ascii: "r")):
      append(0x20, column)
    case (.backslash, UInt8(ascii: "u")): return .unicode(0, 4)
    case (.unicode(let value, let rest), _): return readUnicode(byte, column, value, rest)
    case (_, 0x1B): return .escape
    case (.text, UInt8(ascii: "\\")): return .backslash
    case (.backslash, UInt8(ascii: "\\")): return .backslash
    case (_, 0x0D): return .text
    default: append(byte, column)
    }
    return .text
  }

  /// A JSON escape `\u00XX`, as Go writes `<`, `>`, `&` and the escape character; others become a space.
  private mutating func readUnicode(
    _ byte: UInt8, _ column: Int32, _ value: UInt8, _ rest: Int
  ) -> State {
    guard let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
      append(byte, column)
      return .text
    }
    let value = value &<< 4 | UInt8(digit)
    guard rest == 1 else { return .unicode(value, rest - 1) }
    if value == 0x1B { return .escape }
    append(value < 0x80 ? value : 0x20, column)
    return .text
  }

  private mutating func append(_ byte: UInt8, _ column: Int32) {
    let byte =
      switch byte {
      case 0...0x20: UInt8(ascii: " ")
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where !keepsCase: byte | 0x20
      default: byte
      }
    guard byte != 0x20 || (bytes.last != 0x20 && !bytes.isEmpty) else { return }
    bytes.append(byte)
    columns.append(column)
  }

  /// Leaves out the errors of a pull that did not decide it: those of mirrors, since the source's own error follows, and
  /// that of the attempt to pull an OCI artifact, since it repeats the image's.
  private mutating func keepDecisiveError() {
    let mirrors = "(mirrors also failed: ["
    if let start = bytes.offset(of: mirrors), let end = bytes.offset(of: "]): ", from: start) {
      remove(start..<(end + 4))
    }
    if let start = bytes.offset(of: "; artifact err: ") { remove(start..<bytes.count) }
  }

  private mutating func remove(_ range: Range<Int>) {
    bytes.removeSubrange(range)
    columns.removeSubrange(range)
    for index in lineStarts.indices where lineStarts[index] > range.lowerBound {
      lineStarts[index] = max(range.lowerBound, lineStarts[index] - range.count)
    }
  }

  private mutating func insertAWSErrors() {
    guard let wording = AWSErrorWording(bytes) else { return }
    let column = Int32(column(at: wording.start))
    bytes.insert(contentsOf: wording.text, at: wording.start)
    columns.insert(
      contentsOf: repeatElement(column, count: wording.text.count), at: wording.start)
    for index in lineStarts.indices where lineStarts[index] > wording.start {
      lineStarts[index] += wording.text.count
    }
  }
}
