"""Calendars that were published before: read back, and taken further without duplicates and ghosts.

A calendar program knows an entry by its UID and believes the highest SEQUENCE, then the latest DTSTAMP (RFC 5546).
So what was published counts, whatever the plan remembers: an entry that changed goes beyond it, one that is gone is
cancelled, and one that stands as before is not touched.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, cast, get_args

from icalendar import Calendar, Component
from icalendar.error import BrokenCalendarProperty

from netplan.display.words import headline
from netplan.errors import InputError
from netplan.io.calendars.lines import calendars
from netplan.io.feeds.entry import Entry, Standing
from netplan.io.feeds.recalled import recalled_plan
from netplan.io.text import read_content
from netplan.io.uids import OWN, season_start
from netplan.language import LANGUAGES, Say, message
from netplan.plan import Plan

__all__ = ["Published", "Told", "cancelled", "passed_on", "read_published"]

_AGAIN = message("give the .ics that netplan wrote, or start anew without it")
_NEVER = dt.datetime(1, 1, 1, tzinfo=dt.UTC)
_YEARS = range(1900, 3000)
"""In which entries can lie; times near the ends of the calendar cannot be reckoned with."""
_MOMENT = dt.timedelta(seconds=1)


class Told(NamedTuple):
    """What a calendar tells its readers."""

    entries: int
    """That stand in it and are not cancelled."""
    new: int
    changed: int
    """In time, place or status, those cancelled left out."""
    cancelled: int


@dataclass(frozen=True)
class Published:
    """The entries of a calendar that was published before; made by :func:`read_published`."""

    entries: Mapping[str, Entry]
    """By their ids; of one that stands there twice, the newest."""
    language: str | None = None
    """Language of its texts; none: not known."""
    name: str = ""
    """What calendar programs show it as; empty: not known."""
    file: str = ""
    """The file that it was read from."""

    def of(self, plan: Plan) -> dict[str, Entry]:
        """Return the entries of a plan's network and season.

        One season's name may begin as another's (2027 and 2027-28): then the calendar's own name tells.
        """
        title = f"{plan.title or plan.network}, "
        if self.name.startswith(title) and not f"{self.name}, ".startswith(f"{title}{plan.season}, "):
            return {}
        begins = season_start(plan.network, plan.season)
        return {uid: entry for uid, entry in self.entries.items() if uid.startswith(begins)}

    @property
    def foreign(self) -> bool:
        """Whether it holds entries, but none of netplan's."""
        return bool(self.entries) and not any(uid.endswith(OWN) for uid in self.entries)

    def for_calendar(self, suffix: str, entries: Iterable[Entry]) -> Published:
        """Return what may be taken further in somebody's calendar.

        What was published in another calendar, be it the network's or another person's, lends its numbers, but was
        never told to these readers: nothing of it is cancelled for them.

        Parameters
        ----------
        suffix
            What the name of that calendar says of whose it is.
        entries
            What is to stand there now.
        """
        if not self.name or self.name.endswith(suffix):
            return self
        now = {entry.uid for entry in entries}
        return replace(self, entries={uid: entry for uid, entry in self.entries.items() if uid in now})

    def told_anew(self, before: Published) -> Told:
        """Count what is new, changed and cancelled in this calendar as against an earlier one."""
        pairs = [(before.entries.get(uid), entry) for uid, entry in self.entries.items()]
        changed = [entry for old, entry in pairs if old is not None and entry.sequence > old.sequence]
        gone = sum(entry.status == "CANCELLED" for entry in changed)
        return Told(
            entries=sum(entry.status != "CANCELLED" for entry in self.entries.values()),
            new=sum(old is None for old, _ in pairs), changed=len(changed) - gone, cancelled=gone,
        )  # fmt: skip

    def plan(self, new: Plan) -> Plan:
        """Return the plan that was published, as far as the calendar says it.

        Parameters
        ----------
        new
            A later plan of the same network and season: it knows what roles and people are called.

        Raises
        ------
        InputError
            When the calendar has no meeting of this network and season.
        """
        return recalled_plan(self.of(new).values(), new, self.language or new.language)

    def whole_plan(self, new: Plan) -> Plan:
        """Return the plan that was published in the network's own calendar, which alone holds all of it.

        Parameters
        ----------
        new
            A later plan of the same network and season.

        Raises
        ------
        InputError
            When it is a person's or a role's calendar, or has no meeting of this network and season.
        """
        known = {*new.labels.values(), *new.people}
        if self.name.startswith(f"{headline(new)}, ") or any(self.name.endswith(f", {word}") for word in known):
            raise InputError(
                message('"{name}" is the calendar of one person or role, and does not say what became of the rest',
                        name=self.name),
                hint=message("give the earlier calendar of the whole network, or the earlier plan"),
            )  # fmt: skip
        return self.plan(new)

    def following(
        self, entries: Iterable[Entry], plan: Plan, stamp: dt.datetime,
        elsewhere: Mapping[str, Entry] = MappingProxyType({}),
    ) -> Iterator[Entry]:  # fmt: skip
        """Yield entries as those that follow the published ones, which are cancelled where they are gone.

        To be cancelled needs a reason: somebody may have the same entry from another calendar of the plan, too, and
        would lose it there. What takes place elsewhere therefore stays, in the words given for that.

        Entries of other seasons stay as they are: the last meeting of a year may be still to come when the next year
        is published. Entries that are not netplan's are left out.

        Parameters
        ----------
        entries
            What is to stand in the calendar now.
        plan
            The plan they come from.
        stamp
            When the calendar is made; what was changed later than that is stamped just after its last change.
        elsewhere
            By their ids, entries that stand in other calendars of the plan: what becomes of them in this one.
        """
        before, now = self.of(plan), {entry.uid: entry for entry in entries}
        network = season_start(plan.network)
        for uid, entry in self.entries.items():
            if uid not in before and uid.startswith(network) and uid.endswith(OWN):
                yield replace(entry, stamp=entry.stamp or stamp)
        for uid, entry in now.items():
            yield _after(before[uid], entry, stamp) if uid in before else replace(entry, stamp=stamp)
        say = Say(plan.language)
        for uid, entry in before.items():
            if uid not in now:
                off = entry if entry.status == "CANCELLED" else cancelled(entry, say)
                yield _after(entry, elsewhere.get(uid, off), stamp)


def cancelled(entry: Entry, say: Say) -> Entry:
    """Return an entry that does not take place; its title says so, too, for programs that do not show it."""
    return replace(entry, status="CANCELLED", summary=say("Cancelled: {title}", title=entry.summary))


def passed_on(entry: Entry, say: Say) -> Entry:
    """Return an entry that takes place, but is nothing any more to those whose calendar it is."""
    return replace(entry, summary=say("No longer yours: {title}", title=entry.summary), free=True)


def _after(before: Entry, now: Entry, stamp: dt.datetime) -> Entry:
    """Return an entry with the number and stamp that let it follow what was published of it."""
    known = now.sequence if now.timed else 0  # a plan counts changes of its meetings, not of the days around them
    sequence = max(known, before.sequence + (now.told != before.told))
    now = replace(now, sequence=sequence)
    if now.content == before.content:
        return replace(now, stamp=before.stamp or stamp)
    return replace(now, stamp=stamp if before.stamp is None else max(stamp, before.stamp + _MOMENT))


def read_published(path: str | Path) -> Published:
    """Read a calendar that netplan wrote before.

    Parameters
    ----------
    path
        The .ics file.

    Raises
    ------
    InputError
        When it cannot be read, or is no calendar.
    """
    file, content = str(path), read_content(Path(path))
    calendars(content, file)  # which says in plain words, and where, what is wrong with a file as a whole
    try:
        read = Calendar.from_ical(content, multiple=True)
    except ValueError as error:
        raise InputError(
            message("the file is no calendar that netplan can read: {reason}", reason=str(error)[:100]),
            hint=_AGAIN, file=file,
        ) from None  # fmt: skip
    found: dict[str, Entry] = {}
    language, name = None, ""
    for calendar in read:
        last = str(calendar.get("PRODID", "")).rpartition("//")[2].lower()
        language, name = last if last in LANGUAGES else language, _plain(calendar)
        for event in calendar.walk("VEVENT"):
            entry = _read(event, file)
            if entry.uid not in found or _newness(entry) >= _newness(found[entry.uid]):
                found[entry.uid] = entry
    return Published(found, language, name if len(read) == 1 else "", file)


def _plain(calendar: Component) -> str:
    """Return what a calendar is shown as, which icalendar leaves with its escapes."""
    return re.sub(r"\\(.)", r"\1", str(calendar.get("X-WR-CALNAME", "")))


def _newness(entry: Entry) -> tuple[int, dt.datetime]:
    return entry.sequence, entry.stamp or _NEVER


def _read(event: Component, file: str) -> Entry:
    uid, start, end = (event.get("UID"), _moment(event, "DTSTART"), _moment(event, "DTEND"))
    if uid is None or start is None:
        raise InputError(message("an entry has no start"), hint=_AGAIN, file=file)
    if isinstance(start, dt.datetime) and start.tzinfo is None:
        raise InputError(message("the times of {id} do not say in which time zone", id=str(uid)), hint=_AGAIN,
                         file=file)  # fmt: skip
    end = _end(start, end)
    if not all(one.year in _YEARS for one in (start, end)) or end < start:
        raise InputError(message("the times of {id} cannot be right", id=str(uid)), hint=_AGAIN, file=file)
    status = str(event.get("STATUS", "CONFIRMED")).upper()
    known = status in get_args(Standing)
    location = event.get("LOCATION")
    return Entry(
        uid=str(uid), start=start, end=end, summary=str(event.get("SUMMARY", "")),
        description=str(event.get("DESCRIPTION", "")), location=None if location is None else str(location),
        status=cast(Standing, status) if known else "CONFIRMED", sequence=_sequence(event),
        free=event.get("TRANSP") == "TRANSPARENT" and isinstance(start, dt.datetime) and status != "CANCELLED",
        stamp=_stamp(event),
    )  # fmt: skip


def _moment(event: Component, name: str) -> dt.date | None:
    try:
        value = getattr(event.get(name), "dt", None)
    except BrokenCalendarProperty:
        return None
    return value if isinstance(value, dt.date) else None


def _end(start: dt.date, end: dt.date | None) -> dt.date:
    if end is not None and isinstance(end, dt.datetime) == isinstance(start, dt.datetime):
        return end
    return start if isinstance(start, dt.datetime) else start + dt.timedelta(days=1)


def _sequence(event: Component) -> int:
    value: Any = event.get("SEQUENCE", 0)
    return value if isinstance(value, int) and value > 0 else 0


def _stamp(event: Component) -> dt.datetime | None:
    value = _moment(event, "DTSTAMP")
    aware = isinstance(value, dt.datetime) and value.tzinfo is not None and value.year in _YEARS
    return cast(dt.datetime, value).astimezone(dt.UTC) if aware else None
