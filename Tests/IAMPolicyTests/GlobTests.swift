import TestSupport
import Testing

@testable import IAMPolicy

@Suite struct GlobTests {
  @Test(arguments: [
    ("", "", true), ("a", "", false), ("*", "", true), ("?", "", false), ("a*b", "ab", true),
    ("a*b", "a:/b", true), ("a?b", "ab", false), ("a?b", "a:b", true), ("*a*a*", "ba", false),
    ("*a*a*", "baba", true), ("A", "a", false), ("*/app", "team/app", true),
    ("arn:aws:ecr:*", "arn:aws:ecr:us-east-1:1:repository/x", true),
  ])
  func `a star stands for any run and a question mark for one character`(
    pattern: String, text: String, matches: Bool
  ) {
    #expect(Glob(pattern).matches(text) == matches)
  }

  @Test(arguments: [
    ("ECR:get*", "ecr:GetAuthorizationToken", true), ("*", "ecr:GetAuthorizationToken", true),
    ("e*:*Token", "ecr:GetAuthorizationToken", true), ("e*Token", "ecr:Token", nil),
    ("ecr:?et", "ecr:Get", true), ("ecr:?et", "ecr:GGet", false), ("*:*", "ecr:Get", true),
    ("*", "ecr", false),
  ])
  func `an action matches in any case, its halves each on its own`(
    pattern: String, action: String, matches: Bool?
  ) {
    #expect(Glob(action: pattern)?.matches(action) == matches)
  }

  @Test(arguments: [
    (
      "arn:aws:x:*:111122223333:finance/*", "arn:aws:x:us:1:store/abc:111122223333:finance/x", false
    ),
    ("arn:aws:x:*:1:finance/*", "arn:aws:x:us:1:finance/a:b/c", true),
    ("arn:aws:x:*", "arn:aws:x:us:1:y", nil),
    ("arn:aws:x:*:*:*", "arn:aws:x:us", false),
    ("arn:aws:iam::?:role/a", "arn:aws:iam:::role/a", false),
  ])
  func `an ARN's wildcards stay within their field`(pattern: String, arn: String, matches: Bool?) {
    #expect(Glob(arn: pattern)?.matches(arn) == matches)
  }

  @Test func `escaped characters are literal and long patterns take no long time`() {
    #expect(Glob(exactly: "a*").matches("a*"))
    #expect(!Glob(exactly: "a*").matches("ab"))
    let hostile = String(repeating: "a*", count: 500) + "b"
    #expect(!Glob(hostile).matches(String(repeating: "a", count: 2000)))
  }

  @Test func `the classes are those that trying every short text finds`() {
    var random = SeededGenerator(seed: 3)
    let texts = AllTexts.over(["a", "b", "A", ":", "x"], upTo: 4)
    for _ in 0..<150 {
      let globs = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        Self.glob(using: &random)
      }
      let domain = Bool.random(using: &random) ? [Self.glob(using: &random)] : []
      let banned = Bool.random(using: &random) ? [Self.glob(using: &random)] : []
      let found = GlobClasses(of: globs, within: domain, excluding: banned)
      #expect(found.isComplete)
      for one in found.classes {
        #expect(Self.matching(globs, one.witness) == one.matching)
        #expect(domain.allSatisfy { $0.matches(one.witness) })
        #expect(!banned.contains { $0.matches(one.witness) })
      }
      let tried = texts.filter { text in
        domain.allSatisfy { $0.matches(text) } && !banned.contains { $0.matches(text) }
      }
      let expected = Set(tried.map { Self.matching(globs, $0) })
      #expect(expected.isSubset(of: Set(found.classes.map(\.matching))), "\(globs)")
      #expect(found.classes.allSatisfy { $0.witness.count > 4 || expected.contains($0.matching) })
    }
  }

  @Test func `a pattern is covered by others together`() {
    #expect(Glob("a*").isCovered(by: [Glob("a"), Glob("a?*")]) == true)
    #expect(Glob("a*").isCovered(by: [Glob("a"), Glob("a??*")]) == false)
    #expect(Glob("a*").meets(Glob("*b")) == true)
    #expect(Glob("a*").meets(Glob("b*")) == false)
  }

  @Test func `a search that would not end is given up`() {
    // Which of 20 places of the last ones hold an `a` takes a million states.
    let far = Glob("*a" + String(repeating: "?", count: 20))
    let none = Glob("*b" + String(repeating: "?", count: 19))
    #expect(Glob.anything.isCovered(by: [far, none, Glob("?*")]) == false)
    #expect(
      Glob(String(repeating: "?", count: 25) + "*").isCovered(by: [far, none, Glob("*x")]) != true)
    #expect(!GlobClasses(of: [far]).isComplete)
  }

  /// The numbers of the patterns that match a text.
  private static func matching(_ globs: [Glob], _ text: String) -> [Int32] {
    globs.indices.filter { globs[$0].matches(text) }.map(Int32.init)
  }

  static func glob(using random: inout SeededGenerator) -> Glob {
    let text = (0..<Int.random(in: 0...4, using: &random)).map { _ in
      ["a", "b", "A", "*", "?", ":"][Int.random(in: 0..<6, using: &random)]
    }.joined()
    let ignoresCase = Int.random(in: 0..<3, using: &random) == 0
    return Int.random(in: 0..<4, using: &random) == 0
      ? Glob(elements: Glob.elements(of: text, reach: .withinField), ignoresCase: ignoresCase)
      : Glob(text, ignoringCase: ignoresCase)
  }
}

/// Every text over a few characters up to a length.
enum AllTexts {
  static func over(_ characters: [Character], upTo length: Int) -> [String] {
    var all = [""]
    var last = [""]
    for _ in 0..<length {
      last = last.flatMap { text in characters.map { text + String($0) } }
      all += last
    }
    return all
  }
}
