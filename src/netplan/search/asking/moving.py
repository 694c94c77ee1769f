"""Dates that are worse than another one whatever plan they are part of.

The plan that is better is the same but for one meeting: that has the other date, and holders and a venue that suit it
however people answer. This says something even where no plan is sure, because nobody was asked about other meetings.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from netplan.dates import Candidate
from netplan.domain import Answer, Linear
from netplan.model import Choice, Model
from netplan.rules.attendance import Attendance
from netplan.search.asking.comparing import not_better
from netplan.search.asking.outcomes import Outcomes
from netplan.search.run import impossible, run

__all__ = ["Moving"]

RIVALS = 2
"""With so many other dates a date is compared: those to which most can come even if all who are silent cannot."""
ROUNDS = 8
"""So many ways to hold a meeting on another date are tried at most before it is given up as no better."""


class Moving:
    """Compares plans with plans that are the same but for one meeting.

    Parameters
    ----------
    outcomes
        The plans of a problem.
    """

    def __init__(self, outcomes: Outcomes) -> None:
        self._outcomes = outcomes
        self._best = outcomes.best
        self._objectives = [outcomes.best.objective(wish) for wish in outcomes.wishes]

    def worse(self, meeting: str, possible: set[str], until: float) -> set[str] | None:
        """Return the keys of a meeting's dates that are worse than another one; none where the time did not suffice.

        Parameters
        ----------
        meeting
            Id of the meeting.
        possible
            Keys of the dates that are looked at.
        until
            Seconds since the search began at which to give up.
        """
        outcomes = self._outcomes
        dates = [one for one in outcomes.dates.by_meeting[meeting] if one.key in possible]
        found: set[str] = set()
        at_worst: Model | None = None
        for rival in sorted(dates, key=lambda one: (outcomes.missing(one, Answer.NO), one.start))[:RIVALS]:
            rest = [one for one in dates if one.key not in found and self._may_be_worse(one, rival)]
            if outcomes.limits.spent() > until:
                return None
            if rest:
                at_worst = at_worst or outcomes.model_at_worst(meeting)
                found |= {one.key for one in self._beaten(at_worst, rival, rest)}
        return found

    def _may_be_worse(self, one: Candidate, rival: Candidate) -> bool:
        """Spare the solver what can be counted, where attendance is the first wish."""
        first = self._outcomes.wishes[0]
        if one is rival or not isinstance(first, Attendance):
            return one is not rival
        most = self._outcomes.missing(rival, Answer.NO) + Fraction(str(first.give))
        return self._outcomes.missing(one, Answer.YES) > most

    def _beaten(self, at_worst: Model, rival: Candidate, rest: list[Candidate]) -> list[Candidate]:
        """Return those of some dates that are worse than a rival, whatever plan they are part of."""
        limits, words, meeting = self._outcomes.limits, self._best.words, rival.meeting
        unbeaten = self._best.cp.clone()
        for _ in range(ROUNDS + len(rest)):
            held = [words.literal(one) for one in (words.held(meeting, one) for one in rest) if isinstance(one, Linear)]
            asked = unbeaten.clone()
            asked.add_bool_or(held)
            outcome = run(asked, words.variables, limits, seconds=limits.left())
            if outcome.values is None:
                return rest if outcome.impossible and impossible(asked, limits) else []
            plan = self._best.read(outcome.values)
            moved = self._moved(at_worst, plan, rival)
            if moved is None:
                rest = [one for one in rest if one != plan.dates[meeting]]
            else:
                self._let_not_beat(unbeaten, meeting, moved)
        return []

    def _moved(self, at_worst: Model, plan: Choice, rival: Candidate) -> Choice | None:
        """Return the plan with one meeting on another date, possible however people answer about that."""
        asked = at_worst.cp.clone()
        for decision, chosen in at_worst.decisions:
            if decision.meeting != rival.meeting:
                asked.add(at_worst.words.literal(chosen) == int(decision in plan.decisions))
            elif decision.what == "date":
                asked.add(at_worst.words.literal(chosen) == int(decision.choice == rival.key))
        limits = self._outcomes.limits
        values = run(asked, at_worst.words.variables, limits, seconds=limits.left()).values
        return None if values is None else at_worst.read(values)

    def _let_not_beat(self, cp: Any, meeting: str, moved: Choice) -> None:
        """Let only plans be found that are as good as they are with the meeting held in this way, or cannot be so."""
        helped, across, harmed = self._outcomes.at_worst(meeting)
        other = Model.over(self._best.words.moved(cp, meeting, helped, moved.decisions))
        broken = [
            literal for rule, model in self._outcomes.spoken(other, across, harmed)
            for literal in model.exceeding(rule)
        ]  # fmt: skip
        pairs = [
            (wish, objective, other.objective(wish))
            for wish, objective in zip(self._outcomes.wishes, self._objectives, strict=True)
        ]
        cp.add_bool_or([*broken, *not_better(cp, pairs)])
