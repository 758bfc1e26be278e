"""The write path, call by call: every system call of a run that writes artifacts fails once, or is the last one before a kill.

strace injects the errors and the signals (strace(1), "Tampering"). Whatever happens, each file is the old one or the new one, the module says which, and the
next run completes the rest.
"""

import itertools
import json
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
BINARY = PROJECT / "library/ecr_artifacts"
VALUES = {
    "cluster": {"name": "c", "account_id": "606639739464", "oidc_endpoint_url": "https://oidc.example.com/c"},
    "registry": {"account_id": "818140567777", "region": "us-east-1"},
}
OLD = b'{"old": true}\n'
FILES = {
    "service_account": "ecr-sa.yml", "permissions_policy": "ecr-cross-account-policy.json", "trust_policy": "ecr-trust-policy.json",
    "deployment": "ecrsync.yml", "rbac": "ecr-rbac.yml", "repository_policy": "ecr-repository-policy.json",
}
# What exists before each run: two files are replaced and four are new
REPLACED = ["trust_policy", "rbac"]


class Folder:
    """A folder of artifacts, and the module's arguments for it."""

    def __init__(self, folder, state, **more):
        self.path = folder / "dest"
        self.path.mkdir()
        self.arguments = folder / "arguments"
        self.arguments.write_text(json.dumps({"dest": str(self.path), "values": [VALUES], "state": state, **more}))
        self.state = state
        if state == "absent":
            rendered = folder / "rendered"
            rendered.write_text(json.dumps({"dest": str(self.path), "values": [VALUES]}))
            subprocess.run([BINARY, rendered], check=True, capture_output=True)
            self.before = self.contents()
            self.after = {}
        else:
            subprocess.run([BINARY, self.arguments], check=True, capture_output=True)
            self.after = {name: content for name, content in self.contents().items() if "~" not in name}
            self.before = {FILES[name]: OLD for name in REPLACED}
        self.reset()

    def reset(self):
        for path in self.path.iterdir():
            path.unlink()
        for name, content in self.before.items():
            (self.path / name).write_bytes(content)

    def contents(self):
        return {path.name: path.read_bytes() for path in self.path.iterdir()}

    def artifacts(self):
        return {name: content for name, content in self.contents().items() if name in FILES.values()}

    def temporaries(self):
        return [name for name in self.contents() if name not in FILES.values() and not name.endswith("~")]

    def run(self, injection=None):
        tampered = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={injection.split(':')[0]}", "-e", f"inject={injection}"] if injection else []
        return subprocess.run([*tampered, BINARY, self.arguments], check=False, capture_output=True, text=True)

    def is_whole(self):
        """Each file is the old one or the new one."""
        now = self.artifacts()
        return all(now.get(name) in (self.before.get(name), self.after.get(name)) for name in FILES.values())

    def is_new(self, artifact):
        name = FILES[artifact]
        return self.artifacts().get(name) == self.after.get(name)


@pytest.fixture(params=["rendered", "rendered with backups", "absent"])
def folder(request, tmp_path):
    more = {"backup": True, "mode": "0640"} if request.param == "rendered with backups" else {}
    return Folder(tmp_path, request.param.split()[0], **more)


def injections(folder, call, what):
    """Runs the module with the first, the second, ... call tampered with, until a run makes fewer of them."""
    for number in itertools.count(1):
        folder.reset()
        counted = subprocess.run(
            ["strace", "-f", "-qq", "-e", f"trace={call}", "-e", f"inject={call}:{what}:when={number}", "-o", folder.arguments.with_name("trace"),
             BINARY, folder.arguments], check=False, capture_output=True, text=True,
        )
        if "INJECTED" not in folder.arguments.with_name("trace").read_text() and counted.returncode == 0:
            return
        yield number, counted


def check_told(folder, done, place):
    result = json.loads(done.stdout)
    assert folder.is_whole() and not folder.temporaries(), place
    if not result.get("failed"):
        return
    told = {entry["name"]: entry["action"] for entry in result.get("artifacts", [])}
    has_changed = folder.artifacts() != {name: text for name, text in folder.before.items() if name in FILES.values()}
    assert result["changed"] == has_changed, place
    for artifact, action in told.items():
        assert folder.is_new(artifact) == (action != "pending"), (place, artifact)
    if has_changed:
        assert set(told) == set(FILES), place
    copies = [name for name in folder.contents() if name.endswith("~")]
    assert has_changed or not copies, place


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ("openat", "EMFILE"), ("openat", "ENOSPC"), ("flock", "ENOLCK"), ("flock", "EINTR"), ("fsync", "EIO"), ("fsync", "ENOSPC"),
        ("rename", "EIO"), ("rename", "EXDEV"), ("unlink", "EPERM"), ("fchmod", "EPERM"), ("fchown", "EPERM"), ("listxattr", "EIO"),
        ("close", "EIO"),
    ],
)
def test_error(folder, call, error):
    for number, done in injections(folder, call, f"error={error}"):
        check_told(folder, done, f"{call} {number}: {error}")


@pytest.mark.parametrize("error", ["ENOSPC", "EDQUOT", "EINTR"])
def test_error_of_write(folder, error):
    for number, done in injections(folder, "write", f"error={error}"):
        place = f"write {number}: {error}"
        assert folder.is_whole() and not folder.temporaries(), place
        # The result itself could not be printed
        if done.stdout:
            check_told(folder, done, place)
        else:
            assert done.returncode == 1, place


@pytest.mark.parametrize("call", ["openat", "write", "fsync", "rename", "unlink", "flock", "close"])
def test_kill(folder, call):
    for number, _ in injections(folder, call, "signal=SIGKILL"):
        place = f"{call} {number}"
        assert folder.is_whole(), place
        left = folder.temporaries()
        again = json.loads(folder.run().stdout)
        assert not again.get("failed"), place
        assert folder.artifacts() == folder.after and not folder.temporaries(), place
        assert len(again.get("warnings", [])) == len(left), place
        assert all(any(name in warning for warning in again["warnings"]) for name in left), place


@pytest.mark.parametrize("signal", ["SIGTERM", "SIGSEGV", "SIGXCPU"])
@pytest.mark.parametrize("call", ["write", "fsync", "rename", "unlink"])
def test_signal(folder, call, signal):
    for number, done in injections(folder, call, f"signal={signal}"):
        place = f"{call} {number}: {signal}"
        assert folder.is_whole() and not folder.temporaries(), place
        assert len(done.stdout.splitlines()) == 1, place
        result = json.loads(done.stdout)
        told = {entry["name"] for entry in result.get("artifacts", []) if entry["action"] not in ("unchanged", "pending")}
        if result.get("failed"):
            # The call that came with the signal may have been made after its predecessors were told.
            new = {name for name in FILES if folder.is_new(name)}
            assert told <= new and len(new - told) <= 1, place
            assert result["changed"] == bool(told), place
