"""Meetings go back and forth between two parts of the country, or round a list of towns, over the years."""

from __future__ import annotations

from pathlib import Path

import netplan
from netplan.plan import Plan
from seasons import broken, play

ASSOCIATION = """
netplan: 1
network:
  id: association
  name: Landsforeningen
  language: en
  members: [Anker, Bodil, Clara, Ditte]
  roles: {{minutes: {{}}}}
  venues:
    - {{name: Roskilde, region: east}}
    - {{name: Aarhus, region: west}}
    - {{name: Køge, region: east}}
    - {{name: Vejle, region: west}}
  rules: {rules}
  history: [{{date: 2020-11-10, venue: Køge}}]
season:
  name: "2021"
  from: 2021-01-01
  to: 2021-12-31
  meetings:
    - {{id: M1, window: March}}
    - {{id: M2, window: June}}
    - {{id: M3, window: November}}
"""
EAST = {"Roskilde", "Køge"}
ROUND = "[{venue_cycle: {order: [Roskilde, Aarhus, Køge, Vejle]}}]"


def read(folder: Path, rules: str) -> netplan.Problem:
    file = folder / "association.yaml"
    file.write_text(ASSOCIATION.format(rules=rules), encoding="utf-8")
    return netplan.read(file)


def venues(plan: Plan) -> list[str]:
    return [meeting.venue or "" for meeting in plan.meetings]


def moved(plan: Plan, meeting: str, venue: str) -> Plan:
    elsewhere = (one.model_copy(update={"venue": venue}) if one.id == meeting else one for one in plan.meetings)
    return plan.model_copy(update={"meetings": tuple(elsewhere), "wishes": (), "loads": ()})


def test_meetings_alternate_between_east_and_west_over_the_years(tmp_path: Path) -> None:
    years = list(play(read(tmp_path, "[{regions: {alternate: true}}]"), 3))
    sides = [["east" if venue in EAST else "west" for venue in venues(plan)] for _, plan in years]
    # the last recorded meeting was in Køge; three meetings a year turn the first side over every year
    assert sides == [["west", "east", "west"], ["east", "west", "east"], ["west", "east", "west"]]


def test_two_meetings_running_in_the_east_are_caught(tmp_path: Path) -> None:
    (problem, plan), (following, after) = play(read(tmp_path, "[{regions: {alternate: true}}]"), 2)
    assert broken(problem, moved(plan, "M2", "Vejle"))[0][0] == "regions"
    day = plan.meetings[-1].date
    assert broken(following, moved(after, "M1", "Vejle")) == [
        ("regions", f"{day} and M1 are both in the region west"), ("regions", "M1 and M2 are both in the region west"),
    ]  # fmt: skip


def test_a_cycle_goes_on_over_the_year_ends(tmp_path: Path) -> None:
    years = list(play(read(tmp_path, ROUND), 3))
    assert [venues(plan) for _, plan in years] == [
        ["Vejle", "Roskilde", "Aarhus"],  # Køge was last
        ["Køge", "Vejle", "Roskilde"],
        ["Aarhus", "Køge", "Vejle"],
    ]


def test_a_cycle_goes_on_where_it_stopped_after_a_year_without_meetings(tmp_path: Path) -> None:
    ((problem, plan),) = play(read(tmp_path, ROUND), 1)
    later = {"name": "2023", "from": "2023-01-01", "to": "2023-12-31"}  # 2022 was postponed as a whole
    ((_, after),) = play(problem.next_season(plan, season=later), 1)
    assert (venues(plan)[-1], venues(after)) == ("Aarhus", ["Køge", "Vejle", "Roskilde"])


def test_a_venue_out_of_turn_is_caught_once_where_the_others_follow_it(tmp_path: Path) -> None:
    ((problem, plan),) = play(read(tmp_path, ROUND), 1)
    wrong = moved(moved(plan, "M2", "Køge"), "M3", "Vejle")
    assert broken(problem, wrong) == [("venue_cycle", "M2 is in Køge, and it is the turn of Roskilde")]
