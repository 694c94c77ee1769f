"""The first look at a problem."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import netplan
from netplan.plan import Finding

ROOT = Path(__file__).parents[1]


def by_rule(findings: tuple[Finding, ...]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.rule, []).append(finding)
    return found


def small(**network: Any) -> netplan.Problem:
    members = [{"name": "Ada", "organisation": "A"}, {"name": "Bo", "organisation": "B"}]
    shape = {"id": "n", "name": "N", "members": members}
    season = {"name": "2027", "from": "2027-01-01", "to": "2027-12-31", "meetings": [{"id": "M1", "window": "week 10"}]}
    return netplan.problem_from_shape({"network": {**shape, **network}, "season": season})


def test_the_benchmark_network_as_its_contract_is_written() -> None:
    found = by_rule(netplan.check(netplan.read(ROOT / "examples/benchmark_network/network.yaml")))
    assert sorted(found) == ["deferred_role", "no_organisation", "open_slot", "unused_role"]
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


def test_a_former_member_in_the_history_is_reported_once() -> None:
    rows = [{"date": date, "role": "host", "member": "Cleo"} for date in ("2026-03", "2026-Q4")]
    (found,) = netplan.check(small(roles={"host": {}}, history=rows))
    assert (found.rule, found.about, found.amount, found.level) == ("former_member", ("Cleo",), 2, "note")


def test_contradicting_answers_are_a_warning() -> None:
    problem = small(roles={"host": {}})
    given = {"answers": {"Ada": {"yes": "2027-03-09"}}, "away": {"Ada": "2027-03-09"}}
    found = by_rule(netplan.check(problem.with_(season={"availability": given})))
    assert [one.level for one in found["contradiction"]] == ["warning"]
    assert "Ada" in found["contradiction"][0].sentence


def test_a_date_decided_on_a_weekend_is_noted() -> None:
    problem = small(roles={"host": {}}).with_(season={"meetings": [{"id": "M1", "date": "2027-03-13"}]})
    (found,) = netplan.check(problem)
    assert found.rule == "unusual_date" and "Saturday" in found.sentence


def test_a_poll_of_another_year_is_a_warning_and_a_stray_date_a_note() -> None:
    def polled(*options: str) -> list[tuple[str, str]]:
        answers = {"Ada": ["yes"] * len(options)}
        poll = {"name": "poll.csv", "open": True, "options": list(options), "answers": answers}
        problem = small(roles={"host": {}}).with_(season={"availability": {"polls": [poll]}})
        return [(one.rule, one.level) for one in netplan.check(problem)]

    assert polled("2026-03-09", "2026-03-10") == [("poll", "warning")]
    assert polled("2027-03-09", "2027-10-05") == [("poll", "note")]
    assert polled("2027-03-09", "2027-03-10") == []


def test_a_wish_listed_twice_is_a_warning() -> None:
    found = by_rule(netplan.check(small(roles={"host": {}}, wishes=["attendance", "fair_share", "attendance"])))
    assert [one.about for one in found["listed_twice"]] == [("attendance",)]
