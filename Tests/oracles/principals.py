"""principalmapper's local simulation, asked with our requests."""

from __future__ import annotations

import collections
import collections.abc
import copy
from collections.abc import Iterator
from typing import Any

from questions import IDS

# principalmapper 1.1.5 imports from `collections` what Python 3.10 moved.
for name in ("Mapping", "MutableMapping"):
    if not hasattr(collections, name):
        setattr(collections, name, getattr(collections.abc, name))

from principalmapper.common import Node, Policy  # noqa: E402
from principalmapper.querying import query_interface as interface  # noqa: E402

Request = dict[str, Any]
Document = dict[str, Any]
EVERYTHING = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def documents(request: Request) -> Iterator[Document]:
    for name in ("identity_policies", "permissions_boundaries", "session_policies"):
        yield from request.get(name, [])
    for level in request.get("service_control_policies", []):
        yield from level
    if "resource_policy" in request:
        yield request["resource_policy"]


def allows(request: Request) -> bool:
    """What principalmapper answers."""
    def policies(documents: list[Document]) -> list[Policy]:
        return [Policy("arn:aws:iam::111122223333:policy/p", "p", document) for document in documents]

    caller = request["principal"]
    boundary = request.get("permissions_boundaries")
    session = request.get("session_policies")
    levels = request.get("service_control_policies")
    node = Node(
        caller, IDS[caller], policies(request["identity_policies"]), [], {} if ":role/" in caller else None,
        None, 0, False, False, policies(boundary)[0] if boundary else None, False, {},
    )
    return interface.local_check_authorization_full(
        node, request["action"], request["resource"], request["context"], request.get("resource_policy"),
        request["resource_account"], [policies(level) for level in levels] if levels else None,
        session[0] if session else None,
    )


def decision(request: Request) -> str:
    """The result as this project reports it: a request that is still denied when every policy also allows everything is explicitly denied."""
    if allows(request):
        return "allowed"
    open_request = copy.deepcopy(request)
    open_request["identity_policies"].append(EVERYTHING)
    for document in documents(open_request):
        extra = dict(EVERYTHING["Statement"][0])
        if document is open_request.get("resource_policy"):
            extra = {"Effect": "Allow", "Principal": "*", "Action": "*"}
        document["Statement"] = [*listed(document["Statement"]), extra]
    return "implicitly_denied" if allows(open_request) else "explicitly_denied"
