import Documents
import Testing

@Suite("ecr-artifacts evaluate and compare")
struct EvaluateTests {
  private static let allow: Node = [
    "Version": "2012-10-17",
    "Statement": [["Effect": "Allow", "Action": "ecr:BatchGetImage", "Resource": "*"]],
  ]

  private func request(_ action: String) -> Node {
    [
      "action": Node(action), "resource": "arn:aws:ecr:us-east-1:606639739464:repository/app",
      "principal": "arn:aws:iam::606639739464:role/puller", "identity_policies": [Self.allow],
    ]
  }

  private func text(_ node: Node) -> String { JSONWriter.text(node, style: .compact) }

  @Test("prints the decision with its reasons and exits 0 whatever the decision")
  func decision() throws {
    let tool = try Tool()
    for (action, decision) in [
      ("ecr:BatchGetImage", "allowed"), ("ecr:PutImage", "implicitly_denied"),
    ] {
      let outcome = try tool.run("evaluate", "--request", "-", input: text(request(action)))
      #expect(outcome.code == 0)
      #expect(outcome.json?["decision"]?.string == decision)
      #expect(outcome.json?["reasons"]?.list?.isEmpty == false)
    }
  }

  @Test("answers the other lines if one is invalid, and exits 1")
  func lines() throws {
    let input = [
      text(request("ecr:PutImage")), "{\"acton\": 1}", "[", text(request("ecr:BatchGetImage")),
    ]
    let outcome = try Tool().run(
      "evaluate", "--request", "-", "--lines", input: input.joined(separator: "\n"))
    #expect(outcome.code == 1)
    let answers = outcome.output.split(separator: "\n").map {
      JSONReader.read(Array($0.utf8), source: nil).node
    }
    #expect(answers.count == 4)
    #expect(answers.first??["decision"] == "implicitly_denied")
    #expect(answers.last??["decision"] == "allowed")
    #expect(answers[1]?["findings"]?[0]?["help"]?.string?.contains("action") == true)
    #expect(answers[2]?["findings"]?[0]?["line"] == 3)
  }

  @Test("compares what policies grant, not how they are written")
  func compare() throws {
    let tool = try Tool()
    try tool.write(text(Self.allow), to: "a.json")
    try tool.write(
      #"{"Statement": {"Resource": ["*"], "Action": ["ECR:batchgetimage"], "Effect": "Allow"}, "Version": "2012-10-17"}"#,
      to: "b.json")
    try tool.write(text(Self.allow).replacing("BatchGetImage", with: "*"), to: "c.json")
    #expect(try tool.run("compare", "a.json", "b.json").code == 0)
    let outcome = try tool.run("compare", "a.json", "c.json")
    #expect(outcome.code == 3)
    #expect(outcome.output.contains("ecr:"))
  }
}
