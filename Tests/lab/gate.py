#!/usr/bin/env python3
"""The gate in front of moto: checks web identity tokens as AWS STS does, which moto does not.

Test code, independent of the project's own evaluator. It validates `AssumeRoleWithWebIdentity` as AWS does (AWS STS API Reference,
AssumeRoleWithWebIdentity, Errors): the token's signature against the API server's keys, its validity period, its issuer and audience against
the OIDC provider in the role's account, its claims against the role's trust policy. Requests that pass, and all other calls, are forwarded to
moto unchanged.
"""

import argparse
import base64
import fnmatch
import http.client
import json
import ssl
import threading
import time
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from xml.sax.saxutils import escape

import boto3
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256

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
        self.making_clients = threading.Lock()

    def authorize(self, form: dict[str, str]) -> None:
        """Raises a refusal unless AWS would return credentials."""
        role_arn = form.get("RoleArn", "")
        parts = role_arn.split(":")
        if len(role_arn) < 20 or len(parts) != 6 or not parts[5].startswith("role/"):
            raise Refusal(400, "ValidationError", f"{role_arn} is invalid")
        token = Token(form.get("WebIdentityToken", ""))
        iam = self.iam(account=parts[4])
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
        values = {f"{issuer}:sub": [token.subject], f"{issuer}:aud": token.audiences}
        if role["Arn"] != role_arn or not trusted(role["AssumeRolePolicyDocument"], provider, values):
            raise not_authorized()

    def iam(self, account: str):
        """A client of moto's IAM in the role's account, which the access keys determine."""
        common = {"endpoint_url": f"http://{MOTO[0]}:{MOTO[1]}", "region_name": "us-east-1"}
        with self.making_clients:
            sts = boto3.client("sts", aws_access_key_id="gate", aws_secret_access_key="gate", **common)
            keys = sts.assume_role(RoleArn=f"arn:aws:iam::{account}:role/gate", RoleSessionName="gate")["Credentials"]
            return boto3.client(
                "iam",
                aws_access_key_id=keys["AccessKeyId"],
                aws_secret_access_key=keys["SecretAccessKey"],
                aws_session_token=keys["SessionToken"],
                **common,
            )

    @staticmethod
    def client_ids(iam, provider: str, token: Token) -> list[str]:
        try:
            return iam.get_open_id_connect_provider(OpenIDConnectProviderArn=provider)["ClientIDList"]
        except iam.exceptions.NoSuchEntityException:
            raise invalid_token(f"No OpenIDConnect provider found in your account for {token.issuer}") from None


def listed(value) -> list:
    return value if isinstance(value, list) else [value]


def like(value: str, pattern: str) -> bool:
    """Matches IAM's wildcards, `*` and `?`."""
    return fnmatch.fnmatchcase(value, pattern.replace("[", "[[]"))


def trusted(policy: dict, provider: str, values: dict[str, list[str]]) -> bool:
    """Whether a trust policy allows a token of this provider with these condition keys."""
    allowed = False
    for statement in listed(policy["Statement"]):
        if not {"Action", "Principal"} <= statement.keys():
            return False  # NotAction and NotPrincipal are not supported: access is denied
        if not any(like("sts:assumerolewithwebidentity", action.lower()) for action in listed(statement["Action"])):
            continue
        principal = statement["Principal"]
        if principal != "*" and provider not in listed(principal.get("Federated", [])):
            continue
        if not all(holds(*test, values) for test in statement.get("Condition", {}).items()):
            continue
        if statement["Effect"] == "Deny":
            return False
        allowed = True
    return allowed


COMPARISONS = {
    "Equals": str.__eq__,
    "EqualsIgnoreCase": lambda value, wanted: value.lower() == wanted.lower(),
    "Like": like,
}


def holds(operator: str, tests: dict, values: dict[str, list[str]]) -> bool:
    """One operator of a condition block, of those that trust policies use."""
    quantifier, _, plain = operator.rpartition(":")
    name = plain.removesuffix("IfExists").removeprefix("String")
    compare = COMPARISONS.get(name.removeprefix("Not"))
    if compare is None or quantifier not in ("", "ForAnyValue", "ForAllValues"):
        print(f"condition operator {operator} is not supported: access is denied", flush=True)
        raise not_authorized()
    known = {key.lower(): found for key, found in values.items()}

    def key_holds(key: str, wanted: list[str]) -> bool:
        found = known.get(key.lower())
        if found is None:
            return plain.endswith("IfExists") or name.startswith("Not") or quantifier == "ForAllValues"
        one_matches = [any(compare(value, one) for one in wanted) for value in found]
        if name.startswith("Not"):
            one_matches = [not matches for matches in one_matches]
        return all(one_matches) if quantifier == "ForAllValues" or name.startswith("Not") else any(one_matches)

    return all(key_holds(key, listed(wanted)) for key, wanted in tests.items())


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    gate: Gate

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
        self.forward(body)

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do_PATCH = handle_any

    def refuse(self, refusal: Refusal) -> None:
        answer = (
            '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>'
            f"<Code>{refusal.code}</Code><Message>{escape(refusal.message)}</Message></Error>"
            "<RequestId>00000000-0000-0000-0000-000000000000</RequestId></ErrorResponse>"
        ).encode()
        self.send_response(refusal.status)
        self.send_header("Content-Type", "text/xml")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def forward(self, body: bytes) -> None:
        moto = http.client.HTTPConnection(*MOTO, timeout=60)
        moto.request(self.command, self.path, body, dict(self.headers))
        answer = moto.getresponse()
        content = answer.read()
        self.send_response(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("content-length", "transfer-encoding", "connection", "date", "server"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
        moto.close()

    def log_message(self, *_) -> None:
        pass


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--state", type=Path, required=True)
    options = arguments.parse_args()
    pki = options.state / "pki"
    Handler.gate = Gate(Keys(pki))
    plain = ThreadingHTTPServer(("127.0.0.1", 8080), Handler)
    threading.Thread(target=plain.serve_forever, daemon=True).start()
    secure = ThreadingHTTPServer(("10.88.0.1", 443), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pki / "aws.crt", pki / "aws.key")
    secure.socket = context.wrap_socket(secure.socket, server_side=True, do_handshake_on_connect=False)
    secure.serve_forever()


if __name__ == "__main__":
    main()
