import Diagnostics
import Documents
import IAMPolicy
import KubernetesManifests

/// The findings about one file: each of its documents is checked by the rules of its kind.
public struct FileValidation: Sendable {
  /// A document that no rule applies to, and why.
  public struct Skipped: Sendable {
    public let location: Location
    public let reason: String
  }

  public private(set) var kinds: [DocumentKind] = []
  public private(set) var findings: [Finding]
  public private(set) var skipped: [Skipped] = []
  /// How many documents and objects were checked by the rules of their kind.
  public private(set) var checked = 0
  /// A values file's own `ecr.accept`.
  public private(set) var accept: [Values.Acceptance] = []
  private let podSecurityVersion: PodSecurityVersion

  /// - Parameters:
  ///   - bytes: The file's text.
  ///   - source: The file as the user named it.
  ///   - forced: The kind of every document, whatever its content shows.
  ///   - podSecurityVersion: The version of the Pod Security Standards for manifests.
  public init(
    _ bytes: [UInt8], source: String, as forced: DocumentKind? = nil,
    podSecurityVersion: PodSecurityVersion = .newest
  ) {
    self.podSecurityVersion = podSecurityVersion
    let stream: [Node]
    (stream, findings) = DocumentFile.read(bytes, source: source)
    let documents = stream.filter { !$0.isNull }
    if documents.isEmpty, findings.isEmpty {
      skip(Location(source: source), "the file is empty")
    }
    for document in documents {
      guard let kind = forced ?? DocumentKind.found(in: document) else {
        skip(document.location, DocumentKind.reasonNotFound(in: document))
        continue
      }
      // A values file is checked once, as a whole.
      if kind != .values || !kinds.contains(.values) {
        validate(document, of: stream, as: kind, text: documents.count == 1 ? bytes : nil)
      }
      kinds.append(kind)
    }
  }

  private mutating func validate(
    _ document: Node, of stream: [Node], as kind: DocumentKind, text: [UInt8]?
  ) {
    switch kind {
    case .manifest: validateManifests(document)
    case .values:
      checked += 1
      validateValues(stream)
    case .identity, .trust, .resource, .scp, .rcp, .endpoint, .registry:
      checked += 1
      // A character is a scalar: continuation bytes of UTF-8 add none.
      let length = text?.count { $0 & 0b1100_0000 != 0b1000_0000 }
      findings += PolicyReader.read(document, kind: kind.policyKind, textLength: length).findings
    }
  }

  private mutating func validateManifests(_ document: Node) {
    // The fields of the List itself
    if document["kind"] == "List" { findings += ManifestSchema.findings(of: document) }
    for manifest in ManifestDocument.all(in: document) {
      let faults = ManifestSchema.findings(of: manifest.node)
      let hasRules = ManifestSchema.knows(manifest.apiVersion, manifest.kind)
      guard hasRules || !faults.isEmpty else {
        skip(manifest.node.location, "\(manifest.title) is of a kind without rules")
        continue
      }
      checked += 1
      findings += faults
      if hasRules {
        findings += ManifestRules.findings(of: manifest, podSecurityVersion: podSecurityVersion)
      }
    }
  }

  private mutating func validateValues(_ stream: [Node]) {
    let (layer, faults) = Layer.fromDocuments(stream)
    let rendering = Rendering([layer], faults: faults)
    findings += rendering.findings
    accept += rendering.plan?.values.accept ?? []
  }

  /// Whether there is nothing to say about the file because none of its documents was checked.
  public var isUnchecked: Bool { checked == 0 && findings.isEmpty }

  private mutating func skip(_ location: Location, _ reason: String) {
    skipped.append(Skipped(location: location, reason: reason))
  }
}

extension Values.Acceptance {
  public var acceptance: Acceptance { Acceptance(rule: rule.text, path: path?.text, why: why.text) }
}
