extension Causes {
  /// What the ECR API refuses.
  static let ecr: [Cause] = [
    Cause(
      "registry-policy-invalid", .token,
      patterns: ["invalid registry policy provided"]
        + aws("invalidparameter", "putregistrypolicy") + aws("validation", "putregistrypolicy"),
      wrong: "ECR refuses the registry policy",
      remedy: """
        each statement needs Sid, Effect, Principal, Action and a `Resource` of the form \
        `arn:aws:ecr:REGION:REGISTRY_ACCOUNT:repository/PATTERN`, and its principals must exist; \
        `ecr-artifacts validate FILE --kind resource` checks the rest
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions.html",
      samples: [
        """
        Error creating ECR Registry Policy: InvalidParameterException: Invalid parameter at \
        'PolicyText' failed to satisfy constraint: 'Invalid registry policy provided'
        """
      ]),
    Cause(
      "repository-policy-invalid", .token,
      patterns: ["invalid repository policy provided"]
        + aws("invalidparameter", "setrepositorypolicy"),
      wrong: """
        ECR refuses the repository policy: it has a `Resource`, or a principal that is malformed \
        or does not exist
        """,
      remedy: """
        remove `Resource` (a repository policy has none: the repository is its resource); then \
        check each principal (`arn:aws:iam::ACCOUNT:role/NAME`, 12 digits, path included) and \
        that the role exists: `aws iam get-role`; `ecr-artifacts validate FILE --kind resource` \
        finds the first two
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
      samples: [
        """
        putting ECR Repository Policy (cf/api): operation error ECR: SetRepositoryPolicy, https \
        response error StatusCode: 400, RequestID: 0f0f, InvalidParameterException: Invalid \
        parameter at 'PolicyText' failed to satisfy constraint: 'Invalid repository policy \
        provided'
        """
      ]),
    Cause(
      "repository-policy-missing", .token, .warning,
      patterns: aws("repositorypolicynotfound"),
      wrong: "the repository has no policy, so no other account may pull from it",
      remedy: """
        set the rendered one: `aws ecr set-repository-policy --registry-id REGISTRY_ACCOUNT \
        --repository-name NAME --policy-text file://environments/ENV/ecr-repository-policy.json` \
        (the playbook does so); within one account, or with a registry policy, none is needed
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
      samples: [
        """
        An error occurred (RepositoryPolicyNotFoundException) when calling the \
        GetRepositoryPolicy operation: Repository policy does not exist for the repository with \
        name 'cf/api' in the registry with id '818140567777'
        """
      ]),
    Cause(
      "registry-policy-missing", .token, .note,
      patterns: aws("registrypolicynotfound"),
      wrong: "the registry has no registry policy",
      remedy: """
        nothing, where the repositories' own policies admit the role; `aws ecr \
        put-registry-policy` sets one
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions.html",
      samples: [
        """
        An error occurred (RegistryPolicyNotFoundException) when calling the GetRegistryPolicy \
        operation: Registry policy does not exist in the registry with id '818140567777'
        """
      ]),
    Cause(
      "kms-failing", .token,
      patterns: aws("kms") + ["the operation failed due to a kms exception"],
      wrong: "ECR cannot use the KMS key that encrypts the repository",
      remedy: """
        in the registry's account check the key with `aws kms describe-key --key-id KEY` (`aws \
        ecr describe-repositories` shows it under encryptionConfiguration): it must be enabled, \
        not pending deletion, and its policy must keep ECR's grants
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html",
      samples: [
        """
        An error occurred (KmsException) when calling the BatchGetImage operation: The operation \
        failed due to a KMS exception.
        """
      ]),
    Cause(
      "ecr-parameter-invalid", .token,
      patterns: aws("invalidparameter")
        + aws(
          "validation", "?", "getregistrypolicy", "deleteregistrypolicy", "getauthorizationtoken",
          "batchgetimage"),
      wrong: "ECR refuses a parameter of the call",
      remedy: """
        the message names it: the registry id has 12 digits (`ecr.registry.account_id`), a \
        repository's name 2 to 256 lower-case characters (`ecr.registry.repositories`)
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/CommonErrors.html",
      samples: [
        """
        An error occurred (InvalidParameterException) when calling the DescribeRepositories \
        operation: Invalid parameter at 'registryId' failed to satisfy constraint: 'must satisfy \
        regular expression '[0-9]{12}''
        """
      ]),
    Cause(
      "ecr-layer-missing", .image,
      patterns: aws("layersnotfound") + aws("layerinaccessible"),
      wrong: "ECR cannot deliver a layer of the image: it is missing, or not accessible",
      remedy: """
        push the image again, or pull another tag; a repository with an archived or half-pushed \
        image lists it, but does not have all its layers
        """,
      source:
        "https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetDownloadUrlForLayer.html",
      samples: [
        """
        An error occurred (LayerInaccessibleException) when calling the GetDownloadUrlForLayer \
        operation: The specified layer is not available because it is not associated with an image.
        """
      ]),
    Cause(
      "ecr-quota", .token,
      patterns: aws("limitexceeded", "batchgetimage", "?", "createrepository", "putimage"),
      wrong: "a quota of ECR is reached",
      remedy: """
        the message names it; see Service Quotas, Amazon ECR, in the registry's account and region
        """,
      source: "https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html",
      samples: [
        """
        An error occurred (LimitExceededException) when calling the BatchGetImage operation: The \
        operation did not succeed because it would have exceeded a service limit for your account
        """
      ]),
  ]
}
