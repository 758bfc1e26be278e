import Diagnostics
import Documents

extension ManifestRules {
  static let mountWithoutVolume = ManifestRule(
    RuleInfo(
      "k8s/mount-without-volume", .error, summary: "a mount of a volume that the pod does not have",
      why: "The API server refuses a mount whose name is not among the pod's volumes.",
      source: KubernetesPage.volume,
      passing: Sample.pod(
        "volumes: [{name: data, emptyDir: {}}]",
        container: "volumeMounts: [{name: data, mountPath: /data}]"),
      failing: Sample.pod(container: "volumeMounts: [{name: ▸data, mountPath: /data}]"))
  ) { object in
    let volumes = (object.pod?.volumes ?? []).map { $0.text("name") }
    return object.containers.flatMap { $0.node.mappings("volumeMounts") }.compactMap { mount in
      guard let name = mount["name"], let text = name.string, !text.isEmpty,
        !volumes.contains(text)
      else { return nil }
      let nearest = text.utf8.count > 63 ? nil : NearestName.of(text, in: volumes)
      return Violation(
        "the pod has no volume `\(text)`", at: name.location,
        help: nearest.map { "did you mean `\($0)`?" } ?? "add it to `volumes`")
    }
  }

  static let deviceWithoutClaim = ManifestRule(
    RuleInfo(
      "k8s/device-without-claim", .error, summary: "a device of a volume that is no claim",
      why:
        "Only a volume from a PersistentVolumeClaim can be a device; the API server refuses others.",
      source: KubernetesPage.volume,
      passing: Sample.pod(
        "volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]",
        container: "volumeDevices: [{name: data, devicePath: /dev/a}]"),
      failing: Sample.pod(container: "volumeDevices: [{name: ▸data, devicePath: /dev/a}]"))
  ) { object in
    let claims = Set(
      (object.pod?.volumes ?? []).filter {
        $0.given("persistentVolumeClaim") != nil || $0.given("ephemeral") != nil
      }.map { $0.text("name") })
    return object.containers.flatMap { $0.node.mappings("volumeDevices") }.compactMap { device in
      guard let name = device["name"], let text = name.string, !text.isEmpty,
        !claims.contains(text)
      else { return nil }
      return Violation(
        "the pod has no volume `\(text)` from a PersistentVolumeClaim", at: name.location)
    }
  }

  static let subPathTwice = ManifestRule(
    RuleInfo(
      "k8s/sub-path-twice", .error, summary: "a mount with both `subPath` and `subPathExpr`",
      why: "They say the same thing in two ways; the API server refuses them together.",
      source: KubernetesPage.pod,
      passing: Sample.pod(
        "volumes: [{name: data, emptyDir: {}}]",
        container: "volumeMounts: [{name: data, mountPath: /data, subPath: a}]"),
      failing: Sample.pod(
        "volumes: [{name: data, emptyDir: {}}]",
        container: "volumeMounts: [{name: data, mountPath: /data, subPath: a, ▸subPathExpr: b}]"))
  ) { object in
    object.containers.flatMap { $0.node.mappings("volumeMounts") }.compactMap { mount in
      guard !mount.text("subPath").isEmpty, !mount.text("subPathExpr").isEmpty else { return nil }
      return Violation(
        "the mount has a `subPath` already", at: mount.keyLocation("subPathExpr"),
        help: "take one of them out")
    }
  }

  static let mountPropagation = ManifestRule(
    RuleInfo(
      "k8s/mount-propagation", .error,
      summary: "mounts that go out to the node, from a container without privileges",
      why: "`Bidirectional` changes the node's own mounts and needs `privileged: true`.",
      source: KubernetesPage.volume,
      passing: Sample.pod(
        "volumes: [{name: data, emptyDir: {}}]",
        container:
          "volumeMounts: [{name: data, mountPath: /data, mountPropagation: HostToContainer}]"),
      failing: Sample.pod(
        "volumes: [{name: data, emptyDir: {}}]",
        container:
          "volumeMounts: [{name: data, mountPath: /data, mountPropagation: ▸Bidirectional}]"))
  ) { object in
    object.containers.filter { $0.node["securityContext"]?["privileged"] != true }.flatMap {
      $0.node.mappings("volumeMounts").compactMap { mount in
        guard let node = mount["mountPropagation"], node == "Bidirectional" else { return nil }
        return Violation("`Bidirectional` needs a privileged container", at: node.location)
      }
    }
  }

  static let volumeSources = ManifestRule(
    RuleInfo(
      "k8s/volume-sources", .error, summary: "a volume that comes from several sources",
      why:
        "A volume has one source; the API server refuses a second (and takes one without any for an `emptyDir`).",
      source: KubernetesPage.volume, passing: Sample.pod("volumes: [{name: data, emptyDir: {}}]"),
      failing: Sample.pod(
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
      source: KubernetesPage.volume,
      passing: Sample.pod(
        "volumes: [{name: data, projected: {sources: [{configMap: {name: web}}]}}]"),
      failing: Sample.pod("volumes: [{name: data, projected: {sources: [▸{}]}}]"))
  ) { object in
    let sources = Set((SchemaTable.types["VolumeProjection"]?.fields ?? [:]).keys)
    return (object.pod?.volumes ?? []).compactMap { $0.given("projected") }
      .flatMap { $0.mappings("sources") }.compactMap { item in
        let given = item.given(among: sources)
        if given.count == 1 { return nil }
        return Violation(
          given.isEmpty ? "there is no source here" : "there are \(given.count) sources here",
          at: item.location, help: "write one source an item")
      }
  }
}
