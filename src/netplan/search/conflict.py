"""Which rules take part when no plan is possible."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from netplan.dates import Candidates
from netplan.domain import Linear, Problem, Rule
from netplan.model import Model
from netplan.plan import Finding, Level
from netplan.rules import rules_of
from netplan.search.run import Limits, run

__all__ = ["rules_taking_part"]


LEAST = 5.0
"""Seconds allowed for saying why, even where the time is up: an answer without a reason helps nobody."""


def rules_taking_part(
    problem: Problem, dates: Candidates, propose: Collection[str], limits: Limits
) -> tuple[Finding, ...]:
    """Return rules that cannot all hold, none of which can be spared as far as the time allows to tell.

    The model has no objective: with one, the solver would name every rule.
    """
    rules = rules_of(problem)
    model = Model(problem, dates, propose, loose=True)
    guards = {rule: model.words.yes_no(rule.name) for rule in rules}
    for rule, guard in guards.items():
        model.require(rule, guard)
    until = limits.spent() + max(limits.left(), LEAST)

    def impossible_among(some: list[Rule]) -> list[Rule] | None:
        return _impossible_among(model, guards, some, limits, until - limits.spent())

    core = impossible_among(list(rules))
    if core is None:
        return ()
    for rule in tuple(core):
        fewer = impossible_among([one for one in core if one != rule])
        if fewer is not None:
            core = [one for one in core if one in fewer]
    say = problem.say
    return tuple(Finding(rule.name, (), 1, "rules", Level.ERROR, rule.sentence(say)) for rule in core)


def _impossible_among(
    model: Model, guards: dict[Rule, Linear], rules: list[Rule], limits: Limits, seconds: float
) -> list[Rule] | None:
    """Return some of the rules that cannot hold together; none when they can, or nobody knows."""
    literals: dict[int, Any] = {model.words.literal(guards[rule]).index: rule for rule in rules}
    model.cp.clear_assumptions()
    model.cp.add_assumptions([model.words.literal(guards[rule]) for rule in rules])
    outcome = run(model.cp, (), limits, seconds=seconds, workers=1)
    if not outcome.impossible:
        return None
    return [literals[index] for index in outcome.core if index in literals]
