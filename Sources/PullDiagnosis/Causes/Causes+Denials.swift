extension Causes {
  /// Policies that deny a call, or limit what may be allowed: another allow does not help against them.
  static let denials: [Cause] = [
    Cause(
      "guardrail-denies", .token,
      patterns: [
        "is not authorized to perform*in a service control policy",
        "is not authorized to perform*through a service control policy",
        "is not authorized to perform*because no service control policy allows",
        "is not authorized to perform*in a resource control policy",
        "is not authorized to perform*because no resource control policy allows",
        "is not authorized to perform*in a vpc endpoint policy",
        "is not authorized to perform*because no vpc endpoint policy allows",
      ] + aws("blockedbyorganizationpolicy"),
      wrong: """
        a policy above the caller (service or resource control policy, VPC endpoint policy) denies \
        the call
        """,
      remedy: """
        ask the owner of the policy that the message names to allow this action, resource and \
        principal: the organization's administrators, or for a VPC endpoint the network's; add \
        its document under `ecr.guardrails`, so that `ecr-artifacts prove` takes it into account
        """,
      source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html",
      samples: [
        """
        An error occurred (AccessDeniedException) when calling the GetAuthorizationToken \
        operation: User: \
        arn:aws:sts::606639739464:assumed-role/ROSAECRAssumeRole/botocore-session-1772439304 is \
        not authorized to perform: ecr:GetAuthorizationToken on resource: * with an explicit \
        deny in a service control policy
        """
      ]),
    Cause(
      "boundary-denies", .token,
      patterns: [
        "is not authorized to perform*because no permissions boundary allows",
        "is not authorized to perform*with an explicit deny in a permissions boundary",
      ],
      wrong: "the caller's permissions boundary does not allow the call",
      remedy: """
        add the action to the boundary (`aws iam get-role --role-name ROLE --query \
        Role.PermissionsBoundary`, with the role of the message), or set \
        `ecr.iam.permissions_boundary` to one that allows the pull
        """,
      source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
      samples: [
        """
        An error occurred (AccessDeniedException) when calling the GetAuthorizationToken \
        operation: User: \
        arn:aws:sts::606639739464:assumed-role/ROSAECRAssumeRole/botocore-session-1772439304 is \
        not authorized to perform: ecr:GetAuthorizationToken on resource: * because no \
        permissions boundary allows the ecr:GetAuthorizationToken action
        """
      ]),
    Cause(
      "session-policy-denies", .token,
      patterns: [
        "is not authorized to perform*with an explicit deny in a session policy",
        "is not authorized to perform*because no session policy allows",
      ],
      wrong: "the session was opened with a session policy that does not allow the call",
      remedy: """
        assume the role without a policy (`policy`, `policy_arns` of the profile, the workflow \
        or the login tool), or add the action to it; neither the sync pod nor the playbook \
        passes one
        """,
      source:
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html#policies_session",
      samples: [
        """
        An error occurred (AccessDenied) when calling the CreateRole operation: User: \
        arn:aws:sts::606639739464:assumed-role/ci/run-17 is not authorized to perform: \
        iam:CreateRole on resource: arn:aws:iam::606639739464:role/ROSAECRAssumeRole because no \
        session policy allows the iam:CreateRole action
        """
      ]),
    Cause(
      "identity-policy-denies", .token,
      patterns: [
        "is not authorized to perform*with an explicit deny in an identity-based policy",
        "is not authorized to perform*with an explicit deny in a identity-based policy",
      ],
      wrong: """
        a policy of the caller itself explicitly denies the call: allowing it elsewhere does not \
        help
        """,
      remedy: """
        find the statement with `Effect: Deny` among the policies of the role in the message \
        (`aws iam list-attached-role-policies --role-name ROLE`, `aws iam list-role-policies \
        --role-name ROLE`) and narrow or remove it, or detach that policy
        """,
      source: """
        https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
        """,
      samples: [
        """
        An error occurred (AccessDeniedException) when calling the GetAuthorizationToken \
        operation: User: \
        arn:aws:sts::606639739464:assumed-role/ROSAECRAssumeRole/botocore-session-1772439304 is \
        not authorized to perform: ecr:GetAuthorizationToken on resource: * with an explicit \
        deny in an identity-based policy
        """
      ]),
    Cause(
      "repository-policy-denies", .token,
      patterns: [
        "is not authorized to perform: ecr:*with an explicit deny in a resource-based policy"
      ],
      wrong: """
        the repository's policy, or the registry's, explicitly denies the pull: another allow \
        does not help
        """,
      remedy: """
        find the statement with `Effect: Deny` in the registry's account (`aws ecr \
        get-repository-policy --registry-id REGISTRY_ACCOUNT --repository-name NAME`, `aws ecr \
        get-registry-policy`) and except the role in the message from it; conditions on the \
        organization, VPC endpoint or source address are the usual reason
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
      samples: [
        """
        denied: User: \
        arn:aws:sts::606639739464:assumed-role/ROSAECRAssumeRole/botocore-session-1772439304 is \
        not authorized to perform: ecr:BatchGetImage on resource: \
        arn:aws:ecr:us-east-1:818140567777:repository/cf/api with an explicit deny in a \
        resource-based policy
        """
      ]),
  ]
}
