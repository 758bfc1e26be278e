"""Chains broken where ECR looks, at the policies of role, boundary and repository: the proof says that a step fails where ECR denies."""

import json

import pytest

from chain import client
from faults import (
    IMAGE, LAYER, OTHER_ACCOUNT, PULLED, REPOSITORY_ARN, ROLE, SESSION, TOKEN, Fault, adding, expected, explicit, lacking, observed, setting,
    without,
)


def when(**condition):
    return setting(Condition=condition)


PERMISSIONS = [
    Fault("no GetAuthorizationToken", lambda d: without(d, TOKEN), {4}, lacking(TOKEN, "identity-based policy")),
    Fault("GetAuthorizationToken on repositories alone", lambda d: d["Statement"].pop(), {4}, lacking(TOKEN, "identity-based policy")),
    Fault("no BatchGetImage", lambda d: without(d, IMAGE), {4}, lacking(IMAGE, "identity-based policy")),
    Fault("no GetDownloadUrlForLayer", lambda d: without(d, LAYER), {4}, lacking(LAYER, "identity-based policy")),
    Fault("another repository", setting(Resource=f"{REPOSITORY_ARN}2"), {4}, lacking(IMAGE, "identity-based policy")),
    Fault("the repository in the cluster's account", setting(Resource=REPOSITORY_ARN.replace("818140567777", "606639739464")), {4},
          lacking(IMAGE, "identity-based policy")),
    Fault("the repository in another region", setting(Resource=REPOSITORY_ARN.replace("us-east-1", "us-east-2")), {4},
          lacking(IMAGE, "identity-based policy")),
    Fault("repositories below the repository", setting(Resource=f"{REPOSITORY_ARN}/*"), {4}, lacking(IMAGE, "identity-based policy")),
    Fault("its name without `repository/`", setting(Resource=REPOSITORY_ARN.replace("repository/", "")), {4}, lacking(IMAGE, "identity-based policy")),
    Fault("a Deny of the token", adding(Effect="Deny", Action="ecr:Get*", Resource="*"), {4}, explicit(TOKEN, "an identity-based policy")),
    Fault("a Deny of every image but one", adding(Effect="Deny", Action=IMAGE, NotResource=f"{REPOSITORY_ARN}2"), {4},
          explicit(IMAGE, "an identity-based policy")),
    Fault("a Deny of all but the token and the manifest", adding(Effect="Deny", NotAction=[TOKEN, IMAGE], Resource="*"), {4},
          explicit(LAYER, "an identity-based policy")),
    Fault("a Deny outside another region",
          adding(Effect="Deny", Action="*", Resource="*", Condition={"StringNotEquals": {"aws:RequestedRegion": "eu-west-1"}}), {4},
          explicit(TOKEN, "an identity-based policy")),
    Fault("the pull from registries of the cluster's own account", when(StringEquals={"aws:ResourceAccount": "606639739464"}), {4},
          lacking(IMAGE, "identity-based policy")),
    Fault("the pull for calls that AWS makes", when(Bool={"aws:ViaAWSService": "true"}), {4}, lacking(IMAGE, "identity-based policy")),
    Fault("a Deny of what comes over HTTPS",
          adding(Effect="Deny", Action=IMAGE, Resource="*", Condition={"Bool": {"aws:SecureTransport": "true"}}), {4},
          explicit(IMAGE, "an identity-based policy")),
]
WHOLE_PERMISSIONS = [
    Fault("the pull for the cluster's account alone", when(StringEquals={"aws:PrincipalAccount": "606639739464"}), set(), PULLED),
]
PULL = {"Effect": "Allow", "Action": [TOKEN, IMAGE, LAYER, "ecr:BatchCheckLayerAvailability"], "Resource": "*"}


def policy(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": statements})


def boundary(*statements):
    def make(chain):
        arn = client("iam").create_policy(PolicyName="Boundary", PolicyDocument=policy(*statements))["Policy"]["Arn"]
        client("iam").put_role_permissions_boundary(RoleName=chain.plan["role_name"], PermissionsBoundary=arn)

    return make


def inline(*statements):
    return lambda chain: client("iam").put_role_policy(
        RoleName=chain.plan["role_name"], PolicyName="inline", PolicyDocument=policy(*statements))


def denying(action):
    return {"Effect": "Deny", "Action": action, "Resource": "*"}


def allowing(*actions):
    return {"Effect": "Allow", "Action": list(actions), "Resource": "*"}


def detach(chain):
    client("iam").detach_role_policy(RoleName=chain.plan["role_name"], PolicyArn=chain.plan["policy_arn"])


AROUND_THE_ROLE = [
    Fault("the policy detached", detach, {4}, lacking(TOKEN, "identity-based policy")),
    Fault("an inline Deny of the token", inline(denying(TOKEN)), {4}, explicit(TOKEN, "an identity-based policy"), survives=True),
    Fault("an inline Deny of layers", inline(denying("ecr:*Layer")), {4}, explicit(LAYER, "an identity-based policy"), survives=True),
    Fault("an attached Deny of images", lambda chain: chain.attach("Deny", policy(denying(IMAGE))), {4},
          explicit(IMAGE, "an identity-based policy"), survives=True),
    Fault("a boundary without the token", boundary(allowing(IMAGE, LAYER, "ecr:BatchCheckLayerAvailability")), {4},
          lacking(TOKEN, "permissions boundary"), survives=True),
    Fault("a boundary without layers", boundary(allowing(TOKEN, IMAGE, "ecr:BatchCheckLayerAvailability")), {4},
          lacking(LAYER, "permissions boundary"), survives=True),
    Fault("a boundary of another service", boundary(allowing("s3:*")), {4}, lacking(TOKEN, "permissions boundary"), survives=True),
    Fault("a boundary for repositories of the cluster's own account",
          boundary(allowing(TOKEN), PULL | {"Resource": "arn:aws:ecr:*:606639739464:*"}), {4}, lacking(IMAGE, "permissions boundary"),
          survives=True),
    Fault("a boundary that denies images", boundary(allowing("*"), denying(IMAGE)), {4}, explicit(IMAGE, "a permissions boundary"),
          survives=True),
    Fault("a boundary that denies the token", boundary(allowing("*"), denying("ecr:Get*Token")), {4},
          explicit(TOKEN, "a permissions boundary"), survives=True),
]
WHOLE_ROLES = [
    Fault("a boundary that leaves the pull", boundary(allowing("ecr:*", "s3:*"), denying("ecr:Put*")), set(), PULLED),
    Fault("an inline Deny of other repositories", inline(denying("*") | {"Resource": f"{REPOSITORY_ARN}2"}), set(), PULLED),
]
REGISTRY = [
    Fault("no repository policy", None, {4}, lacking(IMAGE, "resource-based policy")),
    Fault("a repository policy without BatchGetImage", lambda d: without(d, IMAGE), {4}, lacking(IMAGE, "resource-based policy")),
    Fault("one without GetDownloadUrlForLayer", lambda d: without(d, LAYER), {4}, lacking(LAYER, "resource-based policy")),
    Fault("one for another role", setting(Principal={"AWS": f"{ROLE}2"}), {4}, lacking(IMAGE, "resource-based policy")),
    Fault("one for the role of another account", setting(Principal={"AWS": ROLE.replace("606639739464", OTHER_ACCOUNT)}), {4},
          lacking(IMAGE, "resource-based policy")),
    Fault("one for the registry's own account", setting(Principal={"AWS": "818140567777"}), {4}, lacking(IMAGE, "resource-based policy")),
    Fault("one for another session", setting(Principal={"AWS": f"{SESSION}1"}), {4}, lacking(IMAGE, "resource-based policy")),
    Fault("one for roles by wildcard", setting(Principal={"AWS": ROLE.replace("ROSAECRAssumeRole", "*")}), {4},
          lacking(IMAGE, "resource-based policy")),
    Fault("a Deny of the role beside it", adding(Effect="Deny", Principal={"AWS": ROLE}, Action=IMAGE), {4},
          explicit(IMAGE, "a resource-based policy"), survives=True),
    Fault("a Deny of everybody's layers", adding(Effect="Deny", Principal="*", Action=LAYER), {4},
          explicit(LAYER, "a resource-based policy"), survives=True),
    Fault("a Deny of all roles but another",
          adding(Effect="Deny", Principal="*", Action="ecr:*", Condition={"ArnNotLike": {"aws:PrincipalArn": f"{ROLE}2"}}), {4},
          explicit(IMAGE, "a resource-based policy"), survives=True),
]
WHOLE = [
    Fault("the plan as it is", lambda d: None, set(), PULLED),
    Fault("a repository policy for the cluster's account", setting(Principal={"AWS": "606639739464"}), set(), PULLED),
    Fault("one for everybody whose role is ours",
          setting(Principal="*", Condition={"ArnEquals": {"aws:PrincipalArn": ROLE}}), set(), PULLED),
    Fault("a Deny of what is no pull", adding(Effect="Deny", Principal="*", Action=["ecr:Put*", "ecr:Delete*"]), set(), PULLED),
    Fault("a Deny of all roles but ours",
          adding(Effect="Deny", Principal="*", Action="ecr:*", Condition={"ArnNotLike": {"aws:PrincipalArn": ROLE}}), set(),
          PULLED),
]


def registry_fault(fault):
    def make(chain):
        ecr, document = client("ecr", "registry"), json.loads(json.dumps(chain.documents["repository_policy"]))
        if fault.make is None:
            ecr.delete_repository_policy(repositoryName="cf/api")
        else:
            fault.make(document)
            ecr.set_repository_policy(repositoryName="cf/api", policyText=json.dumps(document))

    return make


def permissions_fault(fault):
    def make(chain):
        document = json.loads(json.dumps(chain.documents["permissions_policy"]))
        fault.make(document)
        client("iam").create_policy_version(PolicyArn=chain.plan["policy_arn"], PolicyDocument=json.dumps(document), SetAsDefault=True)

    return make


ROWS = (
    [(fault, permissions_fault(fault), "role") for fault in PERMISSIONS + WHOLE_PERMISSIONS]
    + [(fault, fault.make, "role") for fault in AROUND_THE_ROLE + WHOLE_ROLES]
    + [(fault, registry_fault(fault), "registry") for fault in REGISTRY + WHOLE]
)


@pytest.mark.parametrize(("fault", "make", "part"), [pytest.param(*row, id=row[0].name) for row in ROWS])
def test_the_proof_says_what_happens(chain, fault, make, part):
    assert observed(chain, part, make) == expected(fault)


def test_broken_chains_are_many():
    assert sum(bool(fault.steps) for fault, _, _ in ROWS) >= 25
