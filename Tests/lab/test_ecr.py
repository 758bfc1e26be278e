"""ECR in the lab: policies are decided as IAM decides them, tokens and refusals are those of the real one."""

import base64
import dataclasses
import json
import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import boto3
import botocore.exceptions
import pytest
from ecr import LIFE, Tokens
from policies import Request, Session, Unsupported, denial

STATE = Path(os.environ["LAB_ENTER"]).parent
HOST = "818140567777.dkr.ecr.us-east-1.amazonaws.com"
ACCOUNT, REGISTRY = "606639739464", "818140567777"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/team/LabECR"
SESSION = Session(ACCOUNT, "LabECR", "lab", ROLE)
REPOSITORY = f"arn:aws:ecr:us-east-1:{REGISTRY}:repository/cf/api"
PULL = "ecr:BatchGetImage"
CONTEXT = {"aws:PrincipalArn": [ROLE], "aws:RequestedRegion": ["us-east-1"], "aws:SecureTransport": ["true"],
           "aws:SourceIp": ["203.0.113.7"], "aws:TagKeys": ["a", "b"], "aws:EpochTime": ["1790000000"]}


def allow(**fields) -> dict:
    """A statement that allows everything, but for what is given instead."""
    elements = {"Action": "ecr:*", "Resource": "*"}
    return {"Effect": "Allow"} | {name: value for name, value in elements.items() if f"Not{name}" not in fields} | fields


def deny(**fields) -> dict:
    return allow(**fields) | {"Effect": "Deny"}


def grant(principal: object = {"AWS": ROLE}, **fields) -> dict:
    return {"Effect": "Allow", "Action": "ecr:*", "Principal": principal} | fields


def when(operator: str, key: str, *values: str, effect: str = "Allow") -> dict:
    return allow(Condition={operator: {key: list(values)}}) | {"Effect": effect}


def decision(*identity: dict, boundary: list[dict] | None = None, resource: list[dict] | None = None, account: str = ACCOUNT) -> str:
    def policy(statements: list[dict]) -> dict:
        return {"Version": "2012-10-17", "Statement": statements}

    request = Request(SESSION, PULL, REPOSITORY.replace(REGISTRY, account), CONTEXT)
    bounds = None if boundary is None else [policy(boundary)]
    return denial(request, [policy(list(identity))], bounds, [policy(resource or [])], account) or "allowed"


NO_IDENTITY = f"because no identity-based policy allows the {PULL} action"
NO_BOUNDARY = f"because no permissions boundary allows the {PULL} action"
NO_RESOURCE = f"because no resource-based policy allows the {PULL} action"
BY_IDENTITY, BY_RESOURCE = "with an explicit deny in an identity-based policy", "with an explicit deny in a resource-based policy"


@pytest.mark.parametrize(
    ("given", "decided"),
    [
        # In one account either side is enough, but for the account as principal
        (decision(allow()), "allowed"),
        (decision(), NO_IDENTITY),
        (decision(resource=[grant()]), "allowed"),
        (decision(resource=[grant({"AWS": ACCOUNT})]), NO_IDENTITY),
        (decision(resource=[grant()], boundary=[]), NO_IDENTITY),
        (decision(allow(), resource=[grant()], boundary=[]), NO_BOUNDARY),
        (decision(resource=[grant({"AWS": SESSION.arn})], boundary=[]), "allowed"),
        (decision(resource=[grant("*")], boundary=[]), "allowed"),
        (decision(allow(), resource=[grant() | {"Effect": "Deny"}]), BY_RESOURCE),
        # Across accounts both have to allow
        (decision(allow(), account=REGISTRY), NO_RESOURCE),
        (decision(resource=[grant()], account=REGISTRY), NO_IDENTITY),
        (decision(allow(), resource=[grant()], account=REGISTRY), "allowed"),
        (decision(allow(), resource=[grant({"AWS": [ACCOUNT, "111122223333"]})], account=REGISTRY), "allowed"),
        (decision(allow(), resource=[grant({"AWS": f"arn:aws:iam::{ACCOUNT}:root"})], account=REGISTRY), "allowed"),
        (decision(allow(), resource=[grant({"AWS": ROLE.replace("team/", "")})], account=REGISTRY), NO_RESOURCE),
        (decision(allow(), resource=[grant()], boundary=[allow(Action="s3:*")], account=REGISTRY), NO_BOUNDARY),
        (decision(allow(), boundary=[allow(), deny()]), "with an explicit deny in a permissions boundary"),
        # Actions and resources
        (decision(allow(Action="ECR:batchget*")), "allowed"),
        (decision(allow(Action="ecr:BatchGet?mage")), "allowed"),
        (decision(allow(Action="*Image")), NO_IDENTITY),
        (decision(allow(NotAction="ecr:Put*")), "allowed"),
        (decision(allow(NotAction=["ecr:Batch*"])), NO_IDENTITY),
        (decision(allow(Resource="arn:aws:ecr:*:*:repository/cf/*")), "allowed"),
        (decision(allow(Resource="arn:aws:ecr:*")), "allowed"),
        (decision(allow(Resource="arn:aws:ecr")), "allowed"),
        (decision(allow(Resource="arn:aws:ecr:us-east-1:*:repository/CF/*")), NO_IDENTITY),
        (decision(allow(NotResource="arn:aws:ecr:*:*:repository/cf/*")), NO_IDENTITY),
        (decision(allow(), deny(NotResource=f"{REPOSITORY}2")), BY_IDENTITY),
        (decision(allow(Resource="arn:aws:ecr:us-east-1:*:repository/${aws:RequestedRegion}")), NO_IDENTITY),
        (decision(allow(Resource="arn:aws:ecr:${aws:RequestedRegion}:*:repository/cf/api")), "allowed"),
        # Conditions
        (decision(when("StringEquals", "AWS:requestedregion", "us-west-2", "us-east-1")), "allowed"),
        (decision(when("StringEquals", "aws:RequestedRegion", "us-*")), NO_IDENTITY),
        (decision(when("StringLike", "aws:RequestedRegion", "us-*")), "allowed"),
        (decision(when("StringNotEquals", "aws:RequestedRegion", "us-east-1")), NO_IDENTITY),
        (decision(when("StringEquals", "aws:PrincipalOrgID", "o-1")), NO_IDENTITY),
        (decision(when("StringEqualsIfExists", "aws:PrincipalOrgID", "o-1")), "allowed"),
        (decision(allow(), when("StringNotEquals", "aws:PrincipalOrgID", "o-1", effect="Deny")), BY_IDENTITY),
        (decision(when("Null", "aws:PrincipalOrgID", "true")), "allowed"),
        (decision(when("ArnLike", "aws:PrincipalArn", f"arn:aws:iam::{ACCOUNT}:role/*")), "allowed"),
        (decision(when("ArnLike", "aws:PrincipalArn", "arn:aws:*")), NO_IDENTITY),
        (decision(when("Bool", "aws:SecureTransport", "false")), NO_IDENTITY),
        (decision(when("IpAddress", "aws:SourceIp", "203.0.113.0/24")), "allowed"),
        (decision(allow(), when("NotIpAddress", "aws:SourceIp", "198.51.100.0/24", effect="Deny")), BY_IDENTITY),
        (decision(when("DateLessThan", "aws:EpochTime", "2030-01-01T00:00:00Z")), "allowed"),
        (decision(when("NumericGreaterThan", "aws:EpochTime", "1790000000")), NO_IDENTITY),
        (decision(when("ForAnyValue:StringEquals", "aws:TagKeys", "b", "c")), "allowed"),
        (decision(when("ForAllValues:StringEquals", "aws:TagKeys", "b", "c")), NO_IDENTITY),
        (decision(when("ForAllValues:StringEquals", "aws:None", "b")), "allowed"),
        (decision(when("ForAnyValue:StringNotEquals", "aws:None", "b")), NO_IDENTITY),
    ],
)
def test_decisions(given: str, decided: str) -> None:
    assert given == decided


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param(when("BinaryEquals", "aws:SourceIp", "QQ=="), id="an operator"),
        pytest.param(when("BinaryEquals", "aws:None", "QQ=="), id="an operator whose key is not there"),
        pytest.param(when("ForSomeValues:StringEquals", "aws:TagKeys", "b"), id="a quantifier"),
        pytest.param(when("StringEquals", "aws:TagKeys", "b"), id="several values without a quantifier"),
        pytest.param({"Effect": "Deny", "NotPrincipal": {"AWS": ROLE}, "Action": "*"}, id="NotPrincipal"),
    ],
)
def test_what_is_not_covered_is_no_decision(statement: dict) -> None:
    with pytest.raises(Unsupported):
        decision(statement)


def asked(path: str, password: str | None, *options: str) -> tuple[str, str]:
    """Status and answer of the registry."""
    command = [os.environ["LAB_ENTER"], "curl", "-sS", "--cacert", str(STATE / "pki/ca.crt"), "-w", "\n%{http_code}", *options]
    command += ["-u", f"AWS:{password}"] if password else []
    done = subprocess.run([*command, f"https://10.88.0.1:5001{path}"], capture_output=True, text=True, check=True)
    content, _, status = done.stdout.rpartition("\n")
    return status, content


MANIFEST = "/v2/cf/api/manifests/1"


@pytest.fixture(scope="module")
def tokens() -> Tokens:
    return Tokens(STATE)


@pytest.fixture(scope="module")
def manifest(tokens: Tokens) -> Iterator[dict]:
    """The image's manifest, with a role that may pull all of it."""
    iam, ecr = boto3.client("iam"), boto3.Session(profile_name="registry").client("ecr")
    policy = {"Version": "2012-10-17", "Statement": [allow()]}
    iam.create_role(RoleName="LabECR", Path="/team/", AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": []}))
    iam.put_role_policy(RoleName="LabECR", PolicyName="pull", PolicyDocument=json.dumps(policy))
    ecr.set_repository_policy(repositoryName="cf/api", policyText=json.dumps({"Version": "2012-10-17", "Statement": [grant()]}))
    accept = "Accept: application/vnd.docker.distribution.manifest.v2+json"
    status, content = asked(MANIFEST, tokens.issue(SESSION, time.time() + 60), "-H", accept)
    assert status == "200", content
    yield json.loads(content)
    ecr.delete_repository_policy(repositoryName="cf/api")
    iam.delete_role_policy(RoleName="LabECR", PolicyName="pull")
    iam.delete_role(RoleName="LabECR")


def test_who_may_pull_gets_every_layer(manifest: dict, tokens: Tokens) -> None:
    password = tokens.issue(SESSION, time.time() + 60)
    for content in (manifest["config"], *manifest["layers"]):
        assert asked(f"/v2/cf/api/blobs/{content['digest']}", password, "-o", os.devnull)[0] == "200"


def altered(password: str) -> str:
    body, _, signature = password.partition(".")
    claims = json.loads(base64.urlsafe_b64decode(body)) | {"expires": time.time() + 10 * LIFE}
    return f"{base64.urlsafe_b64encode(json.dumps(claims).encode()).decode()}.{signature}"


@pytest.mark.parametrize("path", ["/v2/", MANIFEST])
@pytest.mark.parametrize(
    ("password", "status", "answer"),
    [
        pytest.param(lambda tokens: None, "401", "Not Authorized", id="no credentials"),
        pytest.param(lambda tokens: "wrong", "401", "Not Authorized", id="a wrong password"),
        pytest.param(lambda tokens: altered(tokens.issue(SESSION, 0)), "401", "Not Authorized", id="an altered token"),
        pytest.param(
            lambda tokens: tokens.issue(SESSION, time.time() - 1), "403",
            '{"errors": [{"code": "DENIED", "message": "Your authorization token has expired. Reauthenticate and try again."}]}',
            id="an expired token",
        ),
    ],
)
def test_credentials_that_are_refused(tokens: Tokens, path: str, password, status: str, answer: str) -> None:
    assert asked(path, password(tokens)) == (status, answer + ("\n" if status == "401" else ""))


def test_the_challenge(tokens: Tokens) -> None:
    answer = asked("/v2/", None, "-i", "-o", "-")[1]
    assert f'WWW-Authenticate: Basic realm="https://{HOST}/",service="ecr.amazonaws.com"' in answer


@pytest.mark.parametrize(
    ("repository", "reason"), [("cf/web", NO_RESOURCE), ("no/such", NO_RESOURCE)], ids=["without a policy", "that is not there"]
)
def test_a_denial_in_the_words_of_ecr(manifest: dict, tokens: Tokens, repository: str, reason: str) -> None:
    status, content = asked(f"/v2/{repository}/manifests/1", tokens.issue(SESSION, time.time() + 60))
    arn = f"arn:aws:ecr:us-east-1:{REGISTRY}:repository/{repository}"
    message = f"User: {SESSION.arn} is not authorized to perform: {PULL} on resource: {arn} {reason}"
    assert (status, json.loads(content)) == ("403", {"errors": [{"code": "DENIED", "message": message}]})


def test_a_role_that_is_gone_has_no_policies(manifest: dict, tokens: Tokens) -> None:
    gone = dataclasses.replace(SESSION, role_name="Gone", role_arn=ROLE.replace("LabECR", "Gone"))
    assert NO_IDENTITY in asked(MANIFEST, tokens.issue(gone, time.time() + 60))[1]


def test_a_token_says_whose_it_is_and_lives_twelve_hours(tokens: Tokens) -> None:
    data = boto3.client("ecr").get_authorization_token()["authorizationData"][0]
    holder = tokens.holder(base64.b64decode(data["authorizationToken"]).decode().removeprefix("AWS:"))
    assert holder == Session(ACCOUNT, "administrator", "lab", f"arn:aws:iam::{ACCOUNT}:role/administrator")
    assert abs(data["expiresAt"].timestamp() - time.time() - LIFE) < 60
    assert data["proxyEndpoint"] == f"https://{ACCOUNT}.dkr.ecr.us-east-1.amazonaws.com"


def test_a_stranger_gets_no_token() -> None:
    ecr = boto3.client("ecr", aws_access_key_id="AKIANOBODY", aws_secret_access_key="x", aws_session_token="x")
    with pytest.raises(botocore.exceptions.ClientError, match="UnrecognizedClientException.*The security token included"):
        ecr.get_authorization_token()
