"""The table of the role's variables in its README, made from meta/argument_specs.yml: `python Tests/playbook/role_variables.py`."""

import re
from pathlib import Path

import yaml

ROLE = Path(__file__).resolve().parents[2] / "roles/cf-deployment"
BEGIN, END = "<!-- variables: made by Tests/playbook/role_variables.py -->", "<!-- end of variables -->"


def specification():
    return yaml.safe_load((ROLE / "meta/argument_specs.yml").read_text())["argument_specs"]["main"]["options"]


def defaults():
    return yaml.safe_load((ROLE / "defaults/main.yml").read_text())


def table():
    rows = ["| variable | default | description |", "| --- | --- | --- |"]
    for name, option in specification().items():
        default = yaml.safe_dump(option["default"], default_flow_style=True).split("\n")[0] if "default" in option else "every key"
        choices = f" One of {', '.join(f'`{choice}`' for choice in option['choices'])}." if "choices" in option else ""
        text = re.sub(r"[CV]\(([^)]*)\)", r"`\1`", option["description"])
        rows.append(f"| `{name}` | `{default}` | {text}{choices} |")
    return "\n".join(rows)


def readme(text):
    head, rest = text.split(BEGIN)
    return f"{head}{BEGIN}\n{table()}\n{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    path = ROLE / "README.md"
    path.write_text(readme(path.read_text()))
