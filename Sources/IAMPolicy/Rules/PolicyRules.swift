import Diagnostics

/// A rule about one policy.
public typealias PolicyRule = Rule<Policy>

/// Every rule about a policy, in the order of the documentation. A rule is a declaration in one of the folders here, in the
/// file of its topic, and an entry in that folder's list.
public enum PolicyRules {
  public static let all: [PolicyRule] =
    elements + actions + resources + principals + conditions + organizations + crossAccountPull

  /// The errors that leave a policy of any service without a meaning: a request cannot be evaluated under it.
  static let grammar: [PolicyRule] =
    // Keys that differ in case alone are two conditions, which both have to hold.
    elements.filter { $0.info.severity == .error && $0.info.id != duplicateKeyCase.info.id }
    + [
      principalMissing, principalInIdentityPolicy, principalKey, principalFormat, unknownOperator,
      nullIfExists,
    ]
}
