import Diagnostics
import Documents

/// Whether AWS stores a policy: what IAM, ECR and Organizations answer when it is saved.
///
/// That is less than Access Analyzer finds: it also reports what AWS accepts and then never matches, such as an action
/// that does not exist. The order of the checks is IAM's, and the messages are those of its `MalformedPolicyDocument`; ECR
/// and Organizations have one message for every fault.
///
/// IAM API Reference, CreatePolicy and UpdateAssumeRolePolicy; Amazon ECR API Reference, SetRepositoryPolicy; AWS
/// Organizations API Reference, CreatePolicy.
public enum PolicySave {
  /// Why AWS does not store a policy.
  public struct Refusal: Sendable, Hashable {
    /// What AWS answers.
    public let message: String
    public let location: Location
  }

  /// The first fault that AWS reports; `nil` for a policy that it stores, as far as the document shows: that each
  /// principal exists, AWS alone knows.
  public static func refusal(of policy: Policy) -> Refusal? {
    switch policy.kind {
    case .identity, .trust: iam(policy)
    case .resource: constraint("repository", policy)
    case .registry: constraint("registry", policy)
    case .scp, .rcp:
      other(
        "The provided policy document does not meet the requirements of the specified policy type.",
        policy)
    case .endpoint: other("The Policy Document is invalid", policy)
    }
  }

  private static func iam(_ policy: Policy) -> Refusal? {
    for (message, rules) in syntax {
      if let found = first(rules, policy) { return Refusal(message: message, location: found) }
    }
    return version(policy) ?? legacy(policy) ?? sid(policy)
      ?? policy.statements.lazy.compactMap { ActionSave.refusal(of: $0) }.first
      ?? (policy.kind == .trust ? trust(policy) : identity(policy))
  }

  private static let syntax: [(String, [PolicyRule])] = [
    (
      "Syntax errors in policy.",
      [
        PolicyRules.notAPolicy, PolicyRules.unknownElement, PolicyRules.elementPair,
        PolicyRules.dataType, PolicyRules.missingStatement, PolicyRules.emptyStatementList,
        PolicyRules.missingEffect, PolicyRules.invalidVersion, PolicyRules.unknownOperator,
        PolicyRules.nullIfExists,
      ]
    ),
    ("The policy failed legacy parsing", [PolicyRules.invalidEffect]),
  ]

  private static func first(_ rules: [PolicyRule], _ policy: Policy) -> Location? {
    for rule in rules {
      if let violation = rule.check(policy).first { return violation.location }
    }
    return nil
  }

  /// Trust policies can have the earlier version.
  private static func version(_ policy: Policy) -> Refusal? {
    guard policy.kind == .identity, !policy.hasVariables else { return nil }
    return Refusal(
      message: "Policy document must be version \(PolicyVersion.current) or greater.",
      location: policy.node["Version"]?.location ?? policy.node.location)
  }

  /// Resources that IAM's older parser rejects: an empty service, or an empty field in an incomplete ARN.
  private static func legacy(_ policy: Policy) -> Refusal? {
    let broken = policy.statements.flatMap { $0.resources?.patterns ?? [] }.first { resource in
      let fields = ResourceText(resource).fields
      guard fields.first == "arn", fields.count > 2 else { return false }
      return fields[2].isEmpty || (fields.count < 6 && fields.contains(""))
    }
    return broken.map {
      Refusal(message: "The policy failed legacy parsing", location: $0.location)
    }
  }

  private static func sid(_ policy: Policy) -> Refusal? {
    if let found = first([PolicyRules.invalidSid], policy) {
      return Refusal(
        message: "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the "
          + "regular expression [0-9A-Za-z]*",
        location: found)
    }
    return first([PolicyRules.duplicateSid], policy).map {
      Refusal(
        message: "Statement IDs (SID) in a single policy must be unique.", location: $0)
    }
  }

  private static func identity(_ policy: Policy) -> Refusal? {
    if let found = first([PolicyRules.principalInIdentityPolicy], policy) {
      return Refusal(message: "Policy document should not specify a principal.", location: found)
    }
    return policy.statements.lazy.compactMap { ResourceSave.refusal(of: $0) }.first
  }

  private static func trust(_ policy: Policy) -> Refusal? {
    for name in ["Resource", "NotResource", "NotPrincipal"] {
      guard let statement = policy.statements.first(where: { $0.node[name] != nil }) else {
        continue
      }
      return Refusal(
        message: "Has prohibited field \(name)", location: statement.keyLocation(name))
    }
    if let statement = policy.statements.first(where: { $0.principals == nil }) {
      return Refusal(
        message: "Missing required field Principal", location: statement.node.location)
    }
    return policy.statements.lazy.compactMap(principal).first
  }

  private static func principal(_ statement: PolicyStatement) -> Refusal? {
    if let empty = statement.principals?.node.mapping, empty.isEmpty,
      let principals = statement.principals
    {
      return Refusal(
        message: "Missing required field Principal", location: principals.node.location)
    }
    let entry = statement.principals?.entries.first { $0.pattern.meaning == .malformed }
    return entry.map { entry in
      let text =
        entry.type == "Federated"
        ? "Federated principals must be valid domain names or SAML metadata ARNs"
        : "Invalid principal in policy: \"\(entry.type ?? "AWS")\":\"\(entry.value.text)\""
      return Refusal(message: text, location: entry.value.location)
    }
  }
}

extension PolicySave {
  /// ECR names no reason.
  private static func constraint(_ what: String, _ policy: Policy) -> Refusal? {
    other(
      "Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid \(what) policy "
        + "provided'", policy)
  }

  /// A service that answers one thing whatever is wrong with the policy's form.
  private static func other(_ message: String, _ policy: Policy) -> Refusal? {
    let rules =
      syntax.flatMap(\.1) + [
        PolicyRules.missingAction, PolicyRules.emptyAction, PolicyRules.missingResource,
        PolicyRules.principalMissing, PolicyRules.principalInIdentityPolicy,
        PolicyRules.principalKey, PolicyRules.principalFormat, PolicyRules.principalWildcard,
        PolicyRules.federatedOutsideTrust, PolicyRules.repositoryPolicyResource,
        PolicyRules.organizationsVersion, PolicyRules.resourceControlElement,
      ]
    return first(rules, policy).map { Refusal(message: message, location: $0) }
  }
}

extension PolicySave {
  public static let rule = RuleInfo(
    "iam/save", .error, summary: "a policy that AWS does not store",
    why:
      "AWS answers with an error when the policy is created or changed, so that it never applies.",
    source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html",
    passing:
      #"{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}}"#,
    failing:
      #"{"Version": ▸"2008-10-17", "Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}}"#
  )
}

extension PolicySave.Refusal {
  /// The refusal as an error at the place that it is about.
  public var finding: Finding {
    PolicySave.rule.finding(
      Violation("AWS rejects the policy: `\(message)`", at: location))
  }
}
