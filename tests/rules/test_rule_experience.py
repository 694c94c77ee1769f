from __future__ import annotations

from typing import Any

import pytest

from netplan.errors import InputError
from netplan.language import Say
from netplan.rules.experience import Experience
from tiny import errors, fault, held, impossible, make, on, solved, value

TWO = (on("M1", "03-05"), on("M2", "03-12"))
ROLES: dict[str, Any] = {"scribe": {}, "chair": {}}
ONCE = Experience(roles=("chair",), needs=("scribe",))


def test_trivially_fine() -> None:
    problem = make(TWO[0], roles={"scribe": {}, "chair": {"count": "0-1"}}, rules=(ONCE,))
    assert errors(problem, held("M1", "03-05", scribe="Anna")) == []
    assert solved(problem)


def test_forced_violation() -> None:
    problem = make(TWO[0], roles=ROLES, rules=(ONCE,))
    assert impossible(problem) == {"filled", "experience"}
    assert fault(problem, held("M1", "03-05", scribe="Anna", chair="Anna")) == (
        "experience", 1, "duties", "Anna is chair of M1, with 0 of 1 duties as scribe before",
    )  # fmt: skip
    thrice = Experience(roles=("chair",), needs=("scribe",), times=3)
    assert value(solved(make(TWO[0], roles=ROLES, wishes=(thrice,))), "experience") == 3


def test_just_inside() -> None:
    past = ("2012-11-06 scribe Bo", "2012-12-04 scribe Bo", "2012-12-04 scribe Anna")
    problem = make(TWO[0], roles=ROLES, rules=(Experience(roles=("chair",), needs=("scribe",), times=2),), history=past)
    assert errors(problem, held("M1", "03-05", scribe="Anna", chair="Bo")) == []
    assert solved(problem).by_id["M1"].roles["chair"] == ("Bo",)


def test_just_outside() -> None:
    past = ("2012-11-06 scribe Bo", "2012-12-04 scribe Bo", "2012-12-04 scribe Anna")
    problem = make(TWO[0], roles=ROLES, rules=(Experience(roles=("chair",), needs=("scribe",), times=2),), history=past)
    assert fault(problem, held("M1", "03-05", scribe="Anna", chair="Anna"))[:2] == ("experience", 1)
    assert fault(problem, held("M1", "03-05", scribe="Anna", chair="Carl"))[:2] == ("experience", 2)


def test_earlier_duties_of_the_plan_count() -> None:
    problem = make({**TWO[0], "chair": "none"}, TWO[1], roles=ROLES, rules=(ONCE,))
    found = solved(problem).by_id
    assert found["M1"].roles["scribe"] == found["M2"].roles["chair"]
    same_day = held("M1", "03-05", scribe="Anna"), held("M2", "03-12", scribe="Bo", chair="Bo")
    assert fault(problem, *same_day)[3] == "Bo is chair of M2, with 0 of 1 duties as scribe before"


@pytest.mark.parametrize(("joined", "able"), [("2012-03-05", True), ("2012-03-06", False), (None, True)])
def test_time_as_a_member(joined: str | None, able: bool) -> None:
    rule = Experience(roles=("chair",), member_for="1 year")
    problem = make(TWO[0], members=[{"name": "Anna", "joined": joined}], roles={"chair": {}}, rules=(rule,))
    if able:
        assert solved(problem)
    else:
        assert impossible(problem) == {"filled", "experience"}
        assert fault(problem, held("M1", "03-05", chair="Anna")) == (
            "experience", 1, "duties", "Anna is chair of M1, and a member since 6 Mar 2012 only",
        )  # fmt: skip


def test_how_it_is_written() -> None:
    def said(**fields: Any) -> str:
        return Experience(roles="chair", **fields).sentence(Say("en"))

    assert said(needs=["scribe", "host"]) == "whoever is chair has been scribe or host at least 1 time before"
    assert said(needs="scribe", times=3, member_for=90) == (
        "whoever is chair has been scribe at least 3 times before, and a member for 90 days"
    )
    assert said(member_for="6 months") == "whoever is chair has been a member for 6 months"
    with pytest.raises(InputError, match="neither which roles"):
        Experience(roles="chair")
    with pytest.raises(InputError, match="not counted in meetings"):
        Experience(roles="chair", member_for="3 meetings")
