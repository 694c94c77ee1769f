from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from random import Random

import pytest

from draws import draw_plan, draw_problem
from netplan.dates import candidates
from netplan.domain import Number, Problem, Rule
from netplan.plan import Level, Plan
from netplan.rules import RULES, PlanView
from netplan.rules.view import judged
from settings import SETTINGS, fits

CASES = 150


@cache
def drawn(number: int) -> tuple[Problem, Plan, PlanView]:
    random = Random(number)
    problem = draw_problem(random)
    plan = judged(problem, draw_plan(random, problem))
    return problem, plan, PlanView(problem, candidates(problem), plan)


def amounts(pairs: Iterable[tuple[tuple[str, ...], Number]]) -> dict[tuple[str, ...], Number]:
    """Return the amounts by what they are about, those that are nothing left out."""
    found: dict[tuple[str, ...], Number] = {}
    for key, amount in pairs:
        found[key] = found.get(key, 0) + amount
    return {key: amount for key, amount in found.items() if amount}


def test_every_rule_has_a_setting() -> None:
    assert {type(rule) for rule in SETTINGS} == set(RULES)


@pytest.mark.parametrize("rule", SETTINGS, ids=lambda rule: f"{rule.name}-{SETTINGS.index(rule)}")
def test_measures_and_check_agree_on_random_plans(rule: Rule) -> None:
    fitting = [(problem, plan, view) for problem, plan, view in map(drawn, range(CASES)) if fits(rule, problem)]
    exceeded = 0
    for problem, plan, view in fitting:
        measures = list(rule.measures(view))
        asked = [(one.about, one.plain() if rule.squared() else one.excess()) for one in measures]
        found = [finding for finding in rule.check(problem, plan) if finding.level is Level.ERROR]
        checked = [(finding.about, finding.amount) for finding in found]
        assert amounts(asked) == amounts(checked)
        assert rule.value(amount for _, amount in asked) == rule.value(amount for _, amount in checked)
        assert all(one.unit == rule.unit for one in (*measures, *found))
        exceeded += bool(found)
    assert exceeded >= len(fitting) / 20
