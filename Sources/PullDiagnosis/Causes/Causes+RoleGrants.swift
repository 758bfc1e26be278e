extension Causes {
  /// Calls that no policy allows, of users and of roles.
  static let roleGrants: [Cause] = [
    Cause(
      "caller-denied", .workstation,
      patterns: [
        ":user/*is not authorized to perform", ":root is not authorized to perform",
        "assumed-role/awsreservedsso_*is not authorized to perform",
        "is not authorized to perform: iam:",
        "is not authorized to perform: ecr:setrepositorypolicy",
        "is not authorized to perform: ecr:getrepositorypolicy",
        "is not authorized to perform: ecr:deleterepositorypolicy",
        "is not authorized to perform: ecr:describerepositories",
        "is not authorized to perform: ecr:describeimages",
        "is not authorized to perform: ecr:getregistrypolicy",
        "is not authorized to perform: ecr:putregistrypolicy",
        "is not authorized to perform: ecr:createrepository",
      ],
      wrong: "the user or role in the message lacks a permission to set up or check the access",
      remedy: """
        have the action that the message names allowed on its resource, or use other credentials \
        (`aws sts get-caller-identity` shows whose they are; AWS_PROFILE for the cluster's \
        account, `cf_deployment_registry_profile` or `cf_deployment_registry_role_arn` for the \
        registry's)
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
      "chained-role-denied", .identity,
      patterns: [
        "assumed-role/*is not authorized to perform: sts:assumerole on"
      ],
      wrong: "the session may not assume a second role",
      remedy: """
        a pull across accounts needs none: the repository's policy admits the first role itself \
        (remove `role` or `role_arn` of the second one from the tool, profile or \
        ECRAuthorizationToken). Where a second role is wanted: allow the first one \
        `sts:AssumeRole` on it, and name the first one's ARN in the second one's trust policy
        """,
      source:
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html#iam-term-role-chaining",
      samples: [
        """
        An error occurred (AccessDenied) when calling the AssumeRole operation: User: \
        arn:aws:sts::606639739464:assumed-role/ROSAECRAssumeRole/botocore-session-1772439304 is \
        not authorized to perform: sts:AssumeRole on resource: \
        arn:aws:iam::818140567777:role/ECRPull
        """
      ]),
    Cause(
      "repository-policy-denied", .token,
      patterns: [
        "is not authorized to perform: ecr:*because no resource-based policy allows"
      ],
      wrong: "the repository's policy in the registry's account does not let the role pull",
      remedy: """
        add the statement of the rendered `ecr-repository-policy.json` to that repository's \
        policy: the playbook does so with `cf_deployment_registry_profile`; by hand `aws ecr \
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
      patterns: ["is not authorized to perform: ecr:getauthorizationtoken"]
        + aws("accessdenied", "getauthorizationtoken"),
      wrong: """
        the role may not get an ECR token: none of its policies allows ecr:GetAuthorizationToken \
        on `*`
        """,
      remedy: """
        check `aws iam list-attached-role-policies --role-name ROSAECRAssumeRole`; the policy \
        needs `ecr:GetAuthorizationToken` with `Resource: "*"` (on a repository's ARN it \
        allows nothing); the playbook attaches it
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
      ]
        + aws(
          "accessdenied", "batchgetimage", "getdownloadurlforlayer", "batchchecklayeravailability"),
      wrong: "no policy of the role allows the pull from that repository",
      remedy: """
        add the repository to `ecr.registry.repositories` and run the playbook: the permissions \
        policy then allows ecr:BatchGetImage, ecr:GetDownloadUrlForLayer and \
        ecr:BatchCheckLayerAvailability on it; where the message does not say `identity-based`, \
        the repository's policy may be the one that lacks it (`ecr-repository-policy.json`)
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
      "access-denied", .token,
      patterns: ["is not authorized to perform"] + aws("accessdenied")
        + aws("unauthorizedoperation")
        + aws("notauthorized"),
      wrong: "the principal in the message lacks a permission",
      remedy: """
        have the action allowed that the message names, on its resource, for that principal; a \
        call in another account needs the permission on both sides
        """,
      source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html",
      samples: [
        """
        An error occurred (AccessDenied) when calling the ListRoles operation: User: \
        arn:aws:sts::606639739464:assumed-role/ci/run-17 is not authorized to perform: \
        kms:Decrypt on resource: arn:aws:kms:us-east-1:606639739464:key/1
        """
      ]),
  ]
}
