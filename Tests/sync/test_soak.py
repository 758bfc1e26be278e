"""Many refreshes and many kills: nothing leaks, and every refresh arrives. `make soak` asks for more of both."""

import json
import os
import random
import re
import subprocess
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from cluster import NAME, Cluster, config_of
from conftest import HOST, Stage
from sync import Sync, text_with, until
from watch import Watch, found_in, parts_of

REFRESHES = int(os.environ.get("REFRESHES", "50"))
KILLS = int(os.environ.get("KILLS", "10"))
# Containers side by side: they mostly wait
LANES = int(os.environ.get("LANES", "2"))
AT_REST = ["alive-until", "ready-until", "work", "written"]


class Changes(threading.Thread):
    """What the API server tells of a secret, each password once, in order."""

    def __init__(self, cluster: Cluster, namespace: str):
        super().__init__(daemon=True)
        self.passwords: list[str] = []
        path = f"/api/v1/namespaces/{namespace}/secrets?watch=1&fieldSelector=metadata.name%3D{NAME}&timeoutSeconds=36000"
        command = ["kubectl", "get", "--raw", path]
        self.process = subprocess.Popen(command, env=cluster.environment, stdout=subprocess.PIPE, text=True)
        self.start()

    def run(self) -> None:
        for line in self.process.stdout:
            password = config_of(json.loads(line)["object"])["auths"][HOST]["password"]
            if self.passwords[-1:] != [password]:
                self.passwords.append(password)

    def end(self) -> None:
        self.process.terminate()
        self.process.wait()
        self.join()


@dataclass
class Sample:
    """What the container holds while it sleeps."""

    children: list[str]
    open_files: int
    resident: int  # KiB
    files: list[str]
    size: int  # bytes in the memory volume

    @staticmethod
    def of(sync: Sync) -> "Sample":
        status = Path(f"/proc/{sync.pid}/status").read_text()
        names = sorted(path.name for path in sync.home.iterdir())
        children = Path(f"/proc/{sync.pid}/task/{sync.pid}/children").read_text().split()
        return Sample(
            children=[Path(f"/proc/{child}/comm").read_text().strip() for child in children],
            open_files=len(os.listdir(f"/proc/{sync.pid}/fd")),
            resident=int(re.search(r"VmRSS:\s+(\d+)", status)[1]),
            files=names,
            size=sum(path.stat().st_size for path in sync.home.rglob("*") if path.is_file()),
        )


@dataclass
class Lane:
    stage: Stage
    refreshes: int
    samples: list[Sample] = field(default_factory=list)
    log: str = ""

    def run(self) -> None:
        namespace = self.stage.namespaces[0]
        changes = Changes(self.stage.cluster, namespace)
        sync = self.stage.start(REFRESH_SECONDS="1", TARGET_NAMESPACES=namespace)
        done = 0
        while done < self.refreshes:
            # A lane without progress for this long has failed
            sync.wait_for("refreshed for", done + 1, seconds=120)
            done = len(sync.matching("refreshed for"))
            if (sample := self._at_rest(sync)) is not None:
                self.samples.append(sample)
        sync.terminate()
        lines = len(sync.matching("refreshed for"))
        until(lambda: len(changes.passwords) >= lines, 10)
        changes.end()
        # The last one may have been cut off between the writing and the line
        assert changes.passwords[:lines] == self.stage.passwords.given[:lines] and len(changes.passwords) - lines in (0, 1)
        assert sync.matching(" (error|warning) ") == []
        assert list(self.stage.home.iterdir()) == []
        self.log = sync.log

    @property
    def credentials(self) -> list[str]:
        return [self.stage.token.read_text(), self.stage.web_identity.read_text(), *self.stage.passwords.given]

    @staticmethod
    def _at_rest(sync: Sync) -> Sample | None:
        """A sample of the second between two refreshes, if it is caught."""
        time.sleep(0.3)
        try:
            before = sync.lines[-1]
            sample = Sample.of(sync)
            still = not any((sync.home / "work").iterdir())
        except OSError:
            return None
        return sample if still and sample.children == ["sleep"] and sync.lines[-1] == before else None


def test_many_refreshes_leak_nothing_and_all_arrive(make_stage: Callable[[Path], Stage], tmp_path: Path):
    began = time.monotonic()
    assert REFRESHES >= 4 * LANES
    lanes = [Lane(make_stage(tmp_path / str(index)), -(-REFRESHES // LANES)) for index in range(LANES)]
    watch = Watch(*(lane.stage.home for lane in lanes), every=0.2)
    watch.start()
    with ThreadPoolExecutor(LANES) as pool:
        for running in [pool.submit(lane.run) for lane in lanes]:
            running.result()
    seen = watch.end()
    assert watch.modes == {"0o0"}
    for lane in lanes:
        places = {"/proc": seen, "the log": lane.log, "metadata": json.dumps(lane.stage.secret()["metadata"])}
        assert found_in(places, parts_of(lane.credentials)) == {}
    for lane in lanes:
        first, last = lane.samples[: len(lane.samples) // 4 + 1], lane.samples[-(len(lane.samples) // 4 + 1) :]
        assert {tuple(sample.files) for sample in lane.samples} == {tuple(AT_REST)}
        for name in ("open_files", "size"):
            assert largest(last, name) <= largest(first, name), name
        # Pages that bash touches late are not a leak: 100 refreshes would leak more than that
        assert largest(last, "resident") <= largest(first, "resident") + 256
    refreshes = sum(len(lane.stage.passwords.given) for lane in lanes)
    memory = [f"{largest(lane.samples[:10], 'resident')} to {largest(lane.samples[-10:], 'resident')} KiB" for lane in lanes]
    report(f"{refreshes} refreshes in {time.monotonic() - began:.0f} s, {LANES} containers, memory of each shell {', '.join(memory)}")


def largest(samples: list[Sample], name: str) -> int:
    return max(getattr(sample, name) for sample in samples)


def test_many_kills_lose_nothing(stage: Stage):
    began = time.monotonic()
    text, namespace = text_with(RETRY=1, LOOK=2), stage.namespaces[0]
    span = 0.0
    for _ in range(KILLS):
        started = time.monotonic()
        sync = stage.start(text, REFRESH_SECONDS="1", TARGET_NAMESPACES=namespace)
        if span == 0:
            sync.wait_for("refreshed for", seconds=60)
            # Half of the moments lie in the first refresh, half after it, however busy the machine is
            span = 2 * (time.monotonic() - started)
        else:
            time.sleep(random.uniform(0, span))
        sync.kill()
        secret = stage.secret()
        assert config_of(secret)["auths"][HOST]["password"] in stage.passwords.given
        assert set(os.listdir(stage.home)) <= set(AT_REST)
    known = list(stage.passwords.given)
    sync = stage.start(text, REFRESH_SECONDS="1", TARGET_NAMESPACES=namespace)
    sync.wait_for("refreshed for")
    assert config_of(stage.secret())["auths"][HOST]["password"] not in known
    assert len(known) > KILLS // 5, "the kills came before anything was at work"
    assert len(stage.secret()["metadata"]["managedFields"]) == 1
    assert sync.terminate() < 1 and os.listdir(stage.home) == []
    report(f"{KILLS} kills at random moments, {len(known)} tokens asked for, in {time.monotonic() - began:.0f} s")


def report(line: str) -> None:
    """For `make soak`, which shows it."""
    if log := os.environ.get("SOAK_LOG"):
        with open(log, "a") as file:
            print(line, file=file)
