"""Seeded requests over a small alphabet, so that statements often match and often miss by one thing."""

from __future__ import annotations

import json
import random
from typing import Any

HOME, OTHER = "111122223333", "444455556666"
ANNA = f"arn:aws:iam::{HOME}:user/anna"
PULLER = f"arn:aws:iam::{HOME}:role/puller"
BOB = f"arn:aws:iam::{OTHER}:user/bob"
IDS = {ANNA: "AIDAANNAEXAMPLE000001", PULLER: "AROAPULLEREXAMPLE0001", BOB: "AIDABOBEXAMPLE0000001"}

REPOSITORY = f"arn:aws:ecr:us-east-1:{HOME}:repository"
TARGETS = [
    ("ecr:BatchGetImage", f"{REPOSITORY}/app"),
    ("ecr:BatchGetImage", f"{REPOSITORY}/anna/app"),
    ("ecr:PutImage", f"{REPOSITORY}/app"),
    ("s3:GetObject", "arn:aws:s3:::bucket/app"),
    ("sts:AssumeRole", f"arn:aws:iam::{HOME}:role/deploy"),
    ("ecr:GetAuthorizationToken", "*"),
]
ACTIONS = ["ecr:BatchGetImage", "ecr:PutImage", "ecr:*", "ECR:batch*", "s3:Get*", "s3:*", "sts:*", "sts:AssumeRole", "*",
           "e?r:*Image", "ecr:Get*", "*Image"]
RESOURCES = ["*", "arn:aws:ecr:*", f"{REPOSITORY}/*", f"{REPOSITORY}/app", f"{REPOSITORY}/App", f"{REPOSITORY}/a??",
             f"{REPOSITORY}/${{aws:username}}/*", f"arn:aws:ecr:*:{HOME}:repository/app", "arn:aws:s3:::bucket/*",
             "arn:aws:s3:::*/app", f"arn:aws:iam::{HOME}:role/*", f"arn:aws:iam::{HOME}:role/deploy"]

STRINGS = ["StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike", "StringNotLike"]
NUMBERS = ["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan",
           "NumericGreaterThanEquals"]
DATES = [name.replace("Numeric", "Date") for name in NUMBERS]
ARNS = ["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"]

# Key: operators, what policies compare it with, what requests carry.
SINGLE: dict[str, tuple[list[str], list[str], list[str]]] = {
    "aws:PrincipalTag/team": (STRINGS, ["cf", "CF", "c*", "?f", "data"], ["cf", "Cf", "data", "c*"]),
    "aws:SourceVpc": (STRINGS, ["vpc-11111111", "vpc-*"], ["vpc-11111111", "vpc-22222222"]),
    "aws:MultiFactorAuthAge": (NUMBERS, ["5", "60", "3600", "2.5"], ["5", "59", "3600", "2.50"]),
    "aws:CurrentTime": (DATES, ["2026-01-01T00:00:00Z", "2026-11-26T12:00:00Z", "1790000000"],
                        ["2026-11-26T12:00:00Z", "2026-06-30T00:00:00Z", "2025-06-30T00:00:00Z"]),
    "aws:SecureTransport": (["Bool"], ["true", "false"], ["true", "false"]),
    "aws:SourceIp": (["IpAddress", "NotIpAddress"], ["203.0.113.0/24", "203.0.113.7", "2001:db8::/32", "0.0.0.0/0"],
                     ["203.0.113.7", "198.51.100.1", "2001:db8::1"]),
    "aws:SourceArn": (ARNS, ["arn:aws:sns:*:111122223333:topic", "arn:aws:sns:us-east-1:*:Topic", "arn:aws:sns:*:*:*"],
                      ["arn:aws:sns:us-east-1:111122223333:topic", "arn:aws:sns:us-east-1:999999999999:x:111122223333:topic"]),
    "aws:PrincipalArn": (ARNS + ["StringLike"], [ANNA, PULLER, "arn:aws:iam::*:user/*"], []),
    "app:Digest": (["BinaryEquals"], ["QmluYXJ5", "T3RoZXI="], ["QmluYXJ5"]),
}
TAGS = ["team", "stage", "Team", "cost"]
ALWAYS = {"aws:CurrentTime", "aws:SecureTransport"}


class Maker:
    """Makes requests from one seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def some(self, choices: list[str], most: int = 2) -> str | list[str]:
        picked = self.chance.sample(choices, self.chance.randint(1, min(most, len(choices))))
        return picked[0] if len(picked) == 1 and self.chance.random() < 0.5 else picked

    def condition(self) -> dict[str, dict[str, str | list[str]]]:
        condition: dict[str, dict[str, str | list[str]]] = {}
        for _ in range(self.chance.randint(1, 2)):
            name, key, values = self.test()
            condition.setdefault(name, {})[key] = values
        return condition

    def test(self) -> tuple[str, str, str | list[str]]:
        chance = self.chance
        if chance.random() < 0.1:
            return "Null", chance.choice([*SINGLE, "aws:TagKeys"]), chance.choice(["true", "false"])
        if chance.random() < 0.25:
            quantifier = chance.choice(["ForAllValues:", "ForAnyValue:"])
            return quantifier + chance.choice(STRINGS), "aws:TagKeys", self.some([*TAGS, "t*"])
        key = chance.choice(list(SINGLE))
        operators, values, _ = SINGLE[key]
        name = chance.choice(operators) + ("IfExists" if chance.random() < 0.2 else "")
        return name, chance.choice([key, key.lower()]), chance.choice(values) if "Bool" in name else self.some(values)

    def statement(self, principal: Any = None, has_resource: bool = True) -> dict[str, Any]:
        chance = self.chance
        statement: dict[str, Any] = {"Effect": "Allow" if chance.random() < 0.8 else "Deny"}
        if principal is not None:
            statement |= principal(statement["Effect"])
        statement["NotAction" if chance.random() < 0.1 else "Action"] = self.some(ACTIONS, 3)
        if has_resource:
            statement["NotResource" if chance.random() < 0.1 else "Resource"] = self.some(RESOURCES, 3)
        if chance.random() < 0.4:
            statement["Condition"] = self.condition()
        return statement

    def policy(self, most: int = 3, broad: float = 0.0, **parts: Any) -> dict[str, Any]:
        statements = [self.statement(**parts) for _ in range(self.chance.randint(1, most))]
        if self.chance.random() < broad:
            statements.append({"Effect": "Allow", "Action": "*", "Resource": "*"})
        version = "2008-10-17" if self.chance.random() < 0.1 else "2012-10-17"
        return {"Version": version, "Statement": statements if len(statements) > 1 else statements[0]}

    def principal(self, effect: str) -> dict[str, Any]:
        chance = self.chance
        named = [ANNA, PULLER, BOB, HOME, OTHER, f"arn:aws:iam::{HOME}:root", f"arn:aws:iam::{OTHER}:root", IDS[ANNA]]
        if effect == "Deny" and chance.random() < 0.3:
            return {"NotPrincipal": {"AWS": self.some(named, 4)}}
        if chance.random() < 0.15:
            return {"Principal": chance.choice(["*", {"AWS": "*"}])}
        return {"Principal": {"AWS": self.some(named, 3)}}

    def context(self) -> dict[str, Any]:
        context: dict[str, Any] = {}
        for key, (_, _, values) in SINGLE.items():
            if values and (key in ALWAYS or self.chance.random() < 0.6):
                context[key] = self.chance.choice(values)
        if self.chance.random() < 0.7:
            context["aws:TagKeys"] = self.chance.sample(TAGS, self.chance.randint(1, 3))
        return context

    def request(self) -> dict[str, Any]:
        chance = self.chance
        action, resource = chance.choice(TARGETS)
        principal = chance.choice([ANNA, ANNA, PULLER, BOB])
        context = self.context() | {"aws:userid": IDS[principal]}
        request: dict[str, Any] = {
            "action": action, "resource": resource, "resource_account": HOME, "principal": principal, "context": context,
            "identity_policies": [self.policy(broad=0.3) for _ in range(chance.randint(0, 2))],
        }
        if resource != "*" and chance.random() < 0.6:
            request["resource_policy"] = self.policy(principal=self.principal, has_resource=False)
        if chance.random() < 0.25:
            request["permissions_boundaries"] = [self.policy(broad=0.6)]
        if principal == PULLER and chance.random() < 0.4:
            request["session_policies"] = [self.policy(broad=0.6)]
        if chance.random() < 0.25:
            request["service_control_policies"] = [
                [self.policy(broad=0.8) for _ in range(chance.randint(1, 2))] for _ in range(chance.randint(1, 3))
            ]
        return request


def requests(count: int, seed: int) -> list[dict[str, Any]]:
    maker = Maker(seed)
    return [maker.request() for _ in range(count)]


def lines(items: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(item) + "\n" for item in items)
