import Diagnostics
import Documents
import ECRAccess
import IAMPolicy

/// `ecr-artifacts compare`: do two policies grant the same?
struct CompareCommand {
  static let command = Command(
    name: "compare", summary: "check whether two policies grant the same access",
    discussion: """
      Compares what the policies grant, not how they are written: the order of statements and
      elements, one value or a list of it, an account ID or the ARN of its root, the case of action
      names and entries that a wildcard covers make no difference. Exits 0 when the policies are
      shown to grant the same, otherwise 3, with a request that they decide differently or the
      words `not shown equal`.
      """,
    operands: "A B",
    groups: [
      (
        "Output",
        [
          .value(
            "kind", "KIND", choices: PolicyKind.allCases.map(\.rawValue),
            "read both as this kind: identity, trust, resource (a repository's policy), scp, rcp, endpoint or registry"
          ),
          .value("format", "FORMAT", choices: ["text", "json"], "text (default) or json"),
        ]
      )
    ],
    run: { arguments in
      var command = try CompareCommand(arguments)
      return try command.run()
    })

  private let arguments: ParsedArguments
  /// What keeps a file from being compared.
  private var unread = Report([])

  private var isJSON: Bool { arguments.last("format") == "json" }

  private init(_ arguments: ParsedArguments) throws(UsageFailure) {
    guard arguments.operands.count == 2 else {
      throw UsageFailure("`compare` needs two policies: `\(Program.name) compare A B`")
    }
    self.arguments = arguments
  }

  private mutating func run() throws -> ExitCode {
    let a = try policy(arguments.operands[0])
    let b = try policy(arguments.operands[1])
    guard let a, let b else {
      if isJSON { Output.printJSON(unread.node()) }
      return .findings
    }
    let comparison = PolicyComparison(a, b)
    if isJSON {
      Output.printJSON(comparison.node)
    } else {
      Output.print(comparison.text + "\n")
    }
    return comparison.isEqual ? .clean : .findings
  }

  private mutating func policy(_ path: String) throws -> Policy? {
    var texts = SourceTexts()
    let (documents, faults) = DocumentFile.read(try texts.read(path, isNamed: true), source: path)
    let kind = arguments.last("kind").flatMap(PolicyKind.init(rawValue:))
    let reading = documents.first { !$0.isNull }.map { PolicyReader.read($0, kind: kind) }
    let findings = faults + (reading?.findings ?? []).filter { $0.severity == .error }
    guard findings.isEmpty, let policy = reading?.policy else {
      FindingPrinter(texts).print(Report(findings))
      unread = Report(combining: [unread, Report(findings)])
      if findings.isEmpty { throw FileFailure("`\(path)` does not contain a policy") }
      return nil
    }
    return policy
  }
}
