import Diagnostics

extension ManifestSchema {
  /// The rules of the schema's findings, for the catalogue.
  public static let rules: [RuleInfo] = [
    unknownField, fieldType, missingField, serverRequiredField, emptyList, choice, range, format,
    imageReference, duplicateItem, kind,
  ]

  static let unknownField = RuleInfo(
    "k8s/unknown-field", .error, summary: "a field that the kind does not have",
    why:
      "Strict field validation rejects it; otherwise the API server silently drops the field and its value.",
    source: KubernetesPage.fieldValidation,
    passing: Sample.pod(container: "volumeMounts: []"),
    failing: Sample.pod(container: "▸volumMounts: []"))

  static let fieldType = RuleInfo(
    "k8s/field-type", .error, summary: "a value of the wrong type",
    why: "The API server cannot decode the object, and rejects it.",
    source: KubernetesPage.reference,
    passing: Sample.pod(container: #"env: [{name: PORT, value: "8080"}]"#),
    failing: Sample.pod(container: "env: [{name: PORT, value: ▸8080}]"))

  static let missingField = RuleInfo(
    "k8s/missing-field", .error, summary: "a missing field that the schema requires",
    why: "The API server rejects the object; null counts as missing.",
    source: KubernetesPage.reference,
    passing: Sample.pod(container: "ports: [{containerPort: 80}]"),
    failing: Sample.pod(container: "ports: [▸{name: http}]"))

  static let serverRequiredField = RuleInfo(
    "k8s/demanded-field", .error,
    summary: "a missing field that the schema calls optional, but the API server requires",
    why:
      "The schema leaves the field to defaulting, but it has no default; the API server rejects the object.",
    source: KubernetesPage.pod,
    passing: Sample.pod(container: "livenessProbe: {exec: {command: [/bin/true]}}"),
    failing: Sample.pod(container: "livenessProbe: {exec: ▸{}}"))

  static let emptyList = RuleInfo(
    "k8s/empty-list", .error, summary: "an empty list that needs at least one item",
    why:
      "The API server rejects a pod without containers, a probe without a command and a policy rule without verbs.",
    source: KubernetesPage.pod,
    passing: Sample.pod(container: "livenessProbe: {exec: {command: [/bin/true]}}"),
    failing: Sample.pod(container: "livenessProbe: {exec: {command: ▸[]}}"))

  static let choice = RuleInfo(
    "k8s/enum", .error, summary: "a value that the field does not allow",
    why: "The API server rejects it; values are case-sensitive.", source: KubernetesPage.pod,
    passing: Sample.pod(container: "imagePullPolicy: IfNotPresent"),
    failing: Sample.pod(container: "imagePullPolicy: ▸ifNotPresent"))

  static let range = RuleInfo(
    "k8s/range", .error, summary: "a number that is out of range",
    why: "The API server rejects negative counts and ports above 65535.",
    source: KubernetesPage.pod,
    passing: Sample.pod(container: "ports: [{containerPort: 8080}]"),
    failing: Sample.pod(container: "ports: [{containerPort: ▸80800}]"))

  static let format = RuleInfo(
    "k8s/format", .error, summary: "a malformed value",
    why:
      "The API server validates the syntax of names, labels, quantities, ports, paths, times and base64.",
    source: KubernetesPage.names,
    passing: Sample.pod(container: "resources: {limits: {memory: 2Gi}}"),
    failing: Sample.pod(container: "resources: {limits: {memory: ▸2GiB}}"))

  static let imageReference = RuleInfo(
    "k8s/image-reference", .error, summary: "a malformed image name",
    why:
      "The API server accepts it, but the pod never starts: the kubelet reports `InvalidImageName`.",
    source: KubernetesPage.images + "#image-names",
    passing: Sample.pod(container: "imagePullPolicy: Always"),
    failing: Sample.pod(image: "▸docker.io/Library/Nginx"))

  static let duplicateItem = RuleInfo(
    "k8s/duplicate-item", .error,
    summary: "two items of a list with the same key",
    why:
      "Duplicate containers, volumes and mounts are rejected; of two variables, ports or pull secrets the later one wins, and server-side apply, which the playbook uses, rejects them too.",
    source: KubernetesPage.mergeStrategy,
    passing: Sample.pod(container: "env: [{name: A, value: x}, {name: B, value: x}]"),
    failing: Sample.pod(container: "env: [{name: A, value: x}, {name: ▸A, value: y}]"))
}
