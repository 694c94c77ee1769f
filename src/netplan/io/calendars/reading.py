"""When people are busy, read from their calendars (iCalendar, RFC 5545), without what for.

Read are the entries (VEVENT) and the published busy times (VFREEBUSY) of a file or of all files in a folder. Nobody
is busy while an entry is cancelled, marked as free or declined by the person. Times are told in the network's zone;
whole days are those of the person's own.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from netplan.domain.busy import Busy, merged
from netplan.domain.values import known_zone
from netplan.errors import InputError
from netplan.io.calendars.effort import Effort
from netplan.io.calendars.entries import LONGEST_REPEATED, Entry, Kind, read_entry
from netplan.io.calendars.lines import Block, calendars
from netplan.io.calendars.values import Moment, dates
from netplan.io.calendars.zones import Zones
from netplan.io.text import LARGEST, read_content
from netplan.language import message
from netplan.plan.busy import BusyReading, calendar_note

__all__ = ["read_busy", "read_calendar"]

SUFFIXES = (".ics", ".ical", ".icalendar", ".ifb")
_NEVER_FAR = {"RDATE", "RECURRENCE-ID", "DURATION"}
"""What can bring an entry into the season wherever it begins and ends."""
_EARLIEST, _LATEST = dt.date(1000, 1, 1), dt.date(9000, 12, 31)
"""Nothing is asked outside: near the ends of the calendar no time zone can be told."""
_TASKS = {"VTODO", "VJOURNAL"}
_PUBLISHED = {"FREE": Kind.FREE, "BUSY-TENTATIVE": Kind.TENTATIVE}


def read_busy(
    path: str | Path,
    first: dt.date,
    last: dt.date,
    *,
    timezone: str = "Europe/Copenhagen",
    home: str | None = None,
    emails: Collection[str] = (),
    own: Collection[str] = (),
) -> BusyReading:
    """Read when somebody is busy from a calendar file or a folder of them.

    Parameters
    ----------
    path
        An .ics file, or a folder whose .ics files are read together.
    first, last
        The days to read, both included.
    timezone
        IANA name of the time zone in which the times are told, the network's.
    home
        IANA name of the person's own time zone, of whole days and of times that name none; none: the same.
    emails
        The person's own addresses: an invitation that one of them declined leaves the person free.
    own
        Ids (UID) of entries to leave out.

    Returns
    -------
    The times, and remarks that count what was read and left out.

    Raises
    ------
    InputError
        With file and line, when it is no calendar, cannot be read, or repeats too much.

    Examples
    --------
    ``netplan.read_busy("henrik.ics", date(2013, 1, 1), date(2013, 12, 31)).calendar.busy``
    """
    zone, local = (ZoneInfo(known_zone(name)) for name in (timezone, home or timezone))
    calendar = read_calendar(Path(path), (first, last), zone, local, emails, own)
    return BusyReading(calendar, (calendar_note(calendar),))


def read_calendar(
    path: Path,
    days: tuple[dt.date, dt.date],
    zone: dt.tzinfo,
    home: dt.tzinfo,
    emails: Collection[str],
    own: Collection[str],
) -> Busy:
    """Read when somebody is busy; the parameters are those of :func:`read_busy`."""
    reading = _Reading(days, zone, home, {email.lower() for email in emails}, own)
    for file, content in _contents(path):
        reading.add(content, file)
    return reading.busy(path.name)


def _contents(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each file."""
    if not path.is_dir():
        yield str(path), read_content(path)
        return
    files = sorted(one for one in path.iterdir() if one.suffix.lower() in SUFFIXES and one.is_file())
    if not files:
        raise InputError(
            message('the folder "{name}" holds no calendar', name=path.name),
            hint=message("put .ics files into it"), file=str(path),
        )  # fmt: skip
    size = 0
    for file in files:
        content = read_content(file)
        size += len(content)
        if size > LARGEST:
            raise InputError(
                message("the files of the folder are larger than 10 MB together"),
                hint=message("export the coming season only"), file=str(path),
            )  # fmt: skip
        yield str(file), content


class _Reading:
    """One reading of a file or a folder."""

    def __init__(
        self,
        days: tuple[dt.date, dt.date],
        zone: dt.tzinfo,
        home: dt.tzinfo,
        emails: Collection[str],
        own: Collection[str],
    ) -> None:
        first, last = days
        if last < first:
            raise InputError(
                message("the days to read end on {last}, before they begin on {first}", last=last, first=first),
                hint=message("give the earlier day first"),
            )
        first, last = max(first, _EARLIEST), min(last, _LATEST)
        self._first, self._last, self._zone, self._home = first, last, zone, home
        self._begin = dt.datetime.combine(first, dt.time.min, zone)
        self._end = dt.datetime.combine(last + dt.timedelta(days=1), dt.time.min, zone)
        self._emails, self._own = emails, own
        self._effort = Effort()
        margin = dt.timedelta(days=2)  # more than any two time zones differ
        self._early, self._late = (first - margin).strftime("%Y%m%d"), (last + margin).strftime("%Y%m%d")
        self._earlier = (first - margin - LONGEST_REPEATED).strftime("%Y%m%d")
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        self._spans: dict[Kind, list[tuple[dt.datetime, dt.datetime]]] = defaultdict(list)
        self._counts: Counter[Kind] = Counter()

    def add(self, content: bytes, file: str) -> None:
        """Read one file."""
        found = calendars(content, file, self._emails)
        uids = Counter(line.value() for calendar in found for block in calendar.inner for line in block.every("UID"))
        for calendar in found:
            zones = Zones(calendar, self._home, self._first, self._last, self._effort)
            for block in calendar.inner:
                if block.kind == "VEVENT" and not self._elsewhere(block, uids):
                    entry = read_entry(block, zones, self._effort, self._own, self._emails)
                    self._entries[entry.uid].append(entry)
                elif block.kind == "VFREEBUSY":
                    self._published(block, zones)
                elif block.kind in _TASKS:
                    self._counts[Kind.TASK] += 1

    def busy(self, name: str) -> Busy:
        """Return what was read."""
        for entries in self._entries.values():
            for start, end, kind in self._times(entries):
                self._note(start, end, kind)
        return Busy(
            name=name, busy=merged(self._spans[Kind.BUSY]), tentative=merged(self._spans[Kind.TENTATIVE]),
            left_out={kind: self._counts[kind] for kind in Kind if self._counts[kind]},
        )  # fmt: skip

    def _elsewhere(self, block: Block, uids: Counter[str]) -> bool:
        """Tell whether an entry surely lies outside the days asked for, so that nothing of it needs reading."""
        uid, first, last, rules = (block.every(name) for name in ("UID", "DTSTART", "DTEND", "RRULE"))
        if not uid or uids[uid[0].value()] > 1 or not first or not _NEVER_FAR.isdisjoint(block.lines):
            return False
        starts = first[0].value()[:8]
        ends = last[0].value()[:8] if last else starts
        if not (starts + ends).isdecimal() or starts > ends:
            return False
        if rules:  # finished long ago
            over = [re.search(r"UNTIL=(\d{8})", rule.value()) for rule in rules]
            return all(one is not None and max(one[1], ends) < self._earlier for one in over)
        return starts > self._late or ends < self._early

    def _published(self, block: Block, zones: Zones) -> None:
        """Note the busy times that a server publishes."""
        for line in block.every("FREEBUSY"):
            self._effort.spend(Effort.TIME * (line.raw.count(b",") + 1), line)
            kind = _PUBLISHED.get(line.parts()[0].get("FBTYPE", "BUSY").upper(), Kind.BUSY)
            for start, end in dates(line, zones):
                if end is None:
                    raise line.error(
                        message("a busy time has no end"), message("save or download the calendar again")
                    )
                self._note(start, end, kind)

    def _times(self, entries: list[Entry]) -> Iterator[tuple[Moment, Moment, Kind]]:
        """Yield when entries of one id take place."""
        newest: dict[Moment | None, int] = {}
        for entry in entries:
            newest[entry.instead_of] = max(newest.get(entry.instead_of, -1), entry.sequence)
        entries = [entry for entry in entries if entry.sequence == newest[entry.instead_of]]
        if not any(entry.repeats for entry in entries):
            yield from ((entry.start, entry.end, entry.kind) for entry in entries)
            return
        whole = sum(entry.instead_of is None for entry in entries)
        self._effort.spend(Effort.TIME * len(entries) * whole, entries[-1].line)
        from netplan.io.calendars.series import instances

        day = dt.timedelta(days=1)  # whole days are the person's own
        yield from instances(entries, self._begin - day, self._end + day)

    def _note(self, start: Moment, end: Moment, kind: Kind) -> None:
        """Note a time, as far as it lies within the days asked for."""
        span = self._local(start, end)
        if span is None:
            return
        if kind in (Kind.BUSY, Kind.TENTATIVE) and start != end:
            self._spans[kind].append(span)
        else:
            self._counts[Kind.EMPTY if kind in (Kind.BUSY, Kind.TENTATIVE) else kind] += 1

    def _local(self, start: Moment, end: Moment) -> tuple[dt.datetime, dt.datetime] | None:
        """Return a time by the network's clock, in whole minutes; none where it lies outside the days asked for."""
        first, last = (
            one if isinstance(one, dt.datetime) else dt.datetime.combine(one, dt.time.min, self._home)
            for one in (start, end)
        )
        if first >= self._end or last < self._begin or (last == self._begin and first != last):
            return None
        first, last = max(first, self._begin), min(last, self._end)
        same = first == last
        # by way of UTC, which tells hours apart that come twice and moves those that the clocks leave out
        first, last = (one.astimezone(dt.UTC).astimezone(self._zone).replace(tzinfo=None) for one in (first, last))
        first = first.replace(second=0, microsecond=0)
        if last.second or last.microsecond:
            last = last.replace(second=0, microsecond=0) + dt.timedelta(minutes=1)
        if last <= first and not same:  # around an hour that comes twice or not at all
            first = min(first, last).replace(minute=0)
            last = first + dt.timedelta(hours=1)
        return first, last
