/// A set of statements, by their number among all statements that a decision looks at.
struct StatementSet: Sendable, Hashable {
  private var words: [UInt64]

  /// The empty set of so many statements' kind.
  init(of count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  init(of count: Int, where isMember: (Int) -> Bool) {
    self.init(of: count)
    for index in 0..<count where isMember(index) { insert(index) }
  }

  init(of count: Int, members: some Sequence<Int>) {
    self.init(of: count)
    for index in members { insert(index) }
  }

  mutating func remove(_ index: Int) { words[index / 64] &= ~(1 << UInt64(index % 64)) }

  mutating func insert(_ index: Int) { words[index / 64] |= 1 << UInt64(index % 64) }

  func contains(_ index: Int) -> Bool { words[index / 64] & (1 << UInt64(index % 64)) != 0 }

  func isSubset(of other: StatementSet) -> Bool {
    zip(words, other.words).allSatisfy { $0 & ~$1 == 0 }
  }

  func intersects(_ other: StatementSet) -> Bool {
    zip(words, other.words).contains { $0 & $1 != 0 }
  }

  var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// The numbers of the members, ascending.
  var members: [Int] {
    words.enumerated().flatMap { index, word -> [Int] in
      var (rest, members): (UInt64, [Int]) = (word, [])
      while rest != 0 {
        members.append(index * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
      return members
    }
  }

  func union(_ other: StatementSet) -> StatementSet {
    var result = self
    for index in words.indices { result.words[index] |= other.words[index] }
    return result
  }

  func subtracting(_ other: StatementSet) -> StatementSet {
    var result = self
    for index in words.indices { result.words[index] &= ~other.words[index] }
    return result
  }

  static func & (a: StatementSet, b: StatementSet) -> StatementSet {
    var result = a
    for index in a.words.indices { result.words[index] &= b.words[index] }
    return result
  }
}
