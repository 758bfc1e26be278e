extension Causes {
  /// AWS profiles, regions and settings that are missing or invalid.
  static let awsConfiguration: [Cause] = [
    Cause(
      "profile-missing", .workstation,
      patterns: [
        "the config profile (*could not be found", "failed to get shared config profile",
        "the specified config file (*could not be found", "profile not found:",
        "profile * could not be found or parsed", "the source profile \"*\" referenced in",
        "credential named * not found",
      ],
      wrong: "the AWS profile does not exist",
      remedy: """
        list the profiles with `aws configure list-profiles` for the same user (`sudo` and \
        `become` change it), and correct AWS_PROFILE, `--profile` or \
        `cf_deployment_registry_profile`
        """,
      source: "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html",
      samples: [
        "The config profile (registry) could not be found",
        "failed to get shared config profile, registry",
      ]),
    Cause(
      "aws-config-invalid", .workstation,
      patterns: [
        "unable to parse config file", "infinite loop in credential configuration",
        "partial credentials found in", "unsupported configuration value for",
        "invalid value provided to \"mode\"", "value provided to \"max_attempts\"",
        "cannot provide retry configuration for", "for proxies_config",
        "client configured with invalid defaults mode", "sts regional endpoints option",
        "invalid endpoint ec2 instance metadata endpoint", "invalid ec2 instance metadata endpoint",
        "sharedconfigloaderror", "failed to load shared config", "sharedconfigassumeroleerror",
        "the profile \"*\" must specify", "unknown signature version",
        "signature version(s) are not supported",
      ],
      wrong: "the AWS configuration (a profile, or an AWS_... variable) is invalid or incomplete",
      remedy: """
        the message names the setting: correct it in `~/.aws/config`, `~/.aws/credentials` or \
        the environment (in the sync pod: `ecr.sync.env`); `aws configure list` shows where each \
        value comes from
        """,
      source: "https://docs.aws.amazon.com/sdkref/latest/guide/file-format.html",
      samples: [
        "Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY",
        "Unable to parse config file: /home/dev/.aws/config",
      ]),
    Cause(
      "credential-source-failed", .workstation,
      patterns: [
        "error when retrieving credentials from", "error when retrieving token from",
        "process provider error", "processprovidererror", "unable to locate authorization token",
        "cannot refresh credentials: mfa token required", "assumeroletokenprovidernotseterror",
        "multifactorauthentication failed",
      ],
      wrong: "the profile's source of credentials (a process, a login, MFA) failed",
      remedy: """
        run the command or login that the profile names as its source, and read its error (`aws configure \
        list --profile PROFILE`); a role that demands MFA needs a session: `aws sts \
        get-session-token --serial-number ARN --token-code CODE`
        """,
      source: "https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html",
      samples: [
        "Error when retrieving credentials from custom-process: vault: no such item",
        "Cannot refresh credentials: MFA token required.",
      ]),
    Cause(
      "region-missing", .identity,
      patterns: [
        "you must specify a region.", "invalid configuration: missing region",
        "missingregion: could not find region configuration", "configerror: missing region",
        "region is missing", "unable to load region from any of the providers",
        "an aws region is required, but was not found",
      ],
      wrong: "no AWS region is set",
      remedy: """
        add `--region us-east-1`, or set AWS_REGION; in the sync pod it comes from \
        `ecr.registry.region`
        """,
      source: "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html",
      samples: [
        """
        You must specify a region. You can also configure your region by running "aws configure".
        """,
        """
        operation error ECR: GetAuthorizationToken, failed to resolve service endpoint, endpoint \
        rule error, Invalid Configuration: Missing Region
        """,
      ]),
    Cause(
      "zone-as-region", .network,
      patterns: (1...6).flatMap { number in
        ["a", "b", "c", "d", "e", "f"].map { "-\(number)\($0).amazonaws.com" }
      },
      wrong: "an availability zone is given where a region belongs: no endpoint has that name",
      remedy: """
        use the region's name, without the letter at the end (`us-east-1`, not the zone \
        `us-east-1a`), in `ecr.registry.region`, AWS_REGION or `--region`
        """,
      source: "https://docs.aws.amazon.com/general/latest/gr/ecr.html",
      samples: [
        #"Could not connect to the endpoint URL: "https://api.ecr.us-east-1a.amazonaws.com/""#
      ]),
    Cause(
      "region-invalid", .identity,
      patterns: [
        "provided region_name '", "unknown region: '", "unable to construct an endpoint for",
        "unable to construct a modeled endpoint", "not available in region",
        "fips pseudo-region", "to the hostname of the endpoint:", "invalid endpoint configuration:",
        "invalid region: region was not a valid dns name", "invalidregion",
        "unknownendpointerror", "not a valid region",
      ],
      wrong: "AWS has no endpoint of that service for the region as it is written",
      remedy: """
        correct the region's name, without spaces (`us-east-1`), in `ecr.registry.region`, \
        AWS_REGION or `--region`; `aws ec2 describe-regions --all-regions` lists them
        """,
      source: "https://docs.aws.amazon.com/general/latest/gr/ecr.html",
      samples: [
        "Provided region_name 'us-east-1 ' doesn't match a supported format."
      ]),
    Cause(
      "request-parameter-invalid", .workstation,
      patterns: [
        "required parameters are missing for", "value out of range for param",
        "unknown key '*' for param", "unknown parameter '*' for operation",
        "invalid value ('*') for param", "may be used.*alias", "and its alias '",
        "unknown parameter in input:", "missing required parameter in input:",
        "invalid type for parameter", "invalid length for parameter policyarn",
        "error parsing parameter",
      ],
      wrong: "the AWS CLI or SDK refuses a parameter before it sends the call",
      remedy: """
        the message names the parameter: correct the value that it comes from (`ecr-artifacts \
        validate -e ENV` checks those of `ecr`), or update the AWS CLI if it does not know it
        """,
      source: "https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-troubleshooting.html",
      samples: [
        """
        Parameter validation failed:
        Missing required parameter in input: "repositoryName"
        """
      ]),
  ]
}
