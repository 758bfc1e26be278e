import Diagnostics

// Texts of many lines, as they come in: only what may still belong to a message is held.
extension LogScanner {
  /// Reads more of a text.
  mutating func append(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    while !rest.isEmpty {
      buffer.append(rest.prefix(Self.longestLine))
      rest = rest.dropFirst(Self.longestLine)
      readReadyLines()
    }
  }

  /// Reads what was held: the text is over.
  mutating func finish() {
    if leavesOutLongLine != nil {
      let rest = buffer.takeUnfinished()
      if !rest.isEmpty { readPiece(rest[...]) }
    } else {
      let lines = buffer.lines + [buffer.takeUnfinished()[...]]
      var index = 0
      while index < lines.count { index += read(lines[index...]) }
    }
  }

  private mutating func readReadyLines() {
    if leavesOutLongLine != nil, !finishLongLine() { return }
    var lines = buffer.lines
    let isLong = buffer.unfinished.count > Self.longestLine
    if isLong { lines.append(buffer.unfinished) }
    let count = isLong ? lines.count - 1 : lines.count
    var index = 0
    while index < count, isLong || FoldedLines.isDecided(lines[index...]) {
      index += read(lines[index...])
    }
    buffer.keep(from: index < count ? lines[index] : nil)
    if isLong { beginLongLine() }
  }

  private mutating func beginLongLine() {
    lineCount += 1
    leavesOutLongLine = command.contains(buffer.unfinished)
    work.read(buffer.unfinished)
    _ = finishLongLine()
  }

  /// Reads what is there of a long line; `false` where it goes on.
  private mutating func finishLongLine() -> Bool {
    let (pieces, isLast) = buffer.takePieces(of: Self.longestLine)
    for piece in pieces { readPiece(piece) }
    if isLast { leavesOutLongLine = nil }
    return isLast
  }

  private mutating func readPiece(_ piece: ArraySlice<UInt8>) {
    isEmpty = false
    guard leavesOutLongLine == false else { return }
    read(line: piece, at: Location(source: source, line: lineCount))
  }

  /// Reads the first of `lines`, and those that are one message with it.
  ///
  /// - Returns: How many were read.
  private mutating func read(_ lines: ArraySlice<ArraySlice<UInt8>>) -> Int {
    guard let line = lines.first else { return 0 }
    let blanks = blankLines(lines)
    guard blanks == 0 else { return blanks }
    let at = Location(source: source, line: lineCount + 1)
    var count = 1
    if command.contains(line) {
      isEmpty = false
    } else if let messages = CloudTrailRecord.messages(inLine: line, at: at) {
      isEmpty = false
      read(messages)
    } else {
      let folded = FoldedLines(lines)
      let end = lines.startIndex + folded.count
      if folded.count > 1, read(folded: lines[..<end], folded, at: at) {
        count = folded.count
      } else {
        read(pieces: line, at: at)
      }
    }
    lineCount += count
    return count
  }

  /// Reads the blank lines that another blank line follows: the last one may be part of a message with what comes next.
  ///
  /// - Returns: How many there were.
  private mutating func blankLines(_ lines: ArraySlice<ArraySlice<UInt8>>) -> Int {
    let count = lines.prefix { $0.count < 256 && $0.allSatisfy { $0 <= 0x20 } }.count - 1
    guard count > 0 else { return 0 }
    if command.isOpen { isEmpty = false } else { unrecognized.skip(count, isRecognized: false) }
    lineCount += count
    return count
  }

  private mutating func read(pieces line: ArraySlice<UInt8>, at location: Location) {
    work.read(line)
    var rest = line
    repeat {
      read(line: rest.prefix(Self.longestLine), at: location)
      rest = rest.dropFirst(Self.longestLine)
    } while !rest.isEmpty
  }
}
