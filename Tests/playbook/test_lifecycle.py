"""Present, again, beside another environment, and absent: the role creates and removes its own resources and changes no others."""

import base64
import json
import re

import pytest

from conftest import (
    ISSUER, PROVIDER, REGISTRY_HOST, apply, aws, cluster_state, credentials_of_operator, everything, get, iam_state, kubectl, registry_state,
    repository_policy, repository_state, reset_lab,
)

ROLE = "arn:aws:iam::606639739464:role/ROSAECRAssumeRole"
OWNER = "606639739464/svktek-clstr-dev/cf-dev/ecr-credentials-sync"
SID = "CfDeployment606639739464ROSAECRAssumeRole"
STAGE = {
    "namespace": "cf-stage",
    "iam": {"role_name": "ROSAECRStage", "policy_name": "ROSAECRStagePolicy"},
    "registry": {"repositories": ["cf/api"]},
}
PARTNER = {
    "Sid": "Partner", "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::111122223333:root"}, "Action": "ecr:BatchGetImage",
    "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-partner"}},
}
OTHER_ENTRY = {"quay.example.com": {"username": "them", "password": "theirs", "auth": base64.b64encode(b"them:theirs").decode()}}


def secret_hosts(namespace="cf-dev"):
    secret = get("secret", "regcred", namespace)
    return json.loads(base64.b64decode(secret["data"][".dockerconfigjson"]))["auths"]


def belongings(state, namespace):
    return {key: value for key, value in state.items() if f" {namespace}/" in key or key == f"Namespace /{namespace}"}


@pytest.fixture(scope="module", autouse=True)
def neighbours():
    """What exists in both accounts and in the namespace before the playbook runs."""
    reset_lab()
    ecr = aws("ecr", "registry")
    ecr.put_image_tag_mutability(repositoryName="cf/api", imageTagMutability="IMMUTABLE")
    ecr.put_image_scanning_configuration(repositoryName="cf/api", imageScanningConfiguration={"scanOnPush": True})
    lifecycle = {"rules": [{
        "rulePriority": 1, "selection": {"tagStatus": "untagged", "countType": "imageCountMoreThan", "countNumber": 3},
        "action": {"type": "expire"},
    }]}
    ecr.put_lifecycle_policy(repositoryName="cf/api", lifecyclePolicyText=json.dumps(lifecycle))
    ecr.set_repository_policy(repositoryName="cf/api", policyText=json.dumps({"Version": "2008-10-17", "Statement": [PARTNER]}))
    container = {"name": "web", "image": "docker.io/amazon/aws-cli:latest", "command": ["sleep", "infinity"]}
    config = base64.b64encode(json.dumps({"auths": OTHER_ENTRY}).encode()).decode()
    apply(
        {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "cf-dev"}},
        {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "apps"}},
        {
            "apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "web", "namespace": "cf-dev"},
            "imagePullSecrets": [{"name": "theirs"}],
        },
        {
            "apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web", "namespace": "cf-dev"},
            "spec": {
                "replicas": 0, "selector": {"matchLabels": {"app": "web"}},
                "template": {"metadata": {"labels": {"app": "web"}}, "spec": {"containers": [container]}},
            },
        },
    )
    kubectl("create", "-f", "-", stdin=json.dumps({
        "apiVersion": "v1", "kind": "Secret", "metadata": {"name": "regcred", "namespace": "cf-dev"},
        "type": "kubernetes.io/dockerconfigjson", "data": {".dockerconfigjson": config},
    }))
    yield everything()
    reset_lab()


@pytest.fixture(scope="module")
def dev(environments, neighbours):
    """The first run, after one in check mode that reported its changes and made none."""
    environments.values(target_namespaces=["apps"], link_service_accounts=["web"])
    checked = environments.play("--check", "--diff").succeeded()
    assert everything() == neighbours
    assert list(environments.files()) == ["dev/deployment-values.yaml"]
    assert checked.changed > 0
    image = {"cf_deployment_verify_image": f"{REGISTRY_HOST}/cf/api:1"}
    return environments.play(variables=image).succeeded(), checked


def test_check_mode_predicts_the_first_run(dev):
    run, checked = dev
    # For each repository, check mode shows the difference and a normal run writes it: one changed task each
    assert checked.changed == run.changed


def test_first_run_ends_with_a_pull(dev, environments):
    assert f"{REGISTRY_HOST}/cf/api:1 was pulled with regcred" in dev[0].output
    for namespace in ("cf-dev", "apps"):
        secret = get("secret", "regcred", namespace)
        assert secret["type"] == "kubernetes.io/dockerconfigjson"
        assert secret["metadata"]["annotations"]["cf-deployment/owner"] == OWNER
        assert REGISTRY_HOST in secret_hosts(namespace)
    assert set(environments.files()) == {f"dev/{name}" for name in (
        "deployment-values.yaml", "ecr-sa.yml", "ecr-cross-account-policy.json", "ecr-trust-policy.json", "ecrsync.yml", "ecr-rbac.yml",
        "ecr-repository-policy.json",
    )}


def test_others_are_as_they_were(dev, neighbours):
    assert secret_hosts()["quay.example.com"] == OTHER_ENTRY["quay.example.com"]
    assert repository_state("cf/api") == neighbours["registry"]["cf/api"][0]
    policy = repository_policy("cf/api")
    assert policy["Version"] == "2008-10-17" and PARTNER in policy["Statement"]
    assert [statement["Sid"] for statement in policy["Statement"]] == ["Partner", SID]
    assert get("serviceaccount", "web")["imagePullSecrets"] == [{"name": "theirs"}, {"name": "regcred"}]
    assert cluster_state()["Deployment cf-dev/web"] == neighbours["cluster"]["Deployment cf-dev/web"]


def test_second_run_changes_nothing_and_shows_no_credential(dev, environments):
    before = everything()
    run = environments.play("-vvvv", "--diff").succeeded()
    assert run.changed == 0
    assert everything() == before
    assert run.shows(credentials()) == []


def credentials():
    """Every credential that takes part in a run, but for those that AWS issues for a role."""
    entry = secret_hosts()[REGISTRY_HOST]
    other = OTHER_ENTRY["quay.example.com"]
    of_secret = [entry["password"], entry["auth"], get("secret", "regcred")["data"][".dockerconfigjson"]]
    return [*of_secret, other["auth"], f'"password": "{other["password"]}"', *credentials_of_operator()]


def test_verify_alone_finds_drift_and_changes_nothing(dev, environments):
    iam = aws("iam")
    trust = iam.get_role(RoleName="ROSAECRAssumeRole")["Role"]["AssumeRolePolicyDocument"]
    drifted = json.loads(json.dumps(trust).replace("ecr-sa", "another"))
    iam.update_assume_role_policy(RoleName="ROSAECRAssumeRole", PolicyDocument=json.dumps(drifted))
    before = everything()
    run = environments.play("--tags", "verify", "-vvvv", "--diff").failed()
    assert "role ROSAECRAssumeRole: trust policy: `$.Statement[0].Condition" in run.failure
    assert run.shows(credentials()) == []
    assert everything() == before
    iam.update_assume_role_policy(RoleName="ROSAECRAssumeRole", PolicyDocument=json.dumps(trust))


def test_another_environment_on_the_same_registry_and_cluster(dev, environments):
    iam, cluster = iam_state(), cluster_state()
    environments.values("stage", **STAGE)
    # This environment has access to the registry's account through a role instead of a profile
    role = {"cf_deployment_registry_role_arn": "arn:aws:iam::818140567777:role/administrator"}
    run = environments.play("-vvvv", "--diff", env="stage", registry=None, variables=role).succeeded()
    assert run.changed > 0
    assert run.shows(credentials()) == []
    # Those that AWS issued for the role's session
    issued = re.findall(r'(?:SecretAccessKey|SessionToken|secret_key|session_token)\W+([A-Za-z0-9/+=]{16,})', run.output + run.log)
    assert issued == []
    now = cluster_state()
    assert {key: now.get(key) for key in belongings(cluster, "cf-dev")} == belongings(cluster, "cf-dev")
    assert [role for role in iam_state()["roles"] if role["RoleName"] == "ROSAECRAssumeRole"] == iam["roles"]
    sids = [statement["Sid"] for statement in repository_policy("cf/api")["Statement"]]
    assert sids == ["Partner", SID, "CfDeployment606639739464ROSAECRStage"]


def test_overrides_never_write_and_what_leaves_the_plan_is_listed(dev, environments):
    before = environments.files()
    overrides = {"registry": {"repositories": ["cf/api"]}, "target_namespaces": [], "link_service_accounts": []}
    run = environments.play(variables={"cf_deployment_ecr_overrides": overrides}).succeeded()
    assert environments.files() == before
    for leftover in ("RoleBinding apps/ecr-credentials-sync.cf-dev", "Secret apps/regcred", "service account cf-dev/web", "repository cf/web"):
        assert leftover in run.output
    assert repository_policy("cf/web") and get("secret", "regcred", "apps")


def test_what_left_the_plan_is_pruned_on_demand(dev, environments):
    environments.values(registry={"repositories": ["cf/api"]})
    run = environments.play(variables={"cf_deployment_prune": True}).succeeded()
    assert run.changed > 0
    assert repository_policy("cf/web") is None
    assert get("secret", "regcred", "apps") is None and get("role", namespace="apps") == []
    assert get("serviceaccount", "web")["imagePullSecrets"] == [{"name": "theirs"}]


def test_absent_leaves_nothing_of_ours_and_all_of_theirs(dev, environments, neighbours):
    files, stage, cluster = environments.files(), registry_state()["cf/api"], cluster_state()
    gone = {"cf_deployment_ecr_state": "absent"}
    predicted = environments.play("--check", variables=gone).succeeded()
    assert cluster_state() == cluster
    run = environments.play(variables=gone).succeeded()
    assert run.changed == predicted.changed
    for left in ("namespace cf-dev", f"OIDC provider {PROVIDER}", "secret cf-dev/regcred: the entries of quay.example.com", "rendered files"):
        assert left in run.output
    assert environments.files() == files
    assert [role["RoleName"] for role in iam_state()["roles"]] == ["ROSAECRStage"]
    assert iam_state()["providers"] == neighbours["iam"]["providers"]
    state, policy = registry_state()["cf/api"]
    assert state == stage[0] == neighbours["registry"]["cf/api"][0]
    assert policy == {**stage[1], "Statement": [s for s in stage[1]["Statement"] if s["Sid"] != SID]}
    assert secret_hosts() == OTHER_ENTRY
    now, before = cluster_state(), neighbours["cluster"]
    theirs = {key: value for key, value in belongings(before, "cf-dev").items() if key != "Secret cf-dev/regcred"}
    assert {key: value for key, value in belongings(now, "cf-dev").items() if key != "Secret cf-dev/regcred"} == theirs
    assert belongings(now, "cf-stage") == belongings(cluster, "cf-stage")
    assert environments.play(variables=gone).succeeded().changed == 0


def test_absent_takes_the_last_environment_and_its_namespace(dev, environments, neighbours):
    gone = {"cf_deployment_ecr_state": "absent", "cf_deployment_delete_namespace": True}
    run = environments.play(env="stage", variables=gone).succeeded()
    assert get("namespace", "cf-stage", "default") is None
    assert registry_state() == neighbours["registry"]
    assert iam_state() == neighbours["iam"]
    assert ISSUER in run.output
