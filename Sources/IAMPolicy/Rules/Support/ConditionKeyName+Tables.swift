// What the tables hold about a condition key.
extension ConditionKeyName {
  /// `nil` for a key that the tables do not have.
  var known: ConditionKey? { ServiceTables.conditionKey(text) }

  /// The operators that fit the key's values; `nil` where its type is not known.
  var families: Set<ConditionOperator.Family>? {
    guard let known else {
      return claim.map(Self.textClaims.contains) == true ? [.string, .null] : nil
    }
    return switch known.type {
    case .string: [.string, .null]
    case .arn: [.arn, .string, .null]
    case .bool: [.bool, .string, .null]
    case .date: [.date, .null]
    case .numeric: [.numeric, .null]
    case .ipAddress: [.ip, .null]
    case .epoch: [.date, .numeric, .null]
    }
  }

  /// The claims that are texts with every provider, and of which a token has one each.
  ///
  /// OpenID Connect Core 1.0, section 2; `aud` may hold several.
  static let singleClaims: Set<String> = ["sub", "iss", "azp", "oaud", "email", "jti"]
  static let textClaims = singleClaims.union(["aud", "amr"])

  /// The global keys that AWS no longer supports, in lower case.
  static let unsupported = Set(GlobalConditionKeys.unsupported.map { $0.lowercased() })
}
