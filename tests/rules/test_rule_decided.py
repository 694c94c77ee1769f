from __future__ import annotations

from tiny import during, errors, fault, held, impossible, make, on, solved

ROLES = {"scribe": {"count": "1-2"}}


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05", scribe="Anna"), roles=ROLES)
    assert errors(problem, held("M1", "03-05", scribe="Anna")) == []
    assert solved(problem).by_id["M1"].roles == {"scribe": ("Anna",)}


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05", scribe="Anna"), roles=ROLES, away={"Anna": "03-05"})
    assert {"decided", "present"} <= impossible(problem)
    found = errors(problem, held("M1", "03-05", scribe="Bo"))
    assert [(one.rule, one.amount, one.unit) for one in found] == [("decided", 1, "decisions changed")] * 2
    assert found[0].sentence == "Anna was decided as scribe of M1"
    assert found[1].sentence == "the list of scribe of M1 was complete, and now has Bo, too"


def test_just_inside() -> None:
    problem = make(on("M1", "03-05", scribe=["Anna", "?"]), roles=ROLES)
    assert errors(problem, held("M1", "03-05", scribe="Anna Bo")) == []
    assert set(solved(problem).by_id["M1"].roles["scribe"]) > {"Anna"}


def test_just_outside() -> None:
    problem = make(on("M1", "03-05", scribe="Anna", venue="Vejle"), roles=ROLES, venues=("Odense", "Vejle"))
    found = errors(problem, held("M1", "03-05", "Vejle", scribe="Anna Bo"))
    assert [(one.rule, one.amount) for one in found] == [("decided", 1), ("filled", 1)]
    assert fault(problem, held("M1", "03-05", "Odense", scribe="Anna"))[:2] == ("decided", 1)
    moved = errors(problem, held("M1", "03-06", "Vejle", scribe="Anna"))
    assert ("decided", 1, "M1 was decided for 5 Mar 2013") in [(one.rule, one.amount, one.sentence) for one in moved]


def test_a_role_taken_out_of_a_meeting_stays_empty() -> None:
    problem = make(during("M1", "03-05", "03-06", scribe="none"), roles=ROLES)
    assert solved(problem).by_id["M1"].roles == {}
    assert fault(problem, held("M1", "03-05", scribe="Bo Carl"))[:2] == ("decided", 2)
