"""Real failures in the lab are diagnosed correctly, from what the real programs print."""

import json
import os
import subprocess
import time

import pytest

from conftest import PROJECT, REGISTRY_HOST, apply, kubectl

NAMESPACE, FULL, NARROW = "diagnosis", "diagnosis-quota", "diagnosis-limits"
CLI = "docker.io/amazon/aws-cli:latest"


def diagnosed(text):
    """The IDs of the causes, without `cause/`, that the command finds in a text."""
    done = subprocess.run(
        [PROJECT / "library/ecr_artifacts", "diagnose", "-", "--format", "json"],
        input=text, check=False, capture_output=True, text=True,
    )
    findings = json.loads(done.stdout)["findings"]
    assert done.returncode == (3 if any(f["severity"] != "note" for f in findings) else 0)
    assert all(finding["rule"].startswith("cause/") for finding in findings), findings
    return [finding["rule"].removeprefix("cause/") for finding in findings]


def said(*command, stdin=None, **environment):
    """The output of a command that fails."""
    done = subprocess.run(
        command, input=stdin, env={**os.environ, **environment}, check=False, capture_output=True, text=True, timeout=120
    )
    assert done.returncode != 0, done.stdout
    return done.stdout + done.stderr


def pod(name, image=CLI, command=("sleep", "1000"), context=None, env=(), volumes=(), requests=None, **spec):
    container = {
        "name": "c", "image": image, "command": list(command), "env": list(env), "imagePullPolicy": "IfNotPresent",
        "securityContext": context or {}, "resources": {"requests": requests or {"cpu": "1m", "memory": "8M"}},
        "volumeMounts": [{"name": volume["name"], "mountPath": "/" + volume["name"]} for volume in volumes],
    }
    return {
        "apiVersion": "v1", "kind": "Pod", "metadata": {"name": name, "namespace": NAMESPACE},
        "spec": {"terminationGracePeriodSeconds": 0, "containers": [container], "volumes": list(volumes), **spec},
    }


# Each pod fails in its own way, and is named after the cause
PODS = {
    "image-runs-as-root": {"context": {"runAsNonRoot": True, "runAsUser": 0}},
    "oc-not-in-image": {"command": ["/bin/bash", "-c", "oc whoami"]},
    "command-not-in-image": {"command": ["no-such-program"]},
    "read-only-file-system": {"command": ["touch", "/x"], "context": {"readOnlyRootFilesystem": True}},
    "home-not-writable": {"command": ["mkdir", "/.aws"], "context": {"runAsUser": 1234}},
    "reference-missing": {"env": [{"name": "A", "valueFrom": {"secretKeyRef": {"name": "gone", "key": "a"}}}]},
    "volume-source-missing": {"volumes": [{"name": "ca", "configMap": {"name": "gone"}}]},
    "insufficient-resources": {"requests": {"cpu": "500"}},
    "no-matching-node": {"nodeSelector": {"no": "such"}},
    "image-not-found": {"image": "docker.io/amazon/aws-cli:no-such-tag"},
    "image-pull-unauthorized": {"image": f"{REGISTRY_HOST}/cf/api:1", "imagePullPolicy": "Always"},
    "image-pull-dns": {"image": "registry.invalid/a:1"},
    "invalid-image-name": {"image": "https://docker.io/amazon/aws-cli"},
    "image-never-pulled": {"image": "docker.io/amazon/none:1", "imagePullPolicy": "Never"},
}


def faulty(name):
    options = dict(PODS[name])
    policy = options.pop("imagePullPolicy", None)
    made = pod(name, **options)
    if policy:
        made["spec"]["containers"][0]["imagePullPolicy"] = policy
    return made


@pytest.fixture(scope="module", autouse=True)
def mishaps():
    names = [NAMESPACE, FULL, NARROW]
    greedy = {"name": "c", "image": CLI, "resources": {"limits": {"memory": "8Mi"}}}
    apply(*({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}} for name in names))
    apply(
        {"apiVersion": "v1", "kind": "ResourceQuota", "metadata": {"name": "q", "namespace": FULL}, "spec": {"hard": {"pods": "0"}}},
        {
            "apiVersion": "v1", "kind": "LimitRange", "metadata": {"name": "l", "namespace": NARROW},
            "spec": {"limits": [{"type": "Container", "max": {"memory": "1Mi"}}]},
        },
        {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "typed", "namespace": NAMESPACE}, "type": "Opaque"},
        *(faulty(name) for name in PODS),
        *(
            {
                "apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "d", "namespace": namespace},
                "spec": {
                    "selector": {"matchLabels": {"app": "d"}},
                    "template": {"metadata": {"labels": {"app": "d"}}, "spec": {"containers": [greedy]}},
                },
            }
            for namespace in (FULL, NARROW)
        ),
    )
    yield
    kubectl("delete", "namespace", *names, "--wait=false")


def text_of(name):
    log = subprocess.run(["kubectl", "logs", name, "-n", NAMESPACE], check=False, capture_output=True, text=True)
    return kubectl("describe", "pod", name, "-n", NAMESPACE) + log.stdout


@pytest.mark.parametrize("cause", PODS)
def test_pod_that_goes_wrong(cause):
    found = []
    for _ in range(30):
        found = diagnosed(text_of(cause))
        if cause in found:
            break
        time.sleep(2)
    assert found == [cause], text_of(cause)


@pytest.mark.parametrize(("namespace", "cause"), [(FULL, "quota-exceeded"), (NARROW, "limit-range-exceeded")])
def test_pods_that_admission_refuses(namespace, cause):
    found = []
    for _ in range(15):
        found = diagnosed(kubectl("get", "events", "-n", namespace, "-o", "json"))
        if cause in found:
            break
        time.sleep(2)
    assert found == [cause]


SECRET = {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "typed", "namespace": NAMESPACE}}


@pytest.mark.parametrize(
    ("cause", "command", "stdin"),
    [
        ("api-unauthorized", ["--token=none", "--kubeconfig=/dev/null", "get", "pods"], None),
        ("api-forbidden", ["auth-as", "get", "secret", "typed", "-n", NAMESPACE], None),
        ("secret-type-differs", ["apply", "-f", "-"], SECRET | {"type": "example.com/other"}),
        ("api-invalid", ["apply", "-f", "-"], pod("A_b")),
        ("namespace-missing", ["create", "configmap", "a", "-n", "no-such-namespace"], None),
        ("service-account-missing", ["create", "-f", "-"], pod("x", serviceAccountName="no-such-account")),
        ("api-unreachable", ["--server=https://127.0.0.1:1", "--insecure-skip-tls-verify", "get", "pods"], None),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_answer_of_the_api_server(cause, command, stdin):
    if command[0] == "auth-as":
        command = ["--as", f"system:serviceaccount:{NAMESPACE}:default", *command[1:]]
    if "--token=none" in command:
        server = kubectl("config", "view", "-o", "jsonpath={.clusters[0].cluster.server}")
        command = [f"--server={server}", "--insecure-skip-tls-verify", *command]
    text = said("kubectl", *command, stdin=json.dumps(stdin) if stdin else None)
    assert diagnosed(text) == [cause], text


ROLE = "arn:aws:iam::606639739464:role/ROSAECRAssumeRole"


def assume(role, token):
    return ["aws", "sts", "assume-role-with-web-identity", "--role-session-name", "ab", "--role-arn", role, "--web-identity-token", token]


@pytest.mark.parametrize(
    ("cause", "command", "environment"),
    [
        ("role-arn-missing", assume("", "abcd"), {}),
        ("role-arn-malformed", assume("arn:aws:iam::606639739464:ROSAECRAssumeRole", "abcd"), {}),
        ("web-identity-token-invalid", assume(ROLE, "abcd"), {}),
        ("webhook-did-not-inject", ["aws", "ecr", "get-login-password"], {"HOME": "/nowhere", "AWS_CONFIG_FILE": "/nowhere", "AWS_SHARED_CREDENTIALS_FILE": "/nowhere", "AWS_EC2_METADATA_DISABLED": "true", "AWS_REGION": "us-east-1"}),
        ("token-file-missing", ["aws", "ecr", "get-login-password"], {"AWS_CONFIG_FILE": "/nowhere", "AWS_SHARED_CREDENTIALS_FILE": "/nowhere", "AWS_ROLE_ARN": ROLE, "AWS_WEB_IDENTITY_TOKEN_FILE": "/var/run/secrets/eks.amazonaws.com/serviceaccount/token", "AWS_REGION": "us-east-1"}),
        ("endpoint-unreachable", ["aws", "sts", "get-caller-identity", "--endpoint-url", "http://127.0.0.1:1"], {}),
        ("role-missing", ["aws", "iam", "get-role", "--role-name", "none"], {}),
        ("repository-missing", ["aws", "ecr", "get-repository-policy", "--repository-name", "none"], {}),
        ("dns-failed", ["curl", "-sS", "https://sts.invalid/"], {}),
        ("proxy-unreachable", ["curl", "-sS", "-x", "http://proxy.invalid:3128", "https://sts.amazonaws.com/"], {}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_answer_of_aws_or_of_the_network(cause, command, environment):
    for name in ("AWS_PROFILE", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"):
        if "AWS_CONFIG_FILE" in environment:
            command = ["env", "-u", name, *command]
    text = said(*command, **environment)
    assert diagnosed(text) == [cause], text
