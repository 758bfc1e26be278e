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
      own folder, are proved one environment at a time. A path that cannot be read is an error and
      exits 1; the others are proved all the same.
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
          AllowOutsideOption.option,
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
  /// Findings about paths that could not be read.
  private var unread: [Finding] = []

  private init(_ arguments: ParsedArguments) throws {
    self.arguments = arguments
    allowed = try AllowOption.acceptances(arguments)
    var seen: Set<String> = []
    let names = arguments.all("env").filter { seen.insert($0).inserted }
    guard !names.isEmpty || !arguments.operands.isEmpty else {
      throw UsageFailure("`prove` needs something to prove: `-e dev`, or files and folders")
    }
    let assignments = arguments.all("set")
    let allowsOutside = arguments.has(AllowOutsideOption.name)
    guard !arguments.operands.isEmpty else {
      for name in names {
        try attempt(alone: names.count == 1) { command throws in
          command.environments.append(
            try EnvironmentProof(
              try EnvironmentFolder(name), assignments: assignments, allowsOutside: allowsOutside))
        }
      }
      return
    }
    guard names.count < 2 else {
      throw UsageFailure("`-e` fills in the missing documents of one environment: name one")
    }
    let folders = try names.map(EnvironmentFolder.init)
    environments = try suppliedDocuments(besides: folders.first?.valuesFile).map {
      try EnvironmentProof(
        $0.folder, $0.documents, filledInBy: folders.first, assignments: assignments,
        allowsOutside: allowsOutside)
    }
  }

  /// Does the work of one environment; what keeps it from being read is a finding where there are others.
  private mutating func attempt(
    alone isAlone: Bool, _ work: (inout ProveCommand) throws -> Void
  ) throws {
    do {
      try work(&self)
    } catch let failure as FileFailure where !isAlone {
      unread.append(UnreadFiles.finding(failure))
    }
  }

  /// The files of the operands: one set, or one a folder where the folders hold documents for the same places.
  private mutating func suppliedDocuments(
    besides valuesFile: String?
  ) throws -> [(folder: String, documents: SuppliedDocuments)] {
    var all = SuppliedDocuments()
    var byFolder: [String: SuppliedDocuments] = [:]
    for root in arguments.operands {
      let search = FileSearch(below: root)
      unread += UnreadFiles.findings(search)
      for path in search.files where texts[path] == nil {
        let bytes: [UInt8]
        do throws(FileFailure) {
          bytes = try texts.read(path, isNamed: path == root)
        } catch {
          unread.append(UnreadFiles.finding(error))
          continue
        }
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
    for index in environments.indices {
      try attempt(alone: environments.count == 1) { try $0.environments[index].prove() }
    }
    let isStrict = arguments.has("strict")
    let reports = environments.map { $0.report(accepting: allowed, isStrict: isStrict) }
    let report = Report(combining: reports + [Report(unread, accepting: allowed)])
    printProof(report)
    for environment in environments { texts.merge(environment.texts) }
    FindingPrinter(texts).print(report)
    if let note = UnreadFiles.note(report) {
      Output.printError(note)
      return .couldNotRun
    }
    return report.reaches(.warning) ? .findings : .clean
  }

  private func printProof(_ report: Report) {
    let areSeveral = environments.count > 1
    switch arguments.last("format") {
    case "json":
      let rows = environments.flatMap { $0.rows(naming: areSeveral) }
      Output.printJSON(report.node([("proof", Node(rows))]))
    case "mermaid":
      printProofs(\.graph, heading: areSeveral ? "%% " : nil)
    default: printProofs(\.table, heading: areSeveral ? "" : nil)
    }
  }

  /// - Parameter heading: What comes before an environment's name on a line of its own; `nil`: no such line.
  private func printProofs(_ form: KeyPath<Proof, String>, heading: String?) {
    let texts = environments.compactMap { environment in
      environment.proof.map { proof in
        let name = heading.map { "\($0)\(VisibleText.line(environment.name))\n" }
        return (name ?? "") + proof[keyPath: form]
      }
    }
    Output.print(texts.joined(separator: "\n"))
  }
}
