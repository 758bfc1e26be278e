import Diagnostics
import Documents
import IAMPolicy
import KubernetesManifests

// A chain is no stronger than its documents: a document that AWS or the API server refuses proves nothing.
extension ProofLog {
  /// That AWS stores a policy, and that no rule finds an error in it.
  mutating func decideForm(of document: PullChain.Document, as kind: PolicyKind) {
    let (policy, findings) = PolicyReader.read(document.node, kind: kind)
    let refusal = policy.flatMap(PolicySave.refusal)?.finding
    decideForm(
      "AWS accepts \(document.name), and no rule finds an error in it", document.name,
      faults: findings + [refusal].compactMap(\.self))
  }

  /// That the API server accepts an object, and that no rule finds an error in it.
  mutating func decideForm(of document: PullChain.Document) { decideForm(of: [document]) }

  /// The same for all objects of a file, one claim a file.
  mutating func decideForm(of documents: [PullChain.Document]) {
    var names: [String] = []
    for document in documents where !names.contains(document.name) { names.append(document.name) }
    for name in names {
      decideForm(
        "the API server accepts \(name), and no rule finds an error in it", name,
        faults: documents.filter { $0.name == name }.flatMap(Self.faults))
    }
  }

  private static func faults(_ document: PullChain.Document) -> [Finding] {
    ManifestDocument.all(in: document.node).flatMap { manifest -> [Finding] in
      guard ManifestSchema.knows(manifest.apiVersion, manifest.kind) else {
        let faults = ManifestSchema.findings(of: manifest.node)
        return faults.isEmpty
          ? [ProofRules.missingDocument.finding(unknownObject(manifest))] : faults
      }
      return ManifestSchema.findings(of: manifest.node)
        + ManifestRules.findings(of: manifest, atLeast: .error)
    }
  }

  private static func unknownObject(_ manifest: ManifestDocument) -> Violation {
    Violation(
      "`\(manifest.apiVersion)` `\(manifest.kind)` is not an object of the chain",
      at: manifest.node.location, help: "give `apiVersion` and `kind` as they are rendered")
  }

  private mutating func decideForm(
    _ claim: String, _ name: String, faults: [Finding]
  ) {
    let errors = faults.filter { $0.severity == .error }
    guard !errors.isEmpty else { return holds(claim) }
    fails(
      claim, errors,
      evidence: errors.map { .init($0.message, $0.rule, name, "\($0.location.path)") })
  }
}
