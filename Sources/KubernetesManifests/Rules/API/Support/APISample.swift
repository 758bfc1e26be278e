/// Whole objects for the rules' examples, around the lines that an example is about.
enum APISample {
  /// An object of that kind, called `web`.
  static func object(_ apiVersion: String, _ kind: String, _ lines: String...) -> String {
    object(apiVersion, kind, lines: lines)
  }

  /// A pod of one container, with these lines in its spec.
  static func pod(_ lines: String...) -> String {
    object("v1", "Pod", lines: ["spec:"] + indented([container] + lines))
  }

  /// A pod whose container has these lines, with these volumes.
  static func container(_ lines: String..., volumes: String? = nil) -> String {
    let spec = ["containers:", "- name: web", "  image: docker.io/library/nginx:1.27"]
    let more = volumes.map { ["volumes: \($0)"] } ?? []
    return object("v1", "Pod", lines: ["spec:"] + indented(spec + indented(lines) + more))
  }

  /// A Deployment of one container, with these lines in its spec.
  static func deployment(
    _ lines: String..., selector: String? = "selector: {matchLabels: {app: web}}",
    template: String? = nil
  ) -> String {
    let pods = ["template:", "  metadata: {labels: {app: web}}", "  spec:", "    " + container]
    let more = template.map { ["    " + $0] } ?? []
    return object(
      "apps/v1", "Deployment",
      lines: ["spec:"] + indented((selector.map { [$0] } ?? []) + lines + pods + more))
  }

  /// A Job of one container, with these lines in its spec.
  static func job(_ lines: String..., policy: String = "restartPolicy: Never") -> String {
    let template = ["template:", "  spec:", "    " + policy, "    " + container]
    return object("batch/v1", "Job", lines: ["spec:"] + indented(lines + template))
  }

  /// A CronJob of one container, with these lines in its spec.
  static func cronJob(_ lines: String...) -> String {
    let template = [
      "jobTemplate:", "  spec:", "    template:", "      spec:", "        restartPolicy: Never",
      "        " + container,
    ]
    return object("batch/v1", "CronJob", lines: ["spec:"] + indented(lines + template))
  }

  /// A Role, ClusterRole or binding, with these lines.
  static func access(_ kind: String, _ lines: String...) -> String {
    object("rbac.authorization.k8s.io/v1", kind, lines: lines)
  }

  private static let container = "containers: [{name: web, image: docker.io/library/nginx:1.27}]"

  private static func indented(_ lines: [String]) -> [String] { lines.map { "  " + $0 } }

  private static func object(_ apiVersion: String, _ kind: String, lines: [String]) -> String {
    (["apiVersion: \(apiVersion)", "kind: \(kind)", "metadata: {name: web}"] + lines)
      .joined(separator: "\n")
  }
}
