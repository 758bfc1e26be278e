"""After any failure, the old secret remains, the container keeps running, and the refresh recovers."""

import base64
import json
import threading
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from cluster import NAME, config_of
from conftest import HOST, Stage
from relay import (
    Response,
    Way,
    answering,
    closing,
    cutting,
    dripping,
    failing_as_kubernetes,
    hanging,
    late,
    refusing,
    refusing_json,
    straight,
)
from sync import Sync, text_with, until

# Instead of 30 s for one call, for rows that wait for the timeout
SHORT = 6


@dataclass
class Fault:
    name: str
    words: str  # of the line that reports it
    begin: Callable[[Stage], object]
    end: Callable[[Stage], object]
    call: int = 30
    ours: bool = True  # whether the secret is still the script's in the meantime

    def __str__(self) -> str:
        return self.name


def of_aws(name: str, words: str, way: Way, **more: int) -> Fault:
    return Fault(
        name,
        words,
        lambda stage: setattr(stage.aws, "way", way),
        lambda stage: setattr(stage.aws, "way", stage.passwords),
        **more,
    )


def of_operation(operation: str, name: str, words: str, way: Way, **more: int) -> Fault:
    return of_aws(name, words, lambda request, forward: (way if request.operation == operation else straight)(request, forward), **more)


def of_sts(name: str, words: str, way: Way, **more: int) -> Fault:
    return of_operation("AssumeRoleWithWebIdentity", f"STS {name}", words, way, **more)


def of_ecr(name: str, words: str, way: Way, **more: int) -> Fault:
    return of_operation("GetAuthorizationToken", f"ECR {name}", words, way, **more)


def of_api(name: str, words: str, way: Way, **more: int) -> Fault:
    return Fault(
        f"the API server {name}",
        words,
        lambda stage: setattr(stage.api, "way", way),
        lambda stage: setattr(stage.api, "way", straight),
        **more,
    )


def of_file(name: str, words: str, file: Callable[[Stage], object], text: str | None) -> Fault:
    """A file with another content, or removed."""
    kept = {}

    def begin(stage: Stage) -> None:
        kept[stage.folder] = file(stage).read_text()
        file(stage).unlink()
        if text is not None:
            file(stage).write_text(text)

    return Fault(name, words, begin, lambda stage: file(stage).write_text(kept[stage.folder]))


def of_secret(name: str, words: str, auths: object = None, **fields: object) -> Fault:
    """The secret replaced by one that the script cannot use, until somebody deletes it."""

    def delete(stage: Stage) -> None:
        stage.cluster.kubectl("-n", stage.namespaces[0], "delete", "secret", NAME)

    def begin(stage: Stage) -> None:
        document = stage.cluster.secret_document(stage.namespaces[0], {"auths": auths or {}}, **fields)
        # Between deletion and creation the script would write its own
        stage.api.way = failing_as_kubernetes(503, "ServiceUnavailable")
        stage.cluster.kubectl("replace", "--force", "-f", "-", document=document)
        stage.api.way = straight

    return Fault(name, words, begin, delete, ours=False)


class Filler:
    """Fills the memory volume."""

    def __init__(self) -> None:
        self.over: dict[object, threading.Event] = {}

    def begin(self, stage: Stage) -> None:
        over = self.over[stage.folder] = threading.Event()
        threading.Thread(target=self._fill, args=(stage.home / "filler", over), daemon=True).start()

    def _fill(self, path, over: threading.Event) -> None:
        with path.open("ab", buffering=0) as file:
            while not over.wait(0.001):
                try:
                    while True:
                        file.write(bytes(4096))
                except OSError:
                    pass
        path.unlink()

    def end(self, stage: Stage) -> None:
        self.over[stage.folder].set()


def gone(stage: Stage) -> None:
    stage.cluster.kubectl("delete", "namespace", stage.namespaces[0], "--timeout=60s")


def token_of(text: str) -> Way:
    """A response of GetAuthorizationToken with this token."""
    body = {"authorizationData": [{"authorizationToken": base64.b64encode(text.encode()).decode(), "expiresAt": 0, "proxyEndpoint": "x"}]}
    return lambda request, forward: Response(200, json.dumps(body).encode())


def web_identity(stage: Stage):
    return stage.web_identity


def token(stage: Stage):
    return stage.token


EXITS = "aws exits with \\d+: .*"
LATE = f"aws exits with 124: no answer within {SHORT} s"
FILLER = Filler()
FAULTS = [
    Fault("AWS refuses connections", "Could not connect", lambda stage: stage.aws.stop(), lambda stage: stage.aws.start()),
    of_aws("AWS closes connections", "Connection was closed", closing),
    Fault(
        "AWS's names are not known",
        "Could not connect",
        lambda stage: (stage.folder / "hosts").write_text(""),
        lambda stage: stage.name_aws(),
    ),
    of_sts("denies", "AccessDenied.* Not authorized to perform", refusing("AccessDenied", "Not authorized to perform sts:X")),
    of_sts("answers 400", "ExpiredTokenException", refusing("ExpiredTokenException", "Token expired", 400)),
    of_sts("answers 401", "InvalidClientTokenId", refusing("InvalidClientTokenId", "The token is invalid", 401)),
    of_sts("answers 429", f"{EXITS}Throttling", refusing("Throttling", "Rate exceeded", 429)),
    of_sts("answers 500", f"{EXITS}500", answering(500)),
    of_sts("answers 503", f"{EXITS}503", answering(503)),
    of_sts("hangs", LATE, hanging, call=SHORT),
    of_sts("is too slow", LATE, dripping, call=SHORT),
    of_sts("answers with half a document", EXITS, cutting),
    of_sts("answers with no XML", EXITS, answering(200, b"all is well")),
    of_ecr("answers 400", "AccessDeniedException", refusing_json("AccessDeniedException", "is not authorized to perform")),
    of_ecr("answers 401", f"{EXITS}401", answering(401, b"{}")),
    of_ecr("answers 403", f"{EXITS}UnrecognizedClientException", refusing_json("UnrecognizedClientException", "invalid", 403)),
    of_ecr("answers 429", f"{EXITS}ThrottlingException", refusing_json("ThrottlingException", "Rate exceeded", 429)),
    of_ecr("answers 500", f"{EXITS}500", answering(500, b"{}")),
    of_ecr("answers 503", f"{EXITS}503", answering(503, b"{}")),
    of_ecr("hangs", LATE, hanging, call=SHORT),
    of_ecr("is too slow", LATE, dripping, call=SHORT),
    of_ecr("answers with half a document", EXITS, cutting),
    of_ecr("answers with no JSON", EXITS, answering(200, b"<html>")),
    of_ecr("gives no token", EXITS, answering(200, b'{"authorizationData": []}')),
    of_ecr("gives an empty password", "is no password", token_of("AWS:")),
    of_ecr("gives a password of two lines", "is no password", token_of("AWS:one\ntwo")),
    of_file("the web identity token file is missing", "pod-identity-webhook", web_identity, None),
    of_file("the web identity token file is empty", "pod-identity-webhook", web_identity, ""),
    of_file("the web identity token is no longer good", "AssumeRoleWithWebIdentity", web_identity, "rotated.too.early"),
    Fault("the API server refuses connections", "Failed to connect", lambda stage: stage.api.stop(), lambda stage: stage.api.start()),
    of_api("closes connections", "curl: \\(52\\)", closing),
    of_api("answers 400", "HTTP 400 BadRequest", failing_as_kubernetes(400, "BadRequest")),
    of_api("answers 401", "HTTP 401 Unauthorized", failing_as_kubernetes(401, "Unauthorized")),
    of_api("answers 403", "HTTP 403 Forbidden", failing_as_kubernetes(403, "Forbidden")),
    of_api("answers 409 without end", "HTTP 409 Conflict", failing_as_kubernetes(409, "Conflict")),
    of_api("answers 429", "HTTP 429 TooManyRequests", failing_as_kubernetes(429, "TooManyRequests")),
    of_api("answers 500", "HTTP 500 InternalError: so it was told", failing_as_kubernetes(500, "InternalError")),
    of_api("answers 503", "HTTP 503", answering(503, b"<html>a load balancer's page</html>")),
    of_api("hangs", "curl: \\(28\\)", hanging, call=SHORT),
    of_api("is too slow", "curl: \\(28\\)", dripping, call=SHORT),
    of_api("answers with half a secret", "not refreshed: curl: ", cutting),
    of_api("answers with nothing", "nothing can be made of its content", answering(200)),
    of_api("answers with no JSON", "nothing can be made of its content", answering(200, b"<html>")),
    of_api("answers with something else", "nothing can be made of its content", failing_as_kubernetes(200, "Strange")),
    of_file("the service account's token is refused", "HTTP 401 Unauthorized", token, "no-token"),
    of_file("the service account's token is empty", "HTTP 40[13] ", token, ""),
    of_file("the service account's token is missing", "token cannot be read", token, None),
    of_file("the API server's authority is another one", "curl: \\((60|77)\\)", lambda stage: stage.authority, ""),
    Fault(
        "the Role is taken away",
        'HTTP 403 Forbidden: secrets "regcred" is forbidden',
        lambda stage: stage.cluster.revoke(stage.namespaces[0]),
        lambda stage: stage.cluster.grant(stage.namespaces[0]),
    ),
    Fault("the namespace is gone", "HTTP 40[34] ", gone, lambda stage: stage.cluster.make_namespaces(stage.namespaces[0]), ours=False),
    of_secret("the secret is of another type", "it is of type Opaque: delete it", type="Opaque"),
    of_secret("the secret is immutable", "it is immutable: delete it", immutable=True),
    of_secret("the secret's content is not a configuration", "nothing can be made of its content", auths=["no", "object"]),
    Fault("the memory volume is full", "/token is full", FILLER.begin, FILLER.end),
]
NO_FAULTS = [
    Fault("STS and ECR are slow", "", lambda stage: setattr(stage.aws, "way", late(2)(stage.passwords)), lambda stage: None),
    Fault("the API server is slow", "", lambda stage: setattr(stage.api, "way", late(2)(straight)), lambda stage: None),
    Fault(
        "the web identity token is rotated",
        "",
        lambda stage: stage.web_identity.write_text(stage.cluster.new_token("openshift")),
        lambda stage: None,
    ),
    Fault(
        "the service account's token is rotated",
        "",
        lambda stage: stage.token.write_text(stage.cluster.new_token()),
        lambda stage: None,
    ),
    Fault("the secret is deleted", "", lambda stage: delete_secret(stage), lambda stage: None),
    Fault("the secret is changed by another manager", "", lambda stage: change_secret(stage), lambda stage: None),
]


def delete_secret(stage: Stage) -> None:
    stage.cluster.kubectl("-n", stage.namespaces[0], "delete", "secret", NAME)


def change_secret(stage: Stage) -> None:
    config = {"auths": {HOST: {"auth": "b2xk"}, "quay.io": {"auth": "cm9ib3Q6cGFzcw=="}}}
    data = {".dockerconfigjson": base64.b64encode(json.dumps(config).encode()).decode()}
    patch = json.dumps({"data": data})
    stage.cluster.kubectl("-n", stage.namespaces[0], "patch", "secret", NAME, "--field-manager=somebody", "-p", patch)


def begin_refreshing(stage: Stage, call: int = 30) -> Sync:
    """One namespace, a refresh a second. One attempt a call: the CLI's own retries would make each row slower, not different."""
    text = text_with(RETRY=1, LOOK=2, CALL=call)
    sync = stage.start(text, REFRESH_SECONDS="1", TARGET_NAMESPACES=stage.namespaces[0], AWS_MAX_ATTEMPTS="1")
    sync.wait_for("refreshed for")
    return sync


def password_in(secret: dict | None) -> str | None:
    return config_of(secret)["auths"].get(HOST, {}).get("password") if secret else None


def has_new_password(stage: Stage, known: list[str]) -> bool:
    password = password_in(stage.secret())
    return password in stage.passwords.given and password not in known


@pytest.mark.parametrize("fault", FAULTS, ids=str)
def test_the_old_secret_stays_and_the_refresh_recovers(stage: Stage, fault: Fault):
    sync = begin_refreshing(stage, fault.call)
    fault.begin(stage)
    failure = f"error .*({fault.words}).*, next try within \\d+ s$"
    sync.wait_for(failure)
    before = stage.secret()
    assert not fault.ours or password_in(before) in stage.passwords.given
    # One that was under way when the fault began may have come through; after the first failure nothing does
    sync.wait_for(failure, 2, seconds=60)
    assert stage.secret() == before
    assert sync.process.poll() is None and sync.is_ready and sync.is_alive
    known = list(stage.passwords.given)
    fault.end(stage)
    sync.wait_for("refreshed for", len(sync.matching("refreshed for")) + 1)
    assert has_new_password(stage, known), sync.log


@pytest.mark.parametrize("fault", NO_FAULTS, ids=str)
def test_what_is_no_fault_is_not_taken_for_one(stage: Stage, fault: Fault):
    sync = begin_refreshing(stage)
    fault.begin(stage)
    known = list(stage.passwords.given)
    sync.wait_for("refreshed for", len(sync.matching("refreshed for")) + 2)
    assert has_new_password(stage, known), sync.log
    assert sync.matching(" error ") == []
    if "another manager" in fault.name:
        assert config_of(stage.secret())["auths"]["quay.io"] == {"auth": "cm9ib3Q6cGFzcw=="}


MOMENTS = {
    "while STS is asked": ("aws", "AssumeRoleWithWebIdentity"),
    "while ECR is asked": ("aws", "GetAuthorizationToken"),
    "while the API server is asked": ("api", ""),
    "while it sleeps": None,
}


@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_container_starts_over(stage: Stage, moment: str):
    sync = begin_refreshing(stage)
    if chosen := MOMENTS[moment]:
        relay, operation = getattr(stage, chosen[0]), chosen[1]
        way, begun = relay.way, len(relay.requests)
        relay.way = lambda request, forward: (late(3)(way) if request.operation == operation else way)(request, forward)
        until(lambda: any(request.operation == operation for request in relay.requests[begun:]))
    else:
        way = None
        sync.wait_for("refreshed for", 2)
    sync.kill()
    assert password_in(stage.secret()) in stage.passwords.given
    if way:
        relay.way = way
    known = list(stage.passwords.given)
    again = begin_refreshing(stage)
    until(lambda: again.is_ready, 2)
    assert again.is_ready and has_new_password(stage, known)
    assert again.terminate() < 1
    assert list(stage.home.iterdir()) == []


@pytest.mark.parametrize("missing", ["AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE", "the file"])
def test_without_an_identity_nothing_is_asked_of_aws(stage: Stage, missing: str):
    metadata = stage.metadata_service()
    if missing == "the file":
        stage.web_identity.unlink()
    else:
        del stage.environment[missing]
    sync = stage.start()
    line = sync.wait_for("error no token for .*, next try within \\d s$")
    for words in ("pod-identity-webhook", "eks.amazonaws.com/role-arn", "delete the pod"):
        assert words in line
    sync.wait_for("error no token for", 2)
    assert not sync.is_ready and sync.is_alive
    assert stage.aws.requests == [] and stage.api.requests == [] and metadata.requests == []


@pytest.mark.parametrize("way", [answering(503), refusing("AccessDenied", "no")], ids=["STS is down", "STS denies"])
def test_an_instance_metadata_service_within_reach_is_never_asked(stage: Stage, way: Way):
    metadata = stage.metadata_service()
    stage.aws.way = way
    stage.start(AWS_MAX_ATTEMPTS="1").wait_for("error no token for", 2)
    assert stage.aws.requests != [] and metadata.requests == []


def test_one_namespace_that_is_gone_does_not_stop_the_others(stage: Stage):
    sync = stage.start(TARGET_NAMESPACES=f"no-such-namespace {stage.namespaces[0]}")
    sync.wait_for("error no-such-namespace/regcred not refreshed: HTTP 40[34] ")
    sync.wait_for(f"{stage.namespaces[0]}/regcred refreshed")


def test_the_next_try_is_named_however_long_the_words_are(stage: Stage):
    stage.api.way = failing_as_kubernetes(500, "InternalError" * 200)
    line = stage.start().wait_for("error .*not refreshed: HTTP 500 InternalError", 1)
    assert line.endswith(" s") and "; it stays as it is, next try within " in line and len(line) < 800
