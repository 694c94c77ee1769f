from __future__ import annotations

from netplan.rules.quorum import Quorum
from tiny import during, errors, fault, held, impossible, make, on, solved

ALL = Quorum(at_least="100%")


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), rules=(ALL,))
    assert errors(problem, held("M1", "03-05")) == []
    assert solved(problem)


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05"), rules=(ALL,), away={"Anna": "03-05"})
    assert impossible(problem) == {"answers", "quorum"}
    assert fault(problem, held("M1", "03-05", asked="Anna")) == (
        "answers", 1, "people to ask", "Anna answered no for 5 Mar 2013 and would have to be asked again",
    )  # fmt: skip
    assert fault(problem, held("M1", "03-05"))[:2] == ("quorum", 1)


def test_just_inside() -> None:
    problem = make(during("M1", "03-05", "03-06"), rules=(ALL,), away={"Anna": "03-05"}, if_need_be={"Anna": "03-06"})
    assert errors(problem, held("M1", "03-06", asked="Anna")) == []  # nobody is asked who did not say no
    assert solved(problem).by_id["M1"].date.day == 6


def test_just_outside() -> None:
    problem = make(during("M1", "03-05", "03-06"), rules=(ALL,), away={"Anna": "03-05", "Bo": "03-06"})
    assert fault(problem, held("M1", "03-06", asked="Anna Bo"))[:2] == ("answers", 1)
    assert impossible(problem) == {"answers", "quorum"}
