extension Causes {
  /// From the pod's token to the role: what AWS STS refuses.
  static let webIdentity: [Cause] = [
    Cause(
      "role-arn-missing", .identity,
      patterns: [
        "invalid length for parameter rolearn"
      ],
      wrong: """
        the AWS CLI was given no role: the service account's role annotation is missing or empty
        """,
      remedy: """
        set `eks.amazonaws.com/role-arn: arn:aws:iam::CLUSTER_ACCOUNT:role/ROSAECRAssumeRole` on \
        the service account (`oc -n NAMESPACE annotate serviceaccount ecr-sa --overwrite ...`), \
        then delete the pod: only new pods are given it
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
      ]),
    Cause(
      "role-arn-malformed", .identity,
      patterns: [
        "(validationerror) when calling the assumerolewithwebidentity operation"
      ],
      wrong: "what the service account's annotation names is no role ARN",
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
      ]),
    Cause(
      "assume-role-refused", .identity,
      patterns: [
        "not authorized to perform sts:assumerolewithwebidentity",
        "not authorized to perform: sts:assumerolewithwebidentity",
      ],
      wrong: """
        the role's trust policy does not admit this token, or there is no role of that name
        """,
      remedy: """
        compare `aws iam get-role --role-name ROSAECRAssumeRole --query \
        Role.AssumeRolePolicyDocument` with the rendered `ecr-trust-policy.json`: the provider's \
        ARN, `ISSUER:sub` = `system:serviceaccount:NAMESPACE:ecr-sa` and `ISSUER:aud` = the \
        annotation `eks.amazonaws.com/audience`; the playbook puts it right
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
    Cause(
      "token-audience-refused", .identity,
      patterns: [
        "invalididentitytoken*incorrect token audience"
      ],
      wrong: "the token's audience is none of the OIDC provider's client ids",
      remedy: """
        either `aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn \
        ARN --client-id openshift`, or set `ecr.audience` to a client id that the provider has; \
        the service account's `eks.amazonaws.com/audience` and the trust policy's `aud` follow
        """,
      source: """
        https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html#API_AssumeRoleWithWebIdentity_Errors
        """,
      samples: [
        """
        An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity \
        operation: Incorrect token audience
        """
      ]),
    Cause(
      "oidc-provider-missing", .identity,
      patterns: [
        "no openidconnect provider found in your account"
      ],
      wrong: "the cluster's issuer is not registered as an OIDC provider in the role's account",
      remedy: """
        compare `aws iam list-open-id-connect-providers` with `rosa describe cluster -c NAME -o \
        json | jq -r .aws.sts.oidc_endpoint_url`: register it \
        (`cf_deployment_manage_oidc_provider: true`), or correct `ecr.cluster.account_id` or \
        `ecr.cluster.oidc_endpoint_url`
        """,
      source: """
        https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
        """,
      samples: [
        """
        An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity \
        operation: No OpenIDConnect provider found in your account for \
        https://oidc.op1.openshiftapps.com/2k0c8r75om1ojie607vf4glkvbd4mo89
        """
      ]),
    Cause(
      "oidc-thumbprint-mismatch", .identity,
      patterns: [
        "https certificate doesn't match configured thumbprint"
      ],
      wrong: """
        the issuer's certificate chain no longer ends in the certificate that the OIDC \
        provider's thumbprint names
        """,
      remedy: """
        read the chain with `openssl s_client -showcerts -connect \
        oidc.op1.openshiftapps.com:443`, and run `aws iam \
        update-open-id-connect-provider-thumbprint --open-id-connect-provider-arn ARN \
        --thumbprint-list SHA1_OF_TOP_CERTIFICATE`
        """,
      source: """
        https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc_verify-thumbprint.html
        """,
      samples: [
        """
        An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity \
        operation: OpenIDConnect provider's HTTPS certificate doesn't match configured thumbprint
        """
      ]),
    Cause(
      "oidc-keys-unavailable", .identity,
      patterns: [
        "couldn't retrieve verification key from your identity provider",
        "idpcommunicationerror",
      ],
      wrong: """
        AWS cannot fetch the issuer's keys: its discovery document or key set is not to be had \
        from outside, or lacks the token's key
        """,
      remedy: """
        check `curl https://ISSUER/.well-known/openid-configuration` and the `jwks_uri` in it \
        from outside the cluster's network; both have to answer without credentials
        """,
      source: """
        https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html#API_AssumeRoleWithWebIdentity_Errors
        """,
      samples: [
        """
        An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity \
        operation: Couldn't retrieve verification key from your identity provider,  please \
        reference AssumeRoleWithWebIdentity documentation for requirements
        """,
        """
        An error occurred (IDPCommunicationError) when calling the AssumeRoleWithWebIdentity \
        operation: The identity provider could not be reached
        """,
      ]),
    Cause(
      "web-identity-token-invalid", .identity,
      patterns: [
        "provided token signature is not valid", "id token provided is not a valid jwt",
        "(invalididentitytoken)*is not a valid token",
      ],
      wrong: "the file that AWS_WEB_IDENTITY_TOKEN_FILE names holds no token of this issuer",
      remedy: """
        let the webhook set AWS_WEB_IDENTITY_TOKEN_FILE (take it out of `ecr.sync.env`), and \
        delete the pod so that it gets a new token
        """,
      source: """
        https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html#API_AssumeRoleWithWebIdentity_Errors
        """,
      samples: [
        """
        An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity \
        operation: The ID Token provided is not a valid JWT. (You may see this error if you sent \
        an Access Token)
        """
      ]),
    Cause(
      "web-identity-token-expired", .identity,
      patterns: [
        "(expiredtokenexception) when calling the assumerolewithwebidentity",
        "token expired: current date/time",
      ],
      wrong: """
        the pod's web identity token has expired: the kubelet no longer renews the file, or a \
        clock is wrong
        """,
      remedy: """
        delete the pod so that it gets a new token; if it comes back, compare `date -u` in the \
        pod with the time in the message, and look at the node with `oc describe node NODE`
        """,
      source: """
        https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html#API_AssumeRoleWithWebIdentity_Errors
        """,
      samples: [
        """
        An error occurred (ExpiredTokenException) when calling the AssumeRoleWithWebIdentity \
        operation: Token expired: current date/time 1772439304 must be before the expiration \
        date/time1772352904
        """
      ]),
  ]
}
