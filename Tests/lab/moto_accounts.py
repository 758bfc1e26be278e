"""What moto holds in each account, as the stand-ins before it need to know it."""

import functools
import json
import threading

import boto3
from policies import Session

ENDPOINT = "http://127.0.0.1:5000"
# The role of those who log in to the lab's accounts: moto holds none of this name, so that a test finds empty accounts
ADMINISTRATOR = "administrator"
EVERYTHING = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}

making_clients = threading.Lock()


def client(service: str, access_key: str = "lab"):
    common = {"endpoint_url": ENDPOINT, "region_name": "us-east-1"}
    with making_clients:
        return boto3.client(service, aws_access_key_id=access_key, aws_secret_access_key="lab", **common)


@functools.cache
def in_account(service: str, account: str):
    """A client of the service in an account, which moto's server takes from this header."""
    made = client(service)
    made.meta.events.register("before-call", lambda params, **_: params["headers"].update({"x-moto-account-id": account}))
    return made


def session_of(access_key: str) -> Session | None:
    """Whose access key it is; None for one that is not a session's of a role."""
    arn = client("sts", access_key).get_caller_identity()["Arn"]
    fields = arn.split(":")
    if not fields[5].startswith("assumed-role/"):
        return None
    account, (_, role_name, name) = fields[4], fields[5].split("/")
    iam = in_account("iam", account)
    try:
        role_arn = iam.get_role(RoleName=role_name)["Role"]["Arn"]
    except iam.exceptions.NoSuchEntityException:
        role_arn = f"arn:aws:iam::{account}:role/{role_name}"
    return Session(account, role_name, name, role_arn)


def managed(iam, arn: str) -> dict:
    version = iam.get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"]
    return iam.get_policy_version(PolicyArn=arn, VersionId=version)["PolicyVersion"]["Document"]


def role_policies(session: Session) -> tuple[list[dict], dict | None]:
    """The identity-based policies of the session's role, and its permissions boundary; a role that is gone has none."""
    iam, name = in_account("iam", session.account), session.role_name
    try:
        role = iam.get_role(RoleName=name)["Role"]
    except iam.exceptions.NoSuchEntityException:
        return ([EVERYTHING] if name == ADMINISTRATOR else []), None
    attached = iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"]
    inline = iam.list_role_policies(RoleName=name)["PolicyNames"]
    boundary = role.get("PermissionsBoundary", {}).get("PermissionsBoundaryArn")
    identity = [managed(iam, policy["PolicyArn"]) for policy in attached]
    identity += [iam.get_role_policy(RoleName=name, PolicyName=policy)["PolicyDocument"] for policy in inline]
    return identity, managed(iam, boundary) if boundary else None


def repository_policies(account: str, repository: str) -> list[dict]:
    """The resource-based policies of a repository: its own, and the registry's."""
    ecr = in_account("ecr", account)
    found = []
    try:
        found.append(ecr.get_repository_policy(repositoryName=repository)["policyText"])
    except (ecr.exceptions.RepositoryPolicyNotFoundException, ecr.exceptions.RepositoryNotFoundException):
        pass
    try:
        found.append(ecr.get_registry_policy()["policyText"])
    except ecr.exceptions.RegistryPolicyNotFoundException:
        pass
    return [json.loads(text) for text in found]
