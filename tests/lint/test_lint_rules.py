"""Rules and wishes that are probably not meant as they stand."""

from __future__ import annotations

from typing import Any

import pytest

import netplan
from looked import by_rule, named, small


def test_a_wish_listed_twice_is_a_warning() -> None:
    found = by_rule(netplan.check(small(roles={"host": {}}, wishes=["attendance", "fair_share", "attendance"])))
    assert [one.about for one in found["listed_twice"]] == [("attendance",)]


@pytest.mark.parametrize("chair", [{"decided_by": "host"}, {"holder": "Ada"}, {"fill": "by hand"}])
@pytest.mark.parametrize("rule", ["fair_share", "longest_since", "turns", "rest"])
def test_a_rule_about_a_role_that_others_fill_is_a_warning(chair: dict[str, Any], rule: str) -> None:
    problem = small(roles={"host": {}, "chair": chair}, wishes=[{rule: {"roles": "chair"}}])
    (found,) = named(problem, "nothing_to_judge")
    assert (found.about, found.level) == ((rule, "chair"), "warning")
    assert found.sentence == f"{rule} of chair has nothing to judge: others fill that role"


def test_a_rule_that_has_something_to_judge_is_none() -> None:
    roles = {"host": {}, "chair": {"decided_by": "host"}}
    wishes = ["fair_share", {"rest": {"roles": ["chair", "host"]}}]
    assert not named(small(roles=roles, wishes=wishes), "nothing_to_judge")
    written = small(roles=roles, rules=[{"rest": {"roles": "chair"}}])
    written = written.with_(season={"meetings": [{"id": "M1", "window": "week 10", "chair": "Bo"}]})
    assert not named(written, "nothing_to_judge")


def test_rules_that_go_by_the_listed_order_are_noted_where_it_is_free() -> None:
    wishes = ["even_spacing", "alternate_venues", "attendance"]
    problem = small(rules=[{"spacing": {"at_least": 3}}, "rest"], wishes=wishes)
    assert named(problem, "listed_order") == []
    found = named(problem.with_(season={"any_order": True}), "listed_order")
    assert [one.about for one in found] == [("spacing",), ("rest",), ("even_spacing",), ("alternate_venues",)]
    assert {one.level for one in found} == {"note"}


def test_turns_go_by_the_listed_order_too() -> None:
    problem = small(rules=["batch"], wishes=["longest_since"]).with_(season={"any_order": True})
    noted = [one.about for one in netplan.check(problem) if one.rule == "listed_order"]
    assert noted == [("batch",), ("longest_since",)]


BARE = [
    ("regions", "there are no venues"), ("host", "there are no venues"), ("capacity", "there are no venues"),
    ("alternate_venues", "there are no venues"), ("venue_cycle", "there are no venues"),
    ({"venue_share": {"even": True}}, "there are no venues"), ("likes", "nobody likes or dislikes anything"),
]  # fmt: skip
WITH_VENUES = [
    ("regions", "no venue has a region"), ("host", "no venue has an organisation"),
    ("capacity", "no venue has a capacity"), ("alternate_venues", None), ("likes", "nobody likes or dislikes anything"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("venues", "rule", "why"),
    [*(([], *one) for one in BARE), *((["X", "Y"], *one) for one in WITH_VENUES)],
)
def test_a_rule_of_whose_matter_the_file_has_nothing_is_a_warning(venues: list[str], rule: Any, why: str) -> None:
    name = rule if isinstance(rule, str) else next(iter(rule))
    found = named(small(roles={"host": {}}, venues=venues, wishes=[rule]), "nothing_to_judge")
    assert [one.sentence for one in found] == ([f"{name} has nothing to judge: {why}"] if why else [])


def test_a_rule_that_has_its_matter_is_none() -> None:
    venue = {"name": "X", "region": "east", "organisation": "A", "capacity": 20}
    members = [{"name": "Ada", "organisation": "A", "likes": "X"}, {"name": "Bo", "organisation": "B"}]
    wishes = ["regions", "host", "capacity", "alternate_venues", "likes"]
    assert not named(small(members=members, venues=[venue, "Y"], wishes=wishes), "nothing_to_judge")
