"""Asks the tool: one process for all requests, one answer a line."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from questions import lines

TOOL = Path(__file__).resolve().parents[2] / "library" / "ecr_artifacts"


def decide(items: list[dict[str, Any]]) -> list[dict[str, Any]]:
    done = subprocess.run(
        [TOOL, "evaluate", "--request", "-", "--lines"], input=lines(items), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[:2000]
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(items)
    return answers
