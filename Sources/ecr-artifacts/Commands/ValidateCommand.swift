import Diagnostics
import Documents
import ECRAccess
import KubernetesManifests

/// `ecr-artifacts validate`: policies, manifests and values files, each checked by the rules of its kind.
struct ValidateCommand {
  static let command = Command(
    name: "validate", summary: "check policies, manifests and values files",
    discussion: """
      Checks each file by the rules of its kind. Folders are searched for JSON and YAML files; files
      without anything to check are listed as skipped. Without PATH the folder `environments` is
      checked; `-` is standard input. A PATH without any document to check exits 3, and so does a
      finding that reaches --fail-on. A path that cannot be read is an error and exits 1; the others
      are checked all the same.
      """,
    operands: "[PATH]...",
    groups: [
      (
        "Findings",
        [
          .value(
            "kind", "KIND", choices: DocumentKind.forcible.map(\.rawValue),
            "read every file as this kind: identity, trust, resource (a repository's policy), scp, rcp, "
              + "endpoint, registry or manifest"),
          .value(
            "pod-security-version", "VERSION",
            "check pods by the Pod Security Standards of this Kubernetes version, 1.0 to 1.37 "
              + "(default: latest)"),
          AllowOption.option,
          .flag("allow-empty", "do not report a PATH without any document to check"),
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
  private let podSecurityVersion: PodSecurityVersion

  private init(_ arguments: ParsedArguments) throws(UsageFailure) {
    self.arguments = arguments
    kind = arguments.last("kind").flatMap(DocumentKind.init(rawValue:))
    allowed = try AllowOption.acceptances(arguments)
    let version = arguments.last("pod-security-version") ?? PodSecurityVersion.newest.text
    do throws(InvalidText) {
      podSecurityVersion = try PodSecurityVersion(version)
    } catch {
      throw UsageFailure("`--pod-security-version`: `\(version)` \(error.problem); \(error.help)")
    }
  }

  private func run() -> ExitCode {
    let roots = arguments.operands.isEmpty ? ["environments"] : arguments.operands
    var texts = SourceTexts()
    var files: [String: FileValidation] = [:]
    var findings: [Finding] = []
    for root in roots {
      let search = FileSearch(below: root)
      var unread = UnreadFiles.findings(search)
      for path in search.files where files[path] == nil {
        do throws(FileFailure) {
          files[path] = FileValidation(
            try texts.read(path, isNamed: path == root), source: path, as: kind,
            podSecurityVersion: podSecurityVersion)
        } catch {
          unread.append(UnreadFiles.finding(error))
        }
      }
      findings += unread
      if !arguments.has("allow-empty"), !unread.hasErrors,
        search.files.allSatisfy({ files[$0]?.isUnchecked ?? true })
      {
        findings.append(Self.nothingToValidate(root))
      }
    }
    let validations = files.sorted { $0.key < $1.key }.map(\.value)
    let accept = validations.flatMap(\.accept)
    findings += validations.flatMap(\.findings) + RuleCatalogue.findings(accept)
    let report = Report(findings, accepting: allowed + accept.map(\.acceptance))
    printReport(report, validations, texts)
    if let note = UnreadFiles.note(report) {
      Output.printError(note)
      return .couldNotRun
    }
    return fails(report) || hasNothingChecked(report) ? .findings : .clean
  }

  private static func nothingToValidate(_ root: String) -> Finding {
    SyntaxRules.nothingToValidate.finding(
      Violation(
        "there is no policy, manifest or values file to validate",
        at: Location(source: root == "-" ? FileSystem.standardInput : root),
        help: "name a file or folder that has one, or expect none with `--allow-empty`"))
  }

  private func printReport(
    _ report: Report, _ validations: [FileValidation], _ texts: SourceTexts
  ) {
    let skipped = validations.flatMap(\.skipped)
    let checked = validations.count { $0.checked > 0 }
    let format = FindingFormat(arguments)
    let rows = skipped.map { skipped -> Node in
      let at = skipped.location
      return [
        "path": Node(at.source ?? ""), "line": at.line.map { Node($0) } ?? .null,
        "reason": Node(skipped.reason),
      ]
    }
    format.print(
      report, texts: texts, more: [("checked", Node(checked)), ("skipped", Node(rows))])
    guard format == .text else { return }
    for skipped in skipped {
      let place = skipped.location
      let line = place.line.map { ":\($0)" } ?? ""
      let source = VisibleText.line(place.source ?? "")
      Output.printError("skipped: \(source)\(line): \(VisibleText.line(skipped.reason))\n")
    }
    if report.findings.isEmpty {
      let others = validations.count - checked
      Output.print(
        "\(checked) file\(checked == 1 ? "" : "s") checked, "
          + (others > 0 ? "\(others) skipped, " : "") + "no findings\n")
    }
  }

  /// Whether a PATH had nothing to check, which exits 3 whatever its severity is.
  private func hasNothingChecked(_ report: Report) -> Bool {
    arguments.last("fail-on") != "never"
      && report.findings.contains { $0.rule == SyntaxRules.nothingToValidate.id }
  }

  private func fails(_ report: Report) -> Bool {
    let threshold = arguments.last("fail-on") ?? Severity.error.rawValue
    return Severity(rawValue: threshold).map(report.reaches) ?? false
  }
}
