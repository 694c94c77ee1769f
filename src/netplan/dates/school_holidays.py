"""The school holidays of Danish municipalities: published plans where they are known, else the usual weeks.

By law (folkeskoleloven, section 14 a) the summer holiday begins on the last Saturday of June. Everything else each
municipality decides for itself, some (København) leave it to each school, and no public table has all of them.

The rule, read off the published plans below and right for all of them to a few days:

- winter: week 7, or 8 where ``municipalities.csv`` says so, its Saturday before to its Sunday. That file names its
  sources; some speak of a region only. Where it names none, week 7 is what most municipalities have, and a guess.
  Brøndby changes between the two, week 7 in odd years.
- Easter: from the Saturday before Palm Sunday to Easter Monday; Ascension Day to the Sunday after it.
- summer: from the last Saturday of June, for six weeks and the weekend after them. A seventh week occurs.
- autumn: week 42, its Saturday before to its Sunday.
- Christmas: from the Saturday before 24 December (21 December where the 24th is a Saturday or Sunday) to 3 January and
  the weekend that touches it. Municipalities differ by a day or two at both ends.

The override: ``school_holidays.csv`` holds plans as they were published, each row with the page on which it stood; it
replaces the rule for that municipality, school year and holiday. A summer holiday belongs to the school year in which
it ends. Days off that a school adds (Constitution Day, days between) are in neither.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from dateutil.easter import easter

from netplan.domain import Span
from netplan.language import Message, mark, message

__all__ = ["SchoolHoliday", "known_municipality", "municipalities", "school_holidays"]

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class SchoolHoliday:
    """One school holiday of one municipality."""

    municipality: str
    """The municipality."""
    holiday: str
    """``summer``, ``autumn``, ``christmas``, ``winter``, ``easter`` or ``ascension``."""
    span: Span
    """Its days, weekends at both ends included."""
    source: str = ""
    """Where the dates were published; empty: they follow the rule."""

    @property
    def name(self) -> Message:
        """What it is called."""
        return message(_CALLED[self.holiday], place=self.municipality)


_CALLED = {
    "summer": mark("summer holiday in {place}"),
    "autumn": mark("autumn holiday in {place}"),
    "christmas": mark("Christmas holiday in {place}"),
    "winter": mark("winter holiday in {place}"),
    "easter": mark("Easter holiday in {place}"),
    "ascension": mark("Ascension holiday in {place}"),
}


def school_holidays(municipality: str, first: date, last: date) -> tuple[SchoolHoliday, ...]:
    """Return the school holidays of a municipality that touch a span of days, earliest first.

    Parameters
    ----------
    municipality
        A Danish municipality as :func:`municipalities` lists it.
    first, last
        The span.

    Examples
    --------
    >>> for one in school_holidays("Herning", date(2027, 1, 10), date(2027, 4, 30)):
    ...     print(one.name, one.span.first, one.span.last)
    winter holiday in Herning 2027-02-13 2027-02-21
    Easter holiday in Herning 2027-03-20 2027-03-29
    """
    found = (one for year in range(first.year - 1, last.year + 1) for one in _of_school_year(municipality, year))
    inside = (one for one in found if one.span.first <= last and first <= one.span.last)
    return tuple(sorted(inside, key=lambda one: one.span.first))


def municipalities() -> tuple[str, ...]:
    """Return the names of the 98 Danish municipalities."""
    return tuple(_winter_weeks())


def known_municipality(word: str) -> str | None:
    """Return the Danish municipality that a word means; none where it means no municipality.

    Examples
    --------
    >>> known_municipality("århus kommune"), known_municipality("Copenhagen"), known_municipality("Skagen")
    ('Aarhus', 'København', None)
    """
    return _by_spelling().get(_spelling(word))


def _of_school_year(municipality: str, year: int) -> Iterator[SchoolHoliday]:
    """Yield the holidays of the school year that begins in August of a year."""
    for holiday in _USUAL:
        published = _published().get((municipality, year, holiday))
        if published is None:
            yield SchoolHoliday(municipality, holiday, _usual(municipality, year, holiday))
        else:
            yield SchoolHoliday(municipality, holiday, *published)


def _usual(municipality: str, year: int, holiday: str) -> Span:
    """Return the days that the rule gives."""
    return _with_weekends(_USUAL[holiday](municipality, year))


def _winter(municipality: str, year: int) -> Span:
    odd, *even = _winter_weeks()[municipality]
    return _week(year + 1, even[0] if even and year % 2 else odd)


def _autumn(_: str, year: int) -> Span:
    return _week(year, 42)


def _easter(_: str, year: int) -> Span:
    sunday = easter(year + 1)
    return Span(first=sunday - timedelta(days=8), last=sunday + timedelta(days=1))


def _ascension(_: str, year: int) -> Span:
    thursday = easter(year + 1) + timedelta(days=39)
    return Span(first=thursday, last=thursday + timedelta(days=3))


def _summer(_: str, year: int) -> Span:
    last = date(year, 6, 30)
    begins = last - timedelta(days=(last.weekday() - SATURDAY) % 7)
    return Span(first=begins, last=begins + timedelta(days=6 * 7 + 1))


def _christmas(_: str, year: int) -> Span:
    eve = date(year, 12, 24)
    begins = date(year, 12, 21) if eve.weekday() >= SATURDAY else eve - timedelta(days=eve.weekday() + 2)
    return Span(first=begins, last=date(year + 1, 1, 3))


_USUAL: Mapping[str, Callable[[str, int], Span]] = {
    "summer": _summer, "autumn": _autumn, "christmas": _christmas, "winter": _winter, "easter": _easter,
    "ascension": _ascension,
}  # fmt: skip


def _week(year: int, week: int) -> Span:
    return Span(first=date.fromisocalendar(year, week, 1), last=date.fromisocalendar(year, week, 7))


def _with_weekends(span: Span) -> Span:
    """Return a span with the weekends that touch it."""
    first, last = span.first, span.last
    while (first - timedelta(days=1)).weekday() >= SATURDAY:
        first -= timedelta(days=1)
    while (last + timedelta(days=1)).weekday() >= SATURDAY:
        last += timedelta(days=1)
    return Span(first=first, last=last)


@cache
def _winter_weeks() -> Mapping[str, tuple[int, ...]]:
    """Return the week of the winter holiday in each municipality; of two, the first is that of odd years."""
    return {row["municipality"]: tuple(map(int, row["winter"].split("/"))) for row in _rows("municipalities.csv")}


@cache
def _published() -> Mapping[tuple[str, int, str], tuple[Span, str]]:
    return {
        (row["municipality"], int(row["school_year"][:4]), row["holiday"]):
        (_with_weekends(Span.model_validate(f"{row['first']}..{row['last']}")), row["source"])
        for row in _rows("school_holidays.csv")
    }  # fmt: skip


def _rows(file: str) -> list[dict[str, str]]:
    with (files("netplan.dates") / file).open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


@cache
def _by_spelling() -> Mapping[str, str]:
    return {**{_spelling(name): name for name in municipalities()}, "copenhagen": "København", "elsinore": "Helsingør"}


def _spelling(word: str) -> str:
    """Return a spelling in which Århus, Aarhus and Aarhus Kommune are the same."""
    plain = word.casefold().replace("å", "aa").replace("-", " ").split()
    return " ".join(piece for piece in plain if piece not in ("kommune", "municipality"))
