"""Dates that are worse than others whatever people answer, because plans that are possible in any case are better."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import Any

from netplan.dates import Candidate
from netplan.domain import Answer, Expression, Linear, Rule, total
from netplan.model import Choice, Model, Objective
from netplan.rules import PlanView
from netplan.rules.attendance import Attendance
from netplan.search.asking.comparing import not_better
from netplan.search.asking.outcomes import Outcomes
from netplan.search.assemble import assemble
from netplan.search.run import impossible, run

__all__ = ["Rivals"]


class Rivals:
    """Plans that are possible however people answer.

    Parameters
    ----------
    outcomes
        The plans of a problem.

    Notes
    -----
    A sure plan that beats another one even if everybody who is silent can come to that one's dates, and to no others,
    beats it however people answer. So plans are looked for that no sure plan beats in that case, until the dates of all
    of them are known: each one found is either beaten by a further sure plan, or its dates are taken to matter.
    """

    def __init__(self, outcomes: Outcomes) -> None:
        self._outcomes = outcomes
        self._sure = outcomes.model(Answer.NO)
        self._best = outcomes.best
        self._of_best = [self._best.objective(wish) for wish in outcomes.wishes]
        self._of_sure = [self._sure.objective(wish) for wish in outcomes.wishes]
        self._unbeaten = self._best.cp.clone()
        self._seen: dict[str, set[str]] = defaultdict(set)

    def any(self) -> bool:
        """Tell whether there is a plan that is possible however people answer; unknown counts as none."""
        limits = self._outcomes.limits
        return run(self._sure.cp, (), limits, seconds=limits.left()).values is not None

    def worse(self, meeting: str, possible: set[str], until: float) -> set[str] | None:
        """Return the keys of a meeting's dates that are in no best plan; none where the time did not suffice.

        Parameters
        ----------
        meeting
            Id of the meeting.
        possible
            Keys of the dates that are looked at.
        until
            Seconds since the search began at which to give up.
        """
        limits, words = self._outcomes.limits, self._best.words
        held = {
            one.key: words.held(meeting, one)
            for one in self._outcomes.dates.by_meeting[meeting] if one.key in possible - self._seen[meeting]
        }  # fmt: skip
        left = {key: words.literal(one) for key, one in held.items() if isinstance(one, Linear)}
        while left:
            if limits.spent() > until:
                return None
            asked = self._unbeaten.clone()
            asked.add_bool_or([*left.values()])
            outcome = run(asked, words.variables, limits, seconds=limits.left())
            if outcome.values is None:
                return {*left} if outcome.impossible and impossible(asked, limits) else None
            plan = self._best.read(outcome.values)
            better = self._better(plan)
            if better is not None:
                self._unbeaten.add_bool_or(not_better(self._unbeaten, self._pairs(better)))
                continue
            for other, one in plan.dates.items():
                self._seen[other].add(one.key)
            left = {key: one for key, one in left.items() if key not in self._seen[meeting]}
        return set()

    def _better(self, plan: Choice) -> Choice | None:
        """Return a sure plan that beats another one even if all can come to that one's dates, and to no others."""
        outcomes, limits, cp = self._outcomes, self._outcomes.limits, self._sure.cp.clone()
        for wish, objective in zip(outcomes.wishes, self._of_sure, strict=True):
            now = self._value(wish, plan)
            if isinstance(wish, Attendance):
                objective = self._attendance(plan)
            cp.minimize(objective.sum)
            outcome = run(cp, self._sure.words.variables, limits, seconds=limits.left())
            if outcome.values is None:
                return None
            found = objective.value(outcome.best)
            if found + Fraction(str(wish.give)) < now:
                return self._sure.read(outcome.values)
            if found > now or not outcome.proven:
                return None
            if not isinstance(objective.sum, int):
                cp.add(objective.sum <= objective.ceiling(now))
        return None

    def _value(self, wish: Rule, plan: Choice) -> Fraction:
        """Return the value of a wish in a plan, where everybody who is silent can come."""
        if isinstance(wish, Attendance):
            return sum((self._outcomes.missing(one, Answer.YES) for one in plan.dates.values()), Fraction())
        problem = self._outcomes.problem
        return PlanView(problem, self._outcomes.dates, assemble(problem, plan.dates, plan.decisions)).value(wish)

    def _attendance(self, plan: Choice) -> Objective:
        """Return how many are missing in a sure plan if all who are silent can come to the dates of a plan only."""
        words, outcomes = self._sure.words, self._outcomes
        return _objective(self._sure, [
            words.held(meeting, one)
            * outcomes.missing(one, Answer.YES if plan.dates.get(meeting) == one else Answer.NO)
            for meeting, dates in outcomes.dates.by_meeting.items() for one in dates
        ])  # fmt: skip

    def _pairs(self, sure: Choice) -> list[tuple[Rule, Objective, Objective]]:
        """Return the values of the wishes in whatever plan is looked for, and in a sure plan beside it."""
        found = []
        for wish, objective in zip(self._outcomes.wishes, self._of_best, strict=True):
            if isinstance(wish, Attendance):
                second = self._beside([*sure.dates.items()])
            else:
                value = self._value(wish, sure)
                second = Objective(0, 1, value, value)
            found.append((wish, objective, second))
        return found

    def _beside(self, dates: Sequence[tuple[str, Candidate]]) -> Objective:
        """Return how many are missing on the dates of a sure plan; who is silent comes where both plans have a date."""
        words, parts = self._best.words, list[Expression]()
        for meeting, one in dates:
            most, least = (self._outcomes.missing(one, answer) for answer in (Answer.NO, Answer.YES))
            parts.append(most - words.held(meeting, one) * (most - least))
        return _objective(self._best, parts)


def _objective(model: Model, parts: Sequence[Expression]) -> Objective:
    whole = total(parts)
    if not isinstance(whole, Linear):
        return Objective(0, 1, whole, whole)
    scale = lcm(*(Fraction(factor).denominator for factor in whole.terms.values()))
    scaled: Any = Linear({key: factor * scale for key, factor in whole.terms.items()})
    return Objective(model.words.sum(scaled), scale, whole.constant * scale, model.words.range(whole)[0])
