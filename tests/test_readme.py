"""The README is true: its code runs, its picture is what the terminal prints."""

from __future__ import annotations

import io
import re
import runpy
from pathlib import Path

import pytest
from rich.console import Console

import netplan
from netplan.display.text import PlanText
from netplan.io.polls.reading import LAYOUTS
from netplan.rules import ALWAYS, WHEN, WHERE, WHO

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def test_the_two_commands_come_first_and_are_one_line_each() -> None:
    first, second = blocks("sh")
    assert "netplan plan examples/benchmark_network/network.yaml" in first
    assert "pytest" in second
    assert first.count("\n") == second.count("\n") == 1


def test_every_rule_and_wish_is_named_where_it_belongs() -> None:
    for title, rules in (("always on", ALWAYS), ("when", WHEN), ("where", WHERE), ("who", WHO)):
        (listed,) = re.findall(rf"^- \*\*{title}\*\*: (.*?)(?=^- |^$)", README, re.DOTALL | re.MULTILINE)
        assert re.findall(r"`(\w+)`", listed) == [rule.name for rule in rules]


def test_the_reference_is_what_the_code_says() -> None:
    written = runpy.run_path(str(ROOT / "docs" / "regenerate.py"))["pages"]()
    committed = {name: (ROOT / "docs" / name).read_text(encoding="utf-8") for name in written}
    assert committed == written, "run: make reference"


def test_every_layout_of_polls_is_told_of() -> None:
    page = (ROOT / "docs" / "polls.md").read_text(encoding="utf-8")
    told = re.findall(r"^\|.*?\|.*\| `(\w+)` \|", page, re.MULTILINE)
    assert sorted(told) == sorted(layout.name for layout in LAYOUTS)


def test_the_python_code_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    first, impossible, asked, happened, over_years = blocks("python")
    exec(compile(first, "README.md", "exec"), {})
    assert capsys.readouterr().out.startswith("optimal\n")
    exec(compile(impossible, "README.md", "exec"), {})
    assert capsys.readouterr().out in blocks("text")
    exec(compile(asked, "README.md", "exec"), {})
    assert "Maria" in capsys.readouterr().out
    exec(compile(happened, "README.md", "exec"), {})
    assert capsys.readouterr().out in blocks("text")
    exec(compile(over_years, "README.md", "exec"), {})
    assert "referent" in capsys.readouterr().out


def test_the_picture_is_what_the_terminal_prints() -> None:
    problem = netplan.read(ROOT / "examples/benchmark_network/network.yaml").with_(network={"language": "en"})
    screen = io.StringIO()
    Console(file=screen, width=100).print(PlanText(netplan.solve(problem).require_plan()))
    printed = "".join(f"{line.rstrip()}\n" for line in screen.getvalue().splitlines())
    assert blocks("text")[0] == printed
