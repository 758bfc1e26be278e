"""When the container exits: at once on a signal, after ten hours without a success, and otherwise never."""

import re
import signal
import time
from pathlib import Path

import pytest
from conftest import Stage
from relay import answering, hanging
from sync import text_with, until


def remains(stage: Stage) -> list[str]:
    return [str(path) for path in stage.home.rglob("*")]


def test_term_ends_the_sleep_within_a_second_and_leaves_nothing(stage: Stage):
    sync = stage.start()
    sync.wait_for("refreshed", 2)
    assert sync.terminate() < 1
    assert sync.process.returncode == 0 and "told to stop" in sync.lines[-1]
    assert remains(stage) == [] and stage.secret() is not None
    assert not sync.has_started and not sync.is_ready and not sync.is_alive


def test_a_loop_that_stands_still_is_no_longer_alive(stage: Stage):
    """Moves the time that the liveness probe reads into the past."""
    sync = stage.start()
    sync.wait_for("refreshed", 2)
    assert sync.is_alive
    sync.signal(signal.SIGSTOP)
    promise = stage.home / "alive-until"
    promise.write_text(f"{int(promise.read_text()) - 400}\n")
    assert not sync.is_alive
    sync.signal(signal.SIGCONT)
    until(lambda: sync.is_alive, 5)
    assert sync.is_alive


@pytest.mark.parametrize("stuck", ["aws", "api"])
def test_term_ends_a_call_that_hangs_within_a_second(stage: Stage, stuck: str):
    relay = getattr(stage, stuck)
    relay.way = hanging
    sync = stage.start()
    until(lambda: relay.requests)
    assert sync.is_alive
    assert sync.terminate() < 1
    assert remains(stage) == []
    # In the container the kernel ends them with the script; here they have been told to and need a moment
    until(lambda: not processes_of(sync.process.pid), 1)
    assert processes_of(sync.process.pid) == []


def processes_of(session: int) -> list[str]:
    """What still runs in the session that the script began."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(stat.parent.name)
    return found


def test_the_waits_between_failures_grow_and_are_never_long_at_first(stage: Stage):
    stage.aws.way = answering(400)
    sync = stage.start(AWS_MAX_ATTEMPTS="1")
    sync.wait_for("next try within", 3, seconds=40)
    waits = [int(re.search(r"next try within (\d+) s", line)[1]) for line in sync.matching("next try within")]
    assert [1 <= wait <= most for wait, most in zip(waits, [5, 10, 20])] == [True] * 3


def test_a_wait_is_at_most_a_third_of_the_life_that_the_secret_has_left(stage: Stage):
    sync = stage.start(text_with(LOOK=2, LIFE=15, RETRY=10_000), REFRESH_SECONDS="1", AWS_MAX_ATTEMPTS="1")
    sync.wait_for("refreshed", 2)
    stage.aws.way = answering(400)
    sync.wait_for("next try within", 2)
    assert all(int(re.search(r"next try within (\d+) s", line)[1]) <= 5 for line in sync.matching("next try within")[:2])


def test_it_is_no_longer_ready_once_a_secret_has_outlived_its_token(stage: Stage):
    sync = stage.start(text_with(LOOK=2, LIFE=3))
    sync.wait_for("refreshed", 2)
    until(lambda: sync.is_ready, 2)
    time.sleep(3)
    assert not sync.is_ready and sync.is_alive


def test_without_a_success_for_too_long_the_container_ends(stage: Stage):
    stage.aws.stop()
    text = text_with(LOOK=2, PATIENCE=1)
    assert "failures > 20 &&" in text
    sync = stage.start(text.replace("failures > 20 &&", "failures > 1 &&"), AWS_MAX_ATTEMPTS="1")
    until(lambda: sync.process.poll() is not None, 40)
    assert sync.process.returncode == 1
    sync.reader.join()
    assert "the container ends, the secrets stay as they are" in sync.lines[-1]
    stage.aws.start()
