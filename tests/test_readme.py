"""The README is true: its code runs, its picture is what the terminal prints."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from rich.console import Console

import netplan
from netplan.display.text import PlanText
from netplan.domain import Rule
from netplan.rules import ALWAYS, RULES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def unit(rule: type[Rule]) -> str:
    """Return what the value of a rule or wish is counted in."""
    if not rule.squared_unit or rule.places == {"wishes"}:
        return rule.squared_unit or rule.unit
    return f"{rule.unit}, or {rule.squared_unit}"


def rules_table() -> str:
    """Return the table of rules and wishes, made from the classes themselves."""
    rows = ["| name | says | parameters | counted in | under |", "|---|---|---|---|---|"]
    for rule in RULES:
        if rule.places:
            says = (rule.__doc__ or "").split("\n\n")[0].replace("\n", " ")
            says = " ".join(says.split()).replace("``", "`")
            fields = [field.alias or name for name, field in rule.model_fields.items() if name != "give"]
            parameters = ", ".join(f"`{name}`" for name in fields)
            always = "always on" if rule in ALWAYS else ", ".join(sorted(rule.places))
            rows.append(f"| `{rule.name}` | {says} | {parameters} | {unit(rule)} | {always} |")
    return "\n".join(rows) + "\n"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def test_the_two_commands_come_first_and_are_one_line_each() -> None:
    first, second = blocks("sh")
    assert "netplan plan examples/benchmark_network/network.yaml" in first
    assert "pytest" in second
    assert first.count("\n") == second.count("\n") == 1


def test_every_rule_and_wish_is_listed_as_it_is() -> None:
    assert rules_table() in README


def test_the_python_code_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    (code,) = blocks("python")
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out.startswith("optimal\n")


def test_the_picture_is_what_the_terminal_prints() -> None:
    problem = netplan.read(ROOT / "examples/benchmark_network/network.yaml").with_(network={"language": "en"})
    screen = io.StringIO()
    Console(file=screen, width=100).print(PlanText(netplan.solve(problem).require_plan()))
    printed = "".join(f"{line.rstrip()}\n" for line in screen.getvalue().splitlines())
    assert blocks("text")[0] == printed
