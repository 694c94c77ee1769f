from __future__ import annotations

from typing import Any

import pytest

from netplan.errors import InputError
from netplan.io import problem_from_shape
from netplan.rules.groups import Groups
from tiny import during, errors, fault, held, impossible, make, on, solved

PLANNER = {"planner": {"count": 2}}
RULES = (Groups(roles=("planner",), of=(("Anna", "Bo"), ("Anna", "Carl"))),)
TWO = (on("M1", "03-05"), on("M2", "03-12"))


def test_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), roles=PLANNER, rules=RULES)
    assert errors(problem, held("M1", "03-05", planner="Anna Carl")) == []
    assert solved(problem)


def test_forced_violation() -> None:
    problem = make(on("M1", "03-05", planner=["Bo", "Carl"]), roles=PLANNER, rules=RULES)
    assert impossible(problem) == {"groups", "decided"}
    assert fault(problem, held("M1", "03-05", planner="Bo Carl")) == (
        "groups", 1, "meetings", "planner of M1 is Bo and Carl, which is none of the groups",
    )  # fmt: skip


def test_just_inside() -> None:
    """Bo is away in the second week, so his group takes the first meeting: the order goes with the dates."""
    problem = make(*TWO, roles=PLANNER, rules=RULES, away={"Bo": "03-12"})
    assert [one.roles["planner"] for one in solved(problem).meetings] == [("Anna", "Bo"), ("Anna", "Carl")]


def test_just_outside() -> None:
    problem = make(*TWO, roles=PLANNER, rules=RULES, away={"Bo": "03-05 03-12"})
    assert "groups" in impossible(problem)
    assert fault(problem, held("M1", "03-05", planner="Anna Carl"), held("M2", "03-12", planner="Anna Carl")) == (
        "groups", 1, "meetings", "the group Anna and Carl comes again as planner of M2 before others have come",
    )  # fmt: skip


def test_the_groups_go_round() -> None:
    days = ("03-05", "03-12", "03-19", "03-26", "04-02")
    meetings = [on(f"M{number}", day) for number, day in enumerate(days)]
    problem = make(*meetings, roles=PLANNER, rules=RULES)
    taken = [one.roles["planner"] for one in solved(problem).meetings]
    assert {*taken[:2]} == {*taken[2:4]} == {("Anna", "Bo"), ("Anna", "Carl")}
    twice = ["Anna Bo", "Anna Carl", "Anna Carl", "Anna Carl", "Anna Bo"]
    found = errors(problem, *(held(f"M{n}", day, planner=twice[n]) for n, day in enumerate(days)))
    assert [(one.about, one.amount) for one in found] == [(("M3",), 1)]  # M2 opens the second round, M3 is early


def test_whoever_is_in_no_group_has_no_part() -> None:
    problem = make(on("M1", "03-05"), members="Anna Bo Carl Dorte", roles={"planner": {"count": 3}}, rules=RULES)
    assert fault(problem, held("M1", "03-05", planner="Anna Bo Dorte"))[0] == "groups"
    assert "groups" in impossible(problem)


def test_optional_meetings_take_no_turn() -> None:
    series: dict[str, Any] = {"series": "S", "count": "1-3", "window": "2013-03-04..2013-03-08"}
    problem = make(during("M1", "03-04", "03-05"), series, roles=PLANNER, rules=RULES)
    plan = solved(problem)
    assert [one.id for one in plan.meetings] == ["M1", "S-1"]
    assert len({one.roles["planner"] for one in plan.meetings}) == 2


def test_members_are_named_as_everywhere() -> None:
    shape = make(on("M1", "03-05"), members=["Anna Holm", "Bo"], roles={"planner": {"label": "planlægning"}}).shape()
    shape["network"]["rules"] = [{"groups": {"roles": "planlægning", "of": [["anna"], ["Bo"]]}}]
    assert problem_from_shape(shape).network.rules == (Groups(roles=("planner",), of=(("Anna Holm",), ("Bo",))),)
    shape["network"]["rules"][0]["groups"]["of"] = [["Anna"], ["Boo"]]
    with pytest.raises(InputError, match='no member "Boo"') as caught:
        problem_from_shape(shape)
    assert (caught.value.field, caught.value.hint) == ("network.rules[0].groups.of[1][0]", 'you mean "Bo"')


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ({"roles": ["a", "b"], "of": [["Anna"]]}, "groups is about one role, not about 2"),
        ({"roles": "a", "of": [["Anna"], []]}, "a group names nobody"),
        ({"roles": "a", "of": [["Anna", "Bo"], ["Bo", "Anna"]]}, "the group Bo and Anna is listed twice"),
    ],
)
def test_groups_that_cannot_be_meant(given: dict[str, Any], what: str) -> None:
    with pytest.raises(InputError) as caught:
        Groups(**given)
    assert str(caught.value.what) == what
