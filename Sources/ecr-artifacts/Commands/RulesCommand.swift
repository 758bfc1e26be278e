import Diagnostics
import ECRAccess

/// `ecr-artifacts rules`: the list of rules, or one rule with its reason and examples.
enum RulesCommand {
  static let command = Command(
    name: "rules", summary: "list the rules, or explain one",
    discussion: """
      Without ID: every rule with its severity, one per line. With ID: the reason for the rule, its
      source, and an example that passes and one that fails; `\(RuleInfo.mark)` marks where the finding is.
      """,
    operands: "[ID]", groups: [],
    run: { arguments in
      guard let id = arguments.operands.first else {
        Output.print(list)
        return .clean
      }
      guard arguments.operands.count == 1 else {
        throw UsageFailure("`rules` explains one rule at a time")
      }
      guard let rule = RuleCatalogue.rule(id) else {
        throw UsageFailure("there is no rule `\(id)`; \(RuleCatalogue.suggestion(for: id))")
      }
      Output.print(page(rule))
      return .clean
    })

  private static var list: String {
    let width = RuleCatalogue.all.map(\.id.count).max() ?? 0
    return RuleCatalogue.all.map { rule in
      let pad = String(repeating: " ", count: width - rule.id.count)
      let severity = rule.severity.rawValue
      let gap = String(repeating: " ", count: 7 - severity.count)
      return "\(rule.id)\(pad)  \(severity)\(gap)  \(rule.summary)\n"
    }.joined()
  }

  private static func page(_ rule: RuleInfo) -> String {
    var text = "\(rule.id) (\(rule.severity.rawValue)): \(rule.summary)\n\n\(rule.why)\n\n"
    text += "Source: \(rule.source)\n"
    for check in rule.awsChecks { text += "AWS's policy validation: \(check)\n" }
    for (title, example) in [("Passes:", rule.passing), ("Fails:", rule.failing)]
    where !example.isEmpty {
      text += "\n\(title)\n"
      text += example.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
    }
    return text
  }
}
