from __future__ import annotations

from netplan.explain.differences import differences
from netplan.rules import Attendance, FairShare
from tiny import held, make, on, planned

PROBLEM = make(
    on("M1", "03-05"), {"series": "S", "count": "0-1", "window": "2013-04-02"}, members="Anna Bo Carl Dan",
    roles={"planner": {"count": "1-3"}}, venues=("Odense", "Vejle"), away={"Anna": "03-05"},
    wishes=(Attendance(), FairShare()),
)  # fmt: skip
SERIES = PROBLEM.meetings[1].id


def said(before: list[dict[str, str]], after: list[dict[str, str]]) -> list[tuple[str, ...]]:
    plans = [planned(PROBLEM, *(held(**one) for one in meetings)) for meetings in (before, after)]
    return [(one.what, one.sentence) for one in differences(PROBLEM, *plans)]


def one(day: str = "03-05", **more: str) -> dict[str, str]:
    return {"meeting": "M1", "day": day, "planner": "Anna Bo", **more}


def test_the_same_plan_differs_in_nothing() -> None:
    assert said([one()], [one(planner="Bo Anna")]) == []


def test_dates_and_hours() -> None:
    assert said([one()], [one("03-06")]) == [("date", "M1 on Wed 6 Mar 2013 instead of Tue 5 Mar 2013")]
    hours = said([one()], [one(hours="09:00-12:00")])
    assert hours == [("date", "M1 on Tue 5 Mar 2013 at 09:00–12:00 instead of 10:00–15:00")]


def test_venues() -> None:
    assert said([one(venue="Odense")], [one(venue="Vejle")]) == [("venue", "M1 in Vejle instead of Odense")]
    assert said([one()], [one(venue="Vejle")]) == [("venue", "M1 in Vejle")]
    assert said([one(venue="Vejle")], [one()]) == [("venue", "M1 without a venue")]


def test_only_who_comes_and_goes_is_named() -> None:
    assert said([one()], [one(planner="Bo Carl")]) == [("planner", "M1, planner: Carl instead of Anna")]
    assert said([one()], [one(planner="Anna Bo Carl")]) == [("planner", "M1, planner: Carl as well")]
    assert said([one()], [one(planner="Bo")]) == [("planner", "M1, planner: not Anna")]
    assert said([one()], [one(planner="Carl Dan")]) == [("planner", "M1, planner: Carl and Dan instead of Anna and Bo")]


def test_a_meeting_that_may_be_done_without() -> None:
    more = {"meeting": SERIES, "day": "04-02", "planner": "Dan"}
    assert said([one()], [one(), more]) == [("date", f"{SERIES} is held, on Tue 2 Apr 2013")]
    assert said([one(), more], [one()]) == [("date", f"{SERIES} is not held")]
