from __future__ import annotations

from typing import Any

from netplan.rules.capacity import Capacity
from tiny import during, errors, fault, held, impossible, make, on, solved

ROOM: tuple[Any, ...] = ({"name": "Odense", "capacity": 2},)
RULES = (Capacity(),)


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), rules=RULES, venues=(*ROOM, "Vejle"))
    assert errors(problem, held("M1", "03-05", "Vejle")) == []
    assert solved(problem).by_id["M1"].venue == "Vejle"


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05"), rules=RULES, venues=ROOM)
    assert impossible(problem) == {"capacity"}
    assert fault(problem, held("M1", "03-05", "Odense")) == (
        "capacity", 1, "people", "3 people can come to M1, Odense holds 2",
    )  # fmt: skip


def test_just_inside() -> None:
    problem = make(during("M1", "03-05", "03-06"), rules=RULES, venues=ROOM, away={"Anna": "03-06"})
    assert errors(problem, held("M1", "03-06", "Odense")) == []
    assert solved(problem).by_id["M1"].date.day == 6


def test_just_outside() -> None:
    problem = make(on("M1", "03-05", guests=1), rules=RULES, venues=ROOM, away={"Anna": "03-05"})
    assert fault(problem, held("M1", "03-05", "Odense"))[:2] == ("capacity", 1)
    assert impossible(problem) == {"capacity"}


def test_who_is_asked_again_needs_a_chair_too() -> None:
    problem = make(on("M1", "03-05"), rules=RULES, venues=ROOM, away={"Anna": "03-05"})
    found = errors(problem, held("M1", "03-05", "Odense", asked="Anna"))
    assert [(one.rule, one.amount) for one in found] == [("answers", 1), ("capacity", 1)]
