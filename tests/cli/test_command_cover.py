"""netplan cover: what it prints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from commands import run

FILE = """\
netplan: 1
network:
  id: trio
  name: Trio
  members: [Ada, Bo, Cleo]
  roles: {host: {count: 2}}
  rules: [quorum: {at_least: 2, chance: 90%}]
  chances: {not_asked: 0.7}
season:
  name: "2027"
  from: 2027-01-01
  to: 2027-12-31
  meetings: [{id: M1, date: 2027-03-09}]
  availability: {answers: {Ada: {yes: 2027-03-09}}, away: {Cleo: 2027-03-09}}
"""
ROTA = "meeting,date,role,person\nM1,2027-03-09,host,Ada\nM1,2027-03-09,host,Bo\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    file, plan = tmp_path / "network.yaml", tmp_path / "plan.csv"
    file.write_text(FILE, encoding="utf-8")
    plan.write_text(ROTA, encoding="utf-8")
    return str(file), str(plan)


def test_it_shows_deputies_and_quorums(files: tuple[str, str]) -> None:
    done = run("cover", *files)
    assert done.exit_code == 0, done.output
    assert [line.rstrip() for line in done.output.splitlines()] == [
        "How the plan stands up to absences: Trio, 2027",
        "Nobody could step in for 2 of the 2 duties.",
        "",
        "What to know",
        "- It is not likely enough that the quorum is met at M1.",
        "- One more absence breaks the quorum of M1.",
        "- The chance that enough come is lowest at M1 on 9 Mar 2027: 66.5%.",
        "",
        "Quorum: at least 2 of the members come to each meeting with a chance of 90% or",
        "more",
        "meeting   date         needed   can come   chance   whose absence breaks it",
        "─" * 75,
        "M1        9 Mar 2027        2     2 of 3    66.5%   Ada and Bo",
        "",
        "Who could step in for whom",
        "meeting   date         role   holder       who could step in",
        "─" * 60,
        "M1        9 Mar 2027   host   Ada and Bo   nobody",
    ]


def test_it_says_it_as_data(files: tuple[str, str]) -> None:
    shape = json.loads(run("cover", *files, "--json").output)
    assert (shape["kind"], shape["title"]) == ("cover", "Trio")
    assert [(one["person"], one["deputies"]) for one in shape["duties"]] == [("Ada", []), ("Bo", [])]
    (meeting,) = shape["meetings"]
    assert meeting["critical"] == ["Ada", "Bo"]
    assert (meeting["chance"], meeting["wanted"], meeting["short"]) == (66.5, 90, True)


def test_a_plan_that_is_not_there_is_an_error_with_a_sentence(files: tuple[str, str], tmp_path: Path) -> None:
    done = run("cover", files[0], str(tmp_path / "plan.json"))
    assert done.exit_code == 2
    assert "plan.json" in done.output
