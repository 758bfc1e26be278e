import Diagnostics
import Documents
import ECRAccess

/// `ecr-artifacts validate`: policies, manifests and values files, each checked by the rules of its kind.
struct ValidateCommand {
  static let command = Command(
    name: "validate", summary: "check policies, manifests and values files",
    discussion: """
      Checks each file by the rules of its kind. Folders are searched for JSON and YAML files; files
      without anything to check are listed as skipped. Without PATH the folder `environments` is
      checked; `-` is standard input. Exits 3 when a finding reaches --fail-on.
      """,
    operands: "[PATH]...",
    groups: [
      (
        "Findings",
        [
          .value(
            "kind", "KIND", choices: DocumentKind.forcible.map(\.rawValue),
            "read every file as this kind: identity, trust, resource (a repository's policy), scp, rcp, endpoint, registry or manifest"
          ),
          AllowOption.option,
          .value(
            "fail-on", "SEVERITY", choices: Severity.allCases.map(\.rawValue) + ["never"],
            "the least severity that exits 3: error (default), warning, note or never"),
        ]
      ),
      ("Output", [FindingFormat.option]),
    ],
    run: { try ValidateCommand($0).run() })

  private let arguments: ParsedArguments
  private let kind: DocumentKind?
  private let allowed: [Acceptance]

  private init(_ arguments: ParsedArguments) throws(UsageFailure) {
    self.arguments = arguments
    kind = arguments.last("kind").flatMap(DocumentKind.init(rawValue:))
    allowed = try AllowOption.acceptances(arguments)
  }

  private func run() throws -> ExitCode {
    let roots = arguments.operands.isEmpty ? ["environments"] : arguments.operands
    var texts = SourceTexts()
    var files: [FileValidation] = []
    for root in roots {
      for path in try FileSystem.documents(below: root) where texts[path] == nil {
        files.append(FileValidation(try texts.read(path), source: path, as: kind))
      }
    }
    let accept = files.flatMap(\.accept)
    let report = Report(
      files.flatMap(\.findings) + RuleCatalogue.findings(accept),
      accepting: allowed + accept.map(\.acceptance))
    printReport(report, files.flatMap(\.skipped), texts)
    return fails(report) ? .findings : .clean
  }

  private func printReport(
    _ report: Report, _ skipped: [FileValidation.Skipped], _ texts: SourceTexts
  ) {
    let format = FindingFormat(arguments)
    let rows = skipped.map { skipped -> Node in
      let at = skipped.location
      return [
        "path": Node(at.source ?? ""), "line": at.line.map { Node($0) } ?? .null,
        "reason": Node(skipped.reason),
      ]
    }
    Output.print(format.text(report, texts: texts, more: [("skipped", Node(rows))]))
    guard format == .text else { return }
    for skipped in skipped {
      let place = skipped.location
      let line = place.line.map { ":\($0)" } ?? ""
      Output.printError("skipped: \(place.source ?? "")\(line): \(skipped.reason)\n")
    }
    let count = texts.count
    if report.findings.isEmpty {
      Output.print("\(count) file\(count == 1 ? "" : "s"), no findings\n")
    }
  }

  private func fails(_ report: Report) -> Bool {
    let threshold = arguments.last("fail-on") ?? Severity.error.rawValue
    return Severity(rawValue: threshold).map(report.reaches) ?? false
  }
}
