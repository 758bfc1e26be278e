"""Chains broken where STS looks, at the trust policy and the provider: the proof says that a step fails where STS refuses."""

import json

import pytest

from chain import client
from conftest import ISSUER, PROVIDER
from faults import OTHER_ACCOUNT, PULLED, REFUSED, WRONG_AUDIENCE, Fault, adding, expected, observed, setting


def claims(operator="StringEquals", **changes):
    """Other claims in the trust policy."""

    def change(document):
        found = document["Statement"][0]["Condition"].pop("StringEquals")
        wanted = {key.rpartition(":")[2]: value for key, value in found.items()} | changes
        document["Statement"][0]["Condition"] = {operator: {f"{ISSUER}:{claim}": value for claim, value in wanted.items()}}

    return change


def other_issuer(document):
    condition = document["Statement"][0]["Condition"]
    condition["StringEquals"] = {key.replace("mo89:", "mo90:"): value for key, value in condition["StringEquals"].items()}


def any_audience(document):
    """The same with the quantifier of a claim that may have several values."""
    subject, audience = document["Statement"][0]["Condition"].pop("StringEquals").items()
    document["Statement"][0]["Condition"] = {"StringEquals": dict([subject]), "ForAnyValue:StringEquals": dict([audience])}


DENY = {"Effect": "Deny", "Action": "sts:AssumeRoleWithWebIdentity", "Principal": {"Federated": PROVIDER}}
TRUST = [
    Fault("another service account in the trust policy", claims(sub="system:serviceaccount:cf-dev:other"), {3}, REFUSED),
    Fault("another namespace in it", claims(sub="system:serviceaccount:cf-test:ecr-sa"), {3}, REFUSED),
    Fault("the subject in another case", claims(sub="system:serviceaccount:cf-dev:ECR-sa"), {3}, REFUSED),
    Fault("the name of the service account alone", claims(sub="ecr-sa"), {3}, REFUSED),
    Fault("a wildcard under StringEquals", claims(sub="system:serviceaccount:cf-dev:*"), {3}, REFUSED),
    Fault("another audience", claims(aud="sts.amazonaws.com"), {3}, REFUSED),
    Fault("a claim that the token has not", claims(email="a@b.example"), {3}, REFUSED),
    Fault("another issuer's condition keys", other_issuer, {3}, REFUSED),
    Fault("another issuer's provider", setting(Principal={"Federated": PROVIDER.replace("mo89", "mo90")}), {2, 3}, REFUSED),
    Fault("another account's provider", setting(Principal={"Federated": PROVIDER.replace("606639739464", OTHER_ACCOUNT)}), {2, 3}, REFUSED),
    Fault("sts:AssumeRole", setting(Action="sts:AssumeRole"), {3}, REFUSED),
    Fault("a Deny beside the Allow", adding(**DENY), {3}, REFUSED),
    Fault("no statement for a provider", setting(Principal={"Service": "ec2.amazonaws.com"}, Action="sts:AssumeRole", Condition={}), {2, 3}, REFUSED),
]
WHOLE_TRUST = [
    Fault("StringLike with nothing but the subject", claims("StringLike"), set(), PULLED),
    Fault("any of the token's audiences", any_audience, set(), PULLED),
]


def trust_fault(fault):
    def make(chain):
        document = json.loads(json.dumps(chain.documents["trust_policy"]))
        fault.make(document)
        client("iam").update_assume_role_policy(RoleName=chain.plan["role_name"], PolicyDocument=json.dumps(document))

    return make


def delete_role(chain):
    client("iam").detach_role_policy(RoleName=chain.plan["role_name"], PolicyArn=chain.plan["policy_arn"])
    client("iam").delete_role(RoleName=chain.plan["role_name"])


def delete_client_id(_):
    iam = client("iam")
    iam.delete_open_id_connect_provider(OpenIDConnectProviderArn=PROVIDER)
    iam.create_open_id_connect_provider(Url=f"https://{ISSUER}", ClientIDList=["sts.amazonaws.com"], ThumbprintList=["0" * 40])


AROUND_IT = [
    Fault("the role deleted", delete_role, {2, 4}, REFUSED),
    Fault("an audience that the provider does not know", delete_client_id, {2}, WRONG_AUDIENCE, survives=True),
]
ROWS = [(fault, trust_fault(fault)) for fault in TRUST + WHOLE_TRUST] + [(fault, fault.make) for fault in AROUND_IT]


@pytest.mark.parametrize(("fault", "make"), [pytest.param(*row, id=row[0].name) for row in ROWS])
def test_the_proof_says_what_happens(chain, fault, make):
    assert observed(chain, "role", make) == expected(fault)
