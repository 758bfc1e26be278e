"""A wrong value stops the play in preflight with file, line, column and what to do; nothing is written."""

import pytest
from lab import Environment, standing

TEXT = """\
ecr:
  cluster:
    name: svktek-clstr-dev
    account_id: "606639739464"
    oidc_endpoint_url: https://oidc.op1.openshiftapps.com/2k0c8r75om1ojie607vf4glkvbd4mo89
  registry:
    account_id: "818140567777"
    region: us-east-1
    repositories: [cf/api]
  namespace: cf-dev
  sync:
    refresh_interval: 6h
"""

WRONG = {
    "account id of 11 digits": ('"606639739464"', '"60663973946"', "4:17", "has 11 digits, not 12", "12 digits"),
    "issuer with http": ("https://oidc", "http://oidc", "5:24", "does not begin with `https://`", "rosa describe cluster"),
    "namespace CF_Dev": ("namespace: cf-dev", "namespace: CF_Dev", "10:14", "`CF_Dev`", "lower-case"),
    "interval 13h": ("6h", "13h", "12:23", "`13h`", "such as `6h`"),
    "unknown key regsitry": ("registry:", "regsitry:", "6:3", "`regsitry`", "did you mean `registry`?"),
    "a template": ("us-east-1", '"{{ region }}"', "8:13", "template", "cf_deployment_ecr_overrides"),
}


def test_wrong_values_are_named_at_their_place_and_nothing_is_written(lab, tmp_path):
    before = standing()
    for name, (text, replacement, place, problem, help_text) in WRONG.items():
        environment = Environment(tmp_path / name.replace(" ", "-"))
        environment.values_file.write_text(TEXT.replace(text, replacement, 1))
        outcome = environment.play()
        assert outcome.failed, name
        assert f"{environment.values_file}:{place}: error:" in outcome.output, name
        assert problem in outcome.output, name
        assert help_text in outcome.output, name
        assert list(environment.files()) == ["deployment-values.yaml"], name
    assert standing() == before


def test_an_environment_that_is_not_there_is_answered_with_those_that_are(dev):
    outcome = dev.play(env="prod")
    assert outcome.failed
    assert "dev" in outcome.output.split("prod", 1)[1]


@pytest.mark.parametrize("what", ["enabled: false"])
def test_a_switched_off_environment_changes_nothing_and_says_so(dev, what):
    before = standing()
    dev.change({"enabled": False})
    outcome = dev.succeed()
    assert outcome.changed == 0
    assert "enabled" in outcome.output
    assert standing() == before


def test_overrides_and_an_issuer_that_was_asked_for_leave_the_environments_files_alone(dev):
    before = dev.files()
    dev.succeed("--skip-tags", "verify", cf_deployment_ecr_overrides={"sync": {"refresh_interval": "3h"}})
    assert dev.files() == before
    dev.change({"cluster": {"oidc_endpoint_url": ""}})
    before = dev.files()
    outcome = dev.succeed()
    assert "oidc_endpoint_url: https://oidc.op1.openshiftapps.com/" in outcome.output
    assert dev.files() == before
