"""Runs the real playbook in the lab, and reads the state of AWS and the cluster."""

import copy
import hashlib
import json
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import boto3
import pytest
import yaml

PROJECT = Path(__file__).resolve().parents[2]
LAB = PROJECT / "Tests" / "lab"
ISSUER = "oidc.op1.openshiftapps.com/2k0c8r75om1ojie607vf4glkvbd4mo89"
REGISTRY_HOST = "818140567777.dkr.ecr.us-east-1.amazonaws.com"
PROVIDER = f"arn:aws:iam::606639739464:oidc-provider/{ISSUER}"


@pytest.fixture(scope="session", autouse=True)
def lab():
    if "LAB_ENTER" not in os.environ:
        pytest.exit("the lab's environment is missing: `make lab-up && source .lab/env`, or `make test-playbook`", 1)


def pytest_configure():
    """The second of two workers uses the second lab."""
    if os.environ.get("PYTEST_XDIST_WORKER") == "gw1":
        given = subprocess.run(
            ["bash", "-c", f"source '{PROJECT}/.lab/second/env' && env -0"], check=True, capture_output=True, text=True
        ).stdout
        os.environ.update(line.split("=", 1) for line in given.split("\0") if line)


def reset_lab():
    subprocess.run([LAB / "reset"], check=True, capture_output=True, text=True)


@dataclass
class Run:
    """Exit status and output of a run of the playbook."""

    status: int
    output: str
    log: str = ""

    @property
    def recap(self):
        line = re.search(r"^localhost +: (.*)$", self.output, re.MULTILINE)
        return {key: int(value) for key, value in re.findall(r"(\w+)=(\d+)", line[1])} if line else {}

    @property
    def changed(self):
        return self.recap["changed"]

    @property
    def failure(self):
        """The message of the task that ended the run."""
        lines = re.findall(r"^fatal: \[localhost\]: FAILED! => (\{[^\n]*\}|\{\n.*?^\})$", self.output, re.MULTILINE | re.DOTALL)
        return json.loads(lines[-1])["msg"] if lines else ""

    def succeeded(self):
        assert self.status == 0, self.output[-6000:]
        assert "DEPRECATION WARNING" not in self.output
        return self

    def failed(self):
        assert self.status == 2, self.output[-6000:]
        return self

    def shows(self, credentials):
        """Those of the credentials that the output or the log holds."""
        return [credential[:4] + "..." for credential in credentials if credential in self.output + self.log]


def credentials_of_operator():
    """What the playbook runs with: the AWS keys of each profile, and the keys and tokens of the kubeconfig."""
    profiles = Path(os.environ["AWS_SHARED_CREDENTIALS_FILE"]).read_text()
    found = re.findall(r"^aws_(?:secret_access_key|session_token) *= *(\S+)$", profiles, re.MULTILINE)
    for user in yaml.safe_load(Path(os.environ["KUBECONFIG"]).read_text())["users"]:
        found += [value for key, value in user["user"].items() if key in ("client-key-data", "token", "password")]
    assert found
    return found


class Environments:
    """A folder of environments, so that no test touches the committed ones."""

    def __init__(self, folder):
        self.folder = folder

    def values(self, env="dev", **changes):
        """Writes the guide's values with changes, such as `namespace="x"` or `registry={"region": "r"}`."""
        values = yaml.safe_load((PROJECT / "environments/dev/deployment-values.yaml").read_text())["ecr"]
        # The lab has two cores, and an update needs resources for a second pod
        values["sync"]["resources"] = {"limits": {"memory": "256M"}, "requests": {"cpu": "10m", "memory": "32M"}}
        values["registry"]["repositories"] = ["cf/api", "cf/web"]
        merged = merge(values, changes)
        path = self.folder / env / "deployment-values.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump({"ecr": merged, "replicas": 2}, sort_keys=False))
        return path

    def files(self):
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}

    def play(self, *arguments, env="dev", variables=None, environment=None, registry="registry"):
        """Runs the playbook; `registry` is the profile for the registry's account, None for no access."""
        given = {
            "cf_deployment_environments_dir": str(self.folder),
            "cf_deployment_rollout_timeout": 90,
            **({"cf_deployment_registry_profile": registry} if registry else {}),
            **(variables or {}),
        }
        log = self.folder.with_name(f"{self.folder.name}.log")
        command = ["ansible-playbook", "playbooks/cf-deployment.yml", "-e", f"env={env}", "-e", json.dumps(given), *arguments]
        done = subprocess.run(
            command, cwd=PROJECT, env={**os.environ, "ANSIBLE_NOCOLOR": "1", "ANSIBLE_LOG_PATH": str(log), **(environment or {})},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=400,
        )
        # The log holds what the callback prints, in a form of its own
        return Run(done.returncode, done.stdout, log.read_text())


def merge(values, changes):
    merged = copy.deepcopy(values)
    for key, value in changes.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = merge(merged[key], value) if both else value
    return merged


@pytest.fixture(scope="module")
def environments(tmp_path_factory):
    return Environments(tmp_path_factory.mktemp("environments"))


@pytest.fixture(scope="module")
def chain(environments):
    """A chain that works, in an emptied lab: without the playbook, so that its links can be broken one by one."""
    from chain import Chain

    reset_lab()
    yield Chain(environments.values(target_namespaces=["apps"], registry={"repositories": ["cf/api"]}))
    reset_lab()


def aws(service, profile="default"):
    return boto3.Session(profile_name=profile, region_name="us-east-1").client(service)


def kubectl(*arguments, stdin=None):
    return subprocess.run(["kubectl", *arguments], input=stdin, check=True, capture_output=True, text=True).stdout


def apply(*objects):
    kubectl("apply", "-f", "-", stdin="---\n".join(yaml.safe_dump(object) for object in objects))


def get(kind, name=None, namespace="cf-dev"):
    """One object, or None; without a name all of them."""
    text = kubectl("get", kind, *([name] if name else []), "-n", namespace, "--ignore-not-found", "-o", "json")
    found = json.loads(text) if text else {}
    return found or None if name else found.get("items", [])


KINDS = "namespaces,serviceaccounts,secrets,configmaps,deployments,roles,rolebindings"
# Fields that the server or a controller writes
VOLATILE = ("managedFields", "resourceVersion", "generation")


def cluster_state():
    """A checksum of every object of the kinds that the playbook may change, by name."""
    state = {}
    for found in json.loads(kubectl("get", KINDS, "--all-namespaces", "-o", "json"))["items"]:
        metadata = found["metadata"]
        if metadata.get("namespace", metadata["name"]).startswith("kube-"):
            continue
        found.pop("status", None)
        for key in VOLATILE:
            metadata.pop(key, None)
        key = f"{found['kind']} {metadata.get('namespace', '')}/{metadata['name']}"
        state[key] = hashlib.sha256(json.dumps(found, sort_keys=True).encode()).hexdigest()
    return state


def iam_state():
    iam = aws("iam")
    details = iam.get_account_authorization_details(Filter=["Role", "LocalManagedPolicy"])
    providers = iam.list_open_id_connect_providers()["OpenIDConnectProviderList"]
    return json.loads(json.dumps({
        "roles": details["RoleDetailList"],
        "policies": details["Policies"],
        "providers": {p["Arn"]: iam.get_open_id_connect_provider(OpenIDConnectProviderArn=p["Arn"])["ClientIDList"] for p in providers},
    }, default=str))


def repository_policy(name):
    ecr = aws("ecr", "registry")
    try:
        return json.loads(ecr.get_repository_policy(repositoryName=name)["policyText"])
    except ecr.exceptions.RepositoryPolicyNotFoundException:
        return None


def repository_state(name):
    """A repository without its policy."""
    ecr = aws("ecr", "registry")
    described = ecr.describe_repositories(repositoryNames=[name])["repositories"][0]
    try:
        lifecycle = ecr.get_lifecycle_policy(repositoryName=name)["lifecyclePolicyText"]
    except ecr.exceptions.LifecyclePolicyNotFoundException:
        lifecycle = None
    return json.loads(json.dumps({"repository": described, "lifecycle": lifecycle}, default=str))


def registry_state():
    names = [r["repositoryName"] for r in aws("ecr", "registry").describe_repositories()["repositories"]]
    return {name: (repository_state(name), repository_policy(name)) for name in names}


def everything():
    """Everything that must not change while a run is refused."""
    return {"iam": iam_state(), "registry": registry_state(), "cluster": cluster_state()}
