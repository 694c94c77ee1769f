"""Which rules take part when something is not possible, and whom they are about."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from netplan.dates import Candidates
from netplan.domain import Linear, Measure, Problem, Rule
from netplan.language import Say
from netplan.model import Model
from netplan.plan import Finding, Level
from netplan.rules import rules_of
from netplan.rules.excepted import demands
from netplan.search.run import Limits, run

__all__ = ["Guarded", "rules_taking_part"]


LEAST = 5.0
"""Seconds allowed for saying why, even where the time is up: an answer without a reason helps nobody."""
PATIENCE = 2.0
"""Seconds for naming the rules by assumptions: where counting is what clashes, that takes for ever."""
NAMED = 3
"""Up to so many people are named; a rule about more is about everybody."""

Part: TypeAlias = tuple[Rule, tuple[str, ...]]
"""A rule as far as it is about some people; without people, the whole rule."""


def rules_taking_part(
    problem: Problem, dates: Candidates, propose: Collection[str], limits: Limits
) -> tuple[Finding, ...]:
    """Return rules that cannot all hold, none of which can be spared as far as the time allows to tell.

    Where a rule takes part because of a few people only, the finding is about them. Where a plan exists as soon as one
    rule alone gives way, its finding says by how much at least, in the rule's unit; else the amount is one rule.
    """
    core = Guarded(problem, dates, propose).core(limits) or []
    people: dict[Rule, set[str]] = {rule: set() for rule in core}
    for rule, names in Guarded(problem, dates, propose, among=core, by_people=True).parts(limits) or ():
        people[rule] |= set(names)
    until = limits.spent() + max(limits.left(), LEAST)
    found = []
    for rule in core:
        about = tuple(name for name in problem.people if name in people[rule])
        least = _least(problem, dates, propose, rule, _Trial(limits, until))
        amount, unit = (1, "rules") if least is None else (least, rule.unit)
        found.append(Finding(rule.name, about, amount, unit, Level.ERROR, _said(rule, about, least, problem.say)))
    return tuple(found)


def _least(
    problem: Problem, dates: Candidates, propose: Collection[str], rule: Rule, trial: _Trial
) -> Fraction | None:
    """Return the least by which one rule must give way if all others hold; none where it does not help, or unknown."""
    model = Model(problem, dates, propose, loose=True)
    for other in rules_of(problem):
        if other != rule:
            model.require(other)
    objective = model.objective(rule)
    model.cp.minimize(objective.sum)
    outcome = run(model.cp, (), trial.limits, seconds=min(PATIENCE, trial.left))
    return objective.value(outcome.best) if outcome.proven else None


def _said(rule: Rule, about: tuple[str, ...], least: Fraction | None, say: Say) -> str:
    sentence = rule.sentence(say)
    if 0 < len(about) <= NAMED:
        sentence = say("{sentence}; here it is about {names}", sentence=sentence, names=about)
    if least is None:
        return sentence
    return say("{sentence}; a plan exists if it gives way by {amount} ({unit})",
               sentence=sentence, amount=least, unit=say(rule.unit))  # fmt: skip


@dataclass
class _Trial:
    """How is asked, and until when."""

    limits: Limits
    until: float
    by_assumptions: bool = True
    given: Sequence[Linear] = ()

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
    among
        Which rules; none: all that must hold.
    by_people
        Whether each rule can be left out for some people and kept for others.
    """

    def __init__(
        self, problem: Problem, dates: Candidates, propose: Collection[str] = (), *, settled: bool = True,
        among: Iterable[Rule] | None = None, by_people: bool = False,
    ) -> None:  # fmt: skip
        self.model = Model(problem, dates, propose, loose=True)
        self._guards: dict[Part, Linear] = {}
        for rule in rules_of(problem) if among is None else among:
            for measure in demands(rule, self.model.words):
                people = tuple(self._people(problem, measure)) if by_people else ()
                self.model.limit(measure, self.guard(rule, people), settled=settled)

    def _people(self, problem: Problem, measure: Measure) -> Iterator[str]:
        return (name for name in measure.about if name in problem.people)

    def guard(self, rule: Rule, people: tuple[str, ...] = ()) -> Linear:
        """Return a decision for something that can be left out, under the name of a rule."""
        part = (rule, people)
        if part not in self._guards:
            self._guards[part] = self.model.words.yes_no(rule.name)
        return self._guards[part]

    def core(self, limits: Limits, given: Sequence[Linear] = ()) -> list[Rule] | None:
        """Return rules that cannot hold together, as few as the time allows to tell; none when they can.

        Parameters
        ----------
        limits
            Time and workers.
        given
            Decisions that are taken to be so.
        """
        parts = self.parts(limits, given)
        return None if parts is None else list(dict.fromkeys(rule for rule, _ in parts))

    def parts(self, limits: Limits, given: Sequence[Linear] = ()) -> list[Part] | None:
        """Return parts of rules that cannot hold together, as few as the time allows to tell; none when they can."""
        trial = _Trial(limits, limits.spent() + max(limits.left(), LEAST), given=given)
        core = self._impossible_among(list(self._guards), trial)
        for part in tuple(core or ()):
            assert core is not None
            fewer = self._impossible_among([one for one in core if one != part], trial)
            if fewer is not None:
                core = [one for one in core if one in fewer]
        return core

    def clash(self, rules: Collection[Rule], limits: Limits, given: Sequence[Linear] = ()) -> bool:
        """Tell whether some rules cannot hold together with what is taken to be so; unknown counts as no."""
        trial = _Trial(limits, limits.spent() + limits.left(), by_assumptions=False, given=given)
        return self._impossible_among([part for part in self._guards if part[0] in rules], trial) is not None

    def _impossible_among(self, parts: list[Part], trial: _Trial) -> list[Part] | None:
        """Return some of the parts that cannot hold together; none when they can, or nobody knows.

        Assumptions name fewer parts at once; parts that are simply required are judged faster where they clash by
        counting, such as more duties than people.
        """
        words, cp = self.model.words, self.model.cp
        guards = {words.literal(self._guards[part]).index: part for part in parts}
        wanted = [words.literal(one) for one in (*(self._guards[part] for part in parts), *trial.given)]
        if trial.by_assumptions:
            cp.clear_assumptions()
            cp.add_assumptions(wanted)
            outcome = run(cp, (), trial.limits, seconds=min(PATIENCE, trial.left), workers=1)
            if outcome.impossible:
                return [guards[index] for index in outcome.core if index in guards]
            trial.by_assumptions = outcome.status != "UNKNOWN"
            if trial.by_assumptions:
                return None
        required = cp.clone()
        required.clear_assumptions()
        required.add_bool_and(wanted)
        outcome = run(required, (), trial.limits, seconds=trial.left, workers=1)
        return parts if outcome.impossible else None
