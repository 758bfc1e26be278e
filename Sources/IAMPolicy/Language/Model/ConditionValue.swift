import Diagnostics
import Documents

/// A value of a condition, read once as what its operator compares.
///
/// IAM User Guide, "IAM JSON policy elements: Condition operators".
enum ConditionValue: Sendable, Hashable {
  case text(TextTemplate)
  case number(DecimalNumber, ConditionOperator.Relation)
  case date(Instant, ConditionOperator.Relation)
  case bool(Bool)
  case bytes([UInt8])
  case addresses(AddressRange)
  /// It is not of the operator's type, and matches nothing.
  case unreadable

  init(_ node: Node, for comparison: ConditionOperator.Comparison, hasVariables: Bool) {
    let text = node.conditionText
    self = text.flatMap { Self.read($0, comparison, hasVariables) } ?? .unreadable
  }

  private static func read(
    _ text: String, _ comparison: ConditionOperator.Comparison, _ hasVariables: Bool
  ) -> ConditionValue? {
    let first = hasVariables ? 0 : nil
    switch comparison {
    case .string:
      return .text(TextTemplate(text, hasWildcards: false, variablesAfterColons: first))
    case .stringIgnoringCase:
      return .text(
        TextTemplate(text.lowercased(), hasWildcards: false, variablesAfterColons: first))
    case .stringLike, .arn:
      return .text(TextTemplate(text, hasWildcards: true, variablesAfterColons: first))
    case .number(let relation): return DecimalNumber(text).map { .number($0, relation) }
    case .date(let relation): return Instant(text).map { .date($0, relation) }
    case .bool, .null: return bool(text).map { .bool($0) }
    case .binary: return Base64.decoded(text).map { .bytes($0) }
    case .address: return AddressRange(text).map { .addresses($0) }
    }
  }

  /// `true` or `false` in any case.
  static func bool(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true": true
    case "false": false
    default: nil
    }
  }

  /// The condition keys of its variables.
  var keys: [ContextKey] {
    if case .text(let template) = self { template.keys } else { [] }
  }
}

extension Node {
  /// A condition's value as text: quotes around numbers and booleans make no difference. `nil` for null, lists and
  /// mappings.
  ///
  /// IAM User Guide, "Grammar of the IAM JSON policy language".
  var conditionText: String? {
    switch value {
    case .string(let text): text
    case .number(let literal): spelling ?? literal
    case .bool(let flag): flag ? "true" : "false"
    case .null, .list, .mapping: nil
    }
  }
}
