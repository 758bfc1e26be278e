import Diagnostics
import Documents
import ECRAccess

/// `ecr-artifacts prove`: the chain of decisions that a pull goes through.
struct ProveCommand {
  static let command = Command(
    name: "prove", summary: "prove that the pull will work and that nothing else is allowed",
    discussion: """
      Decides each step of the chain from pod to image on the documents themselves. With -e, on what
      the environment's values render; each file on disk that differs is a finding. With PATHs, on
      those very files: what is absent among them is filled in from the values of -e; without -e the
      names are taken from the files, and a missing document breaks the chain.
      """,
    operands: "[PATH]...",
    groups: [
      (
        "Values",
        [
          .value("env", short: "e", "ENV", "read environments/ENV/deployment-values.yaml"),
          .value(
            "set", "K=V", repeats: true, "one value, laid above all: registry.region=eu-west-1"),
        ]
      ),
      (
        "Judgement",
        [
          .flag("strict", "what is assumed is a finding too"),
          .value(
            "allow", "RULE[:PATH]", repeats: true,
            "accept a rule's findings, everywhere or at a document path and below"),
        ]
      ),
      (
        "Output",
        [
          .value(
            "format", "FORMAT", choices: ["text", "json", "mermaid"],
            "text (default): a table; json: one object; mermaid: the chain as a graph")
        ]
      ),
    ],
    run: { try ProveCommand($0).run() })

  private let arguments: ParsedArguments
  private let environment: EnvironmentFolder?
  private var sources = ValuesSources()
  private var files = SuppliedDocuments()

  private init(_ arguments: ParsedArguments) throws {
    self.arguments = arguments
    environment = try arguments.last("env").map(EnvironmentFolder.init)
    guard environment != nil || !arguments.operands.isEmpty else {
      throw UsageFailure("`prove` needs something to prove: `-e dev`, or files and folders")
    }
    for root in arguments.operands {
      for path in try Disk.documents(below: root) { files.add(try Disk.read(path), source: path) }
    }
    if let environment {
      try sources.addFile(environment.valuesFile)
    } else {
      sources.addMapping(files.derivedValues, source: "the documents")
    }
    for assignment in arguments.all("set") { sources.addAssignment(assignment) }
  }

  private func run() throws -> ExitCode {
    let assessment = try Assessment(
      sources, more: { files.findings + differing($1) },
      chain: { plan in
        arguments.operands.isEmpty
          ? PullChain(rendered: plan) : files.chain(plan, filledIn: environment != nil)
      })
    guard let proof = assessment.proof else {
      Output.printError(FindingPrinter(sources: assessment.texts).text(assessment.report))
      return assessment.report.hasErrors ? .findings : .clean
    }
    let strict = arguments.has("strict") ? proof.assumptions : []
    let report = Report(
      assessment.report.findings + strict,
      accepting: arguments.all("allow").map { Acceptance($0, why: "--allow") }
        + (assessment.rendering.plan?.values.accept.map(\.acceptance) ?? []))
    switch arguments.last("format") {
    case "json":
      Output.print(
        JSONWriter.text(report.node([("proof", proof.node)]), style: .pretty) + "\n")
    case "mermaid": Output.print(proof.graph)
    default: Output.print(proof.table)
    }
    let texts = assessment.texts.merging(files.texts) { first, _ in first }
    Output.printError(FindingPrinter(sources: texts).text(report))
    return report.reaches(.warning) ? .findings : .clean
  }

  /// The files of the environment that say something else than what is proved.
  private func differing(_ rendering: Rendering) -> [Finding] {
    guard arguments.operands.isEmpty, let environment else { return [] }
    let folder = try? ArtifactFolder(environment.path)
    let changes = (try? folder?.changes(toPresent: rendering.artifacts)) ?? []
    return changes.filter { $0.action != .unchanged }.map { change in
      ProofRules.fileDiffers.finding(
        Violation(
          change.action == .created
            ? "the file is missing" : "the file differs from what the values render",
          at: Location(source: change.path),
          help: "`\(Command.program) render -e \(arguments.last("env") ?? "") --write`"))
    }
  }
}
