/// Where AWS documents what the rules demand.
enum AWSPage {
  private static let guide = "https://docs.aws.amazon.com/IAM/latest/UserGuide/"

  private static let reference =
    "https://docs.aws.amazon.com/service-authorization/latest/reference/"

  static let checks = guide + "access-analyzer-reference-policy-checks.html"
  static let grammar = guide + "reference_policies_grammar.html"
  static let version = element("version")
  static let sid = element("sid")
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
  private static let organizations =
    "https://docs.aws.amazon.com/organizations/latest/userguide/"
  static let serviceControlPolicies = organizations + "orgs_manage_policies_scps_syntax.html"
  static let resourceControlPolicies = organizations + "orgs_manage_policies_rcps_syntax.html"
  static let arns = guide + "reference-arns.html"
  static let quotas = guide + "reference_iam-quotas.html"
  static let ecrActions = reference + "list_amazonelasticcontainerregistry.html"

  /// The page of one of the language's elements.
  static func element(_ name: String) -> String {
    "\(guide)reference_policies_elements_\(name).html"
  }

  /// The page that lists a service's actions.
  static func actions(of service: Service) -> String {
    switch service.prefix {
    case "ecr": ecrActions
    case "sts": reference + "list_awssecuritytokenservice.html"
    default: reference + "list_amazonelasticcontainerregistrypublic.html"
    }
  }
}
