"""sync.sh in the lab's image, against the lab's API server and its AWS, each behind a relay that can fail."""

from __future__ import annotations

import base64
import json
import os
import random
import secrets
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from cluster import CLUSTER_ACCOUNT, NAME, Cluster
from container import IDENTITY, rendered_environment, unpacked_image
from relay import Forward, Relay, Request, Response, answering
from sync import Sync, text_with

HOST = "818140567777.dkr.ecr.us-east-1.amazonaws.com"
OWNER = f"{CLUSTER_ACCOUNT}/lab/sync-test/ecr-credentials-sync"
REGIONS = {"us-east-1": "amazonaws.com", "cn-north-1": "amazonaws.com.cn", "us-gov-west-1": "amazonaws.com"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first: begun last, it would run alone."""
    items.sort(key=lambda item: item.path.name != "test_soak.py")


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
    """Key and certificate of the relays, one file, its own authority: for the API server and for AWS."""
    file = tmp_path_factory.mktemp("relay") / "relay.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=relay"
    names = ",".join(f"DNS:{name}" for region in REGIONS for name in aws_names(region))
    command += f" -addext subjectAltName=IP:127.0.0.1,{names} -keyout {file} -out {file}.crt"
    subprocess.run(command.split(), check=True, capture_output=True)
    file.write_text(file.read_text() + Path(f"{file}.crt").read_text())
    return file


def aws_names(region: str) -> list[str]:
    """The regional endpoints that a refresh asks."""
    return [f"{service}.{region}.{REGIONS[region]}" for service in ("sts", "api.ecr")]


@pytest.fixture(scope="session")
def image(lab: dict[str, str]) -> Path:
    return unpacked_image(Path(lab["LAB_ENTER"]).parent)


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
    """What one test has: two namespaces, the two relays, the volumes, and the script to be started."""

    cluster: Cluster
    namespaces: list[str]
    api: Relay
    aws: Relay
    passwords: Passwords
    folder: Path
    image: Path
    environment: dict[str, str]
    started: list[Sync] = field(default_factory=list)
    relays: list[Relay] = field(default_factory=list)
    store: Path | None = None  # of authorities, in place of the image's

    def start(self, text: str | None = None, **environment: str) -> Sync:
        chosen = {name: value for name, value in (self.environment | environment).items() if value is not None}
        self.started.append(Sync(chosen, text or text_with(LOOK=2), self.image, self.folder, self.store))
        return self.started[-1]

    @property
    def token(self) -> Path:
        return self.folder / "account/token"

    @property
    def web_identity(self) -> Path:
        return self.folder / "identity/token"

    @property
    def authority(self) -> Path:
        return self.folder / "account/ca.crt"

    @property
    def home(self) -> Path:
        return self.folder / "token"

    def metadata_service(self) -> Relay:
        """A metadata service of an instance with a role: within reach, and to be left alone."""
        relay = Relay("http://127.0.0.1:1", None)
        relay.way = answering(200, b"instance-role")
        self.relays.append(relay)
        self.environment["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = f"http://127.0.0.1:{relay.port}/"
        return relay

    def name_aws(self, region: str = "us-east-1") -> None:
        """The names of AWS's endpoints, in the container's hosts file."""
        lines = [f"{self.aws.address} {name}\n" for name in aws_names(region)]
        (self.folder / "hosts").write_text("127.0.0.1 localhost\n" + "".join(lines))

    def secret(self, index: int = 0) -> dict | None:
        return self.cluster.secret(self.namespaces[index])

    def calls(self, operation: str) -> list[Request]:
        return [request for request in self.aws.requests if request.operation == operation]


@pytest.fixture
def stage(make_stage: Callable[[Path], Stage], tmp_path: Path) -> Stage:
    return make_stage(tmp_path)


@pytest.fixture
def make_stage(cluster: Cluster, certificate: Path, lab: dict[str, str], image: Path) -> Iterator[Callable[[Path], Stage]]:
    """Stages beside each other, for tests that need more than one."""
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(staged(cluster, certificate, lab["AWS_ENDPOINT_URL"], image, folder))


@contextmanager
def staged(cluster: Cluster, certificate: Path, cloud: str, image: Path, folder: Path) -> Iterator[Stage]:
    # Names of its own, so that tests can run side by side
    name = f"{cluster.account}-{secrets.token_hex(3)}"
    namespaces = [name, f"{name}-more"]
    cluster.make_namespaces(*namespaces)
    api, aws = relay_to_api_server(cluster, certificate, folder), relay_to_aws(cloud, certificate)
    aws.way = passwords = Passwords()
    mount_volumes(folder)
    (folder / "account/ca.crt").write_text(Path(f"{certificate}.crt").read_text())
    (folder / "account/token").write_text(cluster.token())
    (folder / "identity/token").write_text(cluster.token("openshift"))
    (folder / "identity/ca.crt").write_text(Path(f"{certificate}.crt").read_text())
    environment = rendered_environment() | {
        "TARGET_NAMESPACES": " ".join(namespaces),
        "REFRESH_SECONDS": "3600",
        "OWNER": OWNER,
        # What the webhook injects
        "AWS_ROLE_ARN": f"arn:aws:iam::{CLUSTER_ACCOUNT}:role/{cluster.account}",
        "AWS_WEB_IDENTITY_TOKEN_FILE": f"/{IDENTITY}/token",
        # The variables of sync.env behind a proxy with its own certificate authority
        "AWS_CA_BUNDLE": f"/{IDENTITY}/ca.crt",
        "KUBERNETES_SERVICE_HOST": "127.0.0.1",
        "KUBERNETES_SERVICE_PORT": str(api.port),
    }
    stage = Stage(cluster, namespaces, api, aws, passwords, folder, image, environment)
    stage.name_aws()
    try:
        yield stage
    finally:
        try:
            for sync in stage.started:
                sync.end()
        finally:
            for relay in (api, aws, *stage.relays):
                relay.stop()
            subprocess.run(["umount", "--lazy", folder / "token"], check=True)
            cluster.kubectl("delete", "namespace", *namespaces, "--wait=false", "--ignore-not-found")


def mount_volumes(folder: Path) -> None:
    """The memory volume, and where the kubelet projects tokens."""
    for name in ("token", "account", "identity"):
        (folder / name).mkdir(parents=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m,mode=0777", "tmpfs", folder / "token"], check=True)


def relay_to_api_server(cluster: Cluster, certificate: Path, folder: Path) -> Relay:
    address, authority = cluster.server()
    folder.mkdir(exist_ok=True)
    (folder / "api-server.crt").write_text(authority)
    return Relay(address, certificate, folder / "api-server.crt")


def relay_to_aws(cloud: str, certificate: Path) -> Relay:
    """AWS has its own port: each relay has an address of its own."""
    while True:
        address = f"127.{random.randrange(1, 255)}.{random.randrange(256)}.{random.randrange(1, 255)}"
        try:
            return Relay(cloud, certificate, address=address, port=443)
        except OSError:
            continue
