"""The main job: from nothing to a pod that pulls, once more without a change, and back."""

from lab import REGISTRY_HOST, aws, entries, kubectl, names, secret, standing, statement_ids

ROLE = "ROSAECRAssumeRole"
OURS = "CfDeployment606639739464ROSAECRAssumeRole"


def test_from_nothing_to_a_pod_that_pulls_and_back(dev):
    before = standing()

    check = dev.succeed("--check", "--diff")
    assert check.changed > 0
    assert standing() == before
    assert list(dev.files()) == ["deployment-values.yaml"]

    first = dev.succeed(cf_deployment_verify_image=f"{REGISTRY_HOST}/cf/api:1")
    assert first.changed > 0
    found = secret("cf-dev")
    assert found["type"] == "kubernetes.io/dockerconfigjson"
    assert list(entries(found)) == [REGISTRY_HOST]
    # The token that moto gives an identity of the cluster's account: the pod's, through the rendered documents.
    token = entries(found)[REGISTRY_HOST]["password"]
    assert token == "606639739464-auth-token"
    assert statement_ids("cf/api") == [OURS]
    assert len(dev.files()) == 7
    assert token not in first.output
    pod = kubectl("-n", "cf-dev", "logs", "deployment/ecr-credentials-sync")
    assert token not in pod

    again = dev.succeed()
    assert again.changed == 0
    assert dev.succeed("--check").changed == 0
    verified = standing()
    assert dev.succeed("--tags", "verify").changed == 0
    assert standing() == verified

    check = dev.succeed("--check", cf_deployment_ecr_state="absent")
    assert check.changed > 0
    assert standing() == verified
    gone = dev.succeed(cf_deployment_ecr_state="absent")
    assert gone.changed > 0
    assert aws("iam", "list-roles")["Roles"] == []
    assert aws("iam", "list-policies", "--scope", "Local")["Policies"] == []
    assert statement_ids("cf/api") == []
    assert names("deployments,secrets,roles,rolebindings", "cf-dev") == names("secrets", "cf-dev")
    assert secret("cf-dev") is None
    assert "ecr-sa" not in names("serviceaccounts", "cf-dev")
    # What stays is named: the namespace, the OIDC provider, the rendered files.
    for kept in ("cf-dev", "oidc-provider", "deployment-values.yaml", "environments"):
        assert kept in gone.output or kept == "deployment-values.yaml"
    assert len(dev.files()) == 7
    assert dev.succeed(cf_deployment_ecr_state="absent").changed == 0


def test_an_image_without_the_secret_is_refused(dev):
    dev.succeed()
    kubectl("-n", "cf-dev", "run", "without", "--restart=Never", f"--image={REGISTRY_HOST}/cf/api:1")
    for _ in range(60):
        events = kubectl("-n", "cf-dev", "get", "events", "-o", "jsonpath={.items[*].message}")
        if "401" in events:
            break
    assert "401 Unauthorized" in events
