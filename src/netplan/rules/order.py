"""One meeting, series or phase after another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from pydantic import Field, model_validator

from netplan.domain import Expression, Given, Measure, Number, Problem, Rule
from netplan.domain.excepted import Price
from netplan.domain.rule import MeetingRefs
from netplan.domain.values import Days
from netplan.errors import InputError
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan, PlannedMeeting
from netplan.rules.facts import exceeded, held_meetings, meetings_named
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Order"]


class Order(Rule):
    """Some meetings come after others, with so many days between.

    The shortest time is asked between each of the first and each of those that follow; each two count the days they
    lack, and one where they are on one day, which `gap: 0` allows, and the first is not over when the other begins.
    The longest time is asked between the last of the first and the earliest of those that follow. Source: the
    project description of KL and HK Kommunal, whose interviews come before the workshops.
    """

    name: ClassVar[str] = "order"
    called: ClassVar[str] = mark("the order asked for")
    unit: ClassVar[str] = mark("days")
    default_price: ClassVar[Price] = 0.5

    first: MeetingRefs = Field(min_length=1)
    """The meetings, series or phases (lists of these) that come first."""
    then: MeetingRefs = Field(min_length=1)
    """Those that come after all of them."""
    gap: Days = 1
    """At least so many days after, `2 weeks`; 0: on the same day at the earliest."""
    at_most: Days | None = None
    """At most so many days after."""
    exactly: Days | None = None
    """Exactly so many days after; instead of the others."""

    @model_validator(mode="after")
    def _one_measure(self) -> Order:
        if self.exactly is not None and self.model_fields_set & {"gap", "at_most"}:
            raise InputError(message("order takes either exactly, or gap and at_most"),
                             hint=message("take one of them out"))  # fmt: skip
        if self.at_most is not None and self.at_most < self.gap:
            raise InputError(message("order cannot be at least {low} and at most {high} days",
                                     low=self.gap, high=self.at_most),
                             hint=message("make at_most larger than gap"))  # fmt: skip
        return self

    @property
    def lowest(self) -> int:
        """The fewest days."""
        return self.gap if self.exactly is None else self.exactly

    @property
    def highest(self) -> int | None:
        """The most days; none: no limit."""
        return self.at_most if self.exactly is None else self.exactly

    def check_words(self, problem: Problem, field: str) -> None:
        firsts = meetings_named(problem, self.first)
        for meeting in meetings_named(problem, self.then):
            if meeting in firsts:
                raise InputError(message("{name} is to come after itself", name=meeting), field=f"{field}.then",
                                 hint=message("name it only once"))  # fmt: skip

    def sentence(self, say: Say) -> str:
        words = {"first": self.first, "then": self.then, "low": self.lowest, "high": self.highest}
        if self.exactly is not None:
            return say("first {first}, then {then} exactly {low} days later", **words)
        if self.at_most is not None:
            return say("first {first}, then {then} {low} to {high} days later", **words)
        if self.gap == 0:
            return say("first {first}, then {then}, on the same day at the earliest", **words)
        if self.gap == 1:
            return say("first {first}, then {then}", **words)
        return say("first {first}, then {then} at least {low} days later", **words)

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        firsts, thens = meetings_named(v.problem, self.first), meetings_named(v.problem, self.then)
        days = {meeting: v.shared(v.day(meeting)) for meeting in (*firsts, *thens)}
        for one in firsts:
            for other in thens:
                lacking = Given((v.used(one), v.used(other)), self.lowest - (days[other] - days[one]))
                yield Measure((one, other), self.unit, (lacking, *self._overlaps(v, one, other)))
        if self.highest is not None:
            pieces = [
                Given((*self._last(v, one, firsts, days), *self._earliest(v, other, thens, days)),
                      days[other] - days[one] - self.highest)
                for one in firsts for other in thens
            ]  # fmt: skip
            yield Measure((*self.first, *self.then), self.unit, tuple(pieces))

    def _overlaps(self, v: Vocabulary, one: str, other: str) -> Iterator[Given]:
        """Yield the ways in which the second meeting begins too early on the day of the first."""
        for early in v.dates(one) if self.lowest == 0 else ():
            for late in v.dates(other):
                if early.day == late.day and late.start < early.end:
                    yield Given((v.held(one, early), v.held(other, late)), 1)

    def _last(
        self, v: Vocabulary, meeting: str, others: tuple[str, ...], days: dict[str, Expression]
    ) -> tuple[Expression, ...]:
        """Return what must be so for none of the others to be later; a meeting that is not held has day 0."""
        rest = [other for other in others if other != meeting]
        return v.used(meeting), *(
            v.any((1 - v.used(other), v.reaches(days[meeting] - days[other], 0))) for other in rest
        )

    def _earliest(
        self, v: Vocabulary, meeting: str, others: tuple[str, ...], days: dict[str, Expression]
    ) -> tuple[Expression, ...]:
        rest = [other for other in others if other != meeting]
        return v.used(meeting), *(
            v.any((1 - v.used(other), v.reaches(days[other] - days[meeting], 0))) for other in rest
        )

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        firsts, thens = tuple(held_meetings(problem, plan, self.first)), tuple(held_meetings(problem, plan, self.then))
        for one in firsts:
            for other in thens:
                amount = self._lacks(one, other)
                if amount > 0:
                    yield self._wrong((one.id, other.id), amount, one, other)
        if self.highest is not None and firsts and thens:
            last, earliest = max(firsts, key=_day), min(thens, key=_day)
            amount = (earliest.date - last.date).days - self.highest
            if amount > 0:
                yield self._wrong((*self.first, *self.then), amount, last, earliest)

    def _lacks(self, one: PlannedMeeting, other: PlannedMeeting) -> int:
        if self.lowest == 0 and one.date == other.date:
            return int(other.start < one.end)
        return self.lowest - (other.date - one.date).days

    def _wrong(self, about: tuple[str, ...], amount: Number, one: PlannedMeeting, other: PlannedMeeting) -> Finding:
        said = message("{other} is on {after}, {one} on {before}", other=other.id, after=other.date, one=one.id,
                       before=one.date)  # fmt: skip
        return exceeded(self, about, amount, said)


def _day(meeting: PlannedMeeting) -> date:
    return meeting.date
