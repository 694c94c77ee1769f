from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

import netplan
from netplan.domain import Rule
from netplan.errors import InputError
from netplan.plan import Level
from netplan.rules.excepted import allowance, price_of
from netplan.rules.filled import Filled
from netplan.rules.one_duty import OneDuty
from netplan.rules.quorum import Quorum
from netplan.rules.rest import Rest
from tiny import held, impossible, make, on, planned, solved

SCRIBE = {"scribe": {"label": "referent"}}


def allowing(rule: Rule, allow: dict[str, float]) -> Rule:
    return type(rule).model_validate({**rule.model_dump(by_alias=True, exclude_defaults=True), "allow": allow})


def test_a_rule_may_be_exceeded_as_far_as_it_allows_and_the_audit_notes_it() -> None:
    quorum = Quorum(at_least="3")
    strict = make(on("M1", "03-05"), rules=(quorum,), away={"Anna": "03-05"})
    assert impossible(strict)
    problem = make(on("M1", "03-05"), rules=(allowing(quorum, {"M1": 1}),), away={"Anna": "03-05"})
    plan = solved(problem)
    (note,) = [one for one in netplan.verify(problem, plan) if one.rule == "quorum"]
    assert (note.level, note.amount, str(note.sentence)) == (
        Level.NOTE, 0, "2 of the 3 needed can come to M1 on 5 Mar 2013",
    )  # fmt: skip


def test_what_goes_beyond_an_exception_is_an_error_of_the_rest() -> None:
    rules = (allowing(Quorum(at_least="3"), {"M1": 1}),)
    problem = make(on("M1", "03-05"), rules=rules, away={"Anna": "03-05", "Bo": "03-05"})
    assert impossible(problem)
    found = [one for one in netplan.verify(problem, planned(problem, held("M1", "03-05"))) if one.level is Level.ERROR]
    assert [(one.rule, one.amount) for one in found] == [("quorum", 1)]


@pytest.mark.parametrize(
    ("words", "about", "allowed"),
    [("M2", ("M1",), 0), ("M1", ("M1", "scribe"), 2), ("M1, scribe", ("M1", "scribe"), 2), ("M1, scribe", ("M1",), 0),
     ("all", ("M9",), 2)],
)  # fmt: skip
def test_an_exception_is_for_whatever_all_its_words_are_about(words: str, about: tuple[str, ...], allowed: int) -> None:
    assert allowance(allowing(Filled(), {words: 2}), about) == allowed


def test_a_role_may_be_left_open_at_one_meeting() -> None:
    filled = Filled.model_validate({"allow": {"M1, Referent": 1}})
    problem = make(on("M1", "03-05"), on("M2", "03-06"), roles=SCRIBE, rules=(filled,),
                   away={name: "03-05" for name in ("Anna", "Bo", "Carl")})  # fmt: skip
    plan = solved(problem)
    assert [[slot.role for slot in one.open] for one in plan.meetings] == [["scribe"], []]
    assert problem.network.rules[0].allow[0].about == ("M1", "scribe")


def test_an_exception_has_fields_of_its_own_beside_those_of_the_rule() -> None:
    rule = OneDuty.model_validate({"except": ["scribe"], "allow": {"M1, Anna": 1}})
    assert rule.shape() == {"except": ["scribe"], "allow": {"M1, Anna": 1}}
    assert Rest.main_field() in Rest.own_fields()
    assert not {"give", "allow", "price"} & set(Rest.own_fields())


def test_prices_are_set_by_rule_and_by_person() -> None:
    assert price_of(Quorum(at_least="3")) == 2
    assert price_of(Quorum(at_least="3", price="never")) is None
    assert price_of(Quorum(at_least="3", price=2.5)) == Fraction(5, 2)
    problem = make(on("M1", "03-05"), members=["Anna", {"name": "Bo", "price": 3}, {"name": "Carl", "price": "never"}])
    assert [one.cost for one in problem.network.members] == [1, 3, None]


@pytest.mark.parametrize("field", [{"allow": {"M1": 1}}, {"price": 2}])
def test_a_wish_has_neither_exceptions_nor_a_price(field: dict[str, Any]) -> None:
    with pytest.raises(InputError, match="takes no exceptions and no price"):
        make(on("M1", "03-05"), wishes=(Quorum.model_validate({"at_least": "3", **field}),))


@pytest.mark.parametrize("written", ["M2", {"M2": 0}, {"M2": "many"}])
def test_an_exception_says_for_what_and_by_how_much(written: Any) -> None:
    with pytest.raises(InputError):
        Quorum.model_validate({"at_least": "3", "allow": written})


def test_exceptions_are_for_one_season() -> None:
    problem = make(on("M1", "03-05"), rules=(allowing(Quorum(at_least="3"), {"M1": 1}),), away={"Anna": "03-05"})
    following = problem.next_season(solved(problem))
    assert following.network.rules == (Quorum(at_least="3"),)


def test_rules_that_hold_mappings_can_be_told_apart_like_others() -> None:
    class Loads(Quorum):
        loads: dict[str, int] = {}

    first, second = Loads(at_least="3", loads={"Anna": 1}), Loads(at_least="3", loads={"Anna": 1})
    assert {first: 1}[second] == 1
    assert first != Loads(at_least="3", loads={"Anna": 2})
    assert hash(Quorum(at_least="3")) == hash(Quorum(at_least="3"))
