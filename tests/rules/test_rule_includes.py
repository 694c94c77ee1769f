from __future__ import annotations

from tiny import errors, fault, held, impossible, make, on, solved

ROLES = {"convener": {"holder": "Anna"}, "planner": {"count": 2, "includes": "convener"}}


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), roles=ROLES)
    assert errors(problem, held("M1", "03-05", convener="Anna", planner="Anna Bo")) == []
    assert "Anna" in solved(problem).by_id["M1"].roles["planner"]


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05", planner=["Bo", "Carl"]), roles=ROLES)
    assert impossible(problem) == {"decided", "includes"}
    assert fault(problem, held("M1", "03-05", convener="Anna", planner="Bo Carl")) == (
        "includes", 1, "duties", "Anna is convener of M1 without being planner",
    )  # fmt: skip


def test_just_inside() -> None:
    problem = make(on("M1", "03-05", planner=["Bo", "Carl"], convener="none"), roles=ROLES)
    assert errors(problem, held("M1", "03-05", planner="Bo Carl")) == []
    assert solved(problem).by_id["M1"].roles == {"planner": ("Bo", "Carl")}
    one_open = make(on("M1", "03-05", planner=["Bo", "?"]), roles=ROLES)
    assert solved(one_open).by_id["M1"].roles["planner"] == ("Anna", "Bo")


def test_just_outside() -> None:
    two = {**ROLES, "convener": {"holder": ["Anna", "Bo"]}}
    problem = make(on("M1", "03-05", planner=["Bo", "Carl"]), roles=two)
    assert fault(problem, held("M1", "03-05", convener="Anna Bo", planner="Bo Carl"))[:2] == ("includes", 1)
    assert impossible(problem) == {"decided", "includes"}
