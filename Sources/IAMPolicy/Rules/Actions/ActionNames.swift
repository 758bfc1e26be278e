import Diagnostics

extension PolicyRules {
  static let invalidAction = PolicyRule.actions(
    RuleInfo(
      "iam/invalid-action", .error, summary: "an action that does not exist",
      why: "It neither allows nor denies anything, and is usually a misspelling. Only actions of "
        + "ecr, ecr-public and sts are checked.",
      source: AWSPage.element("action"), awsChecks: ["Error - Invalid action"],
      passing: Sample.actions(#"["ecr:BatchGetImage", "ECR:Describe*", "s3:Anything"]"#),
      failing: Sample.actions(#"[▸"ecr:BatchGetImages", ▸"ecr:Pull*", ▸"BatchGetImage"]"#))
  ) { action in
    guard !action.isEverything else { return nil }
    guard let prefix = action.prefix, !prefix.isEmpty, !action.name.isEmpty else {
      return Violation(
        "`\(action.text)` is not a valid action", at: action.location,
        help: "an action has the form `service:Name`, such as `ecr:BatchGetImage`")
    }
    guard let entries = action.entries, entries.isEmpty, let service = action.service else {
      return nil
    }
    let list = "see the service's actions: \(AWSPage.actions(of: service))"
    if action.hasWildcard {
      return Violation(
        "`\(action.text)` does not match any action of `\(prefix)`", at: action.location,
        help: list)
    }
    let meant = Spelling.nearest(to: action.name, in: service.actions.map(\.name))
    return Violation(
      "`\(action.text)` is not an action of `\(prefix)`", at: action.location,
      help: meant.map { "did you mean `\(service.prefix):\($0)`?" } ?? list)
  }

  static let invalidServiceInAction = PolicyRule.actions(
    RuleInfo(
      "iam/invalid-service-in-action", .error,
      summary: "an action of a service that does not exist",
      why: "The part before the colon is a service prefix. An action with an unknown prefix does "
        + "not match any request.",
      source: AWSPage.element("action"), awsChecks: ["Error - Invalid service in action"],
      passing: Sample.actions(#"["ecr:BatchGetImage", "S3:GetObject"]"#),
      failing: Sample.actions(#"▸"erc:BatchGetImage""#))
  ) { action in
    guard let prefix = action.prefix, !prefix.isEmpty, !action.prefixHasWildcard,
      !ServiceTables.isKnown(prefix: prefix)
    else { return nil }
    return Violation(
      "the service `\(prefix)` of `\(action.text)` does not exist", at: action.location,
      help: Spelling.serviceHelp(prefix))
  }

  static let unsupportedAction = PolicyRule(
    RuleInfo(
      "iam/unsupported-action", .error,
      summary: "an action that this type of policy does not support",
      why: "A trust policy supports the actions that assume the role, a repository policy those "
        + "of ECR. AWS rejects others in a trust policy, and never evaluates a repository policy "
        + "for them.",
      source: AWSPage.checks, awsChecks: ["Error - Unsupported action in policy"],
      passing: Sample.policy(Sample.trust),
      failing: Sample.policy(
        #""Effect": "Allow", "Principal": {"AWS": "606639739464"}, "Action": ["sts:AssumeRole", ▸"ecr:BatchGetImage"]"#
      ))
  ) { policy in
    guard [.trust, .resource, .registry].contains(policy.kind) else { return [] }
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
    if kind != .trust {
      guard !TextPattern.covers(prefix, "ecr") else { return nil }
      return Violation(
        "a \(kind == .resource ? "repository" : "registry") policy does not support `\(action.text)`",
        at: action.location,
        help: "use actions of `ecr`")
    }
    let name = action.name.lowercased()
    let isSupported =
      TextPattern.covers(prefix, "sts")
      && trustActions.contains { TextPattern.covers(name, $0) }
    guard !isSupported else { return nil }
    return Violation(
      "a trust policy does not support `\(action.text)`", at: action.location,
      help: "use `sts:AssumeRole`, its `With...` forms or `sts:TagSession`")
  }
}
