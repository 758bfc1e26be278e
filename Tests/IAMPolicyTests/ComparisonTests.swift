import Documents
import IAMPolicy
import Testing

/// Two statements, or lists of them, that are compared.
struct ComparisonRow: Sendable, CustomTestStringConvertible {
  /// What the row shows.
  let name: String
  let kind: PolicyKind
  let a: String
  let b: String
  /// What the text of the comparison has to hold.
  let words: [String]

  init(
    _ name: String, as kind: PolicyKind = .identity, _ a: String, _ b: String, words: String...
  ) {
    (self.name, self.kind, self.a, self.b, self.words) = (name, kind, a, b, words)
  }

  var testDescription: String { name }

  func compare() throws -> PolicyComparison {
    PolicyComparison(try read(a), try read(b))
  }

  private func read(_ text: String) throws -> Policy {
    let document = text.hasPrefix("{\"Version\"") ? text : policy(text)
    let (node, faults) = JSONReader.read(Array(document.utf8), source: "policy.json")
    try #require(faults.isEmpty, "\(faults)")
    return Policy(try #require(node), kind: kind)
  }
}

@Suite("Comparing policies by what they grant")
struct ComparisonTests {
  @Test("what is only written otherwise is no difference", arguments: harmless)
  func same(_ row: ComparisonRow) throws {
    #expect(try row.compare().text == "the policies grant the same")
  }

  @Test("what grants otherwise is named with a request", arguments: harmful)
  func different(_ row: ComparisonRow) throws {
    let comparison = try row.compare()
    guard case .different = comparison.result else {
      Issue.record("\(comparison.text)")
      return
    }
    for word in row.words { #expect(comparison.text.contains(word), "\(comparison.text)") }
  }

  @Test("each direction has its request")
  func bothDirections() throws {
    let row = ComparisonRow(
      "", statement(action: #""Action": "ecr:PutImage""#),
      statement(action: #""Action": "ecr:BatchGetImage""#))
    let text = try row.compare().text
    #expect(text.contains("the first policy allows `ecr:PutImage`"), "\(text)")
    #expect(text.contains("the second policy allows `ecr:BatchGetImage`"), "\(text)")
  }

  @Test("the request of a difference can be evaluated, and comes out as told")
  func requestsAreReal() throws {
    let (a, b) = (
      statement(action: #""Action": "ecr:*""#),
      statement(
        action: #""Action": "ecr:*""#,
        condition: #""StringNotLike": {"aws:PrincipalTag/team": "x*"}"#)
    )
    let comparison = try ComparisonRow("", a, b).compare()
    let request = try #require(comparison.node["differences"]?[0]?["request"]?.mapping)
    var outcomes: [String] = []
    for text in [a, b] {
      var members = request
      let (node, _) = JSONReader.read(Array("[\(policy(text))]".utf8), source: "p")
      members["identity_policies"] = node
      members["resource_account"] = "111122223333"
      let reading = EvaluationRequest.read(Node(.mapping(members)))
      outcomes.append(try #require(reading.request).decide().outcome.rawValue)
    }
    #expect(outcomes == ["allowed", "implicitly_denied"])
    #expect(comparison.node["differences"]?[0]?["first"] == "allowed")
    #expect(comparison.node["differences"]?[0]?["second"] == "implicitly_denied")
  }

  @Test("what cannot be shown is called so, with the reason")
  func notShown() throws {
    let row = ComparisonRow(
      "", statement(resource: #""Resource": "arn:aws:s3:::b/${aws:username}/${aws:userid}""#),
      statement(resource: #""Resource": "arn:aws:s3:::b/${aws:userid}/${aws:username}""#))
    let comparison = try row.compare()
    #expect(!comparison.isEqual)
    let kinds = PolicyComparison(Policy([:], kind: .trust), Policy([:], kind: .resource))
    #expect(kinds.text.hasPrefix("not shown equal: "))
    #expect(kinds.node["equal"] == false)
    #expect(kinds.node["not_shown"]?.string?.contains("`trust`") == true)
  }

  static let pull = #""Action": ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]"#
  static let repository = #""Resource": "arn:aws:ecr:us-east-1:111122223333:repository/a""#
}
