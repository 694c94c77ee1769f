"""The first look at a problem."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

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


def named(problem: netplan.Problem, rule: str) -> list[Finding]:
    return by_rule(netplan.check(problem)).get(rule, [])


@pytest.mark.parametrize("chair", [{"decided_by": "host"}, {"holder": "Ada"}, {"fill": "by hand"}])
@pytest.mark.parametrize("rule", ["fair_share", "longest_since", "turns", "rest"])
def test_a_rule_about_a_role_that_others_fill_is_a_warning(chair: dict[str, Any], rule: str) -> None:
    problem = small(roles={"host": {}, "chair": chair}, wishes=[{rule: {"roles": "chair"}}])
    (found,) = named(problem, "nothing_to_judge")
    assert (found.about, found.level) == ((rule, "chair"), "warning")
    assert found.sentence == f"{rule} of chair has nothing to judge: others fill that role"


def test_a_rule_that_has_something_to_judge_is_none() -> None:
    roles = {"host": {}, "chair": {"decided_by": "host"}}
    wishes = ["fair_share", {"rest": {"roles": ["chair", "host"]}}]
    assert not named(small(roles=roles, wishes=wishes), "nothing_to_judge")
    written = small(roles=roles, rules=[{"rest": {"roles": "chair"}}])
    written = written.with_(season={"meetings": [{"id": "M1", "window": "week 10", "chair": "Bo"}]})
    assert not named(written, "nothing_to_judge")


def test_a_holder_who_is_no_member_or_on_leave_then_is_a_warning() -> None:
    people = [{"name": "Ada", "left": "2027-03-01"}, {"name": "Bo", "leave": "2027-03-08..2027-03-14"}, "Cleo"]
    problem = small(members=people, roles={"host": {"holder": "Ada"}, "scribe": {}, "clock": {}})
    holders = {"scribe": "Bo", "clock": "Cleo"}
    problem = problem.with_(season={"meetings": [{"id": "M1", "window": "week 10", **holders}]})
    assert [one.sentence for one in named(problem, "holder_no_member")] == [
        f"{name} of M1 and no member, or on leave, on all of its dates" for name in ("Ada is host", "Bo is scribe")
    ]
    longer = problem.with_(season={"meetings": [{"id": "M1", "window": "weeks 8-10", **holders}]})
    assert not named(longer, "holder_no_member")


def test_a_holder_who_cannot_come_on_any_date_is_a_warning() -> None:
    def looked_at(away: str) -> list[str]:
        problem = small(roles={"scribe": {"label": "minute-taker"}})
        meetings = [{"id": "May", "window": "week 19", "scribe": "Bo"}]
        problem = problem.with_(season={"meetings": meetings, "availability": {"away": {"Bo": away}}})
        return [one.sentence for one in named(problem, "holder_cannot_come")]

    assert looked_at("week 19") == ["Bo is minute-taker of May and cannot come on any of its dates"]
    assert looked_at("week 19 except Fridays") == []


def test_a_quorum_that_no_date_reaches_is_a_warning_with_the_best_number() -> None:
    def looked_at(away: str, entry: Any, **network: Any) -> list[str]:
        problem = small(rules=[{"quorum": entry}], **network)
        return [one.sentence for one in named(problem.with_(season={"availability": {"away": {"Bo": away}}}), "quorum")]

    assert looked_at("week 10", 2) == ["quorum: at most 1 of the 2 needed can come to M1"]
    assert looked_at("week 10", "60%") == ["quorum: at most 1 of the 2 needed can come to M1"]
    assert looked_at("week 10", {"at_least": 2, "of": "organisations"}) == looked_at("week 10", 2)
    assert looked_at("week 10", "50%") == looked_at("2027-03-08..2027-03-11", 2) == []


def test_rules_that_go_by_the_listed_order_are_noted_where_it_is_free() -> None:
    wishes = ["even_spacing", "alternate_venues", "attendance"]
    problem = small(rules=[{"spacing": {"at_least": 3}}, "rest"], wishes=wishes)
    assert named(problem, "listed_order") == []
    found = named(problem.with_(season={"any_order": True}), "listed_order")
    assert [one.about for one in found] == [("spacing",), ("rest",), ("even_spacing",), ("alternate_venues",)]
    assert {one.level for one in found} == {"note"}


def test_a_former_venue_in_the_history_is_reported_once() -> None:
    given = {"2026-03": "x", "2026-Q3": "Old", "2026-Q4": "Old"}
    rows = [{"date": date, "venue": venue} for date, venue in given.items()]
    (found,) = named(small(venues=["X"], history=rows), "former_venue")
    assert (found.about, found.amount, found.level) == (("Old",), 2, "note")


def test_a_duty_that_the_history_has_twice_is_a_warning() -> None:
    def looked_at(*rows: dict[str, str]) -> list[Finding]:
        return named(small(roles={"writer": {"label": "referent"}}, history=list(rows)), "recorded_twice")

    one = {"date": "2026-03-10", "role": "writer", "member": "Bo"}
    (found,) = looked_at(one, {**one, "meeting": "M1"}, {**one, "date": "2026-03-11"})
    assert (found.about, found.amount, found.level) == (("Bo", "writer"), 1, "warning")
    assert found.sentence == "Bo is recorded 2 times as referent on 10 Mar 2026, and each counts"
    in_a_month = {**one, "date": "2026-03"}
    assert looked_at(in_a_month, in_a_month) == []  # may well be two meetings


def test_turns_go_by_the_listed_order_too() -> None:
    problem = small(rules=["batch"], wishes=["longest_since"]).with_(season={"any_order": True})
    noted = [one.about for one in netplan.check(problem) if one.rule == "listed_order"]
    assert noted == [("batch",), ("longest_since",)]
