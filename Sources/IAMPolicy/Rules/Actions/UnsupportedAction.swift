import Diagnostics

extension PolicyRules {
  static let unsupportedAction = PolicyRule(
    RuleInfo(
      "iam/unsupported-action", .error,
      summary: "an action that a policy of this kind cannot be about",
      why: "A trust policy is about becoming the role, a repository's about ECR's actions; AWS "
        + "refuses others in the one and never asks for them in the other.",
      source: AWSPage.checks, awsChecks: ["Error - Unsupported action in policy"],
      passing: Sample.policy(Sample.trust),
      failing: Sample.policy(
        #""Effect": "Allow", "Principal": {"AWS": "606639739464"}, "Action": ["sts:AssumeRole", ▸"ecr:BatchGetImage"]"#
      ))
  ) { policy in
    guard policy.kind != .identity else { return [] }
    return policy.statements.filter { $0.actions?.isNegated == false }
      .flatMap { $0.actions?.patterns ?? [] }.map(ActionText.init)
      .compactMap { unsupported($0, in: policy.kind) }
  }

  private static let trustActions = [
    "assumerole", "assumerolewithsaml", "assumerolewithwebidentity", "setcontext",
    "setsourceidentity", "tagsession",
  ]

  private static func unsupported(_ action: ActionText, in kind: PolicyKind) -> Violation? {
    guard !action.isEverything, let prefix = action.prefix, !prefix.isEmpty else { return nil }
    if kind == .resource {
      guard !TextPattern.covers(prefix, "ecr") else { return nil }
      return Violation(
        "`\(action.text)` is no action of a repository", at: action.location,
        help: "a repository's policy takes actions of `ecr`")
    }
    let name = action.name.lowercased()
    let isSupported =
      TextPattern.covers(prefix, "sts")
      && trustActions.contains { TextPattern.covers(name, $0) }
    guard !isSupported else { return nil }
    return Violation(
      "`\(action.text)` cannot stand in a trust policy", at: action.location,
      help: "a trust policy takes `sts:AssumeRole`, its `With...` forms and `sts:TagSession`")
  }
}
