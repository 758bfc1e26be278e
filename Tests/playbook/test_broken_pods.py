"""The same with real pods: what the sync says in its log, and what the kubelet is answered."""

import base64
import json
import subprocess
import time

import pytest

from chain import client
from conftest import REGISTRY_HOST, apply, kubectl
from faults import IMAGE, TOKEN
from policies import Session
from pull import REPOSITORY, STATE

IMAGE_NAME = f"{REGISTRY_HOST}/{REPOSITORY}:1"
LABEL = "app=ecr-credentials-sync"


@pytest.fixture(scope="module", autouse=True)
def sync(chain):
    """The sync's first pod has done its work."""
    chain.deployment["spec"]["replicas"] = 1
    chain.mend("cluster")
    sync_says("apps/regcred refreshed for")


def awaited(look, seconds=60):
    for _ in range(seconds * 5):
        if found := look():
            return found
        time.sleep(0.2)
    pytest.fail(f"nothing came of it within {seconds} s")


def sync_says(*words):
    """The sync's log as soon as it has one of the words."""

    def look():
        log = subprocess.run(["kubectl", "-n", "cf-dev", "logs", "-l", LABEL], capture_output=True, text=True, check=False).stdout
        return log if any(word in log for word in words) else None

    return awaited(look)


def new_sync_says(*words):
    kubectl("-n", "cf-dev", "delete", "pods", "-l", LABEL, "--grace-period=0", "--force")
    return sync_says(*words)


def pulls(answer, namespace="cf-dev"):
    """Whether the kubelet comes to say this of a pod that pulls with the secret; `running`: it runs."""
    spec = {
        "imagePullSecrets": [{"name": "regcred"}], "automountServiceAccountToken": False, "terminationGracePeriodSeconds": 0,
        "containers": [{"name": "api", "image": IMAGE_NAME, "imagePullPolicy": "Always"}],
    }
    pod = {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "puller", "namespace": namespace}, "spec": spec}

    def look():
        status = json.loads(kubectl("-n", namespace, "get", "pod", "puller", "-o", "json"))["status"]
        state = status.get("containerStatuses", [{"state": {}}])[0]["state"]
        if "running" in state:
            return "running"
        return state.get("waiting", {}).get("message")

    said = []
    # A kubelet that is quicker than what lets it read the secret of a new pod pulls without it, and tries again later
    while len(said) < 3 and not any(answer in message for message in said):
        apply(pod)
        said.append(awaited(look))
        kubectl("-n", namespace, "delete", "pod", "puller", "--grace-period=0", "--force")
    assert answer in said[-1]


def denials():
    return (STATE / "logs/registry.log").read_text()


def write_secret(host, password):
    auth = base64.b64encode(f"AWS:{password}".encode()).decode()
    config = json.dumps({"auths": {host: {"username": "AWS", "password": password, "auth": auth}}})
    data = {".dockerconfigjson": base64.b64encode(config.encode()).decode()}
    kubectl("-n", "cf-dev", "patch", "secret", "regcred", "--type=merge", "-p", json.dumps({"data": data}))


@pytest.mark.parametrize("namespace", ["cf-dev", "apps"])
def test_pods_pull_in_every_namespace(chain, namespace):
    pulls("running", namespace)


def test_a_repository_without_a_policy(chain):
    client("ecr", "registry").delete_repository_policy(repositoryName=REPOSITORY)
    before = len(denials())
    try:
        assert chain.failing(chain.whole | chain.live("registry")) == {4}
        pulls("403 Forbidden")
    finally:
        chain.mend("registry")
    # This containerd keeps ECR's words to itself
    reason = f"because no resource-based policy allows the {IMAGE} action"
    assert "assumed-role/ROSAECRAssumeRole/botocore-session-" in denials()[before:] and reason in denials()[before:]


@pytest.mark.parametrize(
    ("host", "expired", "answer"),
    [
        pytest.param(REGISTRY_HOST, True, "403 Forbidden", id="an expired token"),
        pytest.param("606639739464.dkr.ecr.us-east-1.amazonaws.com", False, "401 Unauthorized", id="a token for another host"),
        pytest.param(REGISTRY_HOST, False, "running", id="a token as the sync writes it"),
    ],
)
def test_a_secret_with(chain, host, expired, answer):
    account, role, name = "606639739464", chain.plan["role_name"], "sync"
    session = Session(account, role, name, chain.plan["role_arn"])
    write_secret(host, chain.walker.tokens.issue(session, time.time() + (-1 if expired else 3600)))
    before = len(denials())
    pulls(answer)
    if expired:
        assert "Your authorization token has expired. Reauthenticate and try again." in denials()[before:]


def test_a_role_without_the_token(chain):
    try:
        document = {"Version": "2012-10-17", "Statement": [{"Effect": "Deny", "Action": TOKEN, "Resource": "*"}]}
        client("iam").put_role_policy(RoleName=chain.plan["role_name"], PolicyName="deny", PolicyDocument=json.dumps(document))
        assert chain.failing(chain.whole | chain.live("role")) == {4}
        said = new_sync_says("no token for", "refreshed for")
    finally:
        chain.mend("role")
    assert "AccessDeniedException" in said and f"not authorized to perform: {TOKEN} on resource: * with an explicit deny" in said


def test_a_service_account_that_may_not_write(chain):
    try:
        kubectl("-n", "apps", "delete", "rolebinding", "--all")
        assert chain.failing(chain.whole | chain.live("cluster")) == {6}
        said = new_sync_says("apps/regcred not refreshed", "apps/regcred refreshed")
    finally:
        chain.mend("cluster")
    assert "apps/regcred not refreshed: HTTP 403 Forbidden" in said
