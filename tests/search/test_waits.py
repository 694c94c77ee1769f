from __future__ import annotations

from typing import Any

import pytest

from netplan.domain import Problem
from netplan.plan import Plan
from netplan.search import solve
from netplan.search.waits import Waits, balance_told
from worlds import small

HISTORY = [
    {"date": "2012-01-10", "role": "minutes", "member": "Ane"},
    {"date": "2012-03-13", "role": "chair", "member": "Bo"},
    {"date": "2012-06-12", "role": "minutes", "member": "Carl"},
]


def planned(**fields: Any) -> tuple[Problem, Plan]:
    """Return three recorded meetings and two planned ones: Bo, then Ane takes the minutes."""
    members = ["Ane", "Bo", "Carl", {"name": "Dorte", "joined": "2012-06-01"}, "Erik"]
    problem = small(
        members=members, roles={"minutes": {}, "chair": {"count": "0-1"}}, history=HISTORY,
        meetings=[{"id": "M1", "date": "2013-03-05", "minutes": "Bo"}, {"id": "M2", "date": "2013-06-04",
                  "minutes": "Ane"}], **fields,
    )  # fmt: skip
    return problem, solve(problem).require_plan()


@pytest.mark.parametrize(
    ("name", "roles", "last", "told"),
    [
        ("Bo", ("minutes",), (1, "minutes"), "Bo was minutes at the meeting before"),
        ("Bo", ("chair",), (3, "chair"), "Bo was chair 3 meetings before"),
        ("Bo", ("chair", "minutes"), (1, "minutes"), "Bo was minutes at the meeting before"),
        ("Carl", ("minutes", "chair"), (2, "minutes"), "Carl was minutes 2 meetings before"),
        ("Ane", ("minutes",), (4, "minutes"), "Ane was minutes 4 meetings before"),
        ("Dorte", ("minutes",), None, "Dorte joined on 1 Jun 2012 and has not been minutes yet"),
        ("Erik", ("minutes", "chair"), None, "Erik has not been minutes or chair at any of the 4 meetings before"),
    ],
)
def test_a_wait_is_counted_over_recorded_and_planned_meetings(
    name: str, roles: tuple[str, ...], last: tuple[int, str] | None, told: str
) -> None:
    waits = Waits(*planned(), "M2")
    assert waits.last(name, roles) == last
    assert waits.told(name, roles) == told


def test_later_meetings_and_the_meeting_itself_do_not_count() -> None:
    waits = Waits(*planned(), "M1")
    assert waits.last("Ane", ("minutes",)) == (3, "minutes")
    assert waits.last("Bo", ("minutes",)) is None


def test_nothing_known_is_said_so() -> None:
    problem = small(meetings=[{"id": "M1", "date": "2013-03-05", "minutes": "Bo"}])
    waits = Waits(problem, solve(problem).require_plan(), "M1")
    assert waits.told("Bo", ("minutes",)) == "Bo has not been minutes before, as far as is known"


def test_duties_that_a_rule_gives_do_not_count() -> None:
    rows = [{"date": "2012-01-10", "role": "chair", "member": "Ane"}]
    problem = small(roles={"chair": {"holder": "Ane"}}, history=rows, meetings=[{"id": "M1", "date": "2013-03-05"}])
    assert Waits(problem, solve(problem).require_plan(), "M1").last("Ane", ("chair",)) is None


def test_a_balance_is_told_with_the_fair_share() -> None:
    problem, plan = planned(wishes=["fair_share"])
    said = "Ane has 2 duties as minutes, this plan's included; a fair share is 0.85"  # 1/4 before Dorte, then 3/5
    assert balance_told(problem, plan, "Ane", "minutes") == said
    assert balance_told(problem, plan, "Gunnar", "minutes") is None


def test_those_who_never_had_a_duty_are_told_at_once() -> None:
    waits = Waits(*planned(), "M2")
    told = waits.told_of(("Erik", "Ane"), ("chair",))
    assert told == ["none of Erik and Ane has been chair at any of the 4 meetings before"]
    assert waits.told_of(("Erik",), ("chair",)) == ["Erik has not been chair at any of the 4 meetings before"]
