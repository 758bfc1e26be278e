"""Resources created by hand with the guide are adopted as the playbook's messages say, and survive `absent`."""

import re
import subprocess

import pytest

from conftest import PROJECT, aws, get, kubectl, reset_lab

GUIDE = PROJECT / "Tests/ECRAccessTests/Fixtures"
STEPS = f"""
aws iam create-role --role-name ROSAECRAssumeRole --assume-role-policy-document file://{GUIDE}/guide-ecr-trust-policy.json
aws iam create-policy --policy-name ROSAECRCrossAccountPolicy --policy-document file://{GUIDE}/guide-ecr-cross-account-policy.json
aws iam attach-role-policy --role-name ROSAECRAssumeRole \
  --policy-arn arn:aws:iam::606639739464:policy/ROSAECRCrossAccountPolicy
oc create namespace cf-dev
oc apply -f {GUIDE}/guide-ecr-sa.yml
oc apply -f {GUIDE}/guide-ecrsync.yml
oc create secret docker-registry regcred -n cf-dev --dry-run=client -o yaml \
  --docker-server="818140567777.dkr.ecr.us-east-1.amazonaws.com" \
  --docker-username=AWS --docker-password="$(aws ecr get-login-password --region us-east-1)" | oc apply -f -
"""
LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration"


@pytest.fixture(scope="module", autouse=True)
def made_by_hand(environments):
    reset_lab()
    subprocess.run(["bash", "-euo", "pipefail", "-c", STEPS], check=True, capture_output=True, text=True)
    environments.values(registry={"repositories": ["*"]})
    yield
    reset_lab()


def play(environments, **variables):
    return environments.play(registry=None, variables=variables)


def test_it_is_adopted_step_by_step(environments):
    adopted = []
    run = play(environments)
    while run.status and len(adopted) < 5:
        named = re.findall(r"add `(\w+)` to `cf_deployment_adopt`", run.failure)
        assert named, run.output[-4000:]
        adopted += named
        run = play(environments, cf_deployment_adopt=adopted)
    run.succeeded()
    # The role and the policy already match the plan: they are used unchanged
    assert sorted(adopted) == ["deployment", "service_account"]
    assert "add this statement to the policy of each repository" in run.output
    assert not aws("iam").list_role_tags(RoleName="ROSAECRAssumeRole")["Tags"]
    assert get("deployment", "ecr-credentials-sync")["status"]["availableReplicas"] == 1
    # The guide leaves a copy of the token there
    assert LAST_APPLIED not in get("secret", "regcred")["metadata"]["annotations"]


def test_its_second_run_changes_nothing(environments):
    assert play(environments).succeeded().changed == 0


def test_it_survives_absent(environments):
    run = play(environments, cf_deployment_ecr_state="absent").succeeded()
    for left in ("role/ROSAECRAssumeRole", "policy/ROSAECRCrossAccountPolicy", "ServiceAccount cf-dev/ecr-sa",
                 "Deployment cf-dev/ecr-credentials-sync"):
        assert re.search(rf"{left}: not created by this role", run.output), run.output
    attached = aws("iam").list_attached_role_policies(RoleName="ROSAECRAssumeRole")["AttachedPolicies"]
    assert [policy["PolicyName"] for policy in attached] == ["ROSAECRCrossAccountPolicy"]
    assert get("serviceaccount", "ecr-sa") and get("deployment", "ecr-credentials-sync")
    assert "ecr-credentials-sync.cf-dev" not in kubectl("get", "roles,rolebindings", "-n", "cf-dev", "-o", "name")
    assert get("secret", "regcred") is None
