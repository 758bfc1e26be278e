import Documents
import Foundation
import Testing

@testable import IAMPolicy

/// A condition in an identity's policy that looks like a fault and is none, and the rule that has to keep quiet.
struct QuietCase: CustomTestStringConvertible {
  let rule: String
  let text: String
  var kind: PolicyKind?

  init(_ rule: String, _ text: String, _ kind: PolicyKind? = nil) {
    (self.rule, self.text, self.kind) = (rule, text, kind)
  }

  var testDescription: String { "\(rule): \(text)" }
}

@Suite("What is no fault, though it looks like one")
struct PolicyRuleSilenceTests {
  static let values: [QuietCase] = [
    QuietCase("iam/condition-operator", #"{"stringequalsifexists": {"aws:userid": "a"}}"#),
    QuietCase("iam/missing-qualifier", #"{"Null": {"aws:TagKeys": "false"}}"#),
    QuietCase("iam/missing-qualifier", #"{"StringEquals": {"aws:CalledViaFirst": "a"}}"#),
    QuietCase(
      "iam/for-all-values-single-valued", #"{"ForAllValues:StringEquals": {"aws:TagKeys": "a"}}"#),
    QuietCase(
      "iam/condition-key-format", #"{"StringEquals": {"aws:ResourceTag/Cost Center": "a"}}"#),
    QuietCase("iam/condition-key-format", #"{"StringEquals": {"aws:PrincipalTag/a:b": "a"}}"#),
    QuietCase("iam/global-key", #"{"StringEquals": {"AWS:principalorgid": "o-a1b2c3d4e5"}}"#),
    QuietCase("iam/service-key", #"{"StringEquals": {"ECR:resourcetag/Team": "a"}}"#),
    QuietCase("iam/service-key", #"{"StringEquals": {"s3:whatever": "a"}}"#),
    QuietCase("iam/wildcard-without-like", #"{"StringEquals": {"aws:userid": "a${*}b"}}"#),
    QuietCase("iam/wildcard-without-like", #"{"ArnEquals": {"aws:PrincipalArn": "arn:aws:*"}}"#),
    QuietCase("iam/key-type", #"{"StringLike": {"aws:PrincipalArn": "arn:aws:iam::*:role/a"}}"#),
    QuietCase("iam/key-type", #"{"NumericLessThan": {"aws:EpochTime": "1800000000"}}"#),
    QuietCase("iam/key-type", #"{"Null": {"aws:SourceIp": "true"}}"#),
    QuietCase("iam/boolean-value", #"{"Bool": {"aws:SecureTransport": true}}"#),
    QuietCase("iam/number-value", #"{"NumericEquals": {"aws:MultiFactorAuthAge": 3600}}"#),
    QuietCase("iam/number-value", #"{"NumericEquals": {"aws:MultiFactorAuthAge": "-1.5"}}"#),
    QuietCase("iam/date-value", #"{"DateLessThan": {"aws:CurrentTime": "2026"}}"#),
    QuietCase(
      "iam/date-value", #"{"DateLessThan": {"aws:CurrentTime": "2026-12-31T23:59+02:00"}}"#),
    QuietCase(
      "iam/date-value", #"{"DateLessThan": {"aws:CurrentTime": "2026-12-31T23:59:59.5Z"}}"#),
    QuietCase("iam/ip-value", #"{"IpAddress": {"aws:SourceIp": ["2001:db8::/32", "::1"]}}"#),
    QuietCase("iam/ip-value", #"{"NotIpAddress": {"aws:SourceIp": "203.0.113.7"}}"#),
    QuietCase("iam/ip-host-bits", #"{"IpAddress": {"aws:SourceIp": "203.0.113.7/32"}}"#),
    QuietCase("iam/ip-host-bits", #"{"IpAddress": {"aws:SourceIp": "0.0.0.0/0"}}"#),
    QuietCase("iam/private-source-ip", #"{"IpAddress": {"aws:VpcSourceIp": "10.0.0.0/8"}}"#),
    QuietCase(
      "iam/private-source-ip", #"{"IpAddress": {"aws:SourceIp": ["10.0.0.1", "8.8.8.8"]}}"#),
    QuietCase("iam/private-source-ip-subset", #"{"IpAddress": {"aws:SourceIp": "8.0.0.0/5"}}"#),
    QuietCase("iam/region-value", #"{"StringLike": {"aws:RequestedRegion": "us-*"}}"#),
    QuietCase("iam/region-value", #"{"StringEquals": {"aws:RequestedRegion": "us-gov-west-1"}}"#),
    QuietCase(
      "iam/region-value", #"{"StringEquals": {"aws:RequestedRegion": "${aws:PrincipalTag/r}"}}"#),
    QuietCase("iam/global-key", #"{"StringEquals": {"aws:SourceOwner": "818140567777"}}"#),
    QuietCase("iam/vpc-format", #"{"StringLike": {"aws:SourceVpc": "vpc-*"}}"#),
    QuietCase("iam/vpc-format", #"{"StringEquals": {"aws:SourceVpc": "vpc-01234567"}}"#),
    QuietCase("iam/variable-quote", #"{"StringEquals": {"aws:userid": "${aws:username, 'a b'}"}}"#),
    QuietCase("iam/variable-space", #"{"StringEquals": {"aws:userid": "${aws:username, 'a b'}"}}"#),
    QuietCase("iam/variable-empty", #"{"StringEquals": {"aws:userid": "${$}{}"}}"#),
    QuietCase("iam/variable-brace", #"{"StringEquals": {"aws:userid": "{a} $ ${aws:username}"}}"#),
    QuietCase("iam/key-never-carried", #"{"StringNotEquals": {"sts:ExternalId": "a"}}"#),
    QuietCase("iam/key-never-carried", #"{"StringEqualsIfExists": {"aws:RequestTag/a": "a"}}"#),
    QuietCase(
      "iam/redundant-bounds", #"{"NumericEquals": {"aws:MultiFactorAuthAge": ["1", "2"]}}"#),
    QuietCase("iam/arn-value", #"{"ArnLike": {"aws:PrincipalArn": "*"}}"#),
  ]

  @Test("a condition", arguments: values)
  func conditions(quiet: QuietCase) throws {
    try expectSilence(quiet, PolicyExample.identity(quiet.text), .identity)
  }

  static let issuer = PolicyExample.issuer
  static let whole: [QuietCase] = [
    QuietCase(
      "iam/principal-format",
      PolicyExample.repository(
        principal: """
          {"AWS": ["606639739464", "arn:aws-cn:iam::606639739464:root", "AIDACKCEVSQ6C2EXAMPLE", \
          "arn:aws:iam::606639739464:role/a/b/c", "arn:aws:sts::606639739464:assumed-role/a/b", \
          "arn:aws:iam::606639739464:user/a", "arn:aws:sts::606639739464:federated-user/a", "*"]}
          """), .resource),
    QuietCase(
      "iam/mismatched-action",
      PolicyExample.trust(
        principal: #"{"AWS": "606639739464", "Federated": "\#(PolicyExample.provider)"}"#,
        action: #"["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity"]"#), .trust),
    QuietCase(
      "iam/assume-role-for-federated",
      PolicyExample.trust(
        principal: #"{"AWS": "606639739464", "Federated": "\#(PolicyExample.provider)"}"#,
        action: #"["sts:AssumeRole", "sts:AssumeRoleWithWebIdentity"]"#), .trust),
    QuietCase(
      "iam/key-for-action",
      PolicyExample.trust(
        #"{"StringEquals": {"sts:ExternalId": "a"}}"#, principal: #"{"AWS": "606639739464"}"#,
        action: #"["sts:AssumeRole", "sts:TagSession"]"#), .trust),
    QuietCase(
      "iam/trust-without-subject",
      PolicyExample.trust(
        #"{"StringEquals": {"\#(issuer.uppercased()):SUB": "system:serviceaccount:a:b"}}"#), .trust),
    QuietCase(
      "iam/trust-without-subject",
      PolicyExample.trust(
        #"{"StringEquals": {"cognito-identity.amazonaws.com:aud": "us-east-1:a"}}"#,
        principal: #"{"Federated": "cognito-identity.amazonaws.com"}"#), .trust),
    QuietCase(
      "iam/foreign-issuer",
      PolicyExample.trust(
        #"{"Null": {"oidc.other.example/a:sub": "true"}}"#), .trust),
    QuietCase(
      "iam/trust-wildcard",
      PolicyExample.trust(
        #"{"StringNotLike": {"\#(issuer):sub": "system:serviceaccount:kube-*"}}"#),
      .trust),
    QuietCase(
      "iam/audience-claim-type",
      PolicyExample.trust(#"{"ForAnyValue:StringLike": {"\#(issuer):amr": "authenticated"}}"#),
      .trust),
    QuietCase(
      "iam/set-operator-on-claim",
      PolicyExample.trust(#"{"ForAnyValue:StringLike": {"\#(issuer):amr": "authenticated"}}"#),
      .trust),
    QuietCase(
      "iam/service-principal-source",
      PolicyExample.trust(
        principal: #"{"Service": "ec2.amazonaws.com"}"#, action: #""sts:AssumeRole""#), .trust),
    QuietCase(
      "iam/account-principal",
      PolicyExample.repository(
        #"{"ArnLike": {"aws:PrincipalArn": "arn:aws:iam::606639739464:role/ecr-*"}}"#,
        principal: #"{"AWS": "606639739464"}"#), .resource),
    QuietCase(
      "iam/account-principal",
      PolicyExample.repository(effect: "Deny", principal: #"{"AWS": "606639739464"}"#), .resource),
    QuietCase(
      "iam/public-repository", PolicyExample.repository(effect: "Deny", principal: #""*""#),
      .resource),
    QuietCase(
      "iam/public-role",
      PolicyExample.trust(
        #"{"StringEquals": {"aws:PrincipalOrgID": "o-a1b2c3d4e5"}}"#, principal: #"{"AWS": "*"}"#,
        action: #""sts:AssumeRole""#), .trust),
    QuietCase(
      "iam/variable-version",
      PolicyExample.identity(resource: #""arn:aws:s3:::${a""#, version: nil),
      .identity),
    QuietCase(
      "iam/variable-brace", PolicyExample.identity(resource: #""arn:aws:s3:::${a""#, version: nil),
      .identity),
    QuietCase(
      "iam/redundant-principal",
      PolicyExample.trust(
        principal: """
          {"AWS": ["arn:aws:iam::606639739464:role/a", \
          "arn:aws:sts::818140567777:assumed-role/a/s"]}
          """, action: #""sts:AssumeRole""#), .trust),
    QuietCase(
      "iam/rcp-element",
      Sample.policy(#""Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*""#), .rcp),
    QuietCase(
      "iam/rcp-element",
      Sample.policy(
        """
        "Effect": "Deny", "Principal": {"AWS": "*"}, "Action": ["ecr:Batch*", "s3:*"],
        "NotResource": "arn:aws:s3:::public/*",
        "Condition": {"BoolIfExists": {"aws:SecureTransport": "false"}}
        """), .rcp),
    QuietCase("iam/rcp-element", PolicyExample.identity(), .scp),
    QuietCase(
      "iam/resource-type-wildcard",
      Sample.resource(
        #"["*", "arn:aws:ecr:*:*:*", "arn:aws:ecr", "arn:aws:iam::1:role/${aws:username}", "arn:aws:s3:::lay*"]"#
      ), .identity),
    QuietCase("iam/organizations-version", PolicyExample.identity(version: nil), .identity),
  ]

  @Test("a policy", arguments: whole)
  func policies(quiet: QuietCase) throws {
    try expectSilence(quiet, quiet.text, try #require(quiet.kind))
  }

  private func expectSilence(_ quiet: QuietCase, _ text: String, _ kind: PolicyKind) throws {
    let (node, findings) = JSONReader.read(Array(text.utf8), source: nil)
    #expect(findings.map(\.text) == [])
    let rule = try #require(PolicyRules.all.first { $0.info.id == quiet.rule })
    let policy = Policy(try #require(node), kind: kind)
    #expect(rule.findings(policy).map(\.text) == [])
  }

  @Test(
    "the guide's two policies follow every rule about principals, conditions and pulls",
    arguments: [
      ("guide-ecr-cross-account-policy.json", PolicyKind.identity),
      ("guide-ecr-trust-policy.json", .trust),
    ])
  func guide(file: String, kind: PolicyKind) throws {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../ECRAccessTests/Fixtures/\(file)")
    let (node, _) = JSONReader.read(Array(try Data(contentsOf: url)), source: file)
    let policy = Policy(try #require(node), kind: kind)
    let rules = PolicyRules.principals + PolicyRules.conditions + PolicyRules.crossAccountPull
    #expect(rules.flatMap { $0.findings(policy) }.map(\.text) == [])
  }
}
