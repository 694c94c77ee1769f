"""What words may stand for, and where a word is refused because it could mean two things."""

from __future__ import annotations

from typing import Any

import pytest

import netplan

MEMBERS: list[Any] = [
    {"name": "Anne Holm", "id": "ah", "aliases": ["Bo", "Nan"], "tags": ["north"]}, "Bo Lund",
    {"name": "Ulla Grøn", "id": "anne", "tags": ["Sara"]}, "Sara",
]  # fmt: skip


def problem(host: Any = "?", **network: Any) -> netplan.Problem:
    meetings = [{"id": "M1", "window": "week 10", "host": host}]
    return netplan.problem_from_shape({
        "network": {"id": "n", "name": "N", "members": MEMBERS, "roles": {"host": {}}, **network},
        "season": {"name": "2027", "from": "2027-01-01", "to": "2027-12-31", "meetings": meetings},
    })  # fmt: skip


def roles(**roles: Any) -> dict[str, netplan.Role]:
    return problem(roles={"host": {}, **roles}).network.roles


def refused(**given: Any) -> netplan.InputError:
    with pytest.raises(netplan.InputError) as caught:
        problem(**given)
    assert not caught.value.also
    return caught.value


def test_an_alias_that_is_the_first_name_of_another_is_refused_where_it_is_used() -> None:
    assert refused(host="bo").what == '"bo" may be Anne Holm / Bo Lund'
    assert problem("Nan").meetings[0].roles["host"].decided == ("Anne Holm",)


def test_a_full_name_or_an_id_leaves_no_doubt() -> None:
    assert problem("anne").meetings[0].roles["host"].decided == ("Ulla Grøn",)
    assert problem("Bo Lund").meetings[0].roles["host"].decided == ("Bo Lund",)


def test_a_word_that_is_a_tag_and_a_name_is_refused_among_the_eligible() -> None:
    for word in ("Sara", "sara"):
        error = refused(roles={"host": {"eligible": [word]}})
        assert error.what == f'"{word}" is a tag and may also be Sara'
    assert roles(speaker={"eligible": ["north", "bo lund"]})["speaker"].eligible == ("north", "Bo Lund")


@pytest.mark.parametrize("venues", [["X", "X"], ["X", {"name": "x", "capacity": 4}]])
def test_two_venues_of_one_name_are_refused(venues: list[Any]) -> None:
    assert refused(venues=venues).field == "network.venues[1]"


def test_a_venue_of_the_history_goes_by_its_proper_name() -> None:
    rows = [{"date": "2026-05-04", "venue": "x"}, {"date": "2026-10-05", "venue": "Old House"}]
    history = problem(venues=["X", "Y"], history=rows).network.history
    assert [row.venue for row in history] == ["X", "Old House"]


@pytest.mark.parametrize("word", ["members", "Organisations", "title", "Count"])
def test_a_role_goes_by_no_word_that_means_something_else(word: str) -> None:
    wrong: list[dict[str, Any]] = [{word: {}}, {"speaker": {"label": word}}, {"speaker": {"aliases": [word]}}]
    for role in wrong:
        assert "a role cannot be called" in refused(roles={"host": {}, **role}).what


def test_fixed_holders_are_eligible_and_as_many_as_the_count() -> None:
    error = refused(roles={"host": {}, "chair": {"holder": "Bo Lund", "eligible": "north"}})
    assert (error.what, error.field) == ("Bo Lund is not eligible as chair", "network.roles.chair.holder")
    error = refused(roles={"host": {}, "chair": {"holder": "Bo Lund", "count": 2}})
    assert error.what == "holder names Bo Lund where the role chair takes 2"
    both = {"holder": ["Bo Lund", "Ulla"]}
    assert len(roles(chair=both)["chair"].holder) == len(roles(chair={**both, "count": 2})["chair"].holder) == 2


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ({"a": {"within": "b"}, "b": {"within": "a"}}, "a and b"),
        ({"a": {"includes": "b"}, "b": {"includes": "a"}}, "a and b"),
        ({"a": {"within": "b"}, "b": {"within": "c"}, "c": {"label": "third", "within": "a"}}, "a, b and third"),
        ({"a": {"within": "b"}, "b": {"within": "c"}, "a2": {}, "c": {"within": "b"}}, "b and c"),
    ],
)
def test_roles_that_lie_inside_each_other_are_refused(given: dict[str, Any], names: str) -> None:
    assert refused(roles={"host": {}, **given}).what == f"the roles {names} lie inside each other"


def test_within_and_includes_may_say_the_same_twice() -> None:
    given = roles(a={"includes": "b"}, b={"within": "a"}, c={"within": ["a", "b"]})
    assert given["c"].within == ("a", "b")


def test_a_rule_gives_nothing() -> None:
    error = refused(rules=[netplan.rules.Spacing(at_least=3, give=1)])
    assert (error.what, error.field) == (
        "the rule spacing cannot give: rules must hold", "network.rules[0].spacing.give",
    )  # fmt: skip


def test_a_rule_may_name_a_meeting_that_only_earlier_seasons_had() -> None:
    past = [{"date": "2026-04", "meeting": "Spring", "venue": "X"}]
    (rule,) = problem(history=past, venues=["X"], rules=[{"venue_cycle": {"meetings": "spring"}}]).network.rules
    assert rule.entry() == {"venue_cycle": {"meetings": ["Spring"]}}
    with pytest.raises(netplan.InputError, match='no meeting "Sprnig"') as caught:
        problem(history=past, venues=["X"], rules=[{"venue_cycle": {"meetings": "Sprnig"}}])
    assert caught.value.hint == 'you mean "Spring"'
