"""What comes back within a season: every month, odd weeks, every second Friday, the first Monday of each month."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import islice
from typing import Literal

from netplan.dates.grammar.periods import Period, Term, wrong_weekday
from netplan.dates.grammar.readings import TwoWays, reading_of, two_ways, unanchored
from netplan.dates.grammar.stretches import Found, Season, Stretch, settle
from netplan.dates.words import WEEKDAYS, WEEKDAYS_PLURAL
from netplan.domain import Span
from netplan.errors import InputError
from netplan.language import Message, message

__all__ = ["Every", "Pick", "PickUnit", "Rhythm", "Rolling", "Unit", "ordinal", "shifted"]

Unit = Literal["day", "week", "month", "quarter", "halfyear", "year"]
PickUnit = Literal["week", "weekend", "workday", "day"]
_COUNTS = {"month": 12, "week": 53, "quarter": 4, "halfyear": 2, "year": 1}
_FAR = timedelta(days=800)
"""So far beyond the season repeating days are looked for: something else may hang on them."""


def ordinal(number: int) -> Message:
    """Say a number as a place in an order: first, second, last."""
    words = (
        message("first"), message("second"), message("third"), message("fourth"), message("fifth"), message("sixth"),
        message("seventh"), message("eighth"), message("ninth"), message("tenth"),
        message("next to last"), message("last"),
    )  # fmt: skip
    return words[number] if number < 0 else words[number - 1] if number <= 10 else message("{number}.", number=number)


def shifted(day: date, count: int, unit: Unit) -> date:
    """Return the day some days, weeks or months later; in a shorter month its last day."""
    if unit != "month":
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True, slots=True)
class Every(Stretch):
    """Every period of a sort, or all that have an odd or even number."""

    unit: Unit
    """The sort."""
    parity: int | None = None
    """0: those with an even number; 1: those with an odd one; none: all. Weeks are ISO weeks."""
    part: int | None = None
    """Which part of each month, as in :class:`~netplan.dates.grammar.periods.Period`."""

    def readings(self, season: Season) -> list[Found]:
        """Return the one reading: all of them."""
        return [Found(_spans(self, season.around), self.said, certain=False)]

    @property
    def said(self) -> Message:
        """What they are in words."""
        said = _EACH[self.unit] if self.parity is None else _PARITY[self.unit][self.parity]
        return said if self.part is None else (
            message("early {months}", months=said), message("mid {months}", months=said),
            message("late {months}", months=said), message("first half of {months}", months=said),
            message("second half of {months}", months=said),
        )[self.part]  # fmt: skip


_EACH = {
    "day": message("each day"), "week": message("each week"), "month": message("each month"),
    "quarter": message("each quarter"), "halfyear": message("each half-year"), "year": message("each year"),
}  # fmt: skip
_PARITY = {
    "week": (message("even weeks"), message("odd weeks")),
    "month": (message("even months"), message("odd months")),
    "quarter": (message("even quarters"), message("odd quarters")),
    "year": (message("even years"), message("odd years")),
}


@lru_cache(maxsize=256)
def _spans(every: Every, years: range) -> tuple[Span, ...]:
    if every.unit == "day":
        return (Span(first=date(years[0], 1, 1), last=date(years[-1], 12, 31)),)
    found = []
    for year in years:
        for number in range(1, _COUNTS[every.unit] + 1):
            span = Period(every.unit, number, every.part).span(year)
            counted = year if every.unit == "year" else number
            if span and every.parity in (None, counted % 2):
                found.append(span)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Rhythm(Stretch):
    """Every second, third ... weekday, day, week or month, from an anchor on."""

    step: int
    """2: every second one."""
    unit: Unit
    """Days, weeks or months; weekdays come in weeks."""
    weekdays: tuple[int, ...] = ()
    """The weekdays, Monday is 0; none: whole weeks or months."""
    anchor: Stretch | None = None
    """What it is counted from; without it nobody can know."""
    of_month: bool = False
    """Whether "of the month" follows: then the second one of each month may be meant, too."""

    def readings(self, season: Season) -> list[Found]:
        """Return the one reading.

        Raises
        ------
        InputError
            Without an anchor, and for an anchor on another weekday.
        """
        if self.anchor is None:
            raise unanchored(season.text, list(self._ways(season)))
        found = settle(self.anchor, season, anywhere=True)
        if not found.certain:
            raise InputError(
                message('"{text}" is to begin with {start}, which is no single day',
                        text=season.text, start=found.reading),
                hint=message("write the day that it is counted from, as in from 8 January"),
            )  # fmt: skip
        start = found.spans[0].first
        if self.weekdays and self.anchor.is_day and start.weekday() not in self.weekdays:
            raise wrong_weekday(season.text, start, self.weekdays)
        if self.unit == "week" and not self.weekdays and self.anchor.is_day:
            raise self._day_or_week(start, season)
        said = message("{rhythm} from {start}", rhythm=self._said(), start=found.reading)
        spans = tuple(self.spans(start, season.last + _FAR))
        return [Found(spans, said, certain=False)]

    def _day_or_week(self, start: date, season: Season) -> TwoWays:
        """Return the error about every second week from a day: that weekday, or whole weeks?"""
        day, week = replace(self, weekdays=(start.weekday(),)), start.isocalendar()
        ways = [
            (message("{rhythm} from {start}", rhythm=day._said(), start=start), day.spans(start, season.last)),
            (message("{rhythm} from {start}", rhythm=self._said(),
                     start=message("week {week} of {year}", week=str(week.week), year=str(week.year))),
             self.spans(start - timedelta(days=start.weekday()), season.last)),
        ]  # fmt: skip
        first, second = ((said, sorted(one for span in spans for one in span.days() if one in season))
                         for said, spans in ways)  # fmt: skip
        return two_ways(season.text, first, second)

    def _said(self) -> Message:
        what = {"day": message("day"), "week": message("week"), "month": message("month")}
        thing = message("{days}", days=[WEEKDAYS[day] for day in self.weekdays]) if self.weekdays else what[self.unit]
        return message("every {which} {thing}", which=ordinal(self.step), thing=thing)

    def spans(self, start: date, last: date) -> Iterator[Span]:
        """Yield the days, weeks or months from a start on."""
        begin = start - timedelta(days=start.weekday()) if self.unit == "week" else start
        begin = begin.replace(day=1) if self.unit == "month" else begin
        while begin <= last:
            after = shifted(begin, self.step, self.unit)
            if self.weekdays:
                days = (begin + timedelta(days=day) for day in sorted(self.weekdays))
                yield from (Span(first=day, last=day) for day in days if day >= start)
            else:
                yield Span(first=max(begin, start), last=shifted(begin, 1, self.unit) - timedelta(days=1))
            begin = after

    def _ways(self, season: Season) -> Iterator[tuple[Message, list[date]]]:
        """Yield the ways to read it that there are without an anchor, each with its first days."""
        starts = list(islice(self._starts(season), self.step))
        for start in starts:
            if self.step == 2 and self.unit in _PARITY:
                number = start.isocalendar().week if self.unit == "week" else start.month
                every = Every(self.unit, number % 2)
                names = [WEEKDAYS_PLURAL[day] for day in self.weekdays]
                said = message("{weekdays} in {periods}", weekdays=names, periods=every.said) if names else every.said
            else:
                said = message("{rhythm} from {start}", rhythm=self._said(), start=start)
            yield said, [start, shifted(start, self.step, self.unit)]
        if self.of_month:
            found = settle(Pick((self.step,), self.weekdays), season)
            yield found.reading, [span.first for span in found.spans if span.first in season][:2]

    def _starts(self, season: Season) -> Iterator[date]:
        """Yield the days in the season from which it may be counted; of two those in weeks of another parity."""
        parities = set()
        for span in replace(self, step=1).spans(season.first, season.last + _FAR):
            number = span.first.isocalendar().week % 2
            if self.step != 2 or self.unit != "week" or number not in parities:
                parities.add(number)
                yield span.first


@dataclass(frozen=True, slots=True)
class Pick(Stretch):
    """The first, third or last weekday or week of periods."""

    which: tuple[int, ...]
    """Which ones: 1 the first, -1 the last."""
    weekdays: tuple[int, ...]
    """The weekdays, Monday is 0; none: see ``unit``."""
    scope: tuple[Stretch, ...] = (Every("month"),)
    """The periods."""
    unit: PickUnit = "week"
    """Without weekdays: weeks, each from the Monday that counts to its Sunday, weekends, working days or days."""

    def readings(self, season: Season) -> list[Found]:
        """Return every way to read it: one for each way to read its period."""
        if len(self.scope) > 1:
            settled = [settle(period, season) for period in self.scope]
            spans = tuple(sorted({day for one in settled for day in self.of(one.spans)}, key=lambda span: span.first))
            certain = all(one.certain for one in settled)
            return [Found(spans, self.said(reading_of(settled)), certain=certain)] if spans else []
        (period,) = self.scope
        if isinstance(period, Term) and period.last and {period.first.kind, period.last.kind} == {"month"}:
            raise self._doubtful(period, season)
        found = [(one, tuple(self.of(one.spans))) for one in period.readings(season)]
        return [Found(spans, self.said(one.reading), certain=one.certain) for one, spans in found if spans]

    def _doubtful(self, period: Term, season: Season) -> InputError:
        """Return the error about the first Monday in March to May: of each month, or of them all?"""
        found = settle(period, season)
        (whole,) = found.spans
        months = tuple(span for span in _spans(Every("month"), season.around) if span.first in whole)
        each = message("{pick} of each month from {periods}", pick=self.name, periods=found.reading)
        return two_ways(
            season.text,
            (each, [span.first for span in self.of(months)]),
            (self.said(found.reading), [span.first for span in self.of(found.spans)]),
        )

    def impossible(self, season: Season) -> InputError:
        """Return the error about a period that does not exist, or has no such weekday."""
        if not all(period.readings(season) for period in self.scope):
            return next(period for period in self.scope if not period.readings(season)).impossible(season)
        return InputError(
            message('"{text}": there is no {pick}', text=season.text, pick=self.name),
            hint=message("a month has four of each weekday, and a fifth of some; write last for the last one"),
        )

    @property
    def name(self) -> Message:
        """Which ones in words, without the periods."""
        return picked(self.which, self.weekdays, self.unit)

    def said(self, periods: Message) -> Message:
        """Say it with the periods."""
        only = self.scope[0]
        if len(self.scope) == 1 and isinstance(only, Every) and only.parity is None and only.part is None:
            return message("{pick} of {periods}", pick=self.name, periods=periods)
        return message("{pick} in {periods}", pick=self.name, periods=periods)

    def of(self, periods: Iterable[Span]) -> Iterator[Span]:
        """Yield the days or weeks that are meant in some periods."""
        for period in periods:
            for first, length in sorted(self._in(period)):
                yield Span(first=first, last=first + timedelta(days=length - 1))

    def _in(self, period: Span) -> set[tuple[date, int]]:
        """Return the first day and the length of each in one period."""
        if self.weekdays:
            lots = [[day] for day in self.weekdays]
        else:
            lots = [{"week": [0], "weekend": [5], "workday": [*range(5)], "day": [*range(7)]}[self.unit]]
        length = 1 if self.weekdays else {"week": 7, "weekend": 2}.get(self.unit, 1)
        found = set()
        for lot in lots:
            days = [day for day in period.days() if day.weekday() in lot]
            places = [number - 1 if number > 0 else len(days) + number for number in self.which]
            found |= {(days[place], length) for place in places if 0 <= place < len(days)}
        return found


@dataclass(frozen=True, slots=True)
class Rolling(Stretch):
    """Weekdays that take turns from period to period: the first Tuesday, then the first Wednesday."""

    pick: Pick
    """What all of them would be."""
    start: Stretch | None = None
    """In which period the first weekday has its turn; none: that of the season's first day."""

    def readings(self, season: Season) -> list[Found]:
        """Return the one reading."""
        start = settle(self.start, season, anywhere=True) if self.start else _month_of(season.first)
        settled = [settle(period, season) for period in self.pick.scope]
        periods = sorted({span for one in settled for span in one.spans}, key=lambda span: span.first)
        coming = [span for span in periods if span.last >= start.spans[0].first]
        days = self.pick.weekdays
        found = [
            day
            for number, span in enumerate(coming)
            for day in replace(self.pick, weekdays=(days[number % len(days)],)).of((span,))
        ]
        all_of_them = self.pick.said(reading_of(settled))
        return [Found(tuple(found), message("{days}, rolling from {start}", days=all_of_them, start=start.reading),
                      certain=False)] if found else []  # fmt: skip


def _month_of(day: date) -> Found:
    return settle(Term(Period("month", day.month, year=day.year)), Season(first=day, last=day))


def picked(which: tuple[int, ...], weekdays: tuple[int, ...], unit: PickUnit = "week") -> Message:
    """Say which weekdays or weeks are meant: first and third Monday."""
    units = {"week": message("week"), "weekend": message("weekend"), "workday": message("working day"),
             "day": message("day")}  # fmt: skip
    days = [WEEKDAYS[day] for day in weekdays] or [units[unit]]
    return message("{which} {days}", which=[ordinal(number) for number in which], days=days)
