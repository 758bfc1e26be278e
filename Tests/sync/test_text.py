"""What can be said of sync.sh without running it."""

import re
import subprocess

from container import POD
from sync import SCRIPT

TEXT = SCRIPT.read_text()


def test_shellcheck_has_nothing_to_say_and_nothing_is_hidden_from_it():
    done = subprocess.run(["shellcheck", SCRIPT], capture_output=True, text=True)
    assert done.stdout + done.stderr == ""
    assert "shellcheck disable" not in TEXT


def test_the_committed_deployment_carries_it():
    assert POD["command"] == ["/bin/bash", "-c", TEXT.removesuffix("\n")]


def test_a_call_gets_5_s_to_connect_and_30_s_in_all():
    assert re.findall(r"^readonly CALL=(\d+)", TEXT, re.MULTILINE) == ["30"]
    assert re.findall(r"connect-timeout (\d+)", TEXT) == ["5", "5"]


def test_it_stays_under_200_lines():
    assert len(TEXT.splitlines()) < 200


def test_it_can_be_a_literal_block_in_yaml():
    """Otherwise the emitter falls back to one long string in quotes."""
    assert [line for line in TEXT.split("\n") if not re.fullmatch(r"([ -~]*[!-~])?", line)] == []
    assert TEXT.endswith("\n") and not TEXT.endswith("\n\n")


def test_kubernetes_expands_nothing_in_it():
    """In a container's command `$$` becomes `$`, and `$(NAME)` the value of a variable of the container."""
    assert "$$" not in TEXT
    assert re.findall(r"\$\([A-Z_][A-Z0-9_]*\)", TEXT) == []


def test_it_traces_nothing():
    assert re.findall(r"^\s*set .*x", TEXT, re.MULTILINE) == []
