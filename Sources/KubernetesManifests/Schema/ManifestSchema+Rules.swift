import Diagnostics

extension ManifestSchema {
  /// The rules that the schema's findings name, for the catalogue.
  public static let rules: [RuleInfo] = [
    unknownField, fieldType, missingField, serverRequiredField, emptyList, choice, range, format,
    imageReference, duplicateItem,
  ]

  static let unknownField = RuleInfo(
    "k8s/unknown-field", .error, summary: "a field that the kind does not have",
    why:
      "A strict client refuses it; an API server that is not asked to be strict drops it in silence, and with it what it was meant to say.",
    source: KubernetesPage.fieldValidation,
    passing: Sample.pod(container: "volumeMounts: []"),
    failing: Sample.pod(container: "▸volumMounts: []"))

  static let fieldType = RuleInfo(
    "k8s/field-type", .error, summary: "a value of another type than the field's",
    why: "The API server cannot read such an object and refuses it whole.",
    source: KubernetesPage.reference,
    passing: Sample.pod(container: #"env: [{name: PORT, value: "8080"}]"#),
    failing: Sample.pod(container: "env: [{name: PORT, value: ▸8080}]"))

  static let missingField = RuleInfo(
    "k8s/missing-field", .error, summary: "a field that the schema requires is missing",
    why: "The API server refuses the object; a null counts as missing.",
    source: KubernetesPage.reference,
    passing: Sample.pod(container: "ports: [{containerPort: 80}]"),
    failing: Sample.pod(container: "ports: [▸{name: http}]"))

  static let serverRequiredField = RuleInfo(
    "k8s/demanded-field", .error,
    summary: "a field that the schema calls optional and the API server demands is missing",
    why: "The schema leaves it to defaults that nobody sets; the API server refuses the object.",
    source: KubernetesPage.pod,
    passing: Sample.pod(container: "livenessProbe: {exec: {command: [/bin/true]}}"),
    failing: Sample.pod(container: "livenessProbe: {exec: ▸{}}"))

  static let emptyList = RuleInfo(
    "k8s/empty-list", .error, summary: "a list without the one item that it has to have",
    why:
      "The API server refuses a pod without containers, a probe without a command, a rule without verbs.",
    source: KubernetesPage.pod,
    passing: Sample.pod(container: "livenessProbe: {exec: {command: [/bin/true]}}"),
    failing: Sample.pod(container: "livenessProbe: {exec: {command: ▸[]}}"))

  static let choice = RuleInfo(
    "k8s/enum", .error, summary: "a value that is not among those the field takes",
    why: "The API server refuses it; the letters' case counts.", source: KubernetesPage.pod,
    passing: Sample.pod(container: "imagePullPolicy: IfNotPresent"),
    failing: Sample.pod(container: "imagePullPolicy: ▸ifNotPresent"))

  static let range = RuleInfo(
    "k8s/range", .error, summary: "a number that is too small or too large for the field",
    why: "The API server refuses negative counts and ports beyond 65535.",
    source: KubernetesPage.pod,
    passing: Sample.pod(container: "ports: [{containerPort: 8080}]"),
    failing: Sample.pod(container: "ports: [{containerPort: ▸80800}]"))

  static let format = RuleInfo(
    "k8s/format", .error, summary: "a text that does not follow its grammar",
    why:
      "Names, labels, quantities, ports, paths, times and base64 have grammars that the API server checks.",
    source: KubernetesPage.names,
    passing: Sample.pod(container: "resources: {limits: {memory: 2Gi}}"),
    failing: Sample.pod(container: "resources: {limits: {memory: ▸2GiB}}"))

  static let imageReference = RuleInfo(
    "k8s/image-reference", .error, summary: "an image whose name cannot be one",
    why: "The API server takes it, and the kubelet then waits for ever with InvalidImageName.",
    source: KubernetesPage.images + "#image-names",
    passing: Sample.pod(container: "imagePullPolicy: Always"),
    failing: Sample.pod(image: "▸docker.io/Library/Nginx"))

  static let duplicateItem = RuleInfo(
    "k8s/duplicate-item", .error,
    summary: "two items of a list that are told apart by the same value",
    why:
      "Containers, volumes and mounts are refused at once; of two variables, ports or pull secrets the later hides the earlier, and server-side apply, which the playbook uses, refuses them too.",
    source: KubernetesPage.mergeStrategy,
    passing: Sample.pod(container: "env: [{name: A, value: x}, {name: B, value: x}]"),
    failing: Sample.pod(container: "env: [{name: A, value: x}, {name: ▸A, value: y}]"))
}
