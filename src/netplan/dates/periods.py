"""Days, months, weeks and quarters as they are named, with or without the year."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, NamedTuple

from netplan.dates.words import MONTHS
from netplan.domain import Span
from netplan.language import Message, message

__all__ = ["Found", "Kind", "Period", "Term"]

Kind = Literal["day", "month", "week", "quarter"]


@dataclass(frozen=True, slots=True)
class Period:
    """A named stretch of days that comes back every year."""

    kind: Kind
    """What sort of stretch it is."""
    number: int
    """The number of the month, ISO week or quarter; of a day, its month."""
    part: int | None = None
    """Of a day, the day of the month; of a month, 0 early (days 1-10), 1 mid (11-20), 2 late (21 to the end)."""
    year: int | None = None
    """The year, where it is written; the ISO year of a week."""

    def span(self, year: int) -> Span | None:
        """Return its days in one year; none where that year has no such day or week."""
        try:
            if self.kind == "week":
                return Span(first=date.fromisocalendar(year, self.number, 1), last=_sunday(year, self.number))
            if self.kind == "quarter":
                return Span(first=date(year, 3 * self.number - 2, 1), last=_month_end(year, 3 * self.number))
            if self.kind == "day":
                day = date(year, self.number, self.part or 0)
                return Span(first=day, last=day)
        except ValueError:
            return None
        first = date(year, self.number, 1 if self.part is None else 1 + 10 * self.part)
        return Span(first=first, last=first.replace(day=10 * (self.part + 1)) if self.part in (0, 1)
                    else _month_end(year, self.number))  # fmt: skip

    def reading(self, year: int) -> Message:
        """Say it in words, with the year."""
        if self.kind == "day":
            return message("{day}", day=date(year, self.number, self.part or 0))
        if self.kind == "week":
            return message("week {week} of {year}", week=str(self.number), year=str(year))
        if self.kind == "quarter":
            return message("quarter {quarter} of {year}", quarter=str(self.number), year=str(year))
        month = MONTHS[self.number - 1]
        if self.part is None:
            return message("{month} {year}", month=month, year=str(year))
        parts = (
            message("early {month} {year}", month=month, year=str(year)),
            message("mid {month} {year}", month=month, year=str(year)),
            message("late {month} {year}", month=month, year=str(year)),
        )
        return parts[self.part]

    def occurrences(self, years: range) -> Iterator[tuple[Span, int]]:
        """Yield its days in each of some years, or in its own year."""
        for year in years if self.year is None else (self.year,):
            span = self.span(year)
            if span is not None:
                yield span, year


def _sunday(year: int, week: int) -> date:
    return date.fromisocalendar(year, week, 7)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


class Found(NamedTuple):
    """One way to read a term."""

    span: Span
    """Its days, also those outside the season."""
    reading: Message
    """What it is in words."""
    weeks: tuple[str, int] | None = None
    """Numbers and year of ISO weeks, so that neighbours can be said together."""


@dataclass(frozen=True, slots=True)
class Term:
    """A period, or everything from one period to another."""

    first: Period
    """The period, or the first one."""
    last: Period | None = None
    """The last one."""
    year: int | None = None
    """A year written after a list of ranges (``weeks 51-2 2013``): either end may lie in it."""

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        return self.last is None and self.first.kind == "day"

    def readings(self, years: range) -> list[Found]:
        """Return every way to read it in some years, earliest first."""
        if self.last is None:
            return [self._single(span, year) for span, year in self.first.occurrences(years)]
        if self.year is None:
            return list(_ranges(self.first, self.last, years))
        early = _ranges(replace(self.first, year=self.year), self.last, years)
        late = _ranges(self.first, replace(self.last, year=self.year), years)
        return list({found.span.first: found for found in (*late, *early)}.values())

    def counts(self, found: Found, years: range) -> bool:
        """Tell whether a reading is meant in these years: a week 53 without a year is none of the year before."""
        ends = ((self.first, found.span.first), (self.last, found.span.last))
        free = [day for end, day in ends if end and _is_week_53(end) and not (end.year or self.year)]
        return all(day.isocalendar().year in years for day in free)

    def without_week_53(self, years: range) -> tuple[int, ...]:
        """Return the years in which it looks for a week 53 that none of them has."""
        for end in (self.first, self.last):
            if end is not None and _is_week_53(end):
                written = end.year or self.year
                looked = (written,) if written else tuple(years)
                if not any(end.span(year) for year in looked):
                    return looked
        return ()

    def _single(self, span: Span, year: int) -> Found:
        weeks = (str(self.first.number), year) if self.first.kind == "week" else None
        return Found(span, self.first.reading(year), weeks)


def _is_week_53(period: Period) -> bool:
    return (period.kind, period.number) == ("week", 53)


def _ranges(first: Period, last: Period, years: range) -> Iterator[Found]:
    """Yield the ranges: each end with the latest beginning before it."""
    begins = list(first.occurrences(_around(years, last)))
    ends = list(last.occurrences(_around(years, first)))
    taken = set()
    for end, end_year in ends:
        before = [begin for begin in begins if begin[0].first <= end.first]
        if not before or before[-1] in taken:
            continue
        taken.add(before[-1])
        begin, year = before[-1]
        reading = message("{first} to {last}", first=first.reading(year), last=last.reading(end_year))
        weeks = None
        if first.kind == last.kind == "week" and year == end_year:
            weeks = (f"{first.number}-{last.number}", year)
            reading = message("weeks {weeks} of {year}", weeks=weeks[0], year=str(year))
        yield Found(Span(first=begin.first, last=end.last), reading, weeks)


def _around(years: range, other: Period) -> range:
    """Return the years to look in, those next to the other end's written year too."""
    return years if other.year is None else range(other.year - 1, other.year + 2)
