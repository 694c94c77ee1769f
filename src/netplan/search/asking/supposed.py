"""Answers that are not known yet, supposed to be one thing or another."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from netplan.dates import AnswerBook
from netplan.domain import Answer

__all__ = ["OPEN", "Supposed"]

OPEN = frozenset({Answer.NO_ANSWER, Answer.NOT_ASKED})
"""Answers that are still to be given."""


class Supposed(AnswerBook):
    """What people answered, and one supposed answer wherever they have not.

    Parameters
    ----------
    given
        What they answered.
    people
        Who may still be asked; nothing is supposed about others.
    answer
        What is supposed.
    but
        Times, each from when to when, about which something else is supposed.
    other
        What is supposed about these.
    """

    def __init__(
        self, given: AnswerBook, people: Collection[str], answer: Answer,
        but: Collection[tuple[datetime, datetime]] = (), other: Answer = Answer.YES,
    ) -> None:  # fmt: skip
        self.__dict__.update(given.__dict__)
        self._given = given
        self._people = frozenset(people)
        self._answer = answer
        self._but = frozenset(but)
        self._other = other
        self.heard = False
        """Whether somebody wanted to know an answer that is not known."""

    def of(self, member: str, start: datetime, end: datetime) -> Answer:
        """Return what a member answered, or is supposed to answer."""
        found = self._given.of(member, start, end)
        if found not in OPEN or member not in self._people:
            return found
        self.heard = True
        return self._other if (start, end) in self._but else self._answer
