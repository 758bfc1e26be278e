/// The resource types of the services whose ARNs all name one.
///
/// Service Authorization Reference, "Resource types defined by Amazon Elastic Container Registry", and likewise for
/// Amazon ECR Public, AWS STS and IAM.
enum ResourceTypePrefixes {
  /// What the resource field begins with up to its first `/`, or is as a whole.
  static let byService: [String: [String]] = [
    "ecr": ["repository/"],
    "ecr-public": ["registry/", "repository/"],
    "iam": [
      "access-report/", "assumed-role/", "contextProvider/", "delegation-request/",
      "federated-user/", "group/", "instance-profile/", "mfa/", "oidc-provider/", "policy/",
      "role/", "root", "saml-provider/", "server-certificate/", "sms-mfa/", "u2f/", "user/",
    ],
    "sts": ["assumed-role/", "federated-user/", "root", "self"],
  ]

  /// Whether a resource has a wildcard in the word that is its type, as in `repo*/app`: AWS does not support it, and the
  /// text matches nothing. A resource field that is `*` as a whole stands for all types.
  ///
  /// IAM User Guide, "Identify AWS resources with Amazon Resource Names (ARNs)", on paths in ARNs.
  static func hasWildcard(_ resource: String) -> Bool {
    guard let arn = ARN.Fields(resource), byService[arn.service] != nil,
      !arn.resource.utf8.allSatisfy({ $0 == UInt8(ascii: "*") })
    else { return false }
    let type = arn.resource.prefix { $0 != "/" }
    return TextPattern.hasWildcard(String(type)) && !PolicyVariable.isIn(String(type))
  }
}
