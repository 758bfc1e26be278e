import Diagnostics
import Documents

extension ManifestRules {
  static let mountWithoutVolume = ManifestRule(
    RuleInfo(
      "k8s/mount-without-volume", .error,
      summary: "a mount of a volume that does not exist in the pod",
      why: "The API server rejects a mount whose name is not among the pod's volumes.",
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
      let nearest = NearestName.hint(for: text, in: volumes)
      return Violation(
        "the pod has no volume `\(text)`", at: name.location,
        help: nearest ?? "add it to `volumes`")
    }
  }

  static let deviceWithoutClaim = ManifestRule(
    RuleInfo(
      "k8s/device-without-claim", .error,
      summary: "a volume device that is not from a PersistentVolumeClaim",
      why:
        "Only a volume from a PersistentVolumeClaim can be a block device; the API server rejects others.",
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
      why: "The two are mutually exclusive; the API server rejects both together.",
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
        "the mount already has a `subPath`", at: mount.keyLocation("subPathExpr"),
        help: "remove one of them")
    }
  }

  static let mountPropagation = ManifestRule(
    RuleInfo(
      "k8s/mount-propagation", .error,
      summary: "`Bidirectional` mount propagation in an unprivileged container",
      why: "`Bidirectional` propagates mounts back to the node and requires `privileged: true`.",
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
        return Violation("`Bidirectional` requires a privileged container", at: node.location)
      }
    }
  }

  static let volumeSources = ManifestRule(
    RuleInfo(
      "k8s/volume-sources", .error, summary: "a volume with several sources",
      why:
        "A volume has one source; the API server rejects a second (a volume without a source is an `emptyDir`).",
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
          "the volume already has the source `\(given[0].key)`", at: $0.keyLocation,
          help: "remove one of them")
      }
    }
  }

  private static func isVolumeSource(_ field: String) -> Bool {
    SchemaTable.types["Volume"]?.fields[field] != nil
  }

  static let projectedSource = ManifestRule(
    RuleInfo(
      "k8s/projected-source", .error,
      summary: "an item of a projected volume without a source, or with several",
      why: "Each item of `sources` needs exactly one source; the API server rejects others.",
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
          given.isEmpty ? "the source is missing" : "the item has \(given.count) sources",
          at: item.location, help: "write one source per item")
      }
  }
}
