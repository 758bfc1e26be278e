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

  @Test("reports neither error nor warning about rendered files")
  func rendered() throws {
    let outcome = try folder().run("validate", "environments", "--fail-on", "warning")
    #expect(outcome.code == 0, "\(outcome.output)")
  }

  @Test("shows a finding with its line, a caret and help, and exits 3")
  func finding() throws {
    let tool = try Tool()
    try tool.write(Self.policy, to: "policy.json")
    let outcome = try tool.run("validate", "policy.json")
    #expect(outcome.code == 3)
    #expect(outcome.output.contains("policy.json:4:20: error: [iam/"))
    #expect(outcome.output.contains("^"))
    #expect(try tool.run("validate", "policy.json", "--fail-on", "never").code == 0)
  }

  @Test("lists accepted findings and lets them pass")
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

  @Test("lists files without anything to check as skipped, and goes on")
  func skipped() throws {
    let tool = try Tool()
    try tool.write("replicas: 2\n", to: "charts/values.yaml")
    try tool.write("kind: Service\napiVersion: v1\nmetadata: {name: a}\n", to: "charts/svc.yaml")
    try tool.write("no document\n", to: "charts/notes.txt")
    try tool.write("kind: Namespace\napiVersion: v1\nmetadata: {name: a}\n", to: "charts/ns.yaml")
    let outcome = try tool.run("validate", "charts", "--allow-empty")
    #expect(outcome.code == 0)
    #expect(outcome.error.contains("skipped: charts/values.yaml:1"))
    #expect(outcome.error.contains("skipped: charts/svc.yaml:1"))
    #expect(!outcome.error.contains("notes"))
  }

  @Test(
    "says so where there is nothing to validate, and exits 3",
    arguments: [
      ("replicas: 2", "neither a policy, nor a manifest, nor a values file"),
      ("ecrr: {namespace: cf-dev}", "unknown key `ecrr`, did you mean `ecr`?"),
      ("apiVersion: v1\nknid: Secret", "unknown key `knid`, did you mean `kind`?"),
      ("apiVersion: v1\ndata: {}", "a manifest without `kind`"), ("", "the file is empty"),
    ])
  func nothing(text: String, reason: String) throws {
    let tool = try Tool()
    try tool.write(text, to: "folder/file.yaml")
    for path in ["folder", "folder/file.yaml"] {
      let outcome = try tool.run("validate", path)
      #expect(outcome.code == 3)
      #expect(outcome.output.hasPrefix("\(path): warning: [syntax/nothing-to-validate] "))
      #expect(outcome.error.contains(reason), "\(outcome.error)")
      let json = try tool.run("validate", path, "--format", "json", "--allow-empty").json
      #expect(json?["counts"]?["warning"] == 0)
      #expect(json?["checked"] == 0)
      #expect(json?["skipped"]?.list?.count == 1)
    }
    #expect(try tool.run("validate", "-", input: text).code == 3)
    #expect(try tool.run("validate", "-", "--allow-empty", input: text).code == 0)
  }

  @Test("says so of an empty folder beside a folder with policies")
  func emptyFolder() throws {
    let tool = try folder()
    try tool.write("notes", to: "roles/README.md")
    let outcome = try tool.run("validate", "environments", "roles")
    #expect(outcome.code == 3)
    #expect(outcome.output.contains("roles: warning: [syntax/nothing-to-validate]"))
    let clean = try tool.run("validate", "environments", "--format", "json")
    #expect(clean.code == 0)
    #expect(clean.json?["checked"] == 7)
  }

  @Test("prints SARIF with rule, file and line, and GitHub annotations")
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
    "says what to write instead of wrong usage",
    arguments: [
      (["validate", "--allow", "iam/mising-effect", "x"], Int32(64), "did you mean"),
      (["validate", "--kind", "trusty", "x"], 64, "`trust`"),
      (["validate", "none.json"], 1, "none.json"),
      (
        ["validate", "--allow", "access/assume-role-refused", "x"], 64,
        "`access/assume-role-refused` is now `cause/assume-role-refused`"
      ),
      (
        ["prove", "--allow", "access/cause-unknown:$", "x"], 64,
        "`access/cause-unknown` is now `cause/unknown`"
      ),
      (["rules", "access/no-pod-identity"], 64, "`ecr-artifacts rules` lists them"),
      (["rules", "iam/mising-effect"], 64, "did you mean"), (["evaluate"], 64, "--request"),
      (["compare", "a"], 64, "two policies"), (["prove"], 64, "-e dev"),
    ])
  func usage(arguments: [String], code: Int32, part: String) throws {
    let outcome = try Tool().run(arguments)
    #expect(outcome.code == code)
    #expect(outcome.error.contains(part))
  }

  @Test("warns about an unknown rule in `ecr.accept`, and names the new id of a renamed one")
  func unknownRules() throws {
    let tool = try Tool.withEnvironment(
      """
        accept:
          - {rule: access/assume-role-refused, why: old}
          - {rule: iam/dead-acton, why: misspelled}
          - {rule: iam/dead-action, why: from the guide}
      """)
    let commands = [
      ["validate", "environments"], ["render", "-e", "dev"], ["prove", "-e", "dev"],
    ]
    for arguments in commands {
      let outcome = try tool.run(arguments)
      let text = outcome.output + outcome.error
      #expect(text.contains(":10:14: warning: [values/unknown-rule]"), "\(arguments)")
      #expect(text.contains("`access/assume-role-refused` is now `cause/assume-role-refused`"))
      #expect(text.contains("did you mean `iam/dead-action`?"))
      #expect(text.components(separatedBy: "[values/unknown-rule]").count == 3)
    }
  }

  @Test(
    "reports a values file of two documents once, and nothing as missing",
    arguments: [["validate", "two.yaml"], ["render", "-f", "two.yaml"]])
  func twoDocuments(arguments: [String]) throws {
    let tool = try Tool()
    try tool.write("ecr: {}\n---\necr: {}\n", to: "two.yaml")
    let outcome = try tool.run(arguments + ["--format", "json"])
    #expect(outcome.code == 3)
    #expect(outcome.json?["findings"]?.list?.map { $0["rule"] } == ["values/type"])
    #expect(outcome.json?["findings"]?[0]?["line"] == 3)
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
