import Diagnostics

/// Something that a decision rests on: a statement and what of it matched, or what a part of the policies comes to.
public enum Reason: Sendable {
  case statement(StatementReason)
  /// What the policies of one part come to, such as `no boundary allows it`.
  case summary(PolicyType, text: String)
}

/// One statement beside the request.
public struct StatementReason: Sendable {
  public let policy: PolicyPlace
  public let statement: PolicyStatement
  /// Whether the statement applies as a whole.
  public let applies: Truth
  /// Whether it names the caller; `nil` where the policy names nobody.
  public let principal: Truth?
  public let action: Truth
  /// Whether it names the resource; `nil` if the policy is attached to it.
  public let resource: Truth?
  public let conditions: [ConditionReason]
  /// What does not match or is not known, each with the actual value.
  public let faults: [String]
}

/// One key of a condition beside the request.
public struct ConditionReason: Sendable {
  public let condition: Condition
  public let holds: Truth
  /// The request's values of the key; `nil` where it is absent or unknown.
  public let actual: [String]?
}
