"""Whoever was stood in for gets the turn back: through the plan's file, the ledger and the next season's plan."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from netplan.accounts import fairness
from netplan.domain import Problem
from netplan.io import read_plan, write
from netplan.plan import Plan
from netplan.revise import stand_ins, swap
from netplan.rules.debts import debts, debts_after
from netplan.search import solve
from worlds import small

PEOPLE = ("Ane", "Bo", "Carl", "Dorte")


def standing(**more: Any) -> tuple[Problem, Plan]:
    """Return a plan of one meeting for each of three people; Dorte has none."""
    problem = small(members=list(PEOPLE), wishes=[{"longest_since": {"roles": "minutes"}}], meetings=[
        {"id": "M1", "date": "2013-03-05", "minutes": "Ane"}, {"id": "M2", "date": "2013-06-04", "minutes": "Bo"},
        {"id": "M3", "date": "2013-09-03", "minutes": "Carl"},
    ], **more)  # fmt: skip
    return problem, solve(problem).require_plan()


def first_of(problem: Problem, plan: Plan) -> str:
    """Return who gets the first meeting of the next season."""
    following = problem.next_season(plan, season={"name": "2014"})
    (name,) = solve(following).require_plan().meetings[0].holders("minutes")
    return name


def test_the_next_season_gives_the_turn_back(tmp_path: Path) -> None:
    problem, plan = standing()
    assert first_of(problem, plan) == "Dorte"  # who has waited longest
    one = stand_ins(problem, plan, "M3", "minutes").of("Bo")
    assert one.plan is not None and one.problem is not None
    path = write(one.plan, tmp_path / "plan.json")
    kept = read_plan(path)
    assert kept == one.plan
    rows = [row for row in kept.history() if row.instead_of]
    assert [(row.member, row.instead_of, row.date) for row in rows] == [("Bo", "Carl", "2013-09-03")]
    following = one.problem.next_season(kept, season={"name": "2014"})
    assert [(debt.owed, debt.by) for debt in debts(following)] == [("Carl", "Bo")]
    assert first_of(one.problem, kept) == "Carl"


def test_a_swap_leaves_nothing_owed() -> None:
    problem, plan = standing()
    one = swap(problem, plan, "M1", "minutes", partner="Carl", for_meeting="M3")
    assert debts_after(one.problem, one.plan) == ()
    assert first_of(one.problem, one.plan) == "Dorte"


def test_the_report_tells_of_the_turns_that_the_plan_leaves_owed() -> None:
    problem, plan = standing()
    one = stand_ins(problem, plan, "M3", "minutes").of("Bo")
    assert one.plan is not None and one.problem is not None
    (debt,) = fairness(one.problem, one.plan).debts
    assert (debt.person, debt.taken_by, str(debt.date), debt.role) == ("Carl", "Bo", "2013-09-03", "minutes")
    early = stand_ins(problem, plan, "M1", "minutes").of("Dorte")
    assert early.plan is not None and early.problem is not None
    assert [one.person for one in fairness(early.problem, early.plan).debts] == ["Ane"]
    given_back = stand_ins(early.problem, early.plan, "M3", "minutes")
    assert "Ane is owed a turn: Dorte took it on 5 Mar 2013." in given_back.sentences
    back = given_back.of("Ane")
    assert back.plan is not None and back.problem is not None
    assert [one.person for one in fairness(back.problem, back.plan).debts] == ["Carl"]


@pytest.mark.parametrize("language", ["en", "da"])
def test_a_plan_read_again_says_the_same(language: str, tmp_path: Path) -> None:
    problem, plan = standing(language=language)
    made = stand_ins(problem, plan, "M1", "minutes").take("Dorte")
    assert read_plan(write(made, tmp_path / "plan.yaml")) == made
