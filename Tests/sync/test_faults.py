"""Whatever fails, the old secret stays, the container lives, and the refresh recovers by itself."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from conftest import Stage
from relay import Response, Way, answering, closing, cutting, failing_as_kubernetes, refusing, straight
from sync import text_with


@dataclass
class Fault:
    name: str
    words: str  # of the line that reports it
    begin: Callable[[Stage], object]
    end: Callable[[Stage], object]


def of_aws(name: str, words: str, way: Way) -> Fault:
    return Fault(name, words, lambda stage: setattr(stage.aws, "way", way), lambda stage: setattr(stage.aws, "way", stage.passwords))


def of_operation(name: str, words: str, operation: str, way: Way) -> Fault:
    return of_aws(name, words, lambda request, forward: (way if request.operation == operation else straight)(request, forward))


def of_api(name: str, words: str, way: Way) -> Fault:
    return Fault(name, words, lambda stage: setattr(stage.api, "way", way), lambda stage: setattr(stage.api, "way", straight))


def of_file(name: str, words: str, file: Callable[[Stage], object], text: str | None) -> Fault:
    """A file with another text, or taken away."""
    kept = {}

    def begin(stage: Stage) -> None:
        kept[stage.folder] = file(stage).read_text()
        file(stage).unlink()
        if text is not None:
            file(stage).write_text(text)

    return Fault(name, words, begin, lambda stage: file(stage).write_text(kept[stage.folder]))


def token_of(text: str) -> Way:
    """An answer of GetAuthorizationToken with this as its token."""
    body = {"authorizationData": [{"authorizationToken": base64.b64encode(text.encode()).decode(), "expiresAt": 0, "proxyEndpoint": "x"}]}
    return lambda request, forward: Response(200, json.dumps(body).encode())


ASSUME, TOKEN = "AssumeRoleWithWebIdentity", "GetAuthorizationToken"
DENIED = refusing("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity")
FAULTS = [
    Fault("AWS refuses connections", "Could not connect", lambda stage: stage.aws.stop(), lambda stage: stage.aws.start()),
    of_aws("AWS closes connections", "Connection was closed", closing),
    of_operation("STS denies", "AccessDenied.* Not authorized to perform sts:AssumeRoleWithWebIdentity", ASSUME, DENIED),
    of_operation("STS answers 503", "503|ServiceUnavailable", ASSUME, answering(503)),
    of_operation("ECR answers 500", "aws exits with \\d+: .*500", TOKEN, answering(500, b"{}")),
    of_operation("ECR answers with half a document", "aws exits with \\d+", TOKEN, cutting),
    of_operation("ECR answers with no JSON", "aws exits with \\d+", TOKEN, answering(200, b"<html>")),
    of_operation("ECR gives an empty password", "is no password", TOKEN, token_of("AWS:")),
    of_operation("ECR gives a password of two lines", "is no password", TOKEN, token_of("AWS:one\ntwo")),
    of_file("the web identity token file is empty", "pod-identity-webhook", lambda stage: stage.web_identity, ""),
    Fault("the API server refuses connections", "Failed to connect", lambda stage: stage.api.stop(), lambda stage: stage.api.start()),
    of_api("the API server answers 500", "HTTP 500 InternalError: so it was told", failing_as_kubernetes(500, "InternalError")),
    of_api("the API server answers 429", "HTTP 429 TooManyRequests", failing_as_kubernetes(429, "TooManyRequests")),
    of_api("the API server answers with half a secret", "not refreshed: curl: ", cutting),
    of_api("the API server answers with no JSON", "nothing can be made of its content", answering(200, b"<html>")),
    of_api("a conflict that never ends", "HTTP 409 Conflict", failing_as_kubernetes(409, "Conflict")),
    of_file("the service account's token is refused", "HTTP 401 Unauthorized", lambda stage: stage.token, "no-token"),
    of_file("the service account's token is missing", "HTTP 40[13] ", lambda stage: stage.token, None),
    of_file("the API server's certificate is of another authority", "curl: \\((60|77)\\)", lambda stage: stage.token.with_name("ca.crt"), ""),
    Fault(
        "the Role is taken away",
        "HTTP 403 Forbidden: secrets \"regcred\" is forbidden",
        lambda stage: stage.cluster.revoke(stage.namespaces[0]),
        lambda stage: stage.cluster.grant(stage.namespaces[0]),
    ),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_the_old_secret_stays_and_the_refresh_recovers(stage: Stage, fault: Fault):
    namespace = stage.namespaces[0]
    # One attempt a call: the CLI's own retries would make each row slower, not different
    sync = stage.start(text_with(RETRY=1, LOOK=2), REFRESH_SECONDS="1", TARGET_NAMESPACES=namespace, AWS_MAX_ATTEMPTS="1")
    sync.wait_for("refreshed for")
    fault.begin(stage)
    sync.wait_for(f"error .*({fault.words}).*, next try in \\d+ s$")
    before = stage.secret()
    assert sync.process.poll() is None and sync.is_ready and sync.is_alive
    fault.end(stage)
    done = len(sync.matching("refreshed for"))
    sync.wait_for("refreshed for", done + 1)
    assert stage.secret()["data"] != before["data"]


@pytest.mark.parametrize("missing", ["AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE", "the file"])
def test_without_an_identity_nothing_is_asked_of_aws(stage: Stage, missing: str):
    if missing == "the file":
        stage.web_identity.unlink()
    else:
        del stage.environment[missing]
    sync = stage.start()
    line = sync.wait_for("error no token for .*, next try in \\d s$")
    for words in ("pod-identity-webhook", "eks.amazonaws.com/role-arn", "delete the pod"):
        assert words in line
    sync.wait_for("error no token for", 2)
    assert not sync.is_ready and sync.is_alive
    assert stage.aws.requests == [] and stage.api.requests == []


def test_a_web_identity_token_that_is_rotated_is_read_anew(stage: Stage):
    good = stage.web_identity.read_text()
    stage.web_identity.write_text("rotated.too.early")
    sync = stage.start(AWS_MAX_ATTEMPTS="1")
    sync.wait_for("error no token for .*AssumeRoleWithWebIdentity")
    stage.web_identity.write_text(good)
    sync.wait_for("refreshed for", 2)


def test_one_namespace_that_is_gone_does_not_stop_the_others(stage: Stage):
    sync = stage.start(TARGET_NAMESPACES=f"no-such-namespace {stage.namespaces[0]}")
    sync.wait_for("error no-such-namespace/regcred not refreshed: HTTP 40[34] ")
    sync.wait_for(f"{stage.namespaces[0]}/regcred refreshed")
