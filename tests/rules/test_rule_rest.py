from __future__ import annotations

from typing import Any

import pytest

from netplan.errors import InputError
from netplan.rules.rest import Rest
from tiny import errors, fault, held, impossible, make, on, solved, value

THREE = (on("M1", "03-05"), on("M2", "03-12"), on("M3", "03-19"))
ROLES: dict[str, Any] = {"scribe": {}}
REST = Rest(roles=("scribe",), meetings=1)


def test_trivially_fine() -> None:
    problem = make(*THREE, roles=ROLES, rules=(Rest(meetings=2),))
    plan = [held("M1", "03-05", scribe="Anna"), held("M2", "03-12", scribe="Bo"), held("M3", "03-19", scribe="Carl")]
    assert errors(problem, *plan) == []
    assert len({solved(problem).by_id[name].roles["scribe"] for name in ("M1", "M2", "M3")}) == 3


def test_forced_violation() -> None:
    problem = make(*THREE[:2], members="Anna", roles=ROLES, rules=(REST,))
    assert impossible(problem) == {"filled", "rest"}
    meetings = held("M1", "03-05", scribe="Anna"), held("M2", "03-12", scribe="Anna")
    assert fault(problem, *meetings) == (
        "rest", 1, "meetings or days short", "Anna has duties at M1 and again at M2",
    )  # fmt: skip
    assert value(solved(make(*THREE[:2], members="Anna", roles=ROLES, wishes=(Rest(meetings=2),))), "rest") == 2


def test_just_inside() -> None:
    problem = make(*THREE, members="Anna Bo", roles=ROLES, rules=(REST,))
    plan = [held("M1", "03-05", scribe="Anna"), held("M2", "03-12", scribe="Bo"), held("M3", "03-19", scribe="Anna")]
    assert errors(problem, *plan) == []
    assert solved(problem)
    assert solved(make(*THREE, members="Anna", roles=ROLES, rules=(Rest(days=7),)))


def test_just_outside() -> None:
    problem = make(*THREE, members="Anna Bo", roles=ROLES, rules=(Rest(meetings=2),))
    plan = [held("M1", "03-05", scribe="Anna"), held("M2", "03-12", scribe="Bo"), held("M3", "03-19", scribe="Anna")]
    assert fault(problem, *plan)[:2] == ("rest", 1)
    assert impossible(problem) == {"filled", "rest"}
    days = make(*THREE[:2], members="Anna", roles=ROLES, rules=(Rest(days=8),))
    assert fault(days, *(held(name, day, scribe="Anna") for name, day in (("M1", "03-05"), ("M2", "03-12"))))[1] == 1
    assert impossible(days) == {"filled", "rest"}


def test_the_history_counts() -> None:
    past = ("2012-10-02 scribe Anna", "2012-12-04 scribe Bo")
    problem = make(THREE[0], members="Anna Bo", roles=ROLES, rules=(REST,), history=past)
    assert solved(problem).by_id["M1"].roles["scribe"] == ("Anna",)
    assert fault(problem, held("M1", "03-05", scribe="Bo"))[3] == "Bo has duties at 2012-12-04 and again at M1"
    longer = make(THREE[0], members="Anna Bo", roles=ROLES, rules=(Rest(meetings=2),), history=past)
    assert impossible(longer) == {"filled", "rest"}


def test_duties_bound_by_rule_need_no_rest() -> None:
    roles = {"convener": {"holder": "Anna"}, "planner": {"count": 2, "includes": "convener"}}
    problem = make(*THREE[:2], roles=roles, rules=(Rest(roles=("planner",)),))
    plan = solved(problem)
    assert {plan.by_id[name].roles["planner"] for name in ("M1", "M2")} == {("Anna", "Bo"), ("Anna", "Carl")}


def test_a_break_is_counted_in_meetings_or_in_days() -> None:
    assert (Rest(meetings=3).days, Rest(days=5).days) == (None, 5)
    with pytest.raises(InputError, match="either meetings or days"):
        Rest(meetings=1, days=5)
    with pytest.raises(InputError, match="-5 is too small"):
        Rest(days=-5)


def test_among_named_meetings_only() -> None:
    rule = Rest(among=("M1", "M3"))
    problem = make(*THREE, roles=ROLES, rules=(rule,))
    between = (held("M1", "03-05", scribe="Anna"), held("M2", "03-12", scribe="Anna"), held("M3", "03-19", scribe="Bo"))
    assert errors(problem, *between) == []
    again = (*between[:2], held("M3", "03-19", scribe="Anna"))
    assert fault(problem, *again) == ("rest", 1, "meetings or days short", "Anna has duties at M1 and again at M3")
    row = {"date": "2012-12-04", "role": "scribe", "member": "Anna"}
    assert errors(problem.with_(network={"history": [row]}), *between) == []
    assert fault(problem.with_(network={"history": [{**row, "meeting": "M3"}]}), *between)[3] == (
        "Anna has duties at 2012-12-04 and again at M1"
    )
