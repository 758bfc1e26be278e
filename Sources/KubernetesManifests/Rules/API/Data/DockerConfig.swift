import Diagnostics
import Documents

extension ManifestRules {
  static let dockerConfig = ManifestRule(
    RuleInfo(
      "k8s/docker-config", .error, summary: "a pull secret whose content is no JSON object",
      why:
        "The API server reads the content of a pull secret and refuses what is no JSON object; nobody could pull with it.",
      source: APIPage.secretTypes,
      passing: APISample.object(
        "v1", "Secret", "type: kubernetes.io/dockerconfigjson",
        "data: {.dockerconfigjson: eyJhdXRocyI6e319}"),
      failing: APISample.object(
        "v1", "Secret", "type: kubernetes.io/dockerconfigjson",
        "data: {.dockerconfigjson: ▸cGFzc3dvcmQ=}"))
  ) { object in
    guard object.kind == "Secret", let key = dockerKeys[object.node.text("type")] else { return [] }
    // What stands in `stringData` takes the place of what stands in `data`
    if let plain = object.node["stringData"]?[key], let text = plain.string {
      return isJSONObject(Array(text.utf8)) ? [] : [noJSON(key, at: plain.location)]
    }
    guard let node = object.node["data"]?[key], let text = node.string,
      let bytes = Base64.decoded(text, ignoresLineBreaks: true), !isJSONObject(bytes)
    else { return [] }
    return [noJSON(key, at: node.location)]
  }

  private static let dockerKeys = [
    "kubernetes.io/dockerconfigjson": ".dockerconfigjson", "kubernetes.io/dockercfg": ".dockercfg",
  ]

  private static func isJSONObject(_ bytes: [UInt8]) -> Bool {
    let (node, findings) = JSONReader.read(bytes, source: nil)
    let isBroken = findings.contains { $0.rule == "syntax/json" }
    return !isBroken && (node?.mapping != nil || node?.isNull == true)
  }

  private static func noJSON(_ key: String, at location: Location) -> Violation {
    Violation(
      "`\(key)` is no JSON object", at: location,
      help: "write what `docker login` or `podman login` leaves in its file")
  }
}
