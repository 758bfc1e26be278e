"""The installation that the README describes, in a fresh virtual environment, and what an older ansible-core is told.

Galaxy is not asked: the collections come as archives built from the project's own virtual environment, which holds the versions that every
other test runs with.
"""

import json
import os
import re
import shutil
import subprocess
import sysconfig
import venv
from pathlib import Path

import pytest
import yaml

PROJECT = Path(__file__).resolve().parents[2]
TESTED = Path(sysconfig.get_path("purelib")) / "ansible_collections"
PIP = ["pip", "install", "--require-hashes", "-r", "requirements.lock"]
GALAXY = ["ansible-galaxy", "collection", "install", "-r", "requirements.yml"]


class Installation:
    """A virtual environment with its own Ansible home, where nothing of this machine's Ansible is visible."""

    def __init__(self, folder):
        self.folder = folder
        venv.create(folder / "venv", with_pip=True, symlinks=True)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("ANSIBLE_", "AWS_", "PYTHON", "K8S_"))}
        self.environment = kept | {
            "PATH": f"{folder / 'venv/bin'}:/usr/local/bin:/usr/bin:/bin", "ANSIBLE_HOME": str(folder / "ansible"), "ANSIBLE_NOCOLOR": "1",
        }

    def run(self, *command, **environment):
        return subprocess.run(
            command, cwd=PROJECT, env=self.environment | environment, check=False, text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=900,
        )

    def must_run(self, *command):
        done = self.run(*command)
        assert done.returncode == 0, done.stdout
        return done.stdout


def required_collections():
    return yaml.safe_load((PROJECT / "requirements.yml").read_text())["collections"]


def collection_folder(name):
    return TESTED.joinpath(*name.split("."))


def version_in_use(name):
    return json.loads((collection_folder(name) / "MANIFEST.json").read_text())["collection_info"]["version"]


def build_archive(installation, name):
    """An archive as Galaxy serves it."""
    source = installation.folder / name
    shutil.copytree(collection_folder(name), source)
    manifest = json.loads((source / "MANIFEST.json").read_text())["collection_info"]
    metadata = {key: value for key, value in manifest.items() if value is not None}
    (source / "galaxy.yml").write_text(yaml.safe_dump(metadata))
    installation.must_run("ansible-galaxy", "collection", "build", str(source), "--output-path", str(installation.folder))
    return installation.folder / f"{name.replace('.', '-')}-{metadata['version']}.tar.gz"


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    made = Installation(tmp_path_factory.mktemp("installation"))
    made.must_run(*PIP)
    collections = [
        {"name": str(build_archive(made, wanted["name"])), "type": "file", "version": wanted["version"]} for wanted in required_collections()
    ]
    local = made.folder / "requirements.yml"
    local.write_text(yaml.safe_dump({"collections": collections}))
    made.must_run(*GALAXY[:-1], str(local), "--offline")
    return made


def test_readme_names_these_commands():
    text = (PROJECT / "README.md").read_text()
    for command in (PIP, GALAXY):
        assert f"$ {' '.join(command)}\n" in text


def test_lock_has_what_is_required_with_hashes():
    """`make lock` makes it."""
    locked = (PROJECT / "requirements.lock").read_text()
    entries = dict(re.findall(r"^([\w.-]+==\S+)[^\n]*((?:\\\n +--hash=sha256:[0-9a-f]{64} ?)+)", locked, re.MULTILINE))
    lines = [line.split(";")[0].strip() for line in (PROJECT / "requirements.txt").read_text().splitlines() if line[:1] not in ("", "#")]
    assert set(lines) <= set(entries)
    assert len(entries) == len(re.findall(r"^[\w.-]+==", locked, re.MULTILINE))


def test_required_collections_are_the_tested_ones():
    assert {wanted["name"]: wanted["version"] for wanted in required_collections()} == {
        wanted["name"]: version_in_use(wanted["name"]) for wanted in required_collections()
    }


def test_role_uses_no_other_collection():
    text = "\n".join(path.read_text() for path in (PROJECT / "roles").rglob("*.yml"))
    used = {match[1] for match in re.finditer(r"^[ -]*([a-z_]+\.[a-z_]+)\.[a-z0-9_]+:", text, re.MULTILINE)}
    assert used == {"ansible.builtin"} | {wanted["name"] for wanted in required_collections()}


def test_documentation_of_the_module(installation):
    text = installation.must_run("ansible-doc", "-t", "module", "-M", "library", "ecr_artifacts")
    for said in ("Renders IAM policies", "fail_on", "EXAMPLES:", "RETURN VALUES:"):
        assert said in text


def test_playbook_is_understood(installation):
    assert "playbook: playbooks/cf-deployment.yml" in installation.must_run(
        "ansible-playbook", "--syntax-check", "playbooks/cf-deployment.yml"
    )


def test_programs_that_the_role_calls_are_installed(installation):
    assert str(installation.folder) in installation.must_run("sh", "-c", "command -v aws")


@pytest.mark.parametrize("core", ["2.17", "2.18"])
def test_older_ansible_core_is_told_so_first(tmp_path, core):
    older = Installation(tmp_path)
    older.must_run("pip", "install", "--quiet", f"ansible-core~={core}.0")
    done = older.run("ansible-playbook", "playbooks/cf-deployment.yml", ANSIBLE_COLLECTIONS_PATH=str(TESTED.parent))
    assert done.returncode == 2, done.stdout
    assert re.search(rf"the role needs ansible-core \S+ or newer, and this is {core}", done.stdout), done.stdout
    tasks = re.findall(r"^TASK \[(.*?)\]", done.stdout, re.MULTILINE)
    assert len(tasks) == 2 and tasks[0].startswith("cf-deployment : Validating arguments"), tasks
