"""Terms: a role is kept for years or months, and of several holders not all change at once.

Sources: the by-laws of the Midwest popular-culture library consortium (the chair is selected at every second Fall
meeting); library consortia whose two officers' terms never end together. Names of people are invented.
"""

from __future__ import annotations

from pathlib import Path

import netplan
from seasons import broken, holders, network, play, swapped

CONSORTIUM = """\
netplan: 1
network:
  id: popular-culture
  name: Popular-culture library consortium
  members: [Kent State, Ohio State, Michigan State, Bowling Green]
  roles:
    chair: {}
  rules:
    - term: {roles: chair, lasts: 2 years, at: Fall}
  wishes:
    - longest_since: chair
  history:
    - {date: 2014-10-10, role: chair, member: Ohio State, meeting: Fall}
    - {date: 2016-10-07, role: chair, member: Michigan State, meeting: Fall}
    - {date: 2018-10-12, role: chair, member: Bowling Green, meeting: Fall}
    - {date: 2019-04-05, role: chair, member: Bowling Green, meeting: Spring}
    - {date: 2019-10-11, role: chair, member: Bowling Green, meeting: Fall}
season:
  name: "2020"
  from: 2020-01-01
  to: 2020-12-31
  meetings:
    - {id: Spring, window: weeks 13-16}
    - {id: Fall, window: weeks 39-43}
"""


def test_the_chair_changes_at_every_second_fall_meeting(tmp_path: Path) -> None:
    (tmp_path / "network.yaml").write_text(CONSORTIUM, encoding="utf-8")
    seasons = list(play(netplan.read(tmp_path / "network.yaml"), seasons=4))
    # since Fall 2018 Bowling Green; Kent State never was; then Ohio State, whose term ended first
    assert [holders(plan, "chair") for _, plan in seasons] == [
        ["Bowling Green", "Kent State"], ["Kent State", "Kent State"],
        ["Kent State", "Ohio State"], ["Ohio State", "Ohio State"],
    ]  # fmt: skip
    _, (problem, then), (third, later), _ = seasons
    assert broken(problem, swapped(then, "Fall", "chair", "Ohio State")) == [
        ("term", "Kent State leaves as chair at Fall, before the term is over")
    ]
    assert broken(problem, swapped(swapped(then, "Spring", "chair", "Ohio State"), "Fall", "chair", "Ohio State")) == [
        ("term", "Kent State leaves as chair at Spring, where no term ends")
    ]
    assert broken(third, swapped(later, "Fall", "chair", "Kent State")) == [
        ("term", "the term of Kent State as chair was over before Fall")
    ]


def officers(lasts: str, meetings: list[str], history: dict[str, str]) -> netplan.Problem:
    rows = [{"date": day, "role": "officer", "member": name} for day, names in history.items()
            for name in names.split()]  # fmt: skip
    return network(
        {"name": "2021", "meetings": [{"id": f"M{number}", "window": week} for number, week in enumerate(meetings, 1)]},
        members=["Anna", "Bent", "Carla", "Dora"], roles={"officer": {"count": 2}},
        rules=[{"term": {"roles": "officer", "lasts": lasts}}], wishes=[{"longest_since": "officer"}], history=rows,
    )  # fmt: skip


def test_two_officers_of_two_years_never_end_together() -> None:
    problem = officers("2 years", ["week 24"], {"2019-06-11": "Anna Bent", "2020-06-09": "Bent Carla"})
    plans = [plan for _, plan in play(problem, seasons=3)]
    # Bent has been one since 2019, Carla since 2020; the new one: Dora (never), Anna (2019), Bent (2020)
    assert [holders(plan, "officer") for plan in plans] == [["Carla, Dora"], ["Anna, Dora"], ["Anna, Bent"]]
    assert ("term", "all who were officer before M1 leave at once") in broken(
        problem, swapped(plans[0], "M1", "officer", "Anna", "Dora")
    )


def test_terms_that_began_together_are_parted_by_one_who_stays_a_year_longer() -> None:
    problem = officers("2 years", ["week 24"], {"2020-06-09": "Anna Bent"})
    first, second, third = (plan.meetings[0].holders("officer") for _, plan in play(problem, seasons=3))
    # 2022 both terms are over: one of the two stays until 2023, with Carla or Dora; then the other two are there
    assert first == ("Anna", "Bent")
    assert len({*second} & {"Anna", "Bent"}) == len({*second} & {"Carla", "Dora"}) == 1
    assert {*second} & {"Carla", "Dora"} < {*third} and {*second} & {"Anna", "Bent"} & {*third} == set()


def test_terms_of_six_months() -> None:
    weeks = ["week 11", "week 24", "week 37", "week 50"]
    history = {"2020-06-09": "Anna", "2020-09-08": "Bent", "2020-12-08": "Bent Carla"}
    problem = officers("6 months", weeks, history)
    (_, plan), (_, then) = play(problem)
    # at each meeting the one who has been there twice goes, and comes who has been away longest; Dora never was
    assert holders(plan, "officer") == ["Carla, Dora", "Anna, Dora", "Anna, Bent", "Bent, Carla"]
    assert holders(then, "officer") == ["Carla, Dora", "Anna, Dora", "Anna, Bent", "Bent, Carla"]
    assert ("term", "the term of Bent as officer was over before M1") in broken(
        problem, swapped(plan, "M1", "officer", "Bent", "Carla")
    )
