import Diagnostics
import Documents
import IAMPolicy
import KubernetesManifests

/// What is to be said about one file: each of its documents judged by the rules of its kind.
public struct FileValidation: Sendable {
  /// Something in the file that no rule here knows, and what it is.
  public struct Skipped: Sendable {
    public let location: Location
    public let reason: String
  }

  public private(set) var kinds: [DocumentKind] = []
  public private(set) var findings: [Finding]
  public private(set) var skipped: [Skipped] = []
  /// What the file itself says is accepted: a values file's `ecr.accept`.
  public private(set) var acceptances: [Acceptance] = []

  /// - Parameters:
  ///   - bytes: The file's text.
  ///   - source: The file as the user named it.
  ///   - forced: What it is to be taken for, whatever it looks like.
  public init(_ bytes: [UInt8], source: String, as forced: DocumentKind? = nil) {
    let documents: [Node]
    (documents, findings) = DocumentFile.read(bytes, source: source)
    if documents.isEmpty, findings.isEmpty {
      skip(Location(source: source), "the file is empty")
    }
    for document in documents { judge(document, bytes, source: source, as: forced) }
  }

  private mutating func judge(
    _ document: Node, _ bytes: [UInt8], source: String, as forced: DocumentKind?
  ) {
    guard let kind = forced ?? DocumentKind.found(in: document) else {
      return skip(document.location, "neither a policy, nor a manifest, nor a values file")
    }
    kinds.append(kind)
    switch kind {
    case .manifest: judgeManifests(document)
    case .values: judgeValues(bytes, source: source)
    case .identity, .trust, .resource:
      findings += PolicyReader.read(document, kind: kind.policyKind).findings
    }
  }

  private mutating func judgeManifests(_ document: Node) {
    // What it says beside its items
    if document["kind"] == "List" { findings += ManifestSchema.findings(of: document) }
    for manifest in ManifestDocument.all(in: document) {
      guard ManifestSchema.knows(manifest.apiVersion, manifest.kind) else {
        skip(manifest.node.location, "\(manifest.title) is of a kind that is not judged here")
        continue
      }
      let faults = ManifestSchema.findings(of: manifest.node)
      findings += faults + ManifestRules.all.flatMap { $0.findings(manifest) }
    }
  }

  private mutating func judgeValues(_ bytes: [UInt8], source: String) {
    let (layer, faults) = Layer.fromFile(bytes, source: source)
    let rendering = Rendering([layer].compactMap { $0 }, faults: faults)
    findings += rendering.findings
    acceptances += rendering.plan?.values.accept.map(\.acceptance) ?? []
  }

  private mutating func skip(_ location: Location, _ reason: String) {
    skipped.append(Skipped(location: location, reason: reason))
  }
}

extension Values.Acceptance {
  public var acceptance: Acceptance { Acceptance(rule: rule.text, path: path?.text, why: why.text) }
}
