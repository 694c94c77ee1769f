"""How a rule's measures and its check are compared: on random plans, finding by finding."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from random import Random

from draws import draw_plan, draw_problem
from netplan.dates import candidates
from netplan.domain import Number, Problem, Rule
from netplan.plan import Level, Plan
from netplan.rules import PlanView
from netplan.rules.view import judged
from settings import fits

__all__ = ["assert_agreement"]

CASES = 150


def assert_agreement(rule: Rule) -> None:
    """Assert that a rule measures and checks the same on random plans, and is exceeded in at least one of twenty."""
    fitting = [(problem, plan, view) for problem, plan, view in map(_drawn, range(CASES)) if fits(rule, problem)]
    exceeded = 0
    for problem, plan, view in fitting:
        measures = list(rule.measures(view))
        asked = [(one.about, one.plain() if rule.squared() else one.excess()) for one in measures]
        found = [finding for finding in rule.check(problem, plan) if finding.level is Level.ERROR]
        checked = [(finding.about, finding.amount) for finding in found]
        assert _amounts(asked) == _amounts(checked)
        assert rule.value(amount for _, amount in asked) == rule.value(amount for _, amount in checked)
        unit = rule.unit if rule.squared() else rule.value_unit()
        assert all(one.unit == unit for one in (*measures, *found))
        exceeded += bool(found)
    assert exceeded >= len(fitting) / 20


@cache
def _drawn(number: int) -> tuple[Problem, Plan, PlanView]:
    random = Random(number)
    problem = draw_problem(random)
    plan = judged(problem, draw_plan(random, problem))
    return problem, plan, PlanView(problem, candidates(problem), plan)


def _amounts(pairs: Iterable[tuple[tuple[str, ...], Number]]) -> dict[tuple[str, ...], Number]:
    """Return the amounts by what they are about, those that are nothing left out."""
    found: dict[tuple[str, ...], Number] = {}
    for key, amount in pairs:
        found[key] = found.get(key, 0) + amount
    return {key: amount for key, amount in found.items() if amount}
