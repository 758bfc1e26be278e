import Documents
import Testing

@testable import IAMPolicy

/// A trust policy and every rule of a kind that it breaks.
struct TrustRow: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  let rules: Set<String>

  init(
    _ name: String, _ principal: String, _ condition: String?,
    action: String = #""sts:AssumeRoleWithWebIdentity""#, _ rules: Set<String>
  ) {
    self.name = name
    self.rules = rules
    text = PolicyExample.trust(condition, principal: principal, action: action)
  }

  var testDescription: String { name }
}

@Suite("Whom a role trusts")
struct TrustPrincipalTests {
  static let provider = PolicyExample.provider
  static let issuer = PolicyExample.issuer
  static let bound = PolicyExample.bound
  static let saml = "arn:aws:iam::606639739464:saml-provider/corp"
  static let eks = "oidc.eks.us-east-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE"
  static let eksProvider = "arn:aws:iam::606639739464:oidc-provider/\(eks)"

  static func federated(_ names: String...) -> String {
    #"{"Federated": ["# + names.map { #""\#($0)""# }.joined(separator: ", ") + "]}"
  }

  static func subject(
    _ text: String, of name: String = issuer, _ test: String = "StringEquals"
  ) -> String {
    #"{"\#(test)": {"\#(name):sub": "\#(text)", "\#(name):aud": "openshift"}}"#
  }

  /// The rules that the rows are about; what others find is theirs.
  static let rules: Set<String> = [
    "iam/principal-without-action", "iam/mismatched-action", "iam/principal-format",
    "iam/federated-principal", "iam/service-account-subject", "iam/claims-of-two-providers",
    "iam/foreign-issuer", "iam/oidc-unconditioned", "iam/github-repository-missing",
    "iam/trust-without-subject",
  ]

  @Test(
    "each fault has its own rule, and what is right has none",
    arguments: [
      TrustRow("one provider", federated(provider), bound, []),
      TrustRow(
        "a SAML provider beside an OIDC provider", federated(provider, saml), bound,
        ["iam/principal-without-action"]),
      TrustRow(
        "a role beside an OIDC provider",
        #"{"Federated": "\#(provider)", "AWS": "\#(PolicyExample.role)"}"#, bound,
        ["iam/principal-without-action"]),
      TrustRow(
        "an account beside an OIDC provider",
        #"{"Federated": "\#(provider)", "AWS": "606639739464"}"#,
        bound, ["iam/principal-without-action"]),
      TrustRow(
        "a role beside an OIDC provider, with an action for each",
        #"{"Federated": "\#(provider)", "AWS": "\#(PolicyExample.role)"}"#, bound,
        action: #"["sts:AssumeRole", "STS:assumerolewithwebidentity"]"#, []),
      TrustRow(
        "a role that tags a session",
        #"{"Federated": "\#(provider)", "AWS": "\#(PolicyExample.role)"}"#,
        bound, action: #"["sts:TagSession", "sts:AssumeRoleWithWebIdentity"]"#, []),
      TrustRow(
        "no principal that can call it", #"{"AWS": "\#(PolicyExample.role)"}"#, nil,
        ["iam/mismatched-action"]),
      TrustRow(
        "a provider of a partition that does not exist",
        federated("arn:amazon:iam::606639739464:oidc-provider/\(issuer)"), bound,
        ["iam/federated-principal"]),
      TrustRow(
        "a role of a partition that does not exist",
        #"{"AWS": "arn:was:iam::606639739464:role/app"}"#, nil, action: #""sts:AssumeRole""#,
        ["iam/principal-format"]),
      TrustRow(
        "a role of another partition", #"{"AWS": "arn:aws-eusc:iam::606639739464:role/app"}"#, nil,
        action: #""sts:AssumeRole""#, []),
      TrustRow(
        "a subject with a slash", federated(provider),
        subject("system:serviceaccount:cf-dev/ecr-sa"),
        ["iam/service-account-subject"]),
      TrustRow(
        "a subject without its prefix", federated(provider), subject("cf-dev:ecr-sa"),
        ["iam/service-account-subject"]),
      TrustRow(
        "a subject with an empty name", federated(provider),
        subject("system:serviceaccount:cf-dev:"),
        ["iam/service-account-subject"]),
      TrustRow(
        "a pattern that no subject fits", federated(provider),
        subject("serviceaccount:cf-dev:*", "StringLike"), ["iam/service-account-subject"]),
      TrustRow(
        "a pattern of subjects", federated(provider),
        subject("system:serviceaccount:*:ecr-*", "StringLike"), []),
      TrustRow(
        "a subject that is excluded", federated(provider),
        #"{"StringEquals": {"\#(issuer):sub": "system:serviceaccount:cf-dev:a"}, "StringNotEquals": {"\#(issuer):sub": "cf-dev:b"}}"#,
        []),
      TrustRow(
        "a subject of an issuer that is not a cluster",
        federated("arn:aws:iam::606639739464:oidc-provider/gitlab.example.com"),
        subject("project_path:acme/app:ref:main", of: "gitlab.example.com"), []),
      TrustRow(
        "two clusters with both their subjects", federated(provider, eksProvider),
        """
        {"StringEquals": {"\(issuer):sub": "system:serviceaccount:cf-dev:ecr-sa",
          "\(eks):sub": "system:serviceaccount:cf-dev:ecr-sa"}}
        """, ["iam/claims-of-two-providers"]),
      TrustRow(
        "two clusters, of which one is ruled out", federated(provider, eksProvider), bound, []),
      TrustRow(
        "two clusters with conditions that are met without the claim",
        federated(provider, eksProvider),
        """
        {"StringEqualsIfExists": {"\(issuer):sub": "system:serviceaccount:cf-dev:ecr-sa",
          "\(eks):sub": "system:serviceaccount:cf-dev:ecr-sa"}}
        """, []),
      TrustRow(
        "another issuer's subject", federated(eksProvider), bound, ["iam/foreign-issuer"]),
      TrustRow(
        "another issuer's subject, excluded", federated(eksProvider),
        #"{"StringNotEquals": {"\#(issuer):sub": "system:serviceaccount:cf-dev:ecr-sa"}}"#,
        ["iam/foreign-issuer", "iam/oidc-unconditioned", "iam/trust-without-subject"]),
    ])
  func each(row: TrustRow) throws {
    let (node, faults) = JSONReader.read(Array(row.text.utf8), source: nil)
    try #require(faults.isEmpty, "\(faults)")
    let findings = PolicyReader.read(try #require(node), kind: .trust).findings
    #expect(Set(findings.map(\.rule)).intersection(Self.rules) == row.rules)
  }
}
