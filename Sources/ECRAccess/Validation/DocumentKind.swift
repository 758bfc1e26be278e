import Documents
import IAMPolicy
import KubernetesManifests

/// What a document is, as far as this project judges it.
public enum DocumentKind: String, CaseIterable, Sendable {
  case identity
  case trust
  case resource
  case manifest
  /// A deployment-values.yaml: a mapping with a key `ecr`.
  case values

  /// The kinds of which a file cannot tell by itself with certainty, so that a person may force one.
  public static let forcible: [DocumentKind] = [.identity, .trust, .resource, .manifest]

  var policyKind: PolicyKind? { PolicyKind(rawValue: rawValue) }

  /// What the content is; `nil` for what is none of ours.
  static func found(in document: Node) -> DocumentKind? {
    if ManifestDocument.isManifest(document) { return .manifest }
    if let kind = PolicyKind.found(in: document) { return DocumentKind(rawValue: kind.rawValue) }
    return document["ecr"]?.mapping != nil ? .values : nil
  }
}
