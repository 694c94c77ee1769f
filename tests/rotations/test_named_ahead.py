"""Named ahead: the holder for a meeting is named at the meeting before.

Sources: a Danish network's contract ("the role of minute-taker is given in advance, perhaps at the meeting before");
the tech call of the Samvera community, which ends with finding the next note-taker.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import netplan
from seasons import broken, network, swapped

BENCHMARK = Path(__file__).parents[2] / "examples/benchmark_network/network.yaml"


def late(findings: tuple[netplan.Finding, ...]) -> list[tuple[str, str]]:
    return [(one.level.value, str(one.sentence)) for one in findings if one.rule == "not_named_ahead"]


def test_the_minute_taker_is_named_at_the_meeting_before() -> None:
    problem = netplan.read(BENCHMARK).with_(network={"language": "en"})
    # M2 is in June, on Friday the 28th at the latest; then it is over, and the minute-taker of M3 is open
    assert late(netplan.check(problem, date(2013, 6, 28))) == []
    assert late(netplan.check(problem, date(2013, 6, 29))) == [
        ("warning", "referent of M3 was to be named at M2 and is not")
    ]
    plan = netplan.solve(problem, workers=1).require_plan()
    assert late(netplan.verify(problem, plan, date(2013, 12, 31))) == []
    then = problem.next_season(plan)
    last = plan.by_id["M3"].date
    assert late(netplan.check(then, last)) == []
    (found,) = late(netplan.check(then, last + timedelta(days=1)))  # M1 of 2014 is named at M3 of 2013
    assert found[1].startswith("referent of M1 was to be named at") and str(last.day) in found[1]
    nobody = swapped(plan, "M3", "minute_taker")
    assert [rule for rule, _ in broken(problem, nobody)] == ["filled"]
    assert late(netplan.verify(problem, nobody, date(2013, 7, 1)))[0][0] == "warning"


def test_a_call_that_finds_its_next_note_taker() -> None:
    weeks = [{"id": f"C{number}", "window": f"week {number + 9}"} for number in range(1, 4)]
    roles = {"facilitator": {}, "note_taker": {"decided_by": "facilitator", "named_ahead": 1}}
    problem = network({"name": "2021", "meetings": weeks}, members=["Anna", "Bent", "Carla"], roles=roles)
    plan = netplan.solve(problem, workers=1).require_plan()
    days = [meeting.date for meeting in plan.meetings]
    # nobody is before the first call; the others' note-takers are found one call ahead
    pairs = (("C2", "C1"), ("C3", "C2"))
    notes = [("note", f"note taker of {call} is to be named at {before}") for call, before in pairs]
    assert late(netplan.verify(problem, plan)) == late(netplan.verify(problem, plan, days[0])) == notes
    passed = late(netplan.verify(problem, plan, days[0] + timedelta(days=1)))
    assert passed == [("warning", "note taker of C2 was to be named at C1 and is not"), notes[1]]
    named = swapped(plan, "C2", "note_taker", "Bent")
    named = named.model_copy(update={"meetings": tuple(
        one.model_copy(update={"open": ()}) if one.id == "C2" else one for one in named.meetings
    )})  # fmt: skip
    assert late(netplan.verify(problem, named, days[0] + timedelta(days=1))) == notes[1:]
    then = problem.next_season(plan)
    first = late(netplan.check(then, days[2] + timedelta(days=1)))
    assert len(first) == 1 and first[0][1].startswith("note taker of C1 was to be named at")
