"""Runs the real sync.sh in the lab's image, as its container does, with the rendered probes."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path

from container import PROBES, ROOT, command

SCRIPT = ROOT / "Sources/ECRAccess/Resources/sync.sh"
LINE = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ (info|warning|error) [\x20-\x7e]+$")


def text_with(**constants: int) -> str:
    """The script with other constants, so that tests do not take hours."""
    text = SCRIPT.read_text()
    for name, value in constants.items():
        text, count = re.subn(rf"^(readonly {name}=)\d+", rf"\g<1>{value}", text, flags=re.MULTILINE)
        assert count == 1, f"{name} is not a constant of sync.sh"
    return text


class Sync:
    def __init__(self, environment: dict[str, str], text: str, image: Path, volumes: Path, store: Path | None = None):
        self.home = volumes / "token"
        self.process = subprocess.Popen(
            command(image, volumes, text, store),
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.pid = self._first_process()
        self.lines: list[str] = []
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _first_process(self) -> int:
        """The script, pid 1 of its container."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        until(children.read_text, 5)
        return int(children.read_text())

    def _read(self) -> None:
        for line in self.process.stdout:
            # Its own message when its child is killed
            if not line.startswith("unshare: "):
                self.lines.append(line.rstrip("\n"))

    @property
    def log(self) -> str:
        return "\n".join(self.lines)

    def wait_for(self, pattern: str, count: int = 1, seconds: float = 30) -> str:
        """The last of `count` lines that match."""
        until(lambda: len(self.matching(pattern)) >= count or self.process.poll() is not None, seconds)
        found = self.matching(pattern)
        assert len(found) >= count, f"{len(found)} of {count} lines match {pattern!r} in:\n{self.log}"
        return found[count - 1]

    def matching(self, pattern: str) -> list[str]:
        return [line for line in self.lines if re.search(pattern, line)]

    @property
    def has_started(self) -> bool:
        return self._probe("startupProbe")

    @property
    def is_ready(self) -> bool:
        return self._probe("readinessProbe")

    @property
    def is_alive(self) -> bool:
        return self._probe("livenessProbe")

    def _probe(self, name: str) -> bool:
        """The rendered command, with this script's folder for the container's."""
        command = [part.replace("/token/", f"{self.home}/") for part in PROBES[name]]
        return subprocess.run(command, env={}, capture_output=True).returncode == 0

    def signal(self, number: int) -> None:
        os.kill(self.pid, number)

    def kill(self) -> None:
        self.signal(signal.SIGKILL)
        self.process.wait(timeout=20)
        self.reader.join(timeout=5)

    def terminate(self) -> float:
        """Seconds from TERM to the end."""
        begin = time.monotonic()
        self.signal(signal.SIGTERM)
        self.process.wait(timeout=20)
        self.reader.join(timeout=5)
        return time.monotonic() - begin

    def end(self) -> None:
        if self.process.poll() is None:
            self.terminate()
        strange = [line for line in self.lines if not LINE.match(line)]
        assert strange == [], strange


def until(condition: Callable[[], object], seconds: float = 30) -> None:
    """Waits for the condition and does not fail if it never holds: the caller asserts it."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.05)


def utc(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)
