"""A stated order that goes on over the years: a presidency of countries, and note-takers by the alphabet.

Sources: the presidency of the Nordic Council; the note-takers of a committee of Penn State's libraries. The years'
events and the note-takers' names are invented.
"""

from __future__ import annotations

from pathlib import Path

import netplan
from netplan.domain import HistoryRow
from netplan.rules.debts import debts
from seasons import broken, holders, network, play, swapped

COUNCIL = """\
netplan: 1
network:
  id: council
  name: Council
  members: [Denmark, Finland, Iceland, Norway, Sweden]
  roles:
    presidency: {}
  rules:
    - cyclic: {roles: presidency, order: [Finland, Norway, Sweden, Iceland, Denmark]}
  history:
    - {date: 2018-10-30, role: presidency, member: Norway}
    - {date: 2019-10-29, role: presidency, member: Sweden}
season:
  name: "2021"
  from: 2021-01-01
  to: 2021-12-31
  meetings:
    - {id: Session, window: week 44}
"""


def council(folder: Path) -> netplan.Problem:
    file = folder / "council.yaml"
    file.write_text(COUNCIL, encoding="utf-8")
    return netplan.read(file)


def test_the_presidency_goes_on_after_a_year_without_a_session(tmp_path: Path) -> None:
    years = [holders(plan, "presidency") for _, plan in play(council(tmp_path), seasons=4)]
    # nothing was held in 2020; Sweden had 2019, so that Iceland is next, then Denmark, and round again
    assert years == [["Iceland"], ["Denmark"], ["Finland"], ["Norway"]]


def test_an_exception_is_recorded_and_the_turn_is_owed(tmp_path: Path) -> None:
    *_, (problem, plan) = play(council(tmp_path), seasons=3)  # 2023: Finland
    exception = HistoryRow(date="2024-10-29", role="presidency", member="Iceland", instead_of="Norway",
                           reason="elections in Norway")  # fmt: skip
    season = {"name": "2025", "from": "2025-01-01", "to": "2025-12-31"}
    rows = (*problem.next_season(plan).network.history, exception)
    later = problem.next_season(plan, network={"history": rows}, season=season)
    (debt,) = debts(later, ("presidency",))
    assert (debt.owed, debt.by, debt.reason) == ("Norway", "Iceland", "elections in Norway")
    played = list(play(later, seasons=5))
    # Norway has its turn back; Sweden follows; Iceland has had its turn of this round, so that Denmark ends it
    years = [holders(plan, "presidency") for _, plan in played]
    assert years == [["Norway"], ["Sweden"], ["Denmark"], ["Finland"], ["Norway"]]
    first, planned = played[0]
    assert broken(first, swapped(planned, "Session", "presidency", "Sweden")) == [
        ("cyclic", "Norway is owed a turn and comes before Sweden, presidency of Session"),
    ]  # fmt: skip


def test_note_takers_by_the_alphabet() -> None:
    meetings = [{"id": f"M{month}", "window": f"2021-{month:02}-10"} for month in (2, 3, 5, 6)]
    problem = network(
        {"meetings": meetings, "availability": {"away": {"Carla": ["2021-05-10"]}}, "weekdays": ["Monday", "Tuesday",
         "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]},
        members=["Frank", "Ellen", "Alice", "Carla", "Bernard", "David"], roles={"note_taker": {}},
        rules=[{"cyclic": {"roles": "note_taker",
                           "order": ["Alice", "Bernard", "Carla", "David", "Ellen", "Frank"]}}],
    )  # fmt: skip
    (_, first), (second, plan) = play(problem)
    assert holders(first, "note_taker") == ["Alice", "Bernard", "David", "Carla"]  # Carla cannot come in May
    assert holders(plan, "note_taker") == ["Ellen", "Frank", "Alice", "Bernard"]
    assert broken(second, swapped(plan, "M6", "note_taker", "Carla")) == [
        ("cyclic", "Bernard comes before Carla in the order, note taker of M6"),
    ]  # fmt: skip
