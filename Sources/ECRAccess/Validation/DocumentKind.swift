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
}
