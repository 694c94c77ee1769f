"""Dates that are worse than another one whatever plan they are part of: the same plan, but for this date, is better.

This says something even where no plan is sure, because nobody has answered for other meetings yet. Venues and duties
stay as they are, so it says little where people have many duties.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from netplan.dates import Candidate
from netplan.domain import Answer, Linear
from netplan.model import CpWords, Model
from netplan.search.comparing import not_better
from netplan.search.completions import Taken
from netplan.search.outcomes import Outcomes
from netplan.search.run import impossible, run

__all__ = ["Moving"]

RIVALS = 3
"""With so many other dates a date is compared: those to which most can come even if all who are silent cannot."""


@dataclass(frozen=True, slots=True)
class _Beside:
    """Two plans that differ in the date of one meeting, of which the second is not better, or breaks a rule."""

    cp: Any
    words: CpWords
    moved: CpWords


class Moving:
    """Compares plans with the same plans after one meeting was moved.

    Parameters
    ----------
    outcomes
        The plans of a problem.
    """

    def __init__(self, outcomes: Outcomes) -> None:
        self._outcomes = outcomes
        self._objectives = [outcomes.best.objective(wish) for wish in outcomes.wishes]

    def worse(self, meeting: str, possible: set[str]) -> set[str]:
        """Return the keys of a meeting's dates that are worse than another one, whatever is answered.

        Parameters
        ----------
        meeting
            Id of the meeting.
        possible
            Keys of the dates that are looked at.
        """
        outcomes = self._outcomes
        rest = [one for one in outcomes.dates.by_meeting[meeting] if one.key in possible]
        if len(rest) < 2:
            return set()
        found: set[str] = set()
        beside = self._beside(meeting)
        for rival in sorted(rest, key=lambda one: (outcomes.missing(one, Answer.NO), one.start))[:RIVALS]:
            beaten = self._beaten(beside, rival, [one for one in rest if one is not rival])
            found |= {one.key for one in beaten}
            rest = [one for one in rest if one.key not in found]
        return found

    def _beside(self, meeting: str) -> _Beside:
        outcomes = self._outcomes
        cp, own = outcomes.best.cp.clone(), outcomes.dates.by_meeting[meeting]
        helped = outcomes.best.words.moved(cp, meeting, outcomes.supposing(Answer.YES, *own, other=Answer.NO))
        moved = {
            Taken.HELPED: helped, Taken.INDIFFERENT: helped,
            Taken.HELPED_ACROSS: helped.seeing(outcomes.supposing(Answer.NO)),
            Taken.HARMED: helped.seeing(outcomes.supposing(Answer.NO, *own, other=Answer.YES)),
        }  # fmt: skip
        models = {kind: Model.over(words) for kind, words in moved.items()}
        broken = [literal for rule in outcomes.rules for literal in models[outcomes.taken(rule)].exceeding(rule)]
        pairs = [
            (wish, objective, models[outcomes.taken(wish)].objective(wish))
            for wish, objective in zip(outcomes.wishes, self._objectives, strict=True)
        ]
        cp.add_bool_or([*broken, *not_better(cp, pairs)])
        return _Beside(cp, outcomes.best.words, helped)

    def _beaten(self, beside: _Beside, rival: Candidate, rest: list[Candidate]) -> list[Candidate]:
        """Return those of some dates that are worse than a rival, whatever plan they are part of."""
        limits, words = self._outcomes.limits, beside.words
        chosen = beside.moved.held(rival.meeting, rival)
        while rest:
            held = [words.literal(one) for one in (words.held(one.meeting, one) for one in rest)]
            asked = beside.cp.clone()
            asked.add_bool_or(held)
            if isinstance(chosen, Linear):
                asked.add(beside.moved.literal(chosen) == 1)
            outcome = run(asked, held, limits, seconds=limits.left())
            if outcome.values is None:
                return rest if outcome.impossible and impossible(asked, limits) else []
            rest = [one for one, taken in zip(rest, outcome.values, strict=True) if not taken]
        return []
