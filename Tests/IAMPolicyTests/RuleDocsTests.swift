import IAMPolicy
import TestSupport
import Testing

@Suite("RuleDocs: the generated documentation of the rules")
struct RuleDocsTests {
  @Test("Rules/README.md says what the catalogue says")
  func readme() throws {
    #expect(
      try RuleFolder(of: "IAMPolicy").documents(text()),
      "the rules have changed: run `UPDATE_DOCS=1 swift test --filter RuleDocs` and commit")
  }

  private func text() throws -> String {
    let rules = RuleDocs.text(
      "Rules about policies", of: PolicyRules.all.map(\.info), filter: "RuleDocs")
    let checks = try AWSChecks.names().map { "| \($0) | \(RuleDocs.cell(answer($0))) |" }
    return """
      \(rules)
      ## The checks of AWS's own policy validation

      AWS publishes what its Access Analyzer checks in a policy. Each check has a rule here, with its severity (security
      and general warning: `warning`; suggestion: `note`), or a reason why it cannot apply.

      | AWS's check | here |
      |---|---|
      \(checks.joined(separator: "\n"))

      """
  }

  private func answer(_ check: String) -> String {
    if let reason = AWSChecks.inapplicable[check] { return "does not apply: \(reason)" }
    let rules = AWSChecks.rules(for: check).map { "`\($0)`" }
    return rules.isEmpty ? "no rule yet" : rules.joined(separator: ", ")
  }
}
