from __future__ import annotations

from typing import Any

import pytest

from netplan.errors import InputError
from netplan.language import Say
from netplan.rules.shadow import Shadow
from tiny import errors, fault, held, impossible, make, on, solved, value

TWO = (on("M1", "03-05"), on("M2", "03-12"))
ROLES: dict[str, Any] = {"lead": {}, "trainee": {"count": "1-2"}}
SHADOW = Shadow(roles=("lead",), by="trainee")


def test_trivially_fine() -> None:
    problem = make(TWO[0], members="Anna Bo", roles=ROLES, rules=(SHADOW,))
    assert errors(problem, held("M1", "03-05", lead="Anna", trainee="Bo")) == []
    assert solved(problem)


def test_forced_violation() -> None:
    problem = make(TWO[0], members="Anna", roles=ROLES, rules=(SHADOW,))
    assert "shadow" in impossible(problem)
    assert fault(problem, held("M1", "03-05", lead="Anna", trainee="Anna")) == (
        "shadow", 1, "duties", "Anna is trainee of M1 and no newcomer as lead",
    )  # fmt: skip
    assert value(solved(make(TWO[0], members="Anna", roles=ROLES, wishes=(SHADOW,))), "shadow") == 1


def test_just_inside() -> None:
    problem = make(*TWO, members="Anna Bo Carl", roles=ROLES, rules=(SHADOW,))
    plan = held("M1", "03-05", lead="Anna", trainee="Bo"), held("M2", "03-12", lead="Bo", trainee="Carl")
    assert errors(problem, *plan) == []
    assert "Carl" in solved(problem.with_(season={"meetings": [{**TWO[0], "lead": "Anna"}, {**TWO[1], "lead": "Bo"}]}))\
        .by_id["M2"].roles["trainee"]


def test_just_outside() -> None:
    problem = make(*TWO, members="Anna Bo Carl", roles=ROLES, rules=(SHADOW,))
    plan = held("M1", "03-05", lead="Anna", trainee="Bo"), held("M2", "03-12", lead="Bo", trainee="Anna Carl")
    assert fault(problem, *plan)[:2] == ("shadow", 1)


def test_the_history_counts() -> None:
    problem = make(TWO[0], roles=ROLES, rules=(SHADOW,), history=("2012-06-05 lead Anna", "2012-12-04 lead Bo"))
    found = solved(problem).by_id["M1"].roles
    assert found["trainee"] == ("Carl",)
    assert fault(problem, held("M1", "03-05", lead="Carl", trainee="Bo"))[0] == "shadow"


def test_nobody_accompanies() -> None:
    problem = make(TWO[0], roles=ROLES, rules=(SHADOW,))
    said = [(one.rule, str(one.sentence)) for one in errors(problem, held("M1", "03-05", lead="Anna"))]
    assert ("shadow", "nobody accompanies lead of M1 as trainee") in said
    without = make({**TWO[0], "trainee": "none"}, roles=ROLES, rules=(SHADOW,))
    assert errors(without, held("M1", "03-05", lead="Anna")) == []
    assert SHADOW.sentence(Say("en")) == (
        "trainee is somebody who has never been lead, and accompanies whoever is"
    )


def test_a_role_does_not_accompany_itself() -> None:
    with pytest.raises(InputError, match="a role cannot accompany itself"):
        Shadow(roles=("lead",), by="lead")
