"""Writes Sources/KubernetesManifests/Schema/SchemaTable+Text.swift, the fields of every kind in the schema.

    python3 -m venv /tmp/schema
    /tmp/schema/bin/pip install kubernetes-validate==1.37.0
    /tmp/schema/bin/python Tests/schema/generate.py

`kubernetes-validate` carries the OpenAPI definitions of the Kubernetes releases as JSON schemas; the newest one is used.
What they lack is in constraints.py. A line of the table is a type and its fields:

    Pod@v1 apiVersion:s kind:s metadata:ObjectMeta spec:PodSpec status:PodStatus

`@` precedes the apiVersion of a kind. A field is its name, `!` when the schema requires it or `!!` when only the API server
does, and its type: s text, b boolean, i32 and i64 integers, n number, q quantity, t time, B base64, x integer or text, o an
object of any fields, [T] a list, [T;a,b] a list whose items differ in a and b, [T;] one without repetitions, {T} a map, a name
the type of that name. Its constraint, if any, follows in the notation of constraints.py.
"""

import importlib.util
import json
import textwrap
from pathlib import Path

from constraints import CONSTRAINTS

VERSION = "1.37"
KINDS = {
    "v1": ["ConfigMap", "Namespace", "Pod", "Secret", "ServiceAccount"],
    "apps/v1": ["Deployment"],
    "batch/v1": ["CronJob", "Job"],
    "rbac.authorization.k8s.io/v1": ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"],
}
GROUPS = {"v1": "core.v1", "apps/v1": "apps.v1", "batch/v1": "batch.v1", "rbac.authorization.k8s.io/v1": "rbac.v1"}
META = "io.k8s.apimachinery.pkg.apis.meta.v1."
# A list of any objects, which the schemas do not have: each item is validated by its own kind
LIST = "List@v1 apiVersion:s items!:[o] kind:s metadata:ListMeta"
SCALARS = {"string": "s", "boolean": "b", "integer": "i64", "number": "n", "object": "o"}
FORMATS = {"int32": "i32", "int64": "i64", "byte": "B", "date-time": "t", "double": "n"}
REPOSITORY = Path(__file__).resolve().parents[2]
TABLE = REPOSITORY / "Sources/KubernetesManifests/Schema/SchemaTable+Text.swift"


def definitions():
    folder = Path(importlib.util.find_spec("kubernetes_validate").origin).parent / "kubernetes-json-schema"
    return json.loads((folder / f"v{VERSION}.0-local-strict" / "_definitions.json").read_text())["$defs"]


class Table:
    """The types that the kinds are made of, each as a line."""

    def __init__(self):
        self.definitions = definitions()
        self.lines = {}
        self.unused = set(CONSTRAINTS)
        for version, kinds in KINDS.items():
            for kind in kinds:
                self.add(f"io.k8s.api.{GROUPS[version]}.{kind}", version)
        self.lines["List"] = LIST
        self.add(META + "ListMeta")
        assert not self.unused, f"constraints on fields that do not exist: {sorted(self.unused)}"

    def add(self, name, version=None):
        short = name.split(".")[-1]
        if short in self.lines:
            return
        self.lines[short] = ""  # so that a type which holds itself ends
        schema = self.definitions[name]
        fields = [self.field(short, key, schema) for key in sorted(schema["properties"])]
        self.lines[short] = " ".join([short + (f"@{version}" if version else ""), *fields])

    def field(self, owner, name, schema):
        demanded = CONSTRAINTS.get(f"{owner}.{name}", "")
        self.unused.discard(f"{owner}.{name}")
        mark = "!" if name in schema.get("required", []) else ""
        if demanded.startswith("!"):
            mark, demanded = mark or "!!", demanded[1:]
        return f"{name}{mark}:{self.type(schema['properties'][name])}{demanded}"

    def type(self, schema):
        if "$ref" in schema:
            return self.reference(schema["$ref"].removeprefix("#/$defs/"))
        if schema.get("format") in FORMATS:
            return FORMATS[schema["format"]]
        kind = schema["type"] if isinstance(schema["type"], str) else schema["type"][0]
        if kind == "array":
            return self.list(schema)
        if kind == "object" and isinstance(schema.get("additionalProperties"), dict):
            return "{" + self.type(schema["additionalProperties"]) + "}"
        return SCALARS[kind]

    def list(self, schema):
        item = self.type(schema["items"])
        keys = schema.get("x-kubernetes-list-map-keys")
        if not keys and schema.get("x-kubernetes-patch-strategy", "").startswith("merge"):
            merge = schema.get("x-kubernetes-patch-merge-key")
            keys = [merge] if merge else None
        if keys:
            return f"[{item};{','.join(keys)}]"
        return f"[{item};]" if schema.get("x-kubernetes-list-type") == "set" else f"[{item}]"

    def reference(self, name):
        schema = self.definitions[name]
        if name.endswith(".Quantity"):
            return "q"
        if name.endswith(".IntOrString"):
            return "x"
        if "properties" not in schema:
            return self.type(schema)
        self.add(name)
        return name.split(".")[-1]


def swift(lines):
    rows = []
    for line in lines:
        rows += textwrap.wrap(line, 92, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
    text = "\n".join("    " + row for row in rows)
    return f'''// Written by Tests/schema/generate.py; do not edit.

extension SchemaTable {{
  /// The release of Kubernetes from which the fields are.
  public static let version = "{VERSION}"

  /// One type per line, continued on indented lines; Tests/schema/generate.py documents the notation.
  static let text = """
{text}
    """
}}
'''


def generated():
    lines = Table().lines
    return swift(lines[name] for name in sorted(lines))


if __name__ == "__main__":
    TABLE.write_text(generated())
