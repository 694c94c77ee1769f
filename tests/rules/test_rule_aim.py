from __future__ import annotations

from netplan.rules.aim import Aim
from netplan.rules.spacing import Spacing
from tiny import held, make, on, solved, value, worth

ROLES = {"planner": {"count": "2-3", "aim": 3}}


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), roles=ROLES)
    assert worth(problem, Aim(), held("M1", "03-05", planner="Anna Bo Carl")) == 0
    plan = solved(problem)
    assert value(plan, "aim") == 0
    assert plan.by_id["M1"].roles["planner"] == ("Anna", "Bo", "Carl")


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05"), members="Anna Bo", roles=ROLES)
    assert worth(problem, Aim(), held("M1", "03-05", planner="Anna Bo")) == 1
    assert value(solved(problem), "aim") == 1


def test_just_inside() -> None:
    problem = make(on("M1", "03-05"), roles={"planner": {"count": "2-3"}})  # no aim: the lowest number
    assert worth(problem, Aim(), held("M1", "03-05", planner="Anna Bo")) == 0
    assert len(solved(problem).by_id["M1"].roles["planner"]) == 2


def test_just_outside() -> None:
    problem = make(on("M1", "03-05"), roles={"planner": {"count": "1-3"}}, away={"Bo": "03-05"})
    assert worth(problem, Aim(), held("M1", "03-05", planner="Anna Bo")) == 1
    assert worth(problem, Aim(), held("M1", "03-05", planner="Anna Bo Carl")) == 2


def test_a_series_has_as_many_meetings_as_it_aims_at() -> None:
    series = {"series": "W", "count": "1-3", "aim": 2, "window": "2013-03-05..2013-03-07"}
    problem = make(series)
    assert set(solved(problem).by_id) == {"W-1", "W-2"}
    assert worth(problem, Aim(), held("W-1", "03-05")) == 1
    assert worth(problem, Aim(), *(held(f"W-{number}", f"03-0{number + 4}") for number in (1, 2, 3))) == 1
    one_day = solved(make({**series, "window": "2013-03-05"}))
    assert (set(one_day.by_id), value(one_day, "aim")) == ({"W-1"}, 1)


def test_without_an_upper_limit_more_meetings_are_held_only_when_a_rule_demands_them() -> None:
    problem = make({"series": "W", "count": "3+", "window": "2013-03"})
    assert len(problem.meetings) == 6
    assert len(make({"series": "W", "count": "1+", "window": "2013-03"}).meetings) == 3
    assert len(make({"series": "W", "count": "1+", "aim": 5, "window": "2013-03"}).meetings) == 5
    assert set(solved(problem).by_id) == {"W-1", "W-2", "W-3"}
    series = {"series": "W", "count": "3+", "window": "2013-03"}
    often = make(on("M1", "02-28"), series, on("M2", "04-02"), rules=(Spacing(at_most=7),))
    plan = solved(often)  # 33 days from 28 February to 2 April are five steps of 7 at most, with four meetings between
    assert (set(plan.by_id), value(plan, "aim")) == ({"M1", "W-1", "W-2", "W-3", "W-4", "M2"}, 1)
