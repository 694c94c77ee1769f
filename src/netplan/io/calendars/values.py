"""Dates, times, lengths and periods as an iCalendar file writes them."""

from __future__ import annotations

import datetime as dt
import re
from typing import Protocol

from netplan.errors import InputError
from netplan.io.calendars.lines import Line
from netplan.language import message

__all__ = ["Moment", "ZoneBook", "dates", "length", "moment", "plus"]

Moment = dt.date | dt.datetime
"""A day, or a time with its zone; without one only inside the definition of a zone."""
LATEST = 9000
"""Later years are moved to this one, so that whatever is added to them stays a date."""
MOST = 5_000
"""Dates in one line; a series of twenty years held twice a week has about 2,000 exceptions at most."""
LONGEST = dt.timedelta(days=200_000)
_MOMENT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z?))?", re.I)
_LENGTH = re.compile(
    r"([+-]?)P(?:(\d{1,7})W)?(?:(\d{1,8})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,10})S)?)?", re.I
)


class ZoneBook(Protocol):
    """What tells the zones of a calendar's times."""

    @property
    def local(self) -> dt.tzinfo:
        """The zone of times that name none."""

    @property
    def universal(self) -> dt.tzinfo:
        """The zone in which times in UTC repeat."""

    def of(self, name: str, line: Line) -> dt.tzinfo:
        """Return the zone that a line names."""


def moment(line: Line, zones: ZoneBook | None) -> Moment:
    """Return the day or time of a line, ``20130225`` or ``20130225T090000``.

    Parameters
    ----------
    line
        The line.
    zones
        The calendar's zones; none: times keep no zone.
    """
    words, value = line.parts()
    return _moment(value, words, line, zones)


def dates(line: Line, zones: ZoneBook | None) -> list[tuple[Moment, Moment | None]]:
    """Return the days and times in the list of a line; of a period (``start/end``, ``start/length``) its end, too."""
    words, value = line.parts()
    found: list[tuple[Moment, Moment | None]] = []
    for text in _listed(value, line):
        first, _, last = text.partition("/")
        start, end = _moment(first, words, line, zones), None
        if last.strip().upper().lstrip("+-").startswith("P"):
            end = plus(start, _length(last, line), zones.local if zones else None)
        elif last:
            end = _moment(last, words, line, zones)
        if end is not None and (isinstance(start, dt.datetime) != isinstance(end, dt.datetime) or end < start):
            raise _wrong(text, line)
        found.append((start, end))
    return found


def length(line: Line) -> dt.timedelta:
    """Return the length of time in a line, ``PT1H30M`` or ``P1D``."""
    return _length(line.value(), line)


def plus(start: Moment, size: dt.timedelta, zone: dt.tzinfo | None) -> Moment:
    """Return the moment that a length of time leads to: whole days by the calendar, the rest by the clock.

    An hour is an hour, also in the night in which the clocks change; a day ends at the same time as it began.

    Parameters
    ----------
    start
        A day or a time.
    size
        The length.
    zone
        The zone of the end where hours are added to a day.
    """
    days, rest = divmod(size, dt.timedelta(days=1))
    later = start + dt.timedelta(days=days)
    if not rest:
        return later
    if not isinstance(later, dt.datetime):
        return dt.datetime.combine(later, dt.time.min, zone) + rest
    if later.tzinfo is None or later.year == 1:  # UTC may lie before the first year
        return later + rest
    return (later.astimezone(dt.UTC) + rest).astimezone(later.tzinfo)


def _listed(value: str, line: Line) -> list[str]:
    if value.count(",") >= MOST:
        raise line.error(
            message("{name} lists more than {count} dates", name=line.name, count=MOST),
            message("export the coming season only"),
        )  # fmt: skip
    return [text.strip() for text in value.split(",") if text.strip()]


def _moment(text: str, words: dict[str, str], line: Line, zones: ZoneBook | None) -> Moment:
    found = _MOMENT.fullmatch(text.strip())
    try:
        if found is None:
            raise ValueError
        day = dt.date(int(found[1]), int(found[2]), int(found[3]))
        day = min(day, dt.date(LATEST, 12, 31))
        if found[4] is None:
            return day
        clock = dt.time(int(found[4]), int(found[5]), min(int(found[6] or 0), 59))  # 60 is a leap second
    except ValueError:
        raise _wrong(text, line) from None
    whole = dt.datetime.combine(day, clock)
    if zones is None:
        return whole
    name = words.get("TZID")
    if not found[7]:
        return whole.replace(tzinfo=zones.of(name, line) if name else zones.local)
    try:
        return whole.replace(tzinfo=dt.UTC).astimezone(zones.universal)
    except OverflowError:  # on the first day of the year 1
        return whole.replace(tzinfo=dt.UTC)


def _length(text: str, line: Line) -> dt.timedelta:
    found = _LENGTH.fullmatch(text.strip())
    if found is None or not any(found.groups()[1:]):
        raise _wrong(text, line)
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    size = dt.timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    if found[1] == "-" and size:
        raise line.error(
            message("the entry ends before it begins"), message("correct it in the calendar program and export again")
        )
    return min(size, LONGEST)


def _wrong(text: str, line: Line) -> InputError:
    return line.error(
        message('{name} is no time of a calendar: "{text}"', name=line.name, text=text[:40]),
        message("correct the entry in the calendar program and export it again"),
    )
