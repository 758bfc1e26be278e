extension Causes {
  /// From the pod's token to the role: what AWS STS refuses.
  static let webIdentity: [Cause] = [
    Cause(
      "role-arn-missing", .identity,
      patterns: [
        "invalid length for parameter rolearn",
        "an iam role must be associated with service account", "role arn is not set",
      ],
      wrong:
        "there is no role to assume: the service account's role annotation is missing or empty",
      remedy: """
        set `eks.amazonaws.com/role-arn: arn:aws:iam::CLUSTER_ACCOUNT:role/ROSAECRAssumeRole` on \
        the service account (`oc -n NAMESPACE annotate serviceaccount ecr-sa --overwrite ...`), \
        then delete the pod: only new pods get it (External Secrets reads it at once)
        """,
      source: "https://github.com/aws/amazon-eks-pod-identity-webhook",
      samples: [
        """
        Parameter validation failed:
        Invalid length for parameter RoleArn, value: 0, valid min length: 20
        """,
        """
        botocore.exceptions.ParamValidationError: Parameter validation failed:
        Invalid length for parameter RoleArn, value: 0, valid min length: 20
        """,
        """
        error using generator: unable to create aws session: an IAM role must be associated with \
        service account ecr-sa (namespace: cf-dev)
        """,
      ]),
    Cause(
      "web-identity-token-empty", .identity,
      patterns: [
        "invalid length for parameter webidentitytoken"
      ],
      wrong: "the file that AWS_WEB_IDENTITY_TOKEN_FILE names is empty",
      remedy: """
        delete the pod so that the kubelet projects a new token; if it is empty again, look at \
        the node (`oc describe node NODE`: disk pressure) and remove AWS_WEB_IDENTITY_TOKEN_FILE \
        from `ecr.sync.env`
        """,
      source: """
        https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
        """,
      samples: [
        """
        botocore.exceptions.ParamValidationError: Parameter validation failed:
        Invalid length for parameter WebIdentityToken, value: 0, valid min length: 4
        """
      ]),
    Cause(
      "session-duration-too-long", .identity,
      patterns: [
        "durationseconds exceeds"
      ],
      wrong: "the call asks for a longer session than the role allows",
      remedy: """
        leave the duration out (AWS_ROLE_DURATION, `duration_seconds`, `--duration-seconds`), or \
        raise the role's MaxSessionDuration; a chained role never gets more than one hour
        """,
      source: """
        https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use.html#id_roles_use_view-role-max-session
        """,
      samples: [
        """
        An error occurred (ValidationError) when calling the AssumeRoleWithWebIdentity \
        operation: The requested DurationSeconds exceeds the MaxSessionDuration set for this role.
        """
      ]),
    Cause(
      "role-arn-malformed", .identity,
      patterns: aws("validationerror", "assumerolewithwebidentity").map { "\($0)*is invalid" }
        + aws("validationerror", "?").map { "\($0)*request arn is invalid" },
      wrong: "the service account's annotation does not contain a valid role ARN",
      remedy: """
        set `eks.amazonaws.com/role-arn` to \
        `arn:aws:iam::CLUSTER_ACCOUNT:role/ROSAECRAssumeRole` (12 digits, the role's path \
        included), then delete the pod
        """,
      source: """
        https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
        """,
      samples: [
        """
        An error occurred (ValidationError) when calling the AssumeRoleWithWebIdentity \
        operation: Request ARN is invalid
        """,
        """
        An error occurred (ValidationError) when calling the AssumeRoleWithWebIdentity \
        operation: arn:aws:iam::606639739464:ROSAECRAssumeRole is invalid
        """,
        """
        failed to refresh cached credentials, failed to retrieve credentials, operation error \
        STS: AssumeRoleWithWebIdentity, https response error StatusCode: 400, RequestID: \
        0f0f0f0f-0000-0000-0000-000000000000, api error ValidationError: Request ARN is invalid
        """,
      ]),
    Cause(
      "sts-parameter-invalid", .identity,
      patterns: aws(
        "validationerror", "assumerolewithwebidentity", "assumerole", "getcalleridentity")
        + aws("validation", "assumerolewithwebidentity", "assumerole", "getcalleridentity"),
      wrong: "AWS STS rejects a parameter of the call",
      remedy: """
        the message names it: the session name (AWS_ROLE_SESSION_NAME: 2 to 64 letters, digits \
        and `=,.@-`), the role's ARN, or the token
        """,
      source: """
        https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
        """,
      samples: [
        """
        An error occurred (ValidationError) when calling the AssumeRoleWithWebIdentity \
        operation: 1 validation error detected: Value 'a b' at 'roleSessionName' failed to \
        satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*
        """
      ]),
    Cause(
      "assume-role-refused", .identity,
      patterns: [
        "not authorized to perform sts:assumerolewithwebidentity",
        "not authorized to perform: sts:assumerolewithwebidentity",
      ] + aws("accessdenied", "assumerolewithwebidentity"),
      wrong: """
        the role's trust policy does not admit this token, or the role does not exist (any more)
        """,
      remedy: """
        compare `aws iam get-role --role-name ROSAECRAssumeRole --query \
        Role.AssumeRolePolicyDocument` with the rendered `ecr-trust-policy.json`: the provider's \
        ARN, `ISSUER:sub` = `system:serviceaccount:NAMESPACE:ecr-sa` and `ISSUER:aud` = the \
        annotation `eks.amazonaws.com/audience`; running the playbook restores it. If they \
        agree: is it the role of the annotation, and does a resource control policy deny it? A \
        new role is refused for some seconds
        """,
      source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html",
      samples: [
        """
        An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: \
        Not authorized to perform sts:AssumeRoleWithWebIdentity
        """,
        """
        2026-03-02T08:15:04Z error no token for 818140567777.dkr.ecr.us-east-1.amazonaws.com: \
        aws exits with 254: An error occurred (AccessDenied) when calling the \
        AssumeRoleWithWebIdentity operation: Not authorized to perform \
        sts:AssumeRoleWithWebIdentity; secrets stay as they are, next try in 4 s
        """,
        """
        WebIdentityErr: failed to retrieve credentials caused by: AccessDenied: Not authorized \
        to perform sts:AssumeRoleWithWebIdentity status code: 403, request id: \
        2f3b2c1e-0000-0000-0000-000000000000
        """,
      ]),
  ]
}
