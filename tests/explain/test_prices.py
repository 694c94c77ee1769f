from __future__ import annotations

import json
import runpy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import netplan
from netplan.audit import verify, wish_value
from netplan.dates import candidates
from netplan.domain import Answer, Problem
from netplan.errors import InputError, NoPlanError
from netplan.explain import prices
from netplan.explain.without import removable
from netplan.plan import Level, Plan, Prices, Progress, rounded
from netplan.rules import (
    ALWAYS,
    AlternateVenues,
    Attendance,
    Capacity,
    EvenSpacing,
    FairShare,
    Quorum,
    Rest,
    Soon,
    wishes_of,
)
from netplan.search import solve
from oracle import best_plans
from tiny import during, make, on
from worlds import problem_of, seeded_world

OWN = Path(__file__).parents[2] / "examples" / "own_rule"
SEEDS = (2, 42, 72)
"""Worlds of at most 500 plans."""


@cache
def priced(seed: int) -> tuple[Problem, Plan, Prices]:
    problem = problem_of(seeded_world(seed))
    plan = solve(problem, workers=1).require_plan()
    return problem, plan, prices(problem, plan, workers=1)


def values(problem: Problem, plan: Plan) -> list[int | float]:
    *wishes, _ = wishes_of(problem)
    return [rounded(wish_value(problem, plan, wish)) for wish in wishes]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_price_of_a_rule_is_the_difference_of_two_best_plans(seed: int) -> None:
    problem, plan, found = priced(seed)
    assert found.unknown == ()
    rows = {one.sentence: one for one in found.rules if one.how == "dropped"}
    before = values(problem, plan)
    for one in (one for one in removable(problem) if not (one.loose or one.dates)):
        other = one.dropped()
        after = values(other, solve(other, workers=1).require_plan())
        sentence = one.rule.sentence(problem.say)
        if after >= before:
            assert sentence not in rows
            assert (sentence in found.free) == one.listed
        else:
            assert [price.before for price in rows[sentence].wishes] == before
            assert [price.after for price in rows[sentence].wishes] == after
            assert rows[sentence].proven


@pytest.mark.parametrize("seed", SEEDS)
def test_the_best_plan_without_a_listed_rule_is_that_of_brute_force(seed: int) -> None:
    problem, _, found = priced(seed)
    listed = {
        one.rule.sentence(problem.say): one for one in removable(problem)
        if one.listed and not isinstance(one.rule, ALWAYS)  # left out by an exception, which brute force does not know
    }  # fmt: skip
    for row in (row for row in found.rules if row.how == "dropped" and row.sentence in listed):
        answer = best_plans(listed[row.sentence].dropped())
        assert [price.after for price in row.wishes] == [rounded(value) for value in answer.value]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_plan_keeps_the_rules_that_are_left(seed: int) -> None:
    problem, _, found = priced(seed)
    by_sentence = {one.rule.sentence(problem.say): one for one in removable(problem)}
    for row in found.rules:
        other = by_sentence[row.sentence].dropped() if row.how == "dropped" else by_sentence[row.sentence].eased()
        assert other is not None
        assert not [one for one in verify(other, row.plan) if one.level is Level.ERROR]
        assert values(other, row.plan) == [price.after for price in row.wishes]
        assert row.gains is not None


@pytest.mark.parametrize("seed", SEEDS)
def test_an_eased_rule_gains_what_a_second_solve_gains(seed: int) -> None:
    problem, plan, found = priced(seed)
    before = values(problem, plan)
    eased = {one.sentence: one for one in found.rules if one.how == "eased"}
    for one in (one for one in removable(problem) if not (one.loose or one.dates)):
        other, sentence = one.eased(), one.rule.sentence(problem.say)
        if other is None:
            assert sentence not in eased
            continue
        after = values(other, solve(other, workers=1).require_plan())
        assert (sentence in eased) == (after < before)
        if sentence in eased:
            assert [price.after for price in eased[sentence].wishes] == after


@pytest.mark.parametrize("seed", SEEDS)
def test_the_questions_are_worth_most_of_all(seed: int) -> None:
    problem, plan, found = priced(seed)
    before, dates = values(problem, plan), candidates(problem)
    worth = []
    for meeting in problem.meetings:
        for name, member in problem.people.items():
            days = [
                one.day for one in dates.by_meeting[meeting.id]
                if member.belongs(one.day) and dates.answers.of(name, one.start, one.end) is not Answer.YES
            ]
            other = supposing(problem, name, days) if days else problem
            after = values(other, solved) if days and (solved := solve(other, workers=1).plan) else before
            if after < before:
                worth.append([rounded(now - then) for now, then in zip(after, before, strict=True)])
    assert found.asked_all
    assert [[price.price for price in one.wishes] for one in found.questions] == sorted(worth)[:3]
    assert all(one.proven for one in found.questions)


def supposing(problem: Problem, name: str, days: list[Any]) -> Problem:
    shape = problem.shape()
    anyway = shape["season"].setdefault("availability", {}).setdefault("anyway", {})
    anyway[name] = sorted({*map(str, days), *anyway.get(name, ())})
    return problem_of({"netplan": 1, **shape})


def test_some_rules_cost_something_and_some_questions_are_worth_asking() -> None:
    found = [priced(seed)[2] for seed in SEEDS]
    assert sum(len(one.rules) for one in found) >= 6
    assert sum(len(one.free) for one in found) >= 3
    assert sum(len(one.questions) for one in found) >= 3


def rows(found: Prices) -> dict[tuple[str, str], list[tuple[str, float, float]]]:
    return {
        (one.rule, one.how): [(price.wish, price.before, price.after) for price in one.wishes if price.price]
        for one in found.rules
    }


def test_what_people_decided_has_a_price() -> None:
    problem = make(on("M1", "03-05", scribe="Anna"), on("M2", "03-12", scribe="Anna"), members="Anna Bo",
                   roles={"scribe": {}}, wishes=(FairShare(),))  # fmt: skip
    found = rows(prices(problem, workers=1))
    assert found["decided", "dropped"] == [("fair_share", 2, 0)]
    assert ("decided", "eased") in found


def test_a_window_has_a_price_by_the_day() -> None:
    meetings = (on("M1", "03-04"), during("M2", "03-18", "03-19"), on("M3", "04-08"))
    found = prices(make(*meetings, wishes=(EvenSpacing(),)), workers=1)
    told = rows(found)
    assert told["window", "eased"] == [("even_spacing", 5, 3)]
    assert told["window", "dropped"][0][2] < 3
    assert any("outside the windows" in one for one in found.sentences)


def test_a_rule_at_a_role_has_a_price() -> None:
    roles: dict[str, Any] = {"scribe": {"not_with": "host"}, "host": {}}
    past = ("2012-12-04 scribe Bo", "2012-12-04 host Bo")
    problem = make(on("M1", "03-05"), members="Anna Bo", roles=roles, history=past, wishes=(FairShare(),))
    found = rows(prices(problem, workers=1))
    assert set(found) >= {("not_with", "dropped")}
    assert ("not_with", "eased") not in found


def test_the_dearest_of_the_rules_that_people_wrote_comes_first() -> None:
    venues = ({"name": "Odense", "capacity": 1}, {"name": "Vejle", "capacity": 9})
    problem = make(
        on("M1", "03-05"), on("M2", "03-12"), members="Anna Bo Carl", venues=venues, roles={"scribe": {}},
        rules=(Capacity(), Rest(roles=("scribe",), meetings=1), Quorum(at_least="3")),
        wishes=(AlternateVenues(), FairShare()),
    )  # fmt: skip
    found = prices(problem, workers=1)
    assert found.rules[0].rule == "capacity"
    assert [(price.wish, price.before, price.after) for price in found.rules[0].wishes] == [
        ("alternate_venues", 1, 0), ("fair_share", found.rules[0].wishes[1].before, found.rules[0].wishes[1].after),
    ]  # fmt: skip
    assert len(found.free) == 2
    assert found.complete


def test_rules_that_cost_nothing_are_said_to_be_free_at_once() -> None:
    problem = make(on("M1", "03-05"), on("M2", "03-12"), rules=(Quorum(at_least="1"), Rest(meetings=1)),
                   roles={"scribe": {}}, wishes=(Attendance(),))  # fmt: skip
    found = prices(problem, workers=1)
    assert not [one for one in found.rules if one.rule in ("quorum", "rest")]
    assert len(found.free) == 2
    assert found.questions == ()
    assert "No member's answer could make the plan better; this is proven." in found.sentences


def test_a_question_names_the_day_and_what_is_known() -> None:
    problem = make(during("M1", "03-05", "03-06"), members="Anna Bo Carl", wishes=(Attendance(),),
                   away={"Anna": "03-05", "Bo": "03-06", "Carl": "03-06"})  # fmt: skip
    found = prices(problem, workers=1)
    (one,) = found.questions
    assert (one.person, one.meeting, str(one.date), one.answer) == ("Anna", "M1", "2013-03-05", "no")
    assert one.sentence == "Ask Anna whether M1 on Tue 5 Mar 2013 is possible after all (has said no)."
    assert [(price.before, price.after) for price in one.wishes] == [(1, 0)]
    assert list(found.asking()["person"]) == ["Anna"]


def test_own_rules_have_prices_and_alternatives_without_a_word_about_explanation() -> None:
    own: Any = runpy.run_path(str(OWN / "own_rule.py"))["BeforeSummer"]
    assert "explain" not in (OWN / "own_rule.py").read_text(encoding="utf-8")
    problem = netplan.read(OWN / "network.yaml", rules=[own])
    plan = netplan.solve(problem, workers=1).require_plan()
    found = netplan.prices(problem, plan, 0, workers=1)
    assert not any("member" in one for one in found.sentences)
    (rule,) = (one for one in problem.network.rules if isinstance(one, own))
    assert rule.sentence(problem.say) in {*found.free, *(one.sentence for one in found.rules)}
    others = netplan.alternatives(problem, plan, freedom=False, workers=1)
    assert len(others) == 3
    assert all(not [one for one in verify(problem, other.plan) if one.level is Level.ERROR] for other in others)


def test_without_a_plan_it_says_so() -> None:
    with pytest.raises(NoPlanError):
        prices(make(on("M1", "03-05"), rules=(Quorum(at_least="9"),)), workers=1)
    with pytest.raises(InputError, match="-1 questions"):
        prices(make(on("M1", "03-05")), count=-1)


def test_without_time_nothing_is_claimed() -> None:
    problem = make(on("M1", "03-05"), on("M2", "03-12"), rules=(Rest(meetings=1),), roles={"scribe": {}},
                   away={"Anna": "03-05"}, wishes=(Attendance(), FairShare()))  # fmt: skip
    plan = solve(problem, workers=1).require_plan()
    ticks = iter(range(0, 10**9, 1000))
    found = prices(problem, plan, time_limit=1, workers=1, clock=lambda: next(ticks))
    assert (found.rules, found.free, found.questions, found.complete) == ((), (), (), False)
    assert len(found.unknown) >= 1
    assert "The time did not suffice to try everything; allow more." in found.sentences


def test_the_same_with_any_number_of_workers() -> None:
    problem = problem_of(seeded_world(SEEDS[0]))
    plan = solve(problem, workers=1).require_plan()
    assert prices(problem, plan, workers=4, time_limit=200) == priced(SEEDS[0])[2]


def test_progress_never_goes_back() -> None:
    told: list[Progress] = []
    problem = make(during("M1", "03-04", "03-06"), roles={"scribe": {}}, rules=(Quorum(at_least="1"), Rest(meetings=1)),
                   away={"Anna": "03-05"}, wishes=(Attendance(), FairShare()))  # fmt: skip
    plan = solve(problem, workers=1).require_plan()
    prices(problem, plan, workers=1, progress=told.append)
    shares = [one.step / one.steps for one in told]
    assert len(shares) > 10
    assert shares == sorted(shares)
    assert shares[-1] <= 1


def test_the_value_can_be_shown_and_written() -> None:
    _, _, found = priced(SEEDS[0])
    assert Prices.model_validate(json.loads(json.dumps(found.model_dump(mode="json")))) == found
    assert len(found.frame()) == sum(len(one.wishes) for one in found.rules)
    assert found._repr_html_().startswith("<div")
    assert str(found).startswith(found.sentences[0])


@pytest.mark.parametrize("give", [0, 1])
def test_a_rule_that_forbids_what_a_wish_would_give_has_a_price(give: float) -> None:
    problem = make(during("M1", "03-05", "03-06"), wishes=(Attendance(give=give), Soon()),
                   rules=(Quorum(at_least="3"),), away={"Carl": "03-05"})  # fmt: skip
    found = prices(problem, workers=1)
    assert found.plan.meetings[0].date.day == 6
    assert (found.unknown, found.asked_all) == ((), True)
    dropped = {one.rule: one for one in found.rules if one.how == "dropped"}
    assert ("quorum" in dropped) == bool(give)
    if give:
        assert [price.price for price in dropped["quorum"].wishes] == [1, -1]
        assert dropped["quorum"].plan.meetings[0].date.day == 5
        assert dropped["quorum"].proven
