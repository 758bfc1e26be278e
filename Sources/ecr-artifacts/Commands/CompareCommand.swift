import Diagnostics
import Documents
import ECRAccess
import IAMPolicy

/// `ecr-artifacts compare`: do two policies grant the same?
struct CompareCommand {
  static let command = Command(
    name: "compare", summary: "tell whether two policies grant the same",
    discussion: """
      Compares by what is granted: order, one value or a list of it, an account's id or its root's
      ARN, the case of action names and entries that a wildcard covers are no difference. Exits 0
      when they are shown to grant the same, otherwise 3, with a request that tells them apart or
      the words `not shown equal`.
      """,
    operands: "A B",
    groups: [
      (
        "Output",
        [
          .value(
            "kind", "KIND", choices: PolicyKind.allCases.map(\.rawValue),
            "take both for this: identity, trust or resource"),
          .value("format", "FORMAT", choices: ["text", "json"], "text (default) or json"),
        ]
      )
    ],
    run: { try CompareCommand($0).run() })

  private let arguments: ParsedArguments

  private init(_ arguments: ParsedArguments) throws(UsageFailure) {
    guard arguments.operands.count == 2 else {
      throw UsageFailure("`compare` takes two policies: `\(Command.program) compare A B`")
    }
    self.arguments = arguments
  }

  private func run() throws -> ExitCode {
    let a = try policy(arguments.operands[0])
    let b = try policy(arguments.operands[1])
    guard let a, let b else { return .findings }
    let comparison = PolicyComparison(a, b)
    Output.print(
      arguments.last("format") == "json"
        ? JSONWriter.text(comparison.node, style: .pretty) + "\n" : comparison.text + "\n")
    return comparison.isEqual ? .clean : .findings
  }

  private func policy(_ path: String) throws -> Policy? {
    let bytes = try Disk.read(path)
    let (documents, faults) = DocumentFile.read(bytes, source: path)
    let kind = arguments.last("kind").flatMap(PolicyKind.init(rawValue:))
    let reading = documents.first.map { PolicyReader.read($0, kind: kind) }
    let findings = faults + (reading?.findings ?? []).filter { $0.severity == .error }
    guard findings.isEmpty, let policy = reading?.policy else {
      Output.printError(FindingPrinter(sources: [path: bytes]).text(Report(findings)))
      if findings.isEmpty { throw DiskFailure("`\(path)` holds no policy") }
      return nil
    }
    return policy
  }
}
