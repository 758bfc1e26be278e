/// Complete manifests for the examples of rules, built around the lines that matter.
enum Sample {
  /// A Pod.
  ///
  /// - Parameters:
  ///   - spec: Further lines of its spec, written from column 1.
  ///   - container: Further lines of its container.
  ///   - metadata: Further lines of its metadata.
  static func pod(
    _ spec: String = "", container: String = "", name: String = "web", metadata: String = "",
    image: String = defaultImage
  ) -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata:
      name: web\(indented(metadata, by: 2))
    spec:\(indented(podSpec(spec, container, name, image), by: 2))
    """
  }

  /// A Deployment of such a pod.
  ///
  /// - Parameters:
  ///   - spec: Further lines of the pod's spec.
  ///   - settings: Further lines of the Deployment's own spec.
  static func deployment(
    _ spec: String = "", container: String = "", name: String = "web",
    selector: String = "selector: {matchLabels: {app: web}}", settings: String = ""
  ) -> String {
    object(
      "apps/v1", "Deployment",
      "spec:\(indented(selector, by: 2))\(indented(settings, by: 2))",
      "  template:", "    metadata: {labels: {app: web}}",
      "    spec:\(indented(podSpec(spec, container, name, defaultImage), by: 6))")
  }

  /// A Job.
  ///
  /// - Parameter settings: Further lines of its spec.
  static func job(_ settings: String = "", policy: String = "restartPolicy: Never") -> String {
    object(
      "batch/v1", "Job", "spec:\(indented(settings, by: 2))",
      "  template:", "    spec:\(indented(podSpec(policy), by: 6))")
  }

  /// A CronJob.
  ///
  /// - Parameter settings: Further lines of its spec.
  static func cronJob(_ settings: String) -> String {
    object(
      "batch/v1", "CronJob", "spec:\(indented(settings, by: 2))",
      "  jobTemplate:", "    spec:", "      template:",
      "        spec:\(indented(podSpec("restartPolicy: Never"), by: 10))")
  }

  /// An object of that kind, called `web`, with these lines below its metadata.
  static func object(_ apiVersion: String, _ kind: String, _ lines: String...) -> String {
    (["apiVersion: \(apiVersion)", "kind: \(kind)", "metadata: {name: web}"] + lines)
      .joined(separator: "\n")
  }

  /// A Role, ClusterRole or binding, called `web`.
  static func rbac(_ kind: String, _ lines: String) -> String {
    object("rbac.authorization.k8s.io/v1", kind, lines)
  }

  /// A pod whose container runs a shell script.
  static func script(
    _ script: String, shell: String = "/bin/sh", flags: String = "-ec",
    image: String = defaultImage
  ) -> String {
    pod(
      container:
        "command:\n- \(shell)\n- \(flags)\n- |\(indented(script, by: 2))", image: image)
  }

  /// A Role with one rule; each parameter is a YAML flow sequence.
  static func role(
    groups: String = #"[""]"#, resources: String, verbs: String, names: String? = nil
  ) -> String {
    """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata:
      name: reader
      namespace: cf-dev
    rules:
    - apiGroups: \(groups)
      resources: \(resources)
      verbs: \(verbs)\(names.map { "\n  resourceNames: \($0)" } ?? "")
    """
  }

  /// A binding of `role` to one subject.
  static func binding(
    _ subject: String, role: String = "reader", kind: String = "RoleBinding"
  ) -> String {
    """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: \(kind)
    metadata:
      name: readers\(kind == "RoleBinding" ? "\n  namespace: cf-dev" : "")
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: \(role)
    subjects:
    -\(indented(subject, by: 2).dropFirst(2))
    """
  }

  private static let defaultImage = "registry.example/web:1.0"

  private static func podSpec(
    _ spec: String, _ container: String = "", _ name: String = "web",
    _ image: String = defaultImage
  ) -> String {
    (spec.isEmpty ? "" : spec + "\n")
      + "containers:\n- name: \(name)\n  image: \(image)\(indented(container, by: 2))"
  }

  /// Each line on a new, indented line; empty for an empty text.
  private static func indented(_ text: String, by width: Int) -> String {
    guard !text.isEmpty else { return "" }
    let indent = String(repeating: " ", count: width)
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "\n" : "\n\(indent)\($0)" }.joined()
  }
}
