#!/usr/bin/env python3
"""Injects into pods what two admission plug-ins of a ROSA cluster inject.

The pod identity webhook (aws/amazon-eks-pod-identity-webhook): for a service account with a role's ARN a projected token and the
variables that point to it. The security context constraint restricted-v2: a UID and an fsGroup from the namespace's range.
The lab adds AWS_CA_BUNDLE, because its AWS has a certificate of its own.
"""

import argparse
import base64
import json
import ssl
import subprocess
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PREFIX = "eks.amazonaws.com/"
MOUNT = "/var/run/secrets/eks.amazonaws.com/serviceaccount"
OURS = ("AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE")
CA_BUNDLE = "/var/run/secrets/kubernetes.io/serviceaccount/ca.crt"


def annotations(namespace: str, account: str) -> dict[str, str]:
    found = subprocess.run(
        ["kubectl", "-n", namespace, "get", "serviceaccount", account, "-o", "json"],
        capture_output=True,
        check=False,
    )
    if found.returncode != 0:
        return {}
    return json.loads(found.stdout)["metadata"].get("annotations") or {}


def inject_identity(pod: dict, namespace: str, default_audience: str) -> None:
    spec = pod["spec"]
    marks = annotations(namespace, spec.get("serviceAccountName", "default"))
    role = marks.get(PREFIX + "role-arn")
    if not role:
        return
    variables = {
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_REGION": "us-east-1",
        "AWS_ROLE_ARN": role,
        "AWS_WEB_IDENTITY_TOKEN_FILE": f"{MOUNT}/token",
        "AWS_CA_BUNDLE": CA_BUNDLE,
    }
    if marks.get(PREFIX + "sts-regional-endpoints") == "true":
        variables["AWS_STS_REGIONAL_ENDPOINTS"] = "regional"
    changed = False
    for container in spec.get("initContainers", []) + spec["containers"]:
        own = {variable["name"] for variable in container.get("env", [])}
        if own & set(OURS):
            continue  # like the real one: a container that sets one of these gets neither variables nor volume
        env = container.setdefault("env", [])
        env += [{"name": name, "value": value} for name, value in variables.items() if name not in own]
        mounts = container.setdefault("volumeMounts", [])
        mounts.append({"name": "aws-iam-token", "mountPath": MOUNT, "readOnly": True})
        changed = True
    if changed:
        token = {
            "audience": marks.get(PREFIX + "audience", default_audience),
            "expirationSeconds": max(600, int(marks.get(PREFIX + "token-expiration", 86400))),
            "path": "token",
        }
        volume = {"name": "aws-iam-token", "projected": {"sources": [{"serviceAccountToken": token}]}}
        spec.setdefault("volumes", []).append(volume)


def assign_ids(pod: dict, namespace: str) -> None:
    """The first UID of the namespace's range of 10,000, as OpenShift assigns them."""
    first = 1_000_000_000 + 10_000 * (sum(namespace.encode()) % 10_000)
    context = pod["spec"].get("securityContext") or {}
    pod["spec"]["securityContext"] = {"runAsUser": first, "fsGroup": first} | context


class Handler(BaseHTTPRequestHandler):
    default_audience: str

    def do_POST(self) -> None:
        review = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        request = review["request"]
        pod, namespace = request["object"], request["namespace"]
        before = json.dumps(pod["spec"])
        if not namespace.startswith("kube-"):
            inject_identity(pod, namespace, self.default_audience)
            assign_ids(pod, namespace)
        response = {"uid": request["uid"], "allowed": True}
        if json.dumps(pod["spec"]) != before:
            patch = json.dumps([{"op": "replace", "path": "/spec", "value": pod["spec"]}])
            response |= {"patchType": "JSONPatch", "patch": base64.b64encode(patch.encode()).decode()}
        answer = json.dumps(
            {"apiVersion": review["apiVersion"], "kind": "AdmissionReview", "response": response}
        ).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_) -> None:
        pass


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--pki", type=Path, required=True)
    arguments.add_argument("--default-audience", required=True)
    options = arguments.parse_args()
    Handler.default_audience = options.default_audience
    server = ThreadingHTTPServer(("127.0.0.1", 9443), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options.pki / "webhook.crt", options.pki / "webhook.key")
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.serve_forever()


if __name__ == "__main__":
    main()
