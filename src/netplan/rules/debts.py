"""Turns that are owed: somebody else took them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby

from netplan.domain import Problem
from netplan.plan import Plan
from netplan.rules.facts import Past, past_meetings, rotating

__all__ = ["OwedTurn", "debts", "debts_after"]


@dataclass(frozen=True, slots=True)
class OwedTurn:
    """A turn that is owed, because somebody else took it.

    Parameters
    ----------
    owed
        The member whose turn it was, and who gets it back.
    by
        Who took it.
    role
        The role.
    day
        When it was taken.
    meeting
        The number of the recorded meeting at which it was taken, the first being 0.
    reason
        Why, where that is recorded.
    """

    owed: str
    by: str
    role: str
    day: date
    meeting: int
    reason: str | None


@lru_cache(maxsize=64)
def debts(problem: Problem, roles: tuple[str, ...] = ()) -> tuple[OwedTurn, ...]:
    """Return the turns that are still owed for these roles, the oldest first.

    A history row with ``instead_of`` owes that member a turn, unless he has another of the roles at the same meeting.
    His next duty in any of the roles gives it back, and with it all that are owed him: it is one turn, put off. Who
    takes the turn of somebody who owes him one has swapped with him: that settles both.

    Parameters
    ----------
    problem
        The problem with its history.
    roles
        Roles that form one queue; empty: all that netplan fills.
    """
    return _owed(problem, rotating(problem, roles), past_meetings(problem))


def debts_after(problem: Problem, plan: Plan, roles: tuple[str, ...] = ()) -> tuple[OwedTurn, ...]:
    """Return the turns that are still owed once a plan has been held, as :func:`debts` does before it."""
    rows = sorted(plan.history(), key=lambda row: row.occasion)
    held = (Past(key[0], tuple(group)) for key, group in groupby(rows, key=lambda row: row.occasion))
    return _owed(problem, rotating(problem, roles), (*past_meetings(problem), *held))


def _owed(problem: Problem, queue: tuple[str, ...], meetings: Iterable[Past]) -> tuple[OwedTurn, ...]:
    found: dict[str, list[OwedTurn]] = {}
    for number, past in enumerate(meetings):
        fresh = []
        served = {name for name in problem.people if past.on_duty(problem, name, queue)}
        for row in past.rows:
            other = row.instead_of
            if row.role in queue and row.member and other in problem.people and other not in served:
                swapped = any(debt.by == other for debt in found.get(row.member, ()))
                if not swapped:
                    fresh.append(OwedTurn(other, row.member, row.role, past.day, number, row.reason))
        for name in served:
            found.pop(name, None)
        for debt in fresh:
            found.setdefault(debt.owed, []).append(debt)
    return tuple(sorted((debt for owed in found.values() for debt in owed), key=lambda debt: debt.meeting))
