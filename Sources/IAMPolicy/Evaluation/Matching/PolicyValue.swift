import Diagnostics
import Documents

/// A value that a condition compares with, read once as what its operator takes.
enum PolicyValue: Sendable, Hashable {
  case text(TextTemplate)
  case number(DecimalNumber, ConditionOperator.Relation)
  case date(Instant, ConditionOperator.Relation)
  case flag(Bool)
  case bytes([UInt8])
  case addresses(AddressRange)
  /// It cannot be read as what the operator takes, and matches nothing.
  case unreadable

  init(_ node: Node, for comparison: ConditionOperator.Comparison, hasVariables: Bool) {
    let text = node.conditionText
    self = text.flatMap { Self.read($0, comparison, hasVariables) } ?? .unreadable
  }

  private static func read(
    _ text: String, _ comparison: ConditionOperator.Comparison, _ hasVariables: Bool
  ) -> PolicyValue? {
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
    case .bool, .null: return flag(text).map { .flag($0) }
    case .binary: return Base64.decoded(text).map { .bytes($0) }
    case .address: return AddressRange(text).map { .addresses($0) }
    }
  }

  /// The condition keys that its variables ask for, in lower case.
  var keys: [String] {
    if case .text(let template) = self { template.keys } else { [] }
  }

  static func flag(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true": true
    case "false": false
    default: nil
    }
  }

  /// Whether the request's value fits. What cannot be read as the operator's type does not.
  func matches(
    _ value: RequestValue, _ comparison: ConditionOperator.Comparison, in context: RequestContext
  ) -> Truth {
    switch self {
    case .unreadable: .no
    case .text(let template):
      switch comparison {
      case .arn: template.matchesARN(value.scalars, in: context)
      case .stringIgnoringCase:
        template.matches(value.lowercased, in: context, isLowercased: true)
      default: template.matches(value.scalars, in: context)
      }
    case .number(let number, let relation):
      Truth(DecimalNumber(value.text).map { relation.holds($0, number) } ?? false)
    case .date(let date, let relation):
      Truth(Instant(value.text).map { relation.holds($0, date) } ?? false)
    case .flag(let flag): Truth(Self.flag(value.text) == flag)
    // A request's value may be told as Base64, as AWS's policy simulator takes it, or as the bytes themselves.
    case .bytes(let bytes):
      Truth(Base64.decoded(value.text) == bytes || Array(value.text.utf8) == bytes)
    case .addresses(let range):
      Truth(InternetAddress.bytes(value.text).map(range.contains) ?? false)
    }
  }
}

/// One value of a request's condition key.
struct RequestValue {
  let text: String
  var scalars: [UInt32] { TextPattern.scalars(text) }
  var lowercased: [UInt32] { TextPattern.scalars(text.lowercased()) }
}

extension Node {
  /// A condition's value as text: quotes around numbers and booleans make no difference.
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
