"""Where everybody stands in a queue: after the recorded meetings, and then from meeting to meeting of a plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from netplan.dates import candidates
from netplan.domain import Problem
from netplan.rules.debts import debts
from netplan.rules.facts import past_meetings

__all__ = ["Batch", "Cycle", "Fewest", "LastServed", "Standing"]

OUTSIDE = 10**9
"""The rank of those whom a stated order does not name: behind everybody."""


class Standing:
    """Where everybody stands in a queue; a smaller rank comes first.

    Whoever is owed a turn (:func:`~netplan.rules.debts.debts`) comes before all others, the oldest debt first, until
    his next duty.

    Parameters
    ----------
    problem
        The problem; its history is read.
    roles
        The roles that form the queue.
    """

    def __init__(self, problem: Problem, roles: tuple[str, ...]) -> None:
        self.problem = problem
        self.roles = roles
        self.past = past_meetings(problem)
        self.ranks = dict.fromkeys(problem.people, 0)
        self.owed: dict[str, int] = {}
        """The rank of those who are owed a turn."""
        for debt in reversed(debts(problem, roles)):
            self.owed[debt.owed] = debt.meeting - len(self.past) - 1

    def rank(self, name: str) -> int:
        """Return where somebody stands."""
        return self.owed.get(name, self.ranks[name])

    def arrive(self, number: int) -> None:
        """Go on to a meeting of the season, by its number in the order listed, held or not."""

    def serve(self, number: int, names: Collection[str]) -> None:
        """Let people have duties at a meeting of the season."""
        for name in names:
            self.owed.pop(name, None)
            self.count(name, len(self.past) + number)

    def step(self, name: str) -> int:
        """Return by how much a duty raises somebody's rank."""
        return 1

    def count(self, name: str, meeting: int) -> None:
        """Let somebody have a duty at a meeting, by its number with the recorded ones first."""
        self.ranks[name] += self.step(name)

    def served(self, number: int) -> list[str]:
        """Return who had a duty, not bound by rule, at a recorded meeting."""
        return [name for name in self.ranks if self.past[number].on_duty(self.problem, name, self.roles)]


class LastServed(Standing):
    """The rank is the number of the meeting of the last duty, or of the last meeting before joining; -1: none."""

    def __init__(self, problem: Problem, roles: tuple[str, ...]) -> None:
        super().__init__(problem, roles)
        self.ranks = {name: meetings_missed(problem, name) - 1 for name in problem.people}
        for number in range(len(self.past)):
            for name in self.served(number):
                self.count(name, number)

    def count(self, name: str, meeting: int) -> None:
        self.ranks[name] = max(self.ranks[name], meeting)


class Fewest(Standing):
    """The rank is the number of meetings with a duty."""

    def __init__(self, problem: Problem, roles: tuple[str, ...]) -> None:
        super().__init__(problem, roles)
        for number in range(len(self.past)):
            for name in self.served(number):
                self.count(name, number)


class Batch(Standing):
    """The rank is the number of meetings with a duty; who joins starts at the lowest number of that day."""

    def __init__(self, problem: Problem, roles: tuple[str, ...]) -> None:
        super().__init__(problem, roles)
        joining = sorted((member.joined, member.name) for member in problem.people.values() if member.joined)
        self.pools = {name: self._pool(name, day) for day, name in joining}
        """For everybody who joined at some time those whose lowest number was, or is, his first one."""
        for number, past in enumerate(self.past):
            while joining and joining[0][0] <= past.day:
                _, name = joining.pop(0)
                self.ranks[name] = max(self.ranks[name], self._lowest(name))
            for name in self.served(number):
                self.count(name, number)
        self.first = {name: meetings_missed(problem, name) - len(self.past) for _, name in joining}
        """For everybody who joins after the recorded meetings the number of the first one he may come to."""
        self.recorded = dict(self.ranks)
        """The numbers at the last recorded meeting."""
        self._planned = dict.fromkeys(self.ranks, 0)
        self.arrive(0)

    def arrive(self, number: int) -> None:
        for name, first in self.first.items():
            if number <= first:
                self.ranks[name] = max(self.recorded[name], self._lowest(name)) + self._planned[name]

    def serve(self, number: int, names: Collection[str]) -> None:
        super().serve(number, names)
        for name in names:
            self._planned[name] += 1

    def _pool(self, name: str, day: date) -> tuple[str, ...]:
        return tuple(
            other.name for other in self.problem.people.values()
            if other.name != name and (other.joined is None or other.joined < day) and other.belongs(day)
            and any(self.problem.takes_turns(other.name, role) for role in self.roles)
        )  # fmt: skip

    def _lowest(self, name: str) -> int:
        return min((self.ranks[other] for other in self.pools[name]), default=0)


class Cycle(Standing):
    """The rank is the next turn: all places of the stated order, round after round, are numbered.

    The first recorded duty tells where the cycle stood: everybody before that place has had his turn of that round.
    A duty that somebody took instead of another moves the cycle to the other's place, and is his own turn of the
    round. Whom the cycle passes keeps his turn, but never more than one. Who joins waits for his place.

    Parameters
    ----------
    problem, roles
        As in :class:`Standing`.
    order
        The stated order; those it does not name come after everybody, level.
    """

    def __init__(self, problem: Problem, roles: tuple[str, ...], order: tuple[str, ...]) -> None:
        super().__init__(problem, roles)
        self._order = order
        self._stands: int | None = None
        self.ranks = dict.fromkeys(problem.people, OUTSIDE) | {name: place for place, name in enumerate(order)}
        joining = sorted((day, name) for name in order if (day := problem.people[name].joined))
        for number, past in enumerate(self.past):
            self._join(name for day, name in joining if day <= past.day)
            joining = [(day, name) for day, name in joining if day > past.day]
            self._turn(number)
        self._join(name for _, name in joining)

    def step(self, name: str) -> int:
        return len(self._order) if name in self._order else 0

    def _turn(self, number: int) -> None:
        """Turn the cycle to a recorded meeting."""
        taken = [self.ranks[name] for name in self._taken(number)]
        if not taken:
            return
        if self._stands is None:
            self._raise(min(taken))
        self._stands = max(taken if self._stands is None else (*taken, self._stands))
        for name in self.served(number):
            self.count(name, number)
        self._raise(self._stands - len(self._order) + 1)

    def _taken(self, number: int) -> Iterator[str]:
        """Yield whose turns were taken at a recorded meeting."""
        for row in self.past[number].rows:
            name = row.instead_of or row.member
            if row.role in self.roles and name in self._order and not self.problem.bound(name, row.role):
                yield name

    def _join(self, names: Iterable[str]) -> None:
        for name in names:
            while self._stands is not None and self.ranks[name] <= self._stands:
                self.ranks[name] += len(self._order)

    def _raise(self, lowest: int) -> None:
        """Let nobody's next turn be earlier than this one."""
        for name in self._order:
            while self.ranks[name] < lowest:
                self.ranks[name] += len(self._order)


def meetings_missed(problem: Problem, name: str) -> int:
    """Return how many meetings, the recorded ones first, somebody was or is not yet a member for."""
    joined, past = problem.people[name].joined, past_meetings(problem)
    if joined is None:
        return 0
    before = [number for number, one in enumerate(past, start=1) if one.day < joined]
    first_days = candidates(problem).first_days
    coming = enumerate(problem.meetings, start=len(past) + 1)
    return max((0, *before, *(number for number, one in coming if first_days[one.id] < joined)))
