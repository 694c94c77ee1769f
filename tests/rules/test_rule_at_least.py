from __future__ import annotations

from typing import Any

from netplan.rules.at_least import AtLeast
from tiny import errors, fault, held, impossible, make, on, solved

SCRIBE: dict[str, Any] = {"scribe": {}}
RULES = (AtLeast(times=1, roles=("scribe",)),)
TWO = (on("M1", "03-05"), on("M2", "03-12"))


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), members="Anna", roles=SCRIBE, rules=RULES)
    assert errors(problem, held("M1", "03-05", scribe="Anna")) == []
    assert solved(problem)


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05"), members="Anna Bo", roles=SCRIBE, rules=RULES)
    assert impossible(problem) == {"at_least", "filled"}
    assert fault(problem, held("M1", "03-05", scribe="Anna")) == (
        "at_least", 1, "duties", "Bo has 0 duties in the season; needed: 1",
    )  # fmt: skip


def test_just_inside() -> None:
    problem = make(*TWO, members="Anna Bo", roles=SCRIBE, rules=RULES)
    assert sorted(meeting.roles["scribe"] for meeting in solved(problem).meetings) == [("Anna",), ("Bo",)]


def test_just_outside() -> None:
    problem = make(*TWO, roles=SCRIBE, rules=RULES)  # three members, two duties
    assert "at_least" in impossible(problem)
    assert fault(problem, held("M1", "03-05", scribe="Anna"), held("M2", "03-12", scribe="Bo"))[:2] == ("at_least", 1)


def test_whoever_cannot_have_one_needs_none() -> None:
    members = ["Anna", {"name": "Bo", "joined": "2013-04-01"}, {"name": "Carl", "tags": ["new"]}]
    roles = {"convener": {"holder": "Anna", "not_with": "scribe"}, "scribe": {"eligible": ["Anna", "Bo"]}, "host": {}}
    problem = make(on("M1", "03-05", scribe="none"), members=members, roles=roles, rules=RULES)
    # Anna is barred, Bo joins later, Carl is not eligible
    assert errors(problem, held("M1", "03-05", convener="Anna", host="Carl")) == []
    named = make(on("M1", "03-05"), roles={"scribe": {"eligible": ["Anna", "Bo"]}},
                 rules=(AtLeast(times=1, roles=("scribe",), members=("Carl",)),))  # fmt: skip
    assert "at_least" in impossible(named)  # a member who is named and can never have one is a contradiction


def test_a_duty_bound_by_rule_is_one() -> None:
    roles = {"convener": {"holder": "Anna"}, "planner": {"count": 2, "includes": "convener"}}
    problem = make(*TWO, roles=roles, rules=(AtLeast(times=1, roles=("planner",)),))
    assert solved(problem)  # two planners besides the convener, two members besides her


def test_the_record_and_guests_at_named_meetings() -> None:
    roles = {"guest": {"external": True, "eligible": ["COK", "Metropol"]}}
    rules = (AtLeast(times=1, roles=("guest",), members=("COK",), meetings=("M2",)),)
    assert solved(make(*TWO, roles=roles, rules=rules)).by_id["M2"].roles["guest"] == ("COK",)
    rules = (AtLeast(times=1, roles=("scribe",), per="record"),)
    problem = make(*TWO, roles=SCRIBE, rules=rules, history=("2012-12-04 scribe Anna",))
    assert sorted(meeting.roles["scribe"] for meeting in solved(problem).meetings) == [("Bo",), ("Carl",)]


def test_the_history_of_named_meetings_only() -> None:
    rule = AtLeast(times=1, roles=("scribe",), meetings=("M1",), per="record")
    problem = make(*TWO, roles=SCRIBE, history=("2012-12-04 scribe Anna",))
    row = problem.network.history[0]
    here, elsewhere = (
        problem.with_(network={"history": [row.model_copy(update={"meeting": name})]}) for name in ("M1", "M2")
    )
    assert [rule.needed(one, "Anna") for one in (here, elsewhere)] == [0, 1]
