"""sync.sh on this machine, against the lab's API server and its AWS, each behind a relay that can fail."""

from __future__ import annotations

import base64
import json
import os
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from cluster import CLUSTER_ACCOUNT, NAME, Cluster
from relay import Forward, Relay, Request, Response
from sync import Sync, text_with

HOST = "818140567777.dkr.ecr.us-east-1.amazonaws.com"
OWNER = f"{CLUSTER_ACCOUNT}/lab/sync-test/ecr-credentials-sync"
# Every program that the stock image has and the script may use
COREUTILS = ["cat", "mkdir", "mv", "rm", "sha256sum", "sleep", "timeout"]


@pytest.fixture(scope="session")
def lab() -> dict[str, str]:
    """The environment that .lab/env gives, told from that of a real cluster by a variable which only the lab has."""
    if "LAB_ENTER" not in os.environ:
        pytest.exit("these tests run in the lab: make test-sync, or source .lab/env first", returncode=1)
    return dict(os.environ)


@pytest.fixture(scope="session")
def cluster(lab: dict[str, str]) -> Iterator[Cluster]:
    cluster = Cluster(lab)
    cluster.make_account()
    yield cluster
    cluster.forget_account()


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Key and certificate of the relay before the API server, one file, its own authority."""
    file = tmp_path_factory.mktemp("relay") / "relay.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=relay"
    command += f" -addext subjectAltName=IP:127.0.0.1 -keyout {file} -out {file}.crt"
    subprocess.run(command.split(), check=True, capture_output=True)
    file.write_text(file.read_text() + Path(f"{file}.crt").read_text())
    return file


@pytest.fixture(scope="session")
def programs(lab: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A PATH with nothing on it but what the script may use."""
    folder = tmp_path_factory.mktemp("programs")
    for name in ["aws", "curl", "jq", *COREUTILS]:
        (folder / name).symlink_to(shutil.which(name, path=lab["PATH"]))
    return folder


@dataclass
class Passwords:
    """Gives moto's registry tokens the length, and the difference from one to the next, that ECR's have."""

    given: list[str] = field(default_factory=list)

    def __call__(self, request: Request, forward: Forward) -> Response:
        response = forward(request)
        if request.operation == "GetAuthorizationToken" and response.status == 200:
            self.given.append(base64.b64encode(secrets.token_bytes(1800)).decode())
            answer = json.loads(response.body)
            answer["authorizationData"][0]["authorizationToken"] = base64.b64encode(f"AWS:{self.given[-1]}".encode()).decode()
            response.body = json.dumps(answer).encode()
        return response


@dataclass
class Stage:
    """What one test has: two namespaces, the two relays, and the script to be started."""

    cluster: Cluster
    namespaces: list[str]
    api: Relay
    aws: Relay
    passwords: Passwords
    folder: Path
    environment: dict[str, str]
    started: list[Sync] = field(default_factory=list)

    def start(self, text: str | None = None, **environment: str) -> Sync:
        chosen = {name: value for name, value in (self.environment | environment).items() if value is not None}
        self.started.append(Sync(chosen, text or text_with(LOOK=2)))
        return self.started[-1]

    @property
    def token(self) -> Path:
        return self.folder / "account/token"

    @property
    def web_identity(self) -> Path:
        return self.folder / "web-identity"

    def secret(self, index: int = 0) -> dict | None:
        return self.cluster.secret(self.namespaces[index])

    def calls(self, operation: str) -> list[Request]:
        return [request for request in self.aws.requests if request.operation == operation]


@pytest.fixture
def stage(cluster: Cluster, certificate: Path, programs: Path, lab: dict[str, str], tmp_path: Path) -> Iterator[Stage]:
    # Names of its own, so that tests can run side by side
    name = f"{cluster.account}-{secrets.token_hex(3)}"
    namespaces = [name, f"{name}-more"]
    cluster.make_namespaces(*namespaces)
    api, aws = relay_to_api_server(cluster, certificate, tmp_path), Relay(lab["AWS_ENDPOINT_URL"])
    aws.way = passwords = Passwords()
    account = tmp_path / "account"
    account.mkdir()
    (account / "ca.crt").write_text(Path(f"{certificate}.crt").read_text())
    (account / "token").write_text(cluster.token())
    (tmp_path / "web-identity").write_text(cluster.token("openshift"))
    (tmp_path / "token").mkdir()
    environment = {
        "PATH": str(programs),
        "HOME": str(tmp_path / "token"),
        "REGION": "us-east-1",
        "REGISTRY_HOST": HOST,
        "PULL_SECRET": NAME,
        "TARGET_NAMESPACES": " ".join(namespaces),
        "REFRESH_SECONDS": "3600",
        "OWNER": OWNER,
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_ENDPOINT_URL": aws.url,
        "AWS_ROLE_ARN": f"arn:aws:iam::{CLUSTER_ACCOUNT}:role/{cluster.account}",
        "AWS_WEB_IDENTITY_TOKEN_FILE": str(tmp_path / "web-identity"),
        "KUBERNETES_SERVICE_HOST": "127.0.0.1",
        "KUBERNETES_SERVICE_PORT": str(api.port),
        "SERVICE_ACCOUNT_DIR": str(account),
    }
    stage = Stage(cluster, namespaces, api, aws, passwords, tmp_path, environment)
    yield stage
    for sync in stage.started:
        sync.end()
    for relay in (api, aws):
        relay.stop()
    cluster.kubectl("delete", "namespace", *namespaces, "--wait=false", "--ignore-not-found")


def relay_to_api_server(cluster: Cluster, certificate: Path, folder: Path) -> Relay:
    address, authority = cluster.server()
    (folder / "api-server.crt").write_text(authority)
    return Relay(address, folder / "api-server.crt", certificate)
