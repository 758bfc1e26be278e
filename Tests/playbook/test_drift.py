"""Changes that others make: `--tags verify` reports them, and a normal run corrects them.

A run takes a while, so changes that do not interfere are made together; each must be reported.
"""

import json

import pytest

from conftest import apply, aws, everything, get, kubectl, repository_policy, reset_lab

ROLE = "ROSAECRAssumeRole"
POLICY = "arn:aws:iam::606639739464:policy/ROSAECRCrossAccountPolicy"
SYNC = "ecr-credentials-sync"
IMAGE = "docker.io/amazon/aws-cli:latest"


def trust(change):
    iam = aws("iam")
    document = iam.get_role(RoleName=ROLE)["Role"]["AssumeRolePolicyDocument"]
    changed = change(document) or document
    iam.update_assume_role_policy(RoleName=ROLE, PolicyDocument=json.dumps(changed))


def permissions(change):
    iam = aws("iam")
    version = iam.get_policy(PolicyArn=POLICY)["Policy"]["DefaultVersionId"]
    document = iam.get_policy_version(PolicyArn=POLICY, VersionId=version)["PolicyVersion"]["Document"]
    changed = change(document) or document
    iam.create_policy_version(PolicyArn=POLICY, PolicyDocument=json.dumps(changed), SetAsDefault=True)


def repository(name, change):
    policy = repository_policy(name)
    changed = change(policy) or policy
    aws("ecr", "registry").set_repository_policy(repositoryName=name, policyText=json.dumps(changed))


def patch(kind, name, *operations, namespace="cf-dev"):
    """Each operation is (path, value); None removes, and an index at the end replaces that item of a list."""
    steps = [
        {"op": "remove", "path": path} if value is None
        else {"op": "replace" if path.rpartition("/")[2].isdigit() else "add", "path": path, "value": value}
        for path, value in operations
    ]
    kubectl("patch", kind, name, "-n", namespace, "--type", "json", "-p", json.dumps(steps))


def deployment(path, value, *more):
    patch("deployment", SYNC, (f"/spec/template/spec{path}", value), *more)


def variable(name, value):
    variables = get("deployment", SYNC)["spec"]["template"]["spec"]["containers"][0]["env"]
    index = next(index for index, variable in enumerate(variables) if variable["name"] == name)
    deployment(f"/containers/0/env/{index}/value", value)


def replace(old, new):
    """A change of a document's text."""
    return lambda document: json.loads(json.dumps(document).replace(old, new))


def statement(key, value):
    """A change of a document's first statement."""
    return lambda document: document["Statement"][0].update({key: value})


def another_namespace(document):
    other = json.loads(json.dumps(document["Statement"][0]).replace(":cf-dev:", ":elsewhere:"))
    document["Statement"].append(other)


ANNOTATION = "/metadata/annotations/eks.amazonaws.com~1"

# Name, change, and the expected message
FIRST = [
    ("the role's trust opened to another namespace", lambda: trust(another_namespace), "role ROSAECRAssumeRole: trust policy: `$.Statement`"),
    ("an action more in the permissions policy",
     lambda: permissions(lambda d: d["Statement"][0]["Action"].append("ecr:PutImage")),
     "policy ROSAECRCrossAccountPolicy: `$.Statement[0].Action`"),
    ("another principal in a repository's statement", lambda: repository("cf/api", replace(ROLE, "Another")),
     "the planned statement is missing or different in the policy of repository cf/api"),
    ("a repository's policy deleted", lambda: aws("ecr", "registry").delete_repository_policy(repositoryName="cf/web"),
     "the planned statement is missing or different in the policy of repository cf/web"),
    ("another role on the service account", lambda: patch("sa", "ecr-sa", (f"{ANNOTATION}role-arn", "arn:aws:iam::606639739464:role/x")),
     "ServiceAccount cf-dev/ecr-sa: `$.metadata.annotations[\"eks.amazonaws.com/role-arn\"]` is `\"arn:aws:iam::606639739464:role/x\"`"),
    ("a verb more in the Role", lambda: patch("role", f"{SYNC}.cf-dev", ("/rules/0/verbs/-", "delete")),
     "Role cf-dev/ecr-credentials-sync.cf-dev: `$.rules[0].verbs` is `[\"create\",\"patch\",\"delete\"]`"),
    ("a Role deleted", lambda: kubectl("delete", "role", f"{SYNC}.cf-dev", "-n", "apps"), "Role apps/ecr-credentials-sync.cf-dev is absent"),
    ("another subject in a RoleBinding", lambda: patch("rolebinding", f"{SYNC}.cf-dev", ("/subjects/0/name", "default")),
     "RoleBinding cf-dev/ecr-credentials-sync.cf-dev: `$.subjects[0].name` is `\"default\"`, should be `\"ecr-sa\"`"),
    ("another region in the sync", lambda: variable("REGION", "eu-west-1"), "is `\"eu-west-1\"`, should be `\"us-east-1\"`"),
    ("another interval in the sync", lambda: variable("REFRESH_SECONDS", "40000"), "is `\"40000\"`, should be `\"21600\"`"),
    ("another script", lambda: deployment("/containers/0/command/2", "sleep infinity"), "containers[0].command[2]` is `\"sleep infinity\"`"),
    ("a container more", lambda: deployment("/containers/-", {"name": "spy", "image": IMAGE, "volumeMounts": [{"name": "token", "mountPath": "/t"}]}),
     "containers[1]` is `{\"image\""),
    ("the host's network", lambda: deployment("/hostNetwork", True), "`$.spec.template.spec.hostNetwork` is `true`, should be absent"),
    ("a service account no longer linked", lambda: patch("sa", "web", ("/imagePullSecrets", None)),
     "the pull secret is not linked to service account cf-dev/web"),
]
SECOND = [
    ("another audience in the trust", lambda: trust(replace('"openshift"', '"sts.amazonaws.com"')), ":aud\"]` is `\"sts.amazonaws.com\"`"),
    ("the policy detached", lambda: aws("iam").detach_role_policy(RoleName=ROLE, PolicyArn=POLICY), "policy ROSAECRCrossAccountPolicy is absent"),
    ("a repository's statement cut", lambda: repository("cf/web", statement("Action", "ecr:BatchGetImage")),
     "the planned statement is missing or different in the policy of repository cf/web"),
    ("another audience on the service account", lambda: patch("sa", "ecr-sa", (f"{ANNOTATION}audience", "sts.amazonaws.com")),
     "`$.metadata.annotations[\"eks.amazonaws.com/audience\"]` is `\"sts.amazonaws.com\"`, should be `\"openshift\"`"),
    ("another secret in the Role", lambda: patch("role", f"{SYNC}.cf-dev", ("/rules/0/resourceNames/0", "other")),
     "Role cf-dev/ecr-credentials-sync.cf-dev: `$.rules[0].resourceNames[0]` is `\"other\"`, should be `\"regcred\"`"),
    ("a RoleBinding deleted", lambda: kubectl("delete", "rolebinding", f"{SYNC}.cf-dev", "-n", "apps"),
     "RoleBinding apps/ecr-credentials-sync.cf-dev is absent"),
    ("another service account for the sync", lambda: deployment("/serviceAccountName", "default"),
     "`$.spec.template.spec.serviceAccountName` is `\"default\"`, should be `\"ecr-sa\"`"),
    ("another image for the sync", lambda: deployment("/containers/0/image", "docker.io/amazon/aws-cli:2"),
     "`$.spec.template.spec.containers[0].image` is `\"docker.io/amazon/aws-cli:2\"`"),
    ("a sync that may be root", lambda: deployment("/containers/0/securityContext/runAsNonRoot", False),
     "containers[0].securityContext.runAsNonRoot` is `false`, should be `true`"),
    ("a container before it", lambda: deployment("/initContainers", [{"name": "first", "image": IMAGE, "command": ["true"]}]),
     "`$.spec.template.spec.initContainers` is `[{"),
    ("a variable more", lambda: deployment("/containers/0/env/-", {"name": "HTTPS_PROXY", "value": "http://10.0.0.1"}),
     "is `{\"name\":\"HTTPS_PROXY\",\"value\":\"http://10.0.0.1\"}`, should be absent"),
    ("a probe that asks nothing", lambda: deployment("/containers/0/readinessProbe/exec/command", ["true"]), "containers[0].readinessProbe.exec.command`"),
]
THIRD = [
    ("any namespace in the trust", lambda: trust(lambda d: replace("StringEquals", "StringLike")(replace(":cf-dev:", ":*:")(d))),
     "role ROSAECRAssumeRole: trust policy: `$.Statement[0].Condition.StringEquals` is absent"),
    ("fewer repositories in the permissions policy",
     lambda: permissions(lambda d: d["Statement"][0].update(Resource=["arn:aws:ecr:us-east-1:818140567777:repository/cf/api"])),
     "policy ROSAECRCrossAccountPolicy: `$.Statement[0].Resource`"),
    ("the service account deleted", lambda: kubectl("delete", "sa", "ecr-sa", "-n", "cf-dev"), "ServiceAccount cf-dev/ecr-sa is absent"),
    ("a rule more in the Role",
     lambda: patch("role", f"{SYNC}.cf-dev", ("/rules/-", {"apiGroups": [""], "resources": ["pods"], "verbs": ["list"]})),
     "Role cf-dev/ecr-credentials-sync.cf-dev: `$.rules` is"),
    ("the token on a disk", lambda: deployment("/volumes/0/emptyDir", {}), "volumes[0].emptyDir.medium` is absent, should be `\"Memory\"`"),
    ("other resources for the sync", lambda: deployment("/containers/0/resources/requests/cpu", "20m"),
     "containers[0].resources.requests.cpu` is `\"20m\"`, should be `\"10m\"`"),
    ("a volume more, mounted", lambda: deployment("/volumes/-", {"name": "disk", "emptyDir": {}},
                                                  ("/spec/template/spec/containers/0/volumeMounts/-", {"name": "disk", "mountPath": "/disk"})),
     "volumes[1]` is `{\"emptyDir\":{},\"name\":\"disk\"}`, should be absent"),
    ("no replica of the sync", lambda: patch("deployment", SYNC, ("/spec/replicas", 0)), "Deployment cf-dev/ecr-credentials-sync: `$.spec.replicas` is `0`"),
]


@pytest.fixture(scope="module", autouse=True)
def applied(environments):
    reset_lab()
    apply(
        *({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}} for name in ("cf-dev", "apps")),
        {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "web", "namespace": "cf-dev"}},
    )
    environments.values(target_namespaces=["apps"], link_service_accounts=["web"])
    environments.play().succeeded()
    yield
    reset_lab()


@pytest.mark.parametrize("drifts", [FIRST, SECOND, THIRD], ids=["first", "second", "third"])
def test_drift_is_reported_and_corrected(environments, drifts):
    for _, make, _ in drifts:
        make()
    before = everything()
    found = environments.play("--tags", "verify").failed().failure
    missed = [f"{name}: {said}" for name, _, said in drifts if said not in found]
    assert not missed, f"{missed}\nin\n{found}"
    assert everything() == before
    # A normal run ends with the same verification
    assert environments.play().succeeded().changed > 0


def test_drift_is_of_twenty_five_kinds_at_least():
    assert len({name for name, _, _ in FIRST + SECOND + THIRD}) >= 25
