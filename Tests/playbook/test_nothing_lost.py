"""Nothing of anybody else's is changed or lost."""

import base64
import json
import os

from conftest import NAMED
from lab import Environment, aws, entries, kubectl, names, repository, repository_policy, run, secret, standing, statement_ids

FOREIGN = {
    "Sid": "Somebody Else",
    "Effect": "Allow",
    "Principal": {"AWS": "arn:aws:iam::111122223333:root"},
    "Action": ["ecr:BatchGetImage"],
}
LIFECYCLE = {"rules": [{"rulePriority": 1, "selection": {"tagStatus": "untagged", "countType": "imageCountMoreThan", "countNumber": 5}, "action": {"type": "expire"}}]}
ABSENT = {"cf_deployment_ecr_state": "absent"}


def set_policy(name: str, policy: dict) -> None:
    aws("ecr", "set-repository-policy", "--repository-name", name, "--policy-text", json.dumps(policy), profile="registry")


def test_repositories_keep_their_settings_and_foreign_statements(dev):
    aws("ecr", "put-image-tag-mutability", "--repository-name", "cf/api", "--image-tag-mutability", "IMMUTABLE", profile="registry")
    aws("ecr", "put-image-scanning-configuration", "--repository-name", "cf/api", "--image-scanning-configuration", "scanOnPush=true", profile="registry")
    aws("ecr", "put-lifecycle-policy", "--repository-name", "cf/api", "--lifecycle-policy-text", json.dumps(LIFECYCLE), profile="registry")
    theirs = {"Version": "2008-10-17", "Statement": [FOREIGN]}
    set_policy("cf/api", theirs)
    before = repository("cf/api")

    dev.succeed()
    assert repository("cf/api") == before
    policy = repository_policy("cf/api")
    assert policy["Version"] == "2008-10-17"
    assert policy["Statement"][0] == FOREIGN
    assert len(policy["Statement"]) == 2

    dev.succeed(**ABSENT)
    assert repository("cf/api") == before
    assert repository_policy("cf/api") == theirs
    assert repository_policy("cf/web") is None


def test_two_environments_on_one_registry_and_cluster_leave_each_other_alone(dev, tmp_path):
    other = Environment(
        tmp_path / "environments",
        "staging",
        NAMED | {"namespace": "cf-staging", "iam": {"role_name": "StagingRole", "policy_name": "StagingPolicy"}},
    )
    dev.succeed()
    other.succeed()
    assert len(statement_ids("cf/api")) == 2
    assert dev.succeed().changed == 0

    other.succeed(**ABSENT)
    assert statement_ids("cf/api") == ["CfDeployment606639739464ROSAECRAssumeRole"]
    assert [role["RoleName"] for role in aws("iam", "list-roles")["Roles"]] == ["ROSAECRAssumeRole"]
    assert secret("cf-staging") is None
    assert secret("cf-dev") is not None
    assert dev.succeed().changed == 0


def test_a_foreign_role_stops_the_play_until_it_is_adopted(dev):
    trust = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
    aws("iam", "create-role", "--role-name", "ROSAECRAssumeRole", "--assume-role-policy-document", json.dumps(trust))
    before = standing()
    outcome = dev.play()
    assert outcome.failed
    assert "cf_deployment_adopt" in outcome.output
    assert "ec2.amazonaws.com" in outcome.output
    assert standing() == before

    dev.succeed(cf_deployment_adopt=["iam_role"])
    dev.succeed(**ABSENT)
    assert [role["RoleName"] for role in aws("iam", "list-roles")["Roles"]] == ["ROSAECRAssumeRole"]


def test_a_secret_keeps_the_entry_of_another_registry(dev):
    config = {"auths": {"quay.io": {"auth": base64.b64encode(b"me:mine").decode()}}}
    kubectl("create", "namespace", "cf-dev")
    kubectl(
        "-n", "cf-dev", "create", "secret", "generic", "regcred", "--type=kubernetes.io/dockerconfigjson",
        f"--from-literal=.dockerconfigjson={json.dumps(config)}",
    )
    dev.succeed()
    assert set(entries(secret("cf-dev"))) == {"quay.io", "818140567777.dkr.ecr.us-east-1.amazonaws.com"}
    dev.succeed(**ABSENT)
    assert entries(secret("cf-dev")) == config["auths"]


def test_a_foreign_deployment_in_the_namespace_survives_absent(dev):
    dev.succeed()
    kubectl("-n", "cf-dev", "create", "deployment", "theirs", "--image=registry.k8s.io/pause:3.6")
    dev.succeed(**ABSENT)
    assert names("deployments", "cf-dev") == ["theirs"]


def test_wrong_targets_are_stopped_before_any_write(dev):
    run("Tests/lab/other-up")
    before = standing()
    wrong = {
        "wrong account": {"cf_deployment_aws_profile": "stranger"},
        "wrong registry account": {"cf_deployment_registry_profile": "stranger"},
        "wrong cluster": {"cf_deployment_kubeconfig": os.environ["LAB_KUBECONFIG_WRONG"]},
    }
    said = {"wrong account": "606639739464", "wrong registry account": "818140567777", "wrong cluster": "another-cluster"}
    for name, variables in wrong.items():
        # No tag gets around preflight.
        for tags in ([], ["--tags", "ecr-token-management"]):
            outcome = dev.play(*tags, **variables)
            assert outcome.failed, name
            assert said[name] in outcome.output, name
            assert outcome.changed == 0, name
    assert standing() == before
    assert list(dev.files()) == ["deployment-values.yaml"]
    run("Tests/lab/other-down")


def test_patterns_stop_with_the_list_of_what_they_match(dev):
    dev.change({"registry": {"repositories": ["*"]}})
    before = standing()
    outcome = dev.play()
    assert outcome.failed
    assert "cf/api" in outcome.output
    assert "cf/web" in outcome.output
    assert "apply_to_matches" in outcome.output
    assert standing() == before


def test_without_access_to_the_registry_its_statement_is_handed_over(dev):
    outcome = dev.succeed(registry=False)
    assert "CfDeployment606639739464ROSAECRAssumeRole" in outcome.output
    assert repository_policy("cf/api") is None
    assert secret("cf-dev") is not None
