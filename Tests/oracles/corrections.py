"""Where principalmapper differs from AWS, each difference by itself.

A correction takes back one thing in which principalmapper departs from AWS's documentation, and says which page tells. It
is the explanation of a difference: a difference is explained when it is gone with the correction, and only then.
"""

from __future__ import annotations

import contextlib
import copy
import fnmatch
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from unittest import mock

from principals import EVERYTHING, Document, Request, decision, documents, interface, listed
from questions import IDS

from principalmapper.common import Node, Policy
from principalmapper.querying import local_policy_simulation as simulation
from principalmapper.util.case_insensitive_dict import CaseInsensitiveDict


@dataclass(frozen=True)
class Correction:
    """A difference of principalmapper from AWS, and the page where AWS documents it."""

    name: str
    page: str
    patch: Callable[[], contextlib.AbstractContextManager[Any]] = contextlib.nullcontext
    prepare: Callable[[Request], None] = lambda request: None


def corrected(request: Request, corrections: list[Correction]) -> str:
    request = copy.deepcopy(request)
    with contextlib.ExitStack() as stack:
        for correction in corrections:
            correction.prepare(request)
            stack.enter_context(correction.patch())
        return decision(request)


def base(name: str) -> str:
    return name.split(":")[-1].removesuffix("IfExists")


def replaced(name: str, make: Callable[[Any], Any]) -> contextlib.AbstractContextManager[Any]:
    return mock.patch.object(simulation, name, make(getattr(simulation, name)))


def without_suffix() -> contextlib.AbstractContextManager[Any]:
    """Operators are compared by their whole name, so that `NumericEqualsIfExists` is unknown and `IpAddressIfExists` is `Not`."""
    stack = contextlib.ExitStack()
    for name in ("_get_num_match", "_get_date_match", "_get_ipaddress_match", "_get_straight_str_match"):
        def make(old: Any) -> Any:
            def match(block: str, key: str, values: Any, context: CaseInsensitiveDict) -> bool:
                if key not in context and block.endswith("IfExists"):
                    return True
                return old(base(block), key, values, context)
            return match
        stack.enter_context(replaced(name, make))
    return stack


def every_date(old: Any) -> Any:
    def match(block: str, key: str, values: Any, context: CaseInsensitiveDict) -> bool:
        answers = [old(block, key, value, context) for value in listed(values)]
        return all(answers) if "Not" in block else any(answers)
    return match


def missing_not_like(old: Any) -> Any:
    def match(block: str, key: str, values: Any, context: CaseInsensitiveDict) -> bool:
        return True if base(block) == "StringNotLike" and key not in context else old(block, key, values, context)
    return match


def quantified(old: Any) -> Any:
    """Each key of a block by itself, and each value of the request by itself."""
    def match(condition: Document, context: CaseInsensitiveDict) -> bool:
        def holds(name: str, key: str, values: Any) -> bool:
            if ":" not in name or key not in context:
                return old({name: {key: values}}, context)
            answers = [
                old({name.split(":")[1]: {key: values}}, CaseInsensitiveDict({key: value})) for value in listed(context[key])
            ]
            return all(answers) if name.startswith("ForAllValues") else any(answers)
        return all(holds(name, key, values) for name, tests in condition.items() for key, values in tests.items())
    return match


def by_component(old: Any) -> Any:
    def fits(pattern: str, arn: str) -> bool:
        pairs = list(zip(pattern.split(":", 5), arn.split(":", 5)))
        return pattern.count(":") >= 5 and len(pairs) == 6 and all(fnmatch.fnmatchcase(a, p) for p, a in pairs)

    def match(block: str, key: str, values: Any, context: CaseInsensitiveDict) -> bool:
        if key not in context:
            return old(block, key, values, context)
        return any(fits(value, context[key]) for value in listed(values)) != ("Not" in block)
    return match


def exact_case(old: Any) -> Any:
    def match(text: str, pattern: str, context: Any = None) -> bool:
        # Of all that is compared by this function only actions are without regard to case.
        if not old(text, pattern, context):
            return False
        if not text.startswith("arn:"):
            return True
        for key, value in (context or {}).items():
            pattern = pattern.replace("${" + key + "}", str(value))
        expression = "".join({"*": ".*", "?": "."}.get(c, re.escape(c)) for c in pattern)
        return re.fullmatch(expression, text) is not None
    return match


def older_version(request: Request) -> None:
    for document in documents(request):
        if document["Version"] == "2008-10-17":
            for statement in listed(document["Statement"]):
                for name in ("Resource", "NotResource"):
                    if name in statement:
                        statement[name] = [text.replace("${", "$-{") for text in listed(statement[name])]


def colonless(request: Request) -> None:
    for document in documents(request):
        for statement in listed(document["Statement"]):
            for name in ("Action", "NotAction"):
                if name in statement:
                    statement[name] = [text for text in listed(statement[name]) if ":" in text or text == "*"]


def silent_owner(request: Request) -> None:
    across = request["principal"].split(":")[4] != request["resource_account"] and request["resource"] != "*"
    if "resource_policy" not in request and (across or request["action"] == "sts:AssumeRole"):
        request["resource_policy"] = {"Version": "2012-10-17", "Statement": []}


def everyone(request: Request) -> None:
    for statement in listed(request.get("resource_policy", {}).get("Statement", [])):
        if "Principal" in statement and "*" in listed(statement["Principal"]["AWS"] if statement["Principal"] != "*" else []):
            statement["Principal"] = "*"


def unique_ids(request: Request) -> None:
    for statement in listed(request.get("resource_policy", {}).get("Statement", [])):
        for name in ("Principal", "NotPrincipal"):
            if isinstance(statement.get(name), dict):
                names = {identity: arn for arn, identity in IDS.items()}
                statement[name] = {"AWS": [names.get(text, text) for text in listed(statement[name]["AWS"])]}


def whole_chain(request: Request) -> None:
    """A denial of everyone else spares a caller whose account is named as well, and nobody with a boundary."""
    caller = request["principal"]
    account = caller.split(":")[4]
    for statement in listed(request.get("resource_policy", {}).get("Statement", [])):
        if "NotPrincipal" not in statement:
            continue
        named = set(listed(statement.pop("NotPrincipal")["AWS"]))
        is_spared = named & {caller, IDS[caller]} and named & {account, f"arn:aws:iam::{account}:root"}
        if is_spared and "permissions_boundaries" not in request:
            statement["Principal"] = {"AWS": "999999999999"}
        else:
            statement["Principal"] = "*"


def limited_role() -> contextlib.AbstractContextManager[Any]:
    """A role that is named has the permission within its boundary and session policies."""
    old = interface.resource_policy_authorization

    def authorization(node: Node, owner: str, policy: Document, action: str, resource: str, keys: Any) -> Any:
        answer = old(node, owner, policy, action, resource, keys)
        if answer is not simulation.ResourcePolicyEvalResult.NODE_MATCH or ":role/" not in node.arn:
            return answer
        statements = simulation.resource_policy_matching_statements(node, policy, action, resource, keys)
        if any(statement.get("Principal") == "*" for statement in statements):
            return answer
        node.attached_policies.append(Policy(node.arn, "p", EVERYTHING))
        return simulation.ResourcePolicyEvalResult.ROOT_MATCH

    return mock.patch.object(interface, "resource_policy_authorization", authorization)


OPERATORS = "reference_policies_elements_condition_operators"
PRINCIPAL = "reference_policies_elements_principal"
CORRECTIONS = [
    Correction("IfExists after Numeric, Date, IpAddress and BinaryEquals", OPERATORS, without_suffix),
    Correction("every date of a list counts", "reference_policies_elements_condition", lambda: replaced("_get_date_match", every_date)),
    Correction("StringNotLike holds where the key is missing", OPERATORS, lambda: replaced("_get_str_match", missing_not_like)),
    Correction("ForAllValues and ForAnyValue ask each value, and each key", "reference_policies_condition-single-vs-multi-valued-context-keys",
               lambda: replaced("_get_condition_match", quantified)),
    Correction("ARN operators compare component by component, with regard to case", OPERATORS, lambda: replaced("_get_arn_match", by_component)),
    Correction("resources are compared with regard to case", "reference_policies_elements_resource",
               lambda: replaced("_matches_after_expansion", exact_case)),
    Correction("no variables under 2008-10-17", "reference_policies_variables", prepare=older_version),
    Correction("an action pattern without a colon names no action", "reference_policies_elements_action", prepare=colonless),
    Correction("across accounts, and for a role, a missing resource policy allows nothing",
               "reference_policies_evaluation-logic-cross-account", prepare=silent_owner),
    Correction("`{\"AWS\": \"*\"}` is everyone, as `*` is", PRINCIPAL, prepare=everyone),
    Correction("a unique id names its user or role", PRINCIPAL, prepare=unique_ids),
    Correction("NotPrincipal spares whom it names together with the account, and nobody with a boundary",
               "reference_policies_elements_notprincipal", prepare=whole_chain),
    Correction("a boundary and session policies limit a role that a resource policy names", "reference_policies_evaluation-logic",
               limited_role),
]
