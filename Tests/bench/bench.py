"""What `make bench` prints: ratios of this tool to the nearest others, measured side by side in one run.

Each pair does the same work on the same documents, on one core, best of three. The others are imported once and called in one
process. So is the evaluator in the first pair; everywhere else the tool is started each time, reads its input and writes its
answers, which is counted against it.
"""

from __future__ import annotations

import itertools
import json
import logging
import os
import random
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
TOOL = PROJECT / "library" / "ecr_artifacts"
EVALUATOR = PROJECT / ".build" / "release" / "bench-decisions"
ROLE = "arn:aws:iam::606639739464:role/ROSAECRAssumeRole"
SESSION = "arn:aws:sts::606639739464:assumed-role/ROSAECRAssumeRole/s"
ENVIRONMENT = PROJECT / "environments" / "dev"


def best(work: Callable[[], object], runs: int = 3) -> float:
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append(time.perf_counter() - began)
    return min(times)


def tool(*arguments: str, text: str = "") -> str:
    done = subprocess.run([TOOL, *arguments], input=text, capture_output=True, text=True)
    assert done.returncode in (0, 3), done.stderr[:2000]
    return done.stdout


def row(what: str, ours: tuple[int, float], other: str, theirs: tuple[int, float]) -> None:
    """One line: both as (how many, in how many seconds), and how many times as many we do."""
    mine, other_rate = ours[0] / ours[1], theirs[0] / theirs[1]
    print(f"{what}: {mine:,.0f} a second, {other} {other_rate:,.0f} a second: {mine / other_rate:.1f} times")


def in_process(policy: str, asked: list[tuple[str, str]]) -> tuple[float, int]:
    """The evaluator by itself, the policy read once: seconds, and how many requests were allowed."""
    request = json.dumps({"principal": SESSION, "account": "606639739464", "policy": json.loads(policy), "asked": asked})
    done = subprocess.run([EVALUATOR], input=request, capture_output=True, text=True, check=True)
    answer = json.loads(done.stdout)
    return answer["seconds"], answer["allowed"]


def decisions() -> None:
    """The guide's permissions policy, asked for four ECR actions on random repositories.

    First both as libraries, the policy read once, the answer yes or no. Then through `evaluate`, where each request comes with
    its policy and is answered with reasons; moto reads the policy for each request as well, and has no reasons to give.
    """
    from moto.iam.access_control import IAMPolicy, PermissionResult

    text = (ENVIRONMENT / "ecr-cross-account-policy.json").read_text()
    chance = random.Random(1)
    actions = ["ecr:BatchGetImage", "ecr:GetAuthorizationToken", "ecr:PutImage", "ecr:DeleteRepository"]
    asked = [
        (chance.choice(actions), f"arn:aws:ecr:us-east-1:{chance.choice(['818140567777', '606639739464'])}:repository/app{n % 97}")
        for n in range(20_000)
    ]
    # A token is asked for on `*`, which moto has to be told.
    asked = [(action, "*" if action == "ecr:GetAuthorizationToken" else resource) for action, resource in asked]
    lines = "".join(
        json.dumps({
            "action": action, "resource": resource, "principal": SESSION, "resource_account": "606639739464",
            "identity_policies": [json.loads(text)],
        }) + "\n"
        for action, resource in asked
    )
    fewer = asked[:5000]

    def moto(evaluator: Callable[[], IAMPolicy]) -> list[bool]:
        return [evaluator().is_action_permitted(action, resource) == PermissionResult.PERMITTED for action, resource in fewer]

    answers = [json.loads(line)["decision"] == "allowed" for line in tool("evaluate", "--request", "-", "--lines", text=lines).splitlines()]
    once = IAMPolicy(text)
    assert answers[: len(fewer)] == moto(lambda: once) and len(set(answers)) == 2, "the two do not do the same work"
    runs = [in_process(text, asked) for _ in range(3)]
    assert {allowed for _, allowed in runs} == {sum(answers)}
    row("IAM decisions, as libraries", (len(asked), min(runs)[0]), "moto", (len(fewer), best(lambda: moto(lambda: once))))
    row("IAM decisions, through `evaluate`", (len(asked), best(lambda: tool("evaluate", "--request", "-", "--lines", text=lines))),
        "moto, as a library,", (len(fewer), best(lambda: moto(lambda: IAMPolicy(text)))))


def validations(folder: Path) -> None:
    import parliament

    text = (ENVIRONMENT / "ecr-cross-account-policy.json").read_text()
    for number in range(500):
        (folder / f"{number}.json").write_text(text.replace("repository/*", f"repository/team-{number}/*"))
    files = [path.read_text() for path in sorted(folder.glob("*.json"))]
    fewer = files[:50]
    row("policy validations", (len(files), best(lambda: tool("validate", str(folder)))),
        "parliament", (len(fewer), best(lambda: [parliament.analyze_policy_string(text) for text in fewer])))


def manifests(folder: Path) -> None:
    import kubernetes_validate
    import yaml

    texts = [path.read_text() for path in ENVIRONMENT.glob("*.yml")]
    for number, text in zip(range(300), itertools.cycle(texts)):
        (folder / f"{number}.yml").write_text(text)
    files = sorted(folder.glob("*.yml"))

    def other() -> None:
        for path in files[:60]:
            for document in yaml.load_all(path.read_text(), Loader=yaml.CSafeLoader):
                kubernetes_validate.validate(document, "1.32", strict=True)

    row("manifest files", (len(files), best(lambda: tool("validate", str(folder)))), "kubernetes-validate", (60, best(other)))


def main() -> None:
    logging.disable(logging.WARNING)
    os.sched_setaffinity(0, {0})
    decisions()
    for measure in (validations, manifests):
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder))


if __name__ == "__main__":
    main()
