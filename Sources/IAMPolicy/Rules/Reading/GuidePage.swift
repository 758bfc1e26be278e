/// The pages of AWS's documentation that several rules follow.
enum GuidePage {
  private static let guide = "https://docs.aws.amazon.com/IAM/latest/UserGuide/"

  static let checks = guide + "access-analyzer-reference-policy-checks.html"
  static let principal = guide + "reference_policies_elements_principal.html"
  static let notPrincipal = guide + "reference_policies_elements_notprincipal.html"
  static let condition = guide + "reference_policies_elements_condition.html"
  static let operators = guide + "reference_policies_elements_condition_operators.html"
  static let multivalued =
    guide + "reference_policies_condition-single-vs-multi-valued-context-keys.html"
  static let globalKeys = guide + "reference_policies_condition-keys.html"
  static let stsKeys = guide + "reference_policies_iam-condition-keys.html"
  static let variables = guide + "reference_policies_variables.html"
  static let oidcRole = guide + "id_roles_create_for-idp_oidc.html"
  static let trust = guide + "id_roles_update-role-trust-policy.html"
  static let confusedDeputy = guide + "confused-deputy.html"
  static let repositoryPolicies =
    "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html"
}
