import Documents
import Foundation
import Testing

@Suite("ecr-artifacts prove")
struct ProveTests {
  private func results(_ json: Node?) -> [String: Int] {
    (json?["proof"]?.list ?? []).reduce(into: [:]) {
      $0[$1["result"]?.string ?? "", default: 0] += 1
    }
  }

  @Test("proves what is rendered, and lists what it has not seen")
  func rendered() throws {
    let tool = try Tool.withEnvironment()
    try tool.run("render", "-e", "dev", "--write")
    let outcome = try tool.run("prove", "-e", "dev", "--format", "json")
    #expect(outcome.code == 0, "\(outcome.error)")
    #expect(results(outcome.json)["fails"] == nil)
    let assumed = (outcome.json?["proof"]?.list ?? []).filter { $0["result"] == "assumed" }
    #expect(assumed.compactMap { $0["step"] } == [1, 2, 4, 4, 4, 6])
    #expect(assumed.allSatisfy { $0["decided_by"]?.string?.isEmpty == false })
    #expect(try tool.run("prove", "-e", "dev", "--strict").code == 3)
  }

  @Test("reports each file on disk that differs")
  func differs() throws {
    let tool = try Tool.withEnvironment()
    try tool.run("render", "-e", "dev", "--write")
    try tool.write("{}", to: "environments/dev/ecr-trust-policy.json")
    let outcome = try tool.run("prove", "-e", "dev")
    #expect(outcome.code == 3)
    #expect(
      outcome.error.contains(
        "environments/dev/ecr-trust-policy.json: warning: [access/file-differs]"))
  }

  @Test("prints a table and a graph")
  func pictures() throws {
    let tool = try Tool.withEnvironment()
    try tool.run("render", "-e", "dev", "--write")
    let table = try tool.run("prove", "-e", "dev").output
    #expect(table.contains("3. the role's trust: holds"))
    #expect(table.contains("decide with: aws iam get-open-id-connect-provider"))
    let graph = try tool.run("prove", "-e", "dev", "--format", "mermaid").output
    #expect(graph.hasPrefix("flowchart LR\n"))
    #expect(graph.contains("\"3 allowed by ecr-trust-policy.json\""))
    let readme = try String(
      contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../../README.md"), encoding: .utf8)
    #expect(readme.contains(table) && readme.contains(graph))
  }

  /// One change to a rendered file, and the rule that has to report it.
  @Test(
    "reports what is broken, at its location",
    arguments: [
      ("ecr-trust-policy.json", "cf-dev:ecr-sa", "cf-dev:other", "access/trust-refuses"),
      ("ecr-trust-policy.json", "cf-dev:ecr-sa", "*", "access/trust-too-wide"),
      ("ecr-trust-policy.json", "StringEquals", "StringLike", ""),
      ("ecr-trust-policy.json", "\"openshift\"", "[\"openshift\", \"x\"]", "access/trust-too-wide"),
      ("ecr-cross-account-policy.json", "ecr:BatchGetImage", "ecr:PutImage", "access/pull-denied"),
      ("ecr-cross-account-policy.json", "ecr:BatchGetImage", "ecr:*", "access/excess"),
      ("ecr-sa.yml", "audience: openshift", "audience: sts.amazonaws.com", "access/audience"),
      ("ecr-sa.yml", "ROSAECRAssumeRole", "Another", "access/role-annotation"),
      ("ecr-rbac.yml", "- patch", "- get", "access/rbac-missing"),
      ("ecr-rbac.yml", "- patch", "- patch\n  - delete", "access/rbac-excess"),
      ("ecr-rbac.yml", "  resourceNames:\n  - regcred\n", "", "access/rbac-excess"),
      (
        "ecrsync.yml", "serviceAccountName: ecr-sa", "serviceAccountName: default",
        "access/service-account"
      ),
      ("ecrsync.yml", "value: regcred", "value: other", "access/pull-secret"),
      ("ecrsync.yml", "value: \"21600\"", "value: \"43000\"", "access/refresh-interval"),
      ("ecrsync.yml", "818140567777.dkr.ecr", "606639739464.dkr.ecr", "access/registry-host"),
      ("ecr-repository-policy.json", "ROSAECRAssumeRole\"", "Another\"", "access/pull-denied"),
    ])
  func broken(file: String, text: String, with other: String, rule: String) throws {
    let tool = try Tool.withEnvironment()
    try tool.run("render", "-e", "dev", "--write")
    let path = "environments/dev/\(file)"
    let changed = try tool.read(path).replacing(text, with: other)
    #expect(try changed != tool.read(path))
    try tool.write(changed, to: path)
    let outcome = try tool.run("prove", "environments/dev", "-e", "dev", "--format", "json")
    let findings = outcome.json?["findings"]?.list ?? []
    guard !rule.isEmpty else {
      #expect(outcome.code == 0, "\(outcome.error)")
      return
    }
    #expect(outcome.code == 3)
    let found = findings.first { $0["rule"]?.string == rule }
    #expect(found != nil, "\(outcome.error)")
    #expect(found?["path"]?.string == path)
    #expect(found?["line"]?.isNull == false)
  }

  @Test("reports every break in the chain of the guide's own files")
  func guide() throws {
    let tool = try Tool()
    let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("ECRAccessTests/Fixtures")
    for name in [
      "ecr-sa.yml", "ecr-cross-account-policy.json", "ecr-trust-policy.json", "ecrsync.yml",
    ] {
      let text = try String(
        contentsOf: fixtures.appendingPathComponent("guide-\(name)"), encoding: .utf8)
      try tool.write(text, to: "guide/\(name)")
    }
    let outcome = try tool.run("prove", "guide", "--format", "json")
    #expect(outcome.code == 3)
    let rules = (outcome.json?["findings"]?.list ?? []).compactMap { $0["rule"]?.string }
    for rule in [
      "access/audience", "access/missing-document", "access/rbac-missing", "access/pull-secret",
      "access/refresh-interval",
    ] {
      #expect(rules.contains(rule), "\(rule): \(outcome.error)")
    }
    #expect(!rules.contains("access/trust-refuses") && !rules.contains("access/pull-denied"))
  }
}
