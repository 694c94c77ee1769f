from __future__ import annotations

from tiny import errors, fault, held, impossible, make, on, solved

ROLES = {"planner": {"count": "1-2"}, "chair": {"within": "planner"}}


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), roles=ROLES)
    assert errors(problem, held("M1", "03-05", planner="Anna Bo", chair="Bo")) == []
    roles = solved(problem).by_id["M1"].roles
    assert roles["chair"] == roles["planner"]


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05", planner=["Bo", "Carl"], chair="Anna"), roles=ROLES)
    assert impossible(problem) == {"decided", "within"}
    assert fault(problem, held("M1", "03-05", planner="Bo Carl", chair="Anna")) == (
        "within", 1, "duties", "Anna is chair of M1 without being planner",
    )  # fmt: skip


def test_just_inside() -> None:
    problem = make(on("M1", "03-05", planner=["Bo", "?"], chair="Anna"), roles=ROLES)
    assert solved(problem).by_id["M1"].roles["planner"] == ("Anna", "Bo")


def test_just_outside() -> None:
    problem = make(on("M1", "03-05", planner="Bo"), roles={**ROLES, "chair": {"within": "planner", "count": 2}})
    assert fault(problem, held("M1", "03-05", planner="Bo", chair="Anna Bo"))[:2] == ("within", 1)
    assert impossible(problem) == {"filled", "within"}
