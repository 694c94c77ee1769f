"""The host takes the minutes, in each of the three ways in which a network can write it."""

from __future__ import annotations

from pathlib import Path

import pytest

import netplan
from seasons import broken, holders, play, swapped

LIBRARIES = """
netplan: 1
network:
  id: libraries
  name: Bibliotekerne
  language: en
  members:
    - {{name: Asta, organisation: Odense}}
    - {{name: Bjarne, organisation: Vejle}}
    - {{name: Cilie, organisation: Ribe}}
    - {{name: Dan, organisation: Odense}}
  roles: {roles}
  venues:
    - {{name: Odense, organisation: Odense}}
    - {{name: Vejle, organisation: Vejle}}
    - {{name: Ribe, organisation: Ribe}}
  rules: [venue_cycle, {{host: {turn}}}]
  wishes: [{{longest_since: {turn}}}]
  history:
    - {{date: 2020-11-10, meeting: M3, venue: Ribe}}
    - {{date: 2020-03-10, meeting: M1, role: {turn}, member: Asta}}
season:
  name: "2021"
  from: 2021-01-01
  to: 2021-12-31
  meetings: [{{id: M1, window: March}}, {{id: M2, window: June}}, {{id: M3, window: November}}]
"""
WAYS = {
    "within": ("{host: {}, minutes: {within: host}}", "host"),
    "includes": ("{host: {includes: minutes}, minutes: {}}", "host"),
    "host": ("{minutes: {}}", "minutes"),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_host_takes_the_minutes(way: str, tmp_path: Path) -> None:
    roles, turn = WAYS[way]
    file = tmp_path / "libraries.yaml"
    file.write_text(LIBRARIES.format(roles=roles, turn=turn), encoding="utf-8")
    years = list(play(netplan.read(file), 2))
    for _, plan in years:
        assert [meeting.venue for meeting in plan.meetings] == ["Odense", "Vejle", "Ribe"]
    hosts = [holders(plan, turn) for _, plan in years]
    # Odense sends Dan, because Asta has hosted since he did, and Asta again the year after
    assert hosts == [["Dan", "Bjarne", "Cilie"], ["Asta", "Bjarne", "Cilie"]]
    assert [holders(plan, "minutes") for _, plan in years] == hosts


@pytest.mark.parametrize("way", WAYS)
def test_minutes_taken_by_another_are_caught(way: str, tmp_path: Path) -> None:
    roles, turn = WAYS[way]
    file = tmp_path / "libraries.yaml"
    file.write_text(LIBRARIES.format(roles=roles, turn=turn), encoding="utf-8")
    _, (problem, plan) = play(netplan.read(file), 2)
    found = broken(problem, swapped(plan, "M2", "minutes", "Cilie"))
    assert [rule for rule, _ in found] == [way]
