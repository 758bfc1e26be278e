import Diagnostics
import Documents
import IAMPolicy
import KubernetesManifests

/// The result of reading the layers.
public struct ValuesReading: Sendable {
  /// `false`: the environment is disabled.
  public let isEnabled: Bool
  /// `nil` if an error leaves them incomplete, or if they are disabled.
  public let values: Values?
  public let findings: [Finding]
}

extension Values {
  /// Reads the layers on top of the built-in defaults; later layers override earlier ones.
  ///
  /// A missing issuer is an error, `values/issuer-unknown`, but the values are returned: the play looks it up with `rosa`.
  /// - Parameter layers: `nil` stands for a layer that could not be read; then no value is reported as missing.
  public static func read(_ layers: [Layer?]) -> ValuesReading {
    let reading = Section.Reading()
    let merged = Layer.merged([Layer(defaults)] + layers.compactMap { $0 })
    guard merged.mapping != nil else {
      let finding = Finding(
        rule: "values/type", message: "`ecr` is \(merged.kind), not a mapping",
        location: merged.location, help: "write the values under `ecr:`")
      return ValuesReading(isEnabled: true, values: nil, findings: [finding])
    }
    let root = Section(merged, reading: reading)
    let (isEnabled, values) = read(root)
    root.reportUnknownKeys()
    let isComplete = layers.allSatisfy { $0 != nil }
    let findings = reading.findings.filter {
      isEnabled && isComplete || !["values/required", "values/issuer-unknown"].contains($0.rule)
    }
    return ValuesReading(
      isEnabled: isEnabled, values: isEnabled && isComplete ? values : nil, findings: findings)
  }

  /// Every key with its default, as in the role's `cf_deployment_ecr`.
  public static var defaults: Node {
    let root = Section([:], reading: Section.Reading())
    _ = read(root)
    return Node(.mapping(root.defaults))
  }

  /// The JSON Schema (2020-12) of the content of `ecr`.
  public static var schema: Node {
    let root = Section([:], reading: Section.Reading())
    _ = read(root)
    return root.objectSchema
  }

  private static func read(_ root: Section) -> (isEnabled: Bool, values: Values?) {
    let isEnabled = root.flag(
      "enabled", default: true, "false: the play skips everything and removes nothing")
    let cluster = root.section("cluster", "the cluster whose pods pull", read: Cluster.init)
    let registry = root.section("registry", "the ECR registry they pull from", read: Registry.init)
    let iam = root.section("iam", "the role in the cluster's account", read: IAM.init)
    let guardrails = root.section(
      "guardrails",
      "policies above the plan, as file names relative to this file; "
        + "the proof assumes that unknown ones do not deny", read: Guardrails.init)
    let namespace = root.text(
      "namespace", DNSLabel.self, default: "cf-dev",
      "the namespace of the service account and the sync")
    let serviceAccount = root.text(
      "service_account", DNSSubdomain.self, default: "ecr-sa",
      "the service account that assumes the role")
    let audience = root.text(
      "audience", Audience.self, default: "openshift",
      "the audience of its token, pinned on the service account and in the trust policy")
    let pullSecret = root.text(
      "pull_secret", DNSSubdomain.self, default: "regcred",
      "the name of the secret for imagePullSecrets")
    let targets = root.texts(
      "target_namespaces", DNSLabel.self,
      "further namespaces that get the pull secret")
    let links = root.texts(
      "link_service_accounts", DNSSubdomain.self,
      "service accounts that the pull secret is linked to, so that their pods need not name it")
    let accept = root.sections(
      "accept", "findings that are accepted; every report lists them", read: Acceptance.init)
    let sync = root.section(
      "sync", "the Deployment that refreshes the pull secret", read: Sync.init)
    guard let cluster, let registry, let iam, let namespace, let serviceAccount, let audience,
      let pullSecret, let sync
    else { return (isEnabled, nil) }
    let values = Values(
      cluster: cluster, registry: registry, iam: iam, guardrails: guardrails,
      namespace: namespace, serviceAccount: serviceAccount, audience: audience,
      pullSecret: pullSecret, targetNamespaces: targets, linkServiceAccounts: links,
      accept: accept, sync: sync)
    return (isEnabled, values)
  }
}

extension Values.Cluster {
  fileprivate init?(_ section: Section) {
    let name = section.text("name", ClusterName.self, "as `rosa list clusters` prints it")
    let accountID = section.text(
      "account_id", AccountID.self, "the AWS account that the cluster runs in, 12 digits in quotes")
    let key = "oidc_endpoint_url"
    let before = section.faults
    let issuer = section.optionalText(
      key, OIDCIssuer.self,
      "the issuer of the cluster's tokens, with https://; \"\": the play looks it up with `rosa`")
    guard let name, let accountID, section.faults == before else { return nil }
    if issuer == nil {
      section.report(
        "values/issuer-unknown", lacking: key, "`\(key)` is empty, so the issuer is not known",
        help: "`rosa describe cluster --cluster=\(name) --output json | "
          + "jq -r .aws.sts.oidc_endpoint_url` prints it; the playbook looks it up")
    }
    self.init(name: name, accountID: accountID, issuer: issuer)
  }
}

extension Values.Registry {
  fileprivate init?(_ section: Section) {
    let accountID = section.text(
      "account_id", AccountID.self, "the AWS account of the registry, 12 digits in quotes")
    let region = section.text(
      "region", Region.self, "the region of the registry, such as us-east-1")
    let repositories = section.texts(
      "repositories", RepositoryPattern.self, default: ["*"], atLeastOne: true,
      "repository names as IAM patterns (`*`, `?`, also across `/`)")
    let applyToMatches = section.flag(
      "apply_to_matches", default: false,
      "true: a pattern may change the policy of every repository it matches; "
        + "false: the play stops and lists them")
    guard let accountID, let region else { return nil }
    self.init(
      accountID: accountID, region: region, repositories: repositories,
      applyToMatches: applyToMatches)
  }
}

extension Values.IAM {
  fileprivate init?(_ section: Section) {
    let roleName = section.text(
      "role_name", RoleName.self, default: "ROSAECRAssumeRole", "the role that pods assume")
    let policyName = section.text(
      "policy_name", PolicyName.self, default: "ROSAECRCrossAccountPolicy",
      "the managed policy attached to the role")
    let path = section.text("path", IAMPath.self, default: "/", "the IAM path of role and policy")
    let boundary = section.optionalText(
      "permissions_boundary", ARN.self, "ARN of the role's permissions boundary; \"\": none")
    let tags = section.dictionary(
      "tags", FreeText.self, FreeText.self, "further tags of role and policy")
    guard let roleName, let policyName, let path else { return nil }
    self.init(
      roleName: roleName, policyName: policyName, path: path, permissionsBoundary: boundary,
      tags: tags)
  }
}

extension Values.Guardrails {
  fileprivate init(_ section: Section) {
    self.init(
      permissionsBoundary: section.optionalText(
        "permissions_boundary", FreeText.self, "the policy document of the permissions boundary"),
      serviceControlPolicies: section.textLists(
        "service_control_policies", FreeText.self, "a list of levels, each a list of files"),
      resourceControlPolicies: section.textLists(
        "resource_control_policies", FreeText.self, "a list of levels, each a list of files"),
      endpointPolicies: section.texts(
        "endpoint_policies", FreeText.self,
        "policies of the VPC endpoints that a private cluster pulls through"),
      registryPolicy: section.optionalText(
        "registry_policy", FreeText.self, "the policy of the registry itself"))
  }
}

extension Values.Acceptance {
  fileprivate init?(_ section: Section) {
    let rule = section.text("rule", FreeText.self, "the rule's id")
    let path = section.optionalText("path", FreeText.self, "a document path; \"\": everywhere")
    let why = section.text("why", FreeText.self, "why the findings are accepted")
    guard let rule, let why else { return nil }
    self.init(
      rule: rule, ruleLocation: section.node["rule"]?.location ?? section.origin, path: path,
      why: why)
  }
}
