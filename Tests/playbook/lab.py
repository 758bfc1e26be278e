"""The lab as the tests see it: AWS accounts, the cluster, the playbook, each through the program that a user has."""

from __future__ import annotations

import base64
import copy
import json
import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parents[2]
REGISTRY_HOST = "818140567777.dkr.ecr.us-east-1.amazonaws.com"
# Two cores have to carry several environments: the guide's requests would fill them.
SMALL = {"sync": {"resources": {"requests": {"cpu": "20m", "memory": "50M"}}}}


def run(*command: str, check: bool = True, text: str | None = None, **variables: str) -> subprocess.CompletedProcess:
    done = subprocess.run(
        command, cwd=PROJECT, env=os.environ | variables, input=text, capture_output=True, text=True, check=False
    )
    assert not check or done.returncode == 0, f"{' '.join(command)}: {done.stdout}{done.stderr}"
    return done


def merged(below: dict, above: dict) -> dict:
    result = copy.deepcopy(below)
    for key, value in above.items():
        result[key] = merged(result[key], value) if isinstance(value, dict) and key in result else value
    return result


def aws(*arguments: str, profile: str = "default", check: bool = True):
    """What the AWS CLI answers; None where it answers nothing or, unless `check`, fails."""
    done = run("aws", "--profile", profile, "--output", "json", *arguments, check=check)
    return json.loads(done.stdout) if done.returncode == 0 and done.stdout.strip() else None


def kubectl(*arguments: str, check: bool = True, text: str | None = None) -> str:
    return run("kubectl", *arguments, check=check, text=text).stdout


def objects(kind: str, namespace: str | None = None) -> list[dict]:
    where = ["-n", namespace] if namespace else ["-A"]
    return json.loads(kubectl("get", kind, *where, "-o", "json"))["items"]


def names(kind: str, namespace: str) -> list[str]:
    return [item["metadata"]["name"] for item in objects(kind, namespace)]


def secret(namespace: str, name: str = "regcred") -> dict | None:
    done = run("kubectl", "-n", namespace, "get", "secret", name, "-o", "json", check=False)
    return json.loads(done.stdout) if done.returncode == 0 else None


def entries(found: dict) -> dict:
    return json.loads(base64.b64decode(found["data"][".dockerconfigjson"]))["auths"]


def repository(name: str) -> dict:
    """All there is to know of a repository, its policy aside."""
    found = aws("ecr", "describe-repositories", "--repository-names", name, profile="registry")
    lifecycle = aws("ecr", "get-lifecycle-policy", "--repository-name", name, profile="registry", check=False)
    return {"repository": found["repositories"][0], "lifecycle": (lifecycle or {}).get("lifecyclePolicyText")}


def repository_policy(name: str) -> dict | None:
    found = aws("ecr", "get-repository-policy", "--repository-name", name, profile="registry", check=False)
    return json.loads(found["policyText"]) if found else None


def statement_ids(name: str) -> list[str]:
    statements = (repository_policy(name) or {}).get("Statement", [])
    return [statement["Sid"] for statement in (statements if isinstance(statements, list) else [statements])]


def standing() -> dict:
    """Everything that a play could write: two runs of this are equal when nothing was written."""
    iam = aws("iam", "get-account-authorization-details")
    repositories = {}
    for found in aws("ecr", "describe-repositories", profile="registry")["repositories"]:
        name = found["repositoryName"]
        repositories[name] = (repository(name), repository_policy(name))
    kinds = "namespaces,serviceaccounts,roles,rolebindings,deployments,secrets"
    items = json.loads(kubectl("get", kinds, "-A", "-o", "json"))["items"]
    return {
        "iam": iam,
        "providers": aws("iam", "list-open-id-connect-providers"),
        "repositories": repositories,
        "cluster": sorted(
            (item["kind"], item["metadata"].get("namespace", ""), item["metadata"]["name"], json.dumps(item.get("spec")))
            for item in items
            if not item["metadata"].get("namespace", item["metadata"]["name"]).startswith("kube-")
        ),
    }


@dataclass
class Outcome:
    """How a play ended."""

    code: int
    output: str
    recap: dict[str, int] = field(default_factory=dict)

    @property
    def changed(self) -> int:
        return self.recap["changed"]

    @property
    def failed(self) -> bool:
        return self.code != 0


class Environment:
    """An environment in a folder of its own, with the guide's values and what the test lays above them."""

    def __init__(self, folder: Path, name: str = "dev", values: dict | None = None) -> None:
        self.folder, self.name = folder, name
        self.path = folder / name
        self.path.mkdir(parents=True)
        self.values_file = self.path / "deployment-values.yaml"
        shutil.copy(PROJECT / "environments/dev/deployment-values.yaml", self.values_file)
        self.change(SMALL)
        self.change(values or {})

    @property
    def values(self) -> dict:
        return yaml.safe_load(self.values_file.read_text())

    def change(self, values: dict) -> None:
        self.values_file.write_text(yaml.safe_dump(merged(self.values, {"ecr": values}), sort_keys=False))

    def files(self) -> dict[str, str]:
        return {path.name: path.read_text() for path in sorted(self.path.iterdir())}

    def play(self, *arguments: str, registry: bool = True, **variables) -> Outcome:
        """Runs the playbook; with access to the registry's account unless told otherwise."""
        extra = {
            "env": self.name,
            "cf_deployment_environments_dir": str(self.folder),
            "cf_deployment_rollout_timeout": 60,
        }
        if registry:
            extra["cf_deployment_registry_profile"] = "registry"
        command = ["ansible-playbook", "playbooks/cf-deployment.yml", "-e", json.dumps(extra | variables), *arguments]
        done = run(*command, check=False, ANSIBLE_NOCOLOR="1", ANSIBLE_DEPRECATION_WARNINGS="False")
        output = done.stdout + done.stderr
        recap = re.findall(r"(\w+)=(\d+)", output.rsplit("PLAY RECAP", 1)[-1])
        return Outcome(done.returncode, output, {key: int(value) for key, value in recap})

    def succeed(self, *arguments: str, **variables) -> Outcome:
        outcome = self.play(*arguments, **variables)
        assert not outcome.failed, outcome.output[-6000:]
        return outcome
