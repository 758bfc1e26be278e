import Diagnostics
import Documents
import IAMPolicy
import KubernetesManifests

/// The kinds of documents that this project can check.
public enum DocumentKind: String, CaseIterable, Sendable {
  case identity
  case trust
  case resource
  case scp
  case rcp
  case endpoint
  case registry
  case manifest
  /// A deployment-values.yaml: a mapping with the key `ecr`.
  case values

  /// The kinds that a user may force, because content alone does not always tell.
  public static let forcible: [DocumentKind] = allCases.filter { $0 != .values }

  var policyKind: PolicyKind? { PolicyKind(rawValue: rawValue) }

  /// The kind that the content shows; `nil` for any other document.
  static func found(in document: Node) -> DocumentKind? {
    if ManifestDocument.isManifest(document) { return .manifest }
    if let kind = PolicyKind.found(in: document) { return DocumentKind(rawValue: kind.rawValue) }
    return document["ecr"]?.mapping != nil ? .values : nil
  }

  /// Why a document has none of the kinds; where a key is nearly that of a kind, with the key.
  static func reasonNotFound(in document: Node) -> String {
    if let service = PolicyKind.foreignService(of: document) {
      return "the policy of a resource of `\(service)`"
    }
    let keys = document.mapping?.keys ?? []
    let required =
      document["apiVersion"] != nil ? ["kind"] : ["ecr", "kind", "apiVersion", "Statement"]
    for key in keys where !required.contains(key) && key != "apiVersion" {
      if let near = NearestName.hint(for: key, in: required) {
        return "unknown key `\(key)`, \(near)"
      }
    }
    if document["apiVersion"] != nil { return "a manifest without `kind`" }
    return "neither a policy, nor a manifest, nor a values file"
  }
}
