import Documents

extension Plan {
  /// The plan as data for the role's tasks; what depends on an unknown issuer is empty.
  public var node: Node {
    let ownership = Ownership(self)
    let marks: Node = [
      "enabled": true, "owner": Node(ownership.owner),
      "statement_id": Node(ownership.statementID), "marks": ownership.marks,
    ]
    return marks.merging(awsNames).merging(kubernetesNames)
  }

  private var awsNames: Node {
    let issuer = values.cluster.issuer
    let registry = values.registry
    return [
      "partition": Node(partition.rawValue),
      "region": Node(registry.region.text),
      "cluster_account_id": Node(values.cluster.accountID.text),
      "cluster_name": Node(values.cluster.name.text),
      "registry_account_id": Node(registry.accountID.text),
      "registry_host": Node(registryHost),
      "repositories": Node(registry.repositories.map(\.text)),
      "repositories_regex": Node(repositoriesExpression),
      "repositories_are_patterns": Node(registry.repositories.contains(where: \.hasWildcard)),
      "apply_to_matches": Node(registry.applyToMatches),
      "repository_arns": Node(repositoryARNs.map(\.text)),
      "role_name": Node(values.iam.roleName.text),
      "role_arn": Node(roleARN.text),
      "policy_name": Node(values.iam.policyName.text),
      "policy_arn": Node(policyARN.text),
      "path": Node(values.iam.path.text),
      "permissions_boundary": Node(values.iam.permissionsBoundary?.text ?? ""),
      "tags": Node(pairs: values.iam.tags),
      "oidc_endpoint_url": Node(issuer?.text ?? ""),
      "oidc_issuer": Node(issuer?.providerName ?? ""),
      "oidc_provider_arn": Node(oidcProviderARN?.text ?? ""),
    ]
  }

  private var kubernetesNames: Node {
    [
      "audience": Node(values.audience.text),
      "namespace": Node(values.namespace.text),
      "service_account": Node(values.serviceAccount.text),
      "service_account_subject": Node(subject),
      "pull_secret": Node(values.pullSecret.text),
      "target_namespaces": Node(targetNamespaces.map(\.text)),
      "link_service_accounts": Node(values.linkServiceAccounts.map(\.text)),
      "sync_name": Node(values.sync.name.text),
      "rbac_name": Node(rbacName),
      "refresh_seconds": Node(values.sync.refreshInterval.seconds),
    ]
  }
}
