import TestSupport
import Testing

@testable import IAMPolicy

@Suite("Wildcards in texts")
struct WildcardSearchTests {
  /// The definition: `*` is tried with each length.
  private static func matches(_ pattern: ArraySlice<UInt32>, _ text: ArraySlice<UInt32>) -> Bool {
    guard let first = pattern.first else { return text.isEmpty }
    if first == TextPattern.any {
      return (text.startIndex...text.endIndex).contains {
        matches(pattern.dropFirst(), text[$0...])
      }
    }
    guard let token = text.first, TextPattern.covers(first, token) else { return false }
    return matches(pattern.dropFirst(), text.dropFirst())
  }

  @Test("match as their definition says, texts and patterns alike")
  func definition() {
    var random = SeededGenerator(seed: 8)
    func text(_ letters: [Character], upTo length: Int) -> [UInt32] {
      TextPattern(
        String(
          (0..<Int.random(in: 0...length, using: &random)).map { _ in
            letters.randomElement(using: &random) ?? "a"
          })
      ).tokens
    }
    for _ in 0..<4_000 {
      let pattern = text(["a", "b", "*", "?"], upTo: 7)
      let text = text(["a", "b", "b"], upTo: 9)
      #expect(
        TextPattern.matches(pattern[...], text[...]) == Self.matches(pattern[...], text[...]),
        "\(pattern) \(text)")
    }
  }

  @Test("find a long piece where trying each place finds it", arguments: [false, true])
  func longPieces(hasSingleWildcards: Bool) {
    var random = SeededGenerator(seed: 21)
    var found = 0
    for _ in 0..<60 {
      let text = (0..<600).map { _ in UInt32(Int.random(in: 97...98, using: &random)) }
      let length = Int.random(in: 8...130, using: &random)
      let start = Int.random(in: 0..<(600 - length), using: &random)
      var piece = Array(text[start..<(start + length)])
      if hasSingleWildcards {
        for _ in 0..<5 { piece[Int.random(in: 0..<length, using: &random)] = TextPattern.one }
      }
      if Bool.random(using: &random) { piece[length / 2] ^= 3 }
      let expected = (0...(600 - length)).contains { place in
        piece.indices.allSatisfy { TextPattern.covers(piece[$0], text[place + $0]) }
      }
      let pattern = [TextPattern.any] + piece + [TextPattern.any]
      #expect(TextPattern.matches(pattern[...], text[...]) == expected)
      found += expected ? 1 : 0
    }
    #expect((15...58).contains(found), "\(found)")
  }

  @Test(
    "take steps in the length of text and pattern",
    arguments: [
      ("*" + String(repeating: "a", count: 1000) + "b*", 3),
      ("*" + String(repeating: "ab", count: 500) + "c*", 3),
      (String(repeating: "*a", count: 500) + "*b*", 3),
      // A sixty-fourth of the product.
      ("*" + String(repeating: "a?", count: 500) + "b*", 1000 / 64 + 2),
    ])
  func steps(pattern: String, factor: Int) {
    for length in [10_000, 20_000, 40_000] {
      let text = TextPattern.scalars(String(repeating: "a", count: length))
      var search = WildcardSearch()
      let isMatched = search.matches(TextPattern(pattern).tokens[...], text[...])
      #expect(!isMatched)
      #expect(search.steps <= factor * (length + pattern.utf8.count), "\(search.steps)")
    }
  }

  @Test("a variable's value is put in as often as the text is long, and no more")
  func variables() throws {
    let template = TextTemplate(
      String(repeating: "${aws:username}", count: 1000), hasWildcards: true,
      variablesAfterColons: 0)
    let value = String(repeating: "a", count: 5_000)
    let request = AccessRequest(
      action: "s3:x", resource: "*", principal: try RequestPrincipal("anonymous"),
      context: ["aws:username": [value]])
    let context = RequestContext(givenBy: request)
    guard case .tooLong = template.resolve(context) else {
      Issue.record("five million characters are put together")
      return
    }
    let twice = TextTemplate(
      "${aws:username}${aws:username}*", hasWildcards: true, variablesAfterColons: 0)
    let text = TextPattern.scalars(value + value)
    #expect(twice.matches(text, in: context) == .yes)
    #expect(twice.matches(Array(text.dropLast()), in: context) == .no)
    #expect(template.matches(text, in: context) == .no)
  }
}
