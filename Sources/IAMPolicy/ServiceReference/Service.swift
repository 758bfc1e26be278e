/// The actions, resource types and condition keys of a service.
///
/// Service Authorization Reference, "Actions, resources, and condition keys for AWS services".
public struct Service: Sendable {
  /// The prefix of its actions, such as `ecr`.
  public let prefix: String
  /// Every action, in alphabetical order.
  public let actions: [ActionEntry]
  public let resourceTypes: [ResourceType]
  /// The condition keys of its actions, including the global keys that the reference lists.
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
  /// The resource types that the action applies to; if empty, its resource is always `*`.
  public let resourceTypes: [ResourceUse]
  /// The condition keys that AWS lists for the action itself; those of its resource types and the global keys apply too.
  public let conditionKeys: [String]

  /// How AWS classifies actions.
  public enum AccessLevel: String, CaseIterable, Sendable {
    case list = "List"
    case read = "Read"
    case write = "Write"
    case tagging = "Tagging"
    case permissionsManagement = "Permissions management"
  }

  /// A resource type that an action applies to.
  public struct ResourceUse: Sendable, Hashable {
    /// The name of one of the service's `ResourceType`s.
    public let type: String
    /// Whether every request specifies one; a request without one has `*` as its resource.
    public let isRequired: Bool
  }

  /// - Parameter types: Names of resource types, required ones with a `*` at the end, as in the reference.
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

  /// Whether the action has no resource-level permissions: a statement has to specify `*`.
  public var hasNoResourceLevel: Bool { resourceTypes.isEmpty }
}

/// A resource type and the form of its ARNs.
public struct ResourceType: Sendable {
  /// Such as `repository`.
  public let name: String
  /// The form of its ARNs, with variables: `arn:${Partition}:ecr:${Region}:${Account}:repository/${RepositoryName}`.
  public let arnTemplate: String
  /// The template as a pattern: a `*` for each of its variables.
  public let arnPattern: String
  /// The condition keys of the resource.
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

/// A condition key and its type.
public struct ConditionKey: Sendable {
  /// As in the reference; a key with a tag key ends in `/${TagKey}`.
  public let name: String
  public let type: ValueType
  /// Whether a request context can have several values, so that conditions require `ForAllValues:` or `ForAnyValue:`.
  public let isMultiValued: Bool

  /// The type of the values.
  ///
  /// Service Authorization Reference, "Condition keys table".
  public enum ValueType: String, CaseIterable, Sendable {
    case string
    /// Supports ARN operators and string operators.
    case arn
    case bool
    case date
    case numeric
    case ipAddress
    /// A time in seconds; supports date and numeric operators.
    case epoch
  }

  init(_ name: String, _ type: ValueType, isMultiValued: Bool = false) {
    self.name = name
    self.type = type
    self.isMultiValued = isMultiValued
  }

  /// The fixed part of a name that ends in a variable, in lower case: `aws:requesttag/`.
  public var variablePrefix: String? {
    guard name.hasSuffix("}"), let slash = name.firstIndex(of: "/") else { return nil }
    return name[...slash].lowercased()
  }

  /// Whether `name`, in any case, is this key; a tag key is any nonempty string.
  public func matches(_ name: String) -> Bool {
    let name = name.lowercased()
    guard let variablePrefix else { return name == self.name.lowercased() }
    return name.hasPrefix(variablePrefix) && name.utf8.count > variablePrefix.utf8.count
  }
}
