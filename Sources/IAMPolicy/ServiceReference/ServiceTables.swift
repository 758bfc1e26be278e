/// What is known about AWS's services: all prefixes, and everything about those that an ECR pull goes through.
///
/// Names are found without regard to case, as IAM finds them.
public enum ServiceTables {
  /// The services whose actions are all known.
  public static let services: [Service] = [.ecr, .ecrPublic, .sts]

  /// The prefix of every service, in lower case.
  public static let prefixes = Set(
    prefixText.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let byPrefix = Dictionary(
    services.map { ($0.prefix, $0) }, uniquingKeysWith: { first, _ in first })

  /// The service of that prefix, where its table is held here.
  public static func service(_ prefix: String) -> Service? { byPrefix[prefix.lowercased()] }

  public static func isKnown(prefix: String) -> Bool { prefixes.contains(prefix.lowercased()) }

  /// The action of that name with its prefix, such as `ecr:BatchGetImage`, where its service's table is held here.
  public static func action(_ name: String) -> ActionEntry? {
    let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    return service(String(parts[0]))?.action(String(parts[1]))
  }

  /// The key of that name: a global one, or one of a service whose table is held here.
  public static func conditionKey(_ name: String) -> ConditionKey? {
    if let key = GlobalConditionKeys.key(name) { return key }
    return services.lazy.compactMap { $0.conditionKey(name) }.first
  }
}
