"""A failed rollout ends the playbook with its cause."""

import contextlib
import json
import threading

import pytest

from conftest import ISSUER, aws, get, reset_lab


@pytest.fixture(scope="module", autouse=True)
def empty_lab():
    reset_lab()
    yield
    reset_lab()


@contextlib.contextmanager
def trust_policy_kept_at(condition):
    """Other automation that replaces the condition of the role's trust policy whenever it finds the planned one."""
    iam, done = aws("iam"), threading.Event()

    def keep():
        while not done.wait(0.2):
            with contextlib.suppress(iam.exceptions.NoSuchEntityException):
                policy = iam.get_role(RoleName="ROSAECRAssumeRole")["Role"]["AssumeRolePolicyDocument"]
                current = policy["Statement"][0]["Condition"]["StringEquals"]
                if current | condition != current:
                    current.update(condition)
                    iam.update_assume_role_policy(RoleName="ROSAECRAssumeRole", PolicyDocument=json.dumps(policy))

    thread = threading.Thread(target=keep)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


@pytest.mark.parametrize(
    "condition",
    [{f"{ISSUER}:aud": "sts.elsewhere"}, {f"{ISSUER}:sub": "system:serviceaccount:other:ecr-sa"}],
    ids=["audience", "namespace"],
)
def test_wrong_trust_policy_ends_the_play_with_the_cause(environments, condition):
    environments.values()
    with trust_policy_kept_at(condition):
        failure = environments.play(variables={"cf_deployment_rollout_timeout": 15}).failed().failure
    assert "cause: [cause/assume-role-refused] " in failure and "remedy: compare `aws iam get-role" in failure
    assert "Not authorized to perform sts:AssumeRoleWithWebIdentity" in failure
    assert "log of ecr-credentials-sync-" in failure and "Available False" in failure
    assert get("secret", "regcred") is None
