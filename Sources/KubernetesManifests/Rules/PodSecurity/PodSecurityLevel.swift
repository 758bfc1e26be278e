import Diagnostics
import Documents

/// How much a break of the Pod Security Standards weighs, said here for all of their rules.
///
/// What `baseline` forbids is a known way from the container to its node: only a namespace of the level `privileged` takes such
/// a pod, and OpenShift's `restricted-v2` refuses it. That is an error. What only `restricted` forbids hardens a pod; most
/// clusters run it, so it is a warning, and so is what only OpenShift's `restricted-v2` refuses.
///
/// Kubernetes documentation, "Pod Security Standards".
enum PodSecurityLevel {
  static let baseline = Severity.error
  static let restricted = Severity.warning
  static let openShift = Severity.warning
}

extension PodTemplate {
  /// The containers for which a setting does not come out as it is demanded: a container's own value counts before the pod's.
  ///
  /// - Parameter isMet: Whether a value is the demanded one; asked for the container's value, and for the pod's where the
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
            "\(container.title) sets `\(setting)` otherwise", at: own.location, help: help)
      }
      guard let podValue else {
        return Violation(
          "\(container.title) does not set `\(setting)`, and neither does its pod",
          at: container.location, help: help)
      }
      // One place for all containers that have the pod's value.
      guard !isMet(podValue), !isPodReported else { return nil }
      isPodReported = true
      return Violation("the pod sets `\(setting)` otherwise", at: podValue.location, help: help)
    }
  }
}
