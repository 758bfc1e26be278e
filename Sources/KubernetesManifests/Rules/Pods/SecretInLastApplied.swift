import Diagnostics

extension ManifestRules {
  static let secretInLastApplied = ManifestRule.containers(
    RuleInfo(
      "pods/secret-in-last-applied", .warning,
      summary: "a secret that is applied by the client, which copies it into an annotation",
      why: "`apply` without `--server-side` keeps the whole object, the data too, in "
        + "`kubectl.kubernetes.io/last-applied-configuration`, where nobody expects a credential.",
      source: KubernetesPage.apply,
      passing: Sample.script(
        "kubectl create secret generic a --dry-run=client -o yaml \\\n"
          + "  | kubectl apply --server-side -f -\n"),
      failing: Sample.script(
        "▸oc create secret generic a --dry-run=client -o yaml | oc apply -f -\n"))
  ) { container, _ in
    guard let script = container.script else { return [] }
    let clients = script.commands.filter { ["kubectl", "oc"].contains($0.program) }
    let makers = clients.filter { $0.arguments.starts(with: ["create", "secret"]) }
    return clients.filter { command in
      command.arguments.contains("apply")
        && !command.arguments.contains { $0.hasPrefix("--server-side") }
        && makers.contains { $0.pipeline == command.pipeline }
    }.map {
      Violation(
        "`\($0.program) apply` copies the secret into an annotation",
        at: script.location(of: $0), help: "use server-side apply: `--server-side`")
    }
  }
}
