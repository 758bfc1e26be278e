/// Finds a piece of a pattern, without `*`, in a text.
///
/// Small ones by trying each place; others in the length of the text (Knuth, Morris and Pratt), or where the piece holds `?`
/// in a sixty-fourth of the product of both lengths (Baeza-Yates and Gonnet, "A new approach to text searching").
struct WildcardSearch {
  typealias Tokens = ArraySlice<UInt32>

  /// How many comparisons were made, words of 64 places counted as one.
  private(set) var steps = 0

  /// Trying each place is faster than making a table up to this many comparisons.
  private static let small = 4096

  /// Whether the pattern matches the whole text.
  ///
  /// What a later `*` can match, an earlier one need not try: so each piece between two of them is taken at its first place.
  mutating func matches(_ pattern: Tokens, _ text: Tokens) -> Bool {
    guard let first = pattern.firstIndex(of: TextPattern.any),
      let last = pattern.lastIndex(of: TextPattern.any)
    else { return pattern.count == text.count && fits(pattern, text, at: text.startIndex) }
    let (head, tail) = (pattern[..<first], pattern[(last + 1)...])
    guard head.count + tail.count <= text.count, fits(head, text, at: text.startIndex),
      fits(tail, text, at: text.endIndex - tail.count)
    else { return false }
    var rest = text[(text.startIndex + head.count)..<(text.endIndex - tail.count)]
    var at = first
    while at < last {
      let start = at + 1
      let end = pattern[start...last].firstIndex(of: TextPattern.any) ?? last
      let piece = pattern[start..<end]
      if !piece.isEmpty {
        guard let place = place(of: piece, in: rest) else { return false }
        rest = rest[(place + piece.count)...]
      }
      at = end
    }
    return true
  }

  /// Whether the piece matches at a place that has room for it.
  private mutating func fits(_ piece: Tokens, _ text: Tokens, at place: Int) -> Bool {
    let offset = place - piece.startIndex
    for index in piece.indices {
      steps += 1
      guard TextPattern.covers(piece[index], text[index + offset]) else { return false }
    }
    return true
  }

  private mutating func place(of piece: Tokens, in text: Tokens) -> Int? {
    guard piece.count <= text.count else { return nil }
    guard piece.count * (text.count - piece.count + 1) > Self.small else {
      return (text.startIndex...(text.endIndex - piece.count)).first { fits(piece, text, at: $0) }
    }
    return piece.contains(TextPattern.one)
      ? placeByBits(of: piece, in: text) : placeByTable(of: piece, in: text)
  }

  /// With a table of how much of the piece is matched again where it fails.
  private mutating func placeByTable(of piece: Tokens, in text: Tokens) -> Int? {
    let piece = Array(piece)
    var table = [Int](repeating: 0, count: piece.count)
    var length = 0
    for index in piece.indices.dropFirst() {
      while length > 0, piece[index] != piece[length] {
        length = table[length - 1]
        steps += 1
      }
      if piece[index] == piece[length] { length += 1 }
      table[index] = length
      steps += 1
    }
    length = 0
    for index in text.indices {
      while length > 0, text[index] != piece[length] {
        length = table[length - 1]
        steps += 1
      }
      if text[index] == piece[length] { length += 1 }
      steps += 1
      if length == piece.count { return index - length + 1 }
    }
    return nil
  }

  /// With a bit for each beginning of the piece that ends here.
  private mutating func placeByBits(of piece: Tokens, in text: Tokens) -> Int? {
    let piece = Array(piece)
    let words = (piece.count + 63) / 64
    var wild = [UInt64](repeating: 0, count: words)
    // Of each token the words that hold it, so that many different ones take no more room.
    var masks: [UInt32: [(word: Int, bits: UInt64)]] = [:]
    for (index, token) in piece.enumerated() {
      let (word, bit) = (index / 64, 1 << UInt64(index % 64) as UInt64)
      if token == TextPattern.one {
        wild[word] |= bit
      } else if let last = masks[token]?.indices.last, masks[token]?[last].word == word {
        masks[token]?[last].bits |= bit
      } else {
        masks[token, default: []].append((word, bit))
      }
    }
    var state = [UInt64](repeating: 0, count: words)
    var shifted = state
    let last = 1 << UInt64((piece.count - 1) % 64) as UInt64
    for index in text.indices {
      let token = text[index]
      var carry: UInt64 = 1
      for word in 0..<words {
        shifted[word] = state[word] << 1 | carry
        carry = state[word] >> 63
        state[word] = token == TextPattern.any ? 0 : shifted[word] & wild[word]
      }
      for mask in masks[token] ?? [] { state[mask.word] |= shifted[mask.word] & mask.bits }
      steps += words
      if state[words - 1] & last != 0 { return index - piece.count + 1 }
    }
    return nil
  }
}
