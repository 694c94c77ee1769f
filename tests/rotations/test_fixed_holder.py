"""A fixed holder always has the role, and it is never counted as unfair.

Source: the contract of a Danish network: its convener belongs to every planning group.
"""

from __future__ import annotations

from pathlib import Path

import netplan
from seasons import broken, play, swapped

BENCHMARK = Path(__file__).parents[2] / "examples/benchmark_network/network.yaml"


def test_the_convener_is_always_there_and_owes_nobody() -> None:
    problem = netplan.read(BENCHMARK).with_(network={"language": "en"})
    seasons = list(play(problem))
    for _, plan in seasons:
        assert all(meeting.holders("convener") == ("Sara",) for meeting in plan.meetings)
        assert all("Sara" in meeting.holders("planner") for meeting in plan.meetings)
        rows = {row.role: row for row in plan.loads if row.person == "Sara"}
        # three meetings a year, each with Sara by rule: reported apart, neither done nor owed
        assert (rows["convener"].fixed, rows["convener"].balance) == (3, None)
        assert (rows["planner"].fixed, rows["planner"].done, rows["planner"].balance) == (3, 0, 0)
        others = [row for row in plan.loads if row.role == "planner" and row.person != "Sara"]
        assert sum(row.fixed for row in others) == 0
        assert abs(sum(row.balance or 0 for row in others)) < 0.1  # the others share their places among themselves
    _, plan = seasons[0]
    assert ("decided", "Sara was decided as tovholder of M2") in broken(problem, swapped(plan, "M2", "convener", "Kis"))
    without = broken(problem, swapped(plan, "M2", "planner", "Kis", "Bente"))
    assert ("includes", "Sara is tovholder of M2 without being planlægning") in without
