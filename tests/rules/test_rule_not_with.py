from __future__ import annotations

from typing import Any

from netplan.rules.not_with import NotWith
from tiny import errors, fault, held, impossible, make, on, solved, value

ROLES: dict[str, Any] = {"scribe": {}, "host": {"not_with": "scribe"}}


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), roles=ROLES)
    assert errors(problem, held("M1", "03-05", scribe="Anna", host="Bo")) == []
    roles = solved(problem).by_id["M1"].roles
    assert roles["scribe"] != roles["host"]


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05"), members="Anna", roles=ROLES)
    assert impossible(problem) == {"filled", "not_with"}
    assert fault(problem, held("M1", "03-05", scribe="Anna", host="Anna")) == (
        "not_with", 1, "duties", "Anna is scribe and host of M1",
    )  # fmt: skip


def test_just_inside() -> None:
    problem = make(on("M1", "03-05"), on("M2", "03-12"), members="Anna Bo", roles=ROLES)
    assert errors(
        problem, held("M1", "03-05", scribe="Anna", host="Bo"), held("M2", "03-12", scribe="Bo", host="Anna")
    ) == []  # fmt: skip
    assert solved(problem)


def test_just_outside() -> None:
    rule = NotWith(roles=("scribe", "host", "cook"))
    roles: dict[str, Any] = {"scribe": {}, "host": {}, "cook": {}}
    problem = make(on("M1", "03-05"), members="Anna Bo", roles=roles, rules=(rule,))
    assert fault(problem, held("M1", "03-05", scribe="Anna", host="Anna", cook="Bo"))[:2] == ("not_with", 1)
    assert fault(problem, held("M1", "03-05", scribe="Anna", host="Anna", cook="Anna"))[:2] == ("not_with", 2)
    assert impossible(problem) == {"filled", "not_with"}
    wished = make(on("M1", "03-05"), members="Anna Bo", roles=roles, wishes=(rule,))
    assert value(solved(wished), "not_with") == 1


def test_a_role_written_twice_does_not_exclude_itself() -> None:
    rule = NotWith(roles=("scribe", "writer"))
    problem = make(on("M1", "03-05"), members="Anna", roles={"scribe": {"aliases": ["writer"]}}, rules=(rule,))
    assert errors(problem, held("M1", "03-05", scribe="Anna")) == []
    assert solved(problem)
