/// What each type of the policies comes to, in a sentence.
struct PolicyTypeSummaries {
  let reasons: [Reason]

  init(_ evaluator: Evaluator, _ request: PreparedRequest, statements: [StatementReason]) {
    if request.needsNoPermission {
      let text = "`\(request.request.action)` needs no permission: no policy can deny it"
      reasons = [.summary(.identity, text: text)]
      return
    }
    let results = EvaluationLogic(evaluator, request).results
    reasons = PolicyType.allCases.compactMap { type in
      let denials = statements.filter { $0.policy.type == type && $0.statement.effect == .deny }
      let text =
        if let denial = denials.first(where: { $0.applies == .yes }) {
          "\(denial.statement.name) denies it"
        } else if denials.contains(where: { $0.applies == .unknown }) {
          "whether \(Self.name(type)) denies it is not known"
        } else {
          Self.text(type, results[type], evaluator, request)
        }
      return text.map { .summary(type, text: $0) }
    }
  }

  private static func text(
    _ type: PolicyType, _ allows: Truth?, _ evaluator: Evaluator, _ request: PreparedRequest
  ) -> String? {
    switch (type, allows) {
    case (.identity, .yes) where request.caller.isRoot:
      "the root user may do everything in its account that nothing denies"
    case (.session, .no) where evaluator.session == nil:
      "a federated user's session has no permissions but those passed for it"
    case (.resource, nil): missingResourcePolicy(evaluator, request)
    case (.resourceControl, nil):
      evaluator.resourceControl.isEmpty ? nil : "no resource control policy denies it"
    case (.serviceControl, .no): levelWithout(evaluator, request)
    case (_, nil): nil
    case (_, .yes): "\(name(type)) allows it"
    case (_, .no): "no \(noun(type)) allows it"
    case (_, .unknown): "whether \(name(type)) allows it is not known"
    }
  }

  private static func levelWithout(_ evaluator: Evaluator, _ request: PreparedRequest) -> String {
    let level = (evaluator.serviceControl ?? []).firstIndex { level in
      level.some { $0.allows(request) } == .no
    }
    if level == nil { return "the account has no service control policy that allows it" }
    return "no service control policy of level \(level ?? 0) allows it"
  }

  private static func missingResourcePolicy(
    _ evaluator: Evaluator, _ request: PreparedRequest
  ) -> String? {
    if request.isWildcardOnly {
      return evaluator.resource.map { _ in
        "`\(request.request.action)` is asked on no resource, so that no resource policy has a say"
      }
    }
    if request.isAcrossAccounts { return "the resource's account has no policy that allows it" }
    if request.needsTrust { return "the role has no trust policy that allows it" }
    return request.caller.account == nil ? "no resource policy allows it" : nil
  }

  private static func noun(_ type: PolicyType) -> String {
    switch type {
    case .identity: "identity policy"
    case .resource: "statement of the resource policy"
    case .boundary: "boundary"
    case .session: "session policy"
    case .serviceControl: "service control policy"
    case .resourceControl: "resource control policy"
    case .endpoint: "endpoint policy"
    }
  }

  private static func name(_ type: PolicyType) -> String {
    switch type {
    case .identity: "an identity policy"
    case .resource: "the resource policy"
    case .boundary: "the boundary"
    case .session: "a session policy"
    case .serviceControl: "each level of service control policies"
    case .resourceControl: "a resource control policy"
    case .endpoint: "each endpoint policy"
    }
  }
}
