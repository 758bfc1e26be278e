/// A condition operator: `[ForAllValues:|ForAnyValue:]base[IfExists]`, such as `ForAnyValue:StringLikeIfExists`.
///
/// IAM User Guide, "IAM JSON policy elements: Condition operators". Whether letter case matters is not documented; here it
/// does not.
struct ConditionOperator: Sendable, Hashable {
  let qualifier: Qualifier?
  /// The operator without qualifier and `IfExists`, as AWS writes it.
  let base: String
  let comparison: Comparison
  let isNegated: Bool
  let hasIfExists: Bool

  /// Which of a request's several values have to match.
  enum Qualifier: String, CaseIterable, Sendable {
    case forAllValues = "ForAllValues"
    case forAnyValue = "ForAnyValue"
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

  /// How the request's value has to relate to the policy's.
  enum Relation: Sendable {
    case equal
    case less
    case lessOrEqual
    case greater
    case greaterOrEqual
  }

  /// The groups of operators in AWS's documentation.
  enum Family: Sendable {
    case string
    case numeric
    case date
    case bool
    case binary
    case ip
    case arn
    case null
  }

  /// `nil` for an operator that does not exist.
  init?(_ text: String) {
    var name = text.lowercased()[...]
    if let colon = name.firstIndex(of: ":") {
      let prefix = name[..<colon]
      guard let qualifier = Qualifier.allCases.first(where: { $0.rawValue.lowercased() == prefix })
      else { return nil }
      self.qualifier = qualifier
      name = name[name.index(after: colon)...]
    } else {
      qualifier = nil
    }
    hasIfExists = name.hasSuffix("ifexists")
    if hasIfExists { name = name.dropLast("ifexists".count) }
    guard let base = Self.byName[String(name)] else { return nil }
    (self.base, comparison, isNegated) = base
  }

  private init(_ other: ConditionOperator, _ base: Base) {
    (qualifier, hasIfExists) = (other.qualifier, other.hasIfExists)
    (self.base, comparison, isNegated) = base
  }

  /// The same operator with another comparison, under the first name that AWS has for it.
  func comparing(_ comparison: Comparison) -> ConditionOperator {
    let base = Self.bases.first { $0.comparison == comparison && $0.isNegated == isNegated }
    return base.map { ConditionOperator(self, $0) } ?? self
  }

  /// Whether IAM accepts it: `Null` has no `IfExists` form.
  var isAccepted: Bool { !(comparison == .null && hasIfExists) }

  var family: Family {
    switch comparison {
    case .string, .stringIgnoringCase, .stringLike: .string
    case .number: .numeric
    case .date: .date
    case .bool: .bool
    case .binary: .binary
    case .address: .ip
    case .arn: .arn
    case .null: .null
    }
  }

  /// Whether `*` and `?` in a value are wildcards.
  var takesWildcards: Bool { comparison == .stringLike || comparison == .arn }
  var takesVariables: Bool { family == .string || family == .arn }

  /// The operators as AWS writes them, without qualifier and `IfExists`.
  static let names = bases.map(\.name)

  private typealias Base = (name: String, comparison: Comparison, isNegated: Bool)

  private static let bases: [Base] = [
    ("StringEquals", .string, false), ("StringNotEquals", .string, true),
    ("StringEqualsIgnoreCase", .stringIgnoringCase, false),
    ("StringNotEqualsIgnoreCase", .stringIgnoringCase, true),
    ("StringLike", .stringLike, false), ("StringNotLike", .stringLike, true),
    ("NumericEquals", .number(.equal), false), ("NumericNotEquals", .number(.equal), true),
    ("NumericLessThan", .number(.less), false),
    ("NumericLessThanEquals", .number(.lessOrEqual), false),
    ("NumericGreaterThan", .number(.greater), false),
    ("NumericGreaterThanEquals", .number(.greaterOrEqual), false),
    ("DateEquals", .date(.equal), false), ("DateNotEquals", .date(.equal), true),
    ("DateLessThan", .date(.less), false), ("DateLessThanEquals", .date(.lessOrEqual), false),
    ("DateGreaterThan", .date(.greater), false),
    ("DateGreaterThanEquals", .date(.greaterOrEqual), false),
    ("Bool", .bool, false), ("BinaryEquals", .binary, false),
    ("IpAddress", .address, false), ("NotIpAddress", .address, true),
    ("ArnEquals", .arn, false), ("ArnNotEquals", .arn, true),
    ("ArnLike", .arn, false), ("ArnNotLike", .arn, true), ("Null", .null, false),
  ]

  private static let byName = Dictionary(
    bases.map { ($0.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
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
