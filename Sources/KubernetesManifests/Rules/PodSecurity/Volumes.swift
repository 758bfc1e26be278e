import Diagnostics
import Documents

extension ManifestRules {
  static let volumeTypes = ManifestRule.pods(
    RuleInfo(
      "pod-security/volume-types", PodSecurityLevel.restricted,
      summary: "a volume type that `restricted` does not allow",
      why: "Volume types that name a server or a disk let the author of the pod choose what the "
        + "node connects to; a PersistentVolumeClaim leaves that to the cluster. Volumes of the type "
        + "`image` are allowed since 1.33.",
      source: KubernetesPage.restricted,
      passing: Sample.pod(
        "volumes:\n- name: data\n  persistentVolumeClaim:\n    claimName: data"),
      failing: Sample.pod(
        "volumes:\n- name: data\n  ▸nfs:\n    server: files.example\n    path: /data"))
  ) { pod in
    pod.volumes.flatMap { volume in
      (volume.mapping?.entries ?? []).filter {
        !$0.value.isNull && isDirect($0.key, version: pod.podSecurityVersion)
      }.map {
        Violation(
          "volume `\(volume["name"]?.string ?? "")` has the type `\($0.key)`", at: $0.keyLocation,
          help: $0.key == "image"
            ? "Kubernetes 1.33 and later allow it" : "use a PersistentVolumeClaim")
      }
    }
  }

  private static func isDirect(_ type: String, version: PodSecurityVersion) -> Bool {
    type == "image" ? !version.isAtLeast(minor: 33) : directVolumeTypes.contains(type)
  }

  /// The types that `restricted` forbids, without `hostPath`, which `baseline` forbids.
  private static let directVolumeTypes: Set<String> = [
    "awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "fc", "flexVolume",
    "flocker", "gcePersistentDisk", "gitRepo", "glusterfs", "iscsi", "nfs", "photonPersistentDisk",
    "portworxVolume", "quobyte", "rbd", "scaleIO", "storageos", "vsphereVolume",
  ]

  static let hostPath = ManifestRule.pods(
    RuleInfo(
      "pod-security/host-path", PodSecurityLevel.baseline,
      summary: "a hostPath volume",
      why: "The node's file system holds the credentials of every pod on it, and write access to "
        + "the right path runs code on the node.",
      source: KubernetesPage.baseline,
      passing: Sample.pod("volumes:\n- name: data\n  emptyDir: {}"),
      failing: Sample.pod("volumes:\n- name: data\n  ▸hostPath:\n    path: /var/lib/data"))
  ) { pod in
    pod.volumes.compactMap { volume in
      guard let source = volume["hostPath"], !source.isNull else { return nil }
      let path = source["path"]?.string.map { " `\($0)`" } ?? ""
      return Violation(
        "volume `\(volume["name"]?.string ?? "")` mounts the host path\(path)",
        at: volume.keyLocation("hostPath"),
        help: "use a PersistentVolumeClaim, an `emptyDir` or a projected volume")
    }
  }
}
