import Diagnostics
import Documents

extension ManifestRules {
  static let secretKeys = ManifestRule(
    RuleInfo(
      "k8s/secret-keys", .error, summary: "a Secret without the keys that its type promises",
      why:
        "Whoever reads a Secret of such a type relies on its keys; the API server refuses one without.",
      source: APIPage.secretTypes,
      passing: APISample.object(
        "v1", "Secret", "type: kubernetes.io/tls", "data: {tls.crt: '', tls.key: ''}"),
      failing: APISample.object("v1", "Secret", "type: ▸kubernetes.io/tls", "data: {tls.crt: ''}"))
  ) { object in
    guard object.kind == "Secret", let type = object.node["type"], let text = type.string else {
      return []
    }
    if text == "kubernetes.io/service-account-token" {
      let name = object.node["metadata"]?["annotations"]?.text(accountAnnotation) ?? ""
      return name.isEmpty
        ? [Violation("there is no annotation `\(accountAnnotation)`", at: type.location)] : []
    }
    if text == "kubernetes.io/basic-auth" {
      return ["username", "password"].contains { hasKey($0, object.node) }
        ? [] : [Violation("there is neither `username` nor `password`", at: type.location)]
    }
    return (secretTypes[text] ?? []).filter { !hasKey($0, object.node) }.prefix(1).map {
      Violation(
        "a Secret of this type has no key `\($0)`", at: type.location, help: "add the key `\($0)`")
    }
  }

  private static let accountAnnotation = "kubernetes.io/service-account.name"
  private static let secretTypes: [String: [String]] = [
    "kubernetes.io/dockerconfigjson": [".dockerconfigjson"],
    "kubernetes.io/dockercfg": [".dockercfg"],
    "kubernetes.io/tls": ["tls.crt", "tls.key"],
    "kubernetes.io/ssh-auth": ["ssh-privatekey"],
  ]

  private static func hasKey(_ key: String, _ secret: Node) -> Bool {
    secret["data"]?[key] != nil || secret["stringData"]?[key] != nil
  }
}
