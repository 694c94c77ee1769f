"""Windows: the spans that meetings may fall in, read from words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from netplan.dates.periods import Found, Term
from netplan.dates.phrase import Group, ends_too_early, parse
from netplan.dates.readings import DoubtfulDash, DoubtfulPart, reading_of, two_ways
from netplan.dates.tokens import window_hint
from netplan.dates.words import WEEKDAYS, WEEKDAYS_PLURAL
from netplan.domain import Span
from netplan.errors import InputError
from netplan.language import Message, message

__all__ = ["Window", "days_named", "read_window", "season_window"]

_EXCEPT = re.compile(
    r"[\s,;]*(?<!\w)(?:except(?:\s+for)?|but\s+not|undtagen|undtaget|bortset\s+fra|dog\s+ikke|men\s+ikke|ikke|not"
    r"|without|uden|minus)(?!\w)\s*",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"(?P<before>[^()]*\S)\s*\(\s*(?P<dash>[-–−]?)\s*(?P<inside>[^()]+?)\s*\)\s*")


class _Season(Span):
    """The season inside which a text is read."""

    strict: bool = True
    """Whether a text that names no day of the season is an error."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days that a text names, inside a season."""

    text: str
    """As it was written."""
    reading: Message
    """As it was read."""
    days: tuple[date, ...]
    """Every calendar day, weekends and holidays too, without those taken out by "except"."""
    explicit: frozenset[date]
    """The days that are written one by one: they stand also on weekends and holidays."""
    excluded: tuple[tuple[date, Message], ...] = ()
    """The days that an "except" took out, with the words for it."""


def read_window(text: str, first: date, last: date, field: str = "") -> Window:
    """Read when something may be, in Danish or English.

    Weeks are ISO weeks. Early, mid and late in a month are its days 1-10, 11-20 and from 21 on.

    Parameters
    ----------
    text
        ``weeks 9-10``, ``juni``, ``Q4 2014``, ``late March``, ``2013-03-05..2013-03-15``, ``June except week 24`` ...
    first, last
        The season; a period without a year is the one that lies in it.
    field
        Path of the text, for errors.

    Raises
    ------
    InputError
        For words that are not understood, that can be read in more than one way, or that name no day of the season.

    Examples
    --------
    >>> window = read_window("uge 9-10", date(2013, 1, 1), date(2013, 12, 31))
    >>> window.reading, len(window.days)
    ('weeks 9 and 10 of 2013', 14)
    """
    return _placed(text, _Season(first=first, last=last), field)


def days_named(text: str, first: date, last: date, field: str = "") -> frozenset[date]:
    """Return the days that a text names inside a season; none where all of them lie in other seasons.

    For texts of the network, which stands from season to season, such as events and school holidays.

    Parameters
    ----------
    text, first, last, field
        As in :func:`read_window`.

    Raises
    ------
    InputError
        For words that are not understood, or that can be read in more than one way.

    Examples
    --------
    >>> sorted(days_named("2013-06-07 and 2014-06-06", date(2013, 1, 1), date(2013, 12, 31)))
    [datetime.date(2013, 6, 7)]
    """
    return frozenset(_placed(text, _Season(first=first, last=last, strict=False), field).days)


def _placed(text: str, season: _Season, field: str) -> Window:
    try:
        return _read(text, season)
    except InputError as error:
        raise type(error)(error.what, field=field, hint=error.hint) from None


def season_window(first: date, last: date) -> Window:
    """Return the window of a meeting that has none: any day of the season."""
    days = tuple(_days(Span(first=first, last=last)))
    reading = message("any time from {first} to {last}", first=first, last=last)
    return Window("", reading, days, frozenset())


@lru_cache(maxsize=4096)
def _read(text: str, season: _Season) -> Window:
    found = _IN_BRACKETS.fullmatch(text)
    if found and not found["dash"] and _EXCEPT.match(found["inside"]):
        return _plain(f"{found['before']} {found['inside']}", season)
    if found:
        return _in_doubt(text, found["before"], found["inside"], bool(found["dash"]), season)
    return _plain(text, season)


def _plain(text: str, season: _Season) -> Window:
    """Read a text without brackets."""
    base, *exceptions = _EXCEPT.split(text)
    if not text.strip() or any(not part.strip() for part in exceptions):
        raise InputError(message('"{text}" names no days', text=text.strip()), hint=window_hint())
    try:
        window = _Union(text, base, season).window() if base.strip() else season_window(season.first, season.last)
        for part in exceptions:
            window = _without(window, _Union(text, part, season).window(), text, season)
    except DoubtfulDash as dash:
        return _in_doubt(text, dash.before, dash.after, True, season)
    return window


def _without(window: Window, out: Window, text: str, season: _Season) -> Window:
    gone = frozenset(out.days) & frozenset(window.days)
    if not gone and not season.strict:
        return window
    days = tuple(day for day in window.days if day not in gone)
    reading = message("{window} except {out}", window=window.reading, out=out.reading)
    if season.strict and (not gone or not days):
        what = (
            message('"{text}": taking {out} out leaves no day', text=text, out=out.reading)
            if gone
            else message('"{text}": {out} lies outside {window}', text=text, out=out.reading, window=window.reading)
        )
        raise InputError(what, hint=message("check the words after except"))
    reason = message("left out by the window: {out}", out=out.reading)
    excluded = sorted([*window.excluded, *((day, reason) for day in gone)])
    return Window(text, reading, days, window.explicit - gone, tuple(excluded))


def _in_doubt(text: str, before: str, inside: str, minus: bool, season: _Season) -> Window:
    """Raise the error for brackets and dashes that have two readings; return the window where both are the same."""
    gloss, other = _plain(inside, season), _plain(before, season)
    if minus:
        try:
            other = _without(other, gloss, text, season)
        except InputError:
            raise InputError(
                message('what the dash means in "{text}" is not understood', text=text), hint=window_hint()
            ) from None
    elif gloss.days == other.days:
        return Window(text, gloss.reading, gloss.days, gloss.explicit | other.explicit)
    raise two_ways(text, (gloss.reading, gloss.days), (other.reading, other.days))


def _days(span: Span) -> Iterator[date]:
    return span.days()


class _Union:
    """The days of all groups of a text, and their reading."""

    def __init__(self, text: str, part: str, season: _Season, reach: bool | None = None) -> None:
        self.text = text.strip()
        self.season = season
        self.days: set[date] = set()
        self.explicit: set[date] = set()
        self.outside = False
        try:
            self.readings = [self._group(group) for group in parse(part, reach)]
        except DoubtfulPart:
            both = [_Union(text, part, season, reach).window() for reach in (True, False)]
            raise two_ways(self.text, *((one.reading, one.days) for one in both)) from None

    def window(self) -> Window:
        """Return what was read."""
        reading = self.readings[0] if len(self.readings) == 1 else message("{parts}", parts=self.readings)
        first, last = self.season.first, self.season.last
        if not self.days and self.season.strict:
            raise InputError(
                message('"{text}" lies outside the season, {first} to {last}', text=self.text, first=first, last=last),
                hint=message("check the year, or the season's from: and to:"),
            )
        if self.outside:
            reading = message(
                "{reading}, as far as it lies between {first} and {last}", reading=reading, first=first, last=last
            )
        return Window(self.text, reading, tuple(sorted(self.days)), frozenset(self.explicit))

    def _group(self, group: Group) -> Message:
        chosen = [self._resolve(term, group.weekdays) for term in group.terms]
        spans = [found.span for found in chosen] or [self.season]
        single = {found.span.first for term, found in zip(group.terms, chosen, strict=True) if term.is_day}
        days = {day for span in spans for day in span.days() if self._on(day, group.weekdays)}
        self.outside |= any(day not in self.season for day in days)
        self.days |= {day for day in days if day in self.season}
        self.explicit |= single
        reading = reading_of(chosen)
        if not group.weekdays:
            return reading
        names = [WEEKDAYS_PLURAL[number] for number in group.weekdays]
        if not chosen:
            return message("{weekdays}", weekdays=names)
        if single and len(single) == len(chosen):
            return reading
        return message("{weekdays} in {periods}", weekdays=names, periods=reading)

    def _on(self, day: date, weekdays: tuple[int, ...]) -> bool:
        return not weekdays or day.weekday() in weekdays

    def _resolve(self, term: Term, weekdays: tuple[int, ...]) -> Found:
        """Return the one reading of a term that the season allows."""
        years = range(self.season.first.year - 1, self.season.last.year + 2)
        found = [one for one in term.readings(years) if term.counts(one, self._years())]
        if not found:
            raise self._impossible(term)
        inside = [one for one in found if one.span.first <= self.season.last and self.season.first <= one.span.last]
        if term.is_day:
            return self._one(self._explicit(inside, found, weekdays))
        return self._one(inside) if inside else found[min(1, len(found) - 1)]

    def _years(self) -> range:
        return range(self.season.first.year, self.season.last.year + 1)

    def _explicit(self, inside: list[Found], found: list[Found], weekdays: tuple[int, ...]) -> list[Found]:
        """Return the readings of a single day; the weekday written with it must be right."""
        if not inside and not self.season.strict:
            return found[min(1, len(found) - 1) :][:1]  # of a year that has no day here
        if not inside:
            raise InputError(
                message(
                    '"{text}": {day} is outside the season, {first} to {last}',
                    text=self.text, day=found[min(1, len(found) - 1)].reading,
                    first=self.season.first, last=self.season.last,
                ),
                hint=message("check the year, or the season's from: and to:"),
            )  # fmt: skip
        right = [one for one in inside if self._on(one.span.first, weekdays)]
        if not right:
            day = inside[0].span.first
            raise InputError(
                message(
                    '"{text}": {day} is a {weekday}, not a {written}',
                    text=self.text, day=day, weekday=WEEKDAYS[day.weekday()],
                    written=[WEEKDAYS[number] for number in weekdays],
                ),
                hint=message("correct the weekday or the date"),
            )  # fmt: skip
        return right

    def _one(self, found: list[Found]) -> Found:
        if len(found) == 1:
            return found[0]
        raise InputError(
            message(
                '"{text}" occurs {count} times in the season: {readings}',
                text=self.text, readings=[one.reading for one in found], count=len(found),
            ),
            hint=message('write the year, as in "{reading}"', reading=found[0].reading),
        )  # fmt: skip

    def _impossible(self, term: Term) -> InputError:
        lacking = term.without_week_53(self._years())
        if lacking:
            return InputError(
                message('"{text}": there is no week 53 in {years}', text=self.text, years=[*map(str, lacking)]),
                hint=message("write week 52, or the year of the week 53 that is meant"),
            )
        if term.last is not None:
            return ends_too_early(self.text)
        return InputError(
            message('"{text}" names a day or week that does not exist', text=self.text), hint=window_hint()
        )
