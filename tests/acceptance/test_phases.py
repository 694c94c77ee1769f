"""A project in phases: each has so many meetings of several kinds in its quarter, and some phases run side by side.

Source: the project description of KL and HK Kommunal of 21 August 2014. Three meetings of the work group in the third
quarter of 2014; then two to three meetings beside three to four interviews, which feed two workshops, the second in a
wider circle, each held as two half days; then two to three meetings; dissemination runs beside them without meetings.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import netplan
from netplan.domain import Problem
from netplan.errors import InputError
from netplan.plan import Level, Plan
from netplan.search import solve

PROJECT = """
netplan: 1
network:
  id: roller
  name: Nye roller på folkebibliotekerne
  language: da
  holidays: DK
  members:
    - {name: Helle Lund, organisation: KL}
    - {name: Bettina, organisation: HK Kommunal}
    - {name: Jakob, organisation: KL}
    - {name: Helle Dam}
  rules:
    - spacing: {at_least: 2 weeks, meetings: [fase1, fase2, fase3]}
    - order: {first: interview, then: [workshop1, workshop2], gap: 1 week}
    - order: {first: workshop1, then: workshop2, gap: 2 weeks, at_most: 5 weeks}
    - order: {first: workshop1-1, then: workshop1-2, exactly: 1 day}
    - must_attend: {who: [KL, HK Kommunal], meetings: [workshop1, workshop2]}
season:
  name: "2014/15"
  from: 2014-07-01
  to: 2015-03-31
  weekdays: [tirsdag, onsdag]
  any_order: true
  meetings:
    - {series: fase1, count: 3, window: Q3 2014}
    - {series: fase2, count: 2-3, window: Q4 2014, after: fase1}
    - {series: workshop1, count: 2, window: Q4 2014, time: 9-12, after: interview}
    - {series: workshop2, count: 0-2, window: Q4 2014, time: 9-12, after: [interview, workshop1]}
    - {series: interview, count: 3-4, window: Q4 2014, time: 13-15, after: fase1}
    - {series: fase3, count: 2-3, window: Q1 2015, after: [fase2, workshop2]}
    - {series: fase4, count: 0, window: Q1 2015}
  availability:
    away: {Bettina: [October, 2014-11-03..2014-11-14]}
"""
KINDS = ("fase1", "fase2", "workshop1", "workshop2", "interview", "fase3", "fase4")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Problem:
    path = tmp_path_factory.mktemp("project") / "project.yaml"
    path.write_text(PROJECT, encoding="utf-8")
    return netplan.read(path)


@pytest.fixture(scope="module")
def plan(project: Problem) -> Plan:
    return proven(project)


def wanting(project: Problem, *rules: netplan.Rule, **season: Any) -> Problem:
    return project.with_(network={"rules": (*project.network.rules, *rules)}, season=season)


def proven(problem: Problem) -> Plan:
    result = solve(problem, workers=1)
    assert result.status == "optimal", str(netplan.conflict(problem))
    return result.require_plan()


def days(plan: Plan, kind: str) -> list[dt.date]:
    """Return the days of the meetings of one kind, by number."""
    return [one.date for one in sorted(plan.meetings, key=lambda one: one.id) if one.id.rpartition("-")[0] == kind]


def test_without_further_demands_each_phase_has_its_lowest_number_in_its_quarter(plan: Plan) -> None:
    assert [len(days(plan, kind)) for kind in KINDS] == [3, 2, 2, 0, 3, 2, 0]
    quarters = {"fase1": "2014-3", "fase2": "2014-4", "interview": "2014-4", "workshop1": "2014-4", "fase3": "2015-1"}
    for kind, quarter in quarters.items():
        assert {f"{day.year}-{(day.month + 2) // 3}" for day in days(plan, kind)} == {quarter}
    meetings = sum(len(days(plan, kind)) for kind in ("fase1", "fase2", "fase3"))
    assert meetings == 7  # of 7 to 9
    assert max(days(plan, "interview")) + dt.timedelta(days=7) <= min(days(plan, "workshop1"))
    first, second = days(plan, "workshop1")
    assert (second - first).days == 1  # one workshop as two half days
    # Bettina, the only one from HK Kommunal, is away until 14 November
    assert first > dt.date(2014, 11, 14)
    assert max(days(plan, "fase1")) < min(*days(plan, "fase2"), *days(plan, "interview"))
    assert max(days(plan, "fase2")) < min(days(plan, "fase3"))


def test_the_ranges_are_used_to_the_full_where_rules_demand_it(project: Problem) -> None:
    often = (
        netplan.rules.Frequency(at_least=3, per="quarter", meetings=("fase1", "fase2", "fase3")),
        netplan.rules.Frequency(at_least=4, per="year", meetings=("interview",)),
    )  # the year 2015 is not over with the season, so only the four interviews of 2014 are asked for
    entries = [
        entry.model_copy(update={"aim": 2}) if getattr(entry, "series", "") == "workshop2" else entry
        for entry in project.season.meetings
    ]
    plan = proven(wanting(project, *often, meetings=entries))
    assert [len(days(plan, kind)) for kind in KINDS] == [3, 3, 2, 2, 4, 3, 0]
    assert sum(len(days(plan, kind)) for kind in ("fase1", "fase2", "fase3")) == 9
    gap = (min(days(plan, "workshop2")) - max(days(plan, "workshop1"))).days
    assert 14 <= gap <= 35
    assert max(days(plan, "workshop2")) < min(days(plan, "fase3"))


def test_more_than_the_range_is_impossible(project: Problem) -> None:
    problem = wanting(project, netplan.rules.Frequency(at_least=4, per="quarter", meetings=("fase2",)))
    assert solve(problem, workers=1).status == "infeasible"
    assert "frequency" in netplan.conflict(problem).rules


def test_phases_run_side_by_side_whatever_the_order_in_which_they_are_listed(project: Problem) -> None:
    """An interview before the first meeting of its phase, a workshop before the last."""
    early = netplan.rules.Order(first=("interview-1",), then=("fase2-1",))
    between = netplan.rules.Order(first=("workshop1",), then=("fase2-2",))
    plan = proven(wanting(project, early, between))
    assert days(plan, "interview")[0] < days(plan, "fase2")[0]
    assert days(plan, "workshop1")[1] < days(plan, "fase2")[1]
    with pytest.raises(InputError, match="workshop1 is to come after interview, which is listed later"):
        project.with_(season={"any_order": False})


def test_both_half_days_of_a_workshop_can_be_one_day(project: Problem) -> None:
    rules = tuple(
        rule for rule in project.network.rules
        if not isinstance(rule, netplan.rules.Order) or rule.exactly is None
    )  # fmt: skip
    times = {"morning": "9-12", "afternoon": "13-16"}
    halves = [{"id": name, "window": "Q4 2014", "time": time} for name, time in times.items()]
    meetings = [entry.shape() for entry in project.season.meetings]
    plan = proven(project.with_(
        network={"rules": (*rules, netplan.rules.SameDay(meetings=("morning", "afternoon")),
                           netplan.rules.Order(first=("workshop1",), then=("morning",)))},
        season={"meetings": [*meetings, *halves]},
    ))  # fmt: skip
    assert plan.by_id["morning"].date == plan.by_id["afternoon"].date > max(days(plan, "workshop1"))


def test_a_plan_with_an_interview_after_a_workshop_is_caught(project: Problem, plan: Plan) -> None:
    late = max(days(plan, "workshop1")) + dt.timedelta(days=14)  # a Wednesday, as the second half day is
    away = late - days(plan, "interview")[2]
    meetings = tuple(
        one.model_copy(update={"date": late, "start": one.start + away, "end": one.end + away})
        if one.id == "interview-3" else one
        for one in plan.meetings
    )  # fmt: skip
    found = netplan.verify(project, plan.model_copy(update={"meetings": meetings, "wishes": ()}))
    wrong = {(one.rule, one.about): one.amount for one in found if one.level is Level.ERROR}
    # the half days are 15 and 14 days before it and were to be a week after it; the series waits for it anyway
    pairs = {("interview-3", "workshop1-1"): 15, ("interview-3", "workshop1-2"): 14}
    assert wrong.items() >= {("order", about): 7 + apart for about, apart in pairs.items()}.items()
    assert wrong.items() >= {("sequence", about): apart for about, apart in pairs.items()}.items()
