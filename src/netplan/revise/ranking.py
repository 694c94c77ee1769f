"""Whom to ask first: who has done least, then who has most time between duties, then as the lot has it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from math import inf

from netplan.accounts import fairness
from netplan.domain import Problem
from netplan.plan import Near, Plan
from netplan.rules.facts import past_meetings
from netplan.rules.lot import drawn_weight

__all__ = ["Ranking", "rest"]


@dataclass(frozen=True, slots=True)
class _Occasion:
    """One meeting, recorded or planned: who had which duties that no rule gives."""

    day: dt.date
    meeting: str | None
    duties: frozenset[tuple[str, str]]


class Ranking:
    """Compares people by what they have done and when they serve.

    Parameters
    ----------
    problem, plan
        The plan as it stands, and what it is a plan for.
    """

    def __init__(self, problem: Problem, plan: Plan) -> None:
        self._problem = problem
        self._plan = plan
        self._rows = fairness(problem, plan).by_key
        self._occasions = tuple(_occasions(problem, plan))
        self._place = {one.meeting: number for number, one in enumerate(self._occasions) if one.meeting}

    def balance(self, name: str, role: str) -> float | None:
        """Return duties done less the fair share, of the role where it rotates, else of all; none for no member."""
        row = self._rows.get((name, role)) or self._rows.get((name, ""))
        return row.balance if row else None

    def near(
        self, name: str, meeting: str, without: Collection[tuple[str, str]] = ()
    ) -> tuple[Near | None, Near | None]:
        """Return somebody's nearest duty before a meeting and after it; another one at the same meeting is before.

        Parameters
        ----------
        name
            The person.
        meeting
            Id of a planned meeting.
        without
            Duties of the person that do not count, by meeting and role.
        """
        here = self._place[meeting]
        served = [number for number, one in enumerate(self._occasions) if self._serves(name, one, without)]
        before = max((number for number in served if number <= here), default=None)
        after = min((number for number in served if number > here), default=None)
        return self._near(here, before), self._near(here, after)

    def draw(self, *parts: str) -> int:
        """Return the lot of a choice; the smallest comes first."""
        return drawn_weight(self._plan.seed, "revise", self._problem.season.name, *parts)

    def _serves(self, name: str, one: _Occasion, without: Collection[tuple[str, str]]) -> bool:
        return any(who == name and (one.meeting, role) not in without for who, role in one.duties)

    def _near(self, here: int, there: int | None) -> Near | None:
        if there is None:
            return None
        now, other = self._occasions[here], self._occasions[there]
        planned = other.meeting if other.meeting in self._plan.by_id and self._place[other.meeting] == there else None
        return Near(day=other.day, days=abs((other.day - now.day).days), meetings=abs(there - here), meeting=planned)


def rest(*near: Near | None) -> tuple[float, float]:
    """Return the days and meetings to the nearest of some duties; without any, more than every number."""
    return min(((one.days, one.meetings) for one in near if one), default=(inf, inf))


def _occasions(problem: Problem, plan: Plan) -> Iterator[_Occasion]:
    roles = tuple(problem.network.roles)
    for past in past_meetings(problem):
        held = ((name, role) for name in problem.everybody for role in past.served(name, roles))
        yield _occasion(problem, past.day, None, held)
    for meeting in sorted(plan.meetings, key=lambda one: (one.start, one.id)):
        yield _occasion(problem, meeting.date, meeting.id, ((name, role) for role, name, _ in meeting.held()))


def _occasion(problem: Problem, day: dt.date, meeting: str | None, held: Iterator[tuple[str, str]]) -> _Occasion:
    return _Occasion(day, meeting, frozenset(duty for duty in held if not problem.bound(*duty, meeting)))
