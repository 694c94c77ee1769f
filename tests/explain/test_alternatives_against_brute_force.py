from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

import pytest

from netplan.audit import verify
from netplan.domain import Problem
from netplan.explain import alternatives
from netplan.plan import Alternatives, Level, Plan, rounded
from netplan.rules import wishes_of
from netplan.rules.facts import Decision, given, plan_slots, written
from netplan.search import solve
from oracle import Judged, decided_by, every_plan
from ordered import order_of
from worlds import problem_of, seeded_world, tied_world

SEEDS = (2, 7, 8, 13, 21, 27, 30, 33, 42, 45, 56, 62, 72, 93)
"""Worlds of at most 500 plans, odd ones with few wishes."""
COUNT = len(SEEDS)
Made = frozenset[Decision]
Order = Callable[[Sequence[Fraction]], tuple[Fraction, ...]]


@cache
def every(number: int) -> tuple[Judged, ...]:
    """Return every plan of a problem."""
    plans = tuple(every_plan(posed(number)))
    assert 2 <= len(plans) <= 500
    return plans


def posed(number: int) -> Problem:
    seed = SEEDS[number]
    return problem_of(tied_world(seed) if seed % 2 else seeded_world(seed))


def made(plan: Plan) -> Made:
    """Return all choices of a plan."""
    return frozenset(
        one for meeting in plan.meetings for one in (
            Decision(meeting.id, "date", meeting.start.isoformat()),
            *([Decision(meeting.id, "venue", meeting.venue)] if meeting.venue else []),
            *(Decision(meeting.id, role, name) for role, names in meeting.roles.items() for name in names),
        )
    )  # fmt: skip


def best(order: Order, plans: list[Judged], chosen: Made) -> Judged:
    """Return the best of some plans: wish by wish, then nearest to what was chosen, then by lot."""
    keys: list[Callable[[Judged], Any]] = [
        lambda one: order(one.values),
        lambda one: len(made(one.plan) ^ chosen),
        lambda one: one.lots,
    ]
    for key in keys:
        least = min(map(key, plans))
        plans = [one for one in plans if key(one) == least]
    (one,) = plans
    return one


def expected(problem: Problem, plans: tuple[Judged, ...], chosen: Made, count: int) -> list[tuple[str, Judged]]:
    """Return the alternatives as their description says: the best plan that changes something new, dates first."""
    found: list[tuple[str, Judged]] = []
    order = order_of(problem, plans)
    seen: set[Decision] = set()
    for kind in ("dates", "venues", "roles"):
        for key in (lambda one: (one.meeting, one.what), lambda one: one):
            while len(found) < count:
                known = {key(one) for one in seen}
                others = [
                    one for one in plans
                    if any(key(two) not in known for two in made(one.plan) ^ chosen if kind_of(two) == kind)
                ]  # fmt: skip
                if not others:
                    break
                found.append((kind, best(order, others, chosen)))
                seen |= made(found[-1][1].plan) ^ chosen
    return found


def kind_of(decision: Decision) -> str:
    return {"date": "dates", "venue": "venues"}.get(decision.what, "roles")


@cache
def answered(number: int, *, equal: bool) -> tuple[Problem, Plan, Alternatives]:
    problem = posed(number)
    plan = solve(problem, workers=1).require_plan()
    return problem, plan, alternatives(problem, plan, equal=equal, freedom=equal, workers=1)


def test_the_problems_are_of_all_kinds() -> None:
    kinds = Counter(one.about for number in range(COUNT) for one in answered(number, equal=False)[2])
    assert min(kinds[kind] for kind in ("dates", "venues", "roles")) >= 3
    words = Counter(one.free for number in range(COUNT) for one in answered(number, equal=True)[2].freedom)
    assert set(words) == {"decided", "forced", "tied", "costly"}
    assert min(words.values()) >= 5


@pytest.mark.parametrize("number", range(COUNT))
def test_each_alternative_is_the_best_plan_that_differs_so(number: int) -> None:
    problem, plan, found = answered(number, equal=False)
    plans = every(number)
    wanted = expected(problem, plans, made(plan), 3)
    assert [one.about for one in found] == [kind for kind, _ in wanted]
    assert [decided_by(one.plan) for one in found] == [decided_by(one.plan) for _, one in wanted]
    assert all(one.proven for one in found)
    (mine,) = (one for one in plans if decided_by(one.plan) == decided_by(plan))
    for alternative, (_, other) in zip(found, wanted, strict=True):
        assert [price.before for price in alternative.wishes] == [rounded(value) for value in mine.values]
        assert [price.after for price in alternative.wishes] == [rounded(value) for value in other.values]
        assert not [one for one in verify(problem, alternative.plan) if one.level is Level.ERROR]
        stated = alternative.plan.wishes[: len(other.values)]
        assert [one.value for one in stated] == [rounded(value) for value in other.values]
    assert found.complete == (len(wanted) < 3)


@pytest.mark.parametrize("number", range(COUNT))
def test_what_is_said_to_be_proven_of_an_alternative_holds_among_all_plans(number: int) -> None:
    _, _, found = answered(number, equal=False)
    plans = every(number)
    for alternative in found:
        (mine,) = (one for one in plans if decided_by(one.plan) == decided_by(alternative.plan))
        for place, wish in enumerate(alternative.plan.wishes[: len(mine.values)]):
            earlier = [one for one in plans if all(one.values[i] <= mine.values[i] for i in range(place))]
            assert wish.bound <= rounded(min(one.values[place] for one in earlier))


@pytest.mark.parametrize("number", range(COUNT))
def test_equally_good_plans_are_all_there_in_the_order_of_the_lot(number: int) -> None:
    _, plan, found = answered(number, equal=True)
    plans = every(number)
    (mine,) = (one for one in plans if decided_by(one.plan) == decided_by(plan))
    tied = sorted((one for one in plans if one.values == mine.values and one is not mine), key=lambda one: one.lots)
    assert [decided_by(one.plan) for one in found] == [decided_by(one.plan) for one in tied[:50]]
    assert found.complete == (len(tied) <= 50)
    assert all(one.proven and one.suffers is None for one in found)


@pytest.mark.parametrize("number", range(COUNT))
def test_freedom_is_what_all_plans_say(number: int) -> None:
    problem, plan, found = answered(number, equal=True)
    plans = every(number)
    (mine,) = (one for one in plans if decided_by(one.plan) == decided_by(plan))
    rows = {(one.meeting, one.what, one.choice): one for one in found.freedom}
    assert len(rows) == sum(1 + bool(one.venue) + sum(map(len, one.roles.values())) for one in plan.meetings)
    for decision in made(plan):
        choice = plan.by_id[decision.meeting].date.isoformat() if decision.what == "date" else decision.choice
        row = rows[decision.meeting, decision.what, choice]
        word, wish, others = judged(problem, plan, plans, mine, decision)
        assert (row.free, row.wish) == (word, wish)
        assert set(row.others) == others


def judged(
    problem: Problem, plan: Plan, plans: tuple[Judged, ...], mine: Judged, decision: Decision
) -> tuple[str, str, set[str]]:  # fmt: skip
    """Say by trying every plan how free a decision is, which wish suffers first, and what else stands there."""
    *wishes, _ = wishes_of(problem)
    if by_people(problem, plan, decision):
        return "decided", "", set()
    others = [one for one in plans if decision not in made(one.plan)]
    if not others:
        return "forced", "", set()
    as_good = [one for one in plans if one.values == mine.values]
    if any(one in as_good for one in others):
        there = {
            two.choice[:10] if two.what == "date" else two.choice for one in as_good for two in made(one.plan)
            if (two.meeting, two.what) == (decision.meeting, decision.what)
        } - {one.choice[:10] if one.what == "date" else one.choice for one in made(plan)
             if (one.meeting, one.what) == (decision.meeting, decision.what)}  # fmt: skip
        return "tied", "", there
    order = order_of(problem, plans)
    now = order(mine.values)
    held = max(
        sum(1 for _ in iter_while(a <= b for a, b in zip(order(one.values), now, strict=True))) for one in others
    )
    return "costly", [*wishes, *(wish for wish in wishes if wish.give)][held].name, set()


def iter_while(values: Iterator[bool]) -> Iterator[bool]:
    for value in values:
        if not value:
            return
        yield value


def by_people(problem: Problem, plan: Plan, decision: Decision) -> bool:
    if decision.what in ("date", "venue"):
        return any(one[:2] == (decision.meeting, decision.what) for one in written(problem, tentative=False))
    slot = plan_slots(problem, plan)[decision.meeting, decision.what]
    return slot.left_open or slot.kind == "fixed" or given(problem, decision.choice, slot)
