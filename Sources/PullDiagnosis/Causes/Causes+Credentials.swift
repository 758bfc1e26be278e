extension Causes {
  /// Credentials that are missing, not the role's, or expired.
  static let credentials: [Cause] = [
    Cause(
      "clock-skew", .identity,
      patterns: [
        "signature expired:*is now earlier than", "signature not yet current:",
        "requesttimetooskewed", "token not valid yet (nbf)", "token is not valid yet",
        "certificate has expired or is not yet valid: current time*is before",
        "token used before issued",
      ] + aws("requestexpired"),
      wrong: """
        a clock is wrong: what was just signed is too old or not yet valid for the other side
        """,
      remedy: """
        compare `date -u` on the node (`oc debug node/NODE -- chroot /host chronyc tracking`) \
        with the time in the message, and fix its time source
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
        "serviceaccount/token: no such file", "serviceaccount/token*does not exist",
        "unable to read file at /var/run/secrets/",
      ],
      wrong: "AWS_WEB_IDENTITY_TOKEN_FILE names a file that the pod does not have",
      remedy: """
        remove AWS_ROLE_ARN and AWS_WEB_IDENTITY_TOKEN_FILE from the pod's own environment \
        (`ecr.sync.env`): the webhook keeps the values that a pod sets; or mount the projected \
        token where the variable points, as the rendered `ecrsync.yml` does. Then delete the pod
        """,
      source: "https://github.com/aws/amazon-eks-pod-identity-webhook/issues/82",
      samples: [
        """
        [Errno 2] No such file or directory: \
        '/var/run/secrets/eks.amazonaws.com/serviceaccount/token'
        """,
        """
        WebIdentityErr: failed fetching WebIdentity token: open \
        /var/run/secrets/eks.amazonaws.com/serviceaccount/token: no such file or directory
        """,
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
      "session-expired", .identity,
      patterns: aws("expiredtoken") + [
        "security token included in the request is expired",
        "the sso session associated with this profile has expired", "error loading sso token",
        "your session has expired or credentials have changed", "error loading login session token",
        "error loading or redeeming a login authorization code",
        "error happened when resolving aws credentials", "failed to refresh cached sso token",
        "cached sso token is expired", "the sso session has expired or is invalid",
        "token has expired and refresh failed", "insufficient permissions*signin:createoauth2token",
        "the provided token has expired", "the security token included in the request has expired",
      ],
      wrong: "the AWS session has expired",
      remedy: """
        in a pod: delete it so that it assumes the role again; on your machine: `aws sso login \
        --profile PROFILE`, `aws login`, or new keys, as the profile was set up
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
        """
        Your session has expired or credentials have changed. Please reauthenticate using 'aws \
        login'.
        """,
      ]),
    Cause(
      "pull-secret-token-invalid", .image,
      patterns: pulling(
        "security token included in the request is invalid", "unrecognizedclientexception",
        "invalidclienttokenid"),
      wrong: "ECR does not recognize the token in the pull secret: truncated, altered or revoked",
      remedy: """
        have the pull secret refreshed: `oc -n NAMESPACE delete secret regcred` (the sync pod \
        writes a fresh token), and look for another tool that writes it (`oc -n NAMESPACE get \
        secret regcred -o yaml --show-managed-fields`)
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html",
      samples: [
        """
          Warning  Failed  12s (x3 over 51s)  kubelet  Failed to pull image \
        "818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api:1": rpc error: code = Unknown desc \
        = Error response from daemon: pull access denied for \
        818140567777.dkr.ecr.us-east-1.amazonaws.com/cf/api, repository does not exist or may \
        require 'docker login': denied: The security token included in the request is invalid.
        """
      ]),
    Cause(
      "aws-keys-invalid", .identity,
      patterns: [
        "security token included in the request is invalid", "invalidclienttokenid",
        "unrecognizedclientexception",
        "request signature we calculated does not match the signature you provided",
      ] + aws("invalidaccesskeyid") + aws("signaturedoesnotmatch") + aws("incompletesignature")
        + aws("authfailure") + aws("invalidsignature"),
      wrong: """
        AWS does not accept the access key or its signature: deleted, mistyped, of another \
        partition, or for a region that the account has not enabled
        """,
      remedy: """
        see where the keys come from with `aws configure list`, and replace them; a secret key \
        with a blank or line break at its end does not match either. The sync pod needs no keys: \
        remove AWS_ACCESS_KEY_ID from `ecr.sync.env`
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
        """
        An error occurred (SignatureDoesNotMatch) when calling the GetAuthorizationToken \
        operation: The request signature we calculated does not match the signature you \
        provided. Check your AWS Secret Access Key and signing method. Consult the service \
        documentation for details.
        """,
      ]),
    Cause(
      "account-not-enabled", .identity,
      patterns: aws("optinrequired") + aws("subscriptionrequired") + aws("accountproblem"),
      wrong: "the AWS account is not signed up for the service or has not enabled the region",
      remedy: """
        enable the region under Account, AWS Regions, in the account whose credentials make the \
        call, and wait some minutes; a suspended account: see its billing
        """,
      source: "https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html",
      samples: [
        """
        An error occurred (OptInRequired) when calling the GetAuthorizationToken operation: You \
        are not subscribed to this service
        """
      ]),
  ]

  /// The pod has no AWS identity: also found in the pod itself (see `ObservedWorkload`).
  static let notInjected = Cause(
    "webhook-did-not-inject", .identity,
    patterns: [
      ": aws was not called, since pod-identity-webhook", "unable to locate credentials",
      "nocredentialproviders: no valid providers in chain", "no ec2 imds role found",
      "metadata service request to http://169.254.169.254", "url: \"http://169.254.169.254",
      "http://169.254.169.254/*context deadline exceeded", "error retrieving metadata:",
      "unable to load credentials from any of the providers in the chain",
      "could not load credentials from any providers", "missing credentials in config",
      "no valid credential sources", "failed to load credentials from imds",
      "ec2metadataerror: failed to make ec2metadata request", "ec2rolerequesterror",
      "credentialsprovidererror:", "the credential provider was not enabled",
    ] + aws("missingauthenticationtoken") + aws("missingauthentication"),
    wrong: """
      the pod has no AWS credentials: the pod identity webhook did not act when the pod was created
      """,
    remedy: """
      in a pod: check `oc -n NAMESPACE get serviceaccount ecr-sa -o yaml` for the annotation \
      `eks.amazonaws.com/role-arn`, that the pod names that service account and sets no \
      AWS_ROLE_ARN of its own, and that the webhook runs (`oc -n \
      openshift-cloud-credential-operator get pods`), then delete the pod: only new pods are \
      injected. On your machine: `aws configure list`, AWS_PROFILE, `aws sso login`
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
      """
      operation error ECR: GetAuthorizationToken, get identity: get credentials: failed to \
      refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, \
      request canceled, context deadline exceeded
      """,
      """
      software.amazon.awssdk.core.exception.SdkClientException: Unable to load credentials from \
      any of the providers in the chain \
      AwsCredentialsProviderChain(credentialsProviders=[EnvironmentVariableCredentialsProvider()])
      """,
      """
      operation error ECR: GetAuthorizationToken, https response error StatusCode: 400, \
      RequestID: x, api error MissingAuthenticationTokenException: Missing Authentication Token
      """,
    ])
}
