import Diagnostics
import Documents
import ECRAccess
import IAMPolicy

/// The policies that `ecr.guardrails` names, read from the folder of the values file.
struct GuardrailFiles {
  private(set) var documents = GuardrailDocuments()
  private(set) var findings: [Finding] = []
  private(set) var texts = SourceTexts()
  private let folder: GuardrailFolder

  init(_ guardrails: Values.Guardrails, in folder: GuardrailFolder) throws(FileFailure) {
    self.folder = folder
    if let boundary = guardrails.permissionsBoundary {
      documents.permissionsBoundary = try read(boundary.text, .identity)
    }
    documents.serviceControlPolicies = try levels(guardrails.serviceControlPolicies, .scp)
    documents.resourceControlPolicies = try levels(guardrails.resourceControlPolicies, .rcp)
    documents.endpointPolicies =
      try levels([guardrails.endpointPolicies], .endpoint).flatMap { $0 }
    if let policy = guardrails.registryPolicy, let document = try read(policy.text, .registry) {
      documents.registryPolicy = .seen(document)
    }
  }

  private mutating func levels(
    _ levels: [[FreeText]], _ kind: PolicyKind
  ) throws(FileFailure) -> [[PullChain.Document]] {
    var result: [[PullChain.Document]] = []
    for level in levels {
      var documents: [PullChain.Document] = []
      for name in level {
        if let document = try read(name.text, kind) { documents.append(document) }
      }
      result.append(documents)
    }
    return result
  }

  /// A guardrail that cannot be read is an error: to assume that it denies nothing would make the proof wrong.
  private mutating func read(
    _ name: String, _ kind: PolicyKind
  ) throws(FileFailure) -> PullChain.Document? {
    let (path, resolved) = try folder.file(name)
    let bytes = try texts.read(resolved, as: path)
    let (node, faults) = JSONReader.read(bytes, source: path)
    findings += faults
    guard let node, faults.isEmpty else { return nil }
    let document = PullChain.Document(name, node)
    findings += PolicyReader.read(node, kind: kind).findings.filter { $0.rule == "iam/no-policy" }
    return document
  }
}
