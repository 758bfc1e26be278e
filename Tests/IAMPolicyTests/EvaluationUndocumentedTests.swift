import IAMPolicy
import Testing

/// What AWS does not document, and whom its policies do not reach.
@Suite("Decisions beyond the documented")
struct EvaluationUndocumentedTests {
  static let everything = policy(statement())
  static let session = "arn:aws:sts::111122223333:assumed-role/app/one"
  static let role = "arn:aws:iam::111122223333:role/app"

  static func denial(_ condition: String) -> String {
    #""identity_policies": [\#(everything), \#(policy(statement("Deny", condition: condition)))]"#
  }

  static func row(_ condition: String, _ context: String, _ decision: Decision.Outcome)
    -> EvaluationRow
  {
    EvaluationRow(condition, #""context": {\#(context)}, \#(denial(condition))"#, decision)
  }

  @Test(
    "a value that is not of a negated operator's type leaves it open",
    arguments: [
      row(
        #""NumericNotEquals": {"aws:MultiFactorAuthAge": "many"}"#,
        #""aws:MultiFactorAuthAge": "3""#, .undetermined),
      row(
        #""NumericNotEquals": {"aws:MultiFactorAuthAge": "4"}"#,
        #""aws:MultiFactorAuthAge": "many""#, .undetermined),
      row(
        #""NumericNotEquals": {"aws:MultiFactorAuthAge": ["many", "3"]}"#,
        #""aws:MultiFactorAuthAge": "3""#, .allowed),
      row(
        #""NumericNotEquals": {"aws:MultiFactorAuthAge": "4"}"#,
        #""aws:MultiFactorAuthAge": "3""#, .explicitlyDenied),
      row(
        #""DateNotEquals": {"aws:CurrentTime": "2026-02-31"}"#,
        #""aws:CurrentTime": "2026-01-01T00:00:00Z""#, .undetermined),
      row(
        #""NotIpAddress": {"aws:SourceIp": "10.0.0.0/8"}"#, #""aws:SourceIp": "here""#,
        .undetermined),
      row(#""ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam"}"#, "", .undetermined),
      row(#""ArnNotLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/*"}"#, "", .explicitlyDenied),
      row(#""StringNotEquals": {"aws:userid": "a"}"#, #""aws:userid": "b""#, .explicitlyDenied),
      row(
        #""NumericEquals": {"aws:MultiFactorAuthAge": "many"}"#,
        #""aws:MultiFactorAuthAge": "3""#, .allowed),
    ])
  func negated(row: EvaluationRow) throws { #expect(try row.answer().outcome == row.decision) }

  @Test(
    "a policy variable under `Bool` leaves it open",
    arguments: [
      row(
        #""Bool": {"aws:SecureTransport": "${aws:PrincipalTag/secure}"}"#,
        #""aws:SecureTransport": "true""#, .undetermined),
      row(
        #""Bool": {"aws:SecureTransport": ["${aws:PrincipalTag/secure}", "true"]}"#,
        #""aws:SecureTransport": "true""#, .explicitlyDenied),
      row(
        #""Bool": {"aws:SecureTransport": "false"}"#, #""aws:SecureTransport": "true""#, .allowed),
    ])
  func bool(row: EvaluationRow) throws { #expect(try row.answer().outcome == row.decision) }

  static func exempting(_ names: String...) -> String {
    let list = names.map { #""\#($0)""# }.joined(separator: ", ")
    let denial = statement(
      "Deny", principal: #""NotPrincipal": {"AWS": [\#(list)]}"#, resource: nil)
    return #"""
      "principal": "\#(session)", "identity_policies": [\#(everything)],
      "resource_policy": \#(policy(denial))
      """#
  }

  @Test(
    "`NotPrincipal` without the session leaves it open whether the session is exempt",
    arguments: [
      EvaluationRow("role and account", exempting(role, "111122223333"), .undetermined),
      EvaluationRow(
        "the whole chain", exempting(session, role, "111122223333"), .allowed),
      EvaluationRow("the account alone", exempting("111122223333"), .explicitlyDenied),
      EvaluationRow("somebody else", exempting("444455556666"), .explicitlyDenied),
      EvaluationRow(
        "with a boundary",
        exempting(role, "111122223333") + #", "permissions_boundaries": [\#(everything)]"#,
        .explicitlyDenied),
    ])
  func notPrincipal(row: EvaluationRow) throws {
    let decision = try row.answer()
    #expect(decision.outcome == row.decision)
    if row.decision == .undetermined {
      let faults = decision.reasons.flatMap { reason -> [String] in
        if case .statement(let statement) = reason { statement.faults } else { [] }
      }
      #expect(faults.contains { $0.contains("does not document") }, "\(faults)")
    }
  }

  static let closed = #""service_control_policies": [[\#(policy(statement("Deny")))]]"#

  @Test(
    "the organization's policies do not touch its management account",
    arguments: [
      EvaluationRow("a member", closed, .explicitlyDenied),
      EvaluationRow(
        "the management account", #""management_account": "111122223333", \#(closed)"#, .allowed),
      EvaluationRow(
        "another management account", #""management_account": "444455556666", \#(closed)"#,
        .explicitlyDenied),
      EvaluationRow(
        "no service control policy at all", #""service_control_policies": []"#,
        .implicitlyDenied),
      EvaluationRow("no organization", #""service_control_policies": null"#, .allowed),
      EvaluationRow(
        "resources of the management account",
        #"""
        "management_account": "111122223333", "resource_control_policies":
        [[\#(policy(statement("Deny", principal: #""Principal": "*""#)))]]
        """#, .allowed),
    ])
  func management(row: EvaluationRow) throws {
    let members = #""identity_policies": [\#(Self.everything)], \#(row.request)"#
    #expect(try decide(members).outcome == row.decision)
  }

  @Test("no policy keeps a caller from `sts:GetCallerIdentity`")
  func callerIdentity() throws {
    let denial = #""identity_policies": [\#(policy(statement("Deny")))], "resource": "*""#
    #expect(try decide(#""action": "sts:getCallerIdentity", \#(denial)"#).outcome == .allowed)
    #expect(
      try decide(#""action": "sts:GetFederationToken", \#(denial)"#).outcome == .explicitlyDenied)
  }
}
