"""Writes the errors that AWS declares for the calls of this job, each with the cause that the diagnosis has to name.

    python3 Tests/tables/diagnosis.py

Two fixtures of Tests/PullDiagnosisTests: `aws-errors.txt`, each pair of call and error code in botocore's models and each
error that every call may return, and `botocore-exceptions.txt`, each exception that botocore raises by itself, filled in.
What has no fitting cause has `-` and the reason.
"""

import inspect
import string
import sys
from pathlib import Path

import botocore.exceptions
import botocore.session

FIXTURES = Path(__file__).resolve().parents[2] / "Tests/PullDiagnosisTests/Fixtures"

CALLS = {
    "sts": "AssumeRoleWithWebIdentity AssumeRole GetCallerIdentity",
    "ecr": """
        GetAuthorizationToken BatchGetImage GetDownloadUrlForLayer BatchCheckLayerAvailability DescribeRepositories
        DescribeImages GetRepositoryPolicy SetRepositoryPolicy DeleteRepositoryPolicy GetRegistryPolicy PutRegistryPolicy
        DeleteRegistryPolicy
        """,
    "iam": """
        CreateRole GetRole UpdateRole DeleteRole TagRole CreatePolicy GetPolicy GetPolicyVersion ListPolicyVersions
        DeletePolicyVersion DeletePolicy TagPolicy AttachRolePolicy DetachRolePolicy ListAttachedRolePolicies
        ListRolePolicies CreatePolicyVersion UpdateAssumeRolePolicy PutRolePermissionsBoundary
        DeleteRolePermissionsBoundary CreateOpenIDConnectProvider GetOpenIDConnectProvider ListOpenIDConnectProviders
        AddClientIDToOpenIDConnectProvider UpdateOpenIDConnectProviderThumbprint
        """,
}

# The cause of a code, unless the call decides it.
CAUSES = {
    "MalformedPolicyDocument": "policy-document-invalid",
    "PackedPolicyTooLarge": "session-policy-invalid",
    "IDPRejectedClaim": "web-identity-token-invalid",
    "IDPCommunicationError": "oidc-keys-unavailable",
    "InvalidIdentityToken": "web-identity-token-invalid",
    "ExpiredTokenException": "session-expired",
    "RegionDisabledException": "sts-region-disabled",
    "ServerException": "aws-service-failing",
    "ServiceFailure": "aws-service-failing",
    "InvalidParameterException": "ecr-parameter-invalid",
    "ValidationException": "ecr-parameter-invalid",
    "RepositoryNotFoundException": "repository-missing",
    "LimitExceededException": "ecr-quota",
    "UnableToGetUpstreamImageException": "upstream-image-unavailable",
    "UnableToGetUpstreamLayerException": "upstream-image-unavailable",
    "LayersNotFoundException": "ecr-layer-missing",
    "LayerInaccessibleException": "ecr-layer-missing",
    "ImageNotFoundException": "image-not-found",
    "RepositoryPolicyNotFoundException": "repository-policy-missing",
    "RegistryPolicyNotFoundException": "registry-policy-missing",
    "LimitExceeded": "iam-quota",
    "InvalidInput": "iam-input-invalid",
    "EntityAlreadyExists": "iam-entity-exists",
    "ConcurrentModification": "iam-concurrent-change",
    "NoSuchEntity": "iam-entity-missing",
    "UnmodifiableEntity": "iam-entity-unmodifiable",
    "DeleteConflict": "iam-delete-conflict",
    "PolicyNotAttachable": "policy-not-attachable",
    "OpenIdIdpCommunicationError": "oidc-keys-unavailable",
}
CAUSES_OF_CALLS = {
    ("MalformedPolicyDocument", "AssumeRole"): "session-policy-invalid",
    ("MalformedPolicyDocument", "AssumeRoleWithWebIdentity"): "session-policy-invalid",
    ("ExpiredTokenException", "AssumeRoleWithWebIdentity"): "web-identity-token-expired",
    ("InvalidParameterException", "SetRepositoryPolicy"): "repository-policy-invalid",
    ("InvalidParameterException", "PutRegistryPolicy"): "registry-policy-invalid",
    ("ValidationException", "PutRegistryPolicy"): "registry-policy-invalid",
    ("LimitExceeded", "CreatePolicyVersion"): "policy-version-quota",
    ("LimitExceeded", "AttachRolePolicy"): "role-policy-quota",
    **{
        ("NoSuchEntity", call): "role-missing"
        for call in "GetRole UpdateRole DeleteRole TagRole UpdateAssumeRolePolicy".split()
    },
}
# What every call may return (the pages CommonErrors of the three services), with its cause.
COMMON = {
    "ExpiredToken": "session-expired",
    "InvalidClientTokenId": "aws-keys-invalid",
    "UnrecognizedClientException": "aws-keys-invalid",
    "SignatureDoesNotMatch": "aws-keys-invalid",
    "IncompleteSignature": "aws-keys-invalid",
    "MissingAuthenticationToken": "webhook-did-not-inject",
    "OptInRequired": "account-not-enabled",
    "RequestExpired": "clock-skew",
    "ServiceUnavailable": "aws-service-failing",
    "InternalFailure": "aws-service-failing",
    "Throttling": "aws-throttled",
    "ThrottlingException": "aws-throttled",
    "AccessDenied": "access-denied",
    "AccessDeniedException": "access-denied",
    "UnknownOperationException": "aws-endpoint-wrong",
    "InvalidAction": "aws-endpoint-wrong",
}
COMMON_OF_CALLS = {
    "AssumeRoleWithWebIdentity": {
        "ExpiredToken": "web-identity-token-expired",
        "AccessDenied": "assume-role-refused",
        "AccessDeniedException": "assume-role-refused",
    },
    "GetAuthorizationToken": dict.fromkeys(["AccessDenied", "AccessDeniedException"], "get-authorization-token-denied"),
    **{
        call: dict.fromkeys(["AccessDenied", "AccessDeniedException"], "pull-action-denied")
        for call in "BatchGetImage GetDownloadUrlForLayer BatchCheckLayerAvailability".split()
    },
}

# botocore's own exceptions. None: not met on the way to a pull, for the reason given.
INTERNAL = "- botocore's own tests, or a mistake in the program that calls it"
S3 = "- S3 only"
NO_TEXT = "- its text is another error's or says nothing"
EXCEPTIONS = {
    "AliasConflictParameterError": "request-parameter-invalid",
    "ApiVersionNotFoundError": "aws-cli-incomplete",
    "AwsChunkedWrapperError": NO_TEXT,
    "BaseEndpointResolverError": NO_TEXT,
    "BotoCoreError": NO_TEXT,
    "CapacityNotAvailableError": "aws-throttled",
    "ChecksumError": "aws-response-incomplete",
    "ConfigNotFound": "profile-missing",
    "ConfigParseError": "aws-config-invalid",
    "ConnectTimeoutError": "endpoint-unreachable",
    "ConnectionClosedError": "endpoint-unreachable",
    "ConnectionError": "endpoint-unreachable",
    "CredentialRetrievalError": "credential-source-failed",
    "DataNotFoundError": "aws-cli-incomplete",
    "EndpointConnectionError": "endpoint-unreachable",
    "EndpointProviderError": NO_TEXT,
    "EndpointResolutionError": NO_TEXT,
    "EndpointVariantError": "region-invalid",
    "FlexibleChecksumError": NO_TEXT,
    "HTTPClientError": "endpoint-unreachable",
    "IncompleteReadError": "aws-response-incomplete",
    "InfiniteLoopConfigError": "aws-config-invalid",
    "InvalidChecksumConfigError": "aws-config-invalid",
    "InvalidConfigError": NO_TEXT,
    "InvalidDNSNameError": S3,
    "InvalidDefaultsMode": "aws-config-invalid",
    "InvalidEndpointConfigurationError": "region-invalid",
    "InvalidEndpointDiscoveryConfigurationError": "aws-config-invalid",
    "InvalidExpressionError": INTERNAL,
    "InvalidHostLabelError": "region-invalid",
    "InvalidIMDSEndpointError": "aws-config-invalid",
    "InvalidIMDSEndpointModeError": "aws-config-invalid",
    "InvalidMaxRetryAttemptsError": "aws-config-invalid",
    "InvalidProxiesConfigError": "aws-config-invalid",
    "InvalidRegionError": "region-invalid",
    "InvalidRetryConfigurationError": "aws-config-invalid",
    "InvalidRetryModeError": "aws-config-invalid",
    "InvalidS3AddressingStyleError": S3,
    "InvalidS3UsEast1RegionalEndpointConfigError": S3,
    "InvalidSTSRegionalEndpointsConfigError": "aws-config-invalid",
    "LoginAuthorizationCodeError": "session-expired",
    "LoginError": "session-expired",
    "LoginInsufficientPermissions": "session-expired",
    "LoginRefreshRequired": "session-expired",
    "LoginTokenLoadError": "session-expired",
    "MD5UnavailableError": "aws-cli-incomplete",
    "MetadataRetrievalError": "webhook-did-not-inject",
    "MissingDependencyException": "aws-cli-incomplete",
    "MissingParametersError": "request-parameter-invalid",
    "MissingServiceIdError": "aws-cli-incomplete",
    "NoAuthTokenError": "credential-source-failed",
    "NoCredentialsError": "webhook-did-not-inject",
    "NoRegionError": "region-missing",
    "OperationNotPageableError": INTERNAL,
    "PaginationError": INTERNAL,
    "ParamValidationError": "request-parameter-invalid",
    "PartialCredentialsError": "aws-config-invalid",
    "ProfileNotFound": "profile-missing",
    "ProxyConnectionError": "proxy-unreachable",
    "RangeError": "request-parameter-invalid",
    "ReadTimeoutError": "endpoint-unreachable",
    "RefreshWithMFAUnsupportedError": "credential-source-failed",
    "ResponseStreamingError": "aws-response-incomplete",
    "SSLError": "tls-not-trusted",
    "SSOError": "session-expired",
    "SSOTokenLoadError": "session-expired",
    "ServiceNotInRegionError": "region-invalid",
    "StubAssertionError": INTERNAL,
    "StubResponseError": INTERNAL,
    "TokenRetrievalError": "credential-source-failed",
    "UnStubbedResponseError": INTERNAL,
    "UnauthorizedSSOTokenError": "session-expired",
    "UnknownClientMethodError": "aws-cli-incomplete",
    "UnknownCredentialError": "profile-missing",
    "UnknownEndpointError": "region-invalid",
    "UnknownEndpointResolutionBuiltInName": INTERNAL,
    "UnknownFIPSEndpointError": "region-invalid",
    "UnknownKeyError": "request-parameter-invalid",
    "UnknownParameterError": "request-parameter-invalid",
    "UnknownRegionError": "region-invalid",
    "UnknownServiceError": "aws-cli-incomplete",
    "UnknownServiceStyle": INTERNAL,
    "UnknownSignatureVersionError": "aws-config-invalid",
    "UnseekableStreamError": "aws-response-incomplete",
    "UnsupportedOutpostResourceError": S3,
    "UnsupportedS3AccesspointConfigurationError": S3,
    "UnsupportedS3ArnError": S3,
    "UnsupportedS3ConfigurationError": S3,
    "UnsupportedS3ControlArnError": S3,
    "UnsupportedS3ControlConfigurationError": S3,
    "UnsupportedServiceProtocolsError": "aws-cli-incomplete",
    "UnsupportedSignatureVersionError": "aws-config-invalid",
    "ValidationError": "request-parameter-invalid",
    "WaiterConfigError": INTERNAL,
    "WaiterError": NO_TEXT,
}
VALUES = {
    "endpoint_url": "https://api.ecr.us-east-1.amazonaws.com/",
    "report": 'Missing required parameter in input: "repositoryName"',
    "proxy_url": "http://proxy.example.com:3128",
}


def aws_errors():
    """Rows of service, call, code and cause."""
    session = botocore.session.get_session()
    for service, calls in CALLS.items():
        model = session.get_service_model(service)
        for call in calls.split():
            declared = [shape.error_code or shape.name for shape in model.operation_model(call).error_shapes]
            for code in declared:
                yield service, call, code, CAUSES_OF_CALLS.get((code, call)) or CAUSES[code]
            for code, cause in COMMON.items():
                if code not in declared:
                    yield service, call, code, COMMON_OF_CALLS.get(call, {}).get(code, cause)


def exceptions():
    """Rows of name, cause or reason, and text."""
    for name, kind in inspect.getmembers(botocore.exceptions, inspect.isclass):
        text = getattr(kind, "fmt", None)
        if not text:
            continue
        fields = {field for _, field, _, _ in string.Formatter().parse(text) if field}
        text = text.format(**{field: VALUES.get(field, "x1") for field in fields})
        yield name, EXCEPTIONS[name], text.strip().replace("\n", "\\n")


def fixtures():
    """Each fixture's name and text."""
    head = "# Written by Tests/tables/diagnosis.py: "
    for name, what, rows in [
        ("aws-errors.txt", "service | call | code | cause", aws_errors()),
        ("botocore-exceptions.txt", "exception | cause, or why it has none | text", exceptions()),
    ]:
        yield name, "\n".join([head + what, *(" | ".join(row) for row in rows), ""])


if __name__ == "__main__":
    for name, text in fixtures():
        (FIXTURES / name).write_text(text)
        print(name, text.count("\n") - 1, "rows", file=sys.stderr)
