"""Which rules take part when something is not possible."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from netplan.dates import Candidates
from netplan.domain import Linear, Problem, Rule
from netplan.model import Model
from netplan.plan import Finding, Level
from netplan.rules import rules_of
from netplan.search.run import Limits, run

__all__ = ["Guarded", "rules_taking_part"]


LEAST = 5.0
"""Seconds allowed for saying why, even where the time is up: an answer without a reason helps nobody."""


def rules_taking_part(
    problem: Problem, dates: Candidates, propose: Collection[str], limits: Limits
) -> tuple[Finding, ...]:
    """Return rules that cannot all hold, none of which can be spared as far as the time allows to tell."""
    core = Guarded(problem, dates, propose).core(limits) or ()
    say = problem.say
    return tuple(Finding(rule.name, (), 1, "rules", Level.ERROR, rule.sentence(say)) for rule in core)


@dataclass(frozen=True)
class _Trial:
    """How often may be asked, and until when."""

    limits: Limits
    until: float

    @property
    def left(self) -> float:
        return self.until - self.limits.spent()


class Guarded:
    """A model in which each rule can be left out, people's decisions and answers too.

    It has no objective: with one, the solver would name every rule.

    Parameters
    ----------
    problem, dates, propose
        As for the model.
    settled
        Whether what no decision can change counts, too.
    """

    def __init__(
        self, problem: Problem, dates: Candidates, propose: Collection[str] = (), *, settled: bool = True
    ) -> None:
        self.model = Model(problem, dates, propose, loose=True)
        self._guards: dict[Rule, Linear] = {}
        for rule in rules_of(problem):
            self.model.require(rule, self.guard(rule), settled=settled)

    def guard(self, rule: Rule) -> Linear:
        """Return a decision for something that can be left out, under the name of a rule."""
        return self._guards.setdefault(rule, self.model.words.yes_no(rule.name))

    def core(self, limits: Limits) -> list[Rule] | None:
        """Return rules that cannot hold together, as few as the time allows to tell; none when they can."""
        trial = _Trial(limits, limits.spent() + max(limits.left(), LEAST))
        core = self._impossible_among(list(self._guards), trial)
        for rule in tuple(core or ()):
            assert core is not None
            fewer = self._impossible_among([one for one in core if one != rule], trial)
            if fewer is not None:
                core = [one for one in core if one in fewer]
        return core

    def _impossible_among(self, rules: list[Rule], trial: _Trial) -> list[Rule] | None:
        """Return some of the rules that cannot hold together; none when they can, or nobody knows."""
        words, cp = self.model.words, self.model.cp
        literals: dict[int, Any] = {words.literal(self._guards[rule]).index: rule for rule in rules}
        cp.clear_assumptions()
        cp.add_assumptions([words.literal(self._guards[rule]) for rule in rules])
        outcome = run(cp, (), trial.limits, seconds=trial.left, workers=1)
        if not outcome.impossible:
            return None
        return [literals[index] for index in outcome.core if index in literals]
