"""What is open, decided later or never used."""

from __future__ import annotations

from pathlib import Path

import netplan
from looked import by_rule, small

ROOT = Path(__file__).parents[2]


def test_the_benchmark_network_as_its_contract_is_written() -> None:
    found = by_rule(netplan.check(netplan.read(ROOT / "examples/benchmark_network/network.yaml")))
    assert sorted(found) == ["ambiguous_window", "deferred_role", "no_organisation", "open_slot", "unused_role"]
    assert [one.about for one in found["open_slot"]] == [("M3", "minute_taker")]
    assert [(one.about, one.level) for one in found["unused_role"]] == [(("timekeeper",), "warning")]
    assert [(one.about, one.level) for one in found["deferred_role"]] == [
        ((meeting, "chair"), "note") for meeting in ("M1", "M2", "M3")
    ]
    (without,) = found["no_organisation"]
    assert (without.amount, without.level) == (8, "note")
    assert "Sara" not in without.about and "Henrik" in without.about


def test_a_sound_problem_has_no_findings() -> None:
    assert netplan.check(small(roles={"host": {}})) == ()


def test_an_open_slot_counts_its_places() -> None:
    problem = small(roles={"host": {"count": 2}})
    problem = problem.with_(season={"meetings": [{"id": "M1", "window": "week 10", "host": ["?", "?"]}]})
    (found,) = netplan.check(problem)
    assert (found.rule, found.amount, found.sentence) == ("open_slot", 2, "host of M1 is open")
