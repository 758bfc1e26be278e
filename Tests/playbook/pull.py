"""Walks the chain of a pull as the sync pod, the kubelet and its runtime do, to the first refusal."""

import base64
import json
import os
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import boto3
import botocore.exceptions
from botocore import UNSIGNED
from botocore.config import Config
from ecr import Tokens
from policies import Session

STATE = Path(os.environ.get("LAB_ENTER", "/")).parent
REGISTRY = "https://10.88.0.1:5001/v2"
REPOSITORY = "cf/api"
API_TOKEN = "/var/run/secrets/kubernetes.io/serviceaccount"
# The AWS CLI makes one up for each session, of this form
SESSION_NAME = "botocore-session-1790000000"


def encoded(text):
    return base64.b64encode(text.encode()).decode()


@dataclass(frozen=True)
class Outcome:
    """Where a pull ended, and with what words: `pod`, `identity`, `role`, `token`, `secret`, `manifest`, `layer`, `pulled`."""

    stage: str
    words: str = ""


class Stopped(Exception):
    def __init__(self, stage, words):
        super().__init__(f"{stage}: {words}")
        self.outcome = Outcome(stage, words)


class Pull:
    def __init__(self, api, plan):
        self.api, self.plan, self.namespaces = api, plan, plan["target_namespaces"]
        self.tokens = Tokens(STATE)

    def walk(self, template):
        """Where a pull ends with a sync pod of this template."""
        for namespace in self.namespaces:
            self.api.must("DELETE", f"/api/v1/namespaces/{namespace}/secrets?fieldSelector=type=kubernetes.io/dockerconfigjson")
        try:
            pod = self.pod(template)
            session = self.session(pod)
            password, environment = self.password(session), self.environment(pod)
            for namespace in environment["TARGET_NAMESPACES"].split():
                self.write_secret(pod, environment, namespace, password)
            # What two secrets have in common is asked of the registry once
            for password in {self.password_for_pods(namespace) for namespace in self.namespaces}:
                self.pull_image(password, age=int(environment["REFRESH_SECONDS"]))
        except Stopped as stopped:
            return stopped.outcome
        return Outcome("pulled")

    def pod(self, template):
        """The sync's pod as admission leaves it; `dryRun`: nothing is started."""
        pod = {"metadata": {**template["metadata"], "generateName": "sync-"}, "spec": template["spec"]}
        for _ in range(50):
            status, answer = self.api.ask("POST", f"/api/v1/namespaces/{self.plan['namespace']}/pods?dryRun=All", pod)
            # A service account that was made just now gets its own token a moment later
            if status < 300 or "no API token found" not in answer["message"]:
                break
            time.sleep(0.05)
        if status >= 300:
            raise Stopped("pod", answer["message"])
        return answer

    @staticmethod
    def environment(pod):
        return {variable["name"]: variable.get("value") for variable in pod["spec"]["containers"][0]["env"]}

    def audience(self, pod):
        """That of the token in the file which AWS_WEB_IDENTITY_TOKEN_FILE names; None: no token is there."""
        file = self.environment(pod).get("AWS_WEB_IDENTITY_TOKEN_FILE", "")
        for mount in pod["spec"]["containers"][0].get("volumeMounts", []):
            for volume in pod["spec"]["volumes"]:
                for source in volume.get("projected", {}).get("sources", []) if volume["name"] == mount["name"] else []:
                    token = source.get("serviceAccountToken", {"path": ""})
                    if f"{mount['mountPath']}/{token['path']}" == file:
                        return token["audience"]
        return None

    def session(self, pod):
        """Credentials of the role, as the AWS CLI gets them from the variables and the token that the pod was given."""
        environment, audience = self.environment(pod), self.audience(pod)
        role = environment.get("AWS_ROLE_ARN")
        if not role or not audience:
            raise Stopped("identity", "the pod was given no role and no token")
        token = self.api.service_account_token(self.plan["namespace"], pod["spec"]["serviceAccountName"], audience)
        sts = boto3.client("sts", config=Config(signature_version=UNSIGNED))
        try:
            return sts.assume_role_with_web_identity(RoleArn=role, RoleSessionName=SESSION_NAME, WebIdentityToken=token)["Credentials"]
        except botocore.exceptions.ClientError as error:
            raise Stopped("role", f"{error.response['Error']['Code']}: {error.response['Error']['Message']}") from None

    @staticmethod
    def password(session):
        ecr = boto3.client("ecr", "us-east-1", aws_access_key_id=session["AccessKeyId"],
                           aws_secret_access_key=session["SecretAccessKey"], aws_session_token=session["SessionToken"])
        try:
            data = ecr.get_authorization_token()["authorizationData"][0]
        except botocore.exceptions.ClientError as error:
            raise Stopped("token", f"{error.response['Error']['Code']}: {error.response['Error']['Message']}") from None
        return base64.b64decode(data["authorizationToken"]).decode().removeprefix("AWS:")

    def write_secret(self, pod, environment, namespace, password):
        """The two PATCHes of sync.sh, with the pod's own service account."""
        entry = {"username": "AWS", "password": password, "auth": encoded(f"AWS:{password}")}
        config = json.dumps({"auths": {environment["REGISTRY_HOST"]: entry}})
        secret = {
            "apiVersion": "v1", "kind": "Secret", "type": "kubernetes.io/dockerconfigjson",
            "metadata": {"name": environment["PULL_SECRET"], "namespace": namespace},
            "data": {".dockerconfigjson": encoded(config)},
        }
        if not any(mount["mountPath"] == API_TOKEN for mount in pod["spec"]["containers"][0]["volumeMounts"]):
            raise Stopped("secret", "the pod was given no token for the API server")
        path = f"/api/v1/namespaces/{namespace}/secrets/{environment['PULL_SECRET']}?fieldManager=cf-deployment-sync"
        token = self.api.service_account_token(self.plan["namespace"], pod["spec"]["serviceAccountName"])
        status, answer = self.api.ask("PATCH", path, {}, token, "application/merge-patch+json")
        if status in (200, 404):
            status, answer = self.api.ask("PATCH", f"{path}&force=true", secret, token, "application/apply-patch+yaml")
        if status >= 300:
            raise Stopped("secret", answer["message"])

    def password_for_pods(self, namespace):
        """What the kubelet finds for the registry's host in the secret that pods name; None: it pulls without credentials."""
        secret = self.api.get(f"/api/v1/namespaces/{namespace}/secrets/{self.plan['pull_secret']}")
        auths = json.loads(base64.b64decode(secret["data"][".dockerconfigjson"]))["auths"] if secret else {}
        return auths.get(self.plan["registry_host"], {}).get("password")

    def pull_image(self, password, age):
        """What the kubelet's runtime asks the registry, `age` seconds after the password was given."""
        if password:
            password = self.aged(password, age)
        manifest = json.loads(self.given("manifest", "manifests/1", password))
        for content in (manifest["config"], *manifest["layers"]):
            self.given("layer", f"blobs/{content['digest']}", password)

    def aged(self, password, seconds):
        claims = json.loads(base64.urlsafe_b64decode(password.partition(".")[0]))
        return self.tokens.issue(Session(**claims["session"]), claims["expires"] - seconds)

    @staticmethod
    def given(stage, path, password):
        command = [STATE / "enter", "curl", "-sS", "--cacert", STATE / "pki/ca.crt", "-w", "\n%{http_code}",
                   "-H", "Accept: application/vnd.docker.distribution.manifest.v2+json", "-K", "-"]
        options = f'url = "{REGISTRY}/{REPOSITORY}/{path}"\n' + (f'user = "AWS:{password}"\n' if password else "")
        done = subprocess.run(command, input=options.encode(), check=True, capture_output=True)
        content, _, status = done.stdout.rpartition(b"\n")
        if status == b"200":
            return content
        message = content.decode().strip() if status == b"401" else json.loads(content)["errors"][0]["message"]
        raise Stopped(stage, f"{status.decode()} {message}")
