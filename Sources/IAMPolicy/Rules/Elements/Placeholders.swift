import Diagnostics
import Documents

extension PolicyRules {
  static let placeholder = PolicyRule(
    RuleInfo(
      "iam/placeholder", .error, summary: "a placeholder that nothing has replaced",
      why: "IAM stores the text as it is, and it never matches: the template was not rendered.",
      source:
        "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html",
      passing: Sample.resource(Sample.repositoryARN),
      failing: Sample.resource(
        #"▸"arn:aws:ecr:${AWS::Region}:818140567777:repository/app""#))
  ) { policy in
    policy.statements.flatMap(\.texts).compactMap { text in
      Placeholder.first(in: text.text).map {
        Violation(
          "`\(text.text)` contains the placeholder `\($0)`", at: text.location,
          help: "render the template first, or write the value")
      }
    }
  }
}

extension PolicyStatement {
  /// Every string of the statement's actions, resources, principals and condition values.
  fileprivate var texts: [LocatedText] {
    (actions?.patterns ?? []) + (resources?.patterns ?? [])
      + (principals?.entries.map(\.value) ?? [])
      + conditions.flatMap { $0.values.compactMap(LocatedText.init) }
  }
}
