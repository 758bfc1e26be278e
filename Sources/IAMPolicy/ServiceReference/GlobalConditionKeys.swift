/// The condition keys that start with `aws:`, which can be in the context of any service's requests.
///
/// IAM User Guide, "AWS global condition context keys".
public enum GlobalConditionKeys {
  public static let all: [ConditionKey] = principal + session + network + resource + request

  /// The key of that name, in any case.
  public static func key(_ name: String) -> ConditionKey? { all.first { $0.matches(name) } }

  /// Names in the form of global keys that older documents use and AWS does not support.
  public static let unsupported = ["aws:ARN"]

  /// The key that replaces a deprecated one; `nil` for every other key.
  ///
  /// Amazon SNS Developer Guide, "Example cases for Amazon SNS access control".
  public static func replacement(of key: String) -> String? {
    key.lowercased() == "aws:sourceowner" ? "aws:SourceAccount" : nil
  }

  static let principal: [ConditionKey] = [
    ConditionKey("aws:PrincipalAccount", .string),
    ConditionKey("aws:PrincipalArn", .arn),
    ConditionKey("aws:PrincipalIsAWSService", .bool),
    ConditionKey("aws:PrincipalOrgID", .string),
    ConditionKey("aws:PrincipalOrgPaths", .string, isMultiValued: true),
    ConditionKey("aws:PrincipalServiceName", .string),
    ConditionKey("aws:PrincipalServiceNamesList", .string, isMultiValued: true),
    ConditionKey("aws:PrincipalTag/${TagKey}", .string),
    ConditionKey("aws:PrincipalType", .string),
    ConditionKey("aws:userid", .string),
    ConditionKey("aws:username", .string),
  ]

  static let session: [ConditionKey] = [
    ConditionKey("aws:AssumedRoot", .bool),
    ConditionKey("aws:ChatbotSourceArn", .arn),
    ConditionKey("aws:Ec2InstanceSourcePrivateIPv4", .ipAddress),
    ConditionKey("aws:Ec2InstanceSourceVpc", .string),
    ConditionKey("aws:FederatedProvider", .string),
    ConditionKey("aws:MultiFactorAuthAge", .numeric),
    ConditionKey("aws:MultiFactorAuthPresent", .bool),
    ConditionKey("aws:SignInSessionArn", .arn),
    ConditionKey("aws:SourceIdentity", .string),
    ConditionKey("aws:TokenIssueTime", .date),
  ]

  static let network: [ConditionKey] = [
    ConditionKey("aws:SourceIp", .ipAddress),
    ConditionKey("aws:SourceVpc", .string),
    ConditionKey("aws:SourceVpcArn", .arn),
    ConditionKey("aws:SourceVpce", .string),
    ConditionKey("aws:VpceAccount", .string),
    ConditionKey("aws:VpceOrgID", .string),
    ConditionKey("aws:VpceOrgPaths", .string, isMultiValued: true),
    ConditionKey("aws:VpcSourceIp", .ipAddress),
  ]

  static let resource: [ConditionKey] = [
    ConditionKey("aws:ResourceAccount", .string),
    ConditionKey("aws:ResourceOrgID", .string),
    ConditionKey("aws:ResourceOrgPaths", .string, isMultiValued: true),
    ConditionKey("aws:ResourceTag/${TagKey}", .string),
  ]

  static let request: [ConditionKey] = [
    ConditionKey("aws:CalledVia", .string, isMultiValued: true),
    ConditionKey("aws:CalledViaFirst", .string),
    ConditionKey("aws:CalledViaLast", .string),
    ConditionKey("aws:CurrentTime", .date),
    ConditionKey("aws:EpochTime", .epoch),
    ConditionKey("aws:referer", .string),
    ConditionKey("aws:RequestedRegion", .string),
    ConditionKey("aws:RequestTag/${TagKey}", .string),
    ConditionKey("aws:SecureTransport", .bool),
    ConditionKey("aws:SourceAccount", .string),
    ConditionKey("aws:SourceArn", .arn),
    ConditionKey("aws:SourceOrgID", .string),
    ConditionKey("aws:SourceOrgPaths", .string, isMultiValued: true),
    ConditionKey("aws:TagKeys", .string, isMultiValued: true),
    ConditionKey("aws:UserAgent", .string),
    ConditionKey("aws:ViaAWSService", .bool),
  ]
}
