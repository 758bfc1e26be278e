"""10,000 requests through the tool and through principalmapper's local simulation.

What principalmapper decides: users and roles (no sessions, services, federated or anonymous callers), identity policies, one
permissions boundary, one session policy, service control policies by level, resource policies in one account and across two,
`NotAction`, `NotResource`, `NotPrincipal`, every condition operator. It answers yes or no: what is denied explicitly is what
stays denied when every policy allows everything on top. What it cannot decide is not asked: resource control and endpoint
policies, unknown keys, variables with defaults or escapes, several policies of a session, empty lists of boundaries.

Where the two differ, principalmapper is asked again with corrections, each of which takes back one departure from AWS's
documentation and names the page. A difference is explained by the smallest set of corrections that makes it go away; one that
no set explains is a failure, and so is a correction that explains nothing.
"""

from __future__ import annotations

import json
from collections import Counter

import pytest
from corrections import CORRECTIONS, corrected
from principals import decision
from questions import requests
from tool import decide

COUNT, SEED = 10_000, 20261126


def explanation(request: dict, answer: str) -> list[str] | None:
    """The corrections that are needed; `None`: they do not explain it."""
    needed = list(CORRECTIONS)
    if corrected(request, needed) != answer:
        return None
    for correction in CORRECTIONS:
        fewer = [other for other in needed if other is not correction]
        if corrected(request, fewer) == answer:
            needed = fewer
    return [correction.name for correction in needed]


@pytest.fixture(scope="module")
def answered() -> list[tuple[dict, str]]:
    asked = requests(COUNT, SEED)
    return [(request, answer["decision"]) for request, answer in zip(asked, decide(asked))]


def test_the_requests_are_worth_asking(answered: list[tuple[dict, str]]) -> None:
    """No decision is so rare that agreement about it would mean nothing."""
    counts = Counter(answer for _, answer in answered)
    print(dict(counts))
    assert set(counts) == {"allowed", "implicitly_denied", "explicitly_denied"}
    assert min(counts.values()) > COUNT // 10


def test_principalmapper_agrees_or_the_difference_is_explained(answered: list[tuple[dict, str]]) -> None:
    differences = [(request, answer) for request, answer in answered if decision(request) != answer]
    reasons: Counter[str] = Counter()
    unexplained = []
    for request, answer in differences:
        names = explanation(request, answer)
        if names is None:
            unexplained.append((request, answer))
        reasons.update(names or [])
    agreed = 1 - len(differences) / COUNT
    print(f"{agreed:.1%} agree outright; the {len(differences)} differences:")
    for name, count in reasons.most_common():
        print(f"{count:6} {name}")
    assert not unexplained, f"{len(unexplained)} unexplained, the first: {json.dumps(unexplained[0])}"
    assert agreed > 0.8
    assert set(reasons) == {correction.name for correction in CORRECTIONS}


def test_principalmapper_with_every_correction_agrees(answered: list[tuple[dict, str]]) -> None:
    """The corrections do not explain differences by making new ones."""
    wrong = [request for request, answer in answered if corrected(request, CORRECTIONS) != answer]
    assert not wrong, f"{len(wrong)}, the first: {json.dumps(wrong[0])}"
