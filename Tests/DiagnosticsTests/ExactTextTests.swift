import Diagnostics
import Testing

@Suite("A string that is compared by its bytes")
struct ExactTextTests {
  private static let composed = "caf\u{E9}"
  private static let decomposed = "cafe\u{301}"

  @Test("is another one in another Unicode spelling")
  func spellings() {
    #expect(Self.composed == Self.decomposed)
    #expect(ExactText(Self.composed) != ExactText(Self.decomposed))
    #expect(Set([ExactText(Self.composed), ExactText(Self.decomposed)]).count == 2)
    // The sign for kelvins is equivalent to the letter.
    #expect(!"\u{212A}".isSame(as: "K"))
  }

  @Test(
    "is the same wherever its bytes come from",
    arguments: ["", "a", "key", "a text of more than fifteen bytes", composed])
  func sameBytes(text: String) {
    let part = ("x" + text + "x").dropFirst().dropLast()
    #expect(part.isSame(as: text))
    #expect(Set([ExactText(text), ExactText(String(part))]).count == 1)
    #expect(!ExactText(text).text.isSame(as: text + "x"))
  }

  @Test("is ordered by its bytes")
  func order() {
    #expect(ExactText("a") < ExactText("b"))
    #expect(ExactText(Self.decomposed) < ExactText(Self.composed))
  }

  @Test("keys of a path are compared in the same way")
  func paths() {
    let (one, other) = (
      DocumentPath.root.key(Self.composed), DocumentPath.root.key(Self.decomposed)
    )
    #expect(one != other)
    #expect(one == DocumentPath.root.key(Self.composed))
    #expect(Set([one, other]).count == 2)
  }
}
