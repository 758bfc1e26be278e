import Documents
import IAMPolicy

extension Plan {
  /// What the role may do: the guide's step 4.
  ///
  /// `ecr:GetAuthorizationToken` has no resource level, so the first statement's is dead and the second one grants it; both
  /// stand as in the guide.
  var permissionsPolicy: PolicyBuilder {
    let token = "ecr:GetAuthorizationToken"
    return PolicyBuilder([
      Statement(
        actions: Node([token] + Self.pullActions), resources: Node(repositoryARNs.map(\.text))),
      Statement(actions: Node([token]), resources: "*"),
    ])
  }

  /// Who may assume the role: the guide's step 5.
  ///
  /// IAM User Guide, "Create a role for OpenID Connect federation".
  var trustPolicy: PolicyBuilder {
    let provider = values.cluster.issuer?.providerName ?? ""
    let claims = [("\(provider):sub", subject), ("\(provider):aud", values.audience.text)]
    let condition = Node(
      .mapping(Mapping(claims.map { Mapping.Entry(key: $0.0, value: Node($0.1)) })))
    return PolicyBuilder([
      Statement(
        principal: ["Federated": Node(oidcProviderARN?.text ?? "")],
        actions: "sts:AssumeRoleWithWebIdentity",
        condition: ["StringEquals": condition])
    ])
  }

  /// What the registry's account adds to a repository's policy for the role: the guide lacks it, and a pull across accounts
  /// needs both sides.
  ///
  /// Amazon ECR User Guide, "Private repository policies".
  var repositoryPolicy: PolicyBuilder { PolicyBuilder([repositoryStatement]) }

  var repositoryStatement: Statement {
    Statement(
      sid: Ownership(self).statementID, principal: ["AWS": Node(roleARN.text)],
      actions: Node(Self.pullActions))
  }
}
