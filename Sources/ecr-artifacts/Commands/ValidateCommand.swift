import Diagnostics
import Documents
import ECRAccess

/// `ecr-artifacts validate`: policies, manifests and values files, judged one by one.
struct ValidateCommand {
  static let command = Command(
    name: "validate", summary: "judge policies, manifests and values files",
    discussion: """
      Judges each file by the rules of what it holds. A folder is walked; what is neither JSON nor
      YAML of ours is named as skipped. Without PATH the folder `environments` is judged, and `-`
      is standard input. Exits 3 when a finding reaches --fail-on.
      """,
    operands: "[PATH]...",
    groups: [
      (
        "Judgement",
        [
          .value(
            "kind", "KIND", choices: DocumentKind.forcible.map(\.rawValue),
            "take every file for this: identity, trust, resource (policies) or manifest"),
          .value(
            "allow", "RULE[:PATH]", repeats: true,
            "accept a rule's findings, everywhere or at a document path and below"),
          failOn,
        ]
      ),
      ("Output", [FindingFormat.option]),
    ],
    run: { try ValidateCommand($0).run() })

  static let failOn = CommandOption.value(
    "fail-on", "SEVERITY", choices: Severity.allCases.map(\.rawValue) + ["never"],
    "the least severity that exits 3: error (default), warning, note or never")

  private let arguments: ParsedArguments
  private let kind: DocumentKind?

  private init(_ arguments: ParsedArguments) throws(UsageFailure) {
    self.arguments = arguments
    kind = arguments.last("kind").flatMap(DocumentKind.init(rawValue:))
    for text in arguments.all("allow") { try Self.checkRule(Acceptance(text, why: "").rule) }
  }

  private static func checkRule(_ id: String) throws(UsageFailure) {
    guard RuleCatalogue.rule(id) == nil else { return }
    let nearest = NearestName.of(id, in: RuleCatalogue.all.map(\.id))
    throw UsageFailure(
      "there is no rule `\(id)`; "
        + (nearest.map { "did you mean `\($0)`?" } ?? "`\(Command.program) rules` lists them"))
  }

  private func run() throws -> ExitCode {
    let roots = arguments.operands.isEmpty ? ["environments"] : arguments.operands
    var texts: [String: [UInt8]] = [:]
    var judgements: [FileValidation] = []
    for root in roots {
      for path in try Disk.documents(below: root) where texts[path] == nil {
        let bytes = try Disk.read(path)
        texts[path] = bytes
        judgements.append(FileValidation(bytes, source: path, as: kind))
      }
    }
    let report = Report(
      judgements.flatMap(\.findings),
      accepting: arguments.all("allow").map { Acceptance($0, why: "--allow") }
        + judgements.flatMap(\.acceptances))
    printReport(report, judgements.flatMap(\.skipped), texts)
    return fails(report) ? .findings : .clean
  }

  private func printReport(
    _ report: Report, _ skipped: [FileValidation.Skipped], _ texts: [String: [UInt8]]
  ) {
    let format = FindingFormat(arguments)
    let rows = skipped.map { skipped -> Node in
      let at = skipped.location
      return [
        "path": Node(at.source ?? ""), "line": at.line.map { Node($0) } ?? .null,
        "reason": Node(skipped.reason),
      ]
    }
    Output.print(format.text(report, sources: texts, more: [("skipped", Node(rows))]))
    guard format == .text else { return }
    for skipped in skipped {
      let place = skipped.location
      let line = place.line.map { ":\($0)" } ?? ""
      Output.printError("skipped: \(place.source ?? "")\(line): \(skipped.reason)\n")
    }
    let count = texts.count
    if report.findings.isEmpty {
      Output.print("\(count) file\(count == 1 ? "" : "s"), nothing found\n")
    }
  }

  private func fails(_ report: Report) -> Bool {
    let threshold = arguments.last("fail-on") ?? Severity.error.rawValue
    return Severity(rawValue: threshold).map(report.reaches) ?? false
  }
}
