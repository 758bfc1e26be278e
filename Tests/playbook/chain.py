"""The chain of a pull as it is in AWS and in the cluster, and what the proof says of it.

Set up without the playbook, from the module's own documents, so that a test can break one link, look, and mend it in a second.
"""

import copy
import json
import subprocess
import tempfile
from functools import cache

from api import KINDS, WEBHOOKS, API
from conftest import ISSUER, PROJECT, PROVIDER, aws
from pull import REPOSITORY, Pull, Stopped

# Each is broken, read and mended for itself
PARTS = ("role", "registry", "cluster")


def module(**arguments):
    """What the module answers to these arguments."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        file.write(json.dumps(arguments | {"fail_on": "never"}))
        file.flush()
        done = subprocess.run([PROJECT / "library/ecr_artifacts", file.name], capture_output=True, text=True, check=False)
    answer = json.loads(done.stdout)
    assert not answer.get("failed"), answer
    return answer


def plain(live):
    """Without what JSON has not, such as times."""
    return json.loads(json.dumps(live, default=str))


@cache
def client(service, profile="default"):
    return aws(service, profile)


class Chain:
    def __init__(self, values):
        client.cache_clear()  # an emptied lab has other credentials
        self.values = [str(values)]
        rendered = module(state="rendered", values=self.values)
        self.plan, self.documents = rendered["plan"], rendered["documents"]
        self.api = API()
        self.walker = Pull(self.api, self.plan)
        self.deployment = copy.deepcopy(self.documents["deployment"])
        self.deployment["spec"]["replicas"] = 0
        self.objects = [self.documents["service_account"], *self.documents["rbac"], self.deployment]
        self.namespaces, self.webhook = self.plan["target_namespaces"], None
        for namespace in self.namespaces:
            self.api.must("POST", "/api/v1/namespaces", {"metadata": {"name": namespace}})
        for part in PARTS:
            self.mend(part)
        self.whole = {key: found for part in PARTS for key, found in self.live(part).items()}

    def mend(self, part):
        """Makes a part what the plan has, and takes away what a test has added."""
        getattr(self, f"mend_{part}")()

    def mend_role(self):
        iam, role = client("iam"), self.plan["role_name"]
        trust, permissions = (json.dumps(self.documents[name]) for name in ("trust_policy", "permissions_policy"))
        try:
            iam.update_assume_role_policy(RoleName=role, PolicyDocument=trust)
        except iam.exceptions.NoSuchEntityException:
            iam.create_role(RoleName=role, AssumeRolePolicyDocument=trust)
        if "PermissionsBoundary" in iam.get_role(RoleName=role)["Role"]:
            iam.delete_role_permissions_boundary(RoleName=role)
        for name in iam.list_role_policies(RoleName=role)["PolicyNames"]:
            iam.delete_role_policy(RoleName=role, PolicyName=name)
        for attached in iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"]:
            iam.detach_role_policy(RoleName=role, PolicyArn=attached["PolicyArn"])
        for found in iam.list_policies(Scope="Local")["Policies"]:
            self.remove_policy(found["Arn"])
        self.attach(self.plan["policy_name"], permissions)
        for found in iam.list_open_id_connect_providers()["OpenIDConnectProviderList"]:
            iam.delete_open_id_connect_provider(OpenIDConnectProviderArn=found["Arn"])
        iam.create_open_id_connect_provider(
            Url=f"https://{ISSUER}", ClientIDList=["openshift", "sts.amazonaws.com"], ThumbprintList=["0" * 40]
        )

    def mend_registry(self):
        ecr = client("ecr", "registry")
        ecr.set_repository_policy(repositoryName=REPOSITORY, policyText=json.dumps(self.documents["repository_policy"]))
        if self.registry_policy() is not None:
            ecr.delete_registry_policy()

    def mend_cluster(self):
        for namespace in self.namespaces:
            for kind in ("Role", "RoleBinding"):
                for found in self.listed(kind, namespace):
                    if not any(self.is_same(found, object) for object in self.objects):
                        self.api.delete(found)
        for object in self.objects:
            self.api.put(object)
        if self.webhook:
            self.api.must("POST", WEBHOOKS, self.webhook)
            self.webhook = None

    def attach(self, name, document):
        policy = client("iam").create_policy(PolicyName=name, PolicyDocument=document)["Policy"]["Arn"]
        client("iam").attach_role_policy(RoleName=self.plan["role_name"], PolicyArn=policy)

    def remove_policy(self, arn):
        iam = client("iam")
        for version in iam.list_policy_versions(PolicyArn=arn)["Versions"]:
            if not version["IsDefaultVersion"]:
                iam.delete_policy_version(PolicyArn=arn, VersionId=version["VersionId"])
        iam.delete_policy(PolicyArn=arn)

    @staticmethod
    def is_same(found, object):
        names = [(one["kind"], one["metadata"]["namespace"], one["metadata"]["name"]) for one in (found, object)]
        return names[0] == names[1]

    def listed(self, kind, namespace):
        items = self.api.must("GET", KINDS[kind].format(namespace))["items"]
        return [item | {"kind": kind, "apiVersion": "rbac.authorization.k8s.io/v1"} for item in items]

    def object(self, kind, name):
        return self.api.get(f"{KINDS[kind].format(self.plan['namespace'])}/{name}")

    @staticmethod
    def registry_policy():
        ecr = client("ecr", "registry")
        try:
            return ecr.get_registry_policy()["policyText"]
        except ecr.exceptions.RegistryPolicyNotFoundException:
            return None

    @staticmethod
    def repository_policy():
        ecr = client("ecr", "registry")
        try:
            return ecr.get_repository_policy(repositoryName=REPOSITORY)["policyText"]
        except ecr.exceptions.RepositoryPolicyNotFoundException:
            return None

    def live(self, part):
        """What there is of a part, read as the role reads it; a key whose object does not exist is null."""
        return getattr(self, f"live_{part}")()

    def live_role(self):
        iam, name = client("iam"), self.plan["role_name"]
        live = dict.fromkeys(("oidc_provider", "role"))
        try:
            live["oidc_provider"] = iam.get_open_id_connect_provider(OpenIDConnectProviderArn=PROVIDER)
        except iam.exceptions.NoSuchEntityException:
            pass
        try:
            live["role"] = iam.get_role(RoleName=name)["Role"]
        except iam.exceptions.NoSuchEntityException:
            return plain(live | {"attached_policies": {}, "inline_policies": {}, "permissions_boundary": None})
        attached = [policy["PolicyArn"] for policy in iam.list_attached_role_policies(RoleName=name)["AttachedPolicies"]]
        live["attached_policies"] = {arn: self.managed(arn) for arn in attached}
        live["inline_policies"] = {
            policy: iam.get_role_policy(RoleName=name, PolicyName=policy)["PolicyDocument"]
            for policy in iam.list_role_policies(RoleName=name)["PolicyNames"]
        }
        boundary = live["role"].get("PermissionsBoundary", {}).get("PermissionsBoundaryArn")
        live["permissions_boundary"] = self.managed(boundary) if boundary else None
        return plain(live)

    def live_registry(self):
        return {"repository_policies": {REPOSITORY: self.repository_policy()}}

    def live_cluster(self):
        deployment = self.object("Deployment", self.plan["sync_name"])
        try:
            pods = [self.walker.pod(deployment["spec"]["template"])]
        except Stopped:
            pods = []
        return {
            "service_account": self.object("ServiceAccount", self.plan["service_account"]),
            "deployment": deployment,
            "roles": [item for namespace in self.namespaces for item in self.listed("Role", namespace)],
            "role_bindings": [item for namespace in self.namespaces for item in self.listed("RoleBinding", namespace)],
            "pods": pods,
        }

    @staticmethod
    def managed(arn):
        version = client("iam").get_policy(PolicyArn=arn)["Policy"]["DefaultVersionId"]
        return client("iam").get_policy_version(PolicyArn=arn, VersionId=version)["PolicyVersion"]["Document"]

    def failing(self, live, state="validated"):
        """The steps of the proof that fail on what there is; without step 5, that nothing is granted beyond the pull."""
        proof = module(state=state, values=self.values, live=live)["proof"]
        return {row["step"] for row in proof if row["result"] == "fails" and row["step"] != 5}

    def pull(self):
        """What becomes of a pull."""
        return self.walker.walk(self.object("Deployment", self.plan["sync_name"])["spec"]["template"])
