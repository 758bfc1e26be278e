import Diagnostics
import Documents
import ECRAccess

/// One environment of `prove`: the values that name it, and the documents that are proved.
struct EnvironmentProof {
  /// The name in the output, where several environments are proved.
  let name: String
  private let environment: EnvironmentFolder?
  /// `nil`: what the values render.
  private let documents: SuppliedDocuments?
  private var assessment: Assessment

  /// The environment as its values render it.
  init(
    _ environment: EnvironmentFolder, assignments: [String], allowsOutside: Bool
  ) throws(FileFailure) {
    var values = ValuesSources(allowsOutside: allowsOutside)
    try values.addFile(environment.valuesFile)
    for assignment in assignments { values.addAssignment(assignment) }
    name = environment.path
    self.environment = environment
    documents = nil
    assessment = Assessment(values)
  }

  /// The documents of a folder.
  ///
  /// - Parameter filler: The environment that renders the missing documents; `nil`: none does, and the documents themselves
  ///   name the values.
  init(
    _ name: String, _ documents: SuppliedDocuments, filledInBy filler: EnvironmentFolder?,
    assignments: [String], allowsOutside: Bool
  ) throws(FileFailure) {
    var values = ValuesSources(allowsOutside: allowsOutside)
    if let filler {
      try values.addFile(filler.valuesFile)
    } else {
      values.addMapping(documents.derivedValues, source: "the documents")
    }
    for assignment in assignments { values.addAssignment(assignment) }
    self.name = name
    environment = filler
    self.documents = documents
    assessment = Assessment(values)
    assessment.add(documents.findings)
  }

  var proof: Proof? { assessment.proof }
  var texts: SourceTexts { assessment.texts }

  /// - Throws: If a guardrail's file cannot be read.
  mutating func prove() throws(FileFailure) {
    guard let plan = assessment.plan else { return }
    if let documents {
      try assessment.prove(documents.chain(plan, filledIn: environment != nil))
    } else {
      assessment.add(differingFiles)
      try assessment.prove(PullChain(rendered: plan))
    }
  }

  func report(accepting allowed: [Acceptance], isStrict: Bool) -> Report {
    let assumptions = isStrict ? proof?.assumptions ?? [] : []
    return Report(
      assessment.findings + assumptions, accepting: allowed + assessment.acceptances)
  }

  /// The claims as data, each with its environment where there are several.
  func rows(naming isNamed: Bool) -> [Node] {
    (proof?.node.list ?? []).map { row in
      guard isNamed, var mapping = row.mapping else { return row }
      mapping["environment"] = Node(name)
      return Node(.mapping(mapping))
    }
  }

  /// A finding for each file of the environment that differs from what is proved.
  private var differingFiles: [Finding] {
    guard let environment else { return [] }
    let folder = try? ArtifactFolder(environment.path)
    let changes = (try? folder?.changes(toPresent: assessment.rendering.artifacts)) ?? []
    return changes.filter { $0.action != .unchanged }.map { change in
      ProofRules.fileDiffers.finding(
        Violation(
          change.action == .created
            ? "the file is missing" : "the file differs from what the values render",
          at: Location(source: change.path),
          help: "`\(Program.name) render -e \(environment.name) --write`"))
    }
  }
}
