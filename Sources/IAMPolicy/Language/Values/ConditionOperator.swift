/// A condition operator with what stands around its name: `ForAnyValue:StringLikeIfExists`.
///
/// IAM User Guide, "IAM JSON policy elements: Condition operators". Letter case is not specified there and makes no
/// difference here.
struct ConditionOperator: Sendable, Hashable {
  let quantifier: Quantifier?
  let comparison: Comparison
  let isNegated: Bool
  let ifExists: Bool

  /// Which of a request's several values have to fit.
  enum Quantifier: String, Sendable {
    case all = "forallvalues"
    case any = "foranyvalue"
  }

  /// What is compared, and how.
  enum Comparison: Sendable, Hashable {
    case string
    case stringIgnoringCase
    case stringLike
    case number(Relation)
    case date(Relation)
    case bool
    case binary
    case address
    case arn
    case null
  }

  /// How the request's value must stand to the policy's.
  enum Relation: Sendable {
    case equal
    case less
    case lessOrEqual
    case greater
    case greaterOrEqual
  }

  init(quantifier: Quantifier?, comparison: Comparison, isNegated: Bool, ifExists: Bool) {
    self.quantifier = quantifier
    self.comparison = comparison
    self.isNegated = isNegated
    self.ifExists = ifExists
  }

  /// `nil` for what is no operator.
  init?(_ name: String) {
    var name = name.lowercased()[...]
    if let colon = name.firstIndex(of: ":") {
      guard let quantifier = Quantifier(rawValue: String(name[..<colon])) else { return nil }
      self.quantifier = quantifier
      name = name[name.index(after: colon)...]
    } else {
      quantifier = nil
    }
    ifExists = name.hasSuffix("ifexists")
    if ifExists { name = name.dropLast("ifexists".count) }
    guard let base = Self.bases[String(name)], !(ifExists && base.comparison == .null) else {
      return nil
    }
    (comparison, isNegated) = base
  }

  /// The operators as AWS writes them, without what can stand around them.
  static let names = [
    "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase",
    "StringLike", "StringNotLike", "NumericEquals", "NumericNotEquals", "NumericLessThan",
    "NumericLessThanEquals", "NumericGreaterThan", "NumericGreaterThanEquals", "DateEquals",
    "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan",
    "DateGreaterThanEquals", "Bool", "BinaryEquals", "IpAddress", "NotIpAddress", "ArnEquals",
    "ArnNotEquals", "ArnLike", "ArnNotLike", "Null",
  ]

  private static let bases: [String: (comparison: Comparison, isNegated: Bool)] = [
    "stringequals": (.string, false), "stringnotequals": (.string, true),
    "stringequalsignorecase": (.stringIgnoringCase, false),
    "stringnotequalsignorecase": (.stringIgnoringCase, true),
    "stringlike": (.stringLike, false), "stringnotlike": (.stringLike, true),
    "numericequals": (.number(.equal), false), "numericnotequals": (.number(.equal), true),
    "numericlessthan": (.number(.less), false),
    "numericlessthanequals": (.number(.lessOrEqual), false),
    "numericgreaterthan": (.number(.greater), false),
    "numericgreaterthanequals": (.number(.greaterOrEqual), false),
    "dateequals": (.date(.equal), false), "datenotequals": (.date(.equal), true),
    "datelessthan": (.date(.less), false), "datelessthanequals": (.date(.lessOrEqual), false),
    "dategreaterthan": (.date(.greater), false),
    "dategreaterthanequals": (.date(.greaterOrEqual), false),
    "bool": (.bool, false), "binaryequals": (.binary, false),
    "ipaddress": (.address, false), "notipaddress": (.address, true),
    "arnequals": (.arn, false), "arnlike": (.arn, false),
    "arnnotequals": (.arn, true), "arnnotlike": (.arn, true), "null": (.null, false),
  ]
}

extension ConditionOperator.Relation {
  func holds<Value: Comparable>(_ a: Value, _ b: Value) -> Bool {
    switch self {
    case .equal: a == b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }
}
