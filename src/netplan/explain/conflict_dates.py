"""The dates that are left for each meeting by what clashes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from netplan.dates import Candidate, candidates
from netplan.domain import Answer, Expression, Given, Linear, Measure, Number, worth
from netplan.language import Message
from netplan.rules.answers import Answers
from netplan.rules.quorum import Quorum
from netplan.rules.window import Window
from netplan.search.conflict import Guarded
from netplan.search.shrinking import Part

__all__ = ["DatesLeft"]


class DatesLeft:
    """The possible dates of each meeting, without those that some parts of rules rule out by themselves.

    Parameters
    ----------
    guarded
        The model that the parts belong to.
    parts
        The parts that clash.
    """

    def __init__(self, guarded: Guarded, parts: Iterable[Part]) -> None:
        self._words = guarded.model.words
        self._possible = candidates(self._words.problem)
        self._allowed: dict[Part, frozenset[str]] = {}
        self._left: dict[str, tuple[Candidate, ...]] = dict(self._possible.by_meeting)
        for part in parts:
            meetings = [word for word in part[1] if word in self._left]
            if len(meetings) == 1 and not isinstance(part[0], Quorum):  # how many can come on which date is told
                self._narrow(part, meetings[0], guarded.measures(part))

    def of(self, meeting: str) -> tuple[Candidate, ...]:
        """Return the dates that are left for a meeting."""
        return self._left[meeting]

    def reading(self, meeting: str) -> Message:
        """Return how a meeting's window was read."""
        return self._possible.readings[meeting]

    def able(self, name: str, meeting: str) -> tuple[Candidate, ...]:
        """Return those of the dates left on which a person has not said no."""
        return tuple(one for one in self.of(meeting) if self.comes(name, one))

    def comes(self, name: str, one: Candidate) -> bool:
        """Tell whether a person has not said no to a date."""
        return self._possible.answers.of(name, one.start, one.end) is not Answer.NO

    def against(self, part: Part) -> tuple[dt.date, ...]:
        """Return the possible dates that a part rules out: all that it forbids, or those left that a person refuses."""
        rule, about = part
        if isinstance(rule, Answers) and about:
            name, meeting = about
            days = [one.day for one in self.of(meeting) if not self.comes(name, one)]
        elif isinstance(rule, Window) or part not in self._allowed:
            return ()  # no possible date lies outside the window
        else:
            (meeting,) = (word for word in about if word in self._left)
            allowed = self._allowed[part]
            days = [one.day for one in self._possible.by_meeting[meeting] if one.key not in allowed]
        return tuple(dict.fromkeys(days))

    def _narrow(self, part: Part, meeting: str, measures: Iterable[Measure]) -> None:
        """Take the dates away that a part forbids, where it is about nothing but the date."""
        allowed = frozenset(one.key for one in self._left[meeting])
        for one in self._left[meeting]:
            kept = self._kept(meeting, one, measures)
            if kept is None:
                return
            allowed -= frozenset(() if kept else (one.key,))
        self._allowed[part] = frozenset(
            one.key for one in self._possible.by_meeting[meeting] if self._kept(meeting, one, measures)
        )
        self._left[meeting] = tuple(one for one in self._left[meeting] if one.key in allowed)

    def _kept(self, meeting: str, chosen: Candidate, measures: Iterable[Measure]) -> bool | None:
        """Tell whether measures are kept on a date, whatever else is decided; none where that matters."""
        fixed = self._as_held(meeting, chosen)
        for piece in (piece for measure in measures for piece in measure.pieces):
            given = piece if isinstance(piece, Given) else Given((), piece)
            conditions, excess = [_worth(one, fixed) for one in given.conditions], _worth(given.then, fixed)
            if 0 in conditions:
                continue
            if excess is None or None in conditions:
                return None
            if excess > 0:
                return False
        return True

    def _as_held(self, meeting: str, chosen: Candidate) -> dict[object, int]:
        """Return what the decisions about a meeting's date are when it is held on one of them."""
        fixed: dict[object, int] = {}
        used = self._words.used(meeting)
        if isinstance(used, Linear):
            fixed |= dict.fromkeys(used.terms, 1)
        for one in self._words.dates(meeting):
            held = self._words.held(meeting, one)
            if isinstance(held, Linear):
                fixed |= dict.fromkeys(held.terms, int(one.key == chosen.key))
        return fixed


def _worth(expression: Expression, fixed: dict[object, int]) -> Number | None:
    """Return the number that an expression is; none where it depends on something else."""
    terms = expression.terms if isinstance(expression, Linear) else {}
    return None if any(factor and key not in fixed for key, factor in terms.items()) else worth(expression, fixed)
