import AnsibleModule
import Diagnostics
import Documents
import ECRAccess
import PullDiagnosis

/// The module as Ansible calls it: arguments in, one JSON object out.
struct ModuleEntryPoint {
  private let request: ModuleRequest
  private var sources = ValuesSources()

  /// Runs the module on the arguments in the file at `path`; `-` is standard input.
  static func run(_ path: String) -> ModuleResult {
    do {
      let request = try ModuleRequest(try Disk.read(path), spec: ModuleOptions.spec)
      var door = ModuleEntryPoint(request: request)
      return try door.result()
    } catch let failure as ModuleFailure {
      return ModuleResult(failure)
    } catch let failure as DiskFailure {
      return ModuleResult(ModuleFailure(failure.message))
    } catch {
      return ModuleResult(ModuleFailure("\(error)"))
    }
  }

  private init(request: ModuleRequest) { self.request = request }

  private mutating func result() throws -> ModuleResult {
    try checkLive()
    guard request["state"].string != "diagnosed" else { return diagnosis() }
    try readLayers()
    return try assessed()
  }

  private func assessed() throws(DiskFailure) -> ModuleResult {
    let wanted = texts("artifacts").compactMap(Artifact.init(rawValue:))
    var policies: Node?
    let proved: ((Plan) -> PullChain)? = isAbsent ? nil : { self.chain($0) }
    let assessment = try Assessment(
      sources, wanted: wanted, live: isValidated ? live : nil,
      more: { (plan: Plan, _) -> [Finding] in
        let merged = repositoryPolicies(plan)
        policies = merged.policies
        return merged.findings
      }, chain: proved)
    let (rendering, report) = (assessment.rendering, assessment.report)

    var result = ModuleResult(values: values(assessment, policies))
    if fails(report) { result.failure = message(report) }
    guard !report.hasErrors, result.failure == nil, rendering.isEnabled, !isValidated else {
      return result
    }
    try change(rendering, wanted: wanted, &result)
    return result
  }

  private func chain(_ plan: Plan) -> PullChain {
    isValidated ? PullChain(standing: live, plan: plan) : PullChain(planned: plan, on: live)
  }

  /// What the pods, events and logs that were handed over tell; no values are needed, and nothing is written.
  private func diagnosis() -> ModuleResult {
    let report = Report(Diagnosis.of(live: request["live"]))
    var result = ModuleResult(
      values: Mapping([.init(key: "findings", value: Node(report.findings.map(\.node)))]))
    if fails(report) { result.failure = message(report) }
    return result
  }

  private func checkLive() throws(ModuleFailure) {
    for key in request["live"].mapping?.keys ?? [] where !ModuleOptions.liveKeys.contains(key) {
      let nearest = NearestName.of(key, in: ModuleOptions.liveKeys).map {
        ", did you mean `\($0)`?"
      }
      throw ModuleFailure("`live` has no key `\(key)`\(nearest ?? "")")
    }
    let secrets = request["live"]["secret"].map { $0.list ?? [$0] } ?? []
    for key in ["data", "stringData"] where secrets.contains(where: { $0[key] != nil }) {
      throw ModuleFailure(
        "`live.secret` has a key `\(key)`: hand over its type, metadata and hosts, no credential")
    }
  }

  private mutating func readLayers() throws {
    for (index, node) in (request["values"].list ?? []).enumerated() {
      if let path = node.string {
        try sources.addFile(path)
      } else if node.mapping != nil {
        sources.addMapping(node, source: "values[\(index)]")
      } else {
        throw ModuleFailure(
          "option `values[\(index)]` is \(node.kind), neither a mapping nor a file's path")
      }
    }
  }

  /// Each repository's policy, merged; `nil` where the task handed none over.
  private func repositoryPolicies(_ plan: Plan) -> (policies: Node?, findings: [Finding]) {
    guard let policies = request["live"]["repository_policies"], !policies.isNull else {
      return (nil, [])
    }
    return RepositoryPolicyMerge(plan, wish: isAbsent ? .absent : .present).merged(policies)
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

  /// Does to the folder what the task asks for; in check mode, says what it would do.
  private func change(
    _ rendering: Rendering, wanted: [Artifact], _ result: inout ModuleResult
  ) throws(DiskFailure) {
    guard let dest = request["dest"].string else { return }
    let folder = try ArtifactFolder(dest)
    let changes =
      isAbsent
      ? try folder.changes(toAbsent: wanted.isEmpty ? Artifact.allCases : wanted)
      : try folder.changes(toPresent: rendering.artifacts, mode: request["mode"].fileMode)
    var backups: [Artifact: String] = [:]
    if !request.isCheckMode {
      backups = try folder.apply(changes, backup: request["backup"].bool ?? false)
    }
    result.changed = changes.contains { $0.action != .unchanged }
    result.values["artifacts"] = Node(changes.map { $0.node(backup: backups[$0.artifact]) })
    guard request.wantsDiff else { return }
    result.diff = changes.filter { $0.action != .unchanged }.map {
      .init(before: $0.before ?? "", after: $0.after ?? "", header: $0.path)
    }
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
    report.findings.map(\.text).joined(separator: "\n")
  }
}

extension ArtifactFolder.Change {
  fileprivate func node(backup: String?) -> Node {
    let node: Node = [
      "name": Node(artifact.rawValue), "path": Node(path), "action": Node(action.rawValue),
    ]
    guard let backup else { return node }
    var mapping = node.mapping ?? Mapping()
    mapping["backup_file"] = Node(backup)
    return Node(.mapping(mapping))
  }
}
