"""One entry of a calendar that netplan publishes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal
from zoneinfo import ZoneInfo

from icalendar import Event, vCalAddress
from icalendar.enums import STATUS, TRANSP

__all__ = ["COPENHAGEN", "Entry", "Standing", "zone_of"]

COPENHAGEN = "Europe/Copenhagen"

Standing = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]
"""What STATUS says of an entry."""


def zone_of(timezone: str) -> dt.tzinfo:
    """Return the zone in which times are written."""
    return ZoneInfo(timezone) if timezone == COPENHAGEN else dt.UTC


@dataclass(frozen=True)
class Entry:
    """One entry: a meeting, or something that is due on a day."""

    uid: str
    """Its id, which stays for ever."""
    start: dt.date
    """When it begins, aware; or a day."""
    end: dt.date
    """When it ends, aware; or the day after its last."""
    summary: str
    """Its title."""
    description: str = ""
    location: str | None = None
    status: Standing = "CONFIRMED"
    sequence: int = 0
    """How often its time, place or status changed."""
    free: bool = False
    """Whether it leaves people free although it has hours: a hold for a date that is asked about."""
    stamp: dt.datetime | None = None
    """When it was last changed at all; none: not known yet."""

    @property
    def timed(self) -> bool:
        """Whether it has hours; it then is a meeting, or a hold for one."""
        return isinstance(self.start, dt.datetime)

    @property
    def told(self) -> tuple[Any, ...]:
        """What its SEQUENCE counts: time, place and status; where it is cancelled, nothing else matters."""
        if self.status == "CANCELLED":
            return (self.status,)
        return self.start, self.end, " ".join((self.location or "").split()), self.status

    @property
    def content(self) -> tuple[Any, ...]:
        """All that calendars show of it."""
        return self.told, self.summary, self.description, self.sequence

    def event(
        self, zone: dt.tzinfo, organiser: vCalAddress | None, attendees: Sequence[vCalAddress], *, invites: bool = False
    ) -> Event:
        """Return the entry as iCalendar knows it.

        STATUS is left out where it goes without saying: of an entry that stands as it was first published. One that
        was changed says it, because some programs otherwise keep an earlier CANCELLED.

        Parameters
        ----------
        zone
            In which its times are written.
        organiser, attendees
            Who invites whom.
        invites
            Whether it is an invitation, which says everything.
        """
        start, end = (one.astimezone(zone) if isinstance(one, dt.datetime) else one for one in (self.start, self.end))
        said = invites or self.status != "CONFIRMED" or self.sequence > 0
        takes_time = self.timed and not self.free and self.status != "CANCELLED"
        return Event.new(
            uid=self.uid, stamp=self.stamp, sequence=self.sequence, status=STATUS(self.status) if said else None,
            transparency=TRANSP.OPAQUE if takes_time else TRANSP.TRANSPARENT,
            start=start, end=end, summary=self.summary, location=self.location, description=self.description,
            organizer=organiser, attendees=[*attendees],
        )  # fmt: skip
