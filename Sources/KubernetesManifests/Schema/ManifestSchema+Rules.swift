import Diagnostics

extension ManifestSchema {
  /// The rules that the schema's findings name, for the catalogue.
  public static let rules: [RuleInfo] = [
    unknownField, fieldType, missingField, demandedField, emptyList, choice, range, format,
    imageReference, duplicateItem,
  ]

  private static let reference = "https://kubernetes.io/docs/reference/kubernetes-api/"
  private static let podPage = reference + "workload-resources/pod-v1/"

  private static func pod(_ container: String) -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata: {name: web}
    spec:
      containers:
      - name: web
        image: docker.io/library/nginx:1.27
        \(container)
    """
  }

  static let unknownField = RuleInfo(
    "k8s/unknown-field", .error, summary: "a field that the kind does not have",
    why:
      "A strict client refuses it; an API server that is not asked to be strict drops it in silence, and with it what it was meant to say.",
    source: "https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation",
    passing: pod("volumeMounts: []"), failing: pod("▸volumMounts: []"))

  static let fieldType = RuleInfo(
    "k8s/field-type", .error, summary: "a value of another type than the field's",
    why: "The API server cannot read such an object and refuses it whole.",
    source: reference, passing: pod(#"env: [{name: PORT, value: "8080"}]"#),
    failing: pod("env: [{name: PORT, value: ▸8080}]"))

  static let missingField = RuleInfo(
    "k8s/missing-field", .error, summary: "a field that the schema requires is missing",
    why: "The API server refuses the object; a null counts as missing.", source: reference,
    passing: pod("ports: [{containerPort: 80}]"), failing: pod("ports: [▸{name: http}]"))

  static let demandedField = RuleInfo(
    "k8s/demanded-field", .error,
    summary: "a field that the schema calls optional and the API server demands is missing",
    why: "The schema leaves it to defaults that nobody sets; the API server refuses the object.",
    source: podPage, passing: pod("livenessProbe: {exec: {command: [/bin/true]}}"),
    failing: pod("livenessProbe: {exec: ▸{}}"))

  static let emptyList = RuleInfo(
    "k8s/empty-list", .error, summary: "a list without the one item that it has to have",
    why:
      "The API server refuses a pod without containers, a probe without a command, a rule without verbs.",
    source: podPage, passing: pod("livenessProbe: {exec: {command: [/bin/true]}}"),
    failing: pod("livenessProbe: {exec: {command: ▸[]}}"))

  static let choice = RuleInfo(
    "k8s/enum", .error, summary: "a value that is not among those the field takes",
    why: "The API server refuses it; the letters' case counts.", source: podPage,
    passing: pod("imagePullPolicy: IfNotPresent"), failing: pod("imagePullPolicy: ▸ifNotPresent"))

  static let range = RuleInfo(
    "k8s/range", .error, summary: "a number that is too small or too large for the field",
    why: "The API server refuses negative counts and ports beyond 65535.", source: podPage,
    passing: pod("ports: [{containerPort: 8080}]"),
    failing: pod("ports: [{containerPort: ▸80800}]"))

  static let format = RuleInfo(
    "k8s/format", .error, summary: "a text that does not follow its grammar",
    why:
      "Names, labels, quantities, ports, paths, times and base64 have grammars that the API server checks.",
    source: "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/",
    passing: pod("resources: {limits: {memory: 2Gi}}"),
    failing: pod("resources: {limits: {memory: ▸2GiB}}"))

  static let imageReference = RuleInfo(
    "k8s/image-reference", .error, summary: "an image whose name cannot be one",
    why: "The API server takes it, and the kubelet then waits for ever with InvalidImageName.",
    source: "https://kubernetes.io/docs/concepts/containers/images/#image-names",
    passing: pod("imagePullPolicy: Always"),
    failing: """
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec: {containers: [{name: web, image: ▸docker.io/Library/Nginx}]}
      """)

  static let duplicateItem = RuleInfo(
    "k8s/duplicate-item", .error,
    summary: "two items of a list that are told apart by the same value",
    why:
      "Containers, volumes and mounts are refused at once; of two variables, ports or pull secrets the later hides the earlier, and server-side apply, which the playbook uses, refuses them too.",
    source: "https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy",
    passing: pod("env: [{name: A, value: x}, {name: B, value: x}]"),
    failing: pod("env: [{name: A, value: x}, {name: ▸A, value: y}]"))
}
