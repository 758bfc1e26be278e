import Diagnostics
import Documents
import ECRAccess

/// `ecr-artifacts render`: an environment's artifacts, printed or written.
struct RenderCommand {
  static let command = Command(
    name: "render", summary: "render an environment's artifacts; a dry run unless --write",
    discussion: """
      Renders the artifacts of an environment from its values and prints them. Nothing is written
      without --write, which renders the committed values into environments/ENV.
      """,
    operands: nil,
    groups: [
      ("Values", ValuesSources.options),
      (
        "Output",
        [
          .value(
            "artifact", "NAME", choices: Artifact.allCases.map(\.rawValue), repeats: true,
            "only this artifact: " + Artifact.allCases.map(\.rawValue).joined(separator: ", ")),
          .value(
            "format", "FORMAT", choices: ["yaml", "json"],
            "yaml (default): the text of the files; json: one object with plan and findings"),
        ]
      ),
      (
        "Files",
        [
          .flag("write", "write the files that changed to environments/ENV"),
          .flag("diff", "show how the files in environments/ENV would change"),
          .flag("check", "exit 3 if a file in environments/ENV would change; write nothing"),
        ]
      ),
    ],
    run: { try RenderCommand($0).run() })

  private let arguments: ParsedArguments
  private let environment: EnvironmentFolder?
  private let sources: ValuesSources

  private init(_ arguments: ParsedArguments) throws {
    self.arguments = arguments
    try Self.check(arguments)
    environment = try arguments.last("env").map(EnvironmentFolder.init)
    sources = try ValuesSources(arguments)
  }

  private static func check(_ arguments: ParsedArguments) throws(UsageFailure) {
    let hasEnvironment = arguments.has("env")
    guard ValuesSources.areNamed(by: arguments) else {
      throw UsageFailure("`render` needs values: `-e dev`, or `-f FILE`")
    }
    for flag in ["write", "diff", "check"] where arguments.has(flag) && !hasEnvironment {
      throw UsageFailure("`--\(flag)` needs an environment: add `-e ENV`")
    }
    guard arguments.has("write") else { return }
    guard !arguments.has("check") else {
      throw UsageFailure("`--write` and `--check` cannot be used together")
    }
    guard !arguments.has("file"), !arguments.has("set") else {
      throw UsageFailure(
        "`--write` renders only the committed values: put the value into the environment's values "
          + "file instead of using `-f` or `--set`")
    }
  }

  private func run() throws -> ExitCode {
    let artifacts = arguments.all("artifact").compactMap(Artifact.init(rawValue:))
    var assessment = Assessment(sources, artifacts: artifacts)
    if let plan = assessment.plan { try assessment.prove(PullChain(rendered: plan)) }
    let (rendering, report) = (assessment.rendering, assessment.report)
    // Kept until the files are written
    let lock = arguments.has("write") && !report.hasErrors ? try lock() : nil
    defer { withExtendedLifetime(lock) {} }
    let changes = try changes(rendering)
    FindingPrinter(assessment.texts).print(report)
    if arguments.last("format") == "json" {
      Output.printJSON(json(rendering, report, changes))
    }
    guard !report.hasErrors else { return .findings }
    guard rendering.isEnabled else {
      Output.printError("`ecr.enabled` is false: nothing to render\n")
      return .clean
    }
    if let changes {
      return try act(on: changes)
    }
    if arguments.last("format") != "json" { Output.print(text(rendering)) }
    return .clean
  }

  /// How the files differ; `nil` unless an option needs it.
  private func changes(_ rendering: Rendering) throws -> [ArtifactChange]? {
    guard let environment, ["write", "diff", "check"].contains(where: arguments.has) else {
      return nil
    }
    return try ArtifactFolder(environment.path).changes(toPresent: rendering.artifacts)
  }

  private func lock() throws -> FolderLock? {
    guard let environment else { return nil }
    let (lock, leftovers) = try ArtifactFolder(environment.path).lock {
      Output.printError("\(Program.name): \($0)\n")
    }
    for path in leftovers {
      Output.printError("\(Program.name): \(ArtifactFolder.removedLeftover(path))\n")
    }
    return lock
  }

  private func act(on changes: [ArtifactChange]) throws -> ExitCode {
    let due = changes.filter { $0.action != .unchanged }
    let isQuiet = arguments.last("format") == "json"
    if arguments.has("diff"), !isQuiet {
      for change in due {
        let diff = UnifiedDiff(from: change.before ?? "", to: change.after ?? "")
        let before = change.before == nil ? "/dev/null" : change.path
        Output.print(Redaction.text(diff.text(before: before, after: change.path)))
      }
    }
    let write = arguments.has("write") ? ArtifactWrite(changes, backup: false) : nil
    if !isQuiet, !arguments.has("diff") || arguments.has("write") {
      for change in changes where write?.isPending(change) != true {
        Output.print("\(word(change.action)) \(VisibleText.line(change.path))\n")
      }
    }
    if let failure = write?.failure { throw failure }
    return arguments.has("check") && !due.isEmpty ? .findings : .clean
  }

  private func word(_ action: ArtifactChange.Action) -> String {
    guard !arguments.has("write") else { return action.rawValue }
    return switch action {
    case .created: "would create"
    case .updated: "would update"
    case .removed: "would remove"
    case .unchanged: "unchanged"
    }
  }

  /// One artifact as the exact text of its file; several as one YAML stream, each below the name of its file.
  private func text(_ rendering: Rendering) -> String {
    guard arguments.all("artifact").count != 1 else {
      return rendering.artifacts.map(\.text).joined()
    }
    let folder = environment.map { $0.path + "/" } ?? ""
    return rendering.artifacts.map {
      "---\n# \(folder)\($0.artifact.fileName)\n\($0.text)"
    }.joined()
  }

  private func json(
    _ rendering: Rendering, _ report: Report, _ changes: [ArtifactChange]?
  ) -> Node {
    let files = rendering.artifacts.map { rendered -> Node in
      let action = changes?.first { $0.artifact == rendered.artifact }?.action
      return [
        "name": Node(rendered.artifact.rawValue), "file": Node(rendered.artifact.fileName),
        "action": action.map { Node($0.rawValue) } ?? .null,
      ]
    }
    return report.node([
      ("artifacts", Node(files)), ("documents", rendering.documents),
      ("plan", rendering.planNode),
    ])
  }
}
