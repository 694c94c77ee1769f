"""What netplan plan says of a season that cannot be planned."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

import netplan
from commands import IMPOSSIBLE, run
from netplan.cli.impossible import look_for_repairs

QUORUM = """
netplan: 1
network:
  id: trio
  name: Trio
  language: {language}
  members: [Ada, Bo, Cleo]
  roles: {{host: {{}}}}
  rules:
    - quorum: 3  # all of them
season:
  name: "2027"
  from: 2027-01-01
  to: 2027-12-31
  meetings:
    - {{id: M1, window: week 10}}
    - {{id: M2, window: week 20}}
  availability: {{away: {{Bo: [week 10], Cleo: [2027-05-17..2027-05-20]}}}}
"""


@pytest.fixture
def trio(tmp_path: Path) -> Path:
    path = tmp_path / "trio.yaml"
    path.write_text(QUORUM.format(language="en"), encoding="utf-8")
    return path


def test_the_page_tells_what_helps_then_what_clashes(trio: Path) -> None:
    done = run("plan", str(trio))
    assert done.exit_code == 3, done.output
    page = " ".join(done.output.split())
    assert "No plan keeps all rules; this is proven." in page
    assert page.index("What can be done") < page.index("What to do next") < page.index("These rules clash")
    assert "Bo" in page
    assert f"netplanrepair{trio}--apply1" in "".join(page.split())  # a long path is broken into lines
    clash = done.output[done.output.index("These rules clash") :].splitlines()[1:]
    assert 1 <= sum(line.startswith("- ") for line in clash) <= 5


def test_the_first_repair_of_the_page_can_be_applied(trio: Path) -> None:
    listed = json.loads(run("plan", str(trio), "--json").output)["repairs"]
    assert run("repair", str(trio), "--apply", "1").exit_code == 0
    assert run("plan", str(trio)).exit_code == 0
    assert netplan.verify(netplan.read(trio), netplan.Plan.model_validate(listed[0]["plan"])) is not None


def test_json_holds_all_of_the_page(trio: Path) -> None:
    done = run("plan", str(trio), "--json")
    assert done.exit_code == 3
    shape = json.loads(done.output)
    assert shape["status"] == "infeasible"
    assert {"checks", "repairs", "complete", "conflict", "sentences", "confirmed", "irreducible"} < set(shape)
    for repair in shape["repairs"]:
        assert {"sentence", "price", "proven", "gives", "edits", "plan"} <= set(repair)
        assert {"meetings", "wishes"} <= set(repair["plan"])
    assert shape["conflict"]
    assert all({"rule", "about", "sentence"} <= set(part) for part in shape["conflict"])
    assert 1 <= len(shape["sentences"]) <= 5


def test_the_page_speaks_danish(tmp_path: Path) -> None:
    path = tmp_path / "trio.yaml"
    path.write_text(QUORUM.format(language="da"), encoding="utf-8")
    danish, english = run("plan", str(path)).output, run("plan", str(path), "--language", "en").output
    assert "No plan keeps all rules; this is proven." in english
    assert " May 2027" in english
    assert "No plan" not in danish
    assert " maj 2027" in danish


def test_repairs_and_conflict_are_looked_for_side_by_side(trio: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, float] = {}

    def timed(name: str) -> Any:
        search = getattr(netplan, name)

        def searched(problem: netplan.Problem, **options: Any) -> Any:
            given[name] = options["time_limit"]
            return search(problem, **options)

        return searched

    monkeypatch.setattr(netplan, "repairs", timed("repairs"))
    monkeypatch.setattr(netplan, "conflict", timed("conflict"))
    assert run("plan", str(trio), "--time-limit", "40").exit_code == 3
    assert 20 < given["repairs"] == given["conflict"] < 40  # side by side, in what the solve left over
    assert run("plan", str(trio), "--time-limit", "2").exit_code == 3
    assert given["repairs"] == given["conflict"] == 5  # a no is explained even where the time is up


def test_a_decided_date_that_does_not_suit_says_whom_to_ask(tmp_path: Path) -> None:
    path = tmp_path / "duo.yaml"
    path.write_text(IMPOSSIBLE.format(language="en"), encoding="utf-8")
    done = run("plan", str(path))
    assert done.exit_code == 3
    assert "Bo" in done.output
    assert "9 Mar 2027" in done.output


def test_on_a_terminal_the_first_repair_is_told_as_soon_as_it_is_there(
    trio: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = io.StringIO()
    terminal = Console(file=shown, force_terminal=True, width=100)
    for module in ("netplan.cli.impossible", "netplan.cli.running"):
        monkeypatch.setattr(f"{module}.console", lambda stderr=False: terminal)
    found = look_for_repairs(netplan.read(trio))
    assert found
    text = shown.getvalue()
    assert text.count("A plan becomes possible like this: ") == 1
    assert "looking for what would help" in text


def test_without_a_terminal_nothing_is_told_beforehand(trio: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert look_for_repairs(netplan.read(trio))
    assert capsys.readouterr() == ("", "")
