import Diagnostics
import Documents
import IAMPolicy

/// `ecr-artifacts evaluate`: the IAM evaluator alone.
struct EvaluateCommand {
  static let command = Command(
    name: "evaluate", summary: "evaluate IAM requests and explain the decisions",
    discussion: """
      Evaluates the requests in FILE: one JSON object or a list of them; with --lines one request
      per line, and one answer per line in the same order. Exits 0 whatever the decisions are, and
      1 if a request is invalid; the other requests are still answered.

      A list of policies that is missing or null does not apply; one that is empty applies and allows
      nothing: `"permissions_boundaries": []` as well as `"service_control_policies": []`.
      `management_account` names the account that service and resource control policies do not touch.
      """,
    operands: nil,
    groups: [
      (
        "Requests",
        [
          .value("request", "FILE", "the file of the requests; `-`: standard input"),
          .flag("lines", "one request per line, one answer per line"),
        ]
      )
    ],
    run: { try EvaluateCommand($0).run() })

  private let source: String
  private let bytes: [UInt8]
  private let texts: SourceTexts
  private let isLines: Bool

  private init(_ arguments: ParsedArguments) throws {
    guard let file = arguments.last("request") else {
      throw UsageFailure("`evaluate` needs a request: `--request FILE`, or `--request -`")
    }
    source = file == "-" ? FileSystem.standardInput : file
    var texts = SourceTexts()
    bytes = try texts.read(file, as: source, isNamed: true)
    self.texts = texts
    isLines = arguments.has("lines")
  }

  private func run() -> ExitCode {
    let isClean = isLines ? answerLines() : answerDocument()
    return isClean ? .clean : .couldNotRun
  }

  private func answerDocument() -> Bool {
    let (node, faults) = JSONReader.read(bytes, source: source)
    guard let node, faults.isEmpty else {
      report(faults)
      return false
    }
    let answers = (node.list ?? [node]).map { answer($0, faults: []) }
    let whole = node.list == nil ? answers[0].node : Node(answers.map(\.node))
    Output.printJSON(whole)
    report(answers.flatMap(\.findings))
    return answers.allSatisfy(\.findings.isEmpty)
  }

  private func answerLines() -> Bool {
    var output = ""
    var isClean = true
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var above = 0
    for line in lines {
      let text = Array(line)
      let first = above
      // A carriage return within a request ends a line of the excerpt, too.
      above += SourceLines(text + [UInt8(ascii: "\n")]).count - 1
      guard !line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) else { continue }
      let (node, faults) = JSONReader.read(text, source: source)
      let answer = self.answer(node ?? .null, faults: faults, below: first)
      isClean = isClean && answer.findings.isEmpty
      output += JSONWriter.text(answer.node, style: .compact) + "\n"
      guard output.utf8.count > 1 << 16 else { continue }
      Output.printData(output)
      output = ""
    }
    Output.printData(output)
    return isClean
  }

  /// The decision, or an object with the findings about an invalid request.
  private func answer(
    _ request: Node, faults: [Finding], below lines: Int = 0
  ) -> (node: Node, findings: [Finding]) {
    let reading = faults.isEmpty ? EvaluationRequest.read(request) : nil
    if let request = reading?.request { return (request.decide().node, []) }
    let findings = (faults + (reading?.findings ?? [])).map { $0.moved(down: lines) }
    return (["findings": Node(findings.map(\.node))], findings)
  }

  private func report(_ findings: [Finding]) {
    FindingPrinter(texts).print(Report(findings))
  }
}

extension Finding {
  /// The same finding, `lines` further down.
  fileprivate func moved(down lines: Int) -> Finding {
    var moved = self
    moved.location.line = location.line.map { $0 + lines }
    return moved
  }
}
