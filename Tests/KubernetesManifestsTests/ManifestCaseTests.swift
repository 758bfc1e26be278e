import Documents
import Testing

@testable import KubernetesManifests

/// A manifest as people write it, and what is found in it.
struct ManifestCase: CustomTestStringConvertible {
  let name: String
  /// The findings of these rules, each as `rule@line: message`.
  let findings: [String]
  let text: String

  init(_ name: String, _ findings: String..., of text: String) {
    (self.name, self.findings, self.text) = (name, findings, text)
  }

  var testDescription: String { name }
}

@Suite("Manifests with the mistakes that people make")
struct ManifestCaseTests {
  static let identityRules = [
    "pods/identity-annotation", "pods/token-expiration", "pods/misplaced-identity-annotation",
    "pods/misspelt-identity-annotation",
  ]

  private static func account(_ annotation: String) -> String {
    "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ecr-sa\n  annotations:\n    \(annotation)"
  }

  private static func notARN(_ text: String) -> String {
    "pods/identity-annotation@6: `eks.amazonaws.com/role-arn` is `\(text)`, which is not the ARN of a role"
  }

  private static func badRole(_ name: String, _ text: String) -> ManifestCase {
    ManifestCase(name, notARN(text), of: account("eks.amazonaws.com/role-arn: \"\(text)\""))
  }

  static let identityCases = [
    ManifestCase(
      "an empty role ARN", "pods/identity-annotation@6: `eks.amazonaws.com/role-arn` is empty",
      of: account("eks.amazonaws.com/role-arn: \"\"")),
    badRole("a placeholder left in the role ARN", "arn:aws:iam::<AWS_ACCOUNT_ID>:role/test"),
    badRole("the bare name of the role", "ROSAECRAssumeRole"),
    badRole("a trailing space", "arn:aws:iam::606639739464:role/ROSAECRAssumeRole "),
    badRole("an account of 11 digits", "arn:aws:iam::60663973946:role/x"),
    badRole("a user", "arn:aws:iam::606639739464:user/x"),
    badRole("a session of the role", "arn:aws:sts::606639739464:assumed-role/x/y"),
    badRole("no name", "arn:aws:iam::606639739464:role/"),
    badRole("a region", "arn:aws:iam:us-east-1:606639739464:role/x"),
    ManifestCase(
      "an empty audience", "pods/identity-annotation@6: `eks.amazonaws.com/audience` is empty",
      of: account("eks.amazonaws.com/audience: \"\"")),
    ManifestCase(
      "a token lifetime that is too short",
      "pods/token-expiration@6: `eks.amazonaws.com/token-expiration`: `300` is not within 600 and 86400",
      of: account("eks.amazonaws.com/token-expiration: \"300\"")),
    ManifestCase(
      "a token lifetime that is too long",
      "pods/token-expiration@6: `eks.amazonaws.com/token-expiration`: `86401` is not within 600 and 86400",
      of: account("eks.amazonaws.com/token-expiration: \"86401\"")),
    ManifestCase(
      "a token lifetime with a unit",
      "pods/token-expiration@6: `eks.amazonaws.com/token-expiration`: `12h` is not an integer",
      of: account("eks.amazonaws.com/token-expiration: 12h")),
    ManifestCase(
      "the role on the pod",
      "pods/misplaced-identity-annotation@6: `eks.amazonaws.com/role-arn` has no effect on a pod",
      of: Sample.pod(
        metadata: "annotations:\n  eks.amazonaws.com/role-arn: arn:aws:iam::606639739464:role/x")),
    ManifestCase(
      "the audience on the template of a Job",
      "pods/misplaced-identity-annotation@6: `eks.amazonaws.com/audience` has no effect on a pod",
      of: "apiVersion: batch/v1\nkind: Job\nspec:\n  template:\n    metadata:\n"
        + "      annotations: {eks.amazonaws.com/audience: openshift}\n    spec: {containers: []}"),
    ManifestCase(
      "the containers to skip on the service account",
      "pods/misplaced-identity-annotation@6: `eks.amazonaws.com/skip-containers` has no effect on a service account",
      of: account("eks.amazonaws.com/skip-containers: web")),
    misspelt("eks.amazonaws.com/role_arn"), misspelt("eks.amazonaws.com/roleArn"),
    misspelt("eks.amazonaws.com/Role-ARN"), misspelt("eks.amazon.com/role-arn"),
    misspelt("eks.amazonws.com/role-arn"), misspelt("eks.amazonaws.com/role-arn-"),
  ]

  private static func misspelt(_ key: String) -> ManifestCase {
    ManifestCase(
      "the key \(key)",
      "pods/misspelt-identity-annotation@6: the identity webhook has no annotation `\(key)`",
      of: account("\(key): arn:aws:iam::606639739464:role/x"))
  }

  @Test("an annotation of the identity webhook", arguments: identityCases)
  func identityAnnotation(_ row: ManifestCase) throws { try check(row, Self.identityRules) }

  private static func encoded(
    _ content: String, type: String = "kubernetes.io/dockerconfigjson",
    key: String = ".dockerconfigjson"
  ) -> String {
    "apiVersion: v1\nkind: Secret\nmetadata: {name: regcred}\ntype: \(type)\ndata:\n  \(key): \(content)"
  }

  private static func plain(_ content: String) -> String {
    "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ntype: kubernetes.io/dockerconfigjson\n"
      + "stringData:\n  .dockerconfigjson: '\(content)'"
  }

  private static let registry = "818140567777.dkr.ecr.us-east-1.amazonaws.com"

  static let secretCases = [
    ManifestCase(
      "an `auth` that is not base64",
      "pods/pull-secret@6: `.dockerconfigjson`: `auth` of `\(registry)` is not valid base64",
      of: encoded(
        "eyJhdXRocyI6IHsiODE4MTQwNTY3Nzc3LmRrci5lY3IudXMtZWFzdC0xLmFtYXpvbmF3cy5jb20iOiB7ImF1dGgiOiAieHh4eDp5eXkifX19"
      )),
    ManifestCase(
      "no `auths`", "pods/pull-secret@6: `.dockerconfigjson` has no field `auths`",
      of: encoded(
        "eyI4MTgxNDA1Njc3NzcuZGtyLmVjci51cy1lYXN0LTEuYW1hem9uYXdzLmNvbSI6IHsiYXV0aCI6ICJRVmRUT21WNVNuZz0ifX0="
      )),
    ManifestCase(
      "a command as the registry",
      "pods/pull-secret@6: `.dockerconfigjson`: a key is not the name of a registry",
      of: encoded(
        "eyJhdXRocyI6IHsicGlwIGluc3RhbGwgdG9yY2ggLS1pbmRleC11cmwgaHR0cHM6IjogeyJhdXRoIjogIllUcGkifX19"
      )),
    ManifestCase(
      "an empty registry",
      "pods/pull-secret@6: `.dockerconfigjson`: a key is not the name of a registry",
      of: plain(#"{"auths": {"https://": {"auth": "YTpi"}}}"#)),
    ManifestCase(
      "an `auth` without a colon",
      "pods/pull-secret@6: `.dockerconfigjson`: `auth` of `registry.example` is not base64 of `USER:PASSWORD`",
      of: plain(#"{"auths": {"registry.example": {"auth": "YWI="}}}"#)),
    ManifestCase(
      "credentials that stayed in a credential store",
      "pods/pull-secret@6: `.dockerconfigjson`: `registry.example` has no credentials",
      of: plain(#"{"auths": {"registry.example": {}}, "credsStore": "desktop"}"#)),
    ManifestCase(
      "the new format in a secret of the old type",
      "pods/pull-secret@6: `.dockercfg` has the field `auths`",
      of: encoded("eyJhdXRocyI6e319", type: "kubernetes.io/dockercfg", key: ".dockercfg")),
    ManifestCase(
      "the type Opaque",
      "pods/pull-secret-type@6: `.dockerconfigjson` in a Secret of the type `Opaque` is not used to pull images",
      of: encoded("eyJhdXRocyI6e319", type: "Opaque")),
    ManifestCase(
      "no type",
      "pods/pull-secret-type@5: `.dockercfg` in a Secret of the type `Opaque` is not used to pull images",
      of: "apiVersion: v1\nkind: Secret\nmetadata: {name: regcred}\nstringData:\n  .dockercfg: '{}'"
    ),
    ManifestCase(
      "works",
      of: encoded(
        "eyJhdXRocyI6IHsiODE4MTQwNTY3Nzc3LmRrci5lY3IudXMtZWFzdC0xLmFtYXpvbmF3cy5jb20iOiB7InVzZXJuYW1lIjogIkFXUyIsICJwYXNzd29yZCI6ICJleUp4IiwgImF1dGgiOiAiUVZkVE9tVjVTbmc9In19fQ=="
      )),
  ]

  @Test("a pull secret", arguments: secretCases)
  func pullSecret(_ row: ManifestCase) throws {
    try check(row, ["pods/pull-secret", "pods/pull-secret-type"])
  }

  static let roleCases = [
    ManifestCase(
      "there is no resource `secret`", "rbac/unknown-resource@8: `secret` is not a resource",
      of: Sample.role(resources: "[secret]", verbs: "[get, patch]", names: "[regcred]")),
    ManifestCase(
      "an API group named like the namespace",
      "rbac/unknown-resource@8: the API group `\"staging\"` has no `secrets`",
      of: Sample.role(groups: "[staging]", resources: "[secrets]", verbs: "[get, delete]")),
    ManifestCase(
      "secrets in `apps`", "rbac/unknown-resource@8: the API group `\"apps\"` has no `secrets`",
      of: Sample.role(groups: "[apps]", resources: "[deployments, secrets]", verbs: "[get]")),
    ManifestCase(
      "secrets in the group `v1`",
      "rbac/unknown-resource@8: the API group `\"v1\"` has no `secrets`",
      of: Sample.role(groups: "[v1]", resources: "[secrets]", verbs: "[get]")),
    ManifestCase(
      "a kind instead of the resource", "rbac/unknown-resource@8: `Secret` is not a resource",
      of: Sample.role(resources: "[Secret]", verbs: "[get]")),
    ManifestCase(
      "a singular subresource", "rbac/unknown-resource@8: `pod/log` is not a resource",
      of: Sample.role(resources: "[pod/log]", verbs: "[get]")),
    ManifestCase(
      "another plural", "rbac/unknown-resource@8: `networkpolicy` is not a resource",
      of: Sample.role(groups: "[networking.k8s.io]", resources: "[networkpolicy]", verbs: "[get]")),
  ]

  @Test("a resource of a Role", arguments: roleCases)
  func roleResource(_ row: ManifestCase) throws { try check(row, ["rbac/unknown-resource"]) }

  private func check(_ row: ManifestCase, _ rules: [String]) throws {
    let (documents, faults) = YAMLReader.read(Array(row.text.utf8), source: nil)
    try #require(faults.isEmpty, "\(faults.map(\.text))")
    let manifest = ManifestDocument(try #require(documents.first))
    let findings = ManifestRules.findings(of: manifest).filter { rules.contains($0.rule) }
    #expect(
      findings.map { "\($0.rule)@\($0.location.line ?? 0): \($0.message)" } == row.findings)
    #expect(findings.allSatisfy { $0.help != nil })
  }

  static let kindRows: [(apiVersion: String, kind: String, help: String?)] = [
    ("batch/v1beta1", "CronJob", "write `apiVersion: batch/v1`"),
    ("batch/v2alpha1", "CronJob", "write `apiVersion: batch/v1`"),
    ("extensions/v1beta1", "Deployment", "write `apiVersion: apps/v1`"),
    ("extensions/v1beta1", "Ingress", "write `apiVersion: networking.k8s.io/v1`"),
    (
      "rbac.authorization.k8s.io/v1beta1", "Role",
      "write `apiVersion: rbac.authorization.k8s.io/v1`"
    ),
    ("coordination.k8s.io/v1beta1", "Lease", "write `apiVersion: coordination.k8s.io/v1`"),
    ("policy/v1beta1", "PodDisruptionBudget", "write `apiVersion: policy/v1`"),
    ("policy/v1beta1", "PodSecurityPolicy", "the kind no longer exists; remove it"),
    (
      "autoscaling/v2beta2", "HorizontalPodAutoscaler",
      "write `apiVersion: autoscaling/v1` or `apiVersion: autoscaling/v2`"
    ),
    ("storage.k8s.io/v1beta1", "CSIStorageCapacity", "write `apiVersion: storage.k8s.io/v1`"),
    (
      "flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema",
      "write `apiVersion: flowcontrol.apiserver.k8s.io/v1`"
    ),
    ("v1", "Deployment", "write `apiVersion: apps/v1`"),
    ("apps/v1", "CronJob", "write `apiVersion: batch/v1`"),
    ("apps/v1", "Service", "write `apiVersion: v1`"),
    ("rbac.k8s.io/v1", "Role", "write `apiVersion: rbac.authorization.k8s.io/v1`"),
    ("v1", "RoleBinding", "write `apiVersion: rbac.authorization.k8s.io/v1`"),
    ("apps/v2", "Deployment", "write `apiVersion: apps/v1`"),
    ("v2", "Secret", "write `apiVersion: v1`"), ("core/v1", "Secret", "write `apiVersion: v1`"),
    ("batch/v1", "Cronjob", "did you mean `kind: CronJob`?"),
    ("v1", "secret", "did you mean `kind: Secret`?"),
    ("v1", "Serviceaccount", "did you mean `kind: ServiceAccount`?"),
    ("apps/v1", "Deploymnet", "did you mean `kind: Deployment`?"),
    // Other groups may have kinds of the same names.
    ("serving.knative.dev/v1", "Service", nil), ("iam.services.k8s.aws/v1alpha1", "Role", nil),
    ("authorization.openshift.io/v1", "Role", nil), ("batch.volcano.sh/v1alpha1", "Job", nil),
    ("apps.openshift.io/v1", "DeploymentConfig", nil), ("audit.k8s.io/v1", "Event", nil),
    ("example.com/v1", "secret", nil),
    // Kinds that exist, or may.
    ("v1", "Service", nil), ("v1", "Pod", nil), ("events.k8s.io/v1", "Event", nil),
    ("apps/v1", "StatefulSet", nil), ("apps/v1", "DeploymentList", nil), ("v1", "Config", nil),
    ("v1", "Template", nil), ("v1", "Route", nil), ("policy/v1", "Eviction", nil),
    ("gateway.networking.k8s.io/v1", "Gateway", nil), ("metrics.k8s.io/v1beta1", "PodMetrics", nil),
    ("resource.k8s.io/v1beta2", "ResourceClaim", nil),
    ("networking.k8s.io/v1beta1", "IPAddress", nil), ("", "", nil), ("skaffold/v4", "Config", nil),
  ]

  @Test("a kind in an API version, and what to write instead", arguments: kindRows)
  func kind(apiVersion: String, kind: String, help: String?) throws {
    let node: Node = ["apiVersion": Node(apiVersion), "kind": Node(kind)]
    let findings = ManifestSchema.findings(of: node).filter { $0.rule == "k8s/kind" }
    #expect(findings.map(\.help) == (help.map { [$0] } ?? []))
  }
}
