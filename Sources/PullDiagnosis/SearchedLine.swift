/// One line as it is searched: in lower case, runs of white space as one space, without backslashes, carriage returns and
/// a terminal's colours.
///
/// So the same message is found in a log, in `oc describe`, and quoted within JSON.
struct SearchedLine {
  private(set) var bytes: [UInt8] = []
  /// The column of each byte in the line as it stood.
  private var columns: [Int32] = []

  init(_ line: some Sequence<UInt8>) {
    var column: Int32 = 0
    var state = State.text
    for byte in line {
      if byte & 0xC0 != 0x80 { column &+= 1 }
      state = take(byte, column, state)
    }
  }

  /// The column, from 1, of the byte at `index` in the line as it stood.
  func column(at index: Int) -> Int {
    columns.indices.contains(index) ? max(1, Int(columns[index])) : 1
  }

  private enum State { case text, backslash, escape, colour }

  private mutating func take(_ byte: UInt8, _ column: Int32, _ state: State) -> State {
    switch (state, byte) {
    case (.colour, 0x40...0x7E): return .text
    case (.colour, _): return .colour
    case (.escape, UInt8(ascii: "[")): return .colour
    case (.backslash, UInt8(ascii: "n")), (.backslash, UInt8(ascii: "t")): append(0x20, column)
    case (_, 0x1B): return .escape
    case (.text, UInt8(ascii: "\\")): return .backslash
    case (.backslash, UInt8(ascii: "\\")): return .backslash
    case (_, 0x0D): return .text
    case (_, 0x00...0x20): append(0x20, column)
    case (_, UInt8(ascii: "A")...UInt8(ascii: "Z")): append(byte | 0x20, column)
    default: append(byte, column)
    }
    return .text
  }

  private mutating func append(_ byte: UInt8, _ column: Int32) {
    guard byte != 0x20 || (bytes.last != 0x20 && !bytes.isEmpty) else { return }
    bytes.append(byte)
    columns.append(column)
  }
}
