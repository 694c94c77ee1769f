from __future__ import annotations

from typing import Any

import pytest

from netplan.rules.quorum import Quorum
from tiny import during, errors, fault, held, impossible, make, on, solved, value

SIXTY = (Quorum(at_least="60%"),)  # of three: 1.8, so two


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), rules=SIXTY)
    assert errors(problem, held("M1", "03-05")) == []
    assert solved(problem)


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05"), rules=SIXTY, away={"Anna": "03-05", "Bo": "03-05"})
    assert impossible(problem) == {"answers", "quorum"}
    assert fault(problem, held("M1", "03-05")) == (
        "quorum", 1, "members", "1 of the 2 needed can come to M1 on 5 Mar 2013",
    )  # fmt: skip
    wish = (Quorum(at_least="60%"),)
    assert value(solved(make(on("M1", "03-05"), wishes=wish, away={"Anna": "03-05", "Bo": "03-05"})), "quorum") == 1


def test_just_inside() -> None:
    problem = make(during("M1", "03-05", "03-06"), rules=SIXTY, away={"Anna": "03-05 03-06", "Bo": "03-05"})
    assert errors(problem, held("M1", "03-06")) == []
    assert solved(problem).by_id["M1"].date.day == 6


@pytest.mark.parametrize("portion", ["67%", "3"])
def test_just_outside(portion: str) -> None:
    problem = make(on("M1", "03-05"), rules=(Quorum(at_least=portion),), away={"Anna": "03-05"})
    assert fault(problem, held("M1", "03-05"))[:2] == ("quorum", 1)
    assert impossible(problem) == {"answers", "quorum"}


def test_one_person_is_enough_for_an_organisation() -> None:
    members = [{"name": "Anna", "organisation": "North"}, {"name": "Bo", "organisation": "North"},
               {"name": "Carl", "organisation": "South"}, "Dorte"]  # fmt: skip
    rules = (Quorum(at_least="100%", of="organisations"),)
    assert solved(make(on("M1", "03-05"), members=members, rules=rules, away={"Anna": "03-05"}))
    lacking = make(on("M1", "03-05"), members=members, rules=rules, away={"Anna": "03-05", "Bo": "03-05"})
    assert fault(lacking, held("M1", "03-05"))[:2] == ("quorum", 1)
    assert impossible(lacking) == {"quorum"}


def test_somebody_of_several_organisations_stands_for_each() -> None:
    rules = (Quorum(at_least="2", of="organisations"),)
    both: list[Any] = [{"name": "Anna", "organisation": ["North", "South"]}, "Bo"]
    assert solved(make(on("M1", "03-05"), members=both, rules=rules))
    one: list[Any] = [{"name": "Anna", "organisation": "North"}, "Bo"]
    assert impossible(make(on("M1", "03-05"), members=one, rules=rules)) == {"quorum"}


def test_of_those_eligible_for_a_role_on_that_day() -> None:
    members = ["Anna", "Bo", {"name": "Carl", "joined": "2013-03-06"}]
    roles = {"scribe": {"count": "0-1", "eligible": ["Anna", "Carl"]}}
    rules = (Quorum(at_least="2", of="scribe"),)
    problem = make(during("M1", "03-05", "03-06"), members=members, roles=roles, rules=rules)
    assert fault(problem, held("M1", "03-05", asked="Carl"))[:2] == ("quorum", 1)
    assert solved(problem).by_id["M1"].date.day == 6


def test_of_named_meetings_only() -> None:
    away = {"Anna": "03-05 03-12", "Bo": "03-05 03-12"}
    problem = make(on("M1", "03-05"), on("M2", "03-12"), rules=(Quorum(at_least="2", meetings=("M2",)),), away=away)
    assert fault(problem, held("M1", "03-05"), held("M2", "03-12"))[3] == (
        "1 of the 2 needed can come to M2 on 12 Mar 2013"
    )
    assert impossible(problem) == {"answers", "quorum"}
