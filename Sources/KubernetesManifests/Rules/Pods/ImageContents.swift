import Diagnostics
import Documents

extension ManifestRules {
  static let unwritableHome = ManifestRule.containers(
    RuleInfo(
      "pods/unwritable-home", .warning, summary: "a home directory that is not writable",
      why: "Programs keep caches and settings in it: `aws` fails with `Permission denied: '/.aws'` "
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
          "`HOME` of \(container.title) is `\(path)`, which is not writable",
          at: home.location, help: homeHelp)
      ]
    }
    guard home == nil, container.knownImage?.hasRootsHome == true, container.usesHome,
      !pod.canRunAsRoot(container), !container.writableMounts.contains("/.aws")
    else { return [] }
    return [
      Violation(
        "`HOME` of \(container.title) is `/`, which only root can write to", at: container.location,
        help: homeHelp)
    ]
  }

  private static let homeHelp = "set `HOME` to the path of a writable volume"

  static let commandNotInImage = ManifestRule.containers(
    RuleInfo(
      "pods/command-not-in-image", .error, summary: "a command that the image does not contain",
      why: "The command fails with `command not found` whenever it runs.",
      source: KubernetesPage.commands,
      passing: Sample.script(
        "aws ecr get-login-password > /token/t", image: "docker.io/amazon/aws-cli:2.31.0"),
      failing: Sample.script(
        "aws ecr get-login-password > /token/t\n▸oc apply -f /a.yml",
        image: "docker.io/amazon/aws-cli:2.31.0"))
  ) { container, _ in
    guard let image = container.knownImage, !container.bringsPrograms else { return [] }
    let shell = container.node.texts("command").first
    if let shell, image.lacks.contains(ShellCommand.name(shell.text)) {
      return [violation(image, ShellCommand.name(shell.text), at: shell.location)]
    }
    guard let script = container.script, !script.bringsPrograms else { return [] }
    var reported: Set<String> = []
    return script.commands.filter {
      image.lacks.contains($0.program) && !script.handlesAbsence(of: $0.program)
        && reported.insert($0.program).inserted
    }.map { violation(image, $0.program, at: script.location(of: $0)) }
  }

  private static func violation(
    _ image: KnownImage, _ program: String, at location: Location
  ) -> Violation {
    Violation(
      "the command `\(program)` does not exist in the image `\(image.name)`", at: location,
      help: "use an image that contains it, or remove the command")
  }
}

extension PodTemplate {
  /// Whether the container may run as root.
  fileprivate func canRunAsRoot(_ container: Container) -> Bool {
    let contexts = [container.securityContext, spec["securityContext"]].compactMap { $0 }
    if let user = contexts.compactMap({ $0["runAsUser"] }).first { return user == 0 }
    return contexts.compactMap { $0["runAsNonRoot"]?.bool }.first != true
  }
}

extension PodTemplate.Container {
  /// Whether a path may be writable; without `readOnlyRootFilesystem` this is unknown, and so `true`.
  fileprivate func canWrite(_ path: String) -> Bool {
    guard securityContext?["readOnlyRootFilesystem"]?.bool == true else { return true }
    return writableMounts.contains { mount in
      path == mount || path.hasPrefix(mount.hasSuffix("/") ? mount : mount + "/")
    }
  }

  /// Whether it runs the image's entrypoint, or a script that calls `aws`.
  fileprivate var usesHome: Bool {
    guard let script else {
      return node["command"] == nil || words.first.map { ShellCommand.name($0.text) } == "aws"
    }
    return script.commands.contains { $0.program == "aws" }
  }
}

extension PodTemplate.Container {
  /// Whether programs may come from outside its image: a custom `PATH`, or a volume mounted where programs are.
  fileprivate var bringsPrograms: Bool {
    let mounts = node.elements("volumeMounts").compactMap { $0["mountPath"]?.string }
    return variables.contains { $0.name == "PATH" } || node["envFrom"] != nil
      || mounts.contains { $0.includes("bin") || $0 == "/usr" || $0.hasPrefix("/usr/local") }
  }
}

extension ShellScript {
  /// Whether the script installs programs, or changes `PATH`.
  fileprivate var bringsPrograms: Bool {
    let installers: Set<String> = [
      "apk", "apt", "apt-get", "brew", "chmod", "cp", "dnf", "install", "ln", "microdnf", "mv",
      "npm", "pip", "pip3", "rpm", "source", ".", "tar", "unzip", "yum",
    ]
    return assignments.contains("PATH") || commands.contains { installers.contains($0.program) }
  }

  /// Whether the script defines the program, or checks that it exists.
  fileprivate func handlesAbsence(of program: String) -> Bool {
    definitions.contains(program)
      || commands.contains { command in
        // `command oc` runs it, `command -v oc` checks for it.
        let asks = command.words.starts(with: ["command", "-v"])
        return (asks || ["which", "type", "hash"].contains(command.program))
          && command.words.contains(program)
      }
  }
}
