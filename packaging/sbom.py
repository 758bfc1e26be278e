#!/usr/bin/env python3
"""Prints what the static binary is made of, as a CycloneDX 1.6 document (https://cyclonedx.org/docs/1.6/json/).

usage: sbom.py BINARY

The same binary and the same libraries give the same text: it has no time and no serial number.
"""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path


def said_by(*command):
    return subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout.strip()


def found(pattern, text):
    match = re.search(pattern, text)
    if match is None:
        sys.exit(f"sbom.py: no version in `{text.splitlines()[0] if text else ''}`")
    return match[1]


def component(kind, name, version, license_, purl, **more):
    field = "expression" if " " in license_ else "license"
    licenses = [{"expression": license_}] if field == "expression" else [{"license": {"id": license_}}]
    return {"type": kind, "bom-ref": purl, "name": name, "version": version, "licenses": licenses, "purl": purl} | more


def library(name, version, license_, purl):
    return component("library", name, version, license_, f"{purl}@{version}", scope="required")


def main(binary):
    version = found(r"^ecr-artifacts (\S+)$", said_by(binary, "--version"))
    swift = found(r"Swift version (\S+)", said_by("swift", "--version"))
    c_library = found(r"(\d+\.\d+)$", said_by("ldd", "--version").splitlines()[0])
    compiler = said_by("gcc", "-dumpfullversion")
    application = component(
        "application", "ecr-artifacts", version, "Apache-2.0", f"pkg:generic/ecr-artifacts@{version}",
        hashes=[{"alg": "SHA-256", "content": hashlib.sha256(Path(binary).read_bytes()).hexdigest()}],
    )
    libraries = [
        library("swift", swift, "Apache-2.0 WITH Swift-exception", "pkg:github/swiftlang/swift"),
        library("libyaml", said_by("pkg-config", "--modversion", "yaml-0.1"), "MIT", "pkg:github/yaml/libyaml"),
        library("glibc", c_library, "LGPL-2.1-or-later", "pkg:generic/glibc"),
        library("libstdc++", compiler, "GPL-3.0-or-later WITH GCC-exception-3.1", "pkg:generic/gcc"),
    ]
    document = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json", "bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
        "metadata": {"component": application}, "components": libraries,
        "dependencies": [{"ref": application["bom-ref"], "dependsOn": [item["bom-ref"] for item in libraries]}]
        + [{"ref": item["bom-ref"]} for item in libraries],
    }
    print(json.dumps(document, indent=2))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(str(Path(sys.argv[1]).resolve()))
