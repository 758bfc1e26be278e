"""defaults/main.yml, meta/argument_specs.yml and the role's README agree."""

import role_variables


def test_each_variable_is_described_with_its_default():
    specification, defaults = role_variables.specification(), role_variables.defaults()
    assert list(sorted(specification)) == list(sorted(defaults))
    assert all(name.startswith("cf_deployment_") for name in defaults)
    stated = {name: option["default"] for name, option in specification.items() if "default" in option}
    assert stated == {name: defaults[name] for name in stated}
    assert set(defaults) - set(stated) == {"cf_deployment_ecr"}


def test_readme_has_the_table():
    text = (role_variables.ROLE / "README.md").read_text()
    assert role_variables.readme(text) == text, "run: python Tests/playbook/role_variables.py"
