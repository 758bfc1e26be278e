"""PyPI's `kubernetes-validate` in strict mode and this project's schema report the same fields.

kubernetes-validate checks what its JSON schema contains: fields, their types, and which are required. Of our rules these are
`k8s/unknown-field`, `k8s/field-type` and `k8s/missing-field`; findings of other rules are ignored. Its schemas
also contain list-map keys, which it does not check: the test reads them from its schema and compares them with `k8s/duplicate-item`.
"""

import copy
import functools
import json
import random
import re
from pathlib import Path

import jsonschema
import kubernetes_validate
import pytest
import referencing
import yaml
from kubernetes_validate import utils
from manifests import table
from validation import PROJECT, validated

VERSION = "1.37"
SCHEMA_RULES = {"k8s/unknown-field", "k8s/field-type", "k8s/missing-field"}
MUTATIONS = 2000


@functools.cache
def schemas():
    folder = f"kubernetes-json-schema/v{VERSION}.0-local-strict"
    return folder, utils.schema_contents(f"{folder}/_definitions.json", VERSION)


@functools.cache
def validator(kind, api_version):
    """As kubernetes_validate.validate makes it, but kept: reading 2 MB of schema for each document takes a second."""
    folder, definitions = schemas()
    api_version = re.sub(r"^([^./]*)(?:\.[^/]*)?/", r"\1-", api_version)
    schema = utils.schema_contents(f"{folder}/{kind.lower()}-{api_version}.json", VERSION)
    registry = referencing.Registry()
    for contents in (schema, definitions):
        registry = referencing.Resource.from_contents(contents) @ registry
    return jsonschema.validators.Draft202012Validator(schema, registry=registry)


def places(error):
    """The fields that an error is about, as document paths."""
    at = list(error.absolute_path)
    if error.validator == "additionalProperties":
        known = error.schema.get("properties", {})
        return {tuple([*at, key]) for key in error.instance if key not in known}
    if error.validator == "required":
        return {tuple([*at, key]) for key in error.validator_value if key not in error.instance}
    return {tuple(at)}


def rejected_by_oracle(document):
    errors = validator(document["kind"], document["apiVersion"]).iter_errors(document)
    return set().union(*map(places, errors), set())


def rejected_by_us(findings):
    """A missing field is reported at its parent; a null one at its own place."""
    rejected = set()
    for finding in findings:
        if finding["rule"] not in SCHEMA_RULES:
            continue
        at = steps(finding["document_path"])
        if finding["rule"] == "k8s/missing-field":
            name = re.search(r"requires the field `([^`]+)`", finding["message"])[1]
            at = at if at and at[-1] == name else (*at, name)
        rejected.add(at)
    return rejected


def steps(path):
    """`$.spec["a b"][0]` as ("spec", "a b", 0)"""
    found = re.findall(r'\.([\w-]+)|\[(\d+)\]|\["((?:[^"\\]|\\.)*)"\]', path[1:])
    return tuple(int(index) if index else key or re.sub(r"\\(.)", r"\1", quoted) for key, index, quoted in found)


# Where the two differ, by a pattern of the row and the place, and why
EXCEPTIONS = []


def compare(documents, folder):
    """The rows on which the two differ and no exception says why."""
    differ = {}
    excused = 0
    for (name, document), findings in zip(documents.items(), validated(list(documents.values()), folder), strict=True):
        theirs, ours = rejected_by_oracle(document), rejected_by_us(findings)
        if theirs == ours:
            continue
        if any(re.search(pattern, name) for pattern, _ in EXCEPTIONS):
            excused += 1
            continue
        differ[name] = {"theirs": sorted(map(str, theirs - ours)), "ours": sorted(map(str, ours - theirs))}
    assert not differ, f"{len(differ)}: " + json.dumps(dict(list(differ.items())[:20]), indent=1)
    return excused


def test_the_table(tmp_path):
    rows = table()
    assert compare(rows, tmp_path) <= len(rows) // 50


def rendered():
    for path in sorted((PROJECT / "environments" / "dev").glob("*.yml")):
        for index, document in enumerate(yaml.safe_load_all(path.read_text())):
            yield f"{path.name}[{index}]", document


def nodes(node, at=()):
    """Every field and item below a node, as (path, value)."""
    items = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for key, value in items:
        yield (*at, key), value
        yield from nodes(value, (*at, key))


RETYPED = ["text", "7", 7, 0.5, True, [], ["text"], {}, {"name": "text"}]


def mutated(document, rng):
    """(what was done, the changed document)"""
    document = copy.deepcopy(document)
    place = rng.choice([at for at, _ in nodes(document) if at[0] not in ("apiVersion", "kind")])
    parent = functools.reduce(lambda node, step: node[step], place[:-1], document)
    last = place[-1]
    ways = ["dropped", "retyped"] + (["renamed"] if isinstance(parent, dict) else ["duplicated"])
    way = rng.choice(ways)
    if way == "dropped":
        del parent[last]
    elif way == "retyped":
        value = rng.choice([value for value in RETYPED if type(value) is not type(parent[last])])
        parent[last] = copy.deepcopy(value)
        way = f"retyped to {value!r}"
    elif way == "renamed":
        name = rng.choice([last + "s", last[:-1] or "x", last.capitalize(), "x" + last])
        parent[name] = parent.pop(last)
        way = f"renamed to {name}"
    else:
        parent.insert(last, copy.deepcopy(parent[last]))
    return f"{'.'.join(map(str, place))} {way}", document


def mutations():
    rng = random.Random(20261126)
    originals = list(rendered())
    found = {}
    while len(found) < MUTATIONS:
        # The Deployment has the most to change
        name, document = rng.choices(originals, weights=[len(list(nodes(document))) for _, document in originals])[0]
        what, changed = mutated(document, rng)
        found[f"{len(found)} {name} {what}"] = changed
    return found


def test_what_is_rendered(tmp_path):
    rows = dict(rendered())
    assert rows
    assert compare(rows, tmp_path) == 0
    assert not any(validated(list(rows.values()), tmp_path / "again"))


def test_mutations(tmp_path):
    rows = mutations()
    rejected = [name for name, row in rows.items() if rejected_by_oracle(row)]
    assert len(rejected) > MUTATIONS // 4, "too few mutations are rejected"
    assert compare(rows, tmp_path) <= MUTATIONS // 50


def test_the_validator_is_that_of_the_package():
    """A sample is given to kubernetes_validate itself."""
    rows = list(mutations().values())[::100]
    for row in rows:
        try:
            kubernetes_validate.validate(row, VERSION, strict=True)
            taken = True
        except kubernetes_validate.ValidationError:
            taken = False
        assert taken == (not rejected_by_oracle(row))


def keys_in_schema(document, place):
    """The list-map keys of the list at a place, as the package's schema has them; None where it has none."""
    _, definitions = schemas()
    schema = validator(document["kind"], document["apiVersion"]).schema
    for step in place:
        while "$ref" in schema:
            schema = definitions["$defs"][schema["$ref"].split("/")[-1]]
        schema = schema["items"] if isinstance(step, int) else schema.get("properties", {}).get(step) or schema.get("additionalProperties")
    return schema.get("x-kubernetes-list-map-keys")


def test_duplicates_are_rejected_where_the_schema_has_keys(tmp_path):
    rows = {}
    for name, document in [*rendered(), *((n, d) for n, d in table().items() if " valid: as it is" in n)]:
        for at, value in nodes(document):
            if isinstance(value, list) and value and isinstance(value[0], dict):
                changed = copy.deepcopy(document)
                functools.reduce(lambda node, step: node[step], at, changed).append(copy.deepcopy(value[0]))
                rows[f"{name} {at}"] = (changed, at, keys_in_schema(document, at))
    assert any(keys for _, _, keys in rows.values())
    found = validated([row for row, _, _ in rows.values()], tmp_path)
    for (name, (_, at, keys)), findings in zip(rows.items(), found, strict=True):
        rejected = [steps(finding["document_path"])[: len(at)] for finding in findings if finding["rule"] == "k8s/duplicate-item"]
        assert rejected == ([at] if keys else []), name
