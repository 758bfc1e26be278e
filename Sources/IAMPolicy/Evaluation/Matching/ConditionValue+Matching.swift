import Diagnostics

extension ConditionValue {
  /// Whether the request's value matches. A value that is not of the operator's type does not.
  func matches(
    _ value: RequestValue, _ comparison: ConditionOperator.Comparison, in context: RequestContext
  ) -> Truth {
    switch self {
    case .unreadable: .no
    case .text(let template):
      switch comparison {
      case .arn: template.matchesARN(value.tokens, in: context)
      case .stringIgnoringCase: template.matches(value.tokens, in: context, isLowercased: true)
      default: template.matches(value.tokens, in: context)
      }
    case .number(let number, let relation):
      Truth(DecimalNumber(value.text).map { relation.holds($0, number) } ?? false)
    case .date(let date, let relation):
      Truth(Instant(value.text).map { relation.holds($0, date) } ?? false)
    case .bool(let flag): Truth(Self.bool(value.text) == flag)
    // A request's value may be given as Base64, as AWS's policy simulator accepts it, or as the bytes themselves.
    case .bytes(let bytes):
      Truth(Base64.decoded(value.text) == bytes || Array(value.text.utf8) == bytes)
    case .addresses(let range):
      Truth(InternetAddress.bytes(value.text).map(range.contains) ?? false)
    }
  }
}

extension ConditionValue {
  /// Whether it is not of the operator's type.
  func isUnreadable(as comparison: ConditionOperator.Comparison) -> Bool {
    switch (self, comparison) {
    case (.unreadable, _): true
    case (.text(let template), .arn): template.constant.map { ARN.split($0).count < 6 } ?? false
    default: false
    }
  }
}

/// One value of a request's condition key, ready for an operator.
struct RequestValue {
  let text: String
  /// Its characters, for operators that compare texts: in lower case where case makes no difference.
  let tokens: [UInt32]

  init(_ text: String, for comparison: ConditionOperator.Comparison) {
    self.text = text
    tokens =
      switch comparison {
      case .string, .stringLike, .arn: TextPattern.scalars(text)
      case .stringIgnoringCase: TextPattern.scalars(text.lowercased())
      case .number, .date, .bool, .binary, .address, .null: []
      }
  }

  /// Whether it is of the operator's type.
  func isReadable(as comparison: ConditionOperator.Comparison) -> Bool {
    switch comparison {
    case .string, .stringIgnoringCase, .stringLike, .bool, .null, .binary: true
    case .number: DecimalNumber(text) != nil
    case .date: Instant(text) != nil
    case .address: InternetAddress.bytes(text) != nil
    case .arn: ARN.split(text.utf8).count == 6
    }
  }
}
