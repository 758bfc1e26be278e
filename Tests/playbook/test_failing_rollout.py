"""A rollout that cannot work ends the play with the cause."""

import json
import threading
import time

import pytest
from lab import aws, secret

ROLE = "ROSAECRAssumeRole"


def spoil_trust_policy(claim: str, wrong: str) -> None:
    """Waits for the play to make the role, and at once edits its trust policy behind the play's back."""
    for _ in range(300):
        role = aws("iam", "get-role", "--role-name", ROLE, check=False)
        if role:
            break
        time.sleep(0.2)
    trust = role["Role"]["AssumeRolePolicyDocument"]
    claims = trust["Statement"][0]["Condition"]["StringEquals"]
    claims[next(key for key in claims if key.endswith(claim))] = wrong
    aws("iam", "update-assume-role-policy", "--role-name", ROLE, "--policy-document", json.dumps(trust))


@pytest.mark.parametrize(
    ("claim", "wrong"),
    [(":aud", "sts.amazonaws.com"), (":sub", "system:serviceaccount:other:ecr-sa")],
    ids=["audience", "namespace"],
)
def test_a_trust_policy_that_does_not_fit_fails_the_rollout_with_the_cause(dev, claim, wrong):
    editor = threading.Thread(target=spoil_trust_policy, args=(claim, wrong))
    editor.start()
    outcome = dev.play(cf_deployment_rollout_timeout=25)
    editor.join()
    assert outcome.failed
    assert "Not authorized to perform sts:AssumeRoleWithWebIdentity" in outcome.output
    assert secret("cf-dev") is None
