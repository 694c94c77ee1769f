"""The ledger over years: what each member has done, and what a fair share would have been.

For a rotating role, each slot of each meeting is divided among the members who belong on that day, are
not on leave, are eligible and are not barred by a fixed role, in proportion to their shares. Slots taken by
rule (the convener among the planners) count on neither side. A member's *entitlement* is the sum of these
parts over the recorded years and the season, rounded to 1/100 duty; the *balance* is duties done less
entitlement. Not being able to come lowers nobody's duty. Outsiders of whom netplan may choose a holder take a full
share each; what other outsiders do counts on neither side.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from netplan.domain.people import Member

if TYPE_CHECKING:
    from netplan.domain.problem import Problem

__all__ = ["Account", "Ledger"]


@dataclass(frozen=True, slots=True)
class Account:
    """One member's account for one rotating role.

    Parameters
    ----------
    past
        Duties done in recorded seasons.
    entitlement
        Fair share of the recorded seasons and the coming one, in duties, exact to 1/100.
    """

    past: int
    entitlement: Fraction


class Ledger:
    """All accounts of a problem.

    Parameters
    ----------
    problem
        The problem, its history included.
    first_days
        For each coming meeting the first day of its window: it decides who belongs; none: recorded years only.
    """

    def __init__(self, problem: Problem, first_days: Mapping[str, date] | None = None) -> None:
        self._problem = problem
        self._divided: dict[tuple[str, str], Counter[tuple[int, int]]] = defaultdict(Counter)
        """For each member and role, how many slots were divided among shares of a certain sum: few sums occur."""
        self._past: dict[tuple[str, str], int] = defaultdict(int)
        self._pools: dict[tuple[str, date, str | None], tuple[tuple[str, ...], tuple[int, int]]] = {}
        self._accounts: dict[tuple[str, str], Account] = {}
        self.unlisted: list[str] = []
        """Holders in the history who are no longer members, as often as they are named."""
        for role, day, slots, meeting in (*self._recorded(), *self._coming(first_days or {})):
            names, whole = self._pool(role, day, meeting)
            for name in names:
                self._divided[name, role][whole] += slots

    def account(self, member: str, role: str) -> Account:
        """Return one member's account for one role."""
        key = (member, role)
        if key not in self._accounts:
            slots = self._divided.get(key, Counter())
            each = sum((Fraction(count) / Fraction(*whole) for whole, count in slots.items()), Fraction())
            exact = self._problem.people[member].part * each if each else each
            self._accounts[key] = Account(self._past.get(key, 0), Fraction(round(exact * 100), 100))
        return self._accounts[key]

    def _recorded(self) -> Iterator[tuple[str, date, int, None]]:
        problem = self._problem
        for row in problem.network.history:
            if row.role is None or row.member is None or not problem.network.roles[row.role].rotates:
                continue
            if row.member in problem.outsiders(row.role):
                yield row.role, row.day, 1, None
            elif row.member not in problem.people:
                self.unlisted.append(row.member)
            elif not problem.bound(row.member, row.role):
                self._past[row.member, row.role] += 1
                yield row.role, row.day, 1, None

    def _coming(self, first_days: Mapping[str, date]) -> Iterator[tuple[str, date, int, str]]:
        problem = self._problem
        for slot in problem.slots() if first_days else ():
            if problem.network.roles[slot.role].rotates and slot.meeting in problem.expected:
                bound = sum(problem.bound(name, slot.role, slot.meeting) for name in problem.people)
                free = {*problem.people, *problem.outsiders(slot.role)}
                outsiders = sum(name not in free for name in slot.decided)
                yield slot.role, first_days[slot.meeting], max(0, slot.aim - bound - outsiders), slot.meeting

    def _pool(self, role: str, day: date, meeting: str | None) -> tuple[tuple[str, ...], tuple[int, int]]:
        """Return the members among whom a slot is divided, and the sum of all shares in it, as a fraction."""
        key = (role, day, meeting)
        if key not in self._pools:
            pool = [one for one in self._problem.network.members if self._shares_in(one, role, day, meeting)]
            shares = Counter(one.share for one in pool)
            whole = sum((number * Fraction(str(share)) for share, number in shares.items()),
                        Fraction(len(self._problem.outsiders(role))))  # fmt: skip
            self._pools[key] = tuple(one.name for one in pool), whole.as_integer_ratio()
        return self._pools[key]

    def _shares_in(self, member: Member, role: str, day: date, meeting: str | None) -> bool:
        return member.belongs(day) and self._problem.takes_turns(member.name, role, meeting)
