import IAMPolicy
import Testing

/// Whose policies have to allow a request, by where its caller and its resource belong.
@Suite("One account and several: IAM User Guide, reference_policies_evaluation-logic")
struct EvaluationAccountTests {
  static let everything = policy(statement())
  static let pushOnly = policy(statement(action: #""Action": "ecr:PutImage""#))
  static let anna = "arn:aws:iam::111122223333:user/anna"
  static let role = "arn:aws:iam::111122223333:role/puller"
  static let session = "arn:aws:sts::111122223333:assumed-role/puller/s"
  static let federated = "arn:aws:sts::111122223333:federated-user/anna"

  static func row(
    _ name: String, by principal: String? = nil, own: String? = nil, on resource: String? = nil,
    _ decision: Decision.Outcome
  ) -> EvaluationRow {
    row(name, by: principal, own: own, on: resource, nil, decision)
  }

  /// - Parameters:
  ///   - own: The caller's identity policy.
  ///   - resource: The repository's policy.
  ///   - more: Further members of the request.
  static func row(
    _ name: String, by principal: String? = nil, own: String? = nil, on resource: String? = nil,
    _ more: String?, _ decision: Decision.Outcome
  ) -> EvaluationRow {
    let members = [
      principal.map { #""principal": "\#($0)""# }, own.map { #""identity_policies": [\#($0)]"# },
      resource.map { #""resource_policy": \#($0)"# }, more,
    ]
    return EvaluationRow(name, members.compactMap(\.self).joined(separator: ", "), decision)
  }

  @Test(
    "in one account either side's permission is enough, and any denial ends it",
    arguments: [
      row("nothing allows", .implicitlyDenied),
      row("an identity policy allows", own: everything, .allowed),
      row("an identity policy allows something else", own: pushOnly, .implicitlyDenied),
      row("a resource policy names the user", on: policy(grant(anna)), .allowed),
      row("a resource policy names another user", on: policy(grant(anna + "2")), .implicitlyDenied),
      row(
        "a resource policy names the account, which hands nothing on",
        on: policy(grant("111122223333")), .implicitlyDenied),
      row(
        "a resource policy names the account, which hands it on", own: everything,
        on: policy(grant("111122223333")), .allowed),
      row(
        "an identity policy allows and a resource policy is about somebody else", own: everything,
        on: policy(grant("444455556666")), .allowed),
      row(
        "the identity's denial beats the resource's permission",
        own: policy(statement("Deny")), on: policy(grant(anna)), .explicitlyDenied),
      row(
        "the resource's denial beats the identity's permission", own: everything,
        on: policy(grant("111122223333", "Deny")), .explicitlyDenied),
      row(
        "a denial before the permission in one policy", own: policy(statement("Deny"), statement()),
        .explicitlyDenied),
      row(
        "a denial of something else",
        own: policy(statement(), statement("Deny", action: #""Action": "ecr:PutImage""#)), .allowed),
    ])
  func oneAccount(row: EvaluationRow) throws { #expect(try row.answer().outcome == row.decision) }

  /// The page on cross-account evaluation, reference_policies_evaluation-logic-cross-account.
  @Test(
    "across accounts both sides have to allow",
    arguments: [
      row("only the identity's side", by: bob, own: everything, .implicitlyDenied),
      row("only the resource's side", by: bob, on: policy(grant(bob)), .implicitlyDenied),
      row("both sides, by name", by: bob, own: everything, on: policy(grant(bob)), .allowed),
      row(
        "both sides, by account", by: bob, own: everything, on: policy(grant("444455556666")),
        .allowed),
      row(
        "both sides, by the account's root ARN", by: bob, own: everything,
        on: policy(grant("arn:aws:iam::444455556666:root")), .allowed),
      row(
        "the root ARN in another partition", by: bob, own: everything,
        on: policy(grant("arn:aws-cn:iam::444455556666:root")), .implicitlyDenied),
      row("both sides, by `*`", by: bob, own: everything, on: policy(grant("*")), .allowed),
      row(
        "the resource names its own account", by: bob, own: everything,
        on: policy(grant("111122223333")), .implicitlyDenied),
      row(
        "the resource's side denies", by: bob, own: everything,
        on: policy(grant(bob), grant("444455556666", "Deny")), .explicitlyDenied),
      row(
        "a session by its role", by: bobSession, own: everything,
        on: policy(grant("arn:aws:iam::444455556666:role/puller")), .allowed),
      row(
        "a session by its own ARN, without permission of its own", by: bobSession,
        on: policy(grant(bobSession)), .implicitlyDenied),
      row(
        "a boundary limits across accounts too", by: bob, own: everything,
        on: policy(grant(bob)), #""permissions_boundaries": [\#(pushOnly)]"#, .implicitlyDenied),
      row(
        "the owner is told, whatever the ARN says", by: bob, own: everything,
        #""resource_account": "444455556666""#, .allowed),
      row(
        "an ARN without an account, its owner told", by: bob, own: everything,
        #""action": "s3:GetObject", "resource": "arn:aws:s3:::b/k", "resource_account": "111122223333""#,
        .implicitlyDenied),
    ])
  func acrossAccounts(row: EvaluationRow) throws {
    #expect(try row.answer().outcome == row.decision)
  }

  static let bob = "arn:aws:iam::444455556666:user/bob"
  static let bobSession = "arn:aws:sts::444455556666:assumed-role/puller/s"

  /// The same page, "Evaluating identity-based policies with resource-based policies", and
  /// access_policies_boundaries: whom a resource policy names decides what can limit it.
  @Test(
    "a resource policy's permission is limited by what it names",
    arguments: [
      row("a role by its ARN", by: session, on: policy(grant(role)), .allowed),
      row(
        "a role by its ARN, under a boundary without it", by: session, on: policy(grant(role)),
        boundary, .implicitlyDenied),
      row(
        "a role by its ARN, under a session policy without it", by: session,
        on: policy(grant(role)), passed, .implicitlyDenied),
      row(
        "a role by its ARN, under a boundary and a session policy with it", by: session,
        on: policy(grant(role)),
        #""permissions_boundaries": [\#(everything)], "session_policies": [\#(everything)]"#,
        .allowed),
      row(
        "a session by its ARN, under a boundary without it", by: session,
        on: policy(grant(session)), boundary, .allowed),
      row(
        "a session by its ARN, under a session policy without it", by: session,
        on: policy(grant(session)), passed, .allowed),
      row(
        "another session of the role", by: session + "2", on: policy(grant(session)),
        .implicitlyDenied),
      row(
        "a user by its ARN, under a boundary without it", on: policy(grant(anna)), boundary,
        .allowed),
      row(
        "the account, whose identity policy a boundary limits", own: everything,
        on: policy(grant("111122223333")), boundary, .implicitlyDenied),
      row(
        "a boundary that denies", on: policy(grant(anna)),
        #""permissions_boundaries": [\#(policy(statement("Deny")))]"#, .explicitlyDenied),
      row(
        "a session policy that denies", by: session, on: policy(grant(session)),
        #""session_policies": [\#(policy(statement("Deny")))]"#, .explicitlyDenied),
      row(
        "a federated user by its session's ARN", by: federated, on: policy(grant(federated)),
        passed, .allowed),
      row(
        "a federated user's session has what was passed for it", by: federated, own: everything,
        #""session_policies": [\#(everything)]"#, .allowed),
      row(
        "a federated user's session for which nothing was passed", by: federated, own: everything,
        .implicitlyDenied),
    ])
  func limits(row: EvaluationRow) throws { #expect(try row.answer().outcome == row.decision) }

  static let boundary = #""permissions_boundaries": [\#(pushOnly)]"#
  static let passed = #""session_policies": [\#(pushOnly)]"#

  /// reference_policies_evaluation-logic_policy-eval-denyallow, on the root user.
  @Test(
    "the root user may do everything in its account that nothing denies",
    arguments: [
      row("without any policy", by: "111122223333", .allowed),
      row("by its ARN", by: "arn:aws:iam::111122223333:root", .allowed),
      row(
        "denied by the resource", by: "111122223333", on: policy(grant("111122223333", "Deny")),
        .explicitlyDenied),
      row("in another account, which says nothing", by: "444455556666", .implicitlyDenied),
      row(
        "in another account, which lets its account in", by: "444455556666",
        on: policy(grant("444455556666")), .allowed),
    ])
  func root(row: EvaluationRow) throws { #expect(try row.answer().outcome == row.decision) }
}
