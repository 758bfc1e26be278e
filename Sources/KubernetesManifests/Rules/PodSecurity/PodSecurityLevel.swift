import Diagnostics
import Documents

/// The severity of a violation of each Pod Security Standard.
///
/// `baseline` forbids known privilege escalations: only a namespace with the level `privileged` admits such a pod, and
/// OpenShift's `restricted-v2` rejects it, so it is an error. `restricted` hardens a pod further; most clusters still run a
/// pod that violates it, so it is a warning, and so is what only OpenShift's `restricted-v2` rejects.
///
/// Kubernetes documentation, "Pod Security Standards".
enum PodSecurityLevel {
  static let baseline = Severity.error
  static let restricted = Severity.warning
  static let openShift = Severity.warning
}

extension PodTemplate {
  /// The containers whose effective setting is not as required; a container's own value overrides the pod's.
  ///
  /// - Parameter isMet: Whether a value meets the requirement; called with the container's value, or with the pod's where the
  ///   container has none.
  func breaches(
    of setting: String, help: String, unless isMet: (Node) -> Bool
  ) -> [Violation] {
    let podContext = spec["securityContext"]
    let podValue = podContext?[setting].flatMap { $0.isNull ? nil : $0 }
    var isPodReported = false
    return containers.compactMap { container in
      let own = container.securityContext?[setting].flatMap { $0.isNull ? nil : $0 }
      if let own {
        return isMet(own)
          ? nil
          : Violation(
            "\(container.title) has the wrong `\(setting)`", at: own.location, help: help)
      }
      guard let podValue else {
        return Violation(
          "\(container.title) does not set `\(setting)`, nor does its pod",
          at: container.location, help: help)
      }
      // Reported once for all containers that inherit the pod's value.
      guard !isMet(podValue), !isPodReported else { return nil }
      isPodReported = true
      return Violation("the pod has the wrong `\(setting)`", at: podValue.location, help: help)
    }
  }
}
