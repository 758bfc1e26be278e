import Diagnostics
import Documents

extension ManifestRules {
  static let unwritableHome = ManifestRule.containers(
    RuleInfo(
      "pods/unwritable-home", .warning, summary: "a home directory that nobody can write to",
      why: "Programs keep caches and settings there: `aws` fails with `Permission denied: '/.aws'` "
        + "where `HOME` is `/` and the user is not root.",
      source: "https://github.com/aws/aws-cli/issues/9075",
      passing: Sample.pod(
        "volumes:\n- name: home\n  emptyDir: {}",
        container: "securityContext:\n  readOnlyRootFilesystem: true\n"
          + "env:\n- name: HOME\n  value: /home/web\n"
          + "volumeMounts:\n- name: home\n  mountPath: /home"),
      failing: Sample.pod(
        container: "securityContext:\n  readOnlyRootFilesystem: true\n"
          + "env:\n- name: HOME\n  value: ▸/home/web"))
  ) { container, pod in
    let home = container.variables.last { $0.name == "HOME" }?.value
    guard container.node["envFrom"] == nil, container.script?.assignments.contains("HOME") != true
    else { return [] }
    if let home, let path = home.string {
      guard path.hasPrefix("/"), !container.canWrite(path) else { return [] }
      return [
        Violation(
          "`HOME` of \(container.title) is `\(path)`, which cannot be written to",
          at: home.location, help: homeHelp)
      ]
    }
    guard home == nil, container.knownImage?.hasRootsHome == true, container.callsItsProgram,
      !pod.mayRunAsRoot(container), !container.writableMounts.contains("/.aws")
    else { return [] }
    return [
      Violation(
        "\(container.title) has `/` for its `HOME`, and is not root", at: container.location,
        help: homeHelp)
    ]
  }

  private static let homeHelp = "set `HOME` to the path of a volume that can be written to"
}

extension PodTemplate {
  /// Whether nothing keeps the container from being root.
  fileprivate func mayRunAsRoot(_ container: Container) -> Bool {
    let contexts = [container.securityContext, spec["securityContext"]].compactMap { $0 }
    if let user = contexts.compactMap({ $0["runAsUser"] }).first { return user == 0 }
    return contexts.compactMap { $0["runAsNonRoot"]?.bool }.first != true
  }
}

extension PodTemplate.Container {
  /// Whether a path can be written to for all that is known: without a read-only root nothing is.
  fileprivate func canWrite(_ path: String) -> Bool {
    guard securityContext?["readOnlyRootFilesystem"]?.bool == true else { return true }
    return writableMounts.contains { mount in
      path == mount || path.hasPrefix(mount.hasSuffix("/") ? mount : mount + "/")
    }
  }

  /// Whether what runs is the image's own program, or a script that calls `aws`.
  fileprivate var callsItsProgram: Bool {
    guard let script else {
      return node["command"] == nil || words.first.map { ShellCommand.name($0.text) } == "aws"
    }
    return script.commands.contains { $0.program == "aws" }
  }
}
