"""What a test breaks in a chain, and what has to come of it."""

from collections.abc import Callable
from dataclasses import dataclass

from pull import SESSION_NAME, Outcome

TOKEN, IMAGE, LAYER = "ecr:GetAuthorizationToken", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"
ROLE = "arn:aws:iam::606639739464:role/ROSAECRAssumeRole"
OTHER_ACCOUNT = "111122223333"
SESSION = f"arn:aws:sts::606639739464:assumed-role/ROSAECRAssumeRole/{SESSION_NAME}"
REPOSITORY_ARN = "arn:aws:ecr:us-east-1:818140567777:repository/cf/api"
REFUSED = Outcome("role", "AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity")
WRONG_AUDIENCE = Outcome("role", "InvalidIdentityToken: Incorrect token audience")
PULLED = Outcome("pulled")


@dataclass(frozen=True)
class Fault:
    name: str
    # Changes one thing: in a document, or with the chain
    make: Callable
    # The steps of the proof that fail, but for step 5, which no pull depends on; and where the pull ends
    steps: set[int]
    outcome: Outcome
    # Whether it is still there after the plan has been applied, which does not write this
    survives: bool = False


def observed(chain, part, make):
    """The steps that fail, where the pull ends, and the steps that would fail after the plan has been applied, with one part broken."""
    make(chain)
    try:
        live = chain.whole | chain.live(part)
        return chain.failing(live), chain.pull(), chain.failing(live, "rendered")
    finally:
        chain.mend(part)


def expected(fault):
    return fault.steps, fault.outcome, fault.steps if fault.survives else set()


def denied(action, reason):
    """AWS's answer to an action of the pull that is denied for the reason."""
    resource = "*" if action == TOKEN else REPOSITORY_ARN
    message = f"User: {SESSION} is not authorized to perform: {action} on resource: {resource} {reason}"
    if action == TOKEN:
        return Outcome("token", f"AccessDeniedException: {message}")
    return Outcome("manifest" if action == IMAGE else "layer", f"403 {message}")


def lacking(action, kind):
    return denied(action, f"because no {kind} allows the {action} action")


def explicit(action, kind):
    return denied(action, f"with an explicit deny in {kind}")


def without(document, action):
    for statement in document["Statement"]:
        statement["Action"] = [name for name in statement["Action"] if name != action]
    document["Statement"] = [statement for statement in document["Statement"] if statement["Action"]]


def setting(**fields):
    return lambda document: document["Statement"][0].update(fields)


def adding(**fields):
    return lambda document: document["Statement"].append(fields)
