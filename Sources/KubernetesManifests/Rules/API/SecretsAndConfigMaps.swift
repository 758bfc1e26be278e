import Diagnostics
import Documents

extension ManifestRules {
  static let secretKeys = ManifestRule(
    RuleInfo(
      "k8s/secret-keys", .error, summary: "a Secret without the keys that its type requires",
      why:
        "Consumers of a Secret type rely on its keys; the API server rejects a Secret without them.",
      source: KubernetesPage.secretTypes,
      passing: Sample.object(
        "v1", "Secret", "type: kubernetes.io/tls", "data: {tls.crt: '', tls.key: ''}"),
      failing: Sample.object("v1", "Secret", "type: ▸kubernetes.io/tls", "data: {tls.crt: ''}"))
  ) { object in
    guard object.kind == "Secret", let type = object.node["type"], let text = type.string else {
      return []
    }
    if text == "kubernetes.io/service-account-token" {
      let name = object.node["metadata"]?["annotations"]?.text(accountAnnotation) ?? ""
      return name.isEmpty
        ? [
          Violation(
            "a Secret of this type requires the annotation `\(accountAnnotation)`",
            at: type.location)
        ] : []
    }
    if text == "kubernetes.io/basic-auth" {
      return ["username", "password"].contains { hasKey($0, object.node) }
        ? []
        : [
          Violation(
            "a Secret of this type requires the key `username` or `password`", at: type.location)
        ]
    }
    return (secretTypes[text] ?? []).filter { !hasKey($0, object.node) }.prefix(1).map {
      Violation(
        "a Secret of this type requires the key `\($0)`", at: type.location,
        help: "add the key `\($0)`")
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

  static let dockerConfig = ManifestRule(
    RuleInfo(
      "k8s/docker-config", .error, summary: "a pull secret whose content is not a JSON object",
      why:
        "The API server parses the content of a pull secret and rejects anything but a JSON object.",
      source: KubernetesPage.secretTypes,
      passing: Sample.object(
        "v1", "Secret", "type: kubernetes.io/dockerconfigjson",
        "data: {.dockerconfigjson: eyJhdXRocyI6e319}"),
      failing: Sample.object(
        "v1", "Secret", "type: kubernetes.io/dockerconfigjson",
        "data: {.dockerconfigjson: ▸cGFzc3dvcmQ=}"))
  ) { object in
    guard let config = DockerConfig(object), config.json?.mapping == nil,
      config.json?.isNull != true
    else { return [] }
    return [
      Violation(
        "`\(config.key)` is not a JSON object", at: config.location,
        help: "use the file that `docker login` or `podman login` writes")
    ]
  }

  static let configMapKeyTwice = ManifestRule(
    RuleInfo(
      "k8s/config-map-key-twice", .error, summary: "a key that is in both `data` and `binaryData`",
      why: "Both would become the same file in a volume; the API server rejects it.",
      source: KubernetesPage.configMap,
      passing: Sample.object("v1", "ConfigMap", "data: {a: x}", "binaryData: {b: eA==}"),
      failing: Sample.object("v1", "ConfigMap", "data: {a: x}", "binaryData: {▸a: eA==}"))
  ) { object in
    guard object.kind == "ConfigMap", let data = object.node.given("data") else { return [] }
    return (object.node["binaryData"]?.mapping?.entries ?? []).filter { data[$0.key] != nil }.map {
      Violation(
        "`\($0.key)` is already in `data`", at: $0.keyLocation, help: "remove one of them")
    }
  }
}
