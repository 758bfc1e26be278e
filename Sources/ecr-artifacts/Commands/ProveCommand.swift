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
      themselves, and a missing document fails its step. Files of several environments, each in its
      own folder, are proved one environment at a time.
      """,
    operands: "[PATH]...",
    groups: [
      (
        "Values",
        [
          .value(
            "env", short: "e", "ENV", repeats: true,
            "read environments/ENV/deployment-values.yaml; repeated: prove each environment"),
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
    run: { arguments in
      var command = try ProveCommand(arguments)
      return try command.run()
    })

  private let arguments: ParsedArguments
  private let allowed: [Acceptance]
  private var environments: [EnvironmentProof] = []
  private var texts = SourceTexts()

  private init(_ arguments: ParsedArguments) throws {
    self.arguments = arguments
    allowed = try AllowOption.acceptances(arguments)
    var seen: Set<String> = []
    let folders = try arguments.all("env").filter { seen.insert($0).inserted }
      .map(EnvironmentFolder.init)
    guard !folders.isEmpty || !arguments.operands.isEmpty else {
      throw UsageFailure("`prove` needs something to prove: `-e dev`, or files and folders")
    }
    let assignments = arguments.all("set")
    guard !arguments.operands.isEmpty else {
      environments = try folders.map { try EnvironmentProof($0, assignments: assignments) }
      return
    }
    guard folders.count < 2 else {
      throw UsageFailure("`-e` fills in the missing documents of one environment: name one")
    }
    environments = try suppliedDocuments(besides: folders.first?.valuesFile).map {
      try EnvironmentProof(
        $0.folder, $0.documents, filledInBy: folders.first, assignments: assignments)
    }
  }

  /// The files of the operands: one set, or one a folder where the folders hold documents for the same places.
  private mutating func suppliedDocuments(
    besides valuesFile: String?
  ) throws -> [(folder: String, documents: SuppliedDocuments)] {
    var all = SuppliedDocuments()
    var byFolder: [String: SuppliedDocuments] = [:]
    for root in arguments.operands {
      for path in try FileSystem.documents(below: root) where texts[path] == nil {
        let bytes = try texts.read(path)
        guard path != valuesFile else { continue }
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        all.add(bytes, source: path)
        byFolder[folder, default: SuppliedDocuments()].add(bytes, source: path)
      }
    }
    let folders = byFolder.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
    guard all.hasSecondDocuments, folders.count > 1 else { return [("the documents", all)] }
    return folders.map { ($0.key, $0.value) }
  }

  private mutating func run() throws -> ExitCode {
    for index in environments.indices { try environments[index].prove() }
    let isStrict = arguments.has("strict")
    let reports = environments.map { $0.report(accepting: allowed, isStrict: isStrict) }
    let report = Report(combining: reports)
    printProof(report)
    for environment in environments { texts.merge(environment.texts) }
    FindingPrinter(texts).print(report)
    return report.reaches(.warning) ? .findings : .clean
  }

  private func printProof(_ report: Report) {
    let areSeveral = environments.count > 1
    switch arguments.last("format") {
    case "json":
      let rows = environments.flatMap { $0.rows(naming: areSeveral) }
      Output.printData(JSONWriter.text(report.node([("proof", Node(rows))]), style: .pretty) + "\n")
    case "mermaid":
      let graphs = environments.compactMap { environment in
        environment.proof.map {
          (areSeveral ? "%% \(VisibleText.line(environment.name))\n" : "") + $0.graph
        }
      }
      Output.print(graphs.joined(separator: "\n"))
    default:
      let tables = environments.compactMap { environment in
        environment.proof.map {
          (areSeveral ? "\(VisibleText.line(environment.name))\n" : "") + $0.table
        }
      }
      Output.print(tables.joined(separator: "\n"))
    }
  }
}
