"""The lab's API server, asked without kubectl, which would cost more time than all the rest."""

import base64
import http.client
import json
import os
import ssl
import tempfile
import urllib.parse
from pathlib import Path

import yaml

RBAC = "/apis/rbac.authorization.k8s.io/v1/namespaces"
KINDS = {
    "ServiceAccount": "/api/v1/namespaces/{}/serviceaccounts",
    "Deployment": "/apis/apps/v1/namespaces/{}/deployments",
    "Role": RBAC + "/{}/roles",
    "RoleBinding": RBAC + "/{}/rolebindings",
}
WEBHOOKS = "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations"


class API:
    def __init__(self):
        config = yaml.safe_load(Path(os.environ["KUBECONFIG"]).read_text())
        cluster, user = config["clusters"][0]["cluster"], config["users"][0]["user"]
        authority = base64.b64decode(cluster["certificate-authority-data"]).decode()
        contexts = [ssl.create_default_context(cadata=authority) for _ in range(2)]
        with tempfile.NamedTemporaryFile() as file:
            for name in ("client-certificate-data", "client-key-data"):
                file.write(base64.b64decode(user[name]))
            file.flush()
            contexts[0].load_cert_chain(file.name)
        server = urllib.parse.urlsplit(cluster["server"])
        self.admin, self.anybody = (
            http.client.HTTPSConnection(server.hostname, server.port, context=context, timeout=30) for context in contexts
        )

    def ask(self, method, path, body=None, token=None, kind="application/json"):
        """Status and answer; as the administrator, or with a service account's token."""
        connection = self.anybody if token else self.admin
        headers = {"Content-Type": kind} | ({"Authorization": f"Bearer {token}"} if token else {})
        data = None if body is None else json.dumps(body).encode()
        for attempt in range(2):
            try:
                connection.request(method, path, data, headers)
                answer = connection.getresponse()
                return answer.status, json.load(answer)
            except ConnectionError:  # the server has closed it meanwhile
                connection.close()
                if attempt:
                    raise

    def must(self, method, path, body=None):
        status, answer = self.ask(method, path, body)
        assert status < 300, f"{method} {path}: {answer}"
        return answer

    def put(self, object):
        """Makes an object what is given; what cannot be changed in place is made anew."""
        folder = KINDS[object["kind"]].format(object["metadata"]["namespace"])
        path = f"{folder}/{object['metadata']['name']}"
        status, answer = self.ask("PUT", path, object)
        if status == 422:
            self.delete(object)
        if status in (404, 422):
            answer = self.must("POST", folder, object)
        return answer

    def delete(self, object):
        folder = KINDS[object["kind"]].format(object["metadata"]["namespace"])
        self.must("DELETE", f"{folder}/{object['metadata']['name']}")

    def get(self, path):
        """An object, or None."""
        status, answer = self.ask("GET", path)
        return None if status == 404 else answer

    def service_account_token(self, namespace, name, audience=None):
        spec = {"expirationSeconds": 3600} | ({"audiences": [audience]} if audience else {})
        request = {"apiVersion": "authentication.k8s.io/v1", "kind": "TokenRequest", "spec": spec}
        path = KINDS["ServiceAccount"].format(namespace)
        return self.must("POST", f"{path}/{name}/token", request)["status"]["token"]
