/// An environment variable that `sync.sh` reads, or that its programs need; the plan sets it.
enum SyncVariable: String, CaseIterable {
  case region = "REGION"
  case registryHost = "REGISTRY_HOST"
  case pullSecret = "PULL_SECRET"
  case targetNamespaces = "TARGET_NAMESPACES"
  case refreshSeconds = "REFRESH_SECONDS"
  case owner = "OWNER"
  case home = "HOME"
  case metadataDisabled = "AWS_EC2_METADATA_DISABLED"

  /// What `sync.env` may not set: these variables, those of the identity webhook, and other sources of credentials.
  static let reserved = Set(allCases.map(\.rawValue)).union([
    "AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN", "AWS_PROFILE",
  ])
}
