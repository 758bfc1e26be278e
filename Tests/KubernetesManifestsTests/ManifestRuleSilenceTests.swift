import Diagnostics
import Documents
import Testing

@testable import KubernetesManifests

/// A document of which a rule has nothing to say, and why one might think it had.
struct SilenceCase: CustomTestStringConvertible {
  let why: String
  let rules: [String]
  let text: String

  init(_ why: String, _ rules: String..., of text: String) {
    (self.why, self.rules, self.text) = (why, rules, text)
  }

  var testDescription: String { "\(rules.joined(separator: ", ")): \(why)" }
}

@Suite("Nobody is accused falsely")
struct ManifestRuleSilenceTests {
  static let securityCases = [
    SilenceCase(
      "the pod's context serves its containers", "pod-security/run-as-non-root",
      "pod-security/seccomp-missing",
      of: Sample.pod(
        "securityContext:\n  runAsNonRoot: true\n  seccompProfile: {type: RuntimeDefault}")),
    SilenceCase(
      "a container's own context counts before the pod's", "pod-security/run-as-non-root",
      of: Sample.pod(
        "securityContext:\n  runAsNonRoot: false",
        container: "securityContext:\n  runAsNonRoot: true")),
    SilenceCase(
      "Windows has no such settings", "pod-security/privilege-escalation",
      "pod-security/drop-capabilities", "pod-security/seccomp-missing",
      of: Sample.pod("os:\n  name: windows")),
    SilenceCase(
      "the pod has users of its own", "pod-security/run-as-user", "pod-security/run-as-non-root",
      "pod-security/proc-mount",
      of: Sample.pod(
        "hostUsers: false",
        container: "securityContext:\n  runAsUser: 0\n  procMount: Unmasked")),
    SilenceCase(
      "a volume of the image type is none of the node", "pod-security/volume-types",
      of: Sample.pod("volumes:\n- name: a\n  image: {reference: registry.example/a:1}")),
    SilenceCase(
      "what one rule says the other leaves", "pod-security/volume-types",
      of: Sample.pod("volumes:\n- name: a\n  hostPath: {path: /a}")),
    SilenceCase(
      "a port of the host that is 0 is none", "pod-security/host-ports",
      of: Sample.pod(container: "ports:\n- containerPort: 80\n  hostPort: 0")),
  ]

  static let accessCases = [
    SilenceCase(
      "one resource has the verb", "rbac/unused-verb",
      of: Sample.role(resources: "[pods/log, pods]", verbs: "[get, list]")),
    SilenceCase(
      "nobody knows the resource's verbs", "rbac/unused-verb",
      of: Sample.role(groups: "[example.com]", resources: "[things]", verbs: "[frob]")),
    SilenceCase(
      "`create` alone reads no secret", "rbac/secrets-without-names",
      of: Sample.role(resources: "[secrets]", verbs: "[create]")),
    SilenceCase(
      "another group's secrets are others", "rbac/secrets-without-names",
      of: Sample.role(groups: "[example.com]", resources: "[secrets]", verbs: "[get]")),
    SilenceCase(
      "a token is made at a name", "rbac/create-with-names",
      of: Sample.role(
        resources: "[serviceaccounts/token]", verbs: "[create]", names: "[ecr-sa]")),
    SilenceCase(
      "every cluster has this binding", "rbac/cluster-admin",
      of: Sample.binding(
        "  apiGroup: rbac.authorization.k8s.io\n  kind: Group\n  name: system:masters",
        role: "cluster-admin", kind: "ClusterRoleBinding")),
    SilenceCase(
      "Kubernetes binds this one to everybody", "rbac/every-subject",
      of: Sample.binding(
        "  apiGroup: rbac.authorization.k8s.io\n  kind: Group\n  name: system:authenticated",
        role: "system:discovery", kind: "ClusterRoleBinding")),
  ]

  static let podCases = [
    SilenceCase(
      "a name, a file and an expansion are no credentials", "pods/credential-in-env",
      of: Sample.pod(
        container: "env:\n- {name: PULL_SECRET, value: regcred}\n"
          + "- {name: DB_PASSWORD_FILE, value: /run/db}\n- {name: DB_PASSWORD, value: $(OTHER)}\n"
          + "- {name: TOKEN_TTL, value: 3600s}\n- {name: ALLOW_EMPTY_PASSWORD, value: \"yes\"}")),
    SilenceCase(
      "AWS's own example and addresses without a password", "pods/credential-in-manifest",
      of: Sample.pod(
        container: "env:\n- {name: A, value: AKIAIOSFODNN7EXAMPLE}\n"
          + "- {name: B, value: \"https://jane@example.com/a:b@c\"}\n"
          + "- {name: C, value: \"postgres://app:$(PASSWORD)@db/app\"}")),
    SilenceCase(
      "the value comes from elsewhere, or is none", "pods/credential-on-command-line",
      of: Sample.script(
        "login --password-stdin --password-file=/a --token-ttl 3h --next-token $N\n"
          + "curl -H @/run/header https://api.example\necho --password $P\n"
          + "# login --password $P\n")),
    SilenceCase(
      "the CLI pages through a list", "pods/credential-on-command-line",
      of: Sample.pod(container: "args: [--starting-token, abcdef, --use-token, \"true\"]")),
    SilenceCase(
      "its name tells of no credential", "pods/secret-on-disk",
      of: Sample.pod("volumes:\n- name: tokenizer-cache\n  emptyDir: {}")),
    SilenceCase(
      "somebody looks at each status", "pods/script-without-errexit",
      of: Sample.script("a || exit 1\nif b; then echo c; fi\nexec d\n", flags: "-c")),
    SilenceCase(
      "one command needs no more", "pods/script-without-errexit",
      of: Sample.script("exec serve --port 80\n", flags: "-c")),
    SilenceCase(
      "a failure is looked at", "pods/loop-ends-on-failure",
      of: Sample.script("while true; do\n  if ! a; then echo b; fi\n  sleep 5\ndone\n")),
    SilenceCase(
      "the script asks, defines or brings it", "pods/command-not-in-image",
      of: Sample.script("if command -v oc; then oc get; fi", image: "amazon/aws-cli:2")
        + "\n---\n" + Sample.script("oc() { true; }\noc get", image: "amazon/aws-cli:2")
        + "\n---\n"
        + Sample.script("curl -o /b/oc x\nchmod +x /b/oc\noc", image: "amazon/aws-cli:2")
        + "\n---\n" + Sample.script("echo 'oc get' # oc\n", image: "amazon/aws-cli:2")),
    SilenceCase(
      "another image of that name is another image", "pods/command-not-in-image",
      of: Sample.script("oc get", image: "registry.example/amazon/aws-cli:2")),
    SilenceCase(
      "root can write to `/`", "pods/unwritable-home",
      of: Sample.script("aws s3 ls", image: "amazon/aws-cli:2")),
    SilenceCase(
      "a probe of one container speaks for the pod", "pods/readiness-probe",
      of: Sample.deployment(
        container: "readinessProbe:\n  tcpSocket: {port: 80}",
        name: "web\n  image: registry.example/s:1\n- name: web2")),
    SilenceCase(
      "a Pod alone has no rollout", "pods/readiness-probe", "pods/liveness-probe",
      of: Sample.pod()),
    SilenceCase(
      "a limit is a request too", "pods/resources",
      of: Sample.pod(container: "resources:\n  limits: {cpu: 1, memory: 1Gi}")),
    SilenceCase(
      "OpenShift looks the name up", "images/short-name",
      of: Sample.pod(
        metadata: "annotations:\n  alpha.image.policy.openshift.io/resolve-names: \"*\"",
        image: "web:1")),
    SilenceCase(
      "no grammar, no judgement", "images/short-name", "images/latest", "images/no-digest",
      of: Sample.pod(image: "\"{{ image }}\"")),
  ]

  @Test("where a rule might be thought to speak", arguments: securityCases + accessCases + podCases)
  func silence(expected: SilenceCase) throws {
    let (documents, faults) = YAMLReader.read(Array(expected.text.utf8), source: nil)
    try #require(faults.isEmpty && !documents.isEmpty, "\(faults.map(\.text)) \(expected.text)")
    let manifests = documents.flatMap(ManifestDocument.all)
    for id in expected.rules {
      let rule = try #require(ManifestRules.all.first { $0.info.id == id })
      #expect(manifests.flatMap(rule.findings).map(\.text) == [])
    }
  }
}
