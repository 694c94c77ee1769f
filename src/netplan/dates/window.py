"""Windows: the spans that meetings may fall in, read from words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from netplan.dates.grammar.groups import Named
from netplan.dates.grammar.phrase import parse
from netplan.dates.grammar.readings import DoubtfulDash, DoubtfulPart, explained, two_ways
from netplan.dates.grammar.stretches import Season
from netplan.dates.grammar.tokens import window_hint
from netplan.domain import Span
from netplan.errors import InputError
from netplan.language import Message, Say, message

__all__ = ["Window", "days_named", "read_window", "season_window"]

_EXCEPT = re.compile(
    r"[\s,;]*(?<!\w)(?:except(?:\s+for)?|but\s+not|undtagen|undtaget|bortset\s+fra|dog\s+ikke|men\s+ikke"
    r"|(?:ikke|not)(?!\s+(?:before|after|earlier|later|før|efter|tidligere|senere)\b)|without|uden|minus)(?!\w)\s*",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*,\s*|\s+(?:and|og|samt|or|eller)\s+|\s*[+&/]\s*", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"(?P<before>[^()]*\S)\s*\(\s*(?P<dash>[-–−]?)\s*(?P<inside>[^()]+?)\s*\)\s*")


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

    def explain(self, language: str = "en") -> str:
        """Say how the text was read, its days, and those that an "except" took out.

        Parameters
        ----------
        language
            ``da`` or ``en``.

        Examples
        --------
        >>> print(read_window("uge 9-10 undtagen onsdage", date(2013, 1, 1), date(2013, 12, 31)).explain())
        "uge 9-10 undtagen onsdage" is read as weeks 9 and 10 of 2013 except Wednesdays
        12 dates: 25 Feb 2013 to 26 Feb 2013, 28 Feb 2013 to 5 Mar 2013 and 7 Mar 2013 to 10 Mar 2013
        fell away (left out by the window: Wednesdays): 27 Feb 2013 and 6 Mar 2013
        """
        return explained(self.text, self.reading, self.days, self.excluded, Say(language))


def read_window(text: str, first: date, last: date, field: str = "") -> Window:
    """Read when something may be, in Danish or English.

    Weeks are ISO weeks. Early, mid and late in a month are its days 1-10, 11-20 and from 21 on.

    Parameters
    ----------
    text
        Periods: ``weeks 9-10``, ``juni``, ``Q4 2014``, ``late March``, ``first half of 2013``, ``school year 2013/14``,
        ``2013-03-05..2013-03-15``. Weekdays: ``Tuesdays in June``, ``last Friday of the month``, ``Sunday after the
        first Saturday in odd months``, ``first Tuesday or Wednesday of the month, rolling``, ``every second Friday from
        8 January``, ``Wednesdays in odd weeks``. Limits: ``before Easter``, ``until 15 May``, ``at least 8 days before
        Christmas``. Joined by and, or, in and except: ``Tuesdays in March before Easter except week 9``.
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
    return _placed(text, Season(first=first, last=last, text=text.strip()), field)


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
    return frozenset(_placed(text, Season(first=first, last=last, text=text.strip(), strict=False), field).days)


def _placed(text: str, season: Season, field: str) -> Window:
    try:
        return _read(text, season)
    except InputError as error:
        raise type(error)(error.what, field=field, hint=error.hint) from None


def season_window(first: date, last: date) -> Window:
    """Return the window of a meeting that has none: any day of the season."""
    days = tuple(Span(first=first, last=last).days())
    reading = message("any time from {first} to {last}", first=first, last=last)
    return Window("", reading, days, frozenset())


@lru_cache(maxsize=4096)
def _read(text: str, season: Season) -> Window:
    found = _IN_BRACKETS.fullmatch(text)
    if found and not found["dash"] and _EXCEPT.match(found["inside"]):
        return _plain(f"{found['before']} {found['inside']}", season)
    if found:
        return _in_doubt(text, found["before"], found["inside"], bool(found["dash"]), season)
    return _plain(text, season)


def _plain(text: str, season: Season, *, doubted: bool = False) -> Window:
    """Read a text without brackets; one part of a doubtful text has no doubts of its own."""
    base, *exceptions = _EXCEPT.split(text)
    if not text.strip() or any(not part.strip() for part in exceptions):
        raise InputError(message('"{text}" names no days', text=text.strip()), hint=window_hint())
    try:
        window = _window(text, base, season) if base.strip() else season_window(season.first, season.last)
        for part in exceptions:
            out = season.model_copy(update={"out": True})
            fewer = _without(window, _named(text, part, out), text, season)
            if season.strict:
                _check_all_of(part, window, fewer, out)
            window = fewer
    except DoubtfulDash as dash:
        if doubted:
            raise _unclear_dash(text) from None
        return _in_doubt(text, dash.before, dash.after, True, season)
    return window


def _check_all_of(part: str, window: Window, fewer: Window, season: Season) -> None:
    """Refuse an "and" after "except" before something that takes no day away: is it left out, or is it added?"""
    for found in _AND.finditer(part):
        try:
            first = _named(season.text, part[: found.start()], season)
            second = _named(season.text, part[found.end() :], season)
        except (InputError, DoubtfulDash):
            continue  # the word stands within what is left out
        days = frozenset(window.days)
        if second.moving or _may_meet(days, second.days) or not days & first.days:
            continue
        said = message("{window} except {out}", window=window.reading, out=first.reading)
        said = message("{parts}", parts=[second.reading, said])
        added = sorted((days - first.days) | second.days)
        raise two_ways(season.text, (fewer.reading, fewer.days), (said, added))


def _may_meet(days: frozenset[date], others: frozenset[date]) -> bool:
    """Tell whether some days lie among others, though none may be the same: week 42 among every second Tuesday."""
    weekdays = [{day.weekday() for day in some} for some in (days, others)]
    return bool(weekdays[0] & weekdays[1]) and min(days) <= max(others) and min(others) <= max(days)


def _without(window: Window, out: Named, text: str, season: Season) -> Window:
    gone = out.days & frozenset(window.days)
    reading = message("{window} except {out}", window=window.reading, out=out.reading)
    if not gone and (out.moving or not season.strict):
        return replace(window, reading=reading)
    days = tuple(day for day in window.days if day not in gone)
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


def _in_doubt(text: str, before: str, inside: str, minus: bool, season: Season) -> Window:
    """Raise the error for brackets and dashes that have two readings; return the window where both are the same."""
    gloss, other = _plain(inside, season, doubted=True), _plain(before, season, doubted=True)
    if minus:
        try:
            other = _without(other, Named(frozenset(gloss.days), gloss.reading), text, season)
        except InputError:
            raise _unclear_dash(text) from None
    elif gloss.days == other.days:
        return Window(text, gloss.reading, gloss.days, gloss.explicit | other.explicit)
    raise two_ways(text, (gloss.reading, gloss.days), (other.reading, other.days))


def _unclear_dash(text: str) -> InputError:
    return InputError(message('what the dash means in "{text}" is not understood', text=text), hint=window_hint())


def _window(text: str, part: str, season: Season) -> Window:
    named = _named(text, part, season)
    return Window(text.strip(), named.reading, tuple(sorted(named.days)), named.explicit)


def _named(text: str, part: str, season: Season, reach: bool | None = None) -> Named:
    """Read a part of a text without exceptions."""
    text = text.strip()
    try:
        named = parse(part, reach).named(season)
    except DoubtfulPart:
        both = [_named(text, part, season, reach) for reach in (True, False)]
        raise two_ways(text, *((one.reading, sorted(one.days)) for one in both)) from None
    if not named.days and season.strict and not (season.out and named.moving):
        raise InputError(
            message(
                '"{text}" lies outside the season, {first} to {last}', text=text, first=season.first, last=season.last
            ),
            hint=message("check the year, or the season's from: and to:"),
        )
    return named
