"""A finished plan in which single decisions may be changed: what follows from a change is known at once.

The rules speak of the plan once, with its dates, venues and holders left open. What they say is kept as formulas, so
that after a change only those are worked out again in which the changed decision occurs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from functools import cached_property
from heapq import heappop, heappush
from typing import cast

from netplan.dates import Candidate
from netplan.domain import Expression, Given, Linear, Measure, Number, Slot, total
from netplan.rules.view import PlanView
from netplan.rules.vocabulary import Vocabulary

__all__ = ["OpenView", "Trial"]

Way = Callable[[list[Number]], Number]
"""How a number follows from others."""


class OpenView(Vocabulary):
    """Answers the words of the rules with a plan's dates, venues and holders, each of which can be changed.

    Parameters
    ----------
    plain
        The plan.
    duties
        Meeting, role and person of all that can be changed; none: everything can.
    """

    def __init__(self, plain: PlanView, duties: Collection[tuple[str, str, str]] | None = None) -> None:
        super().__init__(plain.problem, plain.candidates)
        self._duties = duties
        self._plain = plain
        self._decisions: dict[tuple[object, ...], int] = {}
        self._numbers: list[Number] = []
        self._ways: list[Way | None] = []
        """How each number follows from earlier ones; none for decisions."""
        self._used_by: list[list[int]] = []
        self.measured: dict[int, tuple[str, ...]] = {}
        """Which numbers are what measures come to, each with what the measure is about."""

    @cached_property
    def slots(self) -> dict[tuple[str, str], Slot]:
        return self._plain.slots

    def roles_at(self, meeting: str) -> tuple[str, ...]:
        return self._plain.roles_at(meeting)

    def holders(self, slot: Slot) -> tuple[str, ...]:
        return self._plain.holders(slot)

    def used(self, meeting: str) -> int:
        return self._plain.used(meeting)

    def held(self, meeting: str, candidate: Candidate) -> Expression:
        now = self._plain.held(meeting, candidate)
        return now if self._duties is not None else self._open(meeting, ("date", candidate.start, candidate.end), now)

    def at(self, meeting: str, venue: str) -> Expression:
        now = self._plain.at(meeting, venue)
        return now if self._duties is not None else self._open(meeting, ("venue", venue), now)

    def serves(self, member: str, role: str, meeting: str) -> Expression:
        now = self._plain.serves(member, role, meeting)
        if self._duties is not None and (meeting, role, member) not in self._duties:
            return now
        return self._open(meeting, ("role", role, member), now)

    def asked(self, member: str, meeting: str) -> Expression:
        planned = self._plain.plan.by_id.get(meeting)
        if planned is None or member not in planned.asked:
            return 0
        return 1 - total(self.held(meeting, one) for one in self.able(member, meeting))

    def every(self, conditions: Iterable[Expression]) -> Expression:
        parts = [total([condition]) for condition in conditions]
        open_ = [part for part in parts if isinstance(part, Linear)]
        if any(part != 1 for part in parts if not isinstance(part, Linear)):
            return 0
        if len(open_) < 2:
            return open_[0] if open_ else 1
        sums = [_sum_of(part) for part in open_]
        return self._follows(open_, lambda numbers: int(all(sum_(numbers) == 1 for sum_ in sums)))

    def reaches(self, expression: Expression, number: Number) -> Expression:
        if not isinstance(expression, Linear):
            return int(expression >= number)
        sum_ = _sum_of(expression)
        return self._follows([expression], lambda numbers: int(sum_(numbers) >= number))

    def size(self, expression: Expression) -> Expression:
        if not isinstance(expression, Linear):
            return _size(expression)
        sum_ = _sum_of(expression)
        return self._follows([expression], lambda numbers: _size(sum_(numbers)))

    def shared(self, expression: Expression, most: int | None = None) -> Expression:
        if not isinstance(expression, Linear) or len(expression.terms) < 2:
            return expression
        return self._follows([expression], _sum_of(expression))

    def measure(self, measure: Measure, *, plain: bool = False) -> Number:
        """Return what a measure comes to in the plan, and remember it for :meth:`trial`.

        Parameters
        ----------
        measure
            Made in the words of this view.
        plain
            Whether its one piece counts as it is, not its excess.
        """
        parts = [part for piece in measure.pieces for part in _parts(piece)]
        way = _plain_way(measure) if plain else _excess_way(measure)
        open_ = [part for part in parts if isinstance(part, Linear)]
        if not open_:
            return way(self._numbers)
        self._follows(open_, way)
        self.measured[self.end - 1] = measure.about
        return self._numbers[-1]

    @property
    def end(self) -> int:
        """How many numbers are known; those of a rule that speaks next come after them."""
        return len(self._numbers)

    @contextmanager
    def trial(self, changes: Iterable[tuple[Expression, int]]) -> Iterator[Trial]:
        """Try a change, and take it back at the end.

        Parameters
        ----------
        changes
            The new number of each decision, as :meth:`held`, :meth:`at` and :meth:`serves` name them.
        """
        trial = Trial(self._numbers, self._ways, self._used_by)
        try:
            for decision, number in changes:
                assert isinstance(decision, Linear)
                (index,) = decision.terms
                assert isinstance(index, int)
                trial.set(index, number)
            yield trial
        finally:
            trial.take_back()

    def _open(self, meeting: str, what: tuple[object, ...], now: int) -> Expression:
        if not self.used(meeting):
            return 0
        key = (meeting, *what)
        if key not in self._decisions:
            self._decisions[key] = self._add(None, now)
        return Linear({self._decisions[key]: 1})

    def _follows(self, parts: Iterable[Linear], way: Way) -> Linear:
        index = self._add(way, way(self._numbers))
        for key in {key for part in parts for key in part.terms}:
            assert isinstance(key, int)
            self._used_by[key].append(index)
        return Linear({index: 1})

    def _add(self, way: Way | None, number: Number) -> int:
        self._numbers.append(number)
        self._ways.append(way)
        self._used_by.append([])
        return len(self._numbers) - 1


class Trial:
    """A change that is tried, worked out as far as it is asked for.

    Parameters
    ----------
    numbers, ways, used_by
        All numbers in an order in which each follows from earlier ones, how, and which later ones follow from each.
    """

    def __init__(self, numbers: list[Number], ways: list[Way | None], used_by: list[list[int]]) -> None:
        self._numbers = numbers
        self._ways = ways
        self._used_by = used_by
        self._before: dict[int, Number] = {}
        self._due: list[int] = []

    def set(self, index: int, number: Number) -> None:
        """Give a number another value; what follows from it is due."""
        if number != self._numbers[index]:
            self._before.setdefault(index, self._numbers[index])
            self._numbers[index] = number
            for user in self._used_by[index]:
                heappush(self._due, user)

    def touches(self, end: int) -> bool:
        """Tell whether anything before a number is still due."""
        return bool(self._due) and self._due[0] < end

    def up_to(self, end: int) -> Iterator[tuple[int, Number, Number]]:
        """Work out what is due before a number; yield each that changes, with its value before and after."""
        last = -1
        while self._due and self._due[0] < end:
            index = heappop(self._due)
            way = self._ways[index]
            if index == last or way is None:
                continue
            last = index
            number = way(self._numbers)
            if number != self._numbers[index]:
                self.set(index, number)
                yield index, self._before[index], number

    def take_back(self) -> None:
        """Give all numbers their value before."""
        for index, number in self._before.items():
            self._numbers[index] = number


def _parts(piece: Expression | Given) -> tuple[Expression, ...]:
    return (*piece.conditions, piece.then) if isinstance(piece, Given) else (piece,)


def _size(number: Number) -> Number:
    return number if number >= 0 else -number


def _sum_of(expression: Expression) -> Way:
    """Return what works out an expression."""
    if not isinstance(expression, Linear):
        return lambda numbers: expression
    terms, constant = cast(dict[int, Number], expression.terms), expression.constant
    if len(terms) == 1:  # most often a single decision
        ((only, times),) = terms.items()
        return lambda numbers: constant + times * numbers[only]

    def way(numbers: list[Number]) -> Number:
        found = constant
        for key, factor in terms.items():
            number = numbers[key]
            if number:  # most decisions are no
                found += factor * number
        return found

    return way


def _plain_way(measure: Measure) -> Way:
    (piece,) = measure.pieces
    assert not isinstance(piece, Given)
    return _sum_of(piece)


def _excess_way(measure: Measure) -> Way:
    """Return what works out the largest piece that applies, never below zero."""
    pieces = [
        ([_sum_of(one) for one in piece.conditions], _sum_of(piece.then)) if isinstance(piece, Given)
        else ([], _sum_of(piece))
        for piece in measure.pieces
    ]  # fmt: skip

    def way(numbers: list[Number]) -> Number:
        most: Number = 0
        for conditions, then in pieces:
            if all(condition(numbers) == 1 for condition in conditions):
                most = max(most, then(numbers))
        return most

    return way
