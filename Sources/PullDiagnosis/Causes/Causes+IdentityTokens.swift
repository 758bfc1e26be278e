extension Causes {
  /// What AWS STS finds wrong with the pod's token, its issuer or the session.
  static let identityTokens: [Cause] = [
    Cause(
      "token-audience-refused", .identity,
      patterns: [
        "incorrect token audience"
      ],
      wrong: "the token's audience is not among the OIDC provider's client IDs",
      remedy: """
        either `aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn \
        ARN --client-id openshift`, or set `ecr.audience` to a client ID that the provider has; \
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
        the issuer's certificate chain no longer ends in the certificate of the OIDC provider's \
        thumbprint
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
      ] + aws("openididpcommunicationerror"),
      wrong: """
        AWS cannot fetch the issuer's keys: its discovery document or key set cannot be reached \
        from the internet, or lacks the token's key
        """,
      remedy: """
        check `curl https://ISSUER/.well-known/openid-configuration` and the `jwks_uri` in it \
        from outside the cluster's network: both have to be readable without credentials
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
        """
        An error occurred (OpenIdIdpCommunicationError) when calling the \
        CreateOpenIDConnectProvider operation: Unable to connect to the issuer
        """,
      ]),
    Cause(
      "web-identity-token-expired", .identity,
      patterns: aws("expiredtoken", "assumerolewithwebidentity") + [
        "token expired: current date/time"
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
    Cause(
      "web-identity-token-invalid", .identity,
      patterns: [
        "provided token signature is not valid", "id token provided is not a valid jwt",
      ] + aws("invalididentitytoken") + aws("idprejectedclaim"),
      wrong: "AWS STS does not accept the token in the file that AWS_WEB_IDENTITY_TOKEN_FILE names",
      remedy: """
        let the webhook set AWS_WEB_IDENTITY_TOKEN_FILE (remove it from `ecr.sync.env`) and \
        delete the pod so that it gets a new token; the payload of `oc -n NAMESPACE create token \
        ecr-sa --audience AUDIENCE` shows issuer, subject and audience to compare
        """,
      source: """
        https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html#API_AssumeRoleWithWebIdentity_Errors
        """,
      samples: [
        """
        An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity \
        operation: The ID Token provided is not a valid JWT. (You may see this error if you sent \
        an Access Token)
        """,
        """
        An error occurred (IDPRejectedClaim) when calling the AssumeRoleWithWebIdentity \
        operation: The identity provider (IdP) reported that authentication failed.
        """,
      ]),
    Cause(
      "session-policy-invalid", .identity,
      patterns: aws("malformedpolicydocument", "assumerolewithwebidentity", "assumerole")
        + aws("packedpolicytoolarge"),
      wrong: "the session policy or the session tags of the call are invalid or too large",
      remedy: """
        assume the role without them: neither the sync pod nor the playbook passes a policy \
        (`policy`, `policy_arns` of the profile, the workflow or the module)
        """,
      source: "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html",
      samples: [
        """
        An error occurred (PackedPolicyTooLarge) when calling the AssumeRole operation: Packed \
        policy consumes 141% of allotted space, please use smaller policy.
        """
      ]),
    Cause(
      "sts-region-disabled", .identity,
      patterns: ["sts is not activated in this region"] + aws("regiondisabled"),
      wrong: "AWS STS is not activated in that region for the account",
      remedy: """
        activate it under IAM, Account settings, Security Token Service, or use a region where \
        it is (`ecr.registry.region`, or AWS_STS_REGIONAL_ENDPOINTS=legacy in `ecr.sync.env`)
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
  ]
}
