extension Causes {
  /// Credentials that are missing, not the role's, or out of time.
  static let credentials: [Cause] = [
    Cause(
      "clock-skew", .identity,
      patterns: [
        "signature expired:*is now earlier than", "signature not yet current:",
        "requesttimetooskewed", "token not valid yet (nbf)", "token is not valid yet",
        "certificate has expired or is not yet valid: current time*is before",
        "token used before issued",
      ],
      wrong: """
        a clock is wrong: what was just signed is too old or not yet valid for the other side
        """,
      remedy: """
        compare `date -u` on the node (`oc debug node/NODE -- chroot /host chronyc tracking`) \
        with the time in the message, and mend its time source
        """,
      source: """
        https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html
        """,
      samples: [
        """
        An error occurred (SignatureDoesNotMatch) when calling the GetAuthorizationToken \
        operation: Signature expired: 20260302T061504Z is now earlier than 20260302T080004Z \
        (20260302T081504Z - 15 min.)
        """,
        """
        An error occurred (SignatureDoesNotMatch) when calling the GetCallerIdentity operation: \
        Signature not yet current: 20260302T091504Z is still later than 20260302T083004Z \
        (20260302T081504Z + 15 min.)
        """,
        """
        tls: failed to verify certificate: x509: certificate has expired or is not yet valid: \
        current time 2026-03-01T23:59:58Z is before 2026-03-02T00:00:00Z
        """,
      ]),
    notInjected,
    Cause(
      "token-file-missing", .identity,
      patterns: [
        "no such file or directory*serviceaccount/token",
        "no such file or directory*web-identity-token",
        "open /var/run/secrets/*serviceaccount/token: no such file",
      ],
      wrong: "AWS_WEB_IDENTITY_TOKEN_FILE names a file that the pod does not have",
      remedy: """
        take AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE out of the pod's own environment \
        (`ecr.sync.env`): where a pod sets one, the webhook mounts no token; then delete the pod
        """,
      source: "https://github.com/aws/amazon-eks-pod-identity-webhook/issues/82",
      samples: [
        """
        [Errno 2] No such file or directory: \
        '/var/run/secrets/eks.amazonaws.com/serviceaccount/token'
        """
      ]),
    Cause(
      "token-file-unreadable", .identity,
      patterns: [
        "permission denied*serviceaccount/token", "serviceaccount/token: permission denied",
      ],
      wrong: "the container's user may not read the projected token",
      remedy: """
        let the SCC choose user and group (no `runAsUser` in the pod), or set \
        `securityContext.fsGroup` of the pod, so that the token's file belongs to its group
        """,
      source: "https://github.com/aws/amazon-eks-pod-identity-webhook#usage",
      samples: [
        """
        [Errno 13] Permission denied: '/var/run/secrets/eks.amazonaws.com/serviceaccount/token'
        """
      ]),
    Cause(
      "node-role-used", .identity,
      patterns: [
        "assumed-role/*/i-0*is not authorized to perform: ecr:getauthorizationtoken"
      ],
      wrong: "the request came with the node's own role, not with the pod's",
      remedy: """
        set `AWS_EC2_METADATA_DISABLED=true` in the container and see that the webhook injects \
        the pod (`oc -n NAMESPACE get pod POD -o yaml | grep AWS_ROLE_ARN`), then delete the pod
        """,
      source: "https://docs.aws.amazon.com/sdkref/latest/guide/feature-imds-credentials.html",
      samples: [
        """
        An error occurred (AccessDeniedException) when calling the GetAuthorizationToken \
        operation: User: \
        arn:aws:sts::606639739464:assumed-role/ManagedOpenShift-Worker-Role/i-0abc1234def567890 \
        is not authorized to perform: ecr:GetAuthorizationToken on resource: * because no \
        identity-based policy allows the ecr:GetAuthorizationToken action
        """
      ]),
    Cause(
      "session-expired", .identity,
      patterns: [
        "(expiredtokenexception) when calling the", "(expiredtoken) when calling the",
        "security token included in the request is expired",
        "the sso session associated with this profile has expired", "error loading sso token",
      ],
      wrong: "the AWS session has expired",
      remedy: """
        in a pod: delete it so that it assumes the role anew; at a terminal: `aws sso login \
        --profile PROFILE`, or get new keys
        """,
      source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_general.html",
      samples: [
        """
        An error occurred (ExpiredTokenException) when calling the GetAuthorizationToken \
        operation: The security token included in the request is expired
        """,
        """
        An error occurred (ExpiredToken) when calling the GetCallerIdentity operation: The \
        security token included in the request is expired
        """,
      ]),
    Cause(
      "aws-keys-invalid", .identity,
      patterns: [
        "security token included in the request is invalid", "invalidclienttokenid",
        "unrecognizedclientexception", "(invalidaccesskeyid)",
      ],
      wrong: """
        AWS does not know the access key: deleted, mistyped, of another partition, or for a \
        region that is not enabled
        """,
      remedy: """
        see whose keys they are with `aws configure list` and `aws sts get-caller-identity`; in \
        the sync pod take AWS_ACCESS_KEY_ID out of `ecr.sync.env`, the role needs none
        """,
      source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_general.html",
      samples: [
        """
        An error occurred (UnrecognizedClientException) when calling the GetAuthorizationToken \
        operation: The security token included in the request is invalid.
        """,
        """
        An error occurred (InvalidClientTokenId) when calling the GetCallerIdentity operation: \
        The security token included in the request is invalid.
        """,
      ]),
    Cause(
      "sts-region-disabled", .identity,
      patterns: [
        "regiondisabledexception", "sts is not activated in this region",
      ],
      wrong: "AWS STS is not activated in that region for the account",
      remedy: """
        activate it under IAM, Account settings, Security Token Service, or use a region that is \
        (`ecr.registry.region`, or AWS_STS_REGIONAL_ENDPOINTS=legacy in `ecr.sync.env`)
        """,
      source: """
        https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_enable-regions.html
        """,
      samples: [
        """
        An error occurred (RegionDisabledException) when calling the AssumeRoleWithWebIdentity \
        operation: STS is not activated in this region for account:606639739464. Your account \
        administrator can activate STS in this region using the IAM Console.
        """
      ]),
    Cause(
      "region-missing", .identity,
      patterns: [
        "you must specify a region."
      ],
      wrong: "no region is set for the AWS CLI",
      remedy: """
        add `--region us-east-1`, or set AWS_REGION; in the sync pod it comes from \
        `ecr.registry.region`
        """,
      source: "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html",
      samples: [
        """
        You must specify a region. You can also configure your region by running "aws configure".
        """
      ]),
  ]

  /// The pod has no AWS identity: the pod identity webhook did not act when it was made: it is also seen in the pod itself.
  static let notInjected = Cause(
    "webhook-did-not-inject", .identity,
    patterns: [
      ": aws was not called, since pod-identity-webhook", "unable to locate credentials",
      "nocredentialproviders: no valid providers in chain",
    ],
    wrong: "the pod has no AWS identity: the pod identity webhook did not act when it was made",
    remedy: """
      check `oc -n NAMESPACE get serviceaccount ecr-sa -o yaml` for \
      `eks.amazonaws.com/role-arn`, that the pod names that service account and sets no \
      AWS_ROLE_ARN of its own, and that the webhook runs (`oc -n \
      openshift-cloud-credential-operator get pods`), then delete the pod: only new pods are \
      injected
      """,
    source: "https://github.com/aws/amazon-eks-pod-identity-webhook",
    samples: [
      """
      2026-03-02T08:15:04Z error no token for 818140567777.dkr.ecr.us-east-1.amazonaws.com: AWS \
      was not called, since pod-identity-webhook gave this pod no AWS_ROLE_ARN or no token file \
      (): check the annotation eks.amazonaws.com/role-arn of its service account, then delete \
      the pod (only new pods are injected); secrets stay as they are, next try in 4 s
      """,
      #"Unable to locate credentials. You can configure credentials by running "aws configure"."#,
    ])
}
