import Diagnostics
import Documents
import ECRAccess
import IAMPolicy

/// Reads the documents that `ecr.guardrails` names, beside the values file.
struct GuardrailFiles {
  private(set) var documents = GuardrailDocuments()
  private(set) var findings: [Finding] = []
  /// The text of each file by the name that findings give it.
  private(set) var texts: [String: [UInt8]] = [:]
  private let folder: String

  /// - Parameter folder: Where the values file is; empty: the current folder.
  init(_ guardrails: Values.Guardrails, in folder: String) throws(DiskFailure) {
    self.folder = folder
    if let boundary = guardrails.permissionsBoundary {
      documents.permissionsBoundary = try read(boundary.text, .identity)
    }
    documents.serviceControlPolicies = try levels(guardrails.serviceControlPolicies, .identity)
    documents.resourceControlPolicies = try levels(guardrails.resourceControlPolicies, .resource)
    documents.endpointPolicies =
      try levels([guardrails.endpointPolicies], .resource).flatMap { $0 }
    if let policy = guardrails.registryPolicy, let document = try read(policy.text, .resource) {
      documents.registryPolicy = .seen(document)
    }
  }

  private mutating func levels(
    _ levels: [[FreeText]], _ kind: PolicyKind
  ) throws(DiskFailure) -> [[PullChain.Document]] {
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

  /// A guardrail that cannot be read is an error: taking it for one that denies nothing would be a false proof.
  private mutating func read(
    _ name: String, _ kind: PolicyKind
  ) throws(DiskFailure) -> PullChain.Document? {
    let path = name.hasPrefix("/") || folder.isEmpty ? name : "\(folder)/\(name)"
    let bytes = try Disk.read(path)
    texts[path] = bytes
    let (node, faults) = JSONReader.read(bytes, source: path)
    findings += faults
    guard let node, faults.isEmpty else { return nil }
    let document = PullChain.Document(name, node)
    findings += PolicyReader.read(node, kind: kind).findings.filter { $0.rule == "iam/no-policy" }
    return document
  }
}
