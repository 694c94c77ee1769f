"""Volunteers first, the roster as fallback: hand-made choices stand, the roster fills what is left, a backup exists.

Source: the scribes of the Islandora technical advisory group, who volunteer and else take turns down a list, and the
duty rota of the ISIS/IBEX control rooms, which always names a backup. Names are invented.
"""

from __future__ import annotations

from pathlib import Path

import netplan
from netplan.plan import Plan
from seasons import broken, holders, play, swapped

ADVISORY = """
netplan: 1
network:
  id: advisory
  name: Advisory group
  members: [Alma, Birk, Cilla, Dan, Eva]
  roles:
    scribe: {}
    backup: {count: 0-1}
  rules:
    - one_duty
    - stand_in: {roles: scribe}
  wishes:
    - longest_since: {roles: scribe}
  history:
    - {date: 2020-02-10, role: scribe, member: Alma}
    - {date: 2020-04-10, role: scribe, member: Birk}
    - {date: 2020-06-10, role: scribe, member: Dan}
    - {date: 2020-09-10, role: scribe, member: Eva}
    - {date: 2020-11-10, role: scribe, member: Cilla}
season:
  name: "2021"
  from: 2021-01-01
  to: 2021-12-31
  meetings:
    - {id: T1, window: week 3, scribe: Cilla}
    - {id: T2, window: week 13}
    - {id: T3, window: week 23, scribe: Cilla}
    - {id: T4, window: week 33}
    - {id: T5, window: week 43}
  availability:
    away: {Alma: [week 13]}
"""


def advisory(tmp_path: Path, text: str = ADVISORY) -> netplan.Problem:
    file = tmp_path / "advisory.yaml"
    file.write_text(text, encoding="utf-8")
    return netplan.read(file)


def seasons(tmp_path: Path) -> list[tuple[netplan.Problem, Plan]]:
    """Return two seasons; in the second, Eva volunteers for the fourth meeting."""
    problem = advisory(tmp_path)
    ((_, first),) = play(problem, seasons=1)
    shape = problem.next_season(first).shape()
    shape["season"]["meetings"][3]["scribe"] = "Eva"
    second = netplan.problem_from_shape(shape)
    return [(problem, first), *play(second, seasons=1)]


def test_volunteers_stand_and_the_roster_fills_what_is_left(tmp_path: Path) -> None:
    (_, first), (_, second) = seasons(tmp_path)
    # Before the first season the roster is Alma, Birk, Dan, Eva, Cilla. Cilla volunteers for T1 and T3. Alma is away
    # at T2, so Birk takes it; she has kept her place and takes T4; then it is Dan's turn.
    assert holders(first, "scribe") == ["Cilla", "Birk", "Cilla", "Alma", "Dan"]
    # Now it is Eva, Birk, Cilla, Alma, Dan. Eva's turn is T1; her T4, for which she volunteers, passes nobody over,
    # and Alma comes after it as before.
    assert holders(second, "scribe") == ["Eva", "Birk", "Cilla", "Eva", "Alma"]
    assert [plan.wishes[0].value for plan in (first, second)] == [0, 0]


def test_somebody_could_always_step_in(tmp_path: Path) -> None:
    for problem, plan in seasons(tmp_path):
        assert broken(problem, plan) == []
    text = ADVISORY.replace("[week 13]", "[week 13], Birk: [week 13], Cilla: [week 13], Dan: [week 13]")
    alone = advisory(tmp_path, text)  # with Eva alone nobody could replace the scribe
    assert netplan.solve(alone, workers=1).status == "infeasible"
    assert "stand_in" in netplan.conflict(alone).rules


def test_a_backup_is_named_where_the_group_asks_for_one(tmp_path: Path) -> None:
    plan = netplan.solve(advisory(tmp_path, ADVISORY.replace("window: week 33", 'window: week 33, backup: "?"')),
                         workers=1).require_plan()  # fmt: skip
    (backup,) = plan.by_id["T4"].roles["backup"]
    assert backup not in plan.by_id["T4"].roles["scribe"]
    assert all("backup" not in one.roles for one in plan.meetings if one.id != "T4")


def test_the_audit_catches_a_volunteer_who_was_overruled(tmp_path: Path) -> None:
    problem, plan = seasons(tmp_path)[0]
    assert broken(problem, swapped(plan, "T1", "scribe", "Dan")) == [
        ("decided", "Cilla was decided as scribe of T1"),
        ("decided", "the list of scribe of T1 was complete, and now has Dan, too"),
    ]
