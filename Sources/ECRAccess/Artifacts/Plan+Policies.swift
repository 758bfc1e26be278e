import Documents
import IAMPolicy

extension Plan {
  /// The role's permissions policy: the guide's step 4.
  ///
  /// `ecr:GetAuthorizationToken` does not support resource-level permissions: it has no effect in the first statement, and the
  /// second one grants it. The text is the guide's.
  var permissionsPolicy: PolicyBuilder {
    let token = "ecr:GetAuthorizationToken"
    return PolicyBuilder([
      PolicyBuilder.Statement(
        actions: Node([token] + Self.pullActions), resources: Node(repositoryARNs.map(\.text))),
      PolicyBuilder.Statement(actions: Node([token]), resources: "*"),
    ])
  }

  /// The role's trust policy: the guide's step 5.
  ///
  /// IAM User Guide, "Create a role for OpenID Connect federation".
  var trustPolicy: PolicyBuilder {
    let provider = values.cluster.issuer?.providerName ?? ""
    let claims = [("\(provider):sub", subject), ("\(provider):aud", values.audience.text)]
    let condition = Node(
      .mapping(Mapping(claims.map { Mapping.Entry(key: $0.0, value: Node($0.1)) })))
    return PolicyBuilder([
      PolicyBuilder.Statement(
        principal: ["Federated": Node(oidcProviderARN?.text ?? "")],
        actions: "sts:AssumeRoleWithWebIdentity",
        condition: ["StringEquals": condition])
    ])
  }

  /// The statement that the registry's account adds to each repository's policy. The guide does not have it; a pull across
  /// accounts needs both sides.
  ///
  /// Amazon ECR User Guide, "Private repository policies".
  var repositoryPolicy: PolicyBuilder { PolicyBuilder([repositoryStatement]) }

  var repositoryStatement: PolicyBuilder.Statement {
    PolicyBuilder.Statement(
      sid: Ownership(self).statementID, principal: ["AWS": Node(roleARN.text)],
      actions: Node(Self.pullActions))
  }
}
