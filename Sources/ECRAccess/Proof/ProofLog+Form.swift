import Diagnostics
import Documents
import IAMPolicy
import KubernetesManifests

// A chain is no stronger than its documents: what AWS or the API server would refuse proves nothing.
extension ProofLog {
  /// That AWS will take a policy.
  mutating func decideForm(of document: PullChain.Document, as kind: PolicyKind) {
    decideForm(
      "AWS takes \(document.name)", document.name,
      faults: PolicyReader.read(document.node, kind: kind).findings)
  }

  /// That the API server will take an object, and that its pods can run.
  mutating func decideForm(of document: PullChain.Document) { decideForm(of: [document]) }

  /// The same of all that one file holds, a claim a file.
  mutating func decideForm(of documents: [PullChain.Document]) {
    var names: [String] = []
    for document in documents where !names.contains(document.name) { names.append(document.name) }
    for name in names {
      decideForm(
        "the API server takes \(name), and it works", name,
        faults: documents.filter { $0.name == name }.flatMap(Self.faults))
    }
  }

  private static func faults(_ document: PullChain.Document) -> [Finding] {
    ManifestDocument.all(in: document.node).flatMap { manifest -> [Finding] in
      guard ManifestSchema.knows(manifest.apiVersion, manifest.kind) else {
        let faults = ManifestSchema.findings(of: manifest.node)
        return faults.isEmpty ? [ProofRules.missingDocument.finding(strange(manifest))] : faults
      }
      return ManifestSchema.findings(of: manifest.node)
        + ManifestRules.findings(of: manifest)
    }
  }

  private static func strange(_ manifest: ManifestDocument) -> Violation {
    Violation(
      "`\(manifest.apiVersion)` `\(manifest.kind)` is no object of the chain",
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
