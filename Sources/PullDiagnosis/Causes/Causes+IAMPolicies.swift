extension Causes {
  /// Policy documents and values that IAM or ECR refuses to save.
  static let iamPolicies: [Cause] = [
    Cause(
      "principal-unknown", .token,
      patterns: [
        "'principal not found'", "invalid principal in policy:",
      ],
      wrong: "a policy names a principal that does not exist (yet, or any more)",
      remedy: """
        create the role first, wait some seconds (IAM is eventually consistent), then set the \
        policy again; a principal `AROA...` is what remains of a deleted role: replace it with \
        the role's ARN
        """,
      source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html",
      samples: [
        """
        An error occurred (InvalidParameterException) when calling the SetRepositoryPolicy \
        operation: Invalid parameter at 'PolicyText' failed to satisfy constraint: 'Principal \
        not found'
        """,
        """
        An error occurred (MalformedPolicyDocument) when calling the UpdateAssumeRolePolicy \
        operation: Invalid principal in policy: "AWS":"arn:aws:iam::606639739464:role/gone"
        """,
      ]),
    Cause(
      "federated-principal-invalid", .token,
      patterns: [
        "federated principals must be valid domain names or saml metadata arns"
      ],
      wrong: "the trust policy's federated principal is not the ARN of an OIDC provider",
      remedy: """
        write `"Federated": "arn:aws:iam::CLUSTER_ACCOUNT:oidc-provider/ISSUER"`, ISSUER without \
        `https://`, as in the rendered `ecr-trust-policy.json`
        """,
      source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html",
      samples: [
        """
        An error occurred (MalformedPolicyDocument) when calling the CreateRole operation: \
        Federated principals must be valid domain names or SAML metadata ARNs
        """
      ]),
    Cause(
      "policy-document-invalid", .token,
      patterns: [
        "has prohibited field", "policy document should not specify a principal",
        "the policy failed legacy parsing", "syntax errors in policy",
        "policy statement must contain", "policy document must be version 2012-10-17",
        "must be in arn format or \"*\"", "actions/conditions must be prefaced by a vendor",
        "statement ids (sid) in a single policy must be unique",
      ] + aws("malformedpolicydocument") + aws("malformedpolicy"),
      wrong: "IAM refuses the policy document",
      remedy: """
        check the file with `ecr-artifacts validate FILE`, which names the place: a trust policy \
        has a Principal and no Resource, an identity policy a Resource and no Principal
        """,
      source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_policies.html",
      samples: [
        """
        An error occurred (MalformedPolicyDocument) when calling the CreateRole operation: Has \
        prohibited field Resource
        """,
        """
        An error occurred (MalformedPolicyDocument) when calling the CreatePolicy operation: \
        Syntax errors in policy.
        """,
      ]),
    Cause(
      "iam-input-invalid", .workstation,
      patterns: aws("invalidinput")
        + aws(
          "validationerror", "createrole", "createpolicy", "attachrolepolicy", "getrole",
          "updateassumerolepolicy", "createopenidconnectprovider"),
      wrong: "IAM refuses a value of the call: a name, path, ARN, URL, thumbprint or tag",
      remedy: """
        the message names it: correct it under `ecr.iam` or `ecr.cluster` (`ecr-artifacts \
        validate -e ENV`); a policy ARN needs its account and path, an issuer `https://` and no \
        slash at the end
        """,
      source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
      samples: [
        """
        An error occurred (InvalidInput) when calling the AttachRolePolicy operation: ARN \
        arn:aws:iam::policy/x is not valid.
        """
      ]),
  ]
}
