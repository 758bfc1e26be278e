/// The lines of a YAML text, for what libyaml's events leave out: how far a literal block is indented.
struct YAMLLines {
  private let bytes: [UInt8]
  /// Found for the first block that needs them.
  private lazy var starts = SourceLines(bytes).starts

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The column, from 1, at which the lines of a literal block begin.
  ///
  /// - Parameters:
  ///   - text: The value of the block.
  ///   - line: The line of the block's `|`, from 1; the text begins on the next one.
  /// - Returns: `nil` for blank text, and where the text is not found or its lines are not those of the source.
  mutating func column(of text: String, below line: Int) -> Int? {
    let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard let offset = lines.firstIndex(where: { !$0.isEmpty }),
      starts.indices.contains(line + offset)
    else { return nil }
    let last = line + lines.count - (lines.last?.isEmpty == true ? 1 : 0)
    let block = bytes[starts[line]..<(last < starts.count ? starts[last] : bytes.count)]
    guard !YAMLPlaces.hasForeignBreaks(block) else { return nil }
    let rest = bytes[starts[line + offset]...]
    let indent =
      rest.prefix { $0 == UInt8(ascii: " ") }.count
      - lines[offset].prefix { $0 == UInt8(ascii: " ") }.count
    guard indent >= 0, rest.dropFirst(indent).starts(with: lines[offset]) else { return nil }
    return indent + 1
  }
}
