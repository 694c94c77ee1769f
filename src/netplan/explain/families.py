"""One model in which every rule may give way at its price, family by family."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, TypeVar

from netplan.dates import Candidate, candidates
from netplan.dates.widened import narrowed, widened
from netplan.domain import Expression, Linear, Measure, Meeting, Problem, Rule, Series, Single, total
from netplan.domain.excepted import cost, writable
from netplan.model import Model
from netplan.rules import ALWAYS, rules_of
from netplan.rules.answers import Answers
from netplan.rules.decided import Decided
from netplan.rules.excepted import allowance, demands, price_of
from netplan.rules.window import Window, days_outside

__all__ = ["Amount", "Families", "Family", "drop_price", "whole"]

M = TypeVar("M", bound=Single)
DROPPED = 10
"""What it costs to drop a rule whose price is the default one."""


@dataclass(frozen=True)
class Amount:
    """How far one rule is exceeded in one thing that it is about.

    Parameters
    ----------
    about
        Whom, what or when it concerns.
    excess
        The model's expression of the excess.
    given
        Whether it is exceeded at all: a decision, or a plain 1.
    price
        What each unit costs.
    """

    about: tuple[str, ...]
    excess: Expression
    given: Expression
    price: Fraction


@dataclass(frozen=True)
class Family:
    """A rule that may give way.

    Parameters
    ----------
    number
        Its place among all rules of the problem.
    rule
        The rule.
    amounts
        Where it can be exceeded.
    gate
        The decision that it may give way at all.
    plain
        What its giving way costs, unit by unit.
    capped
        The decision that it costs no more than dropping the rule; none where that is no choice.
    price
        What it costs then.
    """

    number: int
    rule: Rule
    amounts: tuple[Amount, ...]
    gate: Linear
    plain: Expression
    capped: Linear | None
    price: Expression

    @property
    def cheapest(self) -> Fraction:
        """The price of its cheapest unit."""
        return min(amount.price for amount in self.amounts)


def drop_price(rule: Rule) -> Fraction:
    """Return what it costs to do without a rule that may give way: more where its price was raised."""
    price, usual = price_of(rule), cost(rule.default_price)
    assert price is not None
    return DROPPED * (price / usual if usual else Fraction(1))


def whole(expression: Expression) -> int:
    """Return by what an expression is to be multiplied so that all its factors are whole numbers."""
    numbers = (*expression.terms.values(), expression.constant) if isinstance(expression, Linear) else (expression,)
    return math.lcm(*(number.denominator for number in numbers))


class Families:
    """The model of a problem whose rules may give way.

    Dates beyond those possible, decisions of people and refused dates are choices, too; rules whose price is
    ``never`` must hold.

    Parameters
    ----------
    problem, propose
        The problem, and deferred roles that are to be filled.
    possible
        Which dates may be thought of; none: all.
    """

    def __init__(
        self, problem: Problem, propose: Collection[str], possible: Callable[[Candidate], bool] | None = None
    ) -> None:
        self.problem = problem
        dates = widened(problem) if possible is None else narrowed(widened(problem), possible)
        self.model = Model(problem, dates, propose, loose=True)
        self._free = candidates(_undated(problem))
        self.all = tuple(self._families())
        self.price = total(family.price for family in self.all)
        """What everything costs that gives way."""

    def _families(self) -> Iterator[Family]:
        for number, rule in enumerate(rules_of(self.problem)):
            if price_of(rule) is None:
                self.model.require(rule)
                continue
            amounts = tuple(self._amounts(rule))
            if amounts:
                yield self._family(number, rule, amounts)

    def _amounts(self, rule: Rule) -> Iterator[Amount]:
        for measure in self._measures(rule):
            excess = total([self.model.excess(measure)])
            price = self._unit_price(rule, measure)
            if price is None:
                self.none_of(self.model.cp, excess)
            elif excess != 0:
                yield Amount(measure.about, excess, self._given(excess), price)

    def _unit_price(self, rule: Rule, measure: Measure) -> Fraction | None:
        """Return what one unit costs; none where it is not to be had."""
        price = price_of(rule)
        if not isinstance(rule, (Answers, Window, Decided)) and not writable(measure.about):
            return None
        if price is None or not isinstance(rule, Answers):
            return price
        asking = self.problem.people[measure.about[0]].cost
        return None if asking is None else price * asking

    def _measures(self, rule: Rule) -> Iterator[Measure]:
        """Yield the measures of a rule; a day that a decided date would have had open is not outside its window."""
        words = self.model.words
        if not isinstance(rule, Window):
            yield from demands(rule, words)
            return
        for meeting in self.problem.meetings:
            outside = words.on(meeting.id, lambda one: days_outside(self._free, one.meeting, one.day))
            yield Measure((meeting.id,), rule.unit, (outside - allowance(rule, (meeting.id,)),))

    def _given(self, excess: Expression) -> Expression:
        """Return the decision that something is exceeded."""
        words = self.model.words
        if not isinstance(excess, Linear):
            return int(excess > 0)
        if len(excess.terms) == 1 and words.range(excess) == (0, 1):
            return excess
        given = words.yes_no("")
        self.none_of(self.model.cp, excess, ~words.literal(given))
        return given

    def _family(self, number: int, rule: Rule, amounts: tuple[Amount, ...]) -> Family:
        words, cp = self.model.words, self.model.cp
        gate = words.yes_no(f"gate {rule.name}")
        for amount in amounts:
            if isinstance(amount.given, Linear):
                cp.add_implication(words.literal(amount.given), words.literal(gate))
            else:
                cp.add_bool_and([words.literal(gate)])
        price, most = total(self._prices(rule, amounts)), drop_price(rule)
        listed = number >= len(rules_of(self.problem)) - len(self.problem.network.rules)
        if not listed or type(rule) in ALWAYS or words.range(price)[1] <= most:
            return Family(number, rule, amounts, gate, price, None, price)
        capped = words.yes_no(f"drop {rule.name}")
        cp.add_implication(words.literal(capped), words.literal(gate))
        return Family(number, rule, amounts, gate, price, capped, self._capped(price, most, capped))

    def _capped(self, price: Expression, most: Fraction, capped: Linear) -> Expression:
        """Return a price that is a fixed one where the rule might as well be dropped."""
        words = self.model.words
        scale = math.lcm(whole(price), most.denominator)
        paid = words.whole(0, int(words.range(price)[1] * scale), "")
        over = price * scale - paid
        assert isinstance(over, Linear)
        self.model.cp.add(words.sum(over) <= 0).only_enforce_if(~words.literal(capped))
        self.model.cp.add(words.variable(paid) >= int(most * scale)).only_enforce_if(words.literal(capped))
        return paid * Fraction(1, scale)

    def _prices(self, rule: Rule, amounts: Iterable[Amount]) -> Iterator[Expression]:
        """Yield what amounts cost; who is put in the place of a decided holder costs nothing besides."""
        if not isinstance(rule, Decided):
            yield from (amount.excess * amount.price for amount in amounts)
            return
        price = price_of(rule)
        assert price is not None
        places: dict[tuple[str, ...], list[Amount]] = {}
        for amount in amounts:
            places.setdefault(amount.about[:2], []).append(amount)
        for place, several in places.items():
            gone = total(one.excess for one in several if len(one.about) > 2)
            come = total(one.excess for one in several if len(one.about) == 2)
            self._keep_to_count(place, total([come, -1 * gone]))
            yield self.model.excess(Measure((), "", (gone, come))) * price

    def _keep_to_count(self, place: tuple[str, ...], more: Expression) -> None:
        """Let a written list of holders not grow beyond what its role takes: no file can say so."""
        slot, role = self.model.words.slots.get((place[0], place[1])), self.problem.network.roles.get(place[1])
        if slot is None or role is None or role.count.highest is None:
            return
        written = self.problem.by_id[slot.meeting].roles.get(slot.role)
        room = role.count.highest - (written.size if written else 0)
        self.none_of(self.model.cp, total([more, -max(0, room)]))

    def none_of(self, cp: Any, excess: Expression, guard: Any = None) -> None:
        """Let something not be exceeded, or only while a literal is so."""
        if isinstance(excess, Linear):
            constraint = cp.add(self.model.words.sum(excess * whole(excess)) <= 0)
            if guard is not None:
                constraint.only_enforce_if(guard)
        elif excess > 0:
            cp.add_bool_or([] if guard is None else [~guard])


def _undated(problem: Problem) -> Problem:
    """Return the problem with every decided date only hoped for."""

    def free(entry: M) -> M:
        if entry.date is None or entry.date.tentative:
            return entry
        return entry.model_copy(update={"date": entry.date.model_copy(update={"tentative": True})})

    def freed(entry: Meeting | Series) -> Meeting | Series:
        if not isinstance(entry, Series):
            return free(entry)
        return entry.model_copy(update={"each": {number: free(one) for number, one in entry.each.items()}})

    if not any(meeting.date and not meeting.date.tentative for meeting in problem.meetings):
        return problem
    return problem.with_(season={"meetings": [freed(one) for one in problem.season.meetings]})
