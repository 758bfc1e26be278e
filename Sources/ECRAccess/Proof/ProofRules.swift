import Diagnostics

/// The rules about several documents at once, and about what exists in AWS and the cluster.
public enum ProofRules {
  static let roleAnnotation = rule(
    "access/role-annotation", "the service account does not carry the role's ARN",
    why:
      "The webhook gives pods the role of this annotation; with a wrong one STS answers AccessDenied.",
    source: eks + "associate-service-account-role.html")
  static let audience = rule(
    "access/audience", "the token's audience is not pinned to the trust policy's",
    why: "The webhook's default is `openshift` on hosted control planes and `sts.amazonaws.com` on "
      + "Classic; the trust policy accepts one of them.",
    source: "https://github.com/aws/amazon-eks-pod-identity-webhook")
  static let serviceAccount = rule(
    "access/service-account", "the pod does not run as the service account that the role trusts",
    why: "Its token has another subject, and STS refuses it.",
    source: kubernetes + "reference/access-authn-authz/service-accounts-admin/")
  static let webhook = rule(
    "access/webhook", "the sync's container does not get the role and its token",
    why:
      "The webhook's failure policy is Ignore, and it leaves variables alone that a container sets: the pod "
      + "starts without the role and stays so.",
    source: "https://github.com/aws/amazon-eks-pod-identity-webhook")
  static let missingDocument = rule(
    "access/missing-document", "a document of the chain is missing",
    why: "Without it the pull cannot work.",
    source: iam + "id_roles_create_for-idp_oidc.html")
  static let secondDocument = rule(
    "access/second-document", "two documents have one place in the chain",
    why: "A chain has one of them; a proof of one says nothing about the other.",
    source: iam + "id_roles_create_for-idp_oidc.html")
  static let oidcProvider = rule(
    "access/oidc-provider", "the trust policy does not name the provider of the cluster's issuer",
    why: "STS looks up the token's issuer among the account's providers.",
    source: iam + "id_roles_providers_create_oidc.html")
  static let clientID = rule(
    "access/client-id", "the OIDC provider does not accept the audience",
    why: "STS answers InvalidIdentityToken before it evaluates any trust policy.",
    source: iam + "id_roles_providers_create_oidc.html")
  static let trustRefuses = rule(
    "access/trust-refuses", "the trust policy does not let the service account assume the role",
    why: "STS answers `Not authorized to perform sts:AssumeRoleWithWebIdentity`.",
    source: iam + "id_roles_create_for-idp_oidc.html")
  static let trustTooWide = rule(
    "access/trust-too-wide", "the trust policy lets others assume the role",
    why: "Anyone with such a token, and any such principal, pulls as this role.",
    source: iam + "id_roles_create_for-idp_oidc.html")
  static let pullDenied = rule(
    "access/pull-denied", "a permission that a pull needs is not granted",
    why: "The kubelet gets HTTP 403, and the pod stays in ImagePullBackOff.",
    source: ecr + "repository-policy-examples.html")
  static let guardrail = rule(
    "access/guardrail", "a boundary or guardrail denies what a pull needs",
    why: "A permission is effective only if every boundary and guardrail allows it.",
    source: iam + "reference_policies_evaluation-logic.html")
  static let excess = rule(
    "access/excess", "the role may do more than pull",
    why: "Anyone who takes over the sync pod may do it too.",
    source: iam + "best-practices.html#grant-least-privilege")
  static let beyondPull = RuleInfo(
    "access/beyond-pull", .warning, summary: "more is granted than the pull needs",
    why: "Nothing can be written with it, but the pull does not need it.",
    source: iam + "best-practices.html#grant-least-privilege", passing: "", failing: "")
  static let rbacMissing = rule(
    "access/rbac-missing", "the sync may not write the pull secret",
    why: "The API server answers 403, and the secret is never written.",
    source: kubernetes + "reference/access-authn-authz/rbac/")
  static let rbacExcess = rule(
    "access/rbac-excess", "the sync may do more than write the pull secret",
    why: "Anyone who takes over the sync pod may do it too.",
    source: kubernetes + "concepts/security/rbac-good-practices/")
  static let pullSecretName = rule(
    "access/pull-secret", "the sync does not write the secret that the values name",
    why: "Pods name the secret of the values, which is missing or stale.",
    source: kubernetes + "concepts/containers/images/")
  static let registryHost = rule(
    "access/registry-host", "the secret's entry is not keyed by the registry's own host",
    why: "The kubelet looks up credentials by the host in the image's name.",
    source: ecr + "Registries.html")
  static let apiToken = rule(
    "access/api-token", "the sync gets no token of the API server",
    why: "Without it, the API server takes the sync for anybody and refuses to write the secret.",
    source:
      "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/")
  static let refreshInterval = rule(
    "access/refresh-interval", "the refresh interval leaves no margin for a failed refresh",
    why: "A token lives 12 hours; a refresh that fails has to be retried before the token expires.",
    source: ecr + "registry_auth.html")
  static let notDecided = rule(
    "access/not-decided", "a claim could not be decided for all requests",
    why: "The proof holds only what is shown.",
    source: iam + "reference_policies_evaluation-logic.html")
  static let assumed = RuleInfo(
    "access/assumed", .warning, summary: "the proof rests on something that was not seen",
    why: "With `--strict` assumptions are reported as findings.",
    source: iam + "reference_policies_evaluation-logic.html", passing: "", failing: "")
  public static let fileDiffers = RuleInfo(
    "access/file-differs", .warning, summary: "a file differs from what the values render",
    why: "Applying the file applies something else than what was proved.",
    source: "https://docs.ansible.com/ansible/latest/reference_appendices/glossary.html",
    passing: "", failing: "")
  static let drift = rule(
    "access/drift", "what exists differs from the plan",
    why: "Somebody changed it, or an apply did not finish.",
    source: "https://docs.ansible.com/ansible/latest/reference_appendices/glossary.html")
  static let repositoryPolicy = rule(
    "access/repository-policy", "a repository's policy cannot be read",
    why: "A policy that cannot be read cannot be merged without losing some of it.",
    source: ecr + "repository-policies.html")
  static let repositoryPolicySize = rule(
    "access/repository-policy-size", "the merged policy is longer than ECR accepts",
    why: "ECR refuses it, and the repository keeps its policy.",
    source: ecr + "service-quotas.html")

  public static let all: [RuleInfo] = [
    roleAnnotation, audience, serviceAccount, webhook, missingDocument, secondDocument,
    oidcProvider, clientID,
    trustRefuses, trustTooWide, pullDenied, guardrail, excess, beyondPull, rbacMissing, rbacExcess,
    pullSecretName, registryHost, apiToken, refreshInterval, notDecided, assumed, fileDiffers,
    drift,
    repositoryPolicy, repositoryPolicySize,
  ]

  private static let iam = "https://docs.aws.amazon.com/IAM/latest/UserGuide/"
  private static let ecr = "https://docs.aws.amazon.com/AmazonECR/latest/userguide/"
  private static let eks = "https://docs.aws.amazon.com/eks/latest/userguide/"
  private static let kubernetes = "https://kubernetes.io/docs/"

  private static func rule(
    _ id: String, _ summary: String, why: String, source: String
  ) -> RuleInfo {
    RuleInfo(id, .error, summary: summary, why: why, source: source, passing: "", failing: "")
  }
}
