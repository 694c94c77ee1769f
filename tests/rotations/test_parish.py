"""A parish rota: two people never together, a married couple only together, rest between prominent roles.

Source: published duty rotas of parishes for readers, ministers and ushers. Names are invented.
"""

from __future__ import annotations

from pathlib import Path

import netplan
from seasons import broken, holders, network, play, swapped

PARISH = """
netplan: 1
network:
  id: parish
  name: Parish rota
  members: [Agnes, Bertil, Cecilie, David, Esther, Frode]
  roles:
    reader: {}
    minister: {}
    usher: {count: 2}
  rules:
    - one_duty
    - apart: {members: [Agnes, Bertil]}
    - together: {members: [Cecilie, David], roles: usher}
    - rest: {roles: [reader, minister], meetings: 1}
  wishes:
    - at_most: {times: 1, roles: reader}
season:
  name: "2021"
  from: 2021-01-01
  to: 2021-12-31
  weekdays: [Sunday]
  meetings:
    - {id: S1, window: 2021-01-10}
    - {id: S2, window: 2021-01-17}
    - {id: S3, window: 2021-01-24}
    - {id: S4, window: 2021-01-31}
"""


def parish(tmp_path: Path) -> netplan.Problem:
    file = tmp_path / "parish.yaml"
    file.write_text(PARISH, encoding="utf-8")
    return netplan.read(file)


def test_two_seasons_keep_all_that_the_parish_asks(tmp_path: Path) -> None:
    problem = parish(tmp_path)
    seasons = list(play(problem))
    before: set[str] = set()
    for problem, plan in seasons:
        assert broken(problem, plan) == []
        for meeting in plan.meetings:
            on_duty = {name for names in meeting.roles.values() for name in names}
            assert len(on_duty) == 4 and not {"Agnes", "Bertil"} <= on_duty
            ushers = set(meeting.roles["usher"])
            assert len(ushers & {"Cecilie", "David"}) in (0, 2)
            prominent = {*meeting.roles["reader"], *meeting.roles["minister"]}
            assert not prominent & before  # over the turn of the year, too
            before = prominent
        # four serve at each meeting, one of Agnes and Bertil at most: of the other four at least three. Two of them
        # are Cecilie and David, who usher together or not at all.
        assert all(len({"Cecilie", "David", "Esther", "Frode"} & {n for ns in m.roles.values() for n in ns}) >= 3
                   for m in plan.meetings)  # fmt: skip
        assert [wish.value for wish in plan.wishes if wish.wish == "at_most"] == [0]


def test_the_audit_catches_the_two_together_a_split_couple_and_a_missing_rest(tmp_path: Path) -> None:
    ((problem, plan),) = play(parish(tmp_path), seasons=1)
    quarrel = swapped(plan, "S1", "usher", "Agnes", "Bertil")
    assert "apart" in {rule for rule, _ in broken(problem, quarrel)}
    split = swapped(plan, "S1", "usher", "Cecilie", "Frode")
    assert "together" in {rule for rule, _ in broken(problem, split)}
    reader = plan.by_id["S1"].roles["reader"]
    tired = swapped(plan, "S2", "reader", *reader)
    assert "rest" in {rule for rule, _ in broken(problem, tired)}


def test_who_serves_when_follows_from_the_rules() -> None:
    """Of four people two serve, and rest at the next meeting; Agnes and Bertil are never together."""
    rows = [("2020-12-20", "reader", "Bertil"), ("2020-12-20", "minister", "David"),
            ("2020-12-27", "reader", "Agnes"), ("2020-12-27", "minister", "Cecilie")]  # fmt: skip
    problem = network(
        {"meetings": [{"id": f"S{number}", "window": f"week {number}"} for number in (1, 2, 3, 4)]},
        members=["Agnes", "Bertil", "Cecilie", "David"], roles={"reader": {}, "minister": {}},
        rules=["one_duty", {"apart": {"members": ["Agnes", "Bertil"]}}, {"rest": {"meetings": 1}}],
        wishes=[{"longest_since": {"roles": "reader"}}],
        history=[{"date": date, "role": role, "member": member} for date, role, member in rows],
    )  # fmt: skip
    # Agnes and Cecilie served last, so Bertil and David are on at S1 and S3, Agnes and Cecilie at S2 and S4, in each
    # season anew. David and Cecilie have never read; then Bertil has waited longest, then Agnes.
    for _, plan in play(problem):
        assert holders(plan, "reader") == ["David", "Cecilie", "Bertil", "Agnes"]
        assert holders(plan, "minister") == ["Bertil", "Agnes", "David", "Cecilie"]
        assert plan.wishes[0].value == 0
