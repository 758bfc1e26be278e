import IAMPolicy

/// The examples of the pages on single elements, and of the guides of other services.
extension DocumentedExamplesTests {
  private static func asked(
    _ action: String, _ resource: String, _ statements: String..., context: String = ""
  ) -> String {
    let list = statements.joined(separator: ", ")
    return
      #""action": "\#(action)", "resource": "\#(resource)", "resource_account": "111122223333", "context": {\#(context)}, "identity_policies": [{"Version": "2012-10-17", "Statement": [\#(list)]}]"#
  }

  private static let allButDelete =
    #"{"Effect": "Allow", "NotAction": "s3:DeleteBucket", "Resource": "arn:aws:s3:::*"}"#
  private static let allButBuckets =
    #"{"Effect": "Deny", "Action": "s3:*", "NotResource": ["arn:aws:s3:::HRBucket/Payroll", "arn:aws:s3:::HRBucket/Payroll/*"]}"#
  private static let mfa =
    #"{"Effect": "Deny", "NotAction": "iam:*", "Resource": "*", "Condition": {"BoolIfExists": {"aws:MultiFactorAuthPresent": "false"}}}"#
  private static let everything = #"{"Effect": "Allow", "Action": "*", "Resource": "*"}"#
  private static let home =
    #"{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/${aws:PrincipalTag/team, 'company-wide'}/*"}"#

  static let elements: [DocumentedExample] = [
    DocumentedExample(
      "reference_policies_elements_notaction", "any S3 action but the one",
      asked("s3:GetObject", "arn:aws:s3:::b/k", allButDelete), .allowed),
    DocumentedExample(
      "reference_policies_elements_notaction", "the one",
      asked("s3:DeleteBucket", "arn:aws:s3:::b", allButDelete),
      .implicitlyDenied),
    DocumentedExample(
      "reference_policies_elements_notaction", "no listing of all buckets, which is asked on `*`",
      asked("s3:ListAllMyBuckets", "*", allButDelete), .implicitlyDenied),
    DocumentedExample(
      "reference_policies_elements_notaction", "no action of another service, by the resource",
      asked("ec2:StartInstances", "arn:aws:ec2:us-east-1:111122223333:instance/i", allButDelete),
      .implicitlyDenied),
    DocumentedExample(
      "reference_policies_elements_notaction", "without MFA everything but IAM is denied",
      asked(
        "s3:GetObject", "arn:aws:s3:::b/k", everything, mfa,
        context: #""aws:MultiFactorAuthPresent": "false""#), .explicitlyDenied),
    DocumentedExample(
      "reference_policies_elements_notaction", "without MFA IAM is not",
      asked(
        "iam:ListUsers", "arn:aws:iam::111122223333:user/", everything, mfa,
        context: #""aws:MultiFactorAuthPresent": "false""#), .allowed),
    DocumentedExample(
      "reference_policies_elements_notresource", "another resource is denied",
      asked("s3:GetObject", "arn:aws:s3:::b/k", everything, allButBuckets), .explicitlyDenied),
    DocumentedExample(
      "reference_policies_elements_notresource", "the one that is left out is not",
      asked("s3:GetObject", "arn:aws:s3:::HRBucket/Payroll/may", everything, allButBuckets),
      .allowed),
    DocumentedExample(
      "reference_policies_elements_resource", "every user under a path",
      asked(
        "iam:GetUser", "arn:aws:iam::111122223333:user/accounting/anna",
        #"{"Effect": "Allow", "Action": "iam:*", "Resource": "arn:aws:iam::111122223333:user/accounting/*"}"#
      ),
      .allowed),
    DocumentedExample(
      "reference_policies_variables", "a default where there is no tag",
      asked("s3:GetObject", "arn:aws:s3:::amzn-s3-demo-bucket/company-wide/a", home), .allowed),
    DocumentedExample(
      "reference_policies_variables", "the tag's folder where there is one",
      asked(
        "s3:GetObject", "arn:aws:s3:::amzn-s3-demo-bucket/yellow/a", home,
        context: #""aws:PrincipalTag/team": "yellow""#), .allowed),
    DocumentedExample(
      "reference_policies_variables", "not the default's folder where there is a tag",
      asked(
        "s3:GetObject", "arn:aws:s3:::amzn-s3-demo-bucket/company-wide/a", home,
        context: #""aws:PrincipalTag/team": "yellow""#), .implicitlyDenied),
  ]

  private static func held(_ condition: String, _ context: String) -> String {
    asked(
      "dynamodb:GetItem", "arn:aws:dynamodb:us-east-1:111122223333:table/Thread",
      #"{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {\#(condition)}}"#,
      context: context)
  }

  private static let operators = "reference_policies_elements_condition_operators"
  private static let sets = "reference_policies_condition-single-vs-multi-valued-context-keys"
  private static let ranges =
    #""IpAddress": {"aws:SourceIp": ["203.0.113.0/24", "2001:DB8:1234:5678::/64"]}"#
  private static let attributes =
    #"{"dynamodb:Attributes": ["ID", "Message", "Tags", "PostDateTime"]}"#
  private static let noTags = #""ForAllValues:StringNotLike": {"aws:TagKeys": "key1*"}"#

  static let conditions: [DocumentedExample] = [
    DocumentedExample(
      operators, "a token issued after the date",
      held(
        #""DateGreaterThan": {"aws:TokenIssueTime": "2020-01-01T00:00:01Z"}"#,
        #""aws:TokenIssueTime": "2020-01-01T00:00:02Z""#), .allowed),
    DocumentedExample(
      operators, "an IPv4 address in the range", held(ranges, #""aws:SourceIp": "203.0.113.9""#),
      .allowed),
    DocumentedExample(
      operators, "an IPv6 address in the range",
      held(ranges, #""aws:SourceIp": "2001:db8:1234:5678::1""#), .allowed),
    DocumentedExample(
      operators, "an address outside both", held(ranges, #""aws:SourceIp": "198.51.100.1""#),
      .implicitlyDenied),
    DocumentedExample(
      operators, "no temporary credentials", held(#""Null": {"aws:TokenIssueTime": "true"}"#, ""),
      .allowed),
    DocumentedExample(
      operators, "a date without the key, IfExists",
      held(#""DateLessThanIfExists": {"aws:TokenIssueTime": "2020-01-01"}"#, ""), .allowed),
    DocumentedExample(
      operators, "an ARN in another account, its text bent to fit",
      held(
        #""ArnLike": {"aws:SourceArn": "arn:aws:someservice:*:111122223333:finance/*"}"#,
        #""aws:SourceArn": "arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt""#
      ), .implicitlyDenied),
    DocumentedExample(
      operators, "the same under StringLike",
      held(
        #""StringLike": {"aws:SourceArn": "arn:aws:someservice:*:111122223333:finance/*"}"#,
        #""aws:SourceArn": "arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt""#
      ), .allowed),
    DocumentedExample(
      sets, "every attribute that is asked for is listed",
      held(
        #""ForAllValues:StringEquals": \#(attributes)"#,
        #""dynamodb:Attributes": ["Message", "PostDateTime"]"#), .allowed),
    DocumentedExample(
      sets, "one of them is not",
      held(
        #""ForAllValues:StringEquals": \#(attributes)"#,
        #""dynamodb:Attributes": ["PostDateTime", "UserName"]"#), .implicitlyDenied),
    DocumentedExample(
      sets, "for any value one is enough",
      held(
        #""ForAnyValue:StringEquals": \#(attributes)"#,
        #""dynamodb:Attributes": ["PostDateTime", "UserName"]"#), .allowed),
    DocumentedExample(
      sets, "all values of an absent key", held(noTags, ""), .allowed),
    DocumentedExample(
      sets, "a tag that is excluded", held(noTags, #""aws:TagKeys": ["key1:legal"]"#),
      .implicitlyDenied),
    DocumentedExample(
      sets, "several of them", held(noTags, #""aws:TagKeys": ["key1:hr", "key1:personnel"]"#),
      .implicitlyDenied),
    DocumentedExample(
      sets, "a tag that is not", held(noTags, #""aws:TagKeys": ["key2:audit"]"#), .allowed),
  ]

  private static let scps = "organizations/latest/userguide/orgs_manage_policies_scps_evaluation"
  private static let fullAccess = policy(statement())
  private static let denyS3 = policy(statement("Deny", action: #""Action": "s3:*""#))
  private static let allowS3 = policy(statement(action: #""Action": "s3:*""#))

  private static func under(_ levels: String) -> String {
    asked("s3:GetObject", "arn:aws:s3:::b/k", everything)
      + #", "service_control_policies": [\#(levels)]"#
  }

  private static let ecr = "AmazonECR/latest/userguide/repository-policy-examples"
  private static func from(_ address: String) -> String {
    let allow =
      #"{"Sid": "IPAllow", "Effect": "Allow", "Principal": "*", "Action": "ecr:*", "Condition": {"NotIpAddress": {"aws:SourceIp": "54.240.143.188/32"}, "IpAddress": {"aws:SourceIp": "54.240.143.0/24"}}}"#
    return
      #""context": {"aws:SourceIp": "\#(address)"}, "resource_policy": {"Version": "2012-10-17", "Id": "ECRPolicyId1", "Statement": [\#(allow)]}"#
  }

  static let organizations: [DocumentedExample] = [
    DocumentedExample(
      scps, "full access at every level",
      under("[\(fullAccess)], [\(fullAccess)], [\(fullAccess)]"),
      .allowed),
    DocumentedExample(
      scps, "full access detached from the unit", under("[\(fullAccess)], [], [\(fullAccess)]"),
      .implicitlyDenied),
    DocumentedExample(
      scps, "S3 denied at the unit",
      under("[\(fullAccess)], [\(fullAccess), \(denyS3)], [\(fullAccess)]"), .explicitlyDenied),
    DocumentedExample(
      scps, "S3 alone allowed at the unit", under("[\(fullAccess)], [\(allowS3)], [\(fullAccess)]"),
      .allowed),
    DocumentedExample(ecr, "an address of the range", from("54.240.143.7"), .allowed),
    DocumentedExample(ecr, "the one that is excepted", from("54.240.143.188"), .implicitlyDenied),
    DocumentedExample(ecr, "an address outside the range", from("54.240.144.7"), .implicitlyDenied),
  ]
}
