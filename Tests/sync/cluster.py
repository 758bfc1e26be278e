"""The lab as the tests of sync.sh use it: namespaces, service account, role and secret, through kubectl and aws."""

from __future__ import annotations

import base64
import json
import secrets
import ssl
import subprocess
import tempfile
import urllib.error
import urllib.request
from functools import cache

NAME = "regcred"
CLUSTER_ACCOUNT = "606639739464"


class Cluster:
    def __init__(self, environment: dict[str, str]):
        self.environment = environment
        # Namespace of the service account that the script runs as, and name of its role
        self.account = f"sync-test-{secrets.token_hex(3)}"

    def run(self, *command: str, document: object = None, check: bool = True) -> str:
        done = subprocess.run(
            command,
            env=self.environment,
            input=json.dumps(document) if document is not None else None,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0 or not check, f"{' '.join(command)}: {done.stderr}"
        return done.stdout

    def kubectl(self, *arguments: str, document: object = None, check: bool = True) -> str:
        return self.run("kubectl", *arguments, document=document, check=check)

    def apply(self, *documents: dict) -> None:
        self.kubectl("apply", "-f", "-", document={"apiVersion": "v1", "kind": "List", "items": list(documents)})

    def make_account(self) -> None:
        """The service account, and the IAM role that trusts it."""
        self.apply(
            {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": self.account}},
            {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "ecr-sa", "namespace": self.account}},
        )
        issuer = json.loads(self.kubectl("get", "--raw", "/.well-known/openid-configuration"))["issuer"]
        provider = issuer.removeprefix("https://")
        statement = {
            "Effect": "Allow",
            "Principal": {"Federated": f"arn:aws:iam::{CLUSTER_ACCOUNT}:oidc-provider/{provider}"},
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {
                "StringEquals": {
                    f"{provider}:sub": f"system:serviceaccount:{self.account}:ecr-sa",
                    f"{provider}:aud": "openshift",
                }
            },
        }
        document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        self.run("aws", "iam", "create-role", "--role-name", self.account, "--assume-role-policy-document", document)

    def forget_account(self) -> None:
        self.run("aws", "iam", "delete-role", "--role-name", self.account, check=False)
        self.kubectl("delete", "namespace", self.account, "--wait=false", check=False)

    @cache
    def config(self) -> dict:
        return json.loads(self.kubectl("config", "view", "--raw", "--minify", "--flatten", "-o", "json"))

    def server(self) -> tuple[str, str]:
        """The address of the API server, and its authority."""
        cluster = self.config()["clusters"][0]["cluster"]
        return cluster["server"], base64.b64decode(cluster["certificate-authority-data"]).decode()

    @cache
    def administrator(self) -> ssl.SSLContext:
        """For what is asked so often that kubectl would cost too much."""
        context = ssl.create_default_context(cadata=self.server()[1])
        user = self.config()["users"][0]["user"]
        with tempfile.NamedTemporaryFile() as file:
            for name in ("client-certificate-data", "client-key-data"):
                file.write(base64.b64decode(user[name]))
            file.flush()
            context.load_cert_chain(file.name)
        return context

    def get(self, path: str) -> dict | None:
        try:
            with urllib.request.urlopen(self.server()[0] + path, context=self.administrator(), timeout=60) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            assert error.code == 404, f"{path}: {error}"
            return None

    @cache
    def token(self, audience: str | None = None) -> str:
        return self.new_token(audience)

    def new_token(self, audience: str | None = None) -> str:
        """A token of the service account, as the kubelet asks for one."""
        request = {
            "apiVersion": "authentication.k8s.io/v1",
            "kind": "TokenRequest",
            "spec": {"expirationSeconds": 3600} | ({"audiences": [audience]} if audience else {}),
        }
        path = f"/api/v1/namespaces/{self.account}/serviceaccounts/ecr-sa/token"
        return json.loads(self.kubectl("create", "--raw", path, "-f", "-", document=request))["status"]["token"]

    def make_namespaces(self, *namespaces: str) -> None:
        names = [{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}} for name in namespaces]
        self.apply(*names, *(grant for name in namespaces for grant in self.grants(name)))

    def grant(self, namespace: str) -> None:
        self.apply(*self.grants(namespace))

    def grants(self, namespace: str) -> list[dict]:
        """The Role and RoleBinding that the project renders."""
        name = {"name": f"ecr-credentials-sync.{namespace}", "namespace": namespace}
        rule = {"apiGroups": [""], "resources": ["secrets"], "resourceNames": [NAME], "verbs": ["create", "patch"]}
        group = "rbac.authorization.k8s.io"
        subject = {"kind": "ServiceAccount", "name": "ecr-sa", "namespace": self.account}
        reference = {"apiGroup": group, "kind": "Role", "name": name["name"]}
        return [
            {"apiVersion": f"{group}/v1", "kind": "Role", "metadata": name, "rules": [rule]},
            {"apiVersion": f"{group}/v1", "kind": "RoleBinding", "metadata": name, "roleRef": reference, "subjects": [subject]},
        ]

    def revoke(self, namespace: str) -> None:
        self.kubectl("-n", namespace, "delete", "rolebinding", f"ecr-credentials-sync.{namespace}")

    def secret(self, namespace: str) -> dict | None:
        """The secret with its managed fields, or None."""
        return self.get(f"/api/v1/namespaces/{namespace}/secrets/{NAME}")

    def make_secret(self, namespace: str, config: object, **fields: object) -> None:
        """A pull secret that others have created."""
        self.kubectl("create", "-f", "-", document=self.secret_document(namespace, config, **fields))

    @staticmethod
    def secret_document(namespace: str, config: object, **fields: object) -> dict:
        data = {".dockerconfigjson": base64.b64encode(json.dumps(config).encode()).decode()}
        secret = {
            "apiVersion": "v1",
            "kind": "Secret",
            "metadata": {"name": NAME, "namespace": namespace},
            "type": "kubernetes.io/dockerconfigjson",
            "data": data,
        }
        return secret | fields


def config_of(secret: dict) -> dict:
    return json.loads(base64.b64decode(secret["data"][".dockerconfigjson"]))
