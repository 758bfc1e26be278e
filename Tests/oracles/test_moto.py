"""2,000 requests of identities alone through the tool and through moto's evaluation of policies.

What moto decides: `Action` and `NotAction` on `Resource` in identity policies, `*` as the only wildcard, a denial before any
permission. It takes a condition that fails for a denial, knows no `NotResource` and no boundary, and compares actions with
regard to case, so none of that is asked; on what is asked it has to agree without exception.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from typing import Any

from moto.iam.access_control import IAMPolicy, PermissionResult
from questions import ANNA, HOME, TARGETS
from tool import decide

ACTIONS = ["ecr:BatchGetImage", "ecr:PutImage", "ecr:*", "ecr:Batch*", "s3:Get*", "s3:*", "sts:*", "*", "ecr:*Image"]
RESOURCES = ["*", "arn:aws:ecr:*", f"arn:aws:ecr:us-east-1:{HOME}:repository/app", f"arn:aws:ecr:*:{HOME}:repository/a*",
             "arn:aws:s3:::bucket/*", f"arn:aws:iam::{HOME}:role/*"]


def statement(chance: random.Random) -> dict[str, Any]:
    return {
        "Effect": chance.choice(["Allow", "Allow", "Allow", "Deny"]),
        chance.choice(["Action", "Action", "NotAction"]): chance.sample(ACTIONS, chance.randint(1, 3)),
        "Resource": chance.sample(RESOURCES, chance.randint(1, 2)),
    }


def request(chance: random.Random) -> dict[str, Any]:
    # A role is assumed under its trust policy, which moto does not ask for.
    action, resource = chance.choice([target for target in TARGETS if target[0] != "sts:AssumeRole"])
    return {
        "action": action, "resource": resource, "resource_account": HOME, "principal": ANNA,
        "identity_policies": [
            {"Version": "2012-10-17", "Statement": [statement(chance) for _ in range(chance.randint(1, 3))]}
            for _ in range(chance.randint(1, 3))
        ],
    }


def moto(item: dict[str, Any]) -> str:
    answers = [
        IAMPolicy(json.dumps(document)).is_action_permitted(item["action"], item["resource"])
        for document in item["identity_policies"]
    ]
    if PermissionResult.DENIED in answers:
        return "explicitly_denied"
    return "allowed" if PermissionResult.PERMITTED in answers else "implicitly_denied"


def test_moto_agrees() -> None:
    chance = random.Random(20261126)
    asked = [request(chance) for _ in range(2000)]
    answers = [answer["decision"] for answer in decide(asked)]
    print(dict(Counter(answers)))
    assert min(Counter(answers).values()) > 200
    wrong = [item for item, answer in zip(asked, answers) if moto(item) != answer]
    assert not wrong, f"{len(wrong)}, the first: {json.dumps(wrong[0])}"
