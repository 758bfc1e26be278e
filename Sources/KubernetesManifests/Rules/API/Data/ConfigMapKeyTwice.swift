import Diagnostics
import Documents

extension ManifestRules {
  static let configMapKeyTwice = ManifestRule(
    RuleInfo(
      "k8s/config-map-key-twice", .error, summary: "a key that is in `data` and in `binaryData`",
      why: "Both end in one file of a volume; the API server refuses it.",
      source: APIPage.configMap,
      passing: APISample.object("v1", "ConfigMap", "data: {a: x}", "binaryData: {b: eA==}"),
      failing: APISample.object("v1", "ConfigMap", "data: {a: x}", "binaryData: {▸a: eA==}"))
  ) { object in
    guard object.kind == "ConfigMap", let data = object.node.given("data") else { return [] }
    return (object.node["binaryData"]?.mapping?.entries ?? []).filter { data[$0.key] != nil }.map {
      Violation(
        "`\($0.key)` is in `data` already", at: $0.keyLocation, help: "take one of them out")
    }
  }
}
