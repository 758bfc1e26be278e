"""A run with invalid values stops with a helpful message, and nothing is written."""

import json
import shutil

import pytest

from conftest import PROJECT, everything, reset_lab


@pytest.fixture(scope="module", autouse=True)
def nothing_written():
    reset_lab()
    before = everything()
    yield
    assert everything() == before


@pytest.mark.parametrize(
    ("change", "key", "help"),
    [
        ({"cluster": {"account_id": "60663973946"}}, "account_id:", "aws sts get-caller-identity"),
        ({"cluster": {"oidc_endpoint_url": "http://oidc.op1.openshiftapps.com/x"}}, "oidc_endpoint_url:", "https://"),
        ({"namespace": "CF_Dev"}, "namespace:", "lower"),
        ({"sync": {"refresh_interval": "13h"}}, "refresh_interval:", "6h"),
        ({"regsitry": {"account_id": "818140567777"}}, "regsitry:", "registry"),
    ],
    ids=["account id of 11 digits", "issuer with http", "namespace in capitals", "interval over the token's life", "unknown key"],
)
def test_invalid_value_is_reported_with_its_location(environments, change, key, help):
    path = environments.values(**change)
    before = environments.files()
    run = environments.play().failed()
    line = next(number for number, text in enumerate(path.read_text().splitlines(), 1) if text.strip().startswith(key))
    assert f"{path}:{line}:" in run.failure
    assert "error: [values/" in run.failure
    assert any(help in text for text in run.failure.splitlines() if "help:" in text), run.failure
    assert run.changed == 0
    assert environments.files() == before


def test_missing_environment_lists_the_existing_ones(environments):
    environments.values()
    assert "the environments are: dev" in environments.play(env="prod").failed().failure


def test_module_that_is_not_built_is_reported(environments, tmp_path):
    environments.values()
    failure = environments.play(environment={"ANSIBLE_LIBRARY": str(tmp_path)}).failed().failure
    assert "make module" in failure


def test_module_that_was_changed_is_reported(environments, tmp_path):
    environments.values()
    for name in ("ecr_artifacts", "ecr_artifacts.sha256.txt"):
        shutil.copy(PROJECT / "library" / name, tmp_path)
    with (tmp_path / "ecr_artifacts").open("ab") as module:
        module.write(b"x")
    failure = environments.play(environment={"ANSIBLE_LIBRARY": str(tmp_path)}).failed().failure
    assert "the module was changed or only half copied" in failure


def test_guardrail_outside_the_environments_is_reported(environments):
    policy = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
    (environments.folder.parent / "scp.json").write_text(json.dumps(policy))
    environments.values(guardrails={"service_control_policies": [["../../scp.json"]]})
    failure = environments.play().failed().failure
    assert "is outside" in failure and "the folder that holds the environments" in failure
    environments.play("--tags", "preflight", variables={"cf_deployment_allow_outside": True}).succeeded()


def test_disabled_environment_is_left_unchanged(environments):
    environments.values(enabled=False)
    run = environments.play().succeeded()
    assert run.changed == 0
    assert "nothing is removed" in run.output
