import Diagnostics
import Documents
import ECRAccess
import PullDiagnosis

/// `ecr-artifacts diagnose`: cause and remedy from logs, events and objects.
enum DiagnoseCommand {
  static let command = Command(
    name: "diagnose", summary: "name cause and remedy from logs, events or `oc describe` output",
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
            "text: for a person (default); json: one object with findings and counts")
        ]
      )
    ],
    run: { try run($0) })

  private static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    guard let path = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageFailure(
        "`diagnose` needs one file, or `-` for standard input: "
          + "`oc -n cf-dev describe pods | \(Command.program) diagnose -`")
    }
    let bytes = try Disk.read(path)
    let source = path == "-" ? "standard input" : path
    let report = Report(Diagnosis.of(text: String(decoding: bytes, as: UTF8.self), source: source))
    if arguments.last("format") == "json" {
      Output.print(JSONWriter.text(report.node, style: .pretty) + "\n")
    } else {
      let printer = FindingPrinter(sources: [source: bytes], descriptor: Output.standard)
      Output.print(printer.text(report))
    }
    return report.reaches(.warning) ? .findings : .clean
  }
}
