"""The time zones of a calendar: by their names, or as the calendar itself defines them."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from netplan.io.calendars.effort import Effort
from netplan.io.calendars.lines import Block, Line
from netplan.io.calendars.rule import Rule
from netplan.io.calendars.values import dates, moment
from netplan.language import message

__all__ = ["Zones"]


class Zones:
    """The time zones that one calendar uses.

    Names of the IANA go before the calendar's own definitions, because programs write these with errors; a definition
    counts where the name means nothing by itself.

    Parameters
    ----------
    calendar
        The calendar.
    default
        The zone of times without one, unless the calendar names its own.
    first, last
        Days between which the zones are asked for.
    effort
        What is left for the file.
    """

    def __init__(self, calendar: Block, default: dt.tzinfo, first: dt.date, last: dt.date, effort: Effort) -> None:
        self._default, self._first, self._last, self._effort = default, first, last, effort
        self._defined = {
            line.value(): block
            for block in calendar.inner if block.kind == "VTIMEZONE" for line in block.every("TZID")[:1]
        }  # fmt: skip
        self._known: dict[str, dt.tzinfo] = {}
        self._own = calendar.one("X-WR-TIMEZONE")

    @property
    def local(self) -> dt.tzinfo:
        """The zone of times that name none."""
        return self.of(self._own.value(), self._own) if self._own and self._own.value() else self._default

    @property
    def universal(self) -> dt.tzinfo:
        """The zone in which times in UTC repeat: the calendar's own, as the programs that write one do it."""
        if self._own is None:
            return dt.UTC
        return self._named(self._own.value()) or dt.UTC

    def of(self, name: str, line: Line) -> dt.tzinfo:
        """Return the zone that a line names.

        Raises
        ------
        InputError
            For a name that means nothing and is not defined, or a definition that cannot be read.
        """
        if name not in self._known:
            zone = self._named(name) or self._from_definition(name)
            if zone is None:
                raise line.error(
                    message('the calendar neither defines nor explains the time zone "{name}"', name=name[:60]),
                    message("choose a time zone such as Europe/Copenhagen in the calendar program and export again"),
                )
            self._known[name] = zone
        return self._known[name]

    def _named(self, name: str) -> dt.tzinfo | None:
        plain = name.strip().strip("/")
        found = _zone(plain) or _zone(_windows_name(plain))
        if found is None and name.startswith("/") and name not in self._defined:
            parts = plain.split("/")  # /vendor.example/20190101/Europe/Copenhagen
            found = next((zone for size in (3, 2) if (zone := _zone("/".join(parts[-size:])))), None)
        return found

    def _from_definition(self, name: str) -> dt.tzinfo | None:
        block = self._defined.get(name)
        parts = [part for part in block.inner if part.kind in ("STANDARD", "DAYLIGHT")] if block else []
        changes = [change for part in parts for change in self._changes(part)]
        return _Defined(name, changes) if changes else None

    def _changes(self, part: Block) -> list[_Change]:
        """Return when a part of a definition begins to hold, around the time asked for."""
        line, before, after = part.one("DTSTART"), part.one("TZOFFSETFROM"), part.one("TZOFFSETTO")
        if line is None or before is None or after is None:
            raise part.begin.error(
                message("the definition of a time zone lacks its start or its difference from UTC"),
                message("save or download the calendar again"),
            )
        start = moment(line, None)
        if not isinstance(start, dt.datetime):
            start = dt.datetime.combine(start, dt.time.min)
        start = start.replace(tzinfo=None)
        found = {start}
        since, until = _at(self._first.year - 2), _at(self._last.year + 2)
        for rule in part.every("RRULE"):
            found |= {*Rule(rule, start, dt.UTC, self._effort).between(since, until)}
        for more in part.every("RDATE"):
            self._effort.spend(Effort.TIME * (more.raw.count(b",") + 1), more)
            found |= {
                day.replace(tzinfo=None) if isinstance(day, dt.datetime) else dt.datetime.combine(day, dt.time.min)
                for day, _ in dates(more, None)
            }  # fmt: skip
        return [_Change(one, _offset(before), _offset(after)) for one in found]


def _windows_name(name: str) -> str:
    """Return what the IANA calls a time zone that has a name of Windows (``Romance Standard Time``)."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    found: str = WINDOWS_TO_OLSON.get(name, "")
    return found


def _zone(name: str) -> ZoneInfo | None:
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}", name):
        return None
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _at(year: int) -> dt.datetime:
    return dt.datetime(min(max(year, 1), 9999), 1, 1)


def _offset(line: Line) -> dt.timedelta:
    found = re.fullmatch(r"([+-])(\d{2})(\d{2})(\d{2})?", line.value())
    if not found or int(found[2]) > 23 or int(found[3]) > 59:
        raise line.error(
            message('"{text}" is no difference from UTC', text=line.value()[:40]),
            message("save or download the calendar again"),
        )
    size = dt.timedelta(hours=int(found[2]), minutes=int(found[3]), seconds=int(found[4] or 0) % 60)
    return -size if found[1] == "-" else size


class _Change(NamedTuple):
    """When the difference from UTC changes, by the clock until then."""

    clock: dt.datetime
    before: dt.timedelta
    after: dt.timedelta


class _Defined(dt.tzinfo):
    """A time zone as a calendar defines it."""

    def __init__(self, name: str, changes: Iterable[_Change]) -> None:
        self._name = name
        self._changes = sorted(changes)
        self._universal = [_moved(one.clock, -one.before) for one in self._changes]
        # by the clock: a jump leaves out an hour, which counts as before it; at a step back an hour comes twice, and
        # `fold` tells which one is meant (PEP 495)
        both = [sorted((one.clock, _moved(one.clock, one.after - one.before))) for one in self._changes]
        self._clocks = [[pair[1] for pair in both], [pair[0] for pair in both]]

    def utcoffset(self, moment: dt.datetime | None) -> dt.timedelta:
        if moment is None:
            return self._changes[0].before
        return self._after(bisect_right(self._clocks[moment.fold], moment.replace(tzinfo=None)))

    def _after(self, number: int) -> dt.timedelta:
        return self._changes[number - 1].after if number else self._changes[0].before

    def fromutc(self, moment: dt.datetime) -> dt.datetime:
        universal = moment.replace(tzinfo=None)
        number = bisect_right(self._universal, universal)
        back = self._changes[number - 1].before - self._changes[number - 1].after if number else dt.timedelta(0)
        twice = back > dt.timedelta(0) and universal - self._universal[number - 1] < back
        return (moment + self._after(number)).replace(fold=int(twice))

    def dst(self, moment: dt.datetime | None) -> None:
        return None

    def tzname(self, moment: dt.datetime | None) -> str:
        return self._name


def _moved(moment: dt.datetime, by: dt.timedelta) -> dt.datetime:
    try:
        return moment + by
    except OverflowError:
        return moment
