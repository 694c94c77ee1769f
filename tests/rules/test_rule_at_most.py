from __future__ import annotations

from typing import Any

from netplan.rules.at_most import AtMost
from tiny import errors, fault, held, impossible, make, on, solved

SCRIBE: dict[str, Any] = {"scribe": {}}
RULES = (AtMost(times=1, roles=("scribe",)),)
TWO = (on("M1", "03-05"), on("M2", "03-12"))


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), roles=SCRIBE, rules=RULES)
    assert errors(problem, held("M1", "03-05", scribe="Anna")) == []
    assert solved(problem)


def test_forced_violation() -> None:
    problem = make(*TWO, members="Anna", roles=SCRIBE, rules=RULES)
    assert impossible(problem) == {"at_most", "filled"}
    assert fault(problem, held("M1", "03-05", scribe="Anna"), held("M2", "03-12", scribe="Anna")) == (
        "at_most", 1, "duties", "Anna has 2 duties in the season; allowed: 1",
    )  # fmt: skip


def test_just_inside() -> None:
    problem = make(*TWO, members="Anna Bo", roles=SCRIBE, rules=RULES)
    assert sorted(meeting.roles["scribe"] for meeting in solved(problem).meetings) == [("Anna",), ("Bo",)]


def test_just_outside() -> None:
    """Three duties for two members with one each: one too many, whoever has it."""
    three = make(*TWO, on("M3", "03-19"), members="Anna Bo", roles=SCRIBE, rules=RULES)
    assert "at_most" in impossible(three)
    duties = [held("M1", "03-05", scribe="Anna"), held("M2", "03-12", scribe="Bo"), held("M3", "03-19", scribe="Bo")]
    assert fault(three, *duties)[:2] == ("at_most", 1)


def test_the_record_counts_where_it_is_asked_for() -> None:
    rules = (AtMost(times=2, roles=("scribe",), per="record"),)
    history = ("2012-12-04 scribe Anna", "2012-09-04 scribe Anna", "2012-06-04 scribe Anna", "2012-03-04 scribe Bo")
    problem = make(*TWO, roles=SCRIBE, rules=rules, history=history)
    assert errors(problem, held("M1", "03-05", scribe="Bo"), held("M2", "03-12", scribe="Carl")) == []
    plan = solved(problem)  # what Anna did too often before is not held against the season
    assert not any("Anna" in meeting.roles["scribe"] for meeting in plan.meetings)
    assert fault(problem, held("M1", "03-05", scribe="Anna"), held("M2", "03-12", scribe="Carl"))[:2] == ("at_most", 1)


def test_a_role_inside_another_is_no_second_duty_and_a_bound_one_is_none() -> None:
    roles = {
        "convener": {"holder": "Anna"}, "planner": {"count": 2, "includes": "convener"}, "chair": {"within": "planner"},
    }  # fmt: skip
    rules = (AtMost(times=1, roles=("planner", "chair")),)
    problem = make(*TWO, roles=roles, rules=rules)
    everything = [
        held("M1", "03-05", convener="Anna", planner="Anna Bo", chair="Bo"),
        held("M2", "03-12", convener="Anna", planner="Anna Carl", chair="Anna"),
    ]
    assert errors(problem, *everything) == []
    assert solved(problem)


def test_named_people_and_meetings_only() -> None:
    rules = (AtMost(times=0, roles=("scribe",), members=("Anna", "Bo"), meetings=("M2",)),)
    problem = make(*TWO, roles=SCRIBE, rules=rules)
    assert errors(problem, held("M1", "03-05", scribe="Anna"), held("M2", "03-12", scribe="Carl")) == []
    assert solved(problem).by_id["M2"].roles["scribe"] == ("Carl",)


def test_outsiders_are_counted_too() -> None:
    roles = {"guest": {"external": True, "eligible": ["COK", "Metropol"]}}
    problem = make(*TWO, roles=roles, rules=(AtMost(times=1, roles=("guest",)),))
    assert sorted(meeting.roles["guest"] for meeting in solved(problem).meetings) == [("COK",), ("Metropol",)]
    assert fault(problem, held("M1", "03-05", guest="COK"), held("M2", "03-12", guest="COK"))[0] == "at_most"
