import IAMPolicy
import Testing

/// Incomplete ARNs, which AWS completes in some types of policies and not in others.
@Suite("ARNs with fewer than six fields")
struct ShortARNTests {
  static let everything = policy(statement())

  static func denial(_ arn: String, principal: String? = nil) -> String {
    policy(statement("Deny", principal: principal, resource: #""Resource": "\#(arn)""#))
  }

  static let everyone = #""Principal": "*""#

  static func row(
    _ name: String, _ members: String, _ decision: Decision.Outcome
  ) -> EvaluationRow {
    EvaluationRow(name, #""identity_policies": [\#(everything)], \#(members)"#, decision)
  }

  static func identity(_ arn: String, _ decision: Decision.Outcome) -> EvaluationRow {
    EvaluationRow(arn, #""identity_policies": [\#(everything), \#(denial(arn))]"#, decision)
  }

  @Test(
    "an identity policy's are completed",
    arguments: [
      identity("arn:aws:ecr", .explicitlyDenied),
      identity("arn:aws:ecr:us-east-1", .explicitlyDenied),
      identity("arn:aws:ecr:us-east-1:111122223333", .explicitlyDenied),
      identity("arn:aws:ecr:us-*", .explicitlyDenied),
      identity("arn:aws:ecr:eu-west-1", .allowed),
      identity("arn:aws:s3", .allowed),
      identity("arn:aws", .allowed),
      identity("arn:aws:", .allowed),
      identity("arn", .allowed),
    ])
  func identities(row: EvaluationRow) throws { #expect(try row.answer().outcome == row.decision) }

  @Test(
    "the other types complete what AWS completes there",
    arguments: [
      row(
        "a boundary",
        #""permissions_boundaries": [\#(policy(statement(resource: #""Resource": "arn:aws:ecr""#)))]"#,
        .allowed),
      row(
        "a session policy",
        #""session_policies": [\#(policy(statement(resource: #""Resource": "arn:aws:ecr""#)))]"#,
        .allowed),
      row(
        "a resource policy without a wildcard",
        #""resource_policy": \#(denial("arn:aws:ecr:us-east-1", principal: everyone))"#, .allowed),
      row(
        "a resource policy with a wildcard",
        #""resource_policy": \#(denial("arn:aws:ecr:us-*-1", principal: everyone))"#,
        .explicitlyDenied),
      row(
        "an endpoint policy without a wildcard",
        #""endpoint_policies": [\#(policy(statement(principal: everyone))), \#(denial("arn:aws:ecr", principal: everyone))]"#,
        .implicitlyDenied),
      row(
        "an endpoint policy with a wildcard",
        #""endpoint_policies": [\#(denial("arn:aws:e?r", principal: everyone))]"#,
        .explicitlyDenied),
      row(
        "a service control policy with a wildcard that is not at the end",
        #""service_control_policies": [[\#(everything), \#(denial("arn:*:ecr:us-east-1"))]]"#,
        .allowed),
      row(
        "a service control policy that ends in a wildcard",
        #""service_control_policies": [[\#(everything), \#(denial("arn:aws:ecr:us-east-*"))]]"#,
        .explicitlyDenied),
      row(
        "a resource control policy",
        #""resource_control_policies": [[\#(denial("arn:*:ecr:us-east-1", principal: everyone))]]"#,
        .allowed),
    ])
  func others(row: EvaluationRow) throws { #expect(try row.answer().outcome == row.decision) }

  @Test("`NotResource` exempts what a completed ARN covers")
  func negated() throws {
    let denial = policy(statement("Deny", resource: #""NotResource": "arn:aws:ecr""#))
    let row = EvaluationRow(
      "", #""identity_policies": [\#(Self.everything), \#(denial)]"#, .allowed)
    #expect(try row.answer().outcome == row.decision)
  }

  @Test("the ARN of a condition is not completed")
  func condition() throws {
    let denial = policy(
      statement("Deny", condition: #""ArnLike": {"aws:PrincipalArn": "arn:aws:iam"}"#))
    let row = EvaluationRow(
      "", #""identity_policies": [\#(Self.everything), \#(denial)]"#, .allowed)
    #expect(try row.answer().outcome == row.decision)
  }
}
