import Diagnostics

/// A condition operator taken apart: `[ForAllValues:|ForAnyValue:]base[IfExists]`.
///
/// IAM User Guide, "IAM JSON policy elements: Condition operators". Whether letter case counts is not documented, so
/// that it does not here.
struct OperatorName: Sendable {
  enum Qualifier: String, CaseIterable, Sendable {
    case forAllValues = "ForAllValues"
    case forAnyValue = "ForAnyValue"
  }

  /// What the operator compares.
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

  let qualifier: Qualifier?
  /// The operator without qualifier and `IfExists`, as AWS writes it.
  let base: String
  let family: Family
  let hasIfExists: Bool

  /// `nil` for what is no operator.
  init?(_ text: String) {
    var rest = text[...]
    var found: Qualifier?
    for qualifier in Qualifier.allCases {
      let prefix = qualifier.rawValue.count + 1
      if rest.prefix(prefix).lowercased() == qualifier.rawValue.lowercased() + ":" {
        rest = rest.dropFirst(prefix)
        found = qualifier
        break
      }
    }
    let suffix = "ifexists"
    hasIfExists = rest.suffix(suffix.count).lowercased() == suffix
    if hasIfExists { rest = rest.dropLast(suffix.count) }
    guard let known = Self.known[rest.lowercased()] else { return nil }
    (base, family) = known
    qualifier = found
  }

  /// True when the compared value is to be different.
  var isNegated: Bool { base.includes("Not") }
  /// `*` and `?` in the value stand for other characters.
  var takesWildcards: Bool { base.hasSuffix("Like") || family == .arn }
  var takesVariables: Bool { family == .string || family == .arn }
  var isOrdering: Bool { base.includes("LessThan") || base.includes("GreaterThan") }

  /// The operator that was probably meant by `text`.
  static func nearest(to text: String) -> String? {
    guard text.utf8.count <= 64 else { return nil }
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2, let last = parts.last, let first = parts.first else {
      return NearestName.of(text, in: spellings)
    }
    guard let qualifier = NearestName.of(first, in: Qualifier.allCases.map(\.rawValue)),
      let base = NearestName.of(last, in: spellings)
    else { return nil }
    return "\(qualifier):\(base)"
  }

  private static let known: [String: (String, Family)] = Dictionary(
    ConditionOperator.names.compactMap { name in
      ConditionOperator(name).map { (name.lowercased(), (name, Family($0.comparison))) }
    }, uniquingKeysWith: { first, _ in first })

  private static let spellings: [String] = known.values.flatMap { name, family in
    family == .null ? [name] : [name, name + "IfExists"]
  }.sorted()
}

extension OperatorName.Family {
  fileprivate init(_ comparison: ConditionOperator.Comparison) {
    self =
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
}
