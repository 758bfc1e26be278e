"""Chains broken in the cluster: where the proof says that a step fails, the pull fails there; and the other way round."""

import copy

import pytest

from api import WEBHOOKS
from conftest import ISSUER
from faults import PULLED, REFUSED, ROLE, WRONG_AUDIENCE, Fault, expected, observed
from pull import Outcome

SUBJECT = "system:serviceaccount:cf-dev:ecr-sa"
NOTHING_GIVEN = Outcome("identity", "the pod was given no role and no token")
ANONYMOUS = Outcome("manifest", "401 Not Authorized")
EXPIRED = Outcome("manifest", "403 Your authorization token has expired. Reauthenticate and try again.")


def forbidden(name="regcred", namespace="cf-dev", why=""):
    message = f'secrets "{name}" is forbidden: User "{SUBJECT}" cannot patch resource "secrets" in API group "" in the namespace "{namespace}"'
    return Outcome("secret", message + why)


def annotated(**changes):
    """Other annotations of the identity webhook on the service account; None: not that one."""

    def change(objects):
        annotations = objects["ServiceAccount", "cf-dev"]["metadata"]["annotations"]
        for name, value in changes.items():
            annotations[f"eks.amazonaws.com/{name.replace('_', '-')}"] = value

    return change


def without(kind, namespace="cf-dev"):
    return lambda objects: objects.pop((kind, namespace))


def template(objects):
    return objects["Deployment", "cf-dev"]["spec"]["template"]


def variable(name, value):
    def change(objects):
        for found in template(objects)["spec"]["containers"][0]["env"]:
            if found["name"] == name:
                found["value"] = value

    return change


def rule(namespace="cf-dev", **fields):
    return lambda objects: objects["Role", namespace]["rules"][0].update(fields)


def bound(namespace="cf-dev", name="ecr-sa", place="cf-dev"):
    return lambda objects: objects["RoleBinding", namespace]["subjects"][0].update(name=name, namespace=place)


def annotated_on_the_pod(objects):
    annotations = objects["ServiceAccount", "cf-dev"]["metadata"]["annotations"]
    template(objects)["metadata"]["annotations"].update(annotations)
    annotations.clear()


def renamed_role(objects):
    for kind in ("Role", "RoleBinding"):
        objects[kind, "cf-dev"]["metadata"]["name"] = "another"
    objects["RoleBinding", "cf-dev"]["roleRef"]["name"] = "another"


def another_secret(objects):
    variable("PULL_SECRET", "another")(objects)
    for namespace in ("cf-dev", "apps"):
        rule(namespace, resourceNames=["another"])(objects)


FAULTS = [
    Fault("no service account", without("ServiceAccount"), {1},
          Outcome("pod", 'pods "sync-" is forbidden: error looking up service account cf-dev/ecr-sa: serviceaccount "ecr-sa" not found')),
    Fault("no role in its annotations", annotated(role_arn=None), {1}, NOTHING_GIVEN),
    Fault("the annotations on the pod", annotated_on_the_pod, {1}, NOTHING_GIVEN),
    Fault("another role", annotated(role_arn=f"{ROLE}2"), {1}, REFUSED),
    Fault("the role under a path", annotated(role_arn=ROLE.replace("role/", "role/team/")), {1}, REFUSED),
    Fault("the role in the registry's account", annotated(role_arn=ROLE.replace("606639739464", "818140567777")), {1},
          Outcome("role", f"InvalidIdentityToken: No OpenIDConnect provider found in your account for https://{ISSUER}")),
    Fault("an audience that the role does not trust", annotated(audience="sts.amazonaws.com"), {1}, REFUSED),
    Fault("an audience that the provider does not know", annotated(audience="elsewhere"), {1}, WRONG_AUDIENCE),
    Fault("a sync that runs as another service account", lambda o: template(o)["spec"].update(serviceAccountName="default"), {1}, NOTHING_GIVEN),
    Fault("a container that the webhook is to skip",
          lambda o: template(o)["metadata"]["annotations"].update({"eks.amazonaws.com/skip-containers": "ecr-sync"}), {1}, NOTHING_GIVEN),
    Fault("a role of its own beside the webhook's",
          lambda o: template(o)["spec"]["containers"][0]["env"].append({"name": "AWS_ROLE_ARN", "value": f"{ROLE}2"}), {1}, NOTHING_GIVEN),
    Fault("a secret of another name", variable("PULL_SECRET", "another"), {6}, forbidden(name="another")),
    Fault("another secret than pods name, which it may write", another_secret, {6}, ANONYMOUS),
    Fault("an entry for the caller's registry", variable("REGISTRY_HOST", "606639739464.dkr.ecr.us-east-1.amazonaws.com"), {6}, ANONYMOUS),
    Fault("an entry with a scheme", variable("REGISTRY_HOST", "https://818140567777.dkr.ecr.us-east-1.amazonaws.com"), {6}, ANONYMOUS),
    Fault("one namespace left out", variable("TARGET_NAMESPACES", "cf-dev"), {6}, ANONYMOUS),
    Fault("a refresh after the token's life", variable("REFRESH_SECONDS", "43260"), {7}, EXPIRED),
    Fault("no RoleBinding", without("RoleBinding"), {6}, forbidden()),
    Fault("no RoleBinding in another namespace", without("RoleBinding", "apps"), {6}, forbidden(namespace="apps")),
    Fault("no Role", without("Role"), {6}, forbidden(why=': RBAC: role.rbac.authorization.k8s.io "ecr-credentials-sync.cf-dev" not found')),
    Fault("a Role for another secret", rule(resourceNames=["another"]), {6}, forbidden()),
    Fault("a Role that may not patch", rule(verbs=["create", "get", "update"]), {6}, forbidden()),
    Fault("a Role that may not create", rule(verbs=["patch"]), {6}, Outcome("secret", 'secrets "regcred" is forbidden: ')),
    Fault("a Role for another API group", rule("apps", apiGroups=["apps"]), {6}, forbidden(namespace="apps")),
    Fault("a Role for `secret`", rule(resources=["secret"]), {6}, forbidden()),
    Fault("a binding of another service account", bound(name="default"), {6}, forbidden()),
    Fault("a binding of the name in another namespace", bound("apps", place="apps"), {6}, forbidden(namespace="apps")),
]
WHOLE = [
    Fault("the plan as it is", lambda objects: None, set(), PULLED),
    Fault("a token that lives an hour", annotated(token_expiration="3600"), set(), PULLED),
    Fault("a Role of another name", renamed_role, set(), PULLED),
]


def making(fault):
    """The objects of the cluster as the fault has them, and no others."""

    def make(chain):
        objects = {(o["kind"], o["metadata"]["namespace"]): copy.deepcopy(o) for o in chain.objects}
        before = dict(objects)
        fault.make(objects)
        for key, given in before.items():
            if key not in objects or objects[key]["metadata"]["name"] != given["metadata"]["name"]:
                chain.api.delete(given)
        for object in objects.values():
            if object not in chain.objects:
                chain.api.put(object)

    return make


@pytest.mark.parametrize("fault", [pytest.param(fault, id=fault.name) for fault in FAULTS + WHOLE])
def test_the_proof_says_what_happens(chain, fault):
    assert observed(chain, "cluster", making(fault)) == expected(fault)


def test_pods_that_the_webhook_passes_over(chain):
    def make(chain):
        chain.webhook = chain.api.must("GET", f"{WEBHOOKS}/pod-identity-webhook")
        metadata = chain.webhook["metadata"]
        chain.webhook["metadata"] = {"name": metadata["name"], "annotations": metadata.get("annotations", {})}
        chain.api.must("DELETE", f"{WEBHOOKS}/pod-identity-webhook")

    assert observed(chain, "cluster", make) == ({1}, NOTHING_GIVEN, set())


def test_broken_chains_are_many():
    assert len(FAULTS) >= 20
