"""What was read from somebody's calendar."""

from __future__ import annotations

from dataclasses import dataclass

from netplan.domain import Busy
from netplan.language import Message, mark, message
from netplan.plan.finding import Finding, Level

__all__ = ["BusyReading", "calendar_note"]

_REASONS = {
    "cancelled": mark("cancelled ({count})"),
    "free": mark("leaving the person free ({count})"),
    "declined": mark("declined ({count})"),
    "own": mark("meetings of this season itself ({count})"),
    "empty": mark("without any length ({count})"),
    "task": mark("tasks and journals ({count})"),
}


@dataclass(frozen=True, slots=True)
class BusyReading:
    """A calendar, read for the times at which its owner is busy.

    Parameters
    ----------
    calendar
        The times; as one entry of ``season.availability.calendars``.
    remarks
        How many times were read, and what was left out and why; never what an entry is about.
    """

    calendar: Busy
    remarks: tuple[Finding, ...] = ()


def calendar_note(calendar: Busy, member: str = "") -> Finding:
    """Say how many times a calendar holds, and what was left out of it.

    Parameters
    ----------
    calendar
        The calendar.
    member
        Whose it is, where that is known.
    """
    read = [message("busy times ({count})", count=len(calendar.busy))]
    if calendar.tentative:
        read.append(message("tentative ones ({count})", count=len(calendar.tentative)))
    said = message("read from {calendar}: {read}", calendar=_called(calendar, member), read=read)
    if calendar.left_out:
        reasons = [Message(_REASONS.get(why, why + " ({count})"), {"count": count})
                   for why, count in calendar.left_out.items()]  # fmt: skip
        said = message("{said}; left out: {reasons}", said=said, reasons=reasons)
    return Finding("calendar", (member,) if member else (), len(calendar.busy), "times", Level.NOTE, said)


def _called(calendar: Busy, member: str) -> str:
    if not member:
        return calendar.name
    return message("{name}'s calendar {calendar}", name=member, calendar=calendar.name)
