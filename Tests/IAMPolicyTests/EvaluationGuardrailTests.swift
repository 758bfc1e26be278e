import IAMPolicy
import Testing

/// What takes permissions away: boundaries, session policies, policies of the organization and of endpoints.
@Suite("Policies that limit")
struct EvaluationGuardrailTests {
  static let everything = policy(statement())
  static let pulls = policy(statement(action: #""Action": "ecr:BatchGetImage""#))
  static let pushes = policy(statement(action: #""Action": "ecr:PutImage""#))
  static let denial = policy(statement("Deny"))
  static let linked = "arn:aws:iam::111122223333:role/aws-service-role/ecr.amazonaws.com/Linked"

  /// A user with every permission of its own, under the limit.
  static func row(
    _ name: String, _ limit: String, own: String = everything, _ decision: Decision.Outcome
  ) -> EvaluationRow {
    EvaluationRow(name, #""identity_policies": [\#(own)], \#(limit)"#, decision)
  }

  /// IAM User Guide, access_policies_boundaries and access_policies ("Session policies").
  @Test(
    "a boundary and session policies intersect with what the identity has",
    arguments: [
      row("a boundary with it", #""permissions_boundaries": [\#(pulls)]"#, .allowed),
      row("a boundary without it", #""permissions_boundaries": [\#(pushes)]"#, .implicitlyDenied),
      row("an empty list of boundaries", #""permissions_boundaries": []"#, .implicitlyDenied),
      row("no boundary", #""permissions_boundaries": null"#, .allowed),
      row(
        "a boundary grants nothing", #""permissions_boundaries": [\#(everything)]"#, own: pushes,
        .implicitlyDenied),
      row("a boundary denies", #""permissions_boundaries": [\#(denial)]"#, .explicitlyDenied),
      row("a session policy with it", #""session_policies": [\#(pulls)]"#, .allowed),
      row("a session policy without it", #""session_policies": [\#(pushes)]"#, .implicitlyDenied),
      row("of two session policies one", #""session_policies": [\#(pushes), \#(pulls)]"#, .allowed),
      row("an empty list of session policies", #""session_policies": []"#, .implicitlyDenied),
      row(
        "a session policy grants nothing", #""session_policies": [\#(everything)]"#, own: pushes,
        .implicitlyDenied),
      row(
        "boundary and session policy have nothing in common",
        #""permissions_boundaries": [\#(pulls)], "session_policies": [\#(pushes)]"#,
        .implicitlyDenied),
    ])
  func boundaries(row: EvaluationRow) throws { #expect(try row.answer().outcome == row.decision) }

  /// AWS Organizations User Guide, orgs_manage_policies_scps_evaluation and orgs_manage_policies_scps.
  @Test(
    "each level of service control policies has to allow",
    arguments: [
      row(
        "every level allows", #""service_control_policies": [[\#(everything)], [\#(pulls)]]"#,
        .allowed),
      row(
        "one level allows something else",
        #""service_control_policies": [[\#(everything)], [\#(pushes)], [\#(everything)]]"#,
        .implicitlyDenied),
      row(
        "of a level's policies one is enough",
        #""service_control_policies": [[\#(pushes), \#(pulls)]]"#,
        .allowed),
      row(
        "a level without policies", #""service_control_policies": [[\#(everything)], []]"#,
        .implicitlyDenied),
      row(
        "a denial at any level",
        #""service_control_policies": [[\#(everything), \#(denial)], [\#(everything)]]"#,
        .explicitlyDenied),
      row(
        "they grant nothing", #""service_control_policies": [[\#(everything)]]"#, own: pushes,
        .implicitlyDenied),
      row(
        "they bind the root user",
        #""principal": "111122223333", "service_control_policies": [[\#(pushes)]]"#,
        .implicitlyDenied),
      row(
        "they do not bind service-linked roles",
        #""principal": "\#(linked)", "service_control_policies": [[\#(denial)]]"#, .allowed),
      row(
        "they bind the caller also where the resource's policy names it",
        #""service_control_policies": [[\#(pushes)]], "resource_policy": \#(policy(grant("arn:aws:iam::111122223333:user/anna")))"#,
        .implicitlyDenied),
      row(
        "they do not bind callers of no account",
        #""principal": "codebuild.amazonaws.com", "service_control_policies": [[\#(pushes)]], "resource_policy": \#(policy(statement(principal: #""Principal": {"Service": "codebuild.amazonaws.com"}"#, resource: nil)))"#,
        .allowed),
    ])
  func serviceControl(row: EvaluationRow) throws {
    #expect(try row.answer().outcome == row.decision)
  }

  static func control(_ effect: String, _ condition: String? = nil) -> String {
    policy(statement(effect, principal: #""Principal": "*""#, condition: condition))
  }

  /// AWS Organizations User Guide, orgs_manage_policies_rcps.
  @Test(
    "resource control policies deny, whoever asks",
    arguments: [
      row(
        "one that denies", #""resource_control_policies": [[\#(control("Deny"))]]"#,
        .explicitlyDenied),
      row(
        "one that denies at another level",
        #""resource_control_policies": [[\#(control("Allow"))], [\#(control("Deny"))]]"#,
        .explicitlyDenied),
      row(
        "one whose condition does not hold",
        #""resource_control_policies": [[\#(control("Deny", outsiders))]], "context": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}"#,
        .allowed),
      row(
        "one whose condition holds",
        #""resource_control_policies": [[\#(control("Deny", outsiders))]], "context": {"aws:PrincipalOrgID": "o-other"}"#,
        .explicitlyDenied),
      row(
        "they grant nothing", #""resource_control_policies": [[\#(control("Allow"))]]"#,
        own: pushes, .implicitlyDenied),
      row(
        "none but AWS's own", #""resource_control_policies": [[]]"#, .allowed),
      row(
        "they do not bind service-linked roles",
        #""principal": "\#(linked)", "resource_control_policies": [[\#(control("Deny"))]]"#,
        .allowed),
      row(
        "they bind callers without signature",
        #""principal": "anonymous", "resource_control_policies": [[\#(control("Deny"))]], "resource_policy": \#(policy(statement(principal: #""Principal": "*""#, resource: nil)))"#,
        .explicitlyDenied),
    ])
  func resourceControl(row: EvaluationRow) throws {
    #expect(try row.answer().outcome == row.decision)
  }

  static let outsiders = #""StringNotEqualsIfExists": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}"#

  /// AWS PrivateLink Guide, vpc-endpoints-access; Amazon ECR User Guide, vpc-endpoints.
  @Test(
    "each endpoint that is passed has to allow",
    arguments: [
      row("one that allows", #""endpoint_policies": [\#(control("Allow"))]"#, .allowed),
      row(
        "one of two says nothing", #""endpoint_policies": [\#(control("Allow")), \#(pushing)]"#,
        .implicitlyDenied),
      row(
        "one of two denies", #""endpoint_policies": [\#(control("Allow")), \#(control("Deny"))]"#,
        .explicitlyDenied),
      row(
        "it grants nothing", #""endpoint_policies": [\#(control("Allow"))]"#, own: pushes,
        .implicitlyDenied),
      row("none is passed", #""endpoint_policies": []"#, .allowed),
      row(
        "it names the caller's role",
        #""endpoint_policies": [\#(forRole)], "principal": "arn:aws:sts::111122223333:assumed-role/puller/s""#,
        .allowed),
      row("it names another role", #""endpoint_policies": [\#(forRole)]"#, .implicitlyDenied),
    ])
  func endpoints(row: EvaluationRow) throws { #expect(try row.answer().outcome == row.decision) }

  static let pushing = policy(
    statement(principal: #""Principal": "*""#, action: #""Action": "ecr:PutImage""#))
  static let forRole = policy(
    statement(principal: #""Principal": {"AWS": "arn:aws:iam::111122223333:role/puller"}"#))
}
