import Diagnostics
import Documents

extension Rule<ManifestDocument> {
  /// A rule about pods and pod templates.
  static func pods(
    _ info: RuleInfo, check: @escaping @Sendable (PodTemplate) -> [Violation]
  ) -> ManifestRule {
    ManifestRule(info) { document in document.pod.map(check) ?? [] }
  }

  /// A rule about each container, init and ephemeral containers included.
  static func containers(
    _ info: RuleInfo, check: @escaping @Sendable (PodTemplate.Container, PodTemplate) -> [Violation]
  ) -> ManifestRule {
    pods(info) { pod in pod.containers.flatMap { check($0, pod) } }
  }

  /// A rule about each security context, of the pod and of its containers.
  static func securityContexts(
    _ info: RuleInfo, check: @escaping @Sendable (SecurityContext) -> [Violation]
  ) -> ManifestRule {
    pods(info) { pod in pod.securityContexts.flatMap(check) }
  }

  /// A rule about each policy rule of a Role or ClusterRole.
  static func policyRules(
    _ info: RuleInfo, check: @escaping @Sendable (PolicyRule) -> [Violation]
  ) -> ManifestRule {
    ManifestRule(info) { document in document.policyRules.flatMap(check) }
  }

  /// A rule about each subject of a binding.
  static func subjects(
    _ info: RuleInfo, check: @escaping @Sendable (Node, ManifestDocument) -> Violation?
  ) -> ManifestRule {
    ManifestRule(info) { document in
      guard document.isBinding else { return [] }
      return document.node.elements("subjects").compactMap { check($0, document) }
    }
  }
}
