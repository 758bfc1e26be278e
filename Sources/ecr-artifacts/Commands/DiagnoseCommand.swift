import Diagnostics
import Documents
import ECRAccess
import PullDiagnosis

/// `ecr-artifacts diagnose`: causes and remedies from what programs have printed.
enum DiagnoseCommand {
  static let command = Command(
    name: "diagnose", summary: "find cause and remedy in logs, events or `oc describe` output",
    discussion: """
      Reads logs, events, `oc describe` output, objects as `oc get -o json` or `-o yaml` prints
      them, or records of AWS CloudTrail, and names what went wrong and what to do about it. With
      values, a request that AWS denied is decided again on the plan's documents: they show which
      policy has to change. Exits 3 when it finds a cause, 0 when it finds none, or only failures
      that a later line reports as over.
      """,
    operands: "FILE|-",
    groups: [
      ("Values", ValuesSources.options),
      (
        "Output",
        [
          .value(
            "format", "FORMAT", choices: ["text", "json"],
            "text (default); json: one object with findings and counts")
        ]
      ),
    ],
    run: { try run($0) })

  private static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    guard let path = arguments.operands.first, arguments.operands.count == 1 else {
      throw UsageFailure(
        "`diagnose` needs one file, or `-` for standard input: "
          + "`oc -n cf-dev describe pods | \(Program.name) diagnose -`")
    }
    let values = ValuesSources.areNamed(by: arguments) ? try ValuesSources(arguments) : nil
    let source = path == "-" ? FileSystem.standardInput : path
    let diagnosis = try diagnosis(of: path, as: source)
    var texts = SourceTexts()
    texts.keep(diagnosis.lines, of: source)
    var report = Report(diagnosis.findings)
    if let values {
      var assessment = Assessment(values)
      try assessment.explain(diagnosis, on: ObservedState([:]))
      report = assessment.report
      texts.merge(assessment.texts)
      if !assessment.rendering.isEnabled {
        Output.printError("`ecr.enabled` is false: denials are not explained\n")
      }
    }
    FindingFormat(arguments).print(report, texts: texts)
    return report.reaches(.warning) ? .findings : .clean
  }

  /// The diagnosis of a file or of standard input, of which no more is held than a message may need.
  private static func diagnosis(of path: String, as source: String) throws(FileFailure) -> Diagnosis
  {
    var reader = DiagnosisReader(source: source)
    try FileSystem.read(path, isNamed: true) { (piece) throws(FileFailure) in
      do throws(DiagnosisReader.Failure) {
        try reader.append(piece)
      } catch {
        let limit =
          switch error {
          case .documentTooLong(let limit): limit
          }
        throw FileFailure(
          at: source,
          "is one document of more than \(limit >> 20) MiB, the most that is held: "
            + "diagnose the objects of one namespace or one kind at a time")
      }
    }
    return reader.finish()
  }
}
