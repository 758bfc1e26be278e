import Diagnostics
import Documents

extension ManifestRules {
  static let volumeSources = ManifestRule(
    RuleInfo(
      "k8s/volume-sources", .error, summary: "a volume that comes from several sources",
      why:
        "A volume has one source; the API server refuses a second (and takes one without any for an `emptyDir`).",
      source: APIPage.volume, passing: APISample.pod("volumes: [{name: data, emptyDir: {}}]"),
      failing: APISample.pod(
        "volumes: [{name: data, emptyDir: {}, ▸configMap: {name: web}}]"))
  ) { object in
    (object.pod?.volumes ?? []).flatMap { volume -> [Violation] in
      let given = (volume.mapping?.entries ?? []).filter {
        $0.key != "name" && !$0.value.isNull && isVolumeSource($0.key)
      }
      return given.dropFirst().map {
        Violation(
          "the volume has the source `\(given[0].key)` already", at: $0.keyLocation,
          help: "take one of them out")
      }
    }
  }

  private static func isVolumeSource(_ field: String) -> Bool {
    SchemaTable.types["Volume"]?.fields[field] != nil
  }

  static let projectedSource = ManifestRule(
    RuleInfo(
      "k8s/projected-source", .error,
      summary: "a part of a projected volume with no source, or two",
      why: "Each item of `sources` takes exactly one; the API server refuses others.",
      source: APIPage.volume,
      passing: APISample.pod(
        "volumes: [{name: data, projected: {sources: [{configMap: {name: web}}]}}]"),
      failing: APISample.pod("volumes: [{name: data, projected: {sources: [▸{}]}}]"))
  ) { object in
    let sources = Set((SchemaTable.types["VolumeProjection"]?.fields ?? [:]).keys)
    return (object.pod?.volumes ?? []).compactMap { $0.given("projected") }
      .flatMap { $0.items("sources") }.compactMap { item in
        let given = item.given(among: sources)
        if given.count == 1 { return nil }
        return Violation(
          given.isEmpty ? "there is no source here" : "there are \(given.count) sources here",
          at: item.location, help: "write one source an item")
      }
  }
}
