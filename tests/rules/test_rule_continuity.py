from __future__ import annotations

from typing import Any

from netplan.language import Say
from netplan.rules.continuity import Continuity
from tiny import errors, fault, held, impossible, make, on, solved, value

TWO = (on("M1", "03-05"), on("M2", "03-12"))
ROLES: dict[str, Any] = {"planner": {"count": 2}}
ONE = Continuity(roles=("planner",))
FOUR = "Anna Bo Carl Dorte"


def test_trivially_fine() -> None:
    problem = make(TWO[0], roles=ROLES, rules=(ONE,))
    assert errors(problem, held("M1", "03-05", planner="Anna Bo")) == []
    assert solved(problem)


def test_forced_violation() -> None:
    meetings = {**TWO[0], "planner": ["Anna", "Bo"]}, {**TWO[1], "planner": ["Carl", "Dorte"]}
    problem = make(*meetings, members=FOUR, roles=ROLES, rules=(Continuity(roles=("planner",), keep=2),))
    assert "continuity" in impossible(problem)
    plan = held("M1", "03-05", planner="Anna Bo"), held("M2", "03-12", planner="Carl Dorte")
    assert fault(problem, *plan) == (
        "continuity", 2, "people", "of Anna and Bo, planner at M1, only 0 of the 2 needed stay at M2",
    )  # fmt: skip
    assert value(solved(make(*meetings, members=FOUR, roles=ROLES, wishes=(ONE,))), "continuity") == 1


def test_just_inside() -> None:
    problem = make(*TWO, members=FOUR, roles=ROLES, rules=(ONE,))
    assert errors(problem, held("M1", "03-05", planner="Anna Bo"), held("M2", "03-12", planner="Bo Carl")) == []
    found = solved(problem).by_id
    assert {*found["M1"].roles["planner"]} & {*found["M2"].roles["planner"]}


def test_just_outside() -> None:
    problem = make(*TWO, members=FOUR, roles=ROLES, rules=(ONE,))
    plan = held("M1", "03-05", planner="Anna Bo"), held("M2", "03-12", planner="Carl Dorte")
    assert fault(problem, *plan)[:2] == ("continuity", 1)


def test_the_history_counts() -> None:
    past = ("2012-11-06 planner Carl", "2012-12-04 planner Anna", "2012-12-04 planner Bo", "2012-12-11 Odense")
    both = Continuity(roles=("planner",), keep=2)
    problem = make(TWO[0], members=FOUR, roles=ROLES, rules=(both,), history=past)
    assert solved(problem).by_id["M1"].roles["planner"] == ("Anna", "Bo")
    assert fault(problem, held("M1", "03-05", planner="Anna Carl"))[3] == (
        "of Anna and Bo, planner at 2012-12-04, only 1 of the 2 needed stay at M1"
    )


def test_who_has_left_need_not_stay() -> None:
    people = ["Anna", {"name": "Bo", "left": "2013-03-08"}, "Carl", "Dorte"]
    problem = make(*TWO, members=people, roles=ROLES, rules=(Continuity(roles=("planner",), keep=2),))
    assert errors(problem, held("M1", "03-05", planner="Anna Bo"), held("M2", "03-12", planner="Anna Carl")) == []
    wrong = held("M1", "03-05", planner="Anna Bo"), held("M2", "03-12", planner="Carl Dorte")
    assert fault(problem, *wrong)[:2] == ("continuity", 1)


def test_a_convener_who_is_always_there_carries_nothing_on() -> None:
    roles = {"convener": {"holder": "Anna"}, "planner": {"count": 2, "includes": "convener"}}
    problem = make(*TWO, roles=roles, rules=(ONE,))
    found = solved(problem).by_id
    assert found["M1"].roles["planner"] == found["M2"].roles["planner"]
    assert ONE.sentence(Say("en")) == "of the last group as planner at least 1 stays in the next"
