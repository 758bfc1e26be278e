import Diagnostics
import ECRAccess

/// `ecr-artifacts rules`: the catalogue, or one rule with its reason and examples.
enum RulesCommand {
  static let command = Command(
    name: "rules", summary: "list the rules, or explain one",
    discussion: """
      Without ID: every rule with its severity, one a line. With ID: why it is one, where it comes
      from, and an example of each sort; `\(RuleInfo.mark)` stands before the place that a finding names.
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
        let nearest = NearestName.of(id, in: RuleCatalogue.all.map(\.id))
        throw UsageFailure(
          "there is no rule `\(id)`; "
            + (nearest.map { "did you mean `\($0)`?" } ?? "`\(Command.program) rules` lists them"))
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
    for (title, example) in [("Follows it:", rule.passing), ("Breaks it:", rule.failing)]
    where !example.isEmpty {
      text += "\n\(title)\n"
      text += example.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
    }
    return text
  }
}
