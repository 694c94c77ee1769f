"""Finding the cheapest way in which some rules give way: proven, and the same on every machine."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from netplan.dates import Candidate
from netplan.domain import Answer, Expression, Linear, total, worth
from netplan.explain.families import Amount, Families, Family, whole
from netplan.model import Choice
from netplan.rules.answers import Answers
from netplan.rules.decided import Decided
from netplan.rules.lot import drawn_weight
from netplan.rules.window import Window
from netplan.search.run import Limits, Outcome, impossible, run

__all__ = ["Unknown", "Way", "Ways"]

SEARCHING = 0.6
"""The part of the time in which ways are looked for; the rest is for their plans."""
CONFIRMING = 0.1
"""The part of the time in which one of them may be confirmed by another method."""
WORKERS = 1
"""Strategies that run side by side: these questions are small, and many, and stop after the same work everywhere."""
EFFORT = 0.5
"""How much work, in the solver's own measure, goes into the price of several rules together."""
SETTLING = 0.4
"""How much work goes into each choice between equally cheap ways, and into confirming one."""
SEVERAL = 3
"""Up to so many exceptions are better than no rule."""
GIVE = 2**30
"""Between equally cheap ways each thing that gives way weighs more than all lots together."""
FAMILY = 2**21
"""Between equally cheap sets of families each family weighs more than all lots together."""
UNIT = 2**36
"""Where dropping a rule would cost no more, it gives way by as little as possible all the same."""
REFUSAL = 2**24
"""Between equally good dates each member who said no weighs more than a lot."""
AWAY = 2**32
"""For a decided date that moves each day between it and the new one weighs more than all refusals."""


class Unknown(Exception):
    """The time did not suffice."""


@dataclass(frozen=True)
class Way:
    """One way in which a plan becomes possible.

    Parameters
    ----------
    price
        What it costs.
    amounts
        By family what gives way, and by how much.
    capped
        Families that cost no more than dropping the rule would.
    choice
        A plan that it makes possible.
    proven
        Whether nothing cheaper of the same kind is enough.
    settled
        Whether the time sufficed to choose between equally cheap ones as on any other machine.
    """

    price: Fraction
    amounts: dict[int, tuple[tuple[Amount, Fraction], ...]]
    capped: frozenset[int]
    choice: Choice
    proven: bool
    settled: bool

    @property
    def dates(self) -> dict[str, Candidate]:
        """The date of each meeting that is held."""
        return self.choice.dates

    @property
    def families(self) -> frozenset[int]:
        """The families that give way."""
        return frozenset(self.amounts)


    def drops(self, number: int) -> bool:
        """Tell whether a rule is better dropped: that costs no more, and says it in fewer words."""
        return number in self.capped and len(self.amounts[number]) > SEVERAL


class Ways:
    """Asks the model of loosened rules.

    Parameters
    ----------
    families
        The model.
    limits
        Time, workers and progress.
    """

    def __init__(self, families: Families, limits: Limits) -> None:
        self.families = families
        self.limits = limits
        self._words = families.model.words
        self._scale = whole(families.price)
        self._known: Sequence[int] | None = None

    def cheapest(
        self, among: Collection[Family], without: Collection[frozenset[int]] = (), most: Fraction | None = None
    ) -> Way | None:
        """Find the cheapest way in which some families alone make a plan possible; none where there is none.

        Parameters
        ----------
        among
            The families that may give way; all others must hold.
        without
            Sets of families not all of which may give way together.
        most
            What it may cost; none: anything.

        Raises
        ------
        Unknown
            When the time did not suffice.
        """
        cp = self._opened(among, without)
        if most is not None:
            self._at_most(cp, most)
        outcome = self._least(cp, self.families.price, among, EFFORT)
        if outcome.values is None:
            if outcome.impossible:
                return None
            raise Unknown
        if most is not None and not outcome.proven:
            raise Unknown  # no better answer than those known
        price = Fraction(outcome.best, self._scale) if isinstance(self.families.price, Linear) else Fraction()
        cp = self._opened(among, without)
        self._at_most(cp, price)
        return self._settled(cp, among, price, outcome)

    def below(self, price: Fraction) -> Fraction:
        """Return the largest price that may be less than a price."""
        return price - Fraction(1, self._scale)

    def _settled(self, cp: Any, among: Collection[Family], price: Fraction, first: Outcome) -> Way:
        """Choose between equally cheap ways: few rules give way, few things, few refusals on the dates; then lots."""
        assert first.values is not None
        values = first.values
        if len(among) > 1:
            values = self._least(cp, total(self._family_lots(among)), among, SETTLING).values or values
            among = [family for family in among if self._gives(family, values)]
            cp = self._opened(among)
            self._at_most(cp, price)
        values = self._least(cp, total(self._lots(among)), among, SETTLING).values or values
        opened = [family for family in among if self._gives(family, values)]
        found, lots = values, total(self._date_lots(opened, values))
        if isinstance(lots, Linear):
            cp = self._opened(opened)
            self._as_found(cp, opened, values)
            found = self._least(cp, lots, opened, SETTLING).values or values
        choice = self.families.model.read(found)
        capped = frozenset(one.number for one in opened if one.capped is not None and worth(one.capped, values))
        return Way(price, dict(self._amounts(opened, values)), capped, choice, first.proven, self._left() > 0)

    def less(self, way: Way) -> bool | None:
        """Tell whether less of the same kind would do, asked by another method; none when the time did not suffice."""
        opened = [one for one in self.families.all if one.number in way.families]
        cp = self._opened(opened)
        if len(opened) == 1 and way.capped:
            paid = sum((one.price * by for one, by in way.amounts[opened[0].number]), Fraction())
            self._below(cp, opened[0].plain, paid)
        else:
            self._below(cp, self.families.price, way.price)
        seconds = min(self.limits.left(), CONFIRMING * self.limits.seconds)
        effort = _effort(opened, SETTLING)
        outcome = run(cp, (), self.limits, seconds=seconds, presolve=False, workers=1, counting=True, effort=effort)
        return None if outcome.status == "UNKNOWN" else not outcome.impossible

    def needed(self) -> bool | None:
        """Tell whether something has to give way, asked twice by different methods; none when not known."""
        return impossible(self._opened(()), self.limits)

    def _opened(self, among: Collection[Family], without: Iterable[frozenset[int]] = ()) -> Any:
        """Return the model in which only some families may give way."""
        cp, literal = self.families.model.cp.clone(), self._words.literal
        gates = {family.number: literal(family.gate) for family in self.families.all}
        for number in gates.keys() - {family.number for family in among}:
            cp.add_bool_and([~gates[number]])
        for several in without:
            cp.add_bool_or([~gates[number] for number in sorted(several)])
        return cp

    def _at_most(self, cp: Any, price: Fraction) -> None:
        wanted = self.families.price
        if isinstance(wanted, Linear):
            cp.add(self._words.sum(wanted * self._scale) <= math.floor(price * self._scale))
        elif wanted > price:
            cp.add_bool_or([])

    def _below(self, cp: Any, wanted: Expression, price: Fraction) -> None:
        if isinstance(wanted, Linear):
            cp.add(self._words.sum(wanted * whole(wanted)) < math.ceil(price * whole(wanted)))
        elif wanted >= price:
            cp.add_bool_or([])

    def _left(self) -> float:
        """Return the seconds that are left for looking."""
        return self.limits.left() - (1 - SEARCHING) * self.limits.seconds

    def _least(self, cp: Any, wanted: Expression, among: Collection[Family], effort: float) -> Outcome:
        """Minimise an expression, beginning with the last solution known."""
        if isinstance(wanted, Linear):
            cp.minimize(self._words.sum(wanted * whole(wanted)))
        outcome = run(
            cp, self._words.variables, self.limits, seconds=self._left(), workers=WORKERS, counting=True,
            effort=_effort(among, effort), hint=self._known,
        )  # fmt: skip
        self._known = outcome.values or self._known
        return outcome

    def _family_lots(self, among: Iterable[Family]) -> Iterator[Expression]:
        """Yield what decides between equally cheap sets of families: few of them, then lots."""
        for family in among:
            name = f"{family.number}/{family.rule.name}"
            yield family.gate * (FAMILY + drawn_weight(0, "repairs", name, "family"))

    def _lots(self, opened: Iterable[Family]) -> Iterator[Expression]:
        for family in opened:
            for amount in family.amounts:
                name = "/".join((str(family.number), family.rule.name, *amount.about))
                yield amount.given * (GIVE + drawn_weight(0, "repairs", name, "given"))
                if amount.excess is not amount.given:
                    yield amount.excess * drawn_weight(0, "repairs", name, "unit")
            if family.capped is not None:
                yield family.plain * (UNIT * whole(family.plain))

    def _as_found(self, cp: Any, opened: Iterable[Family], values: Sequence[int]) -> None:
        """Let everything give way by just as much as in a solution."""
        for family in opened:
            for amount in family.amounts:
                less = amount.excess - worth(amount.excess, values)
                self.families.none_of(cp, less if isinstance(less, Linear) else 0)

    def _date_lots(self, opened: Iterable[Family], values: Sequence[int]) -> Iterator[Expression]:
        """Yield what decides between dates of meetings for which somebody is asked, or a day opened, or which move."""
        words = self._words
        given = [
            (family, amount.about) for family in opened if isinstance(family.rule, (Answers, Window, Decided))
            for amount in family.amounts if worth(amount.given, values)
        ]  # fmt: skip
        moved = {about[0] for family, about in given if isinstance(family.rule, Decided) and about[1:] == ("date",)}
        named = {word for family, about in given if not isinstance(family.rule, Decided) for word in about} | moved
        for meeting in (one for one in words.problem.meetings if one.id in named):
            for one in words.dates(meeting.id):
                noes = sum(words.answer(name, one) is Answer.NO for name in words.problem.people)
                lot = noes * REFUSAL + drawn_weight(0, "repairs", meeting.id, one.key)
                if meeting.id in moved and meeting.date is not None:
                    lot += abs((one.day - meeting.date.value).days) * AWAY
                yield words.held(meeting.id, one) * lot

    def _gives(self, family: Family, values: Sequence[int]) -> bool:
        return any(worth(amount.given, values) for amount in family.amounts)

    def _amounts(
        self, opened: Iterable[Family], values: Sequence[int]
    ) -> Iterator[tuple[int, tuple[tuple[Amount, Fraction], ...]]]:
        for family in opened:
            found = ((amount, Fraction(worth(amount.excess, values))) for amount in family.amounts)
            yield family.number, tuple((amount, by) for amount, by in found if by > 0)


def _effort(among: Collection[Family], effort: float) -> float | None:
    """Return how much work goes into a question; any amount where one rule alone gives way."""
    return effort if len(among) > 1 else None
