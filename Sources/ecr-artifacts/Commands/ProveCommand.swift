import Diagnostics
import Documents
import ECRAccess

/// `ecr-artifacts prove`: the chain of decisions behind a pull.
struct ProveCommand {
  static let command = Command(
    name: "prove", summary: "prove that the pull works and that nothing else is granted",
    discussion: """
      Evaluates each step from the pod to the image. With -e, on the artifacts that the
      environment's values render; each file on disk that differs is a finding. With PATHs, on those
      files: -e fills in the missing ones from its values; without -e the names come from the files
      themselves, and a missing document fails its step.
      """,
    operands: "[PATH]...",
    groups: [
      (
        "Values",
        [
          .value("env", short: "e", "ENV", "read environments/ENV/deployment-values.yaml"),
          .value(
            "set", "K=V", repeats: true,
            "one value, which overrides the file: registry.region=eu-west-1"),
        ]
      ),
      (
        "Findings",
        [
          .flag("strict", "report assumptions as findings"),
          AllowOption.option,
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
  private let allowed: [Acceptance]
  private var values = ValuesSources()
  private var documents = SuppliedDocuments()
  private var texts = SourceTexts()

  private init(_ arguments: ParsedArguments) throws {
    self.arguments = arguments
    allowed = try AllowOption.acceptances(arguments)
    environment = try arguments.last("env").map(EnvironmentFolder.init)
    guard environment != nil || !arguments.operands.isEmpty else {
      throw UsageFailure("`prove` needs something to prove: `-e dev`, or files and folders")
    }
    if let environment { try values.addFile(environment.valuesFile) }
    for root in arguments.operands {
      for path in try FileSystem.documents(below: root)
      where values.texts[path] == nil && texts[path] == nil {
        documents.add(try texts.read(path), source: path)
      }
    }
    if environment == nil {
      values.addMapping(documents.derivedValues, source: "the documents")
    }
    for assignment in arguments.all("set") { values.addAssignment(assignment) }
  }

  private func run() throws -> ExitCode {
    var assessment = Assessment(values)
    assessment.add(documents.findings)
    if let plan = assessment.plan {
      assessment.add(differing(assessment.rendering))
      try assessment.prove(chain(plan))
    }
    if arguments.has("strict") { assessment.add(assessment.proof?.assumptions ?? []) }
    let report = Report(assessment.findings, accepting: allowed + assessment.acceptances)
    if let proof = assessment.proof { Output.print(text(proof, report)) }
    var texts = assessment.texts
    texts.merge(self.texts)
    Output.printError(FindingPrinter(texts).text(report))
    return report.reaches(.warning) ? .findings : .clean
  }

  /// The documents to prove.
  private func chain(_ plan: Plan) -> PullChain {
    arguments.operands.isEmpty
      ? PullChain(rendered: plan) : documents.chain(plan, filledIn: environment != nil)
  }

  private func text(_ proof: Proof, _ report: Report) -> String {
    switch arguments.last("format") {
    case "json": JSONWriter.text(report.node([("proof", proof.node)]), style: .pretty) + "\n"
    case "mermaid": proof.graph
    default: proof.table
    }
  }

  /// A finding for each file of the environment that differs from what is proved.
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
          help: "`\(Program.name) render -e \(arguments.last("env") ?? "") --write`"))
    }
  }
}
