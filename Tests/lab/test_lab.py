"""The lab is as strict as the services it replaces: the gate as STS, the webhook as OpenShift's, the registry as ECR."""

import base64
import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import boto3
import botocore.exceptions
import pytest
from botocore import UNSIGNED
from botocore.config import Config
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

NAMESPACE = "lab-test"
ROLE = "LabTest"
ROLE_ARN = f"arn:aws:iam::606639739464:role/{ROLE}"
STATE = Path(os.environ["LAB_ENTER"]).parent
REGISTRY = "https://10.88.0.1:5001/v2/cf/api/manifests/1"


def kubectl(*arguments: str, given: object = None) -> str:
    text = None if given is None else json.dumps(given)
    return subprocess.run(["kubectl", *arguments], input=text, capture_output=True, check=True, text=True).stdout


def token(account: str = "puller", audience: str = "openshift") -> str:
    request = {
        "apiVersion": "authentication.k8s.io/v1",
        "kind": "TokenRequest",
        "spec": {"audiences": [audience], "expirationSeconds": 600},
    }
    path = f"/api/v1/namespaces/{NAMESPACE}/serviceaccounts/{account}/token"
    return json.loads(kubectl("create", "--raw", path, "-f", "-", given=request))["status"]["token"]


def encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def parts(text: str) -> list[dict]:
    return [json.loads(base64.urlsafe_b64decode(part + "==")) for part in text.split(".")[:2]]


def signed_again(text: str, **claims: object) -> str:
    """A token with other claims and a valid signature of the API server."""
    head, body = parts(text)
    signed = f"{encoded(json.dumps(head).encode())}.{encoded(json.dumps(body | claims).encode())}"
    key = load_pem_private_key((STATE / "pki/sa.key").read_bytes(), None)
    return f"{signed}.{encoded(key.sign(signed.encode(), padding.PKCS1v15(), SHA256()))}"


def forged(text: str) -> str:
    """A token with another subject and the old signature."""
    head, body = parts(text)
    body["sub"] = "system:serviceaccount:cf-dev:ecr-sa"
    return ".".join([encoded(json.dumps(head).encode()), encoded(json.dumps(body).encode()), text.split(".")[2]])


def assume(web_identity_token: str, role_arn: str = ROLE_ARN) -> str:
    """The ARN that STS returns for the token, or its error code."""
    sts = boto3.client("sts", config=Config(signature_version=UNSIGNED))
    try:
        answer = sts.assume_role_with_web_identity(
            RoleArn=role_arn, RoleSessionName="lab", WebIdentityToken=web_identity_token
        )
    except botocore.exceptions.ClientError as error:
        return f"{error.response['Error']['Code']}: {error.response['Error']['Message']}"
    return answer["AssumedRoleUser"]["Arn"]


def trust_policy(**condition: dict[str, object]) -> str:
    issuer = json.loads(kubectl("get", "--raw", "/.well-known/openid-configuration"))["issuer"].removeprefix("https://")
    statement = {
        "Effect": "Allow",
        "Principal": {"Federated": f"arn:aws:iam::606639739464:oidc-provider/{issuer}"},
        "Action": "sts:AssumeRoleWithWebIdentity",
        "Condition": {
            operator: {f"{issuer}:{claim}": value for claim, value in tests.items()}
            for operator, tests in condition.items()
        },
    }
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


SUBJECT = f"system:serviceaccount:{NAMESPACE}:puller"
EXACT = {"StringEquals": {"sub": SUBJECT, "aud": "openshift"}}


@pytest.fixture(scope="module", autouse=True)
def accounts() -> Iterator[None]:
    kubectl("delete", "namespace", NAMESPACE, "--ignore-not-found")
    kubectl("create", "namespace", NAMESPACE)
    for name, annotations in (("puller", {"eks.amazonaws.com/role-arn": ROLE_ARN}), ("other", {})):
        metadata = {"name": name, "namespace": NAMESPACE, "annotations": annotations}
        kubectl("apply", "-f", "-", given={"apiVersion": "v1", "kind": "ServiceAccount", "metadata": metadata})
    yield
    kubectl("delete", "namespace", NAMESPACE)


@pytest.fixture(autouse=True)
def trust() -> Iterator[Callable[..., None]]:
    iam = boto3.client("iam")
    try:
        iam.create_role(RoleName=ROLE, AssumeRolePolicyDocument=trust_policy(**EXACT))
    except iam.exceptions.EntityAlreadyExistsException:
        iam.update_assume_role_policy(RoleName=ROLE, PolicyDocument=trust_policy(**EXACT))
    yield lambda **condition: iam.update_assume_role_policy(RoleName=ROLE, PolicyDocument=trust_policy(**condition))
    iam.delete_role(RoleName=ROLE)


def test_the_trusted_token_is_let_in() -> None:
    assert assume(token()).startswith(f"arn:aws:sts::606639739464:assumed-role/{ROLE}/")


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        pytest.param(lambda: token(audience="nobody"), "InvalidIdentityToken: Incorrect token audience", id="audience"),
        pytest.param(lambda: token(audience="sts.amazonaws.com"), "AccessDenied: Not auth", id="untrusted audience"),
        pytest.param(lambda: token(account="other"), "AccessDenied: Not authorized to perform", id="subject"),
        pytest.param(lambda: forged(token()), "InvalidIdentityToken: Provided Token signature", id="signature"),
        pytest.param(lambda: signed_again(token(), exp=int(time.time()) - 1), "ExpiredTokenException", id="expired"),
        pytest.param(
            lambda: signed_again(token(), iss="https://elsewhere.example"), "InvalidIdentityToken: No OpenID", id="issuer"
        ),
        pytest.param(lambda: "no.web.token", "InvalidIdentityToken: The ID Token", id="no token"),
        pytest.param(lambda: "e30.e30.e30", "InvalidIdentityToken: The ID Token", id="empty token"),
    ],
)
def test_a_token_is_refused_with_the_code_of_sts(sent: Callable[[], str], code: str) -> None:
    assert assume(sent()).startswith(code)


def test_an_unknown_role_is_refused_as_one_that_does_not_trust() -> None:
    assert assume(token(), role_arn=f"{ROLE_ARN}2").startswith("AccessDenied")


@pytest.mark.parametrize(
    ("condition", "let_in"),
    [
        pytest.param({"StringLike": {"sub": f"system:serviceaccount:{NAMESPACE}:*"}}, True, id="like"),
        pytest.param({"StringLike": {"sub": "system:serviceaccount:cf-*"}}, False, id="not like"),
        pytest.param({"StringEquals": {"sub": [SUBJECT, "another"]}}, True, id="one of many"),
        pytest.param({"StringNotEquals": {"sub": SUBJECT}}, False, id="not equals"),
        pytest.param({"StringEquals": {"sub": SUBJECT}, "StringNotLike": {"aud": "s*"}}, True, id="two operators"),
        pytest.param({"StringEquals": {"email": "a@b.example"}}, False, id="a claim that is not there"),
        pytest.param({"StringEqualsIfExists": {"email": "a@b.example"}}, True, id="if it exists"),
        pytest.param({"IpAddress": {"sub": "10.0.0.0/8"}}, False, id="an operator that the gate does not know"),
    ],
)
def test_conditions_of_the_trust_policy(trust: Callable[..., None], condition: dict, let_in: bool) -> None:
    trust(**condition)
    assert assume(token()).startswith("arn:aws:sts::") is let_in


def pod(name: str, account: str, *command: str) -> str:
    """The output of a pod with the stock image."""
    container = {"name": "aws", "image": "docker.io/amazon/aws-cli:latest", "command": list(command)}
    container["env"] = [{"name": "HOME", "value": "/tmp"}]
    spec = {"serviceAccountName": account, "restartPolicy": "Never", "containers": [container]}
    metadata = {"name": name, "namespace": NAMESPACE}
    kubectl("apply", "-f", "-", given={"apiVersion": "v1", "kind": "Pod", "metadata": metadata, "spec": spec})
    for _ in range(120):
        phase = kubectl("-n", NAMESPACE, "get", "pod", name, "-o", "jsonpath={.status.phase}")
        if phase in ("Succeeded", "Failed"):
            break
        time.sleep(0.5)
    return kubectl("-n", NAMESPACE, "logs", name)


def test_a_pod_of_an_annotated_service_account_gets_a_token_of_ecr() -> None:
    script = (
        "id -u; aws sts get-caller-identity --query Arn --output text; "
        "aws ecr get-login-password --region us-east-1 | wc -c; command -v oc kubectl || echo neither"
    )
    uid, arn, length, tools = pod("injected", "puller", "/bin/bash", "-c", script).splitlines()
    assert int(uid) >= 1_000_000_000
    assert arn.startswith(f"arn:aws:sts::606639739464:assumed-role/{ROLE}/")
    assert int(length) > 1
    assert tools == "neither"


def test_a_pod_of_another_service_account_gets_nothing() -> None:
    assert "AWS_ROLE_ARN" not in pod("bare", "other", "/usr/bin/env")


@pytest.mark.parametrize(("user", "status"), [("AWS:606639739464-auth-token", "200"), ("AWS:wrong", "401"), ("", "401")])
def test_the_registry_wants_the_token(user: str, status: str) -> None:
    curl = ["curl", "-so", "/dev/null", "-w", "%{http_code}", "--cacert", str(STATE / "pki/ca.crt"), REGISTRY]
    if user:
        curl += ["-u", user]
    assert subprocess.run([os.environ["LAB_ENTER"], *curl], capture_output=True, text=True, check=False).stdout == status
