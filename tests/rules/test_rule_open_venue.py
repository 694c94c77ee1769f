from __future__ import annotations

from tiny import during, errors, fault, held, impossible, make, on, solved

VENUES = ({"name": "Odense", "closed": "2013-03-05..2013-03-06"},)


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), venues=(*VENUES, "Vejle"))
    assert errors(problem, held("M1", "03-05", "Vejle")) == []
    assert solved(problem).by_id["M1"].venue == "Vejle"


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05"), venues=VENUES)
    assert impossible(problem) == {"open_venue"}
    assert fault(problem, held("M1", "03-05", "Odense")) == (
        "open_venue", 1, "clashes", "Odense is closed on 5 Mar 2013, the day of M1",
    )  # fmt: skip


def test_just_inside() -> None:
    problem = make(during("M1", "03-05", "03-07"), venues=VENUES)
    assert errors(problem, held("M1", "03-07", "Odense")) == []
    assert solved(problem).by_id["M1"].date.day == 7


def test_just_outside() -> None:
    problem = make(during("M1", "03-05", "03-06"), venues=VENUES)
    assert fault(problem, held("M1", "03-06", "Odense"))[:2] == ("open_venue", 1)
    assert impossible(problem) == {"open_venue"}
