/// Whole objects for the rules' examples, around the lines that an example is about.
enum Sample {
  /// A pod.
  ///
  /// - Parameters:
  ///   - spec: Further lines of its spec, indented as if they began in the first column.
  ///   - container: Further lines of its container, likewise.
  ///   - metadata: Further lines of its metadata, likewise.
  static func pod(
    _ spec: String = "", container: String = "", name: String = "web", metadata: String = "",
    image: String = "registry.example/web:1.0"
  ) -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata:
      name: web\(indented(metadata, by: 2))
    spec:\(indented(podSpec(spec, container, name, image), by: 2))
    """
  }

  /// A Deployment with such a pod.
  static func deployment(
    _ spec: String = "", container: String = "", name: String = "web",
    image: String = "registry.example/web:1.0"
  ) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
    spec:
      selector:
        matchLabels:
          app: web
      template:
        metadata:
          labels:
            app: web
        spec:\(indented(podSpec(spec, container, name, image), by: 6))
    """
  }

  /// A pod whose container runs a shell script.
  static func script(
    _ script: String, shell: String = "/bin/sh", flags: String = "-ec",
    image: String = "registry.example/web:1.0"
  ) -> String {
    pod(
      container:
        "command:\n- \(shell)\n- \(flags)\n- |\(indented(script, by: 2))", image: image)
  }

  /// A Role with one rule: its parts as YAML writes them in a line.
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

  /// A binding of `role` to one subject, whose lines are given.
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

  private static func podSpec(
    _ spec: String, _ container: String, _ name: String, _ image: String
  ) -> String {
    (spec.isEmpty ? "" : spec + "\n")
      + "containers:\n- name: \(name)\n  image: \(image)\(indented(container, by: 2))"
  }

  /// Each line on a line of its own, indented; nothing for no text.
  private static func indented(_ text: String, by width: Int) -> String {
    guard !text.isEmpty else { return "" }
    let indent = String(repeating: " ", count: width)
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "\n" : "\n\(indent)\($0)" }.joined()
  }
}
