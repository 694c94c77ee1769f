from __future__ import annotations

import pytest

from netplan.errors import InputError
from netplan.rules.distinct import Distinct
from tiny import errors, fault, held, impossible, make, on, solved

NORTH = [{"name": name, "organisation": "North", "place": "Skagen", "tags": ["new"]} for name in ("Anna", "Bo")]
SOUTH = {"name": "Carl", "organisation": "South", "place": "Skagen"}
ROLES = {"planner": {"count": 2}}
RULES = (Distinct(roles=("planner",)),)


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), roles=ROLES, rules=RULES)  # nobody says where they are from
    assert errors(problem, held("M1", "03-05", planner="Anna Bo")) == []
    assert solved(problem)


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05"), members=NORTH, roles=ROLES, rules=RULES)
    assert impossible(problem) == {"distinct", "filled"}
    assert fault(problem, held("M1", "03-05", planner="Anna Bo")) == (
        "distinct", 1, "holders", "Anna and Bo are all planner of M1 and share North",
    )  # fmt: skip


def test_just_inside() -> None:
    problem = make(on("M1", "03-05"), members=[*NORTH, SOUTH], roles=ROLES, rules=RULES)
    assert errors(problem, held("M1", "03-05", planner="Anna Carl")) == []
    assert "Carl" in solved(problem).by_id["M1"].roles["planner"]
    assert solved(make(on("M1", "03-05"), members=NORTH, roles=ROLES, rules=(Distinct(at_most=2),)))


def test_just_outside() -> None:
    everybody = make(on("M1", "03-05"), members=[*NORTH, SOUTH], roles={"planner": {"count": 3}}, rules=RULES)
    assert fault(everybody, held("M1", "03-05", planner="Anna Bo Carl"))[:2] == ("distinct", 1)
    assert impossible(everybody) == {"distinct", "filled"}
    for by, amount in (("place", 2), ("tag", 1)):
        other = make(
            on("M1", "03-05"), members=[*NORTH, SOUTH], roles={"planner": {"count": 3}}, rules=(Distinct(by=by),)
        )
        assert fault(other, held("M1", "03-05", planner="Anna Bo Carl"))[:2] == ("distinct", amount)


def test_regions_are_written_as_tags() -> None:
    with pytest.raises(InputError, match="region") as caught:
        Distinct(by="region")
    assert "as tags" in caught.value.hint


def test_one_shared_organisation_of_several_is_enough() -> None:
    both = {**SOUTH, "organisation": ["South", "North"]}
    problem = make(on("M1", "03-05"), members=[NORTH[0], both], roles=ROLES, rules=RULES)
    assert impossible(problem) == {"distinct", "filled"}
    assert fault(problem, held("M1", "03-05", planner="Anna Carl"))[3] == (
        "Anna and Carl are all planner of M1 and share North"
    )
