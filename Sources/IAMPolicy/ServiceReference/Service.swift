/// What AWS documents about one service's actions.
///
/// Service Authorization Reference, "Actions, resources, and condition keys for AWS services".
public struct Service: Sendable {
  /// What its actions begin with, such as `ecr`.
  public let prefix: String
  /// Every action there is, in alphabetical order.
  public let actions: [ActionEntry]
  public let resourceTypes: [ResourceType]
  /// The condition keys that any of its actions knows, global ones among them where the reference lists them.
  public let conditionKeys: [ConditionKey]
  private let actionsByName: [String: ActionEntry]

  init(
    prefix: String, actions: [ActionEntry], resourceTypes: [ResourceType],
    conditionKeys: [ConditionKey]
  ) {
    self.prefix = prefix
    self.actions = actions
    self.resourceTypes = resourceTypes
    self.conditionKeys = conditionKeys
    actionsByName = Dictionary(
      actions.map { ($0.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The action of that name, without its prefix and in any case.
  public func action(_ name: String) -> ActionEntry? { actionsByName[name.lowercased()] }

  public func resourceType(_ name: String) -> ResourceType? {
    resourceTypes.first { $0.name == name }
  }

  /// The key of that name, in any case: `ecr:ResourceTag/team` is found under `ecr:ResourceTag/${TagKey}`.
  public func conditionKey(_ name: String) -> ConditionKey? {
    conditionKeys.first { $0.matches(name) }
  }
}

/// One action of a service.
public struct ActionEntry: Sendable {
  /// The service's prefix, such as `ecr`.
  public let service: String
  /// Without the prefix and in AWS's own case, such as `BatchGetImage`.
  public let name: String
  public let level: AccessLevel
  /// What the action is asked on. None: it is asked on `*` and nothing else.
  public let resourceTypes: [ResourceUse]
  /// The condition keys that AWS lists for the action itself; those of its resource types and the global ones come on top.
  public let conditionKeys: [String]

  /// How AWS classes what an action does.
  public enum AccessLevel: String, CaseIterable, Sendable {
    case list = "List"
    case read = "Read"
    case write = "Write"
    case tagging = "Tagging"
    case permissionsManagement = "Permissions management"
  }

  /// A resource type that an action takes.
  public struct ResourceUse: Sendable, Hashable {
    /// The name of one of the service's `ResourceType`s.
    public let type: String
    /// Whether every request names one; otherwise a request may go without and is then asked on `*`.
    public let isRequired: Bool
  }

  /// - Parameter types: Names of resource types, each with a `*` at its end where the action requires one, as in AWS's tables.
  init(
    _ service: String, _ name: String, _ level: AccessLevel, on types: [String] = [],
    keys: [String] = []
  ) {
    self.service = service
    self.name = name
    self.level = level
    resourceTypes = types.map { type in
      type.hasSuffix("*")
        ? ResourceUse(type: String(type.dropLast()), isRequired: true)
        : ResourceUse(type: type, isRequired: false)
    }
    conditionKeys = keys
  }

  /// With its prefix: `ecr:BatchGetImage`.
  public var fullName: String { "\(service):\(name)" }

  /// Whether the action cannot be granted on a resource: only a statement on `*` reaches it.
  public var hasNoResourceLevel: Bool { resourceTypes.isEmpty }
}

/// A kind of resource, and how its ARNs look.
public struct ResourceType: Sendable {
  /// Such as `repository`.
  public let name: String
  /// The form of its ARNs, `${...}` for what differs: `arn:${Partition}:ecr:${Region}:${Account}:repository/${RepositoryName}`.
  public let arnTemplate: String
  /// The template as a pattern: a `*` for each of its variables.
  public let arnPattern: String
  /// The condition keys that are about the resource.
  public let conditionKeys: [String]

  init(_ name: String, arn: String, keys: [String] = []) {
    self.name = name
    arnTemplate = arn
    arnPattern = Self.pattern(arn)
    conditionKeys = keys
  }

  private static func pattern(_ template: String) -> String {
    var pattern = ""
    var isVariable = false
    for character in template {
      switch character {
      case "$": pattern += "*"
      case "{": isVariable = true
      case "}": isVariable = false
      default: if !isVariable { pattern.append(character) }
      }
    }
    return pattern
  }
}

/// A condition key and what values it has.
public struct ConditionKey: Sendable {
  /// As AWS writes it; one that holds a tag's key ends in `/${TagKey}`.
  public let name: String
  public let type: ValueType
  /// Whether one request can carry several values, so that a test of it needs `ForAllValues:` or `ForAnyValue:`.
  public let isMultiValued: Bool

  /// What a value is.
  ///
  /// Service Authorization Reference, "Condition keys table".
  public enum ValueType: String, CaseIterable, Sendable {
    case string
    /// For ARN operators and string operators.
    case arn
    case bool
    case date
    case numeric
    case ipAddress
    /// A point in time as a number of seconds, for date and numeric operators.
    case epoch
  }

  init(_ name: String, _ type: ValueType, isMultiValued: Bool = false) {
    self.name = name
    self.type = type
    self.isMultiValued = isMultiValued
  }

  /// What comes before the variable end of a name that has one, in lower case: `aws:requesttag/`.
  public var variablePrefix: String? {
    guard name.hasSuffix("}"), let slash = name.firstIndex(of: "/") else { return nil }
    return name[...slash].lowercased()
  }

  /// Whether `name`, in any case, is this key; a tag's key may be anything but empty.
  public func matches(_ name: String) -> Bool {
    let name = name.lowercased()
    guard let variablePrefix else { return name == self.name.lowercased() }
    return name.hasPrefix(variablePrefix) && name.utf8.count > variablePrefix.utf8.count
  }
}
