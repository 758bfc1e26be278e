import Diagnostics
import Documents

extension ManifestRules {
  static let secretOnDisk = ManifestRule.pods(
    RuleInfo(
      "pods/secret-on-disk", .warning,
      summary: "an `emptyDir` for credentials on the node's disk",
      why:
        "An `emptyDir` is a directory on the node unless its medium is `Memory`: its content can "
        + "be read there, and recovered from the disk later.",
      source: KubernetesPage.volumes,
      passing: Sample.pod("volumes:\n- name: token\n  emptyDir:\n    medium: Memory"),
      failing: Sample.pod("volumes:\n- name: token\n  ▸emptyDir: {}"))
  ) { pod in
    pod.volumes.compactMap { volume in
      guard let name = volume["name"]?.string, let source = volume["emptyDir"],
        source["medium"]?.string ?? "" == "",
        ([name] + pod.mountPaths(of: name)).contains(where: suggestsCredentials)
      else { return nil }
      return Violation(
        "volume `\(name)` seems to be for credentials, but is on the node's disk",
        at: volume.keyLocation("emptyDir"), help: "add `medium: Memory`")
    }
  }

  private static func suggestsCredentials(_ name: String) -> Bool {
    let words = name.lowercased().split { !$0.isLetter }.map(String.init)
    return !words.filter {
      ["token", "tokens", "secret", "secrets", "credential", "credentials", "creds", "password"]
        .contains($0)
    }.isEmpty
  }

  static let credentialByName = ManifestRule.containers(
    RuleInfo(
      "pods/credential-in-env", .warning,
      summary: "an environment variable that seems to contain a credential in plain text",
      why: "Everyone who can read the object, its file or the repository can read the credential.",
      source: KubernetesPage.secrets,
      passing: Sample.pod(
        container: "env:\n- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:\n"
          + "      name: db\n      key: password"),
      failing: Sample.pod(container: "env:\n- name: DB_PASSWORD\n  value: ▸hunter2"))
  ) { container, _ in
    container.variables.filter { name, value in
      guard let text = value.string, Credential.kind(in: text) == nil else { return false }
      return Credential.isNamed(name) && Credential.canBe(text)
    }.map { name, value in
      Violation(
        "`\(name)` of \(container.title) seems to be a credential in plain text",
        at: value.location,
        help: "keep it in a Secret, and refer to it by `valueFrom.secretKeyRef`")
    }
  }

  static let credentialByFormat = ManifestRule.containers(
    RuleInfo(
      "pods/credential-in-manifest", .error,
      summary: "a credential in a container's environment or command line",
      why:
        "The format of the value identifies it as a credential. Everyone who can read the object, "
        + "its file or the repository can read it, and it has to be rotated.",
      source: KubernetesPage.secrets,
      passing: Sample.pod(container: "env:\n- name: DB_URL\n  value: postgres://db.example/app"),
      failing: Sample.pod(
        container: "args: [▸\"--key=AKIA2E0A8F3B7C9D1E5F\"]\n"
          + "env:\n- name: DB_URL\n  value: ▸postgres://app:hunter2@db.example/app"))
  ) { container, _ in
    let values = container.variables.compactMap { name, value in
      value.string.map { ("`\(name)`", LocatedText($0, at: value.location)) }
    }
    return (container.words.map { ("the command line", $0) } + values).compactMap { what, word in
      Credential.kind(in: word.text).map {
        Violation(
          "\(what) of \(container.title) contains \($0)", at: word.location,
          help: "revoke it, and keep the new one in a Secret")
      }
    }
  }

  static let secretInLastApplied = ManifestRule.containers(
    RuleInfo(
      "pods/secret-in-last-applied", .warning,
      summary: "a Secret applied client-side, which copies it into an annotation",
      why: "`apply` without `--server-side` stores the whole object, data included, in "
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
        "`\($0.program) apply` copies the Secret into an annotation",
        at: script.location(of: $0), help: "use server-side apply: `--server-side`")
    }
  }
}

extension PodTemplate {
  /// Where the containers mount a volume.
  func mountPaths(of volume: String) -> [String] {
    containers.flatMap { $0.node.elements("volumeMounts") }
      .filter { $0["name"]?.string == volume }.compactMap { $0["mountPath"]?.string }
  }
}
