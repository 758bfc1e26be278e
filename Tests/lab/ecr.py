"""What Amazon ECR decides before it gives a token, a manifest or a layer: test code, independent of the project's evaluator."""

import base64
import datetime
import hashlib
import hmac
import json
import time
from dataclasses import asdict
from pathlib import Path

from moto_accounts import repository_policies, role_policies, session_of
from policies import Request, Session, Unsupported, denial

LIFE = 12 * 60 * 60


class Denied(Exception):
    """ECR's answer to a request that is not allowed, in its words."""

    def __init__(self, message: str, code: str = "AccessDeniedException") -> None:
        super().__init__(message)
        self.code = code


def context(session: Session, region: str, resource_account: str) -> dict[str, list[str]]:
    """The condition keys of a request that a session makes over HTTPS. The lab's accounts are in no organization.

    IAM User Guide, "AWS global condition context keys".
    """
    now = datetime.datetime.now(datetime.UTC)
    return {
        "aws:PrincipalArn": [session.role_arn],
        "aws:PrincipalAccount": [session.account],
        "aws:PrincipalType": ["AssumedRole"],
        "aws:PrincipalIsAWSService": ["false"],
        "aws:ViaAWSService": ["false"],
        "aws:SecureTransport": ["true"],
        "aws:RequestedRegion": [region],
        "aws:ResourceAccount": [resource_account],
        "aws:CurrentTime": [now.isoformat()],
        "aws:EpochTime": [str(int(now.timestamp()))],
        "aws:SourceIp": ["203.0.113.7"],
    }


def allow(session: Session, action: str, resource: str, account: str, region: str, resource_policies: list[dict]) -> None:
    """Raises a denial unless the role's policies, its boundary and the resource's policies allow the request."""
    identity, boundary = role_policies(session)
    request = Request(session, action, resource, context(session, region, account))
    try:
        reason = denial(request, identity, None if boundary is None else [boundary], resource_policies, account)
    except Unsupported as unsupported:
        reason = f"because the lab does not evaluate {unsupported}"
    if reason:
        raise Denied(f"User: {session.arn} is not authorized to perform: {action} on resource: {resource} {reason}")


def allow_token(session: Session, region: str) -> None:
    """Only the caller's own account has a say in `ecr:GetAuthorizationToken`, which has no resource."""
    allow(session, "ecr:GetAuthorizationToken", "*", session.account, region, [])


def allow_pull(session: Session, action: str, account: str, region: str, repository: str) -> None:
    resource = f"arn:aws:ecr:{region}:{account}:repository/{repository}"
    allow(session, action, resource, account, region, repository_policies(account, repository))


class Tokens:
    """The registry's passwords: opaque to their holders, they say to whom and until when they were given.

    Amazon ECR API Reference, "GetAuthorizationToken": a token belongs to its caller and is valid for 12 hours.
    """

    def __init__(self, state: Path) -> None:
        self.key = (state / "etc/token.key").read_bytes()

    def signature(self, body: bytes) -> str:
        return hmac.new(self.key, body, hashlib.sha256).hexdigest()

    def issue(self, session: Session, expires: float) -> str:
        body = base64.urlsafe_b64encode(json.dumps({"session": asdict(session), "expires": expires}).encode())
        return f"{body.decode()}.{self.signature(body)}"

    def holder(self, password: str) -> Session | None:
        """To whom a password was given; None for what is not one of ours."""
        body, _, signature = password.partition(".")
        if not hmac.compare_digest(self.signature(body.encode()), signature):
            return None
        claims = json.loads(base64.urlsafe_b64decode(body))
        if claims["expires"] <= time.time():
            raise Denied("Your authorization token has expired. Reauthenticate and try again.")
        return Session(**claims["session"])

    def answer(self, access_key: str, region: str, given: dict) -> dict:
        """moto's answer to `GetAuthorizationToken`, with passwords that the registry accepts."""
        session = session_of(access_key)
        if session is None:
            raise Denied("The security token included in the request is invalid.", "UnrecognizedClientException")
        allow_token(session, region)
        expires = int(time.time()) + LIFE
        token = base64.b64encode(b"AWS:" + self.issue(session, expires).encode()).decode()
        data = [entry | {"authorizationToken": token, "expiresAt": expires} for entry in given["authorizationData"]]
        return {"authorizationData": data}
