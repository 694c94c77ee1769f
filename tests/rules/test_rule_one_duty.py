from __future__ import annotations

from typing import Any

from netplan.rules.one_duty import OneDuty
from tiny import errors, fault, held, impossible, make, on, solved

ROLES: dict[str, Any] = {"scribe": {}, "host": {}}


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), roles=ROLES, rules=(OneDuty(),))
    assert errors(problem, held("M1", "03-05", scribe="Anna", host="Bo")) == []
    assert solved(problem)


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05"), members="Anna", roles=ROLES, rules=(OneDuty(),))
    assert impossible(problem) == {"filled", "one_duty"}
    assert fault(problem, held("M1", "03-05", scribe="Anna", host="Anna")) == (
        "one_duty", 1, "duties", "Anna is scribe and host of M1",
    )  # fmt: skip


def test_just_inside() -> None:
    roles = {"planner": {}, "chair": {"within": "planner"}, "scribe": {}}
    problem = make(on("M1", "03-05"), members="Anna Bo", roles=roles, rules=(OneDuty(),))
    assert errors(problem, held("M1", "03-05", planner="Anna", chair="Anna", scribe="Bo")) == []
    assert solved(problem)
    excepted = make(on("M1", "03-05"), members="Anna", roles=ROLES, rules=(OneDuty(except_=("host",)),))
    assert errors(excepted, held("M1", "03-05", scribe="Anna", host="Anna")) == []
    assert solved(excepted)


def test_just_outside() -> None:
    problem = make(on("M1", "03-05"), members="Anna Bo", roles={**ROLES, "cook": {}}, rules=(OneDuty(),))
    assert fault(problem, held("M1", "03-05", scribe="Anna", host="Bo", cook="Bo"))[:2] == ("one_duty", 1)
    assert impossible(problem) == {"filled", "one_duty"}


def test_a_role_inside_an_excepted_one_is_a_duty_by_itself() -> None:
    roles = {"planner": {"count": 2}, "chair": {"within": "planner"}, "scribe": {}}
    problem = make(on("M1", "03-05"), members="Anna Bo", roles=roles, rules=(OneDuty(except_=("planner",)),))
    assert fault(problem, held("M1", "03-05", planner="Anna Bo", chair="Anna", scribe="Anna"))[:2] == ("one_duty", 1)
    held_by = solved(problem).by_id["M1"].roles
    assert held_by["chair"] != held_by["scribe"]


def test_a_duty_that_nobody_asked_for_counts() -> None:
    problem = make(on("M1", "03-05"), roles={**ROLES, "timekeeper": {"count": "0-1"}}, rules=(OneDuty(),))
    assert fault(problem, held("M1", "03-05", scribe="Anna", host="Bo", timekeeper="Bo"))[:2] == ("one_duty", 1)
