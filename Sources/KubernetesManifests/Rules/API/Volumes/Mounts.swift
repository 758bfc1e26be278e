import Diagnostics
import Documents

extension ManifestRules {
  static let mountWithoutVolume = ManifestRule(
    RuleInfo(
      "k8s/mount-without-volume", .error, summary: "a mount of a volume that the pod does not have",
      why: "The API server refuses a mount whose name is not among the pod's volumes.",
      source: APIPage.volume,
      passing: APISample.container(
        "volumeMounts: [{name: data, mountPath: /data}]", volumes: "[{name: data, emptyDir: {}}]"),
      failing: APISample.container("volumeMounts: [{name: ▸data, mountPath: /data}]"))
  ) { object in
    let volumes = (object.pod?.volumes ?? []).map { $0.text("name") }
    return object.containers.flatMap { $0.node.items("volumeMounts") }.compactMap { mount in
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
      source: APIPage.volume,
      passing: APISample.container(
        "volumeDevices: [{name: data, devicePath: /dev/a}]",
        volumes: "[{name: data, persistentVolumeClaim: {claimName: data}}]"),
      failing: APISample.container("volumeDevices: [{name: ▸data, devicePath: /dev/a}]"))
  ) { object in
    let claims = Set(
      (object.pod?.volumes ?? []).filter {
        $0.given("persistentVolumeClaim") != nil || $0.given("ephemeral") != nil
      }.map { $0.text("name") })
    return object.containers.flatMap { $0.node.items("volumeDevices") }.compactMap { device in
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
      source: APIPage.pod,
      passing: APISample.container(
        "volumeMounts: [{name: data, mountPath: /data, subPath: a}]",
        volumes: "[{name: data, emptyDir: {}}]"),
      failing: APISample.container(
        "volumeMounts: [{name: data, mountPath: /data, subPath: a, ▸subPathExpr: b}]",
        volumes: "[{name: data, emptyDir: {}}]"))
  ) { object in
    object.containers.flatMap { $0.node.items("volumeMounts") }.compactMap { mount in
      guard !mount.text("subPath").isEmpty, !mount.text("subPathExpr").isEmpty else { return nil }
      return Violation(
        "the mount has a `subPath` already", at: mount.place(of: "subPathExpr"),
        help: "take one of them out")
    }
  }

  static let mountPropagation = ManifestRule(
    RuleInfo(
      "k8s/mount-propagation", .error,
      summary: "mounts that go out to the node, from a container without privileges",
      why: "`Bidirectional` changes the node's own mounts and needs `privileged: true`.",
      source: APIPage.volume,
      passing: APISample.container(
        "volumeMounts: [{name: data, mountPath: /data, mountPropagation: HostToContainer}]",
        volumes: "[{name: data, emptyDir: {}}]"),
      failing: APISample.container(
        "volumeMounts: [{name: data, mountPath: /data, mountPropagation: ▸Bidirectional}]",
        volumes: "[{name: data, emptyDir: {}}]"))
  ) { object in
    object.containers.filter { $0.node["securityContext"]?["privileged"] != true }.flatMap {
      $0.node.items("volumeMounts").compactMap { mount in
        guard let node = mount["mountPropagation"], node == "Bidirectional" else { return nil }
        return Violation("`Bidirectional` needs a privileged container", at: node.location)
      }
    }
  }
}
