import Diagnostics

/// What is said about several documents at once, and about what stands in AWS and the cluster.
public enum ProofRules {
  static let roleAnnotation = rule(
    "access/role-annotation", "the service account does not carry the role's ARN",
    why: "The webhook gives pods the role of this annotation; a wrong one ends in AccessDenied.",
    source: eks + "associate-service-account-role.html")
  static let audience = rule(
    "access/audience", "the token's audience is not pinned to the trust policy's",
    why: "The webhook's default is `openshift` on hosted control planes and `sts.amazonaws.com` on "
      + "Classic; the trust policy takes one of them.",
    source: "https://github.com/aws/amazon-eks-pod-identity-webhook")
  static let serviceAccount = rule(
    "access/service-account", "the pod runs as another service account than the role trusts",
    why: "The subject of its token is another, and STS refuses it.",
    source: kubernetes + "reference/access-authn-authz/service-accounts-admin/")
  static let webhook = rule(
    "access/webhook", "the identity webhook did not give the pod the role",
    why: "Its failure policy is Ignore: a pod comes up without the role, and stays so.",
    source: "https://github.com/aws/amazon-eks-pod-identity-webhook")
  static let missingDocument = rule(
    "access/missing-document", "a document of the chain is missing",
    why: "Without it the pull cannot work.",
    source: iam + "id_roles_create_for-idp_oidc.html")
  static let oidcProvider = rule(
    "access/oidc-provider", "the trust policy names another provider than the cluster's issuer",
    why: "STS looks the token's issuer up among the account's providers.",
    source: iam + "id_roles_providers_create_oidc.html")
  static let clientID = rule(
    "access/client-id", "the OIDC provider does not know the audience",
    why: "STS answers InvalidIdentityToken before it looks at any trust policy.",
    source: iam + "id_roles_providers_create_oidc.html")
  static let trustRefuses = rule(
    "access/trust-refuses", "the trust policy does not let the service account assume the role",
    why: "Not authorized to perform sts:AssumeRoleWithWebIdentity, hours later.",
    source: iam + "id_roles_create_for-idp_oidc.html")
  static let trustTooWide = rule(
    "access/trust-too-wide", "somebody else may assume the role",
    why: "Whoever gets such a token, or is such a principal, pulls as this role.",
    source: iam + "id_roles_create_for-idp_oidc.html")
  static let pullDenied = rule(
    "access/pull-denied", "a permission that a pull needs is not granted",
    why: "The kubelet is answered 403, and the pod waits in ImagePullBackOff.",
    source: ecr + "repository-policy-examples.html")
  static let guardrail = rule(
    "access/guardrail", "a boundary or guardrail takes a permission of the pull away",
    why: "What the policies grant counts only as far as every boundary lets it through.",
    source: iam + "reference_policies_evaluation-logic.html")
  static let excess = rule(
    "access/excess", "the role may do more than pull",
    why: "Whoever takes over the sync pod may do it too.",
    source: iam + "best-practices.html#grant-least-privilege")
  static let beyondPull = RuleInfo(
    "access/beyond-pull", .warning, summary: "more is granted than the pull needs",
    why: "Nothing can be written with it, but what is read was not asked for either.",
    source: iam + "best-practices.html#grant-least-privilege", passing: "", failing: "")
  static let rbacMissing = rule(
    "access/rbac-missing", "the sync may not write the pull secret",
    why: "The API server answers 403, and no secret comes.",
    source: kubernetes + "reference/access-authn-authz/rbac/")
  static let rbacExcess = rule(
    "access/rbac-excess", "the sync may do more than write the pull secret",
    why: "Whoever takes over the sync pod may do it too.",
    source: kubernetes + "concepts/security/rbac-good-practices/")
  static let pullSecretName = rule(
    "access/pull-secret", "the sync writes another secret than the values name",
    why: "Pods name the secret of the values, and find none or a stale one.",
    source: kubernetes + "concepts/containers/images/")
  static let registryHost = rule(
    "access/registry-host", "the secret's entry is not keyed by the registry's own host",
    why: "The kubelet looks credentials up by the host in the image's name.",
    source: ecr + "Registries.html")
  static let refreshInterval = rule(
    "access/refresh-interval", "the refresh comes too late for anything to fail",
    why: "A token lives 12 hours; a refresh that fails has to be tried again before it ends.",
    source: ecr + "registry_auth.html")
  static let notDecided = rule(
    "access/not-decided", "a claim could not be decided for all requests",
    why: "The proof says yes only to what is shown.",
    source: iam + "reference_policies_evaluation-logic.html")
  static let assumed = RuleInfo(
    "access/assumed", .warning, summary: "something the proof rests on was not seen",
    why: "With --strict nothing is taken on trust.",
    source: iam + "reference_policies_evaluation-logic.html", passing: "", failing: "")
  public static let fileDiffers = RuleInfo(
    "access/file-differs", .warning, summary: "a file differs from what the values render",
    why: "Whoever applies the file applies something else than was proved.",
    source: "https://docs.ansible.com/ansible/latest/reference_appendices/glossary.html",
    passing: "", failing: "")
  static let drift = rule(
    "access/drift", "what stands is not what was planned",
    why: "Somebody changed it, or an apply did not come to its end.",
    source: "https://docs.ansible.com/ansible/latest/reference_appendices/glossary.html")
  static let repositoryPolicy = rule(
    "access/repository-policy", "what was handed over is no repository's policy",
    why: "A policy that cannot be read cannot be merged with, and nothing of it may be lost.",
    source: ecr + "repository-policies.html")
  static let repositoryPolicySize = rule(
    "access/repository-policy-size", "the merged policy is longer than ECR takes",
    why: "ECR refuses it, and the repository keeps the policy that it has.",
    source: ecr + "service-quotas.html")

  public static let all: [RuleInfo] = [
    roleAnnotation, audience, serviceAccount, webhook, missingDocument, oidcProvider, clientID,
    trustRefuses, trustTooWide, pullDenied, guardrail, excess, beyondPull, rbacMissing, rbacExcess,
    pullSecretName, registryHost, refreshInterval, notDecided, assumed, fileDiffers, drift,
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
