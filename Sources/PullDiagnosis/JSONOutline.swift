import Documents

/// Whether bytes can be the beginning of one JSON value: its brackets, words and marks in an order that `JSONReader` accepts.
///
/// It looks at each byte once and keeps the open brackets alone.
struct JSONOutline {
  private enum Expected {
    case value, valueOrEnd, key, keyOrEnd, colon, commaOrEnd
    /// The value is over: only blanks may follow.
    case nothing
  }

  private enum Token {
    case none, string, escape
    case number
    /// What is left of `true`, `false` or `null`.
    case word([UInt8])
  }

  private(set) var isPossible = true
  /// The open brackets, `true` for an object's.
  private var open: [Bool] = []
  private var expected = Expected.value
  private var token = Token.none

  mutating func append(_ bytes: ArraySlice<UInt8>) {
    for byte in bytes {
      read(byte)
      guard isPossible else { return }
    }
  }

  private mutating func read(_ byte: UInt8) {
    switch token {
    case .string:
      switch byte {
      case UInt8(ascii: "\""): endValue()
      case UInt8(ascii: "\\"): token = .escape
      default: isPossible = byte >= 0x20
      }
    case .escape: token = .string
    case .number where Self.isNumeric(byte): break
    case .word(let rest) where !rest.isEmpty:
      isPossible = rest[0] == byte
      token = .word(Array(rest.dropFirst()))
    case .number, .word:
      endValue()
      readMark(byte)
    case .none: readMark(byte)
    }
  }

  private mutating func endValue() {
    token = .none
    expected =
      switch expected {
      case .key, .keyOrEnd: .colon
      default: open.isEmpty ? .nothing : .commaOrEnd
      }
  }

  private mutating func readMark(_ byte: UInt8) {
    switch (byte, expected) {
    case (0x20, _), (0x09, _), (0x0A, _), (0x0D, _): break
    case (UInt8(ascii: "{"), .value), (UInt8(ascii: "{"), .valueOrEnd): begin(isObject: true)
    case (UInt8(ascii: "["), .value), (UInt8(ascii: "["), .valueOrEnd): begin(isObject: false)
    case (UInt8(ascii: "}"), .keyOrEnd), (UInt8(ascii: "}"), .commaOrEnd): end(isObject: true)
    case (UInt8(ascii: "]"), .valueOrEnd), (UInt8(ascii: "]"), .commaOrEnd): end(isObject: false)
    case (UInt8(ascii: ","), .commaOrEnd): expected = open.last == true ? .key : .value
    case (UInt8(ascii: ":"), .colon): expected = .value
    case (UInt8(ascii: "\""), .key), (UInt8(ascii: "\""), .keyOrEnd), (UInt8(ascii: "\""), .value),
      (UInt8(ascii: "\""), .valueOrEnd):
      token = .string
    case (_, .value), (_, .valueOrEnd): beginScalar(byte)
    default: isPossible = false
    }
  }

  private mutating func begin(isObject: Bool) {
    open.append(isObject)
    expected = isObject ? .keyOrEnd : .valueOrEnd
    isPossible = open.count <= JSONReader.depthLimit
  }

  private mutating func end(isObject: Bool) {
    guard open.popLast() == isObject else {
      isPossible = false
      return
    }
    expected = open.isEmpty ? .nothing : .commaOrEnd
  }

  private mutating func beginScalar(_ byte: UInt8) {
    let words = ["true", "false", "null"].map { Array($0.utf8) }
    if let word = words.first(where: { $0[0] == byte }) {
      token = .word(Array(word.dropFirst()))
    } else if byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte) {
      token = .number
    } else {
      isPossible = false
    }
  }

  private static func isNumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || "+-.eE".utf8.contains(byte)
  }
}
