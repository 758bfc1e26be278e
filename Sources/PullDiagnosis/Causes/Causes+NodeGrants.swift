extension Causes {
  /// Calls that no policy allows, made with a node's role or for a pull-through cache: who made the call decides what to do.
  static let nodeGrants: [Cause] = [
    Cause(
      "node-plugin-denied", .token, .warning,
      patterns: [
        "credential provider plugin*is not authorized to perform",
        "ecr-credential-provider*is not authorized to perform",
      ],
      wrong: """
        the kubelet's ECR credential provider may not get a token: it uses the node's role, which \
        does not allow it
        """,
      remedy: """
        pods with a pull secret for this host are not affected: name it in `imagePullSecrets`. \
        Only to pull with the node's role as well, attach AmazonEC2ContainerRegistryReadOnly to \
        the worker role in the message, and let the repository's policy admit it
        """,
      source: "https://kubernetes.io/docs/tasks/administer-cluster/kubelet-credential-provider/",
      samples: [
        """
        E0302 08:15:04.000000 3267 plugin.go:440] Failed getting credential from external \
        registry credential provider: error execing credential provider plugin \
        ecr-credential-provider for image 818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api: \
        exit status 1: Error running credential provider plugin: operation error ECR: \
        GetAuthorizationToken, https response error StatusCode: 400, RequestID: 0f0f, api error \
        AccessDeniedException: User: \
        arn:aws:sts::606639739464:assumed-role/x-Worker-Role/i-0abc1234def567890 is not \
        authorized to perform: ecr:GetAuthorizationToken on resource: * because no \
        identity-based policy allows the ecr:GetAuthorizationToken action
        """
      ]),
    Cause(
      "node-role-used", .identity,
      patterns: [
        "assumed-role/*/i-0*is not authorized to perform: ecr:getauthorizationtoken",
        "assumed-role/*/i-0*is not authorized to perform: sts:assumerole",
        "assumed-role/*/i-0*is not authorized to perform: sts:getcalleridentity",
      ],
      wrong: "the pod made the call with the node's role, because it has no role of its own",
      remedy: """
        check that the pod is injected (`oc -n NAMESPACE get pod POD -o yaml | grep \
        AWS_ROLE_ARN`; the annotation `eks.amazonaws.com/role-arn` belongs on its service \
        account), set `AWS_EC2_METADATA_DISABLED=true` in the container, then delete the pod. \
        Roles for pods trust the OIDC provider, never the node's role
        """,
      source: "https://docs.aws.amazon.com/sdkref/latest/guide/feature-imds-credentials.html",
      samples: [
        """
        An error occurred (AccessDeniedException) when calling the GetAuthorizationToken \
        operation: User: \
        arn:aws:sts::606639739464:assumed-role/ManagedOpenShift-Worker-Role/i-0abc1234def567890 \
        is not authorized to perform: ecr:GetAuthorizationToken on resource: * because no \
        identity-based policy allows the ecr:GetAuthorizationToken action
        """,
        """
        User: arn:aws:sts::606639739464:assumed-role/rosa-worker-Role/i-0e5afb93460d609d2 is not \
        authorized to perform: sts:AssumeRole on resource: \
        arn:aws:iam::606639739464:role/ROSAECRAssumeRole
        """,
      ]),
    Cause(
      "node-role-pulled", .image,
      patterns: [
        "assumed-role/*/i-0*is not authorized to perform: ecr:"
      ],
      wrong: """
        the kubelet pulled with the node's role: the pod names no pull secret for this registry, \
        and the node's role may not pull from it
        """,
      remedy: """
        name the secret in the pod (`imagePullSecrets: [{name: regcred}]`) or link it to its \
        service account (`ecr.link_service_accounts`), in the pod's namespace; then delete the pod
        """,
      source: "https://kubernetes.io/docs/tasks/administer-cluster/kubelet-credential-provider/",
      samples: [
        """
        Failed to pull image "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": reading \
        manifest 1 in 818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api: denied: User: \
        arn:aws:sts::606639739464:assumed-role/x-Worker-Role/i-0abc1234def567890 is not \
        authorized to perform: ecr:BatchGetImage on resource: \
        arn:aws:ecr:us-east-1:818140567777:repository/cf/api because no resource-based policy \
        allows the ecr:BatchGetImage action
        """
      ]),
    Cause(
      "upstream-import-denied", .token,
      patterns: [
        "is not authorized to perform: ecr:batchimportupstreamimage",
        "reading manifest*is not authorized to perform: ecr:createrepository",
        "failed to pull*is not authorized to perform: ecr:createrepository",
      ],
      wrong: """
        the first pull of an image through the pull-through cache imports it, and no policy lets \
        the role do that
        """,
      remedy: """
        allow the role `ecr:BatchImportUpstreamImage` and `ecr:CreateRepository`, in its \
        permissions policy and, across accounts, in the registry's policy (`aws ecr \
        put-registry-policy`), for the cache's prefix; or have somebody with these permissions \
        pull the image once
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-iam.html",
      samples: [
        """
        Failed to pull image "818140567777.dkr.ecr.us-east-1.amazonaws.com/ecr-public/x/y:1": \
        reading manifest 1 in 818140567777.dkr.ecr.us-east-1.amazonaws.com/ecr-public/x/y: \
        denied: User: \
        arn:aws:sts::606639739464:assumed-role/ROSAECRAssumeRole/botocore-session-1772439304 is \
        not authorized to perform: ecr:BatchImportUpstreamImage on resource: \
        arn:aws:ecr:us-east-1:818140567777:repository/ecr-public/x/y because no resource-based \
        policy allows the ecr:BatchImportUpstreamImage action
        """
      ]),
  ]
}
