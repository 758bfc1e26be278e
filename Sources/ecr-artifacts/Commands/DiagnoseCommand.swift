import Diagnostics
import Documents
import PullDiagnosis

/// `ecr-artifacts diagnose`: causes and remedies from what programs have printed.
enum DiagnoseCommand {
  static let command = Command(
    name: "diagnose", summary: "find cause and remedy in logs, events or `oc describe` output",
    discussion: """
      Reads logs, events, `oc describe` output, or objects as `oc get -o json` or `-o yaml` prints
      them, and names what went wrong and what to do about it. Exits 3 when it finds a cause, 0
      when it finds none, or only failures that a later line reports as over.
      """,
    operands: "FILE|-",
    groups: [
      (
        "Output",
        [
          .value(
            "format", "FORMAT", choices: ["text", "json"],
            "text (default); json: one object with findings and counts")
        ]
      )
    ],
    run: { try run($0) })

  private static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    guard let path = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageFailure(
        "`diagnose` needs one file, or `-` for standard input: "
          + "`oc -n cf-dev describe pods | \(Program.name) diagnose -`")
    }
    let source = path == "-" ? FileSystem.standardInput : path
    var texts = SourceTexts()
    let text = String(decoding: try texts.read(path, as: source, isNamed: true), as: UTF8.self)
    let report = Report(Diagnosis.of(text: text, source: source))
    FindingFormat(arguments).print(report, texts: texts)
    return report.reaches(.warning) ? .findings : .clean
  }
}
