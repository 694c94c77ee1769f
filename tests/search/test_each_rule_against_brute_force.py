"""Every rule, listed as a rule and as a wish: the solve finds what trying every plan of a small problem finds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from itertools import islice
from random import Random

import pytest

from draws import draw_problem
from netplan.audit import verify
from netplan.domain import Problem, Rule
from netplan.plan import Level, rounded
from netplan.rules import wishes_of
from netplan.search import solve
from oracle import Answer, TooLarge, best_plans, decided_by
from settings import SETTINGS, fits
from worlds import DRAWN

CASES = int(os.environ.get("NETPLAN_BRUTE_FORCE_CASES", "3"))
"""How many problems are tried for each rule under each heading; more can be asked for."""
LARGEST = 1_000
"""Problems with more combinations are left out."""
ANY_SHAPE, DRAWN_FROM = 80, 400
"""So many problems are drawn, of which the small ones are used; the first of them have any shape."""
OTHERS = tuple(rule for rule in SETTINGS if rule.name not in {*DRAWN, "lot"} or getattr(rule, "chance", None))


@cache
def base(number: int) -> Problem:
    """Return a problem of any shape, later ones with a meeting and a series, or two meetings."""
    return draw_problem(Random(number), shape="" if number < ANY_SHAPE else ("MS", "SM", "MM")[number % 3])


@cache
def feasible(number: int) -> bool | None:
    """Tell whether a problem without the rule has a plan; none where it has too many to try."""
    try:
        return best_plans(base(number), limit=LARGEST).plan is not None
    except TooLarge:
        return None


def fitting(rule: Rule, heading: str) -> Iterator[Problem]:
    """Yield small problems with the rule; a wish says nothing where there is no plan."""
    for number in range(DRAWN_FROM):
        if fits(rule, base(number)) and feasible(number) in ((True,) if heading == "wishes" else (True, False)):
            network = base(number).network
            yield base(number).with_(network={heading: (*getattr(network, heading), rule)})


@pytest.mark.parametrize("heading", ["rules", "wishes"])
@pytest.mark.parametrize("rule", OTHERS, ids=lambda rule: f"{rule.name}-{SETTINGS.index(rule)}")
def test_solve_finds_what_trying_every_plan_finds(rule: Rule, heading: str) -> None:
    if heading not in rule.headings():
        return
    compared = 0
    for problem in islice(fitting(rule, heading), CASES):
        same(problem, best_plans(problem, limit=LARGEST))
        compared += 1
    assert compared == CASES


def same(problem: Problem, answer: Answer) -> None:
    result = solve(problem, workers=1)
    if answer.plan is None:
        assert (result.status, result.plan) == ("infeasible", None)
        return
    assert result.status == "optimal"
    plan = result.require_plan()
    assert [finding for finding in verify(problem, plan) if finding.level is Level.ERROR] == []
    *wishes, _ = wishes_of(problem)
    assert [one.wish for one in plan.wishes[: len(wishes)]] == [wish.name for wish in wishes]
    assert [one.value for one in plan.wishes[: len(wishes)]] == [rounded(value) for value in answer.value]
    assert decided_by(plan) == decided_by(answer.plan)
