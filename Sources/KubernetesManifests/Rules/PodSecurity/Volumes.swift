import Diagnostics
import Documents

extension ManifestRules {
  static let volumeTypes = ManifestRule.pods(
    RuleInfo(
      "pod-security/volume-types", PodSecurityLevel.restricted,
      summary: "a volume of a type that `restricted` does not allow",
      why: "The types that name a server or a disk let the pod's author choose what the node "
        + "connects to; a claim leaves that to the cluster.",
      source: KubernetesPage.restricted,
      passing: Sample.pod(
        "volumes:\n- name: data\n  persistentVolumeClaim:\n    claimName: data"),
      failing: Sample.pod(
        "volumes:\n- name: data\n  ▸nfs:\n    server: files.example\n    path: /data"))
  ) { pod in
    pod.volumes.flatMap { volume in
      (volume.mapping?.entries ?? []).filter {
        directVolumeTypes.contains($0.key) && !$0.value.isNull
      }.map {
        Violation(
          "volume `\(volume["name"]?.string ?? "")` is of type `\($0.key)`", at: $0.keyLocation,
          help: "use a persistent volume claim")
      }
    }
  }

  /// All but those that `restricted` allows, and but `hostPath`, which `baseline` forbids already.
  private static let directVolumeTypes: Set<String> = [
    "awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "fc", "flexVolume",
    "flocker", "gcePersistentDisk", "gitRepo", "glusterfs", "iscsi", "nfs", "photonPersistentDisk",
    "portworxVolume", "quobyte", "rbd", "scaleIO", "storageos", "vsphereVolume",
  ]

  static let hostPath = ManifestRule.pods(
    RuleInfo(
      "pod-security/host-path", PodSecurityLevel.baseline,
      summary: "a volume that is a path of the node",
      why: "The node's files hold the credentials of every pod on it, and a path that can be "
        + "written to is a way to run code there.",
      source: KubernetesPage.baseline,
      passing: Sample.pod("volumes:\n- name: data\n  emptyDir: {}"),
      failing: Sample.pod("volumes:\n- name: data\n  ▸hostPath:\n    path: /var/lib/data"))
  ) { pod in
    pod.volumes.compactMap { volume in
      guard let source = volume["hostPath"], !source.isNull else { return nil }
      let path = source["path"]?.string.map { " `\($0)`" } ?? ""
      return Violation(
        "volume `\(volume["name"]?.string ?? "")` is the node's path\(path)",
        at: volume.keyLocation("hostPath"),
        help: "use a persistent volume claim, an `emptyDir` or a projected volume")
    }
  }
}
