#!/usr/bin/env python3
"""The gate in front of moto: checks web identity tokens and callers of ECR's `GetAuthorizationToken`, which moto does not.

Test code, independent of the project's own evaluator. It validates `AssumeRoleWithWebIdentity` as AWS does (AWS STS API Reference,
AssumeRoleWithWebIdentity, Errors): the token's signature against the API server's keys, its validity period, its issuer and audience against
the OIDC provider in the role's account, its claims against the role's trust policy. ECR's `GetAuthorizationToken` is decided by the caller's
policies and answered with a password that `registry.py` accepts. Requests that pass, and all other calls, are forwarded to moto unchanged.
"""

import argparse
import base64
import http.client
import json
import re
import ssl
import threading
import time
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from xml.sax.saxutils import escape

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from ecr import Denied, Tokens
from moto_accounts import in_account
from policies import Request, Unsupported, WebIdentity, is_trusted, listed

MOTO = ("127.0.0.1", 5000)


class Refusal(Exception):
    """The error that STS returns instead of credentials."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.status, self.code, self.message = status, code, message


def invalid_token(message: str) -> Refusal:
    return Refusal(400, "InvalidIdentityToken", message)


def not_authorized() -> Refusal:
    return Refusal(403, "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity")


def decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


class Keys:
    """The API server's public keys, fetched when a token needs one."""

    def __init__(self, pki: Path) -> None:
        self.context = ssl.create_default_context(cafile=pki / "ca.crt")
        self.context.load_cert_chain(pki / "admin.crt", pki / "admin.key")

    def key(self, key_id: str) -> rsa.RSAPublicKey:
        url = "https://127.0.0.1:6443/openid/v1/jwks"
        try:
            with urllib.request.urlopen(url, context=self.context, timeout=10) as answer:
                keys = json.load(answer)["keys"]
        except OSError as error:
            raise Refusal(400, "IDPCommunicationError", f"The identity provider could not be reached: {error}") from None
        for key in keys:
            if key["kid"] == key_id:
                n, e = (int.from_bytes(decoded(key[name]), "big") for name in ("n", "e"))
                return rsa.RSAPublicNumbers(e, n).public_key()
        raise invalid_token("Couldn't retrieve verification key from your identity provider")


class Token:
    """A JSON Web Token as sent; its content is not trusted before `verify`."""

    def __init__(self, text: str) -> None:
        try:
            header, payload, signature = text.split(".")
            self.signed, self.signature = f"{header}.{payload}".encode(), decoded(signature)
            head, claims = json.loads(decoded(header)), json.loads(decoded(payload))
            self.algorithm, self.key_id = str(head["alg"]), str(head["kid"])
            self.issuer, self.subject = str(claims["iss"]), str(claims["sub"])
            self.audiences = [str(audience) for audience in listed(claims["aud"])]
            self.expires = float(claims["exp"])
        except (ValueError, KeyError, TypeError):
            raise invalid_token("The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)") from None

    def verify(self, keys: Keys) -> None:
        if self.algorithm != "RS256":
            raise invalid_token("Provided Token signature is not valid")
        try:
            keys.key(self.key_id).verify(self.signature, self.signed, padding.PKCS1v15(), SHA256())
        except InvalidSignature:
            raise invalid_token("Provided Token signature is not valid") from None
        if self.expires < time.time():
            raise Refusal(400, "ExpiredTokenException", f"Token expired: {int(self.expires)}")


class Gate:
    def __init__(self, keys: Keys) -> None:
        self.keys = keys

    def authorize(self, form: dict[str, str]) -> None:
        """Raises a refusal unless AWS would return credentials."""
        role_arn = form.get("RoleArn", "")
        parts = role_arn.split(":")
        if len(role_arn) < 20 or len(parts) != 6 or not parts[5].startswith("role/"):
            raise Refusal(400, "ValidationError", f"{role_arn} is invalid")
        token = Token(form.get("WebIdentityToken", ""))
        iam = in_account("iam", parts[4])
        issuer = token.issuer.removeprefix("https://")
        provider = f"arn:{parts[1]}:iam::{parts[4]}:oidc-provider/{issuer}"
        client_ids = self.client_ids(iam, provider, token)
        token.verify(self.keys)
        if not set(token.audiences) & set(client_ids):
            raise invalid_token("Incorrect token audience")
        try:
            role = iam.get_role(RoleName=parts[5].rsplit("/", 1)[1])["Role"]
        except iam.exceptions.NoSuchEntityException:
            raise not_authorized() from None
        values = {f"{issuer}:sub": [token.subject], f"{issuer}:aud": token.audiences, "aws:FederatedProvider": [provider]}
        request = Request(WebIdentity(provider), "sts:AssumeRoleWithWebIdentity", role_arn, values)
        try:
            is_allowed = role["Arn"] == role_arn and is_trusted(role["AssumeRolePolicyDocument"], request)
        except Unsupported as unsupported:
            print(f"{unsupported} is not supported: access is denied", flush=True)
            is_allowed = False
        if not is_allowed:
            raise not_authorized()

    @staticmethod
    def client_ids(iam, provider: str, token: Token) -> list[str]:
        try:
            return iam.get_open_id_connect_provider(OpenIDConnectProviderArn=provider)["ClientIDList"]
        except iam.exceptions.NoSuchEntityException:
            raise invalid_token(f"No OpenIDConnect provider found in your account for {token.issuer}") from None


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    gate: Gate
    tokens: Tokens

    def handle_any(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        form = dict(urllib.parse.parse_qsl(body.decode("latin-1") + "&" + urllib.parse.urlsplit(self.path).query))
        if form.get("Action") == "AssumeRoleWithWebIdentity":
            try:
                self.gate.authorize(form)
            except Refusal as refusal:
                print(f"refused {form.get('RoleArn')}: {refusal}", flush=True)
                self.refuse(refusal)
                return
            print(f"let in {form.get('RoleArn')}", flush=True)
        status, headers, content = self.asked_of_moto(body)
        if status == 200 and self.headers.get("X-Amz-Target", "").endswith(".GetAuthorizationToken"):
            status, content = self.token(json.loads(content))
        self.answer(status, headers, content)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do_PATCH = handle_any

    def token(self, given: dict) -> tuple[int, bytes]:
        """ECR's answer to whoever has signed the request, in place of moto's."""
        signed = re.search(r"Credential=([^/]+)/[0-9]+/([^/]+)/", self.headers.get("Authorization", ""))
        try:
            if signed is None:
                raise Denied("Request is missing Authentication Token", "MissingAuthenticationTokenException")
            answer = self.tokens.answer(*signed.groups(), given)
        except Denied as denied:
            print(f"no token of ECR: {denied}", flush=True)
            return 400, json.dumps({"__type": denied.code, "message": str(denied)}).encode()
        return 200, json.dumps(answer).encode()

    def refuse(self, refusal: Refusal) -> None:
        content = (
            '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>'
            f"<Code>{refusal.code}</Code><Message>{escape(refusal.message)}</Message></Error>"
            "<RequestId>00000000-0000-0000-0000-000000000000</RequestId></ErrorResponse>"
        ).encode()
        self.answer(refusal.status, [("Content-Type", "text/xml")], content)

    def asked_of_moto(self, body: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
        moto = http.client.HTTPConnection(*MOTO, timeout=60)
        moto.request(self.command, self.path, body, dict(self.headers))
        answer = moto.getresponse()
        content = answer.read()
        moto.close()
        return answer.status, answer.getheaders(), content

    def answer(self, status: int, headers: list[tuple[str, str]], content: bytes) -> None:
        self.send_response(status)
        for name, value in headers:
            if name.lower() not in ("content-length", "transfer-encoding", "connection", "date", "server"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_) -> None:
        pass


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--state", type=Path, required=True)
    options = arguments.parse_args()
    pki = options.state / "pki"
    Handler.gate, Handler.tokens = Gate(Keys(pki)), Tokens(options.state)
    plain = ThreadingHTTPServer(("127.0.0.1", 8080), Handler)
    threading.Thread(target=plain.serve_forever, daemon=True).start()
    secure = ThreadingHTTPServer(("10.88.0.1", 443), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pki / "aws.crt", pki / "aws.key")
    secure.socket = context.wrap_socket(secure.socket, server_side=True, do_handshake_on_connect=False)
    secure.serve_forever()


if __name__ == "__main__":
    main()
