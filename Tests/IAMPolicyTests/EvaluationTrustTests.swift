import IAMPolicy
import Testing

/// Who becomes a role: its trust policy is the resource policy of `sts:AssumeRole...`.
@Suite(
  "Trust policies: IAM User Guide, id_roles_terms-and-concepts, reference_policies_elements_principal"
)
struct EvaluationTrustTests {
  static let mayAssume = policy(statement(action: #""Action": "sts:AssumeRole""#))
  static let issuer = "oidc.op1.openshiftapps.com/2k0c8r75"
  static let provider = "arn:aws:iam::111122223333:oidc-provider/\(issuer)"
  static let saml = "arn:aws:iam::111122223333:saml-provider/corp"

  static func row(
    _ name: String, _ action: String = "sts:AssumeRole", by principal: String? = nil,
    trust: String?, own: String? = nil, _ decision: Decision.Outcome
  ) -> EvaluationRow {
    row(name, action, by: principal, trust: trust, own: own, "", decision)
  }

  /// - Parameters:
  ///   - own: The caller's identity policy.
  ///   - context: Condition keys of the request.
  static func row(
    _ name: String, _ action: String = "sts:AssumeRole", by principal: String? = nil,
    trust: String?, own: String? = nil, _ context: String, _ decision: Decision.Outcome
  ) -> EvaluationRow {
    let members = [
      #""action": "\#(action)""#, #""resource": "arn:aws:iam::111122223333:role/puller""#,
      principal.map { #""principal": "\#($0)""# }, trust.map { #""resource_policy": \#($0)"# },
      own.map { #""identity_policies": [\#($0)]"# }, #""context": {\#(context)}"#,
    ]
    return EvaluationRow(name, members.compactMap(\.self).joined(separator: ", "), decision)
  }

  static func trust(
    _ principal: String, _ action: String = "sts:AssumeRole", _ condition: String? = nil,
    effect: String = "Allow"
  ) -> String {
    statement(
      effect, principal: #""Principal": {\#(principal)}"#, action: #""Action": "\#(action)""#,
      resource: nil, condition: condition)
  }

  @Test(
    "a role is not assumed without its trust policy",
    arguments: [
      row("nothing but the caller's policy", trust: nil, own: mayAssume, .implicitlyDenied),
      row(
        "the account is trusted, and its user has no permission",
        trust: policy(trust(#""AWS": "111122223333""#)), .implicitlyDenied),
      row(
        "the account is trusted, and hands it on", trust: policy(trust(#""AWS": "111122223333""#)),
        own: mayAssume, .allowed),
      row(
        "the user is trusted by name",
        trust: policy(trust(#""AWS": "arn:aws:iam::111122223333:user/anna""#)), .allowed),
      row(
        "a user of another account by name, without permission there",
        by: "arn:aws:iam::444455556666:user/bob",
        trust: policy(trust(#""AWS": "arn:aws:iam::444455556666:user/bob""#)), .implicitlyDenied),
      row(
        "a user of another account by name, with permission there",
        by: "arn:aws:iam::444455556666:user/bob",
        trust: policy(trust(#""AWS": "arn:aws:iam::444455556666:user/bob""#)), own: mayAssume,
        .allowed),
      row(
        "a trust policy that denies beside one that trusts",
        trust: policy(
          trust(#""AWS": "111122223333""#), trust(#""AWS": "111122223333""#, effect: "Deny")),
        own: mayAssume, .explicitlyDenied),
      row(
        "another action is trusted",
        trust: policy(trust(#""AWS": "111122223333""#, "sts:TagSession")),
        own: mayAssume, .implicitlyDenied),
      row(
        "session tags need trust as well", "sts:TagSession",
        trust: policy(trust(#""AWS": "111122223333""#)), own: policy(statement()),
        .implicitlyDenied),
      row(
        "a service is trusted", by: "codebuild.amazonaws.com",
        trust: policy(trust(#""Service": "codebuild.amazonaws.com""#)), .allowed),
      row(
        "another service is trusted", by: "codebuild.amazonaws.com",
        trust: policy(trust(#""Service": "ec2.amazonaws.com""#)), .implicitlyDenied),
    ])
  func assumeRole(row: EvaluationRow) throws { #expect(try row.answer().outcome == row.decision) }

  /// id_roles_create_for-idp_oidc: the token's claims are keys under the issuer's name.
  @Test(
    "a token of the trusted provider is enough where its claims fit",
    arguments: [
      web(
        "the service account that is trusted", sub: "system:serviceaccount:cf-dev:ecr-sa", .allowed),
      web(
        "another service account", sub: "system:serviceaccount:cf-dev:default", .implicitlyDenied),
      web(
        "a token of another provider", by: provider + "x",
        sub: "system:serviceaccount:cf-dev:ecr-sa", .implicitlyDenied),
      row(
        "a token without that claim", "sts:AssumeRoleWithWebIdentity", by: provider,
        trust: policy(bound), .implicitlyDenied),
      row(
        "sts:AssumeRole with the same caller", by: provider, trust: policy(bound),
        #""\#(issuer):sub": "system:serviceaccount:cf-dev:ecr-sa""#, .implicitlyDenied),
      row(
        "a provider that IAM knows by name", "sts:AssumeRoleWithWebIdentity",
        by: "accounts.google.com",
        trust: policy(
          trust(#""Federated": "accounts.google.com""#, "sts:AssumeRoleWithWebIdentity")), .allowed),
      row(
        "the account of the provider", "sts:AssumeRoleWithWebIdentity", by: provider,
        trust: policy(trust(#""AWS": "111122223333""#, "sts:AssumeRoleWithWebIdentity")),
        .implicitlyDenied),
    ])
  func webIdentity(row: EvaluationRow) throws { #expect(try row.answer().outcome == row.decision) }

  static let bound = trust(
    #""Federated": "\#(provider)""#, "sts:AssumeRoleWithWebIdentity",
    #""StringEquals": {"\#(issuer):sub": "system:serviceaccount:cf-dev:ecr-sa"}"#)

  static func web(
    _ name: String, by principal: String = provider, sub: String, _ decision: Decision.Outcome
  ) -> EvaluationRow {
    row(
      name, "sts:AssumeRoleWithWebIdentity", by: principal, trust: policy(bound),
      #""\#(issuer):sub": "\#(sub)""#, decision)
  }

  /// id_roles_providers_create_saml, with the condition of its example.
  @Test(
    "a SAML assertion of the trusted provider is enough where its audience fits",
    arguments: [
      (saml, "https://signin.aws.amazon.com/saml", Decision.Outcome.allowed),
      (saml, "https://example.com/saml", .implicitlyDenied),
      (saml + "2", "https://signin.aws.amazon.com/saml", .implicitlyDenied),
    ])
  func assertion(provider: String, audience: String, decision: Decision.Outcome) throws {
    let document = policy(
      Self.trust(
        #""Federated": "\#(Self.saml)""#, "sts:AssumeRoleWithSAML",
        #""StringEquals": {"SAML:aud": "https://signin.aws.amazon.com/saml"}"#))
    let row = Self.row(
      "saml", "sts:AssumeRoleWithSAML", by: provider, trust: document,
      #""saml:aud": "\#(audience)""#, decision)
    #expect(try row.answer().outcome == decision)
  }
}
