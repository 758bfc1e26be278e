import Documents
import KubernetesManifests

/// The container that gets an ECR token and writes the pull secret.
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

  /// `sync.sh` without its final line break, as a literal block ends.
  private static let script: String = {
    let text = String(decoding: PackageResources.sync_sh, as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }()

  /// The variables that `sync.sh` reads, then those of `sync.env`.
  private var environment: [(name: String, value: String)] {
    SyncVariable.allCases.map { (name: $0.rawValue, value: plan.value(of: $0)) }
      + plan.values.sync.env.map { (name: $0.key.text, value: $0.value.text) }
  }

  // `sync.sh` writes two deadlines: until when every target has a fresh secret, and when the loop runs again at the latest.
  // The probes compare them with the clock. Kubernetes documentation, "Configure Liveness, Readiness and Startup Probes".

  private static let readinessProbe = probe(
    #"test "$(</token/ready-until)" -gt "$EPOCHSECONDS""#, every: 5, failures: 2)
  private static let livenessProbe = probe(
    #"test "$(</token/alive-until)" -gt "$EPOCHSECONDS""#, every: 30, failures: 4)
  private static let startupProbe = probe("test -s /token/alive-until", every: 2, failures: 30)

  /// - Parameter period: Seconds between two probes.
  private static func probe(_ test: String, every period: Int, failures: Int) -> Node {
    [
      "exec": ["command": ["/bin/bash", "-c", Node(test)]],
      "failureThreshold": Node(failures),
      "periodSeconds": Node(period),
      "timeoutSeconds": 5,
    ]
  }
}
