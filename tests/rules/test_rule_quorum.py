from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import pytest

from netplan.explain import repairs
from netplan.language import Say
from netplan.rules.quorum import Quorum
from tiny import during, errors, fault, held, impossible, make, on, solved, value, worth

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


# ---- a chance: Anna, Bo and Carl come with 0.5 if need be, with 0.85 where nobody asked ----------------------------


def test_a_chance_trivially_fine() -> None:
    problem = make(on("M1", "03-05"), rules=(Quorum(at_least="1", chance="99%"),))
    assert errors(problem, held("M1", "03-05")) == []
    assert solved(problem)


def test_a_chance_that_falls_short() -> None:
    """Two of three: 3 x 0.85^2 x 0.15 + 0.85^3 = 0.93925, which is 2.075 percentage points below 96 %."""
    problem = make(on("M1", "03-05"), rules=(Quorum(at_least="2", chance="96%"),))
    assert fault(problem, held("M1", "03-05")) == (
        "quorum", Fraction("2.08"), "percentage points",
        "the chance that 2 of 3 come to M1 on 5 Mar 2013 is 93.92%, not 96%",
    )  # fmt: skip
    assert impossible(problem) == {"quorum"}
    wish = make(on("M1", "03-05"), wishes=(Quorum(at_least="2", chance="96%"),))
    assert value(solved(wish), "quorum") == 2.08


def test_a_chance_just_inside_and_just_outside() -> None:
    """Met exactly it is met, however many decimals it has."""
    for chance, met in (("93.925%", True), ("93.9251%", False)):
        problem = make(on("M1", "03-05"), rules=(Quorum(at_least="2", chance=chance),))
        assert (errors(problem, held("M1", "03-05")) == []) is met
        if met:
            assert solved(problem)
        else:
            assert fault(problem, held("M1", "03-05"))[1] == Fraction("0.01")
            assert impossible(problem) == {"quorum"}


def test_a_chance_alone_is_that_half_of_them_come() -> None:
    rule = Quorum(chance="90%")
    assert rule.sentence(Say("en")) == "at least 50% of the members come to each meeting with a chance of 90% or more"
    assert rule.needed(3) == 2
    problem = make(during("M1", "03-05", "03-06"), rules=(rule,), if_need_be={"Anna": "03-05"})
    assert fault(problem, held("M1", "03-05"))[1] == 5  # 0.85^2 + 2 x 0.85 x 0.15 x 0.5 is 0.85
    assert solved(problem).by_id["M1"].date.day == 6


def test_a_house_is_there_when_one_of_its_people_is() -> None:
    members = [{"name": "Anna", "organisation": "North"}, {"name": "Bo", "organisation": "North"},
               {"name": "Carl", "organisation": "South"}]  # fmt: skip
    likely = (1 - Fraction("0.15") ** 2) * Fraction("0.85")
    rule = Quorum(at_least="100%", of="organisations", chance="90%")
    problem = make(on("M1", "03-05"), members=members, rules=(rule,))
    assert fault(problem, held("M1", "03-05"))[1] == Fraction(math.ceil((90 - 100 * likely) * 100), 100)


def test_the_chances_of_the_answers_are_the_networks_own() -> None:
    problem = make(on("M1", "03-05"), rules=(Quorum(at_least="3", chance="90%"),))
    assert errors(problem, held("M1", "03-05"))
    sure = problem.with_(network={"chances": {"yes": 1, "not_asked": 0.99}})
    assert errors(sure, held("M1", "03-05")) == []


ABSENT = make(on("M1", "03-05"), members="Anna Bo Carl Dorte", rules=(Quorum(at_least="3", chance="80%"),),
              away={"Anna": "03-05", "Bo": "03-05"})  # fmt: skip
"""Without Anna and Bo three can never come."""


@pytest.mark.parametrize(
    ("asked", "short"),
    [
        ("", Fraction(80)),
        ("Anna", Fraction("11.37")),  # she comes with 0.95, Carl and Dorte with 0.85 each: 0.686375, all three
        ("Anna Bo", None),
    ],
)
def test_who_is_asked_again_counts_as_a_yes(asked: str, short: Fraction | None) -> None:
    plan = held("M1", "03-05", asked=asked)
    found = [one.amount for one in errors(ABSENT, plan) if one.rule == "quorum"]
    assert found == ([] if short is None else [short])
    assert worth(ABSENT, Quorum(at_least="3", chance="80%"), plan) == (short or 0)


def test_repairs_ask_enough_people_or_let_the_chance_be_lower() -> None:
    found = repairs(ABSENT, count=20, workers=1)
    assert found[0].sentence == "ask Anna and Bo to come on Tue 5 Mar 2013 after all (M1)"
    for one in found:
        assert errors(one.problem, *one.plan.meetings) == []
    one_asked = ABSENT.with_(network={"rules": [Quorum(at_least="3", chance="80%", allow={"M1": 11.37})]})
    assert repairs(one_asked, workers=1)[0].sentence == "ask Bo to come on Tue 5 Mar 2013 after all (M1)"
    short = make(on("M1", "03-05"), rules=(Quorum(at_least="2", chance="96%"),))
    (give,) = repairs(short, count=1, workers=1)[0].gives
    assert (give.amount, give.unit, round(give.price, 3)) == (2.08, "percentage points", 0.416)
    assert give.sentence == (
        "accept that the chance that 2 of 3 come to M1 on 5 Mar 2013 is 93.92%, not 96%: at least 2 of the members "
        "come to each meeting with a chance of 93% or more instead of 96%"
    )
