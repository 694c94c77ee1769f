"""A journal club: nobody presents once more before everybody has presented as often. Names are invented."""

from __future__ import annotations

from pathlib import Path

import netplan
from seasons import broken, holders, play, swapped

CLUB = """\
netplan: 1
network:
  id: club
  name: Journal club
  members: [Alma, Bodil, Ditlev, Emma]
  roles:
    presenter: {}
  rules:
    - batch: presenter
  wishes:
    - longest_since: presenter
  history:
    - {date: 2020-02-05, role: presenter, member: Alma}
    - {date: 2020-05-06, role: presenter, member: Bodil}
    - {date: 2020-09-09, role: presenter, member: Ditlev}
    - {date: 2020-11-04, role: presenter, member: Emma}
season:
  name: "2021"
  from: 2021-01-01
  to: 2021-12-31
  meetings:
    - {id: S1, window: week 6}
    - {id: S2, window: week 20}
    - {id: S3, window: week 40}
"""


def test_a_batch_runs_on_over_the_year_end_and_a_joiner_starts_level(tmp_path: Path) -> None:
    (tmp_path / "club.yaml").write_text(CLUB, encoding="utf-8")
    problem = netplan.read(tmp_path / "club.yaml")
    ((first, plan),) = play(problem, seasons=1)
    assert holders(plan, "presenter") == ["Alma", "Bodil", "Ditlev"]  # the second batch; Emma is left
    joiner = {"name": "Frode", "joined": "2022-01-01"}
    ((second, plan),) = play(
        first.next_season(plan, network={"members": (*first.network.members, joiner)}), seasons=1
    )
    # Frode starts with 1 as Emma has, not with 0: Emma and he end the batch, and Alma begins the next
    assert holders(plan, "presenter") == ["Emma", "Frode", "Alma"]
    assert broken(second, swapped(plan, "S2", "presenter", "Bodil")) == [
        ("batch", "Frode has had fewer turns than Bodil, presenter of S2"),
        ("batch", "Frode has had fewer turns than Alma, presenter of S3"),
    ]  # fmt: skip
    third = second.next_season(plan)
    ((_, plan),) = play(third, seasons=1)
    assert holders(plan, "presenter") == ["Bodil", "Ditlev", "Emma"]
