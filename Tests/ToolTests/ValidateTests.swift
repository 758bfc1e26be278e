import Documents
import Foundation
import Testing

@Suite("ecr-artifacts validate")
struct ValidateTests {
  private static let policy = """
    {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "allow", "Action": "ecr:BatchGetImage", "Resource": "*"}
        ]
    }
    """

  private func folder() throws -> Tool {
    let tool = try Tool.withEnvironment()
    try tool.run("render", "-e", "dev", "--write")
    return tool
  }

  @Test("finds neither error nor warning in what is rendered")
  func rendered() throws {
    let outcome = try folder().run("validate", "environments", "--fail-on", "warning")
    #expect(outcome.code == 0, "\(outcome.output)")
  }

  @Test("shows a finding with its line, a mark and what to do, and exits 3")
  func finding() throws {
    let tool = try Tool()
    try tool.write(Self.policy, to: "policy.json")
    let outcome = try tool.run("validate", "policy.json")
    #expect(outcome.code == 3)
    #expect(outcome.output.contains("policy.json:4:20: error: [iam/"))
    #expect(outcome.output.contains("^"))
    #expect(try tool.run("validate", "policy.json", "--fail-on", "never").code == 0)
  }

  @Test("lists what is accepted and lets it pass")
  func accepted() throws {
    let tool = try Tool()
    try tool.write(Self.policy, to: "policy.json")
    let json = try tool.run("validate", "policy.json", "--format", "json").json
    let rule = try #require(json?["findings"]?[0]?["rule"]?.string)
    let arguments = ["validate", "policy.json", "--allow", "\(rule):$.Statement[0]"]
    let outcome = try tool.run(arguments + ["--format", "json"])
    #expect(outcome.code == 0)
    #expect(outcome.json?["findings"]?.list?.isEmpty == true)
    #expect(outcome.json?["accepted"]?[0]?["rule"]?.string == rule)
    #expect(try tool.run(arguments).output.contains("accepted: policy.json:4:20"))
    #expect(try tool.run("validate", "policy.json", "--allow", "\(rule):$.Version").code == 3)
  }

  @Test("names a file that is none of ours, and goes on")
  func skipped() throws {
    let tool = try Tool()
    try tool.write("replicas: 2\n", to: "charts/values.yaml")
    try tool.write("kind: Service\napiVersion: v1\nmetadata: {name: a}\n", to: "charts/svc.yaml")
    try tool.write("no document\n", to: "charts/notes.txt")
    let outcome = try tool.run("validate", "charts")
    #expect(outcome.code == 0)
    #expect(outcome.error.contains("skipped: charts/values.yaml:1"))
    #expect(outcome.error.contains("skipped: charts/svc.yaml:1"))
    #expect(!outcome.error.contains("notes"))
  }

  @Test("prints SARIF that names rule, file and line, and GitHub's annotations")
  func formats() throws {
    let tool = try Tool()
    try tool.write(Self.policy, to: "policy.json")
    let run = try tool.run("validate", "policy.json", "--format", "sarif").json?["runs"]?[0]
    let result = run?["results"]?[0]
    let place = result?["locations"]?[0]?["physicalLocation"]
    #expect(place?["artifactLocation"]?["uri"] == "policy.json")
    #expect(place?["region"]?["startLine"] == 4)
    #expect(result?["ruleId"] == run?["tool"]?["driver"]?["rules"]?[0]?["id"])
    let line = try tool.run("validate", "policy.json", "--format", "github").output
    #expect(line.hasPrefix("::error file=policy.json,line=4,col=20,title=iam/"))
  }

  @Test(
    "answers wrong usage with what is right",
    arguments: [
      (["validate", "--allow", "iam/mising-effect", "x"], Int32(64), "did you mean"),
      (["validate", "--kind", "trusty", "x"], 64, "`trust`"),
      (["validate", "none.json"], 1, "none.json"),
      (["rules", "iam/mising-effect"], 64, "did you mean"), (["evaluate"], 64, "--request"),
      (["compare", "a"], 64, "two policies"), (["prove"], 64, "-e dev"),
    ])
  func usage(arguments: [String], code: Int32, part: String) throws {
    let outcome = try Tool().run(arguments)
    #expect(outcome.code == code)
    #expect(outcome.error.contains(part))
  }

  @Test("explains every rule that it lists")
  func rules() throws {
    let tool = try Tool()
    let ids = try tool.run("rules").output.split(separator: "\n").compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
    #expect(ids.count > 100)
    for id in ids { #expect(try tool.run("rules", id).output.contains("Source: https://")) }
  }
}
