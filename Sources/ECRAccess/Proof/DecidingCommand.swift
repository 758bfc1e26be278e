import IAMPolicy

/// The commands that decide what the proof assumes. None prints a credential.
enum DecidingCommand {
  /// What asks AWS for the role and for a token, in the sync's own pod.
  static func token(_ plan: Plan) -> String {
    "oc exec -n \(plan.values.namespace) deploy/\(plan.values.sync.name) -- "
      + "aws ecr get-login-password --region \(plan.values.registry.region) > /dev/null"
  }

  /// A pull with the very token of the pull secret, which no node's own role can stand in for.
  static func pull(_ plan: Plan) -> String {
    "oc extract secret/\(plan.values.pullSecret) -n \(plan.values.namespace) "
      + "--keys=.dockerconfigjson && skopeo copy --authfile .dockerconfigjson "
      + "docker://\(plan.registryHost)/REPOSITORY:TAG dir:image"
  }

  static func attachedPolicies(_ plan: Plan) -> String {
    "aws iam list-attached-role-policies --role-name \(plan.values.iam.roleName)"
  }

  static func boundary(_ arn: String) -> String {
    "aws iam get-policy-version --policy-arn \(arn) --version-id "
      + "$(aws iam get-policy --policy-arn \(arn) --query Policy.DefaultVersionId --output text)"
  }

  static func role(_ plan: Plan) -> String {
    "aws iam get-role --role-name \(plan.values.iam.roleName)"
  }

  static func provider(_ plan: Plan) -> String {
    "aws iam get-open-id-connect-provider --open-id-connect-provider-arn "
      + "\(plan.oidcProviderARN?.text ?? "ARN") --query ClientIDList"
  }

  static func repositories(_ plan: Plan) -> String {
    "aws ecr describe-repositories --registry-id \(plan.values.registry.accountID)"
  }

  static func repositoryPolicy(_ plan: Plan) -> String {
    "aws ecr get-repository-policy --registry-id \(plan.values.registry.accountID) "
      + "--repository-name REPOSITORY --query policyText --output text"
  }

  /// Amazon ECR API Reference, GetRegistryPolicy: of the caller's own registry, so as the registry's account.
  static func registryPolicy(_ plan: Plan) -> String {
    "aws ecr get-registry-policy --region \(plan.values.registry.region) "
      + "--query policyText --output text"
  }

  /// An object in the sync's namespace.
  static func object(_ kind: String, _ name: String, _ plan: Plan) -> String {
    "oc get \(kind) \(name) -n \(plan.values.namespace) -o yaml"
  }

  static func permissions(_ plan: Plan, in namespace: String) -> String {
    "oc auth can-i --list --as=\(plan.subject) -n \(namespace)"
  }
}
