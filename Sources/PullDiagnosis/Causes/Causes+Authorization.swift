extension Causes {
  /// What IAM refuses the role, or the person who sets it up.
  static let authorization: [Cause] = [
    Cause(
      "guardrail-denies", .token,
      patterns: [
        "is not authorized to perform*with an explicit deny in a service control policy",
        "is not authorized to perform*because no service control policy allows",
        "is not authorized to perform*with an explicit deny in a resource control policy",
        "is not authorized to perform*because no resource control policy allows",
        "is not authorized to perform*with an explicit deny in a vpc endpoint policy",
        "is not authorized to perform*because no vpc endpoint policy allows",
        "is not authorized to perform*with an explicit deny in a session policy",
      ],
      wrong: """
        a policy above the role (service or resource control policy, VPC endpoint policy) denies \
        it
        """,
      remedy: """
        ask whoever keeps that policy for the action and resource in the message; name its file \
        under `ecr.guardrails`, so that `ecr-artifacts prove` sees it next time
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
      wrong: "the role's permissions boundary does not allow it",
      remedy: """
        add the action to the boundary (`aws iam get-role --role-name ROSAECRAssumeRole --query \
        Role.PermissionsBoundary`), or set `ecr.iam.permissions_boundary` to one that allows the \
        pull
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
      "repository-policy-denied", .token,
      patterns: [
        "is not authorized to perform: ecr:*because no resource-based policy allows",
        "is not authorized to perform: ecr:*with an explicit deny in a resource-based policy",
      ],
      wrong: "the repository's policy in the registry's account does not let the role pull",
      remedy: """
        add the statement of the rendered `ecr-repository-policy.json` to that repository's \
        policy: the playbook does it with `cf_deployment_registry_profile`, by hand `aws ecr \
        set-repository-policy --registry-id REGISTRY_ACCOUNT --repository-name NAME \
        --policy-text file://MERGED.json`
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
      samples: [
        """
          Warning  Failed  12s (x3 over 51s)  kubelet  Failed to pull image \
        "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": rpc error: code = Unknown desc \
        = reading manifest 1 in 818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api: denied: \
        User: \
        arn:aws:sts::606639739464:assumed-role/ROSAECRAssumeRole/botocore-session-1772439304 is \
        not authorized to perform: ecr:BatchGetImage on resource: \
        arn:aws:ecr:us-east-1:818140567777:repository/cf/api because no resource-based policy \
        allows the ecr:BatchGetImage action
        """
      ]),
    Cause(
      "get-authorization-token-denied", .token,
      patterns: [
        "is not authorized to perform: ecr:getauthorizationtoken",
        "(accessdeniedexception) when calling the getauthorizationtoken operation",
      ],
      wrong: """
        the role may not get an ECR token: no attached policy allows ecr:GetAuthorizationToken \
        on `*`
        """,
      remedy: """
        see `aws iam list-attached-role-policies --role-name ROSAECRAssumeRole`; the policy \
        needs `ecr:GetAuthorizationToken` with `Resource: "*"` (under a repository's ARN it \
        grants nothing); the playbook attaches it
        """,
      source: """
        https://docs.aws.amazon.com/AmazonECR/latest/userguide/security_iam_id-based-policy-examples.html
        """,
      samples: [
        """
        An error occurred (AccessDeniedException) when calling the GetAuthorizationToken \
        operation: User: \
        arn:aws:sts::606639739464:assumed-role/ROSAECRAssumeRole/botocore-session-1772439304 is \
        not authorized to perform: ecr:GetAuthorizationToken on resource: * because no \
        identity-based policy allows the ecr:GetAuthorizationToken action
        """
      ]),
    Cause(
      "pull-action-denied", .token,
      patterns: [
        "is not authorized to perform: ecr:batchgetimage",
        "is not authorized to perform: ecr:getdownloadurlforlayer",
        "is not authorized to perform: ecr:batchchecklayeravailability",
      ],
      wrong: "the role's own policy does not allow a pull of that repository",
      remedy: """
        add the repository to `ecr.registry.repositories` and run the playbook: the permissions \
        policy then names it for ecr:BatchGetImage, ecr:GetDownloadUrlForLayer and \
        ecr:BatchCheckLayerAvailability
        """,
      source: """
        https://docs.aws.amazon.com/AmazonECR/latest/userguide/security_iam_id-based-policy-examples.html
        """,
      samples: [
        """
        denied: User: \
        arn:aws:sts::606639739464:assumed-role/ROSAECRAssumeRole/botocore-session-1772439304 is \
        not authorized to perform: ecr:BatchGetImage on resource: \
        arn:aws:ecr:us-east-1:818140567777:repository/cf/api because no identity-based policy \
        allows the ecr:BatchGetImage action
        """
      ]),
    Cause(
      "caller-denied", .token,
      patterns: [
        "is not authorized to perform: iam:", "is not authorized to perform: sts:assumerole on",
        "is not authorized to perform: ecr:",
      ],
      wrong: "whoever runs the playbook lacks a permission",
      remedy: """
        run it as somebody who has the action that the message names on the resource that it \
        names (`aws sts get-caller-identity` tells who you are)
        """,
      source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html",
      samples: [
        """
        An error occurred (AccessDenied) when calling the CreateRole operation: User: \
        arn:aws:iam::606639739464:user/dev is not authorized to perform: iam:CreateRole on \
        resource: arn:aws:iam::606639739464:role/ROSAECRAssumeRole because no identity-based \
        policy allows the iam:CreateRole action
        """
      ]),
    Cause(
      "role-missing", .identity,
      patterns: [
        "(nosuchentity)*the role with name", "(nosuchentity) when calling the getrole operation",
      ],
      wrong: "there is no role of that name in the account",
      remedy: """
        run the playbook, which makes it, or correct `ecr.iam.role_name` and the account of the \
        AWS profile
        """,
      source: "https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html",
      samples: [
        """
        An error occurred (NoSuchEntity) when calling the GetRole operation: The role with name \
        ROSAECRAssumeRole cannot be found.
        """
      ]),
    Cause(
      "principal-unknown", .token,
      patterns: [
        "invalid repository policy provided",
        "(malformedpolicydocument)*invalid principal in policy",
      ],
      wrong: """
        a policy names a principal that does not exist: ECR and IAM take no role that is not \
        there yet
        """,
      remedy: """
        make the role first, wait some seconds (IAM is eventually consistent), then set the \
        policy again; a principal `AROA...` stands for a deleted role and has to be replaced by \
        the role's ARN
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
      samples: [
        """
        An error occurred (InvalidParameterException) when calling the SetRepositoryPolicy \
        operation: Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Invalid \
        repository policy provided'
        """,
        """
        An error occurred (MalformedPolicyDocument) when calling the UpdateAssumeRolePolicy \
        operation: Invalid principal in policy: "AWS":"arn:aws:iam::606639739464:role/gone"
        """,
      ]),
    Cause(
      "aws-throttled", .token,
      patterns: [
        "(throttling) when calling the", "(throttlingexception) when calling the",
        "(toomanyrequestsexception) when calling the", "(requestlimitexceeded) when calling the",
      ],
      wrong: "AWS limits the rate of the account's calls",
      remedy: """
        wait: the sync pod tries again by itself; if it stays, raise `ecr.sync.refresh_interval` \
        and look for whoever else calls in that account (CloudTrail)
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html",
      samples: [
        """
        An error occurred (ThrottlingException) when calling the GetAuthorizationToken operation \
        (reached max retries: 4): Rate exceeded
        """
      ]),
  ]
}
