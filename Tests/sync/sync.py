"""Runs the real sync.sh as its container does: /bin/bash -c TEXT, a bare environment, nothing on PATH that the image lacks."""

from __future__ import annotations

import re
import subprocess
import threading
import time
from collections.abc import Callable
from datetime import datetime, timezone
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "Sources/ECRAccess/Resources/sync.sh"
LINE = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ (info|warning|error) [\x20-\x7e]+$")


def text_with(**constants: int) -> str:
    """The script with some of its constants changed, so that nobody waits for hours."""
    text = SCRIPT.read_text()
    for name, value in constants.items():
        text, count = re.subn(rf"^(readonly {name}=)\d+", rf"\g<1>{value}", text, flags=re.MULTILINE)
        assert count == 1, f"{name} is no constant of sync.sh"
    return text


def probes() -> dict[str, list[str]]:
    """The commands of the rendered container's probes, by name."""
    pod = yaml.safe_load((ROOT / "environments/dev/ecrsync.yml").read_text())["spec"]["template"]["spec"]
    names = ("startupProbe", "readinessProbe", "livenessProbe")
    return {name: pod["containers"][0][name]["exec"]["command"] for name in names}


PROBES = probes()


class Sync:
    def __init__(self, environment: dict[str, str], text: str):
        self.home = Path(environment["HOME"])
        self.process = subprocess.Popen(
            ["/bin/bash", "-c", text],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.lines: list[str] = []
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        for line in self.process.stdout:
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

    def terminate(self) -> float:
        """Seconds from TERM to the end."""
        begin = time.monotonic()
        self.process.terminate()
        self.process.wait(timeout=20)
        self.reader.join(timeout=5)
        return time.monotonic() - begin

    def end(self) -> None:
        if self.process.poll() is None:
            self.terminate()
        assert [line for line in self.lines if not LINE.match(line)] == []


def until(condition: Callable[[], object], seconds: float = 30) -> None:
    """Waits for the condition, and is silent when it does not come: the caller asserts in its own words."""
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.05)


def utc(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)
