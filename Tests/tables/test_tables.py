"""The tables hold every operation that the services have today."""

import re
from pathlib import Path

import botocore.session
import diagnosis
import pytest

TABLES = Path(__file__).resolve().parents[2] / "Sources/IAMPolicy/ServiceReference"


@pytest.mark.parametrize(
    "prefix, file",
    [("ecr", "Service+ECR.swift"), ("ecr-public", "Service+ECRPublic.swift"), ("sts", "Service+STS.swift")],
)
def test_every_operation_is_an_action(prefix, file):
    known = re.findall(rf'ActionEntry\(\s*"{prefix}", "(\w+)"', (TABLES / file).read_text())
    operations = botocore.session.get_session().get_service_model(prefix).operation_names
    missing = sorted(set(operations) - set(known))
    assert not missing, "run Tests/tables/generate.py, with these in REVIEWED where the reference lacks them"


def test_every_service_that_botocore_knows_has_its_prefix():
    text = (TABLES / "ServiceTables+Prefixes.swift").read_text()
    missing = set(botocore.session.get_session().get_available_services()) - set(text.split())
    assert not missing


def test_the_diagnosis_is_held_against_the_errors_that_botocore_knows_today():
    for name, text in diagnosis.fixtures():
        assert (diagnosis.FIXTURES / name).read_text() == text, "run Tests/tables/diagnosis.py"
