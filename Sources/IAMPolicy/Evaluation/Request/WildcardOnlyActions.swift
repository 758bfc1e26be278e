/// Which actions support no resource level, so that AWS asks for them on `*`.
///
/// This is the one place where the evaluator asks the tables.
public enum WildcardOnlyActions {
  /// Whether the action is known to support no resource level; of services that are not known here: `false`.
  @Sendable
  public static func contains(_ action: String) -> Bool { known.contains(action.lowercased()) }

  /// What a role's trust policy has to allow, besides what the caller's own policies do.
  ///
  /// Service Authorization Reference, "Actions, resources, and condition keys for AWS Security Token Service".
  static func needsTrust(_ action: String) -> Bool { trusted.contains(action.lowercased()) }

  /// Whether the action needs no permission, so that no policy keeps a caller with credentials from it.
  ///
  /// AWS STS API Reference, GetCallerIdentity.
  static func needsNoPermission(_ action: String) -> Bool {
    action.lowercased() == "sts:getcalleridentity"
  }

  static let trusted: Set = [
    "sts:assumerole", "sts:assumerolewithsaml", "sts:assumerolewithwebidentity",
    "sts:setsourceidentity", "sts:tagsession",
  ]

  /// The actions that the tables list without a resource type, in lower case.
  static let known = Set(
    ServiceTables.services.flatMap(\.actions).filter(\.resourceTypes.isEmpty)
      .map { $0.fullName.lowercased() })
}
