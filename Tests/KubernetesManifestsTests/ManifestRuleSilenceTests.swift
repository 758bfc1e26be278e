import Diagnostics
import Documents
import Testing

@testable import KubernetesManifests

/// A document in which rules report nothing, and the reason.
struct SilenceCase: CustomTestStringConvertible {
  let why: String
  let rules: [String]
  let text: String

  init(_ why: String, _ rules: String..., of text: String) {
    (self.why, self.rules, self.text) = (why, rules, text)
  }

  var testDescription: String { "\(rules.joined(separator: ", ")): \(why)" }
}

@Suite("Rules about Kubernetes objects report no false positives")
struct ManifestRuleSilenceTests {
  static let securityCases = [
    SilenceCase(
      "containers inherit the pod's security context", "pod-security/run-as-non-root",
      "pod-security/seccomp-missing",
      of: Sample.pod(
        "securityContext:\n  runAsNonRoot: true\n  seccompProfile: {type: RuntimeDefault}")),
    SilenceCase(
      "a container's security context overrides the pod's", "pod-security/run-as-non-root",
      of: Sample.pod(
        "securityContext:\n  runAsNonRoot: false",
        container: "securityContext:\n  runAsNonRoot: true")),
    SilenceCase(
      "these settings do not exist on Windows", "pod-security/privilege-escalation",
      "pod-security/drop-capabilities", "pod-security/seccomp-missing",
      of: Sample.pod("os:\n  name: windows")),
    SilenceCase(
      "the pod has its own user namespace", "pod-security/run-as-user",
      "pod-security/run-as-non-root",
      "pod-security/proc-mount",
      of: Sample.pod(
        "hostUsers: false",
        container: "securityContext:\n  runAsUser: 0\n  procMount: Unmasked")),
    SilenceCase(
      "an image volume is not on the node", "pod-security/volume-types",
      of: Sample.pod("volumes:\n- name: a\n  image: {reference: registry.example/a:1}")),
    SilenceCase(
      "another rule reports `hostPath`", "pod-security/volume-types",
      of: Sample.pod("volumes:\n- name: a\n  hostPath: {path: /a}")),
    SilenceCase(
      "`hostPort: 0` is no host port", "pod-security/host-ports",
      of: Sample.pod(container: "ports:\n- containerPort: 80\n  hostPort: 0")),
  ]

  static let accessCases = [
    SilenceCase(
      "another API group may have any resources", "rbac/unknown-resource",
      of: Sample.role(groups: "[example.com]", resources: "[secret, secrets]", verbs: "[get]")),
    SilenceCase(
      "one of the groups has the resource, or may have it", "rbac/unknown-resource",
      of: Sample.role(
        groups: #"["", apps, batch]"#, resources: "[deployments, secrets, jobs, pods/log]",
        verbs: "[get]")
        + "\n---\n"
        + Sample.role(
          groups: #"["", authorization.openshift.io]"#, resources: "[roles]", verbs: "[get]")
        + "\n---\n"
        + Sample.role(groups: "[extensions]", resources: "[ingresses]", verbs: "[get]")
        + "\n---\n" + Sample.role(groups: #"["*"]"#, resources: "[deployments]", verbs: "[get]")
        + "\n---\n" + Sample.role(groups: "[metrics.k8s.io]", resources: "[pods]", verbs: "[get]")),
    SilenceCase(
      "OpenShift's and unknown resources of the core group", "rbac/unknown-resource",
      of: Sample.role(resources: #"[routes, "*", "*/scale", imagestreams]"#, verbs: "[get]")),
    SilenceCase(
      "one of the resources supports the verb", "rbac/unused-verb",
      of: Sample.role(resources: "[pods/log, pods]", verbs: "[get, list]")),
    SilenceCase(
      "the verbs of a custom resource are unknown", "rbac/unused-verb",
      of: Sample.role(groups: "[example.com]", resources: "[things]", verbs: "[frob]")),
    SilenceCase(
      "`create` alone reads no secret", "rbac/secrets-without-names",
      of: Sample.role(resources: "[secrets]", verbs: "[create]")),
    SilenceCase(
      "`secrets` of another API group are not Secrets", "rbac/secrets-without-names",
      of: Sample.role(groups: "[example.com]", resources: "[secrets]", verbs: "[get]")),
    SilenceCase(
      "a token is created under the name of its service account", "rbac/create-with-names",
      of: Sample.role(
        resources: "[serviceaccounts/token]", verbs: "[create]", names: "[ecr-sa]")),
    SilenceCase(
      "every cluster has this binding", "rbac/cluster-admin",
      of: Sample.binding(
        "  apiGroup: rbac.authorization.k8s.io\n  kind: Group\n  name: system:masters",
        role: "cluster-admin", kind: "ClusterRoleBinding")),
    SilenceCase(
      "Kubernetes itself binds this role to all users", "rbac/every-subject",
      of: Sample.binding(
        "  apiGroup: rbac.authorization.k8s.io\n  kind: Group\n  name: system:authenticated",
        role: "system:discovery", kind: "ClusterRoleBinding")),
  ]

  static let identityCases = [
    SilenceCase(
      "the ARNs of every partition, with a path", "pods/identity-annotation",
      of: serviceAccount("role-arn: arn:aws-us-gov:iam::123456789012:role/a/b+=,.@_-c")
        + "\n---\n" + serviceAccount("role-arn: arn:aws:iam::012345678901:role/x")
        + "\n---\n" + serviceAccount("audience: openshift")),
    SilenceCase(
      "the least and the greatest lifetime, on both objects", "pods/token-expiration",
      "pods/misplaced-identity-annotation",
      of: serviceAccount("token-expiration: \"600\"") + "\n---\n"
        + Sample.pod(metadata: "annotations: {eks.amazonaws.com/token-expiration: \"86400\"}")),
    SilenceCase(
      "annotations of others", "pods/misspelt-identity-annotation",
      "pods/misplaced-identity-annotation",
      of: Sample.pod(
        metadata: "annotations:\n  eks.amazonaws.com/compute-type: ec2\n"
          + "  eks.amazonaws.com/skip-containers: web\n  iam.amazonaws.com/role: Reader\n"
          + "  eks.amazon.com/compute-type: ec2\n  sts.example/role-arn: x\n  role_arn: x\n"
          + "  /: x")),
    SilenceCase(
      "pull secrets that work", "pods/pull-secret",
      of: pullSecret(#"{"auths": {"registry.example:5000/team": {"auth": "YTpi"}}}"#) + "\n---\n"
        + pullSecret(#"{"auths": {"https://index.docker.io/v1/": {"auth": "YTo"}}}"#)
        + "\n---\n" + pullSecret(#"{"auths": {"*.example": {"username": "a", "password": "b"}}}"#)
        + "\n---\n" + pullSecret(#"{"Auths": {"localhost": {"auth": "YTpiYw=="}}}"#)
        + "\n---\n" + pullSecret(#"{"registry.example": {"auth": "YTpi"}}"#, type: "dockercfg")),
    SilenceCase(
      "placeholders that a controller fills", "pods/pull-secret",
      of: pullSecret("{}") + "\n---\n" + pullSecret(#"{"auths": {}}"#)),
    SilenceCase(
      "`k8s/docker-config` reports what is not JSON", "pods/pull-secret",
      of: pullSecret("text") + "\n---\n" + pullSecret("[]")),
    SilenceCase(
      "another key, or another type", "pods/pull-secret-type",
      of: "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {config.json: e30=}\n---\n"
        + "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ntype: example.com/copy\n"
        + "data: {.dockerconfigjson: e30=}\n---\n"
        + "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {.dockerconfigjson: x}"),
  ]

  private static func serviceAccount(_ annotation: String) -> String {
    "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: a\n  annotations:\n"
      + "    eks.amazonaws.com/\(annotation)"
  }

  private static func pullSecret(_ content: String, type: String = "dockerconfigjson") -> String {
    "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ntype: kubernetes.io/\(type)\n"
      + "stringData:\n  .\(type): '\(content)'"
  }

  static let podCases = [
    SilenceCase(
      "a name, a path and an expansion are not credentials", "pods/credential-in-env",
      of: Sample.pod(
        container: "env:\n- {name: PULL_SECRET, value: regcred}\n"
          + "- {name: DB_PASSWORD_FILE, value: /run/db}\n- {name: DB_PASSWORD, value: $(OTHER)}\n"
          + "- {name: TOKEN_TTL, value: 3600s}\n- {name: ALLOW_EMPTY_PASSWORD, value: \"yes\"}")),
    SilenceCase(
      "AWS's documented example key, and URLs without a password", "pods/credential-in-manifest",
      of: Sample.pod(
        container: "env:\n- {name: A, value: AKIAIOSFODNN7EXAMPLE}\n"
          + "- {name: B, value: \"https://jane@example.com/a:b@c\"}\n"
          + "- {name: C, value: \"postgres://app:$(PASSWORD)@db/app\"}")),
    SilenceCase(
      "the value comes from a file or standard input, or is not a credential",
      "pods/credential-on-command-line",
      of: Sample.script(
        "login --password-stdin --password-file=/a --token-ttl 3h --next-token $N\n"
          + "curl -H @/run/header https://api.example\necho --password $P\n"
          + "# login --password $P\n")),
    SilenceCase(
      "pagination tokens are not credentials", "pods/credential-on-command-line",
      of: Sample.pod(container: "args: [--starting-token, abcdef, --use-token, \"true\"]")),
    SilenceCase(
      "the name does not suggest credentials", "pods/secret-on-disk",
      of: Sample.pod("volumes:\n- name: tokenizer-cache\n  emptyDir: {}")),
    SilenceCase(
      "each exit status is checked", "pods/script-without-errexit",
      of: Sample.script("a || exit 1\nif b; then echo c; fi\nexec d\n", flags: "-c")),
    SilenceCase(
      "a single command ends the script", "pods/script-without-errexit",
      of: Sample.script("exec serve --port 80\n", flags: "-c")),
    SilenceCase(
      "the failure is handled", "pods/loop-ends-on-failure",
      of: Sample.script("while true; do\n  if ! a; then echo b; fi\n  sleep 5\ndone\n")),
    SilenceCase(
      "the script checks for the command, defines it or installs it", "pods/command-not-in-image",
      of: Sample.script("if command -v oc; then oc get; fi", image: "amazon/aws-cli:2")
        + "\n---\n" + Sample.script("oc() { true; }\noc get", image: "amazon/aws-cli:2")
        + "\n---\n"
        + Sample.script("curl -o /b/oc x\nchmod +x /b/oc\noc", image: "amazon/aws-cli:2")
        + "\n---\n" + Sample.script("echo 'oc get' # oc\n", image: "amazon/aws-cli:2")),
    SilenceCase(
      "the same repository in another registry is another image", "pods/command-not-in-image",
      of: Sample.script("oc get", image: "registry.example/amazon/aws-cli:2")),
    SilenceCase(
      "root can write to `/`", "pods/unwritable-home",
      of: Sample.script("aws s3 ls", image: "amazon/aws-cli:2")),
    SilenceCase(
      "one container's probe is enough for the pod", "pods/readiness-probe",
      of: Sample.deployment(
        container: "readinessProbe:\n  tcpSocket: {port: 80}",
        name: "web\n  image: registry.example/s:1\n- name: web2")),
    SilenceCase(
      "every minute of a day, of working hours, or of no hour", "pods/every-minute",
      of: ["* * * * *", "*/5 */6 * * *", "* 9-17 * * *", "0 2 * * *", "@hourly", "* 25 * * *"].map {
        Sample.cronJob("schedule: \"\($0)\"")
      }.joined(separator: "\n---\n")),
    SilenceCase(
      "a bare Pod has no rollout", "pods/readiness-probe", "pods/liveness-probe",
      of: Sample.pod()),
    SilenceCase(
      "a limit is the default of its request", "pods/resources",
      of: Sample.pod(container: "resources:\n  limits: {cpu: 1, memory: 1Gi}")),
    SilenceCase(
      "OpenShift resolves the name", "images/short-name",
      of: Sample.pod(
        metadata: "annotations:\n  alpha.image.policy.openshift.io/resolve-names: \"*\"",
        image: "web:1")),
    SilenceCase(
      "a malformed image name is not checked", "images/short-name", "images/latest",
      "images/no-digest",
      of: Sample.pod(image: "\"{{ image }}\"")),
  ]

  @Test(
    "no finding where one might be expected",
    arguments: securityCases + accessCases + identityCases + podCases)
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
