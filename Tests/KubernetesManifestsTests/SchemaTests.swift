import Diagnostics
import Documents
import TestSupport
import Testing

@testable import KubernetesManifests

@Suite("The schema of Kubernetes objects")
struct SchemaTests {
  /// `rule@path` of every schema finding in the first document of `text`.
  private func found(_ text: String) throws -> [String] {
    let (documents, findings) = YAMLReader.read(Array(text.utf8), source: nil)
    #expect(findings.isEmpty, "\(findings)")
    return ManifestSchema.findings(of: try #require(documents.first)).map {
      "\($0.rule)@\($0.location.path)"
    }.sorted()
  }

  private func pod(_ container: String) -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata: {name: web}
    spec: {containers: [{name: web, image: docker.io/library/nginx, \(container)}]}
    """
  }

  @Test("every line of the table is parsed, and every type that a field refers to exists")
  func table() {
    let lines = SchemaTable.text.split(separator: "\n").filter { !$0.hasPrefix(" ") }
    #expect(SchemaTable.types.count == lines.count)
    #expect(lines.count > 150)
    var named: Set<String> = []
    func collect(_ type: FieldType) {
      switch type {
      case .object(let name): named.insert(name)
      case .list(let item, _), .map(let item): collect(item)
      default: break
      }
    }
    for field in SchemaTable.types.values.flatMap(\.fields.values) { collect(field.type) }
    #expect(named.subtracting(SchemaTable.types.keys).isEmpty)
  }

  @Test(
    "the schema contains the kinds that the project uses, in their current versions",
    arguments: [
      ("v1", "Pod", true), ("v1", "Secret", true), ("v1", "List", true),
      ("apps/v1", "Deployment", true), ("batch/v1", "CronJob", true),
      ("rbac.authorization.k8s.io/v1", "ClusterRoleBinding", true), ("v1", "Service", false),
      ("batch/v1beta1", "CronJob", false), ("v1", "Deployment", false), ("v1", "Container", false),
    ])
  func kinds(apiVersion: String, kind: String, isKnown: Bool) {
    #expect(ManifestSchema.knows(apiVersion, kind) == isKnown)
  }

  static let containerRows: [(yaml: String, expected: [String])] = [
    ("env: null", []),
    ("args: [null]", []),
    ("resources: {limits: {cpu: 1, memory: 0.5Gi}}", []),
    ("ports: [{containerPort: 53}, {containerPort: 53, protocol: UDP}]", []),
    (
      "ports: [{containerPort: 53}, {containerPort: 53, protocol: TCP}]",
      ["k8s/duplicate-item@ports[1].containerPort"]
    ),
    ("ports: [{containerPort: null}]", ["k8s/missing-field@ports[0].containerPort"]),
    ("ports: [{containerPort: 80.0}]", []),
    ("ports: [{containerPort: 80.5}]", ["k8s/field-type@ports[0].containerPort"]),
    ("ports: [{containerPort: 99999999999}]", ["k8s/range@ports[0].containerPort"]),
    ("ports: [{containerPort: 0}]", ["k8s/range@ports[0].containerPort"]),
    ("ports: {containerPort: 80}", ["k8s/field-type@ports"]),
    ("tty: 'true'", ["k8s/field-type@tty"]),
    ("stdIn: true", ["k8s/unknown-field@stdIn"]),
    ("imagePullPolicy: ''", []),
    ("imagePullPolicy: always", ["k8s/enum@imagePullPolicy"]),
    ("livenessProbe: {httpGet: {port: http}}", []),
    ("livenessProbe: {httpGet: {port: 0}}", ["k8s/range@livenessProbe.httpGet.port"]),
    ("livenessProbe: {httpGet: {port: HTTP}}", ["k8s/format@livenessProbe.httpGet.port"]),
    ("livenessProbe: {httpGet: {port: true}}", ["k8s/field-type@livenessProbe.httpGet.port"]),
    ("livenessProbe: {exec: {command: []}}", ["k8s/empty-list@livenessProbe.exec.command"]),
    ("securityContext: {runAsUser: -1}", ["k8s/range@securityContext.runAsUser"]),
    ("resources: {limits: {disk: 1}}", ["k8s/format@resources.limits.disk"]),
  ]

  @Test("a container's fields", arguments: containerRows)
  func container(yaml: String, expected: [String]) throws {
    let paths = expected.map { $0.replacing("@", with: "@$.spec.containers[0].") }
    #expect(try found(pod(yaml)) == paths)
  }

  static let metadataRows: [(yaml: String, expected: [String])] = [
    ("labels: {app.kubernetes.io/name: web, empty: ''}", []),
    ("labels: {a/b/c: x}", [#"k8s/format@$.metadata.labels["a/b/c"]"#]),
    ("labels: {a: 1}", ["k8s/field-type@$.metadata.labels.a"]),
    ("annotations: {Example.COM/a: any text}", []),
    ("creationTimestamp: null", []),
    ("creationTimestamp: '2026-01-31T12:00:00Z'", []),
    ("creationTimestamp: '2026-13-31T12:00:00Z'", ["k8s/format@$.metadata.creationTimestamp"]),
    ("finalizers: [a.b/c, a.b/c]", ["k8s/duplicate-item@$.metadata.finalizers[1]"]),
    (
      "ownerReferences: [{kind: A}]",
      [
        "k8s/missing-field@$.metadata.ownerReferences[0]",
        "k8s/missing-field@$.metadata.ownerReferences[0]",
        "k8s/missing-field@$.metadata.ownerReferences[0]",
      ]
    ),
  ]

  @Test("an object's metadata", arguments: metadataRows)
  func metadata(yaml: String, expected: [String]) throws {
    let text = "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: a, \(yaml)}"
    #expect(try found(text) == expected)
  }

  @Test("a List may contain any objects, and its items are not checked")
  func list() throws {
    #expect(try found("apiVersion: v1\nkind: List\nitems: [{kind: Any}]").isEmpty)
    let finding = ["k8s/missing-field@$", "k8s/unknown-field@$.item"]
    #expect(try found("apiVersion: v1\nkind: List\nitem: []") == finding)
  }

  @Test("messages do not repeat malformed base64")
  func secret() throws {
    let text = "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {token: hunter2}"
    let node = try #require(YAMLReader.read(Array(text.utf8), source: nil).0.first)
    let finding = try #require(ManifestSchema.findings(of: node).first)
    #expect(finding.rule == "k8s/format")
    #expect(!finding.text.contains("hunter2"))
  }

  @Test("help for a misspelt field suggests the nearest name")
  func nearest() throws {
    let text = pod("volumeMount: []")
    let node = try #require(YAMLReader.read(Array(text.utf8), source: nil).0.first)
    let finding = try #require(ManifestSchema.findings(of: node).first)
    #expect(finding.help == "did you mean `volumeMounts`?")
    #expect(finding.location.line == 4 && finding.location.column == 65)
  }

  @Test(
    "the schema reports exactly the marks of each rule's failing example",
    arguments: ManifestSchema.rules
  )
  func examples(rule: RuleInfo) throws {
    #expect(ManifestSchema.findings(of: try node(MarkedExample(rule.passing))).isEmpty)
    let failing = MarkedExample(rule.failing)
    let findings = ManifestSchema.findings(of: try node(failing))
    #expect(findings.allSatisfy { $0.rule == rule.id }, "\(findings)")
    #expect(places(of: findings) == failing.marks.map(\.description))
  }

  @Test(
    "the schema and the API rules report nothing in the API rules' passing examples",
    arguments: ManifestRules.api)
  func passingExamples(rule: ManifestRule) throws {
    let node = try node(MarkedExample(rule.info.passing))
    #expect(ManifestSchema.findings(of: node).isEmpty)
    #expect(ManifestRules.api.flatMap { $0.findings(ManifestDocument(node)) }.isEmpty)
  }

  @Test("an API rule reports exactly its marks, in document order", arguments: ManifestRules.api)
  func failingExamples(rule: ManifestRule) throws {
    let failing = MarkedExample(rule.info.failing)
    let findings = rule.findings(ManifestDocument(try node(failing)))
    #expect(places(of: findings) == failing.marks.map(\.description), "\(rule.info.id)")
    #expect(!failing.marks.isEmpty)
  }

  private func node(_ example: MarkedExample) throws -> Node {
    try #require(YAMLReader.read(Array(example.text.utf8), source: nil).0.first)
  }

  private func places(of findings: [Finding]) -> [String] {
    findings.map { "\($0.location.line ?? 0):\($0.location.column ?? 0)" }
  }
}
