from __future__ import annotations

from typing import Any

from netplan.audit import verify
from netplan.rules.present import Present
from tiny import during, errors, fault, held, impossible, make, on, planned, solved

ROLES: dict[str, Any] = {"scribe": {}}


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), roles=ROLES)
    assert errors(problem, held("M1", "03-05", scribe="Anna")) == []
    assert solved(problem)


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05"), members="Anna", roles=ROLES, away={"Anna": "03-05"})
    assert impossible(problem) == {"answers", "present", "filled"}
    assert fault(problem, held("M1", "03-05", scribe="Anna")) == (
        "present", 1, "people who cannot come", "Anna cannot come on 5 Mar 2013 but is scribe at M1",
    )  # fmt: skip


def test_just_inside() -> None:
    poll = {"03-05": "Anna=no", "03-06": "Anna="}
    problem = make(during("M1", "03-05", "03-06"), members="Anna", roles=ROLES, poll=poll)
    assert solved(problem).by_id["M1"].date.day == 6
    (note,) = verify(problem, planned(problem, held("M1", "03-06", scribe="Anna")))
    assert (note.level, note.sentence) == ("note", "Anna has not answered for 6 Mar 2013 but is scribe at M1")
    two_duties = make(on("M1", "03-05"), roles={"scribe": {}, "host": {}}, away={"Anna": "03-05"})
    assert fault(two_duties, held("M1", "03-05", scribe="Anna", host="Anna"))[1] == 1  # one person, however many duties


def test_just_outside() -> None:
    strict = Present(if_need_be=False)
    for rules in ((), (strict,)):
        problem = make(on("M1", "03-05"), members="Anna", roles=ROLES, rules=rules, if_need_be={"Anna": "03-05"})
        if rules:
            assert fault(problem, held("M1", "03-05", scribe="Anna"))[:2] == ("present", 1)
            assert impossible(problem) == {"filled", "present"}
        else:
            assert errors(problem, held("M1", "03-05", scribe="Anna")) == []
            assert solved(problem)


def test_rather_not_is_good_enough() -> None:
    poll = {"03-05": "Anna=not_preferred"}
    problem = make(on("M1", "03-05"), members="Anna", roles=ROLES, rules=(Present(if_need_be=False),), poll=poll)
    assert errors(problem, held("M1", "03-05", scribe="Anna")) == []
    assert solved(problem)
