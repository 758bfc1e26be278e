"""No credential where others could read it: command lines, environments, logs, annotations, events, files of others."""

import json
from pathlib import Path

from conftest import Stage
from relay import failing_as_kubernetes, straight
from watch import Watch, found_in, parts_of


def test_no_credential_is_to_be_seen_while_it_runs(stage: Stage, lab: dict[str, str]):
    watch = Watch(stage.home)
    watch.start()
    sync = stage.start(REFRESH_SECONDS="2")
    sync.wait_for("refreshed", 4)
    stage.api.way = failing_as_kubernetes(403, "Forbidden")
    sync.wait_for("not refreshed", 2)
    stage.api.way = straight
    sync.wait_for("refreshed", 6)
    places = {
        # Annotations and managed fields are in the metadata
        "metadata": json.dumps([stage.secret(index)["metadata"] for index in (0, 1)]),
        "events": stage.cluster.kubectl("get", "events", "--all-namespaces", "-o", "json"),
    }
    sync.terminate()
    places |= {"/proc": watch.end(), "the log": sync.log} | logs_of(Path(lab["LAB_ENTER"]).parent)
    assert "get-login-password" in places["/proc"] and "curl" in places["/proc"]
    credentials = [stage.token.read_text(), stage.web_identity.read_text(), *stage.passwords.given]
    assert found_in(places, parts_of(credentials)) == {}
    assert watch.modes == {"0o0"}


def logs_of(state: Path) -> dict[str, str]:
    """What the API server, the kubelet and the cloud have written down meanwhile."""
    found = {path.name: path.read_text(errors="replace") for path in (state / "logs").glob("*.log")}
    assert "kube-apiserver.log" in found
    return found


def test_no_core_can_be_dumped(stage: Stage):
    sync = stage.start()
    sync.wait_for("refreshed")
    limits = Path(f"/proc/{sync.pid}/limits").read_text()
    assert [line.split()[4:6] for line in limits.splitlines() if line.startswith("Max core file size")] == [["0", "0"]]
