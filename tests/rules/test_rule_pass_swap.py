from __future__ import annotations

from typing import Any

import pytest

from netplan.errors import InputError
from netplan.language import Say
from netplan.rules.not_with import NotWith
from netplan.rules.pass_swap import PassSwap
from tiny import errors, fault, held, impossible, make, on, solved, value, worth

ROLES: dict[str, Any] = {"chair": {}, "notes": {}}
SWAP, APART = PassSwap(roles=("chair", "notes")), NotWith(roles=("chair", "notes"))
PAST = ("2012-11-06 chair Anna", "2012-11-06 notes Bo", "2012-12-04 chair Carl", "2012-12-04 notes Dorte")
FOUR = "Anna Bo Carl Dorte"  # the first pass is over


def counted(chair: str, notes: str, **fields: Any) -> Any:
    problem = make(on("M1", "03-05"), **{"roles": ROLES, "history": PAST, "members": FOUR, **fields})
    return worth(problem, SWAP, held("M1", "03-05", chair=chair, notes=notes))


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), members=FOUR, roles=ROLES, rules=(SWAP, APART), history=PAST)
    assert errors(problem, held("M1", "03-05", chair="Bo", notes="Carl")) == []
    roles = solved(problem).by_id["M1"].roles
    assert roles["chair"] in {("Bo",), ("Dorte",)} and roles["notes"] in {("Anna",), ("Carl",)}


def test_forced_violation() -> None:
    past = ("2012-11-06 chair Anna", "2012-12-04 chair Bo")
    problem = make(on("M1", "03-05"), members="Anna Bo", roles=ROLES, rules=(SWAP,), history=past)
    assert impossible(problem) == {"filled", "pass_swap"}  # either would chair twice running
    assert fault(problem, held("M1", "03-05", chair="Bo", notes="Anna")) == (
        "pass_swap", 1, "people passed over", "Bo is chair of M1, the same role as the last time",
    )  # fmt: skip


def test_just_inside() -> None:
    assert counted("Dorte", "Anna") == 0
    assert counted("Dorte", "Carl", history=PAST[:2]) == 0  # who has had none may take either


def test_just_outside() -> None:
    assert counted("Anna", "Carl") == 1  # Anna was chair
    assert counted("Anna", "Bo") == 2
    assert counted("Dorte", "Anna", history=PAST[:2]) == 1  # Carl, who has had none, is passed over by Anna


def test_the_pass_comes_before_the_swap() -> None:
    problem = make(on("M1", "03-05"), members=FOUR, roles=ROLES, history=PAST[:2])
    assert worth(problem, SWAP, held("M1", "03-05", chair="Bo", notes="Anna")) == 4  # Carl and Dorte, twice


def test_duties_of_the_same_plan_count() -> None:
    days = {"M1": "03-05", "M2": "03-12", "M3": "03-19"}
    problem = make(*(on(*day) for day in days.items()), members="Anna Bo", roles=ROLES, wishes=(SWAP,),
                   rules=(APART,))  # fmt: skip

    def worth_of(*chairs: str) -> Any:
        other = {"Anna": "Bo", "Bo": "Anna"}
        meetings = zip(days.items(), chairs, strict=True)
        return worth(problem, SWAP, *(held(*day, chair=one, notes=other[one]) for day, one in meetings))

    assert worth_of("Anna", "Bo", "Anna") == 0
    assert worth_of("Anna", "Anna", "Bo") == 2  # both, at M2
    assert value(solved(problem), "pass_swap") == 0


def test_duties_given_by_people_are_not_judged_but_count() -> None:
    problem = make(on("M1", "03-05", chair="Anna"), on("M2", "03-12"), members=FOUR, roles=ROLES, history=PAST)
    plan = (held("M1", "03-05", chair="Anna", notes="Carl"), held("M2", "03-12", chair="Bo", notes="Dorte"))
    assert worth(problem, SWAP, *plan) == 1  # Dorte takes the notes again
    again = (plan[0], held("M2", "03-12", chair="Dorte", notes="Bo"))
    assert worth(problem, SWAP, *again) == 1  # Bo


def test_a_last_duty_in_both_roles_makes_either_the_same_again() -> None:
    past = ("2012-12-04 chair Anna", "2012-12-04 notes Anna", "2012-12-04 chair Bo", "2012-12-04 notes Carl")
    assert counted("Anna", "Bo", history=past, members="Anna Bo Carl") == 1


@pytest.mark.parametrize("roles", [["chair"], ["chair", "notes", "host"], ["chair", "chair"]])
def test_takes_two_roles(roles: list[str]) -> None:
    with pytest.raises(InputError, match="pass_swap swaps two roles"):
        PassSwap(roles=roles)


def test_sentence() -> None:
    assert SWAP.sentence(Say("en")) == (
        "nobody has another turn as chair or notes before everybody has had as many, and then each takes the other role"
    )
