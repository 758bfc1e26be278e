import IAMPolicy
import Testing

/// A `Principal` or `NotPrincipal` of a repository's policy beside callers of another account that may do everything at
/// home: only whether they are named decides.
@Suite("Principals: IAM User Guide, reference_policies_elements_principal")
struct EvaluationPrincipalTests {
  static let user = "arn:aws:iam::444455556666:user/team/bob"
  static let role = "arn:aws:iam::444455556666:role/puller"
  static let session = "arn:aws:sts::444455556666:assumed-role/puller/s"
  static let federated = "arn:aws:sts::444455556666:federated-user/bob"
  static let provider = "arn:aws:iam::444455556666:oidc-provider/example.com"

  static func row(
    _ principal: String, by caller: String, _ decision: Decision.Outcome, context: String = ""
  ) -> EvaluationRow {
    let allow = statement(principal: #""Principal": \#(principal)"#, resource: nil)
    return EvaluationRow(
      "\(principal) and \(caller)",
      #""principal": "\#(caller)", "context": {\#(context)}, "identity_policies": [\#(policy(statement()))], "session_policies": [\#(policy(statement()))], "resource_policy": \#(policy(allow))"#,
      decision)
  }

  @Test(
    "who is named",
    arguments: [
      row(#"{"AWS": "\#(user)"}"#, by: user, .allowed),
      row(#"{"AWS": "arn:aws:iam::444455556666:user/bob"}"#, by: user, .implicitlyDenied),
      row(#"{"AWS": "arn:aws:iam::444455556666:user/team/Bob"}"#, by: user, .implicitlyDenied),
      row(#"{"AWS": "arn:aws:iam::444455556666:user/team/*"}"#, by: user, .implicitlyDenied),
      row(#"{"AWS": ["\#(role)", "\#(user)"]}"#, by: user, .allowed),
      row(#"{"AWS": "444455556666"}"#, by: user, .allowed),
      row(#"{"AWS": "arn:aws:iam::444455556666:root"}"#, by: session, .allowed),
      row(#"{"AWS": "777788889999"}"#, by: user, .implicitlyDenied),
      row(#"{"AWS": "\#(role)"}"#, by: session, .allowed),
      row(#"{"AWS": "\#(role)"}"#, by: role, .allowed),
      row(#"{"AWS": "\#(role)2"}"#, by: session, .implicitlyDenied),
      row(#"{"AWS": "\#(session)"}"#, by: session, .allowed),
      row(#"{"AWS": "\#(session)"}"#, by: session + "2", .implicitlyDenied),
      row(#"{"AWS": "\#(session)"}"#, by: role, .implicitlyDenied),
      row(#"{"AWS": "\#(federated)"}"#, by: federated, .allowed),
      row(#"{"AWS": "444455556666"}"#, by: federated, .allowed),
      row(
        #"{"AWS": "AROAEXAMPLEID12345678"}"#, by: session, .allowed,
        context: #""aws:userid": "AROAEXAMPLEID12345678:s""#),
      row(
        #"{"AWS": "AROAOTHERID1234567890"}"#, by: session, .implicitlyDenied,
        context: #""aws:userid": "AROAEXAMPLEID12345678:s""#),
      row(
        #"{"AWS": "AIDAEXAMPLEID12345678"}"#, by: user, .allowed,
        context: #""aws:userid": "AIDAEXAMPLEID12345678""#),
      row(#"{"AWS": "*"}"#, by: user, .allowed),
      row(#""*""#, by: user, .allowed),
      row(#""*""#, by: "anonymous", .allowed),
      row(#"{"AWS": "*"}"#, by: "anonymous", .allowed),
      row(#"{"AWS": "444455556666"}"#, by: "anonymous", .implicitlyDenied),
      row(#""*""#, by: "ecs.amazonaws.com", .allowed),
      row(#"{"Service": "ecs.amazonaws.com"}"#, by: "ecs.amazonaws.com", .allowed),
      row(
        #"{"Service": ["ec2.amazonaws.com", "ecs.amazonaws.com"]}"#, by: "ecs.amazonaws.com",
        .allowed),
      row(#"{"Service": "ec2.amazonaws.com"}"#, by: "ecs.amazonaws.com", .implicitlyDenied),
      row(#"{"Service": "ecs.amazonaws.com"}"#, by: user, .implicitlyDenied),
      row(#"{"AWS": "444455556666"}"#, by: "ecs.amazonaws.com", .implicitlyDenied),
      row(#"{"Federated": "\#(provider)"}"#, by: provider, .allowed),
      row(#"{"Federated": "\#(provider)"}"#, by: session, .implicitlyDenied),
      row(#"{"Federated": "accounts.google.com"}"#, by: "accounts.google.com", .allowed),
      row(
        #"{"AWS": "777788889999", "Service": "ecs.amazonaws.com"}"#, by: "ecs.amazonaws.com",
        .allowed),
      row(
        #"{"CanonicalUser": "\#(String(repeating: "a", count: 64))"}"#, by: user, .implicitlyDenied),
    ])
  func named(row: EvaluationRow) throws { #expect(try row.answer().outcome == row.decision) }

  @Test(
    "a role's path is in its ARN and not in its sessions': the request's aws:PrincipalArn tells it")
  func path() throws {
    let deep = "arn:aws:iam::444455556666:role/team/puller"
    let policy = #"{"AWS": "\#(deep)"}"#
    #expect(
      try Self.row(policy, by: Self.session, .implicitlyDenied).answer().outcome
        == .implicitlyDenied)
    let told = Self.row(
      policy, by: Self.session, .allowed, context: #""aws:PrincipalArn": "\#(deep)""#)
    #expect(try told.answer().outcome == .allowed)
  }

  /// reference_policies_condition-keys: `aws:PrincipalArn` of a session is its role's ARN.
  @Test("everyone, held to one role by aws:PrincipalArn, is that role's sessions")
  func principalARN() throws {
    let allow = statement(
      principal: #""Principal": "*""#, resource: nil,
      condition: #""ArnEquals": {"aws:PrincipalArn": "\#(Self.role)"}"#)
    for (caller, decision) in [
      (Self.session, Decision.Outcome.allowed), (Self.user, .implicitlyDenied),
      ("anonymous", .implicitlyDenied),
    ] {
      let answer = try decide(
        #""principal": "\#(caller)", "identity_policies": [\#(policy(statement()))], "resource_policy": \#(policy(allow))"#
      )
      #expect(answer.outcome == decision, "\(caller)")
    }
  }

  static func spared(
    _ names: String, by caller: String, _ more: String, _ decision: Decision.Outcome
  ) -> EvaluationRow {
    let deny = statement("Deny", principal: #""NotPrincipal": \#(names)"#, resource: nil)
    return EvaluationRow(
      "all but \(names), asked by \(caller)",
      #""resource_account": "444455556666", "principal": "\#(caller)", "identity_policies": [\#(policy(statement()))], "resource_policy": \#(policy(deny))\#(more)"#,
      decision)
  }

  /// reference_policies_elements_notprincipal: the account, the role and the session are tested one after the other.
  @Test(
    "NotPrincipal spares whom it names in every way that AWS tests",
    arguments: [
      spared(#"{"AWS": ["\#(user)", "444455556666"]}"#, by: user, "", .allowed),
      spared(#"{"AWS": ["\#(user)", "arn:aws:iam::444455556666:root"]}"#, by: user, "", .allowed),
      spared(#"{"AWS": "\#(user)"}"#, by: user, "", .explicitlyDenied),
      spared(#"{"AWS": "444455556666"}"#, by: user, "", .explicitlyDenied),
      spared(#"{"AWS": "444455556666"}"#, by: "444455556666", "", .allowed),
      spared(#"{"AWS": ["\#(user)2", "444455556666"]}"#, by: user, "", .explicitlyDenied),
      spared(#"{"AWS": ["\#(session)", "\#(role)", "444455556666"]}"#, by: session, "", .allowed),
      spared(#"{"AWS": ["\#(role)", "444455556666"]}"#, by: session, "", .undetermined),
      spared(#"{"AWS": ["\#(session)", "444455556666"]}"#, by: session, "", .explicitlyDenied),
      spared(
        #"{"AWS": ["\#(user)", "444455556666"]}"#, by: user,
        #", "permissions_boundaries": [\#(policy(statement()))]"#, .explicitlyDenied),
    ])
  func notPrincipal(row: EvaluationRow) throws { #expect(try row.answer().outcome == row.decision) }
}
