import Diagnostics
import Documents

extension PolicyRules {
  static let redundantAction = PolicyRule.statements(
    RuleInfo(
      "iam/redundant-action", .note, summary: "an action that another one of its statement covers",
      why: "It changes nothing, and whoever takes it out to forbid it is mistaken.",
      source: AWSPage.checks, awsChecks: ["Suggestion - Redundant action"],
      passing: Sample.actions(#"["ecr:BatchGetImage", "ecr:Describe*"]"#),
      failing: Sample.actions(
        #"["ecr:Describe*", ▸"ecr:DescribeImages", "ecr:BatchGetImage", ▸"ECR:batchgetimage"]"#))
  ) { statement, _ in
    guard let actions = statement.actions else { return [] }
    return redundant(actions.patterns, as: actions.patterns.map { $0.text.lowercased() })
  }

  /// The patterns that others of them cover.
  static func redundant(_ patterns: [LocatedText], as texts: [String]) -> [Violation] {
    guard patterns.count > 1 else { return [] }
    let cover = PatternCover(texts)
    return patterns.indices.compactMap { index in
      guard let other = cover.other(than: texts[index], at: index) else { return nil }
      let isSame = patterns[other].text == patterns[index].text
      return Violation(
        isSame
          ? "`\(patterns[index].text)` stands in the list already"
          : "`\(patterns[index].text)` is covered by `\(patterns[other].text)`",
        at: patterns[index].location, help: "take it out")
    }
  }
}
