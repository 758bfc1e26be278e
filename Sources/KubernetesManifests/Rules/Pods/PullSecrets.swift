import Diagnostics
import Documents

extension ManifestRules {
  static let pullSecret = ManifestRule(
    RuleInfo(
      "pods/pull-secret", .error, summary: "a pull secret that the kubelet cannot use",
      why: "The API server only checks that the content is JSON. The kubelet ignores what it "
        + "cannot read and pulls without credentials; one malformed `auth` disables the whole "
        + "secret.",
      source: KubernetesPage.secretTypes,
      passing: secret(#"{"auths": {"registry.example": {"auth": "dXNlcjpwYXNz"}}}"#),
      failing: secret(#"▸{"registry.example": {"auth": "dXNlcjpwYXNz"}}"#))
  ) { object in
    guard let config = DockerConfig(object), config.json?.mapping != nil else { return [] }
    guard let registries = config.registries else {
      let isLegacy = config.key == ".dockercfg"
      return [
        Violation(
          isLegacy ? "`.dockercfg` has the field `auths`" : "`\(config.key)` has no field `auths`",
          at: config.location,
          help: isLegacy
            ? "use the type `kubernetes.io/dockerconfigjson`, or put the registries at the top level"
            : #"write `{"auths": {"REGISTRY": {"auth": "BASE64"}}}`"#)
      ]
    }
    return registries.compactMap { entry in
      DockerConfig.problem(of: entry).map {
        Violation(
          "`\(config.key)`: \($0)", at: config.location,
          help: "use what `oc create secret docker-registry --dry-run=client -o yaml` prints")
      }
    }
  }

  static let pullSecretType = ManifestRule(
    RuleInfo(
      "pods/pull-secret-type", .warning,
      summary: "a Secret with the key of a pull secret, but another type",
      why: "The kubelet reads only pull secrets of the types `kubernetes.io/dockerconfigjson` and "
        + "`kubernetes.io/dockercfg`. The type of an existing Secret cannot be changed.",
      source: KubernetesPage.secretTypes,
      passing: secret(#"{"auths": {}}"#),
      failing: Sample.object(
        "v1", "Secret", "type: Opaque", "stringData:", "  ▸.dockerconfigjson: '{\"auths\": {}}'"))
  ) { object in
    let type = object.node.text("type")
    guard object.kind == "Secret", type.isEmpty || type == "Opaque" else { return [] }
    return DockerConfig.keys.sorted { $0.key > $1.key }.compactMap { wanted, key in
      let content = ["stringData", "data"].compactMap { object.node[$0] }.first { $0[key] != nil }
      guard let content else { return nil }
      return Violation(
        "`\(key)` in a Secret of the type `Opaque` is not used to pull images",
        at: content.keyLocation(key), help: "write `type: \(wanted)`")
    }
  }

  private static func secret(_ content: String) -> String {
    let mark = content.hasPrefix("▸") ? "▸" : ""
    return Sample.object(
      "v1", "Secret", "type: kubernetes.io/dockerconfigjson", "stringData:",
      "  .dockerconfigjson: \(mark)'\(content.drop { $0 == "▸" })'")
  }
}
