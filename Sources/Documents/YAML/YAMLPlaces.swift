import CLibYAML

/// The places of libyaml's marks.
///
/// libyaml counts U+0085, U+2028 and U+2029 as line ends, and a line beyond the end of a text without a final line break.
struct YAMLPlaces {
  private let bytes: [UInt8]
  private let end: YAMLEvents.Mark
  /// The index of each line's first scalar, where the text has characters that libyaml alone takes for line ends.
  private let starts: [Int]?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    end = Self.place(bytes, at: bytes.count)
    starts = Self.hasForeignBreaks(bytes[...]) ? Self.scalarStarts(bytes) : nil
  }

  subscript(mark: yaml_mark_t) -> YAMLEvents.Mark {
    let place =
      starts.map { Self.place($0, at: mark.index) }
      ?? YAMLEvents.Mark(line: mark.line + 1, column: mark.column + 1)
    return (place.line, place.column) < (end.line, end.column) ? place : end
  }

  /// The place of a byte.
  subscript(offset offset: Int) -> YAMLEvents.Mark {
    Self.place(bytes, at: min(offset, bytes.count))
  }

  /// Whether U+0085, U+2028 or U+2029 is among the bytes.
  static func hasForeignBreaks(_ bytes: ArraySlice<UInt8>) -> Bool {
    for index in bytes.indices where bytes[index] == 0xC2 || bytes[index] == 0xE2 {
      let rest = bytes[index...].prefix(3)
      if rest.starts(with: [0xC2, 0x85]) || rest.starts(with: [0xE2, 0x80, 0xA8])
        || rest.starts(with: [0xE2, 0x80, 0xA9])
      {
        return true
      }
    }
    return false
  }

  private static func place(_ bytes: [UInt8], at offset: Int) -> YAMLEvents.Mark {
    var place = YAMLEvents.Mark()
    for index in 0..<offset {
      if SourceLines.ends(bytes, at: index) {
        place = YAMLEvents.Mark(line: place.line + 1, column: 1)
      } else if isScalarStart(bytes[index]) {
        place.column += 1
      }
    }
    return place
  }

  /// The line whose first scalar is the last one not behind `scalar`.
  private static func place(_ starts: [Int], at scalar: Int) -> YAMLEvents.Mark {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= scalar { low = middle } else { high = middle }
    }
    return YAMLEvents.Mark(line: low + 1, column: scalar - starts[low] + 1)
  }

  private static func scalarStarts(_ bytes: [UInt8]) -> [Int] {
    var (starts, scalars) = ([0], 0)
    for index in bytes.indices {
      if isScalarStart(bytes[index]) { scalars += 1 }
      if SourceLines.ends(bytes, at: index) { starts.append(scalars) }
    }
    return starts
  }

  /// A continuation byte of UTF-8 starts no scalar.
  private static func isScalarStart(_ byte: UInt8) -> Bool {
    byte & 0b1100_0000 != 0b1000_0000
  }
}
