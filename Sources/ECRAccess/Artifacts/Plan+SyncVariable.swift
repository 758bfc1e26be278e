extension Plan {
  /// The value of a variable of the sync container.
  func value(of variable: SyncVariable) -> String {
    switch variable {
    case .region: values.registry.region.text
    case .registryHost: registryHost
    case .pullSecret: values.pullSecret.text
    case .targetNamespaces: targetNamespaces.map(\.text).joined(separator: " ")
    case .refreshSeconds: String(values.sync.refreshInterval.seconds)
    case .owner: Ownership(self).owner
    // The only writable folder; any UID that OpenShift assigns can write to it.
    case .home: "/token"
    // Never fall back to the node's own role.
    case .metadataDisabled: "true"
    }
  }
}
