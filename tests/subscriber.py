"""A second implementation of what a calendar program does with files that it is given one after the other.

RFC 5546: an entry is known by its UID; of two the one with the higher SEQUENCE counts, then the one with the later
DTSTAMP; what is cancelled is not shown. The times come from recurring-ical-events. It shares no code with netplan.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar

__all__ = ["Shown", "Subscriber"]


class Shown(NamedTuple):
    """What somebody sees."""

    uid: str
    start: str
    """By the clock on the wall; of a whole day, the date."""
    end: str
    venue: str
    title: str
    text: str
    """The last line of what is said of it."""


class Subscriber:
    """Somebody's calendar, into which files are imported.

    Parameters
    ----------
    zone
        Where the person is.
    """

    def __init__(self, zone: str) -> None:
        self._zone = ZoneInfo(zone)
        self._known: dict[str, Any] = {}

    def receive(self, content: bytes) -> None:
        """Import a file."""
        for event in Calendar.from_ical(content).walk("VEVENT"):
            known = self._known.get(str(event["UID"]))
            if known is None or self._rank(event) > self._rank(known):
                self._known[str(event["UID"])] = event

    def sequence(self, uid: str) -> int:
        """Return the number of what counts of an entry."""
        return self._rank(self._known[uid])[0]

    def shown(self, first: int = 2010, last: int = 2030) -> list[Shown]:
        """Return what is seen, by time."""
        calendar = Calendar()
        for event in self._known.values():
            if str(event.get("STATUS", "CONFIRMED")) != "CANCELLED":
                calendar.add_component(event)
        found = recurring_ical_events.of(calendar).between(dt.date(first, 1, 1), dt.date(last, 1, 1))
        return sorted((self._seen(event) for event in found), key=lambda one: (one.start, one.uid))

    def meetings(self) -> list[Shown]:
        """Return what is seen of that which takes time."""
        return [one for one in self.shown() if len(one.start) > 10]

    @staticmethod
    def _rank(event: Any) -> tuple[int, dt.datetime]:
        return int(event.get("SEQUENCE", 0)), event["DTSTAMP"].dt

    def _seen(self, event: Any) -> Shown:
        start, end = (self._local(event[name].dt) for name in ("DTSTART", "DTEND"))
        return Shown(str(event["UID"]), start, end, str(event.get("LOCATION", "")), str(event["SUMMARY"]),
                     str(event.get("DESCRIPTION", "")).rpartition("\n")[2])  # fmt: skip

    def _local(self, moment: dt.date) -> str:
        if isinstance(moment, dt.datetime):
            assert moment.tzinfo is not None
            return f"{moment.astimezone(self._zone):%Y-%m-%d %H:%M}"
        return moment.isoformat()
