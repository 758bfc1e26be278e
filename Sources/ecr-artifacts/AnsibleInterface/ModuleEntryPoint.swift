import AnsibleModule
import Diagnostics
import Documents
import ECRAccess
import PullDiagnosis

/// The module as Ansible calls it: arguments in, one JSON object out.
struct ModuleEntryPoint {
  private let request: ModuleRequest

  /// Runs the module with the arguments in the file at `path`; `-` is standard input.
  static func run(_ path: String) -> ModuleResult {
    do {
      let request = try ModuleRequest(
        try FileSystem.read(path, isNamed: true), spec: ModuleOptions.spec)
      return try ModuleEntryPoint(request: request).result()
    } catch let failure as ModuleFailure {
      return failed(failure.message)
    } catch let failure as FileFailure {
      return failed(failure.message)
    } catch {
      return failed("\(error)")
    }
  }

  private static func failed(_ message: String) -> ModuleResult {
    ModuleResult(ModuleFailure(VisibleText.redactedLines(message)))
  }

  private init(request: ModuleRequest) { self.request = request }

  private func result() throws -> ModuleResult {
    try checkLive()
    guard request["state"].string != "diagnosed" else { return try diagnosis() }
    let artifacts = texts("artifacts").compactMap(Artifact.init(rawValue:))
    var assessment = Assessment(try sources(), artifacts: artifacts)
    var policies: Node?
    if let plan = assessment.plan {
      let merged = repositoryPolicies(plan)
      policies = merged.policies
      assessment.add(merged.findings)
      if !isAbsent { try assessment.prove(chain(plan)) }
      if isValidated { assessment.compare(live, with: plan) }
    }
    return try result(assessment, policies, artifacts)
  }

  private func result(
    _ assessment: Assessment, _ policies: Node?, _ artifacts: [Artifact]
  ) throws(FileFailure) -> ModuleResult {
    let (rendering, report) = (assessment.rendering, assessment.report)
    var result = ModuleResult(values: values(assessment, policies))
    if fails(report) { result.failure = message(report) }
    guard !report.hasErrors, result.failure == nil, rendering.isEnabled, !isValidated else {
      return result
    }
    try change(rendering, artifacts, &result)
    return result
  }

  private func chain(_ plan: Plan) -> PullChain {
    isValidated ? PullChain(standing: live, plan: plan) : PullChain(planned: plan, on: live)
  }

  /// The causes found in the pods, events and logs of `live`; with values, denials are explained by their plan. It writes
  /// nothing.
  private func diagnosis() throws -> ModuleResult {
    let diagnosis = Diagnosis.of(live: request["live"])
    var report = Report(diagnosis.findings)
    if request["values"].list?.isEmpty == false {
      var assessment = Assessment(try sources())
      try assessment.explain(diagnosis, on: live)
      report = assessment.report
    }
    var result = ModuleResult(values: report.node([("logs", shownLogs)]).mapping ?? Mapping())
    if fails(report) { result.failure = message(report) }
    return result
  }

  /// The logs in `live`, by name, as lists of lines that a play may print: visible, without credentials.
  private var shownLogs: Node {
    let logs = request["live"]["logs"]?.mapping?.entries ?? []
    return Node(
      .mapping(
        Mapping(
          logs.map { log in
            let text = (log.value.list ?? [log.value]).compactMap(\.string).joined(separator: "\n")
            let lines = Redaction.text(text).split(
              separator: "\n", omittingEmptySubsequences: false)
            let shown = lines.suffix(Self.mostLogLines).map { Node(VisibleText.line(String($0))) }
            return Mapping.Entry(key: log.key, value: Node(shown))
          })))
  }

  /// How many lines of a log are returned.
  private static let mostLogLines = 40

  private func checkLive() throws(ModuleFailure) {
    let known = ObservedState.Key.allCases.map(\.rawValue)
    for key in request["live"].mapping?.keys ?? [] where !known.contains(key) {
      let nearest = NearestName.hint(for: key, in: known).map { ", \($0)" }
      throw ModuleFailure("unknown key `\(key)` in `live`\(nearest ?? "")")
    }
    let secrets = request["live"]["secret"].map { $0.list ?? [$0] } ?? []
    for key in ["data", "stringData"] where secrets.contains(where: { $0[key] != nil }) {
      throw ModuleFailure(
        "`live.secret` contains `\(key)`: pass only type, metadata and hosts, never credentials")
    }
  }

  private func sources() throws -> ValuesSources {
    var sources = ValuesSources(allowsOutside: request["allow_outside"].bool ?? false)
    for (index, node) in (request["values"].list ?? []).enumerated() {
      if let path = node.string {
        try sources.addFile(path)
      } else if node.mapping != nil {
        sources.addMapping(node, source: "values[\(index)]")
      } else {
        throw ModuleFailure(
          "option `values[\(index)]` is \(node.kind), not a mapping or the path of a file")
      }
    }
    return sources
  }

  /// The merged policy of each repository; `nil` if the task passed none.
  private func repositoryPolicies(_ plan: Plan) -> (policies: Node?, findings: [Finding]) {
    guard let policies = request["live"]["repository_policies"], !policies.isNull else {
      return (nil, [])
    }
    return RepositoryPolicyMerge(plan, desired: isAbsent ? .absent : .present).merged(policies)
  }

  private func values(_ assessment: Assessment, _ policies: Node?) -> Mapping {
    let rendering = assessment.rendering
    var documents = rendering.documents.mapping ?? Mapping()
    if let policies { documents["repository_policies"] = policies }
    let plan = rendering.plan != nil || !rendering.isEnabled ? rendering.planNode : [:]
    var values = Mapping([
      .init(key: "artifacts", value: []),
      .init(key: "documents", value: Node(.mapping(documents))),
      .init(key: "plan", value: plan),
      .init(key: "proof", value: assessment.proof?.node ?? []),
      .init(key: "drift", value: assessment.drift?.node ?? []),
    ])
    if let removal = assessment.drift?.removal { values["removal"] = removal }
    for entry in assessment.report.node().mapping?.entries ?? [] { values.set(entry) }
    return values
  }

  /// Changes the files as the task asks; in check mode, only reports the changes.
  private func change(
    _ rendering: Rendering, _ artifacts: [Artifact], _ result: inout ModuleResult
  ) throws(FileFailure) {
    guard let dest = request["dest"].string else { return }
    let folder = try ArtifactFolder(dest)
    // Kept until the files are written
    let lock = request.isCheckMode ? nil : try folder.lock { _ in }
    defer { withExtendedLifetime(lock) {} }
    result.warnings += (lock?.leftovers ?? []).map(ArtifactFolder.removedLeftover)
    let changes =
      isAbsent
      ? try folder.changes(toAbsent: artifacts.isEmpty ? Artifact.allCases : artifacts)
      : try folder.changes(toPresent: rendering.artifacts, mode: request["mode"].fileMode)
    let write =
      request.isCheckMode
      ? nil : ArtifactWrite(changes, backup: request["backup"].bool ?? false)
    let made = changes.filter { $0.action != .unchanged && write?.isPending($0) != true }
    result.changed = !made.isEmpty
    result.values["artifacts"] = Node(
      changes.map { change in
        change.node(
          write?.isPending(change) == true ? "pending" : change.action.rawValue,
          backup: write?.backups[change.artifact])
      })
    result.failure = write.flatMap(failure)
    guard request.wantsDiff else { return }
    result.diff = made.map {
      .init(before: shown($0.before), after: shown($0.after), header: VisibleText.line($0.path))
    }
  }

  /// A file as Ansible prints it with `--diff`.
  private func shown(_ text: String?) -> String {
    VisibleText.redactedLines(text ?? "")
  }

  private func failure(_ write: ArtifactWrite) -> String? {
    guard let failure = write.failure else { return nil }
    let message = VisibleText.lines(failure.message)
    guard write.isPartial else { return message }
    return message
      + "; some files are new and some are old: `artifacts` lists both, and the next run writes the rest"
  }

  private var isAbsent: Bool { request["state"].string == "absent" }
  private var isValidated: Bool { request["state"].string == "validated" }
  private var live: ObservedState { ObservedState(request["live"]) }

  private func texts(_ option: String) -> [String] {
    (request[option].list ?? []).compactMap(\.string)
  }

  private func fails(_ report: Report) -> Bool {
    guard let threshold = request["fail_on"].string.flatMap(Severity.init(rawValue:)) else {
      return false
    }
    return report.reaches(threshold)
  }

  private func message(_ report: Report) -> String {
    VisibleText.lines(report.findings.map(\.text).joined(separator: "\n"))
  }
}
