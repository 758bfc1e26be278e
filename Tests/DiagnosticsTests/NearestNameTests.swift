import Diagnostics
import Testing

@Suite("The nearest name")
struct NearestNameTests {
  @Test(
    "is found through one slip, and not guessed beyond",
    arguments: [
      ("regsitry", "registry"), ("namspace", "namespace"), ("Audience", "audience"),
      ("xyz", nil), ("", nil),
    ] as [(String, String?)])
  func nearest(name: String, expected: String?) {
    let keys = ["registry", "namespace", "audience", "sync"]
    #expect(NearestName.of(name, in: keys) == expected)
  }

  @Test("is none where there are no candidates")
  func none() {
    #expect(NearestName.of("a", in: [String]()) == nil)
  }
}

@Suite("A document path")
struct DocumentPathTests {
  @Test("is written as in JSONPath")
  func description() {
    let path = DocumentPath.root.key("Statement").index(0).key("Principal").key("AWS").index(1)
    #expect(path.description == "$.Statement[0].Principal.AWS[1]")
  }

  @Test("puts a key that is no plain word in brackets and quotes")
  func quoted() {
    let path = DocumentPath.root.key("eks.amazonaws.com/role-arn")
    #expect(path.description == "$[\"eks.amazonaws.com/role-arn\"]")
  }

  @Test("equals another by its steps")
  func equality() {
    #expect(DocumentPath.root.key("a").index(1) == DocumentPath.root.key("a").index(1))
    #expect(DocumentPath.root.key("a") != DocumentPath.root.key("b"))
    #expect(DocumentPath.root.key("a").key("b") != DocumentPath.root.key("b"))
  }
}

@Suite("A report")
struct ReportTests {
  private func finding(_ rule: String, line: Int, _ severity: Severity = .error) -> Finding {
    Finding(
      rule: rule, severity: severity, message: "m", location: Location(source: "f", line: line))
  }

  @Test("is sorted by place and says nothing twice")
  func sorted() {
    let report = Report([
      finding("b", line: 10), finding("a", line: 2), finding("b", line: 10),
    ])
    #expect(report.findings.map(\.rule) == ["a", "b"])
  }

  @Test("reaches a severity through what weighs as much or more")
  func reaches() {
    let report = Report([finding("a", line: 1, .warning)])
    #expect(report.reaches(.note))
    #expect(report.reaches(.warning))
    #expect(!report.hasErrors)
    #expect(report.counts.map(\.count) == [0, 1, 0])
  }
}

@Suite("An ASCII set")
struct ASCIISetTests {
  @Test("holds its ranges, its single characters and a hyphen at the end")
  func members() {
    let set = ASCIISet("a-c0_-")
    #expect(set.covers("abc0_-"))
    #expect(set.firstInvalidCharacter(in: "abd") == "d")
    #expect(set.firstInvalidCharacter(in: "a\u{E9}") == "\u{E9}")
  }
}
