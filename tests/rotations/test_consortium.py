"""A library consortium over eight years: venues by turns, minutes by the host, a chair for every two years.

Source: the published by-laws of the Midwest popular-culture library consortium.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import netplan
from netplan.plan import Plan
from seasons import broken, holders, play, swapped

CONSORTIUM = """
netplan: 1
network:
  id: consortium
  name: Midwest popular-culture library consortium
  language: en
  timezone: America/New_York
  members:
    - {name: Kent State, organisation: Kent State}
    - {name: Ohio State, organisation: Ohio State}
    - {name: Michigan State, organisation: Michigan State}
    - {name: Bowling Green, organisation: Bowling Green}
  roles:
    host: {}
    minutes: {within: host}
    chair: {}
  venues:
    - {name: Kent, organisation: Kent State}
    - {name: Columbus, organisation: Ohio State}
    - {name: East Lansing, organisation: Michigan State}
    - {name: Bowling Green, organisation: Bowling Green}
  rules:
    - venue_cycle: {order: Bowling Green, meetings: Fall}
    - venue_cycle: {order: [Kent, Columbus, East Lansing, Bowling Green], meetings: Spring}
    - host: host
    - term: {lasts: 2 years, roles: chair, at: Fall}
  wishes:
    - longest_since: chair
  history:
    - {date: 2008-10, meeting: Fall, role: chair, member: Kent State}
    - {date: 2010-10, meeting: Fall, role: chair, member: Michigan State}
    - {date: 2012-10, meeting: Fall, role: chair, member: Bowling Green}
    - {date: 2014-10, meeting: Fall, role: chair, member: Ohio State}
season:
  name: "2015"
  from: 2015-01-01
  to: 2015-12-31
  meetings:
    - {id: Spring, window: April}
    - {id: Fall, window: October}
"""


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[netplan.Problem, Plan]]:
    """Return eight years, each planned with what was planned before as its history."""
    return list(play(read(tmp_path_factory.mktemp("consortium")), 8))


def read(folder: Path) -> netplan.Problem:
    file = folder / "consortium.yaml"
    file.write_text(CONSORTIUM, encoding="utf-8")
    return netplan.read(file)


def venues(plan: Plan) -> list[str | None]:
    return [meeting.venue for meeting in plan.meetings]


def moved(plan: Plan, meeting: str, venue: str) -> Plan:
    """Return the plan with one meeting at another venue, as somebody may have changed it by hand."""
    elsewhere = (one.model_copy(update={"venue": venue}) if one.id == meeting else one for one in plan.meetings)
    return plan.model_copy(update={"meetings": tuple(elsewhere), "wishes": (), "loads": ()})


def test_the_fall_is_fixed_and_the_spring_goes_round(years: list[tuple[netplan.Problem, Plan]]) -> None:
    springs = ["Kent", "Columbus", "East Lansing", "Bowling Green"] * 2  # the cycle goes on over the year-ends
    assert [venues(plan) for _, plan in years] == [[spring, "Bowling Green"] for spring in springs]


def test_hosts_are_ten_to_two_and_take_the_minutes(years: list[tuple[netplan.Problem, Plan]]) -> None:
    hosts = [name for _, plan in years for name in holders(plan, "host")]
    assert Counter(hosts) == {"Bowling Green": 10, "Kent State": 2, "Ohio State": 2, "Michigan State": 2}
    assert [name for _, plan in years for name in holders(plan, "minutes")] == hosts


def test_the_chair_changes_at_every_second_fall_meeting(years: list[tuple[netplan.Problem, Plan]]) -> None:
    chairs = [name for _, plan in years for name in holders(plan, "chair")]
    assert chairs == [
        "Ohio State", "Ohio State", "Ohio State",  # since the fall of 2014, to the spring of 2016
        "Kent State", "Kent State", "Kent State", "Kent State",  # whose last term began in 2008
        "Michigan State", "Michigan State", "Michigan State", "Michigan State",  # 2010
        "Bowling Green", "Bowling Green", "Bowling Green", "Bowling Green",  # 2012
        "Ohio State",  # the fall of 2022
    ]  # fmt: skip


def test_after_a_year_without_a_spring_meeting_the_cycle_goes_on_where_it_stopped(tmp_path: Path) -> None:
    problem, plan = list(play(read(tmp_path), 2))[-1]
    assert venues(plan) == ["Columbus", "Bowling Green"]
    problem = problem.next_season(plan, season={"meetings": [{"id": "Fall", "window": "October"}]})
    plan = netplan.solve(problem, workers=1).require_plan()
    assert (plan.season, venues(plan)) == ("2017", ["Bowling Green"])
    both = [{"id": "Spring", "window": "April"}, {"id": "Fall", "window": "October"}]
    problem = problem.next_season(plan, season={"meetings": both})
    _, plan = next(play(problem))
    assert (plan.season, venues(plan)) == ("2018", ["East Lansing", "Bowling Green"])


def test_wrong_rotas_are_caught(years: list[tuple[netplan.Problem, Plan]]) -> None:
    problem, plan = years[1]
    assert broken(problem, plan) == []
    assert broken(problem, swapped(plan, "Spring", "minutes", "Kent State")) == [
        ("within", "Kent State is minutes of Spring without being host")
    ]
    assert broken(problem, moved(plan, "Spring", "Kent")) == [
        ("venue_cycle", "Spring is in Kent, and it is the turn of Columbus"),
        ("host", "nobody from Kent State is host of Spring in Kent"),
    ]
    assert {rule for rule, _ in broken(problem, swapped(plan, "Spring", "chair", "Kent State"))} == {"term"}


def test_the_report_says_that_the_rules_force_ten_to_two(years: list[tuple[netplan.Problem, Plan]]) -> None:
    problem, plan = years[-1]
    report = netplan.fairness(problem, plan)
    hosts = {row.person: (row.done, row.entitlement, row.balance, row.forced_by) for row in report.of("host")}
    # no defect of the plan: only the venue's institution can host, the venues are given, and each meeting has one host
    assert hosts["Bowling Green"] == (10, 4, 6, ("venue_cycle", "host"))
    for other in ("Kent State", "Ohio State", "Michigan State"):
        assert hosts[other] == (2, 4, -2, ("filled", "venue_cycle", "host"))
    text = str(report)
    assert "forced by" in text and "venue_cycle, host" in text
    (summary,) = [one for one in report.roles if one.role == "host"]
    assert (summary.spread, summary.above, summary.below) == (
        8, {"Bowling Green": 6}, {"Kent State": 2, "Michigan State": 2, "Ohio State": 2},
    )  # fmt: skip
