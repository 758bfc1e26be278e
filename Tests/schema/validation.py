"""The findings of `ecr-artifacts validate` in many documents in one run."""

import json
import subprocess
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parents[2]
TOOL = PROJECT / "library" / "ecr_artifacts"


class Dumper(yaml.SafeDumper):
    """Writes the same list or mapping twice rather than an alias."""

    def ignore_aliases(self, data):
        return True


def validated(documents, folder):
    """[[finding]] in the order of the documents: the findings of the API rules in each."""
    folder.mkdir(exist_ok=True)
    for index, document in enumerate(documents):
        text = yaml.dump(document, Dumper=Dumper, sort_keys=False)
        (folder / f"{index:05}.yml").write_text(text)
    done = subprocess.run(
        [TOOL, "validate", folder, "--format", "json"], capture_output=True, text=True, check=False
    )
    assert done.returncode in (0, 3), done.stderr[:2000]
    report = json.loads(done.stdout)
    assert not report["skipped"], report["skipped"][:3]
    found = [[] for _ in documents]
    for finding in report["findings"]:
        if finding["rule"].startswith("k8s/") and finding["severity"] == "error":
            found[int(Path(finding["path"]).stem)].append(finding)
    return found
