from __future__ import annotations

from typing import Any

import pytest

from netplan.errors import InputError
from netplan.rules.apart import Apart
from tiny import errors, fault, held, impossible, make, on, solved, worth

ROLES = {"planner": {"count": 2}}
RULES = (Apart(members=("Anna", "Bo"), roles=("planner",)),)


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), members="Anna Bo Carl Dorte", roles=ROLES, rules=RULES)
    assert errors(problem, held("M1", "03-05", planner="Carl Dorte")) == []
    assert solved(problem)


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05"), members="Anna Bo", roles=ROLES, rules=RULES)
    assert impossible(problem) == {"apart", "filled"}
    assert fault(problem, held("M1", "03-05", planner="Anna Bo")) == (
        "apart", 1, "meetings", "Anna and Bo are on duty together at M1",
    )  # fmt: skip


def test_just_inside() -> None:
    problem = make(on("M1", "03-05"), on("M2", "03-12"), roles=ROLES, rules=RULES)
    assert errors(problem, held("M1", "03-05", planner="Anna Carl"), held("M2", "03-12", planner="Bo Carl")) == []
    assert all("Carl" in meeting.roles["planner"] for meeting in solved(problem).meetings)


def test_just_outside() -> None:
    """Of three who are to be apart two must meet; it counts the meeting, however many meet."""
    rules = (Apart(members=("Anna", "Bo", "Carl")),)
    problem = make(on("M1", "03-05"), roles=ROLES, rules=rules)
    assert "apart" in impossible(problem)
    assert fault(problem, held("M1", "03-05", planner="Bo Carl"))[:2] == ("apart", 1)
    everybody = make(on("M1", "03-05"), roles={"planner": {"count": 3}})
    assert worth(everybody, rules[0], held("M1", "03-05", planner="Anna Bo Carl")) == 1


def test_holders_of_all_the_roles_are_one_group() -> None:
    roles: dict[str, Any] = {"reader": {}, "usher": {}, "scribe": {}}
    problem = make(on("M1", "03-05"), roles=roles, rules=(Apart(members=("Anna", "Bo"), roles=("reader", "usher")),))
    assert fault(problem, held("M1", "03-05", reader="Anna", usher="Bo", scribe="Carl"))[0] == "apart"
    assert errors(problem, held("M1", "03-05", reader="Anna", usher="Carl", scribe="Bo")) == []


def test_members_of_one_household() -> None:
    members = [{"name": name, "unit": unit} for name, unit in (("Anna", "H1"), ("Bo", "H1"), ("Carl", "H2"))]
    problem = make(on("M1", "03-05"), members=members, roles=ROLES, rules=(Apart(by="unit"),))
    assert "Carl" in solved(problem).by_id["M1"].roles["planner"]
    assert fault(problem, held("M1", "03-05", planner="Anna Bo"))[0] == "apart"


def test_outsiders_may_be_named() -> None:
    roles = {"guest": {"count": 2, "external": True, "eligible": ["COK", "Metropol", "Anna"]}}
    problem = make(on("M1", "03-05"), roles=roles, rules=(Apart(members=("COK", "metropol")),))
    assert "Anna" in solved(problem).by_id["M1"].roles["guest"]
    assert fault(problem, held("M1", "03-05", guest="COK Metropol"))[0] == "apart"


def test_is_about_two_people_or_more() -> None:
    for given in ({}, {"members": ["Anna", "Bo"], "by": "unit"}, {"members": ["Anna"]}, {"members": ["Anna", "Anna"]}):
        with pytest.raises(InputError) as caught:
            Apart(**given)
        assert "two members or more" in caught.value.hint
