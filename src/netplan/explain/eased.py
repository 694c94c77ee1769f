"""How a rule would read if it asked for just so much less that a plan kept it, found by trying its numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from netplan.domain import Problem, Rule
from netplan.errors import InputError
from netplan.language import Say
from netplan.plan import Finding, Level, Plan
from netplan.rules.excepted import findings

__all__ = ["broken", "eased", "instead"]

FARTHEST = 400
"""A number is changed by so much at most: more would be another rule."""

FEW = 2
"""So many words that differ can stand for the sentence that was: 1 duty, 60%."""


def broken(rule: Rule, problem: Problem, plan: Plan) -> tuple[Finding, ...]:
    """Return what a rule finds wrong with a plan beyond its exceptions."""
    return tuple(one for one in findings(rule, problem, plan) if one.level is Level.ERROR)


def eased(rule: Rule, problem: Problem, plan: Plan) -> Rule | None:
    """Return the rule with one number changed by the smallest step with which a plan keeps it; none where none helps.

    Parameters
    ----------
    rule
        The rule, which the plan breaks.
    problem, plan
        The plan and what it is a plan for, as rules see it.
    """
    best: tuple[int, Rule] | None = None
    for with_step in _numbers(rule):

        def enough(step: int, with_step: Callable[[int], Rule | None] = with_step) -> bool:
            other = with_step(step)
            return other is None or not broken(other, problem, plan)  # what is no rule any more is too far

        step = _smallest(enough, FARTHEST if best is None else best[0] - 1)
        other = None if step is None else with_step(step)
        if step is not None and other is not None and not broken(other, problem, plan):
            best = step, other
    return best[1] if best else None


def instead(rule: Rule, other: Rule, say: Say) -> str:
    """Say how a changed rule reads, and what stood there before."""
    old, new = rule.sentence(say), other.sentence(say)
    was = _differing(old.split(), new.split())
    if 0 < len(was) <= FEW:
        return say("{sentence} instead of {number}", sentence=new, number=" ".join(was).rstrip(",;"))
    return say("{sentence}, instead of: {old}", sentence=new, old=old)


def _differing(old: list[str], new: list[str]) -> list[str]:
    """Return the words of a sentence between those with which it begins and ends as another one does."""
    same = [one == two for one, two in zip(old, new, strict=False)]
    first = same.index(False) if False in same else len(same)
    from_end = [one == two for one, two in zip(reversed(old[first:]), reversed(new[first:]), strict=False)]
    last = from_end.index(False) if False in from_end else len(from_end)
    return old[first : len(old) - last]


def _numbers(rule: Rule) -> Iterator[Callable[[int], Rule | None]]:
    """Yield for each number among a rule's own parameters, and each direction, the rule with it changed by a step."""
    shape = rule.shape()
    for name in rule.easing():
        value = getattr(rule, name)
        percent = re.fullmatch(r"(\d+)(%?)", value) if isinstance(value, str) else None
        if isinstance(value, bool) or not (percent or isinstance(value, (int, float))):
            continue

        for sign in (-1, 1):

            def changed(step: int, name: str = name, value: Any = value, percent: Any = percent,
                        sign: int = sign) -> Rule | None:  # fmt: skip
                number = f"{int(percent[1]) + sign * step}{percent[2]}" if percent else value + sign * step
                try:
                    return type(rule).model_validate({**shape, name: number})
                except InputError:
                    return None

            yield changed


def _smallest(enough: Callable[[int], bool], most: int) -> int | None:
    """Return a step that is enough while the one before it is not: the smallest where a longer one always is, too."""
    low, high = 0, 1
    while high <= most and not enough(high):
        low, high = high, high * 2
    if high > most:
        if low >= most or not enough(most):
            return None
        high = most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if enough(middle) else (middle, high)
    return high
