import Documents
import KubernetesManifests

/// The container that gets the token and writes the pull secret.
struct SyncContainer {
  private let plan: Plan

  init(_ plan: Plan) { self.plan = plan }

  /// Kubernetes API reference, Container v1 core.
  var document: Node {
    let sync = plan.values.sync
    return [
      "command": ["/bin/bash", "-c", Node(Self.script)],
      "env": Manifest.environment(environment),
      "image": Node(sync.image.text),
      "imagePullPolicy": Node(sync.imagePullPolicy.text),
      "livenessProbe": Self.livenessProbe,
      "name": "ecr-sync",
      "readinessProbe": Self.readinessProbe,
      "resources": ["limits": Node(pairs: sync.limits), "requests": Node(pairs: sync.requests)],
      "securityContext": Manifest.restrictedSecurityContext,
      "startupProbe": Self.startupProbe,
      "volumeMounts": [["mountPath": "/token", "name": "token"]],
    ]
  }

  /// `sync.sh`, without its last line break, as a literal block ends.
  private static let script: String = {
    let text = String(decoding: PackageResources.sync_sh, as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }()

  /// What `sync.sh` reads; the variables of `sync.env` follow.
  private var environment: [(name: String, value: String)] {
    let values = plan.values
    let own = [
      ("REGION", values.registry.region.text),
      ("REGISTRY_HOST", plan.registryHost),
      ("PULL_SECRET", values.pullSecret.text),
      ("TARGET_NAMESPACES", plan.targetNamespaces.map(\.text).joined(separator: " ")),
      ("REFRESH_SECONDS", String(values.sync.refreshInterval.seconds)),
      ("OWNER", Ownership(plan).owner),
      // Any UID that OpenShift assigns can write there, and nowhere else.
      ("HOME", "/token"),
      // The node's own role must never stand in for a pod's.
      ("AWS_EC2_METADATA_DISABLED", "true"),
    ]
    return own.map { (name: $0.0, value: $0.1) }
      + values.sync.env.map { (name: $0.key.text, value: $0.value.text) }
  }

  // The kubelet asks what `sync.sh` has promised in its files: until when every target has a good secret, and until when the
  // loop turns again. Kubernetes documentation, "Configure Liveness, Readiness and Startup Probes".

  private static let readinessProbe = probe(
    #"test "$(</token/ready-until)" -gt "$EPOCHSECONDS""#, every: 5, failures: 2)
  private static let livenessProbe = probe(
    #"test "$(</token/alive-until)" -gt "$EPOCHSECONDS""#, every: 30, failures: 4)
  private static let startupProbe = probe("test -s /token/alive-until", every: 2, failures: 30)

  /// - Parameter period: Seconds from one question to the next.
  private static func probe(_ test: String, every period: Int, failures: Int) -> Node {
    [
      "exec": ["command": ["/bin/bash", "-c", Node(test)]],
      "failureThreshold": Node(failures),
      "periodSeconds": Node(period),
      "timeoutSeconds": 5,
    ]
  }
}
