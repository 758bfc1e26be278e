/// Where AWS documents what the rules about elements, actions and resources demand.
enum AWSPage {
  private static let guide = "https://docs.aws.amazon.com/IAM/latest/UserGuide/"

  private static let reference =
    "https://docs.aws.amazon.com/service-authorization/latest/reference/"

  static let checks = guide + "access-analyzer-reference-policy-checks.html"
  static let grammar = guide + "reference_policies_grammar.html"
  static let version = element("version")
  static let sid = element("sid")
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
