extension Causes {
  /// What IAM refuses when roles, policies and providers are set up.
  static let iam: [Cause] = [
    Cause(
      "role-missing", .identity,
      patterns: aws("nosuchentity").map { "\($0)*the role with name" }
        + aws(
          "nosuchentity", "getrole", "updaterole", "deleterole", "updateassumerolepolicy", "tagrole"
        ),
      wrong: "the account has no role of that name",
      remedy: """
        run the playbook, which creates it, or correct `ecr.iam.role_name`, or use credentials \
        of the role's account (`aws sts get-caller-identity`)
        """,
      source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html",
      samples: [
        """
        An error occurred (NoSuchEntity) when calling the GetRole operation: The role with name \
        ROSAECRAssumeRole cannot be found.
        """
      ]),
    Cause(
      "iam-entity-missing", .workstation,
      patterns: aws("nosuchentity"),
      wrong: "the policy, OIDC provider, version or attachment in the message does not exist",
      remedy: """
        check the account (`aws sts get-caller-identity`) and the ARN, path included; run the \
        playbook, which creates what is missing (an OIDC provider only with \
        `cf_deployment_manage_oidc_provider: true`). Right after it was created, try again: IAM \
        is eventually consistent
        """,
      source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_general.html",
      samples: [
        """
        An error occurred (NoSuchEntity) when calling the AttachRolePolicy operation: Policy \
        arn:aws:iam::606639739464:policy/ROSAECRCrossAccountPolicy does not exist or is not \
        attachable.
        """
      ]),
    Cause(
      "iam-entity-exists", .workstation,
      patterns: aws("entityalreadyexists"),
      wrong: "a role, policy or OIDC provider of that name already exists",
      remedy: """
        if it is the one that you want, let the playbook take it over \
        (`cf_deployment_adopt: [iam_role, iam_policy]`); otherwise choose another name in \
        `ecr.iam.role_name` or `ecr.iam.policy_name`. Names are unique in an account whatever \
        their path and case
        """,
      source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html",
      samples: [
        """
        An error occurred (EntityAlreadyExists) when calling the CreateRole operation: Role with \
        name ROSAECRAssumeRole already exists.
        """
      ]),
    Cause(
      "policy-version-quota", .workstation,
      patterns: ["a managed policy can have up to 5 versions"]
        + aws("limitexceeded", "createpolicyversion"),
      wrong: "the managed policy already has five versions, the most that IAM keeps",
      remedy: """
        delete an old one: `aws iam list-policy-versions --policy-arn ARN`, then `aws iam \
        delete-policy-version --policy-arn ARN --version-id vN` (not the default version)
        """,
      source:
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-versioning.html",
      samples: [
        """
        fatal: [localhost]: FAILED! => {"changed": false, "msg": "Unable to create policy \
        version: An error occurred (LimitExceeded) when calling the CreatePolicyVersion \
        operation: A managed policy can have up to 5 versions. Before you create a new version, \
        you must delete an existing version."}
        """
      ]),
    Cause(
      "role-policy-quota", .workstation,
      patterns: ["cannot exceed quota for policiesperrole"]
        + aws("limitexceeded", "attachrolepolicy"),
      wrong: "the role already has as many attached policies as the account's quota allows",
      remedy: """
        detach what the role does not need (`aws iam list-attached-role-policies --role-name \
        ROLE`), use a role of its own for the pull (`ecr.iam.role_name`), or have the quota \
        raised (10 by default, 25 at most)
        """,
      source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
      samples: [
        """
        An error occurred (LimitExceeded) when calling the AttachRolePolicy operation: Cannot \
        exceed quota for PoliciesPerRole: 10
        """
      ]),
    Cause(
      "iam-quota", .workstation,
      patterns: ["cannot exceed quota for"]
        + aws(
          "limitexceeded", "createrole", "deleterole", "createpolicy", "deletepolicy",
          "deletepolicyversion", "detachrolepolicy", "updateassumerolepolicy", "tagrole",
          "tagpolicy", "createopenidconnectprovider", "addclientidtoopenidconnectprovider",
          "putrolepolicy", "tagopenidconnectprovider"),
      wrong: "the account's IAM quota is reached (roles, policies, providers, tags, or size)",
      remedy: """
        the message names the quota: delete what is no longer used, or have it raised under \
        Service Quotas, IAM; a trust policy has at most 2,048 characters by default, a managed \
        policy 6,144
        """,
      source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
      samples: [
        """
        An error occurred (LimitExceeded) when calling the CreateRole operation: Cannot exceed \
        quota for RolesPerAccount: 1000
        """
      ]),
    Cause(
      "iam-concurrent-change", .workstation,
      patterns: aws("concurrentmodification") + aws("entitytemporarilyunmodifiable"),
      wrong: "another client changed the same IAM entity at the same time",
      remedy: """
        run the playbook again; if it comes back, find the other one in CloudTrail (two \
        pipelines, Terraform, a stack) and let only one manage it
        """,
      source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html",
      samples: [
        """
        An error occurred (ConcurrentModification) when calling the CreateRole operation: \
        Request to IAM was concurrently modified
        """
      ]),
    Cause(
      "iam-delete-conflict", .workstation,
      patterns: aws("deleteconflict"),
      wrong: "the role, policy or version cannot be deleted: something is still attached to it",
      remedy: """
        detach it first: `aws iam list-attached-role-policies`, `list-role-policies` and \
        `list-instance-profiles-for-role` for a role, `list-entities-for-policy` and \
        `list-policy-versions` for a policy (the default version goes with the policy)
        """,
      source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html",
      samples: [
        """
        An error occurred (DeleteConflict) when calling the DeleteRole operation: Cannot delete \
        entity, must detach all policies first.
        """
      ]),
    Cause(
      "iam-entity-unmodifiable", .workstation,
      patterns: aws("unmodifiableentity"),
      wrong: "the role is a service-linked role, which only its service may change",
      remedy: "choose another role in `ecr.iam.role_name`",
      source:
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html",
      samples: [
        """
        An error occurred (UnmodifiableEntity) when calling the AttachRolePolicy operation: \
        Cannot perform the operation on the protected role 'AWSServiceRoleForSupport'
        """
      ]),
    Cause(
      "policy-not-attachable", .workstation,
      patterns: aws("policynotattachable"),
      wrong: "the policy cannot be attached: AWS reserves it for a service, or it was deleted",
      remedy: """
        attach the rendered policy instead (`ecr.iam.policy_name`), or name a customer managed \
        policy in `ecr.iam.permissions_boundary`
        """,
      source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html",
      samples: [
        """
        An error occurred (PolicyNotAttachable) when calling the AttachRolePolicy operation: \
        Cannot attach a Service Role Policy to a Customer Role.
        """
      ]),
  ]
}
