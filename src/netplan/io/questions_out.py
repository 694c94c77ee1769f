"""Dates to be asked about: a poll to fill in, tentative holds for calendars, a text for a mail."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from icalendar import Event
from icalendar.enums import STATUS, TRANSP

from netplan.display.questions import called
from netplan.domain import Answer
from netplan.io.calendar_out import calendar_of
from netplan.io.cells import harmless
from netplan.io.feeds.entry import zone_of
from netplan.io.uids import meeting_uid
from netplan.language import Say, mark
from netplan.plan import AskedDate, AskedMeeting, Questions, Times

__all__ = ["holds_bytes", "poll_text"]

WORDS = {
    Answer.YES: mark("yes"), Answer.NOT_PREFERRED: mark("rather not"), Answer.IF_NEED_BE: mark("if need be"),
    Answer.NO: mark("no"),
}  # fmt: skip


def poll_text(found: Questions) -> str:
    """Return a poll as CSV that netplan reads back: a row for each member, a column for each date that can matter.

    What people answered already is filled in; all other cells are empty.
    """
    say = Say(found.language)
    known: dict[Times, dict[str, Answer]] = {}
    for meeting in found.meetings:
        for one in meeting.dates:
            known.setdefault((one.start, one.end), {}).update(one.known)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    times = sorted(known)
    writer.writerow([say("name"), *(_heading(found, time) for time in times)])
    for name in found.members:
        answers = [known[time].get(name) for time in times]
        writer.writerow([harmless(name), *("" if answer is None else say(WORDS[answer]) for answer in answers)])
    return stream.getvalue()


def _heading(found: Questions, time: Times) -> str:
    start, end = (moment.astimezone(ZoneInfo(found.timezone)) for moment in time)
    return f"{start:%Y-%m-%d %H:%M}-{end:%H:%M}"


def holds_bytes(found: Questions, stamp: dt.datetime | None = None) -> bytes:
    """Return the dates that can matter as tentative holds in an iCalendar file.

    The holds are TRANSPARENT: they show people what may come, and keep no time taken. So a calendar that holds them
    can be given to netplan as that person's calendar, and does not block the dates that are asked about.

    Parameters
    ----------
    found
        What is to be asked.
    stamp
        When the file is said to be made, with time zone; none: the season's first day.
    """
    stamp = (stamp or dt.datetime.combine(found.season_from, dt.time(), dt.UTC)).astimezone(dt.UTC)
    calendar = calendar_of(", ".join((found.title, found.season)), found.language, found.timezone)
    for meeting in found.meetings:
        for event in _holds(found, meeting, stamp):
            calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written


def _holds(found: Questions, meeting: AskedMeeting, stamp: dt.datetime) -> Iterator[Event]:
    say, zone = Say(found.language), zone_of(found.timezone)
    for number, one in enumerate(meeting.dates, start=1):
        yield Event.new(
            uid=meeting_uid(found.network, found.season, f"{meeting.id}-{_day(found, one)}-hold"),
            stamp=stamp, sequence=0,
            start=one.start.astimezone(zone), end=one.end.astimezone(zone),
            status=STATUS.TENTATIVE, transparency=TRANSP.TRANSPARENT,
            summary=say("hold: {meeting} ({number} of {count})",
                        meeting=called(meeting), number=number, count=len(meeting.dates)),
            description=say("{network}: this date is only held until the meeting is decided.", network=found.title),
        )  # fmt: skip


def _day(found: Questions, one: AskedDate) -> str:
    return f"{one.start.astimezone(ZoneInfo(found.timezone)):%Y-%m-%dT%H%M}"
