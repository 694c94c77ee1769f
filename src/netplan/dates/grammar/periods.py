"""Days, weeks, months, quarters, terms and feasts as they are named, with or without the year."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from netplan.dates.grammar.feasts import FEASTS
from netplan.dates.grammar.stretches import Found, Season, Stretch, overlap
from netplan.dates.words import MONTHS, WEEKDAYS
from netplan.domain import Span
from netplan.errors import InputError
from netplan.language import Message, message

__all__ = ["DOUBLE", "Kind", "Period", "Term", "ends_too_early", "wrong_weekday"]

Kind = Literal[
    "day", "month", "week", "quarter", "halfyear", "year", "schoolyear", "term", "semester", "season", "feast"
]


def ends_too_early(text: str) -> InputError:
    """Return the error about a range that runs backwards."""
    return InputError(
        message('"{text}" ends before it begins', text=text.strip()), hint=message("write the earlier end first")
    )


def wrong_weekday(text: str, day: date, weekdays: tuple[int, ...]) -> InputError:
    """Return the error about a day that is none of the weekdays written with it."""
    return InputError(
        message(
            '"{text}": {day} is a {weekday}, not a {written}',
            text=text, day=day, weekday=WEEKDAYS[day.weekday()], written=[WEEKDAYS[number] for number in weekdays],
        ),
        hint=message("correct the weekday or the date"),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """A named stretch of days that comes back every year."""

    kind: Kind
    """What sort of stretch it is."""
    number: int = 0
    """The number of the month, ISO week, quarter, half or season; of a day, its month; of a feast, its place in
    :data:`~netplan.dates.grammar.feasts.FEASTS`; of a term or semester, 1 for spring and 2 for autumn."""
    part: int | None = None
    """Of a day, the day of the month; of a month, 0 early (days 1-10), 1 mid (11-20), 2 late (21 to the end),
    3 and 4 its halves (1-15, 16 to the end)."""
    year: int | None = None
    """The year, where it is written; the ISO year of a week, the year in which a winter or school year begins."""

    def span(self, year: int) -> Span | None:
        """Return its days in one year; none where that year has no such day or week."""
        try:
            return _SPANS[self.kind](year, self.number, self.part)
        except ValueError:
            return None

    def reading(self, year: int) -> Message:
        """Say it in words, with the year."""
        return _READINGS[self.kind](self, str(year))

    def occurrences(self, years: range) -> Iterator[tuple[Span, int]]:
        """Yield its days in each of some years, or in its own year."""
        for year in years if self.year is None else (self.year,):
            span = self.span(year)
            if span is not None:
                yield span, year


def _day(year: int, month: int, day: int | None) -> Span:
    found = date(year, month, day or 0)
    return Span(first=found, last=found)


def _week(year: int, week: int, part: int | None) -> Span:
    return Span(first=date.fromisocalendar(year, week, 1), last=date.fromisocalendar(year, week, 7))


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


_PARTS: dict[int | None, tuple[int, int]] = {
    None: (1, 31), 0: (1, 10), 1: (11, 20), 2: (21, 31), 3: (1, 15), 4: (16, 31),
}  # fmt: skip


def _month(year: int, month: int, part: int | None) -> Span:
    first, last = _PARTS[part]
    return Span(first=date(year, month, first), last=date(year, month, min(last, monthrange(year, month)[1])))


def _months(first: int, last: int) -> Callable[[int], Span]:
    """Return a stretch of months; one whose last month is earlier in the year lies over New Year."""
    return lambda year: Span(first=date(year, first, 1), last=_month_end(year + (last < first), last))


_TERMS = {1: _months(1, 6), 2: _months(8, 12)}
_SEMESTERS = {1: _months(2, 6), 2: _months(9, 1)}
_SEASONS = {1: _months(3, 5), 2: _months(6, 8), 3: _months(9, 11), 4: _months(12, 2)}

_SPANS: dict[str, Callable[[int, int, int | None], Span]] = {
    "day": _day,
    "week": _week,
    "month": _month,
    "quarter": lambda year, number, part: _months(3 * number - 2, 3 * number)(year),
    "halfyear": lambda year, number, part: _months(6 * number - 5, 6 * number)(year),
    "year": lambda year, number, part: _months(1, 12)(year),
    "schoolyear": lambda year, number, part: _months(8, 7)(year),
    "term": lambda year, number, part: _TERMS[number](year),
    "semester": lambda year, number, part: _SEMESTERS[number](year),
    "season": lambda year, number, part: _SEASONS[number](year),
    "feast": lambda year, number, part: FEASTS[number].span(year),
}
"""The days of each kind in a year. A school year runs from 1 August to 31 July (folkeskoleloven)."""

DOUBLE = ("schoolyear", "season", "semester", "feast")
"""Kinds of which some lie over New Year, and are named by both years: winter 2026/27."""


def _named(name: Message, period: Period, year: str) -> Message:
    span = period.span(int(year))
    if span and span.last.year > int(year):
        year = f"{year}/{span.last.year % 100:02}"
    return message("{name} {year}", name=name, year=year)


def _month_said(period: Period, year: str) -> Message:
    month = MONTHS[period.number - 1]
    if period.part is None:
        return message("{month} {year}", month=month, year=year)
    return (
        message("early {month} {year}", month=month, year=year),
        message("mid {month} {year}", month=month, year=year),
        message("late {month} {year}", month=month, year=year),
        message("first half of {month} {year}", month=month, year=year),
        message("second half of {month} {year}", month=month, year=year),
    )[period.part]


_READINGS: dict[str, Callable[[Period, str], Message]] = {
    "day": lambda period, year: message("{day}", day=date(int(year), period.number, period.part or 0)),
    "week": lambda period, year: message("week {week} of {year}", week=str(period.number), year=year),
    "month": _month_said,
    "quarter": lambda period, year: message("quarter {quarter} of {year}", quarter=str(period.number), year=year),
    "halfyear": lambda period, year: message("half-year {half} of {year}", half=str(period.number), year=year),
    "year": lambda period, year: message("the year {year}", year=year),
    "schoolyear": lambda period, year: _named(message("school year"), period, year),
    "term": lambda period, year: _named(
        (message("spring term"), message("autumn term"))[period.number - 1], period, year
    ),
    "semester": lambda period, year: _named(
        (message("spring semester"), message("autumn semester"))[period.number - 1], period, year
    ),
    "season": lambda period, year: _named(
        (message("spring"), message("summer"), message("autumn"), message("winter"))[period.number - 1], period, year
    ),
    "feast": lambda period, year: _named(FEASTS[period.number].name, period, year),
}


@dataclass(frozen=True, slots=True)
class Term(Stretch):
    """A period, or everything from one period to another."""

    first: Period
    """The period, or the first one."""
    last: Period | None = None
    """The last one."""
    year: int | None = None
    """A year written after a list of ranges (``weeks 51-2 2013``): either end may lie in it."""
    weekdays: tuple[int, ...] = ()
    """The weekday that is written with the first day, or several of which it must be one; Monday is 0."""
    last_weekdays: tuple[int, ...] = ()
    """The weekday that is written with the last day."""

    @property
    def is_day(self) -> bool:
        """Whether it is a single day."""
        first = self.first
        return self.last is None and (first.kind == "day" or (first.kind == "feast" and FEASTS[first.number].days == 1))

    @property
    def is_feast(self) -> bool:
        """Whether it is Easter, Christmas or another feast."""
        return self.last is None and self.first.kind == "feast"

    def readings(self, season: Season) -> list[Found]:
        """Return every way to read it, earliest first; a weekday written with a day tells which one is meant."""
        found = [one for one in self._found(season.around) if self._counts(one, season.years)]
        inside = [one for one in found if overlap(one, season)] if self.weekdays or self.last_weekdays else []
        return [one for one in inside if self._wrong_end(one) is None] if inside else found

    def _wrong_end(self, found: Found) -> tuple[date, tuple[int, ...]] | None:
        """Return an end that is on another weekday than is written with it, and what is written."""
        (span,) = found.spans
        for day, weekdays in ((span.first, self.weekdays), (span.last, self.last_weekdays)):
            if weekdays and day.weekday() not in weekdays:
                return day, weekdays
        return None

    def _found(self, years: range) -> list[Found]:
        if self.last is None:
            return [self._single(span, year) for span, year in self.first.occurrences(years)]
        if self.year is None:
            return list(_ranges(self.first, self.last, years))
        early = _ranges(replace(self.first, year=self.year), self.last, years)
        late = _ranges(self.first, replace(self.last, year=self.year), years)
        return list({found.spans[0].first: found for found in (*late, *early)}.values())

    def _counts(self, found: Found, years: range) -> bool:
        """Tell whether a reading is meant in these years: a week 53 without a year is none of the year before."""
        (span,) = found.spans
        ends = ((self.first, span.first), (self.last, span.last))
        free = [day for end, day in ends if end and _is_week_53(end) and not (end.year or self.year)]
        return all(day.isocalendar().year in years for day in free)

    def impossible(self, season: Season) -> InputError:
        """Return the error about a period that does not exist, or a range that runs backwards."""
        for found in self._found(season.around):
            wrong = self._wrong_end(found)
            if wrong and overlap(found, season):
                return wrong_weekday(season.text, *wrong)
        lacking = self._without_week_53(season.years)
        if lacking:
            return InputError(
                message('"{text}": there is no week 53 in {years}', text=season.text, years=[*map(str, lacking)]),
                hint=message("write week 52, or the year of the week 53 that is meant"),
            )
        if self.last is not None:
            return ends_too_early(season.text)
        return Stretch.impossible(self, season)

    def _without_week_53(self, years: range) -> tuple[int, ...]:
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
        return Found((span,), self.first.reading(year), weeks)


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
        yield Found((Span(first=begin.first, last=end.last),), reading, weeks)


def _around(years: range, other: Period) -> range:
    """Return the years to look in, those next to the other end's written year too."""
    return years if other.year is None else range(other.year - 1, other.year + 2)
