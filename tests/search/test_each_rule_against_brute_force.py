"""Every rule, listed as a rule and as a wish: the solve finds what trying every plan of a small problem finds."""

from __future__ import annotations

import os
from functools import cache
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

CASES = int(os.environ.get("NETPLAN_BRUTE_FORCE_CASES", "4"))
"""How many problems are tried for each rule under each heading; more can be asked for."""
LARGEST = 3_000
OTHERS = tuple(rule for rule in SETTINGS if rule.name not in {*DRAWN, "lot"})


@cache
def base(number: int) -> Problem:
    return draw_problem(Random(number))


def listed(rule: Rule, heading: str, number: int) -> Problem | None:
    problem = base(number)
    if not fits(rule, problem):
        return None
    return problem.with_(network={heading: (*getattr(problem.network, heading), rule)})


@pytest.mark.parametrize("heading", ["rules", "wishes"])
@pytest.mark.parametrize("rule", OTHERS, ids=lambda rule: f"{rule.name}-{SETTINGS.index(rule)}")
def test_solve_finds_what_trying_every_plan_finds(rule: Rule, heading: str) -> None:
    if heading not in rule.headings():
        return
    compared, number = 0, 0
    while compared < CASES and number < 400:
        problem = listed(rule, heading, number)
        number += 1
        if problem is None:
            continue
        try:
            answer = best_plans(problem, limit=LARGEST)
        except TooLarge:
            continue
        if answer.plan is None and heading == "wishes":
            continue  # says nothing about a wish
        compared += 1
        same(problem, answer)
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
