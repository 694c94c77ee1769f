from __future__ import annotations

from tiny import errors, fault, held, impossible, make, on, solved

PROBLEM = make(on("M1", "03-05"), roles={"scribe": {"count": "1-2"}})


def test_trivially_fine() -> None:
    assert errors(PROBLEM, held("M1", "03-05", scribe="Anna")) == []
    assert len(solved(PROBLEM).by_id["M1"].roles["scribe"]) == 1


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05"), members="Anna", roles={"scribe": {"count": 2}})
    assert impossible(problem) == {"filled"}
    assert fault(problem, held("M1", "03-05", scribe="Anna")) == (
        "filled", 1, "holders", "M1 has 1 as scribe; needed: 2",
    )  # fmt: skip
    assert fault(problem, held("M1", "03-05"))[1] == 2


def test_just_inside() -> None:
    assert errors(PROBLEM, held("M1", "03-05", scribe="Anna Bo")) == []
    everybody = make(on("M1", "03-05"), members="Anna Bo", roles={"scribe": {"count": 2}})
    assert solved(everybody).by_id["M1"].roles == {"scribe": ("Anna", "Bo")}


def test_just_outside() -> None:
    assert fault(PROBLEM, held("M1", "03-05"))[:2] == ("filled", 1)
    assert fault(PROBLEM, held("M1", "03-05", scribe="Anna Bo Carl"))[:2] == ("filled", 1)


def test_a_deferred_role_stays_open_where_nothing_is_written() -> None:
    roles = {"planner": {}, "chair": {"within": "planner", "decided_by": "planner"}}
    problem = make(on("M1", "03-05", planner="Anna", chair="Anna"), on("M2", "03-12", planner="Bo"), roles=roles)
    assert errors(problem, held("M1", "03-05", planner="Anna", chair="Anna"), held("M2", "03-12", planner="Bo")) == []
    assert [slot.role for slot in solved(problem).by_id["M2"].open] == ["chair"]
    assert solved(problem, propose=["chair"]).by_id["M2"].roles["chair"] == ("Bo",)
