import Documents
import Testing

@testable import KubernetesManifests

@Suite("The Pod Security Standards of each version")
struct PodSecurityVersionTests {
  /// A pod that violates a rule before a version, or since it.
  struct Change: CustomTestStringConvertible, Sendable {
    let rule: String
    /// The last version in which the rule reports the pod, or does not.
    let last: Int
    let reports: Bool
    let pod: String

    init(_ rule: String, until last: Int, reports: Bool, _ pod: String) {
      (self.rule, self.last, self.reports, self.pod) = (rule, last, reports, pod)
    }

    var testDescription: String { "\(rule) until 1.\(last): \(pod)" }
  }

  private static func sysctl(_ name: String, until last: Int) -> Change {
    Change(
      "pod-security/sysctls", until: last, reports: true,
      Sample.pod("securityContext: {sysctls: [{name: \(name), value: \"1\"}]}"))
  }

  private static let windows = Sample.pod("os: {name: windows}")
  private static let userNamespace = Sample.pod(
    "hostUsers: false", container: "securityContext: {runAsUser: 0, procMount: Unmasked}")
  private static let seccompAnnotation = Sample.pod(
    metadata: "annotations: {seccomp.security.alpha.kubernetes.io/pod: unconfined}")

  static let changes: [Change] = [
    sysctl("net.ipv4.ip_local_reserved_ports", until: 26),
    sysctl("net.ipv4.tcp_keepalive_time", until: 28), sysctl("net.ipv4.tcp_fin_timeout", until: 28),
    sysctl("net.ipv4.tcp_keepalive_intvl", until: 28),
    sysctl("net.ipv4.tcp_keepalive_probes", until: 28), sysctl("net.ipv4.tcp_rmem", until: 31),
    sysctl("net/ipv4/tcp_wmem", until: 31), sysctl("net.ipv4.tcp_notsent_lowat", until: 36),
    sysctl("net.ipv4.tcp_slow_start_after_idle", until: 36),
    Change(
      "pod-security/selinux-type", until: 30, reports: true,
      Sample.pod("securityContext: {seLinuxOptions: {type: container_engine_t}}")),
    Change(
      "pod-security/host-probes", until: 33, reports: false,
      Sample.pod(container: "livenessProbe: {tcpSocket: {host: 10.0.0.1, port: 80}}")),
    Change(
      "pod-security/volume-types", until: 32, reports: true,
      Sample.pod("volumes: [{name: a, image: {reference: registry.example/a}}]")),
    Change("pod-security/proc-mount", until: 34, reports: true, userNamespace),
    Change("pod-security/restricted-proc-mount", until: 34, reports: false, userNamespace),
    Change("pod-security/run-as-non-root", until: 34, reports: true, userNamespace),
    Change(
      "pod-security/run-as-user", until: 22, reports: false,
      Sample.pod("securityContext: {runAsUser: 0}")),
    Change("pod-security/privilege-escalation", until: 7, reports: false, Sample.pod()),
    Change("pod-security/privilege-escalation", until: 24, reports: true, windows),
    Change("pod-security/drop-capabilities", until: 21, reports: false, Sample.pod()),
    Change("pod-security/drop-capabilities", until: 24, reports: true, windows),
    Change("pod-security/seccomp-missing", until: 18, reports: false, Sample.pod()),
    Change("pod-security/seccomp-missing", until: 24, reports: true, windows),
    Change("pod-security/seccomp-unconfined", until: 26, reports: true, seccompAnnotation),
    Change(
      "pod-security/seccomp-unconfined", until: 18, reports: false,
      Sample.pod("securityContext: {seccompProfile: {type: Unconfined}}")),
  ]

  @Test("a control changes in its version, and not before", arguments: changes)
  func change(_ change: Change) throws {
    let (documents, faults) = YAMLReader.read(Array(change.pod.utf8), source: nil)
    let manifest = ManifestDocument(try #require(documents.first))
    #expect(faults.isEmpty)
    func reports(_ version: PodSecurityVersion) -> Bool {
      ManifestRules.findings(of: manifest, podSecurityVersion: version)
        .contains { $0.rule == change.rule }
    }
    #expect(try reports(PodSecurityVersion("1.\(change.last)")) == change.reports)
    #expect(try reports(PodSecurityVersion("v1.\(change.last + 1)")) != change.reports)
    #expect(try reports(PodSecurityVersion("1.37")) != change.reports)
    #expect(reports(.newest) != change.reports)
  }

  @Test("without a version, the newest one applies")
  func newest() throws {
    let text = Sample.pod(container: "livenessProbe: {tcpSocket: {host: 10.0.0.1, port: 80}}")
    let node = try #require(YAMLReader.read(Array(text.utf8), source: nil).0.first)
    let rules = ManifestRules.findings(of: ManifestDocument(node)).map(\.rule)
    #expect(rules.contains("pod-security/host-probes"))
    #expect(try PodSecurityVersion("latest") == .newest)
  }
}
