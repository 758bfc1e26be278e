/// The service prefixes of AWS, and the full reference of the services that an ECR pull involves.
///
/// Names are not case-sensitive, as in IAM.
public enum ServiceTables {
  /// The services whose actions, resource types and condition keys are known.
  public static let services: [Service] = [.ecr, .ecrPublic, .sts]

  /// The prefix of every service, in lower case.
  public static let prefixes = Set(
    prefixText.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let byPrefix = Dictionary(
    services.map { ($0.prefix, $0) }, uniquingKeysWith: { first, _ in first })

  /// The service of that prefix, if it is one of `services`.
  public static func service(_ prefix: String) -> Service? { byPrefix[prefix.lowercased()] }

  public static func isKnown(prefix: String) -> Bool { prefixes.contains(prefix.lowercased()) }

  /// The action of that full name, such as `ecr:BatchGetImage`, if its service is one of `services`.
  public static func action(_ name: String) -> ActionEntry? {
    let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    return service(String(parts[0]))?.action(String(parts[1]))
  }

  /// The key of that name: a global key, or a key of one of `services`.
  public static func conditionKey(_ name: String) -> ConditionKey? {
    if let key = GlobalConditionKeys.key(name) { return key }
    return services.lazy.compactMap { $0.conditionKey(name) }.first
  }
}
