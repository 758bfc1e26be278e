import Diagnostics

extension ManifestRules {
  static let commandNotInImage = ManifestRule.containers(
    RuleInfo(
      "pods/command-not-in-image", .error, summary: "a command that the image does not have",
      why: "It fails with `command not found` each time that it is reached.",
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
    var said: Set<String> = []
    return script.commands.filter {
      image.lacks.contains($0.program) && !script.looksFor($0.program)
        && said.insert($0.program).inserted
    }.map { violation(image, $0.program, at: script.location(of: $0)) }
  }

  private static func violation(
    _ image: KnownImage, _ program: String, at location: Location
  ) -> Violation {
    Violation(
      "image `\(image.name)` has no `\(program)`, which is called", at: location,
      help: "use an image that has it, or do without it")
  }
}

extension PodTemplate.Container {
  /// Whether programs may come from elsewhere than its image: a search path, or a volume where programs are.
  fileprivate var bringsPrograms: Bool {
    let mounts = node.elements("volumeMounts").compactMap { $0["mountPath"]?.string }
    return variables.contains { $0.name == "PATH" } || node["envFrom"] != nil
      || mounts.contains { $0.includes("bin") || $0 == "/usr" || $0.hasPrefix("/usr/local") }
  }
}

extension ShellScript {
  /// Whether the script installs something itself, or changes where programs are looked for.
  fileprivate var bringsPrograms: Bool {
    let installers: Set<String> = [
      "apk", "apt", "apt-get", "brew", "chmod", "cp", "dnf", "install", "ln", "microdnf", "mv",
      "npm", "pip", "pip3", "rpm", "source", ".", "tar", "unzip", "yum",
    ]
    return assignments.contains("PATH") || commands.contains { installers.contains($0.program) }
  }

  /// Whether the script defines the program, or asks whether it is there.
  fileprivate func looksFor(_ program: String) -> Bool {
    definitions.contains(program)
      || commands.contains { command in
        // `command oc` runs it, `command -v oc` asks.
        let asks = command.words.starts(with: ["command", "-v"])
        return (asks || ["which", "type", "hash"].contains(command.program))
          && command.words.contains(program)
      }
  }
}
