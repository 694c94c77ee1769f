"""Chains: who holds one role takes the next one afterwards.

Sources: the Islandora coordinating committee (the note-taker chairs the next meeting); the by-laws of CONBLS
(chair-elect, chair, past chair, a year each from the annual meeting). Names are invented.
"""

from __future__ import annotations

from pathlib import Path

import netplan
from seasons import broken, holders, play, swapped

COMMITTEE = """\
netplan: 1
network:
  id: committee
  name: Coordinating committee
  members: [Alma, Birk, Clara, David]
  roles:
    note_taker: {not_with: chair}
    chair: {}
  rules:
    - chain: {from: note_taker, to: chair}
  wishes:
    - longest_since: note_taker
  history:
    - {date: 2020-03-10, role: note_taker, member: Birk}
    - {date: 2020-06-09, role: note_taker, member: Clara}
    - {date: 2020-09-08, role: note_taker, member: David}
    - {date: 2020-12-08, role: note_taker, member: Alma}
season:
  name: "2021"
  from: 2021-01-01
  to: 2021-12-31
  meetings:
    - {id: M1, window: week 10}
    - {id: M2, window: week 23}
    - {id: M3, window: week 36}
"""

OFFICERS = """\
netplan: 1
network:
  id: officers
  name: Consortium of libraries
  members: [Anna, Bent, Carla, Dora, Emil]
  roles:
    chair_elect: {label: chair-elect, not_with: [chair, past_chair]}
    chair: {not_with: past_chair}
    past_chair: {label: past chair}
  rules:
    - term: {roles: [chair_elect, chair, past_chair], lasts: 1 year, at: annual}
    - chain: {from: chair_elect, to: chair, at: annual}
    - chain: {from: chair, to: past_chair, at: annual}
  wishes:
    - longest_since: chair_elect
  history:
    - {date: 2017-05-09, role: chair_elect, member: Dora}
    - {date: 2018-05-08, role: chair_elect, member: Emil}
    - {date: 2019-05-07, role: chair_elect, member: Anna}
    - {date: 2020-05-12, role: chair_elect, member: Bent}
    - {date: 2020-05-12, role: chair, member: Anna}
    - {date: 2020-05-12, role: past_chair, member: Emil}
    - {date: 2020-10-13, role: chair_elect, member: Bent}
    - {date: 2020-10-13, role: chair, member: Anna}
    - {date: 2020-10-13, role: past_chair, member: Emil}
season:
  name: "2021"
  from: 2021-01-01
  to: 2021-12-31
  meetings:
    - {id: annual, window: week 19}
    - {id: autumn, window: week 41}
"""


def read(folder: Path, text: str) -> netplan.Problem:
    (folder / "network.yaml").write_text(text, encoding="utf-8")
    return netplan.read(folder / "network.yaml")


def test_the_note_taker_chairs_the_next_meeting(tmp_path: Path) -> None:
    (first, plan), (_, then) = play(read(tmp_path, COMMITTEE))
    # notes: in the order of the last time, Birk, Clara, David, Alma; chair: one meeting later, Alma from the history
    assert holders(plan, "note_taker") == ["Birk", "Clara", "David"]
    assert holders(plan, "chair") == ["Alma", "Birk", "Clara"]
    assert holders(then, "note_taker") == ["Alma", "Birk", "Clara"]
    assert holders(then, "chair") == ["David", "Alma", "Birk"]
    assert broken(first, swapped(plan, "M3", "chair", "Alma")) == [
        ("chain", "Clara should be chair of M3, after having been note taker")
    ]


def test_chair_elect_chair_and_past_chair(tmp_path: Path) -> None:
    (first, plan), (_, then), (_, last) = play(read(tmp_path, OFFICERS), seasons=3)
    # 2021: Carla was never chair-elect; then Dora (2017), then Emil (2018); each stays from annual to annual meeting
    assert holders(plan, "chair_elect") == ["Carla", "Carla"]
    assert holders(plan, "chair") == ["Bent", "Bent"]
    assert holders(plan, "past_chair") == ["Anna", "Anna"]
    assert [holders(then, role) for role in ("chair_elect", "chair", "past_chair")] == [
        ["Dora"] * 2, ["Carla"] * 2, ["Bent"] * 2,
    ]  # fmt: skip
    assert [holders(last, role) for role in ("chair_elect", "chair", "past_chair")] == [
        ["Emil"] * 2, ["Dora"] * 2, ["Carla"] * 2,
    ]  # fmt: skip
    assert broken(first, swapped(plan, "annual", "chair", "Dora"))[0][0] == "term"
    jumped = swapped(swapped(plan, "annual", "chair", "Dora"), "autumn", "chair", "Dora")
    assert broken(first, jumped) == [("chain", "Bent should be chair of annual, after having been chair-elect")]
