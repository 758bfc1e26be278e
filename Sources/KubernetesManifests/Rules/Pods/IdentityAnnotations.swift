import Diagnostics
import Documents

// The annotations of the pod identity webhook: github.com/aws/amazon-eks-pod-identity-webhook, pkg/annotations,
// pkg/cache and pkg/handler.
extension ManifestRules {
  private static let webhook = "https://github.com/aws/amazon-eks-pod-identity-webhook"
  private static let prefix = "eks.amazonaws.com/"
  private static let annotationNames = [
    "audience", "role-arn", "skip-containers", "sts-regional-endpoints", "token-expiration",
  ]

  static let identityAnnotation = ManifestRule(
    RuleInfo(
      "pods/identity-annotation", .error,
      summary: "a role or a token audience that AWS cannot accept",
      why: "The identity webhook gives a malformed role ARN or an empty audience to the pods as it "
        + "is, and AWS STS rejects their requests.",
      source: webhook,
      passing: serviceAccount("role-arn: arn:aws:iam::606639739464:role/ROSAECRAssumeRole"),
      failing: serviceAccount("role-arn: ▸ROSAECRAssumeRole", "audience: ▸\"\""))
  ) { document in
    guard document.kind == "ServiceAccount" else { return [] }
    return annotations(of: document.node["metadata"]).compactMap { annotation in
      let text = annotation.value.string ?? ""
      switch annotation.name {
      case "role-arn" where !isRoleARN(text):
        let problem = text.isEmpty ? "is empty" : "is `\(text)`, which is not the ARN of a role"
        return Violation(
          "`\(prefix)role-arn` \(problem)", at: annotation.value.location,
          help: "write `arn:aws:iam::ACCOUNT:role/NAME` with the account's 12 digits")
      case "audience" where text.isEmpty:
        return Violation(
          "`\(prefix)audience` is empty", at: annotation.value.location,
          help: "write the audience of the trust policy")
      default: return nil
      }
    }
  }

  /// Whether a text matches `arn:aws[a-z0-9-]*:iam::\d{12}:role/[\w-/.@+=,]+`, the webhook's own check.
  private static func isRoleARN(_ text: String) -> Bool {
    let fields = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard fields.count == 6, fields[0] == "arn", fields[2] == "iam", fields[3].isEmpty else {
      return false
    }
    let name = fields[5].dropFirst("role/".count)
    return fields[1].hasPrefix("aws") && ASCIISet("a-z0-9-").covers(fields[1])
      && fields[4].utf8.count == 12 && ASCIISet.digits.covers(fields[4])
      && fields[5].hasPrefix("role/") && !name.isEmpty
      && ASCIISet("A-Za-z0-9_/.@+=,-").covers(name)
  }

  static let tokenExpiration = ManifestRule(
    RuleInfo(
      "pods/token-expiration", .warning,
      summary: "a token lifetime that the identity webhook does not apply",
      why: "The webhook ignores a value that is not an integer, and raises or lowers others to 600 "
        + "to 86400 seconds.",
      source: webhook,
      passing: serviceAccount("token-expiration: \"3600\""),
      failing: serviceAccount("token-expiration: ▸\"300\""))
  ) { document in
    identityMetadata(of: document).flatMap(annotations(of:)).compactMap { annotation in
      guard annotation.name == "token-expiration", let text = annotation.value.string else {
        return nil
      }
      let seconds = Int64(text)
      if let seconds, (600...86400).contains(seconds) { return nil }
      let problem = seconds == nil ? "is not an integer" : "is not within 600 and 86400"
      return Violation(
        "`\(prefix)token-expiration`: `\(text)` \(problem)", at: annotation.value.location,
        help: "write a number of seconds from 600 to 86400")
    }
  }

  static let misplacedIdentityAnnotation = ManifestRule(
    RuleInfo(
      "pods/misplaced-identity-annotation", .warning,
      summary: "an annotation that the identity webhook reads from another object",
      why: "The webhook reads the role and the audience from the pod's service account, and the "
        + "containers to skip from the pod; elsewhere the annotations have no effect.",
      source: webhook,
      passing: Sample.pod(metadata: "annotations: {\(prefix)skip-containers: web}"),
      failing: Sample.pod(
        metadata: "annotations:\n  ▸\(prefix)role-arn: arn:aws:iam::606639739464:role/Reader"))
  ) { document in
    let isAccount = document.kind == "ServiceAccount"
    let misplaced =
      isAccount ? ["skip-containers"] : ["audience", "role-arn", "sts-regional-endpoints"]
    return identityMetadata(of: document).flatMap(annotations(of:)).filter {
      misplaced.contains($0.name)
    }.map {
      Violation(
        "`\(prefix)\($0.name)` has no effect on a \(isAccount ? "service account" : "pod")",
        at: $0.keyLocation,
        help: "move it to the \(isAccount ? "pod" : "pod's service account")")
    }
  }

  static let misspeltIdentityAnnotation = ManifestRule(
    RuleInfo(
      "pods/misspelt-identity-annotation", .warning,
      summary: "a key that is nearly one of the identity webhook's annotations",
      why: "The webhook ignores keys that it does not know, so the pods get no role or another "
        + "token than intended.",
      source: webhook,
      passing: serviceAccount("role-arn: arn:aws:iam::606639739464:role/ROSAECRAssumeRole"),
      failing: serviceAccount(
        "role_arn: arn:aws:iam::606639739464:role/ROSAECRAssumeRole", mark: "▸"))
  ) { document in
    identityMetadata(of: document).flatMap { metadata in
      (metadata["annotations"]?.mapping?.entries ?? []).compactMap { entry in
        guard let name = intendedName(of: entry.key) else { return nil }
        return Violation(
          "the identity webhook has no annotation `\(entry.key)`", at: entry.keyLocation,
          help: "did you mean `\(prefix)\(name)`?")
      }
    }
  }

  /// The annotation that a key misspells; `nil` for an annotation of the webhook, and for other keys.
  private static func intendedName(of key: String) -> String? {
    let parts = key.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[0].lowercased().hasPrefix("eks.") else { return nil }
    let (domain, name) = (parts[0] + "/", parts[1])
    if domain == prefix {
      return annotationNames.contains(name) ? nil : NearestName.of(name, in: annotationNames)
    }
    // In a domain that is nearly EKS's, only a name of the webhook is taken for an annotation of it.
    return annotationNames.contains(name) && NearestName.of(domain, in: [prefix]) != nil
      ? name : nil
  }

  private typealias Annotation = (name: String, value: Node, keyLocation: Location)

  /// The webhook's annotations in an object's metadata, by name without the prefix.
  private static func annotations(of metadata: Node?) -> [Annotation] {
    (metadata?["annotations"]?.mapping?.entries ?? []).filter { $0.key.hasPrefix(prefix) }.map {
      (String($0.key.dropFirst(prefix.count)), $0.value, $0.keyLocation)
    }
  }

  /// The metadata of a service account or of a pod.
  private static func identityMetadata(of document: ManifestDocument) -> [Node] {
    let isAccount = document.kind == "ServiceAccount"
    return [isAccount ? document.node["metadata"] : document.pod?.metadata].compactMap { $0 }
  }

  private static func serviceAccount(_ annotations: String..., mark: String = "") -> String {
    "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ecr-sa\n  annotations:"
      + annotations.map { "\n    \(mark)\(prefix)\($0)" }.joined()
  }
}
