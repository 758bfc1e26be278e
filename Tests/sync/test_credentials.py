"""No credential where somebody could read it: command lines, environments, the log, annotations, files of others."""

import json
import threading
from pathlib import Path

from conftest import Stage
from relay import failing_as_kubernetes, straight


class Watch(threading.Thread):
    """Reads every command line and environment of this machine, over and over."""

    def __init__(self, folder: Path):
        super().__init__(daemon=True)
        self.folder = folder
        self.seen: set[bytes] = set()
        self.modes: set[str] = set()
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.wait(0.01):
            for process in Path("/proc").glob("[0-9]*"):
                for name in ("cmdline", "environ"):
                    try:
                        self.seen.add((process / name).read_bytes())
                    except OSError:
                        pass
            for path in self.folder.rglob("*"):
                try:
                    self.modes.add(oct(path.stat().st_mode & 0o077))
                except OSError:
                    pass

    def end(self) -> None:
        self.over.set()
        self.join()


def test_no_credential_is_to_be_seen_while_it_runs(stage: Stage):
    watch = Watch(stage.folder / "token")
    watch.start()
    sync = stage.start(REFRESH_SECONDS="2")
    sync.wait_for("refreshed", 4)
    stage.api.way = failing_as_kubernetes(403, "Forbidden")
    sync.wait_for("not refreshed", 2)
    stage.api.way = straight
    sync.wait_for("refreshed", 6)
    sync.terminate()
    watch.end()
    metadata = json.dumps([stage.secret(index)["metadata"] for index in (0, 1)])
    places = {"the log": sync.log, "metadata": metadata, "/proc": b"\n".join(watch.seen).decode("latin-1")}
    assert "get-login-password" in places["/proc"] and "curl" in places["/proc"]
    credentials = [stage.token.read_text(), stage.web_identity.read_text(), *stage.passwords.given]
    # A part of a credential is one too
    parts = {text[begin : begin + 40] for text in credentials for begin in (0, len(text) // 2, len(text) - 40)}
    assert {place: [part for part in parts if part in text] for place, text in places.items()} == {place: [] for place in places}
    assert watch.modes == {"0o0"}
