"""A closed series of five dated days that everybody attends: whoever cannot come on one of them is named.

Source: the lesson plan "Partnerskab og samarbejde", whose participants can carry their projects through "efter at have
deltaget på møderne"; its dates have no year, and 2010 is the only one in which all of them are working days.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import netplan
from netplan.audit import verify
from netplan.domain import Problem
from netplan.lint import check
from netplan.plan import Level
from netplan.search import solve

COURSE = """
netplan: 1
network:
  id: partnerskab
  name: Partnerskab og samarbejde
  members: [Rikke, Jeanne, Amalie, Stine, Trine]
  roles: {tovholder: {holder: Amalie}}
  rules:
    - must_attend: {meetings: forløb}
season:
  name: "2010"
  from: 2010-08-01
  to: 2010-12-31
  time: 9-15
  meetings:
    - {id: intro, window: 2010-08-20}
    - {series: forløb, count: 5, window: "27. august, 29. september, 29. oktober, 15. november og 1. december"}
  availability:
    away: AWAY
"""


def course(folder: Path, away: str) -> Problem:
    path = folder / "course.yaml"
    path.write_text(COURSE.replace("AWAY", away), encoding="utf-8")
    return netplan.read(path)


def test_five_days_on_which_everybody_can_come(tmp_path: Path) -> None:
    """Five meetings and five days: each meeting has its own, in order; nobody is asked to come to the introduction."""
    plan = solve(course(tmp_path, "{Stine: [2010-08-20, 2010-10-01]}"), workers=1).require_plan()
    assert plan.status == "optimal"
    assert [f"{one.id} {one.date:%d-%m}" for one in plan.meetings] == [
        "intro 20-08", "forløb-1 27-08", "forløb-2 29-09", "forløb-3 29-10", "forløb-4 15-11", "forløb-5 01-12",
    ]  # fmt: skip


def test_who_cannot_come_on_one_of_the_days_is_named(tmp_path: Path) -> None:
    problem = course(tmp_path, "{Trine: [15. november], Stine: [2010-08-20]}")
    result = solve(problem, workers=1)
    assert result.status == "infeasible"
    clash = netplan.conflict(problem)
    assert "must_attend" in clash.rules
    assert "Trine" in {name for part in clash.parts for name in part.people}
    # the days as they are written, with the rule as a wish: the plan stands, and an audit names Trine
    wished = problem.with_(network={"rules": [], "wishes": problem.network.rules})
    plan = solve(wished, workers=1).require_plan()
    assert [(one.wish, one.value) for one in plan.wishes if one.wish == "must_attend"] == [("must_attend", 1)]
    found = [str(one.sentence) for one in verify(problem, plan) if one.level is Level.ERROR]
    assert found == ["Trine must attend forløb-4 and cannot come on 15 Nov 2010"]


def test_with_the_days_written_one_by_one_lint_names_who_is_missing(tmp_path: Path) -> None:
    dates = ("2010-08-27", "2010-09-29", "2010-10-29", "2010-11-15", "2010-12-01")
    days: list[dict[str, Any]] = [{"id": f"dag{number}", "date": date} for number, date in enumerate(dates, start=1)]
    problem = course(tmp_path, "{Trine: [15. november, 1. december], Stine: [2010-08-20]}").with_(
        network={"rules": []}, season={"meetings": days},
    )  # fmt: skip
    problem = problem.with_(network={"rules": [netplan.rules.MustAttend()]})
    warned = [str(one.sentence) for one in check(problem) if one.rule == "must_attend"]
    assert warned == [
        "Trine must attend dag4 and cannot come on any of its dates",
        "Trine must attend dag5 and cannot come on any of its dates",
    ]


@pytest.mark.parametrize("who", ["[Trine, Amalie]", "tovholder"])
def test_only_those_named_must_come(tmp_path: Path, who: str) -> None:
    path = tmp_path / "named.yaml"
    text = COURSE.replace("{meetings: forløb}", f"{{who: {who}, meetings: forløb}}")
    path.write_text(text.replace("AWAY", "{Stine: [15. november]}"), encoding="utf-8")
    assert solve(netplan.read(path), workers=1).require_plan().status == "optimal"
    path.write_text(text.replace("AWAY", "{Amalie: [15. november]}"), encoding="utf-8")
    problem = netplan.read(path)
    assert solve(problem, workers=1).status == "infeasible"
    assert "must_attend" in netplan.conflict(problem).rules
