"""The static binary that `make module` installs: how it is linked, what it says where the machine leaves it little, and what it is made of."""

import hashlib
import json
import os
import re
import resource
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
BINARY = PROJECT / "library/ecr_artifacts"
VALUES = {
    "cluster": {"name": "c", "account_id": "606639739464", "oidc_endpoint_url": "https://oidc.example.com/c"},
    "registry": {"account_id": "818140567777", "region": "us-east-1"},
}


def readelf(option):
    return subprocess.run(["readelf", option, BINARY], check=True, text=True, stdout=subprocess.PIPE).stdout


def segments():
    """Type, flags, and the sections of each segment."""
    text = readelf("-lW")
    rows = re.findall(r"^  (\w+) +0x\w+ 0x\w+ 0x\w+ 0x\w+ 0x\w+ ([RWE ]{3}) ", text, re.MULTILINE)
    sections = [line.split()[1:] for line in re.findall(r"^   \d\d .*$", text, re.MULTILINE)]
    return [(kind, flags, names) for (kind, flags), names in zip(rows, sections, strict=True)]


class Call:
    """The module, called with a folder as `dest`."""

    def __init__(self, folder):
        self.dest = folder / "dest"
        self.dest.mkdir()
        self.arguments = folder / "arguments"
        self.arguments.write_text(json.dumps({"dest": str(self.dest), "values": [VALUES]}))

    def run(self, *prefix, **limits):
        def limit():
            for name, value in limits.items():
                resource.setrlimit(getattr(resource, name), (value, value))

        return subprocess.run([*prefix, BINARY, self.arguments], preexec_fn=limit, check=False, capture_output=True, text=True)

    def names(self):
        return sorted(path.name for path in self.dest.iterdir())


@pytest.fixture
def call(tmp_path):
    return Call(tmp_path)


def test_relocated_data_is_protected_after_the_start():
    assert [flags for kind, flags, _ in segments() if kind == "GNU_RELRO"] == ["R  "]


def test_no_memory_is_writable_and_executable():
    assert all(not ("W" in flags and "E" in flags) for _, flags, _ in segments())


def test_read_only_data_is_read_only():
    holders = [flags for kind, flags, names in segments() if kind == "LOAD" and ".rodata" in names]
    assert holders == ["R  "]


def test_unwind_tables_are_cut():
    assert not any(".eh_frame" in names for _, _, names in segments())


def test_nothing_tells_where_it_was_built():
    data = BINARY.read_bytes()
    assert str(PROJECT).encode() not in data
    assert ".note.gnu.build-id" not in readelf("-SW")


def test_checksum_beside_it():
    digest, name = (PROJECT / "library/ecr_artifacts.sha256.txt").read_text().split()
    assert (digest, name) == (hashlib.sha256(BINARY.read_bytes()).hexdigest(), "ecr_artifacts")


def test_size():
    assert BINARY.stat().st_size < 14 << 20


def test_works_without_proc(call):
    hidden = ["unshare", "--map-root-user", "--mount", "sh", "-c", 'mount -t tmpfs none /proc && exec "$0" "$@"']
    if subprocess.run(hidden[:3] + ["true"], check=False, capture_output=True).returncode:
        pytest.skip("no user namespaces here")
    assert json.loads(call.run(*hidden).stdout)["changed"]


@pytest.mark.parametrize("kibibytes", [64, 96, 256])
def test_works_on_a_small_stack(call, kibibytes):
    assert json.loads(call.run(RLIMIT_STACK=kibibytes << 10).stdout)["changed"]


@pytest.mark.parametrize("size", [0, 100, 512, 1000, 3000])
def test_limit_on_the_size_of_files(call, size):
    result = json.loads(call.run(RLIMIT_FSIZE=size).stdout)
    assert (result["failed"], result["changed"], call.names()) == (True, False, [])


def test_limit_on_memory(call):
    """From where the kernel starts it at all to where the limit is none: a result or a failure, and never a temporary file."""
    ended = []
    least = BINARY.stat().st_size // 1024 + 1024
    for kibibytes in [*range(least, least + 2048, 48), 20 << 10]:
        done = call.run(RLIMIT_AS=kibibytes << 10)
        assert not any(name.startswith(".") for name in call.names()), kibibytes
        # glibc ends a process that has no room for its own start
        if done.stdout or "glibc" not in done.stderr and done.returncode > 0:
            ended.append("failed" if json.loads(done.stdout).get("failed") else "done")
        for path in call.dest.iterdir():
            path.unlink()
    assert ended[-1] == "done" and "failed" in ended


def test_list_of_what_it_is_made_of():
    text = subprocess.run([PROJECT / "packaging/sbom.py", BINARY], check=True, text=True, stdout=subprocess.PIPE).stdout
    document = json.loads(text)
    itself = document["metadata"]["component"]
    version = subprocess.run([BINARY, "--version"], check=True, text=True, stdout=subprocess.PIPE).stdout.split()[1]
    assert (document["bomFormat"], itself["version"]) == ("CycloneDX", version)
    assert itself["licenses"] == [{"license": {"id": "Apache-2.0"}}]
    assert "Apache License" in (PROJECT / "LICENSE").read_text()
    assert itself["hashes"] == [{"alg": "SHA-256", "content": hashlib.sha256(BINARY.read_bytes()).hexdigest()}]
    parts = {part["name"]: part for part in document["components"]}
    assert {"swift", "libyaml", "glibc"} <= set(parts)
    assert all(part["version"] and part["licenses"] for part in parts.values())
    assert {reference["ref"] for reference in document["dependencies"]} == {itself["bom-ref"], *(part["bom-ref"] for part in parts.values())}
