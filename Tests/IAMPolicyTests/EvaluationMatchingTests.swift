import IAMPolicy
import Testing

/// One identity policy of the user `anna` beside a request.
@Suite("Actions and resources")
struct EvaluationMatchingTests {
  static let repository = "arn:aws:ecr:us-east-1:111122223333:repository/app"

  static func action(_ element: String, _ isAllowed: Bool) -> EvaluationRow {
    action(element, "ecr:BatchGetImage", isAllowed)
  }

  static func action(_ element: String, _ action: String, _ isAllowed: Bool) -> EvaluationRow {
    EvaluationRow(
      "\(element) and \(action)",
      #""action": "\#(action)", "resource": "*", "identity_policies": [\#(policy(statement(action: element)))]"#,
      isAllowed ? .allowed : .implicitlyDenied)
  }

  /// IAM User Guide, reference_policies_elements_action and reference_policies_elements_notaction.
  @Test(
    "actions are compared without regard to case, prefix and name each by itself",
    arguments: [
      action(#""Action": "ecr:BatchGetImage""#, true),
      action(#""Action": "ECR:batchgetimage""#, true),
      action(#""Action": ["ecr:PutImage", "ecr:BatchGetImage"]"#, true),
      action(#""Action": "*""#, true),
      action(#""Action": "ecr:*""#, true),
      action(#""Action": "ecr:*Image""#, true),
      action(#""Action": "ecr:*GetImag?""#, true),
      action(#""Action": "ecr:?BatchGetImage""#, false),
      action(#""Action": "ecr:Batch""#, false),
      action(#""Action": "ecr-public:*""#, false),
      action(#""Action": "e*:BatchGetImage""#, true),
      action(#""Action": "*:*""#, true),
      action(#""Action": "*GetImage""#, false),
      action(#""Action": []"#, false),
      action(#""Action": "ecr:${aws:username}""#, "ecr:anna", false),
      action(#""NotAction": "ecr:PutImage""#, true),
      action(#""NotAction": "ecr:Batch*""#, false),
      action(#""NotAction": ["ecr:PutImage", "ECR:BATCHGETIMAGE"]"#, false),
      action(#""NotAction": "s3:*""#, true),
      action(#""NotAction": "*""#, false),
    ])
  func actions(row: EvaluationRow) throws { #expect(try row.answer().outcome == row.decision) }

  static func resource(_ element: String, _ isAllowed: Bool, context: String = "") -> EvaluationRow
  {
    resource(element, repository, isAllowed, context: context)
  }

  static func resource(
    _ element: String, _ resource: String, _ isAllowed: Bool, context: String = "",
    version: String = "2012-10-17"
  ) -> EvaluationRow {
    let document = policy(statement(resource: element), version: version)
    return EvaluationRow(
      "\(element) and \(resource), \(context)",
      #""resource": "\#(resource)", "context": {\#(context)}, "identity_policies": [\#(document)]"#,
      isAllowed ? .allowed : .implicitlyDenied)
  }

  /// IAM User Guide, reference_policies_elements_resource and reference_policies_elements_notresource.
  @Test(
    "resources are compared with regard to case, wildcards free to run over slashes and colons",
    arguments: [
      resource(#""Resource": "\#(repository)""#, true),
      resource(#""Resource": "*""#, true),
      resource(#""Resource": ["\#(repository)2", "\#(repository)"]"#, true),
      resource(#""Resource": []"#, false),
      resource(#""Resource": "arn:aws:ecr:us-east-1:111122223333:repository/App""#, false),
      resource(#""Resource": "arn:aws:ecr:us-east-1:111122223333:repository/*""#, true),
      resource(#""Resource": "arn:aws:ecr:us-east-1:111122223333:repository/ap?""#, true),
      resource(#""Resource": "arn:aws:ecr:us-east-1:111122223333:repository/app?""#, false),
      resource(#""Resource": "arn:aws:ecr:*:111122223333:repository/app""#, true),
      resource(#""Resource": "arn:aws:ecr:us-????-1:111122223333:repository/app""#, true),
      resource(#""Resource": "arn:aws:ecr:*""#, true),
      resource(#""Resource": "arn:aws:ecr:us-east-1:111122223333:*""#, true),
      resource(#""Resource": "arn:*:ecr:*:*:*""#, true),
      resource(#""Resource": "arn:aws:ecr:us-east-1:*""#, true),
      resource(#""Resource": "arn:aws:ecr:us-west-2:*""#, false),
      resource(#""Resource": "arn:aws-cn:ecr:us-east-1:111122223333:repository/app""#, false),
      resource(#""Resource": "arn:aws:ecr:us-east-1:111122223333:repository/""#, false),
      resource(
        #""Resource": "arn:aws:s3:::b/*/test/*""#, "arn:aws:s3:::b/1/2/test/3/x", true),
      resource(#""Resource": "arn:aws:s3:::b/*/test/*""#, "arn:aws:s3:::b//test/x", true),
      resource(#""Resource": "arn:aws:s3:::b/*/test/*""#, "arn:aws:s3:::b/test/x", false),
      resource(#""NotResource": "\#(repository)""#, false),
      resource(#""NotResource": "arn:aws:ecr:*""#, false),
      resource(#""NotResource": ["arn:aws:s3:::b", "\#(repository)2"]"#, true),
      resource(#""NotResource": "*""#, false),
    ])
  func resources(row: EvaluationRow) throws { #expect(try row.answer().outcome == row.decision) }

  /// IAM User Guide, reference-arns, on paths.
  @Test(
    "a wildcard in the word that names the resource type matches nothing",
    arguments: [
      resource(#""Resource": "arn:aws:ecr:us-east-1:111122223333:repo*/app""#, false),
      resource(#""Resource": "arn:aws:ecr:us-east-1:111122223333:repository*""#, false),
      resource(#""Resource": "arn:aws:ecr:us-east-1:111122223333:*/app""#, false),
      resource(#""Resource": "arn:aws:ecr:us-east-1:111122223333:?epository/*""#, false),
      resource(#""NotResource": "arn:aws:ecr:us-east-1:111122223333:repo*/app""#, true),
      resource(
        #""Resource": "arn:aws:iam::111122223333:u*""#, "arn:aws:iam::111122223333:user/a", false),
      resource(
        #""Resource": "arn:aws:iam::111122223333:*""#, "arn:aws:iam::111122223333:user/a", true),
      resource(#""Resource": "arn:aws:s3:::bu*/a""#, "arn:aws:s3:::bucket/a", true),
    ])
  func resourceTypes(row: EvaluationRow) throws {
    #expect(try row.answer().outcome == row.decision)
  }

  static let under = #"arn:aws:ecr:us-east-1:111122223333:repository"#
  static let tag = #""aws:PrincipalTag/team": "app""#

  /// IAM User Guide, reference_policies_variables.
  @Test(
    "policy variables stand in the resource part, and are compared literally",
    arguments: [
      resource(#""Resource": "\#(under)/${aws:username}""#, under + "/anna", true),
      resource(#""Resource": "\#(under)/${AWS:UserName}/*""#, under + "/anna/x", true),
      resource(#""Resource": "\#(under)/${aws:username}""#, under + "/bert", false),
      resource(#""Resource": "\#(under)/${aws:PrincipalTag/team}""#, true, context: tag),
      resource(#""Resource": "\#(under)/${aws:PrincipalTag/team}""#, false),
      resource(#""Resource": "\#(under)/${aws:PrincipalTag/team, 'app'}""#, true),
      resource(#""Resource": "\#(under)/${aws:PrincipalTag/team, 'all'}""#, false),
      resource(#""Resource": "\#(under)/${aws:PrincipalTag/team, 'all'}""#, true, context: tag),
      resource(
        #""Resource": "\#(under)/${aws:PrincipalTag/team}""#, false,
        context: #""aws:PrincipalTag/team": "*""#),
      resource(
        #""Resource": "\#(under)/${aws:PrincipalTag/team}""#, under + "/*", true,
        context: #""aws:PrincipalTag/team": "*""#),
      resource(#""Resource": "\#(under)/a${*}""#, under + "/app", false),
      resource(#""Resource": "\#(under)/a${*}""#, under + "/a*", true),
      resource(#""Resource": "\#(under)/ap${?}""#, false),
      resource(#""Resource": "\#(under)/ap${?}""#, under + "/ap?", true),
      resource(#""Resource": "\#(under)/${$}{aws:username}""#, under + "/${aws:username}", true),
      resource(#""Resource": "\#(under)/${$}{aws:username}""#, under + "/anna", false),
      resource(
        #""Resource": "arn:aws:ecr:us-east-1:${aws:PrincipalAccount}:repository/app""#, false),
      resource(#""NotResource": "\#(under)/${aws:PrincipalTag/team}""#, true),
      resource(#""NotResource": "\#(under)/${aws:PrincipalTag/team}""#, false, context: tag),
      resource(
        #""Resource": "\#(under)/${aws:username}""#, under + "/anna", false, version: "2008-10-17"),
      resource(
        #""Resource": "\#(under)/${aws:username}""#, under + "/${aws:username}", true,
        version: "2008-10-17"),
      resource(
        #""Resource": "\#(under)/${*}""#, under + "/${anything}", true, version: "2008-10-17"),
    ])
  func variables(row: EvaluationRow) throws { #expect(try row.answer().outcome == row.decision) }

  /// The same page, on variables in conditions.
  @Test(
    "variables stand in the values of string and ARN operators",
    arguments: [
      ConditionRow(#""StringEquals": {"k": "${aws:username}"}"#, #""k": "anna""#, true),
      ConditionRow(#""StringEquals": {"k": "${aws:username}"}"#, #""k": "${aws:username}""#, false),
      ConditionRow(#""StringEqualsIgnoreCase": {"k": "${aws:username}"}"#, #""k": "ANNA""#, true),
      ConditionRow(#""StringLike": {"k": "${aws:username}-*"}"#, #""k": "anna-1""#, true),
      ConditionRow(#""StringLike": {"k": "${aws:PrincipalTag/t}*"}"#, #""k": "ab""#, false),
      ConditionRow(#""StringLike": {"k": "${aws:PrincipalTag/t, 'a'}*"}"#, #""k": "ab""#, true),
      ConditionRow(#""StringNotEquals": {"k": "${aws:PrincipalTag/t}"}"#, #""k": "ab""#, true),
      ConditionRow(#""StringNotEquals": {"k": "${aws:username}"}"#, #""k": "anna""#, false),
      ConditionRow(#""StringLike": {"k": "a${*}c"}"#, #""k": "abc""#, false),
      ConditionRow(#""StringLike": {"k": "a${*}c"}"#, #""k": "a*c""#, true),
      ConditionRow(#""StringLike": {"k": "a${?}c*"}"#, #""k": "a?cd""#, true),
      ConditionRow(#""StringEquals": {"k": "${$}5"}"#, #""k": "$5""#, true),
      ConditionRow(
        #""ArnLike": {"aws:SourceArn": "arn:aws:sns:*:*:${aws:username}"}"#,
        #""aws:SourceArn": "arn:aws:sns:us-east-1:111122223333:anna""#, true),
      ConditionRow(#""NumericEquals": {"k": "${n}"}"#, #""k": "5", "n": "5""#, false),
      ConditionRow(#""StringEquals": {"k": "${l}"}"#, #""k": "a", "l": ["a", "b"]"#, false),
    ])
  func conditionVariables(row: ConditionRow) throws { try row.check() }

  @Test("a policy without a version has no variables")
  func noVersion() throws {
    let document =
      #"{"Statement": \#(statement(condition: #""StringEquals": {"k": "${aws:username}"}"#))}"#
    let request = #""identity_policies": [\#(document)], "context": {"k": "#
    #expect(try decide(request + #""anna"}"#).outcome == .implicitlyDenied)
    #expect(try decide(request + #""${aws:username}"}"#).outcome == .allowed)
  }

  static func onEverything(
    _ name: String, _ document: String, _ decision: Decision.Outcome
  ) -> EvaluationRow {
    onEverything(name, document, "", decision)
  }

  static func onEverything(
    _ name: String, _ document: String, _ more: String, _ decision: Decision.Outcome
  ) -> EvaluationRow {
    EvaluationRow(
      name,
      #""action": "ecr:GetAuthorizationToken", "identity_policies": [\#(document)]\#(more)"#,
      decision)
  }

  /// Service Authorization Reference, list_amazonelasticcontainerregistry: an empty column of resource types.
  @Test(
    "an action without resource level is asked on `*` alone",
    arguments: [
      onEverything("on `*`", policy(statement()), .allowed),
      onEverything(
        "on an ARN", policy(statement(resource: #""Resource": "\#(under)/*""#)), .implicitlyDenied),
      onEverything(
        "on a pattern of ARNs", policy(statement(resource: #""Resource": "arn:*""#)),
        .implicitlyDenied),
      onEverything(
        "denied on an ARN",
        policy(statement(), statement("Deny", resource: #""Resource": "arn:aws:ecr:*""#)),
        .allowed),
      onEverything(
        "on all but an ARN", policy(statement(resource: #""NotResource": "arn:aws:ecr:*""#)),
        .allowed),
      onEverything(
        "a resource policy has no say", policy(statement()),
        #", "resource_policy": \#(policy(grant("*", "Deny")))"#, .allowed),
      onEverything(
        "in the caller's own account", policy(statement()),
        #", "resource_account": "999999999999""#,
        .allowed),
      EvaluationRow(
        "an action that our tables do not hold, told",
        #""action": "s3:ListAllMyBuckets", "resource": "arn:aws:s3:::b", "wildcard_only_action": true, "identity_policies": [\#(policy(statement(resource: #""Resource": "arn:aws:s3:::b""#)))]"#,
        .implicitlyDenied),
      EvaluationRow(
        "an action that our tables do not hold, not told",
        #""action": "s3:ListAllMyBuckets", "resource": "arn:aws:s3:::b", "identity_policies": [\#(policy(statement(resource: #""Resource": "arn:aws:s3:::b""#)))]"#,
        .allowed),
      EvaluationRow(
        "an action of the newer tables",
        #""action": "ecr:GetSigningConfiguration", "identity_policies": [\#(policy(statement(resource: #""Resource": "arn:aws:ecr:*""#)))]"#,
        .implicitlyDenied),
    ])
  func wildcardOnly(row: EvaluationRow) throws { #expect(try row.answer().outcome == row.decision) }
}
