"""The wrong account, the wrong cluster and foreign resources are reported before anything is written."""

import json
import os
import subprocess

import pytest

from conftest import ISSUER, LAB, apply, aws, everything, reset_lab

FOREIGN_TRUST = {
    "Version": "2012-10-17",
    "Statement": [{"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}],
}


@pytest.fixture(scope="module", autouse=True)
def empty_lab():
    reset_lab()


@pytest.fixture(autouse=True)
def nothing_written(environments):
    environments.values()
    before = everything()
    yield
    assert everything() == before
    assert set(environments.files()) == {"dev/deployment-values.yaml"}


def test_wrong_aws_profile(environments):
    failure = environments.play(variables={"cf_deployment_aws_profile": "stranger"}).failed().failure
    assert "is in account 111122223333, but `ecr.cluster.account_id` is 606639739464" in failure


def test_no_tag_skips_preflight(environments):
    stranger = {"AWS_PROFILE": "stranger"}
    assert "111122223333" in environments.play("--tags", "ecr-token-management", environment=stranger).failed().failure
    run = environments.play("--tags", "ecr-token-management", "--skip-tags", "preflight")
    assert run.status != 0
    assert "preflight has not passed" in run.output


def test_wrong_registry_profile(environments):
    failure = environments.play(registry="stranger").failed().failure
    assert "is in account 111122223333, but `ecr.registry.account_id` is 818140567777" in failure


def test_wrong_kube_context(environments):
    subprocess.run([LAB / "other-up"], check=True, capture_output=True)
    try:
        failure = environments.play(variables={"cf_deployment_kubeconfig": os.environ["LAB_KUBECONFIG_WRONG"]}).failed().failure
    finally:
        subprocess.run([LAB / "other-down"], check=True, capture_output=True)
    assert "issues tokens as https://oidc.op1.openshiftapps.com/another-cluster" in failure
    assert f"but `ecr.cluster.oidc_endpoint_url` is https://{ISSUER}" in failure


def test_audience_that_the_provider_does_not_have(environments):
    environments.values(audience="sts.elsewhere")
    failure = environments.play().failed().failure
    assert "does not have the audience `sts.elsewhere` as a client ID (it has openshift, sts.amazonaws.com)" in failure
    assert "aws iam add-client-id-to-open-id-connect-provider" in failure


def test_pattern_lists_what_it_matches(environments):
    environments.values(registry={"repositories": ["cf/*"]})
    failure = environments.play().failed().failure
    assert "cf/api, cf/web" in failure and "apply_to_matches: true" in failure


def test_repository_that_does_not_exist(environments):
    environments.values(registry={"repositories": ["cf/api", "cf/apu"]})
    assert "names cf/apu, which do not exist in registry 818140567777" in environments.play().failed().failure


def test_empty_issuer_is_read_from_rosa(environments):
    environments.values(cluster={"oidc_endpoint_url": ""})
    run = environments.play("--tags", "preflight").succeeded()
    assert f"oidc_endpoint_url: https://{ISSUER}" in run.output
    environments.values(cluster={"oidc_endpoint_url": "", "name": "unknown"})
    assert "There is no cluster" in environments.play("--tags", "preflight").failed().failure


class TestForeign:
    """A role, policy, service account, secret and Deployment of others with the plan's names."""

    @pytest.fixture(scope="class", autouse=True)
    def foreign(self):
        iam = aws("iam")
        iam.create_role(RoleName="ROSAECRAssumeRole", AssumeRolePolicyDocument=json.dumps(FOREIGN_TRUST))
        document = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
        iam.create_policy(PolicyName="ROSAECRCrossAccountPolicy", PolicyDocument=json.dumps(document))
        container = {"name": "web", "image": "docker.io/amazon/aws-cli:latest", "command": ["sleep", "infinity"]}
        labels = {"app": "ecr-credentials-sync"}
        apply(
            {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "cf-dev"}},
            {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "ecr-sa", "namespace": "cf-dev"}},
            {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "regcred", "namespace": "cf-dev"}, "type": "Opaque"},
            {
                "apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "ecr-credentials-sync", "namespace": "cf-dev"},
                "spec": {
                    "replicas": 0, "selector": {"matchLabels": labels},
                    "template": {"metadata": {"labels": labels}, "spec": {"containers": [container]}},
                },
            },
        )
        yield
        reset_lab()

    def test_each_is_named_with_its_difference_and_the_entry_that_adopts_it(self, environments):
        failure = environments.play().failed().failure
        assert "nothing was written" in failure
        assert "ec2.amazonaws.com" in failure and "s3:*" in failure
        assert "its type is Opaque" in failure
        for entry in ("iam_role", "iam_policy", "service_account", "secret", "deployment"):
            assert f"`{entry}`" in failure
