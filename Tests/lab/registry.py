#!/usr/bin/env python3
"""The registry under the ECR host's name: what ECR asks before it gives a manifest or a layer, then a real registry behind it.

Amazon ECR User Guide, "Private registry authentication". Pushes are not let through: the lab's images are put behind it.
"""

import argparse
import base64
import http.client
import json
import re
import ssl
import urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from ecr import Denied, Tokens, allow_pull
from policies import Session

CONTENT = re.compile(r"/v2/(.+)/(manifests|blobs)/[^/]+")
ACTIONS = {"manifests": "ecr:BatchGetImage", "blobs": "ecr:GetDownloadUrlForLayer"}


class Unauthorized(Exception):
    """There are no credentials, or none that ECR has given."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    tokens: Tokens
    host: str
    backend: tuple[str, int]

    def do_GET(self) -> None:
        path = urllib.parse.urlsplit(self.path).path
        try:
            session = self.session()
            if found := CONTENT.fullmatch(path):
                account, _, _, region, *_ = self.host.split(".")
                allow_pull(session, ACTIONS[found[2]], account, region, urllib.parse.unquote(found[1]))
        except Unauthorized:
            challenge = f'Basic realm="https://{self.host}/",service="ecr.amazonaws.com"'
            return self.answer(401, b"Not Authorized\n", "text/plain", {"WWW-Authenticate": challenge})
        except Denied as denied:
            print(f"denied {path}: {denied}", flush=True)
            errors = {"errors": [{"code": "DENIED", "message": str(denied)}]}
            return self.answer(403, json.dumps(errors).encode(), "application/json; charset=utf-8")
        print(f"gave {session.arn} {path}", flush=True)
        return self.forward()

    do_HEAD = do_GET

    def session(self) -> Session:
        scheme, _, encoded = self.headers.get("Authorization", "").partition(" ")
        try:
            user, _, password = base64.b64decode(encoded).decode().partition(":")
        except ValueError:
            raise Unauthorized from None
        session = self.tokens.holder(password) if (scheme.lower(), user) == ("basic", "AWS") else None
        if session is None:
            raise Unauthorized
        return session

    def answer(self, status: int, content: bytes, kind: str, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in ({"Content-Type": kind, "Content-Length": str(len(content))} | (headers or {})).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def forward(self) -> None:
        registry = http.client.HTTPConnection(*self.backend, timeout=60)
        headers = {name: value for name, value in self.headers.items() if name.lower() not in ("authorization", "host")}
        registry.request(self.command, self.path, headers=headers)
        answer = registry.getresponse()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("transfer-encoding", "connection", "date", "server"):
                self.send_header(name, value)
        self.end_headers()
        while block := answer.read(1 << 16):
            self.wfile.write(block)
        registry.close()

    def log_message(self, *_) -> None:
        pass


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--state", type=Path, required=True)
    arguments.add_argument("--host", required=True, help="the registry's name, ACCOUNT.dkr.ecr.REGION.SUFFIX")
    arguments.add_argument("--listen", required=True, help="ADDRESS:PORT")
    arguments.add_argument("--backend", required=True, help="ADDRESS:PORT of the registry that holds the images")
    options = arguments.parse_args()
    Handler.tokens, Handler.host = Tokens(options.state), options.host
    address, port = options.backend.split(":")
    Handler.backend = (address, int(port))
    address, port = options.listen.split(":")
    server = ThreadingHTTPServer((address, int(port)), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options.state / "pki/aws.crt", options.state / "pki/aws.key")
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    server.serve_forever()


if __name__ == "__main__":
    main()
