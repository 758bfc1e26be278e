"""Decides requests as IAM does, from policy documents: test code, independent of the project's own evaluator.

It covers what the session of a role meets on its way to an image: identity-based policies, a permissions boundary, and
resource-based policies of its own or another account (IAM User Guide, "Policy evaluation logic" and "Cross-account policy
evaluation logic"). What it does not cover raises `Unsupported`, so that no test passes on a guess.
"""

import datetime
import enum
import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address, ip_network

Context = Mapping[str, list[str]]


class Unsupported(Exception):
    """A policy uses something that this evaluator does not cover."""


class Grant(enum.IntEnum):
    """What the principal of a resource-based Allow is worth in the same account, from least to most."""

    NONE = 0
    ACCOUNT = 1  # identity-based policies still have to allow
    ROLE = 2  # a permissions boundary still limits it
    SESSION = 3


@dataclass(frozen=True)
class Session:
    """The session of a role. `role_arn` holds the role's path, the session's own ARN does not."""

    account: str
    role_name: str
    name: str
    role_arn: str

    @property
    def arn(self) -> str:
        return f"arn:aws:sts::{self.account}:assumed-role/{self.role_name}/{self.name}"

    def matched_by(self, principals: object) -> Grant:
        grants = {
            "*": Grant.SESSION,
            self.arn: Grant.SESSION,
            self.role_arn: Grant.ROLE,
            self.account: Grant.ACCOUNT,
            f"arn:aws:iam::{self.account}:root": Grant.ACCOUNT,
        }
        return max((grants.get(name, Grant.NONE) for name in named(principals, "AWS")), default=Grant.NONE)


@dataclass(frozen=True)
class WebIdentity:
    """Who presents a web identity token: an OIDC provider's user, before a role is assumed."""

    provider_arn: str

    def matched_by(self, principals: object) -> Grant:
        return Grant.SESSION if {"*", self.provider_arn} & set(named(principals, "Federated")) else Grant.NONE


@dataclass(frozen=True)
class Request:
    principal: Session | WebIdentity
    action: str
    resource: str
    context: Context


def listed(value: object) -> list:
    return value if isinstance(value, list) else [value]


def named(principals: object, kind: str) -> list[str]:
    return ["*"] if principals == "*" else listed(principals.get(kind, []))


def pattern(text: str, context: Context, version: str, wildcards: bool = True) -> re.Pattern | None:
    """A value of a policy with its variables filled in; None: one of them has no value, so nothing matches.

    IAM User Guide, "IAM policy elements: Variables and tags": policies of the older version have no variables.
    """
    regex = ""
    for part in re.split(r"(\$\{[^}]*\})", text) if version == "2012-10-17" else [text]:
        if version == "2012-10-17" and re.fullmatch(r"\$\{[^}]*\}", part):
            value = variable(part[2:-1], context)
            if value is None:
                return None
            regex += re.escape(value)
        elif wildcards:
            regex += re.escape(part).replace(r"\*", ".*").replace(r"\?", ".")
        else:
            regex += re.escape(part)
    return re.compile(regex, re.DOTALL)


def variable(name: str, context: Context) -> str | None:
    if name in ("*", "?", "$"):
        return name
    key, _, default = name.partition(", ")
    values = value_of(key, context)
    if values is None:
        return default[1:-1] if default else None
    if len(values) != 1:
        raise Unsupported(f"the variable ${{{key}}} has several values")
    return values[0]


def value_of(key: str, context: Context) -> list[str] | None:
    """Names of condition keys are compared without regard to case."""
    return next((values for name, values in context.items() if name.lower() == key.lower()), None)


def matches_action(action: str, patterns: object) -> bool:
    def one(text: str) -> bool:
        found = pattern(text.lower(), {}, "")
        return text == "*" or (":" in text and found is not None and bool(found.fullmatch(action.lower())))

    return any(one(text) for text in listed(patterns))


def matches_resource(request: Request, patterns: object, version: str, is_identity: bool) -> bool:
    def one(text: str) -> bool:
        # AWS completes short ARNs, in resource-based policies only those that have a wildcard
        if text.startswith("arn:") and text.count(":") < 5 and (is_identity or "*" in text):
            text += ":*" * (5 - text.count(":"))
        found = pattern(text, request.context, version)
        return found is not None and bool(found.fullmatch(request.resource))

    return any(one(text) for text in listed(patterns))


def matches(statement: dict, version: str, request: Request, is_identity: bool) -> bool:
    """Whether action, resource and conditions of a statement apply; its principal is another question."""
    if "Action" in statement:
        is_meant = matches_action(request.action, statement["Action"])
    else:
        is_meant = not matches_action(request.action, statement["NotAction"])
    if "Resource" in statement:
        is_meant = is_meant and matches_resource(request, statement["Resource"], version, is_identity)
    elif "NotResource" in statement:
        is_meant = is_meant and not matches_resource(request, statement["NotResource"], version, is_identity)
    return is_meant and all(
        holds(operator, key, listed(values), request.context, version)
        for operator, tests in statement.get("Condition", {}).items()
        for key, values in tests.items()
    )


def effects(policies: list[dict], request: Request, is_identity: bool) -> tuple[bool, Grant]:
    """Whether these policies of one kind deny the request, and what their Allow is worth."""
    denied, grant = False, Grant.NONE
    for policy in policies:
        version = policy.get("Version", "2008-10-17")
        for statement in listed(policy.get("Statement", [])):
            if "NotPrincipal" in statement:
                raise Unsupported("NotPrincipal")
            is_named = Grant.SESSION if is_identity else request.principal.matched_by(statement.get("Principal", {}))
            if not is_named or not matches(statement, version, request, is_identity):
                continue
            if statement["Effect"] == "Deny":
                denied = True
            else:
                grant = max(grant, is_named)
    return denied, grant


def denial(
    request: Request, identity: list[dict], boundary: list[dict] | None, resource: list[dict], resource_account: str
) -> str | None:
    """The reason why AWS denies a session's request, in AWS's words; None: it is allowed.

    IAM User Guide, "Troubleshooting access denied error messages".
    """
    identity_denies, identity_grant = effects(identity, request, is_identity=True)
    boundary_denies, boundary_grant = effects(boundary or [], request, is_identity=True)
    resource_denies, resource_grant = effects(resource, request, is_identity=False)
    for denies, kind in (
        (resource_denies, "a resource-based policy"),
        (identity_denies, "an identity-based policy"),
        (boundary_denies, "a permissions boundary"),
    ):
        if denies:
            return f"with an explicit deny in {kind}"
    is_in_bounds = boundary is None or bool(boundary_grant)
    if request.principal.account == resource_account:
        if resource_grant == Grant.SESSION or (resource_grant == Grant.ROLE and is_in_bounds):
            return None
        resource_grant = Grant.SESSION  # in its own account the role's policies are enough
    for allows, kind in (
        (identity_grant, "identity-based policy"),
        (is_in_bounds, "permissions boundary"),
        (resource_grant, "resource-based policy"),
    ):
        if not allows:
            return f"because no {kind} allows the {request.action} action"
    return None


def is_trusted(trust_policy: dict, request: Request) -> bool:
    """Whether a role's trust policy lets a web identity assume the role."""
    denied, grant = effects([trust_policy], request, is_identity=False)
    return bool(grant) and not denied


def instant(value: str) -> float:
    try:
        return float(value)
    except ValueError:
        read = datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))
        return (read if read.tzinfo else read.replace(tzinfo=datetime.UTC)).timestamp()


ORDERS = {
    "Equals": float.__eq__,
    "LessThan": float.__lt__,
    "LessThanEquals": float.__le__,
    "GreaterThan": float.__gt__,
    "GreaterThanEquals": float.__ge__,
}


def compares(base: str, value: str, wanted: str, context: Context, version: str) -> bool:
    """Whether one value of the request fits one value of the policy, under an operator without its `Not`."""
    if base in ("StringEquals", "StringLike"):
        found = pattern(wanted, context, version, wildcards=base == "StringLike")
        return found is not None and bool(found.fullmatch(value))
    if base == "StringEqualsIgnoreCase":
        found = pattern(wanted.lower(), context, version, wildcards=False)
        return found is not None and bool(found.fullmatch(value.lower()))
    if base in ("ArnEquals", "ArnLike"):
        fields, parts = wanted.split(":", 5), value.split(":", 5)
        patterns = [pattern(field, context, version) for field in fields]
        return len(fields) == len(parts) == 6 and all(
            one is not None and bool(one.fullmatch(part)) for one, part in zip(patterns, parts)
        )
    if base == "Bool":
        return value.lower() == wanted.lower()
    try:
        if base == "IpAddress":
            return ip_address(value) in ip_network(wanted, strict=False)
        kind, read = ("Numeric", float) if base.startswith("Numeric") else ("Date", instant)
        order = ORDERS.get(base.removeprefix(kind))
        if not base.startswith(kind) or order is None:
            raise Unsupported(f"condition operator {base}")
        return order(read(value), read(wanted))
    except ValueError:
        return False


def holds(operator: str, key: str, wanted: list, context: Context, version: str) -> bool:
    """One key under one operator of a condition block.

    IAM User Guide, "IAM JSON policy elements: Condition operators".
    """
    quantifier, _, plain = operator.rpartition(":")
    if quantifier not in ("", "ForAnyValue", "ForAllValues"):
        raise Unsupported(f"condition operator {operator}")
    texts = [str(value).lower() if isinstance(value, bool) else str(value) for value in wanted]
    values = value_of(key, context)
    base = plain.removesuffix("IfExists")
    if base == "Null":
        return any((text.lower() == "true") == (values is None) for text in texts)
    is_negated = "Not" in base
    base = base.replace("Not", "")
    if not values:
        if base != "IpAddress":
            compares(base, "", "", context, version)  # an unknown operator is unknown without a value too
        return plain.endswith("IfExists") or quantifier == "ForAllValues" or (is_negated and not quantifier)
    if len(values) > 1 and not quantifier:
        raise Unsupported(f"{key} has several values and {operator} no quantifier")
    fits = [any(compares(base, value, text, context, version) for text in texts) != is_negated for value in values]
    return any(fits) if quantifier == "ForAnyValue" else all(fits)
