/// Finds which of many patterns occur in a text, in one pass over its bytes however many patterns there are.
///
/// A pattern is one or more parts with `*` between them: each occurs somewhere after the one before. The automaton is
/// Aho's and Corasick's (Communications of the ACM 18, 1975), so hostile text costs no more than any other.
struct PhraseSearch: Sendable {
  struct Match {
    /// The pattern's place in the list.
    let pattern: Int
    /// Where its first part begins, as an index into the text.
    let start: Int
    /// Where its last part ends.
    let end: Int
  }

  /// One part of one or more patterns: those that begin with the same parts share them.
  private struct Part {
    /// The part that has to come before; `nil` for a first one.
    let parent: Int?
    let length: Int
    /// The first pattern that is complete with this part.
    var pattern: Int?
    /// The parts that may follow, by the word of each.
    var children: [Int: Int] = [:]
  }

  private var trie = ByteTrie()
  private var parts: [Part] = []
  /// The first parts, by the word of each.
  private var firsts: [Int: Int] = [:]
  /// The parts that each word of the automaton is the text of.
  private var uses: [[Int]] = []

  init(_ patterns: [String]) {
    for (index, pattern) in patterns.enumerated() { insert(pattern, index) }
    trie.link()
  }

  private mutating func insert(_ pattern: String, _ index: Int) {
    var at: Int?
    for text in pattern.split(separator: "*").map(Self.searched) where !text.isEmpty {
      let word = trie.insert(text)
      if word == uses.count { uses.append([]) }
      let known = at.map { parts[$0].children[word] } ?? firsts[word]
      let part = known ?? parts.count
      if known == nil {
        parts.append(Part(parent: at, length: text.count))
        uses[word].append(part)
        if let at { parts[at].children[word] = part } else { firsts[word] = part }
      }
      at = part
    }
    if let at, parts[at].pattern == nil { parts[at].pattern = index }
  }

  /// The patterns that occur in a searched text, in the order of the list.
  func matches(in text: [UInt8]) -> [Match] {
    /// Where each part that was found ends, and where the first of its pattern begins.
    var found: [Int: (start: Int, end: Int)] = [:]
    var matches: [Match] = []
    var state = 0
    for (index, byte) in text.enumerated() {
      state = trie.step(from: state, byte)
      for word in trie.words(at: state) {
        for part in uses[word] where found[part] == nil {
          let start = index + 1 - parts[part].length
          var first = start
          if let parent = parts[part].parent {
            guard let before = found[parent], before.end <= start else { continue }
            first = before.start
          }
          found[part] = (first, index + 1)
          if let pattern = parts[part].pattern {
            matches.append(Match(pattern: pattern, start: first, end: index + 1))
          }
        }
      }
    }
    return matches.sorted { $0.pattern < $1.pattern }
  }

  /// A part as a searched text has it; a space at its beginning counts.
  private static func searched(_ part: Substring) -> [UInt8] {
    let lead = part.first == " " ? [UInt8(ascii: " ")] : []
    return lead + SearchedText(phrase: part).bytes
  }
}
