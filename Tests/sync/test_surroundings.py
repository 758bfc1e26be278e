"""The networks and partitions that the container has to work in, and the clients that read what it writes."""

import base64
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from cluster import CLUSTER_ACCOUNT
from conftest import HOST, REGIONS, Stage, aws_names
from proxy import Proxy
from relay import Forward, Request, Response


@pytest.fixture
def proxy(stage: Stage) -> Iterator[Proxy]:
    """The names of AWS are known to the proxy alone, as behind a company's."""
    (stage.folder / "hosts").write_text("")
    proxy = Proxy((stage.aws.address, stage.aws.port))
    yield proxy
    proxy.stop()


def in_one_partition(stage: Stage, partition: str):
    """moto keeps the role in one partition: only its name is carried over."""

    def way(request: Request, forward: Forward) -> Response:
        request.body = request.body.replace(f"arn%3A{partition}%3A".encode(), b"arn%3Aaws%3A")
        return stage.passwords(request, forward)

    return way


@pytest.mark.parametrize("region", REGIONS)
def test_it_asks_the_regional_endpoints_of_its_partition_through_the_proxy(stage: Stage, proxy: Proxy, region: str):
    partition = {"cn": "aws-cn", "us-gov": "aws-us-gov"}.get(region.rsplit("-", 2)[0], "aws")
    stage.aws.way = in_one_partition(stage, partition)
    host = f"818140567777.dkr.ecr.{region}.{REGIONS[region]}"
    sync = stage.start(
        HTTPS_PROXY=proxy.url,
        REGION=region,
        REGISTRY_HOST=host,
        AWS_ROLE_ARN=f"arn:{partition}:iam::{CLUSTER_ACCOUNT}:role/{stage.cluster.account}",
    )
    sync.wait_for(f"refreshed for {host}", 2)
    # AWS_CA_BUNDLE is the relay's own authority: no public one has signed for these names. The API server is asked directly
    assert proxy.asked == {f"CONNECT {name}:443" for name in aws_names(region)}


def test_a_bundle_can_stand_in_the_environment_itself(stage: Stage):
    """The rendered container mounts no other volume than its own, so that `sync.env` has to do without a file."""
    bundle = (stage.folder / "identity/ca.crt").read_bytes()
    stage.environment["AWS_CA_BUNDLE"] = base64.b64encode(bundle).decode()
    sync = stage.start()
    sync.wait_for("refreshed for", 2)
    sync.terminate()
    assert list(stage.home.iterdir()) == []


def test_an_authority_that_is_not_in_the_bundle_is_not_trusted(stage: Stage):
    stage.environment["AWS_CA_BUNDLE"] = "/etc/ssl/certs/ca-certificates.crt"
    stage.start(AWS_MAX_ATTEMPTS="1").wait_for("error no token for .*SSL validation failed")
    assert stage.api.requests == []


def test_the_authorities_of_the_image_do_not_vouch_for_the_api_server(stage: Stage, tmp_path: Path):
    """A certificate in the image's store, under the name that OpenSSL looks for."""
    store = tmp_path / "store"
    store.mkdir()
    (store / "relay.pem").write_text(stage.authority.read_text())
    subprocess.run(["openssl", "rehash", store], check=True)
    stage.authority.write_text((tmp_path / "api-server.crt").read_text())
    stage.store = store
    sync = stage.start()
    sync.wait_for("error .*not refreshed: curl: \\(60\\)")
    assert stage.secret() is None


def login_in(authfile: Path, registry: str) -> str | None:
    """What a client of registries finds for this one."""
    command = ["skopeo", "login", "--authfile", authfile, "--get-login", registry]
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else None


def test_a_real_client_reads_the_secret_as_it_is(stage: Stage, tmp_path: Path):
    quay = {"quay.io": {"auth": base64.b64encode(b"robot:pass").decode()}}
    stage.cluster.make_secret(stage.namespaces[0], {"auths": quay})
    stage.start().wait_for("refreshed", 2)
    authfile = tmp_path / "auth.json"
    authfile.write_bytes(base64.b64decode(stage.secret()["data"][".dockerconfigjson"]))
    assert json.loads(authfile.read_text())["auths"].keys() == {HOST, "quay.io"}
    assert login_in(authfile, HOST) == "AWS" and login_in(authfile, "quay.io") == "robot"
    assert login_in(authfile, HOST.replace("818140567777", CLUSTER_ACCOUNT)) is None
