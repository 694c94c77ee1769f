"""The CP-SAT model: what the rules require and what the wishes minimise."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from netplan.dates import Candidate, Candidates
from netplan.domain import Expression, Given, Linear, Measure, Number, Problem, Rule, total, worth
from netplan.model.words import CpWords
from netplan.rules.excepted import demands
from netplan.rules.facts import Decision

__all__ = ["Choice", "Model", "Objective"]


@dataclass(frozen=True, slots=True)
class Objective:
    """What a wish minimises, in whole numbers.

    The value of the wish is ``(whole number + offset) / scale``.

    Parameters
    ----------
    sum
        The solver's expression; a plain 0 when nothing is left to choose.
    scale, offset
        What turns the solver's number into the wish's value.
    low
        A value that the decisions' bounds alone rule out to undercut.
    """

    sum: Any
    scale: int
    offset: Number
    low: Number

    def value(self, number: int | float) -> Fraction:
        """Return the wish's value for the solver's number."""
        return (Fraction(round(number)) + self.offset) / self.scale

    def ceiling(self, value: Number) -> int:
        """Return the largest number of the solver whose value is at most ``value``."""
        return math.floor(value * self.scale - self.offset)

    def below(self, value: Number) -> int:
        """Return the largest number of the solver whose value is less than ``value``."""
        return math.ceil(value * self.scale - self.offset) - 1


@dataclass(frozen=True, slots=True)
class Choice:
    """A solution in plain words.

    Parameters
    ----------
    dates
        The chosen candidate of each meeting that is held.
    decisions
        All choices made.
    """

    dates: dict[str, Candidate]
    decisions: frozenset[Decision]


class Model:
    """A CP-SAT model of a problem.

    Parameters
    ----------
    problem, candidates, propose, loose
        As in :class:`~netplan.model.words.CpWords`.
    """

    def __init__(
        self, problem: Problem, candidates: Candidates, propose: Collection[str] = (), *, loose: bool = False
    ) -> None:
        self._speak(CpWords(problem, candidates, propose, loose=loose))

    def _speak(self, words: CpWords) -> None:
        self.words = words
        self.cp: Any = words.cp
        decisions = tuple(self.words.decisions())
        self.decisions = tuple((decision, chosen) for decision, chosen in decisions if isinstance(chosen, Linear))
        self._settled = frozenset(decision for decision, chosen in decisions if chosen == 1)

    @classmethod
    def over(cls, words: CpWords) -> Model:
        """Return a model of words that exist already, such as those of a plan beside another one."""
        self = cls.__new__(cls)
        self._speak(words)
        return self

    def branch(self) -> Model:
        """Return a model of the same plans that can be restricted further; this one stays as it is."""
        words = self.words.seeing(self.words.candidates)
        words.cp = self.cp.clone()
        return Model.over(words)

    def exceeding(self, rule: Rule) -> Iterator[Any]:
        """Yield literals one of which can be true only where the rule is exceeded, and then one of them can."""
        for piece in (piece for measure in demands(rule, self.words) for piece in measure.pieces):
            conditions, excess = _parts(piece)
            enforced = self._literals(conditions)
            if enforced is None or self.words.range(excess)[1] <= 0:
                continue
            over = self.words.literal(self.words.yes_no(""))
            for literal in enforced:
                self.cp.add_implication(over, literal)
            simple = _simple(excess)
            if isinstance(simple, Linear):
                scale = _denominator((*simple.terms.values(), simple.constant))
                self.cp.add(self.words.sum(simple * scale) >= 1).only_enforce_if(over)
            yield over

    def require(self, rule: Rule, guard: Linear | None = None, *, settled: bool = True) -> None:
        """Let a rule hold; with a guard, only while the guard is so.

        With ``settled`` off, what no decision can change is passed over.
        """
        for measure in demands(rule, self.words):
            self.limit(measure, guard, settled=settled)

    def limit(self, measure: Measure, guard: Linear | None = None, *, settled: bool = True) -> None:
        """Let one measure of a rule not be exceeded, as :meth:`require` does for all of them."""
        for piece in measure.pieces:
            conditions, excess = _parts(piece)
            if settled or any(isinstance(_simple(part), Linear) for part in (excess, *conditions)):
                self._at_most_zero(piece, () if guard is None else (guard,))

    def can_exceed(self, measure: Measure) -> bool:
        """Tell whether the decisions' bounds leave room for exceeding a measure."""
        return any(self._counts(piece) for piece in measure.pieces)

    def bind(self, objective: Objective, value: Number) -> None:
        """Let no later solution be worse for a wish than ``value``."""
        if not isinstance(objective.sum, int):
            self.cp.add(objective.sum <= objective.ceiling(value))

    def objective(self, wish: Rule) -> Objective:
        """Return what a wish minimises."""
        shape = self._square if wish.squared() else self.excess
        whole = total(shape(measure) for measure in wish.measures(self.words))
        if not isinstance(whole, Linear):
            return Objective(0, 1, whole, whole)
        scale = _denominator(whole.terms.values())
        scaled = Linear({key: factor * scale for key, factor in whole.terms.items()})
        low, _ = self.words.range(whole)
        return Objective(self.words.sum(scaled), scale, whole.constant * scale, low)

    def differing(self, chosen: Collection[Decision], decisions: Iterable[Decision]) -> list[Any]:
        """Return the literals of which each says that one decision is not as chosen."""
        wanted = set(decisions)
        return [
            ~self.words.literal(open_) if decision in chosen else self.words.literal(open_)
            for decision, open_ in self.decisions
            if decision in wanted
        ]

    def read(self, values: Sequence[int]) -> Choice:
        """Return a solution in plain words."""
        chosen = {decision for decision, open_ in self.decisions if worth(open_, values) == 1}
        chosen |= self._settled
        dates = {
            meeting.id: one
            for meeting in self.words.problem.meetings
            for one in self.words.dates(meeting.id)
            if Decision(meeting.id, "date", one.key) in chosen
        }
        return Choice(dates, frozenset(chosen))

    def kept(self, measure: Measure, values: Sequence[int]) -> bool:
        """Tell whether a solution keeps a measure, worked out from its decisions."""
        for piece in measure.pieces:
            conditions, excess = _parts(piece)
            if all(worth(one, values) == 1 for one in conditions) and worth(excess, values) > 0:
                return False
        return True

    def _at_most_zero(self, piece: Expression | Given, guards: Sequence[Linear]) -> None:
        conditions, excess = _parts(piece)
        low, high = self.words.range(excess)
        enforced = self._literals((*conditions, *guards))
        if high <= 0 or enforced is None:
            return
        if low > 0:
            self.cp.add_bool_or([~literal for literal in enforced])
            return
        assert isinstance(excess, Linear)
        scale = _denominator((*excess.terms.values(), excess.constant))
        self.cp.add(self.words.sum(excess * scale) <= 0).only_enforce_if(enforced)

    def _literals(self, conditions: Iterable[Expression]) -> list[Any] | None:
        """Return the literals of conditions; none when one of them is never so."""
        literals = []
        for condition in conditions:
            simple = _simple(condition)
            if isinstance(simple, Linear):
                literals.append(self.words.literal(simple))
            elif simple == 0:
                return None
        return literals

    def excess(self, measure: Measure) -> Expression:
        """Return the largest piece that applies, never below zero.

        Where the solver has a choice, it is at least that: whoever asks for as little as possible gets just that.
        """
        pieces = [piece for piece in measure.pieces if self._counts(piece)]
        if not pieces:
            return 0
        if len(pieces) == 1 and not isinstance(pieces[0], Given) and self.words.range(pieces[0])[0] >= 0:
            return pieces[0]
        parts = [_parts(piece)[1] for piece in pieces]
        scale = _denominator(number for part in parts for number in _numbers(part))
        highest = max(self.words.range(part)[1] for part in parts)
        excess = self.words.whole(0, int(highest * scale), "")
        for piece in pieces:
            conditions, then = _parts(piece)
            enforced = self._literals(conditions)
            if enforced is not None:
                over = then * scale - excess
                self.cp.add(self.words.sum(over) <= 0).only_enforce_if(enforced)
        return excess if scale == 1 else excess * Fraction(1, scale)

    def _counts(self, piece: Expression | Given) -> bool:
        conditions, excess = _parts(piece)
        return 0 not in map(_simple, conditions) and self.words.range(excess)[1] > 0

    def _square(self, measure: Measure) -> Expression:
        """Return the square of the one piece, in unary steps: one decision for each further value that can be reached.

        Squares by multiplication stay unproven where steps, whose costs grow by an equal amount, are proven at once.
        """
        (given,) = measure.pieces
        assert not isinstance(given, Given)
        piece = _simple(given)
        if not isinstance(piece, Linear):
            return piece * piece
        unit = _unit(piece.terms.values())
        count = Linear({key: factor / unit for key, factor in piece.terms.items()})
        lowest, *higher = self._reachable(count)
        steps = [self.words.yes_no("") for _ in higher]
        for step, further in pairwise(steps):
            self.cp.add_implication(self.words.literal(further), self.words.literal(step))
        rises = [step * (to - since) for step, (since, to) in zip(steps, pairwise([lowest, *higher]), strict=True)]
        self.cp.add(self.words.sum(count) == self.words.sum(_linear(total([lowest, *rises]))))

        def squared(number: int) -> Number:
            return (piece.constant + unit * number) ** 2

        costs = [squared(to) - squared(since) for since, to in pairwise([lowest, *higher])]
        return total([squared(lowest), *(step * cost for step, cost in zip(steps, costs, strict=True))])

    def _reachable(self, count: Linear) -> list[int]:
        """Return the values that a sum of whole numbers can take, the lowest first."""
        alike = Counter((int(factor), self.words.bounds_of(key)) for key, factor in count.terms.items() if factor)
        values = {0}
        for (factor, (low, high)), times in alike.items():
            values = {value + factor * number for value in values for number in range(low * times, high * times + 1)}
        return sorted(values)


def _parts(piece: Expression | Given) -> tuple[tuple[Expression, ...], Expression]:
    return (piece.conditions, piece.then) if isinstance(piece, Given) else ((), piece)


def _simple(expression: Expression) -> Expression:
    return total([expression])


def _linear(expression: Expression) -> Linear:
    return expression if isinstance(expression, Linear) else Linear({}, expression)


def _numbers(expression: Expression) -> Iterator[Number]:
    if isinstance(expression, Linear):
        yield from expression.terms.values()
        yield expression.constant
    else:
        yield expression


def _denominator(numbers: Iterable[Number]) -> int:
    return math.lcm(*(number.denominator for number in numbers))


def _unit(factors: Iterable[Number]) -> Fraction:
    """Return the largest number of which all factors are multiples."""
    exact = [Fraction(factor) for factor in factors]
    scale = _denominator(exact)
    return Fraction(math.gcd(*(int(factor * scale) for factor in exact)), scale)
