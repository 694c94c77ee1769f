"""Plans as iCalendar files (RFC 5545).

Where the convener has an e-mail address, the file says who publishes it (METHOD:PUBLISH with ORGANIZER, which
forbids ATTENDEE); otherwise it is a feed, which may name the members' addresses. A plan holds no addresses,
for privacy: they come from the problem, and without it the file is a feed without any. Times in Copenhagen carry a
time zone with its rules; all other zones are written in UTC. The same plan gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone, vCalAddress, vText
from icalendar.enums import TRANSP

from netplan.display.words import headline, meeting_name, role_text
from netplan.domain import Member, Problem
from netplan.io.uids import meeting_uid
from netplan.language import Say
from netplan.plan import Plan, PlannedMeeting

__all__ = ["calendar_bytes", "calendar_of", "zone_of"]

COPENHAGEN = "Europe/Copenhagen"
COPENHAGEN_RULES = """\
BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
"""Written out, because a generated one lists single changes, which some calendars misread by an hour."""


def calendar_bytes(plan: Plan, problem: Problem | None = None, stamp: dt.datetime | None = None) -> bytes:
    """Return a plan as an iCalendar file.

    Parameters
    ----------
    plan
        The plan.
    problem
        The problem it was made for; it alone knows e-mail addresses, so without it the file is a feed.
    stamp
        When the file is said to be made, with time zone; none: the season's first day, or where neither problem
        nor plan says which that is, 1 January of the first meeting's year.
    """
    convener = _convener(problem) if problem else None
    organiser = _address(convener) if convener and convener.email else None
    calendar = calendar_of(headline(plan), plan.language, plan.timezone, publish=organiser is not None)
    stamp = (stamp or _first_day(plan, problem)).astimezone(dt.UTC)
    for meeting in plan.meetings:
        attendees = _attendees(meeting, problem) if problem and organiser is None else []
        calendar.add_component(_event(plan, meeting, stamp, organiser, attendees))
    written: bytes = calendar.to_ical()
    return written


def calendar_of(name: str, language: str, timezone: str, *, publish: bool = False) -> Calendar:
    """Return a calendar without events.

    Parameters
    ----------
    name
        What calendar programs show it as.
    language
        Language of its texts.
    timezone
        IANA name of the time zone of its events.
    publish
        Whether it says that it is published by somebody.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//netplan//netplan//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if publish:
        calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", vText(name).to_ical().decode())
    if timezone == COPENHAGEN:
        calendar.add_component(Timezone.from_ical(COPENHAGEN_RULES))
    return calendar


def zone_of(timezone: str) -> dt.tzinfo:
    """Return the zone in which times are written."""
    return ZoneInfo(timezone) if timezone == COPENHAGEN else dt.UTC


def _event(
    plan: Plan, meeting: PlannedMeeting, stamp: dt.datetime, organiser: vCalAddress | None, attendees: list[vCalAddress]
) -> Event:
    zone = zone_of(plan.timezone)
    return Event.new(
        uid=meeting_uid(plan.network, plan.season, meeting.id), stamp=stamp, sequence=0, transparency=TRANSP.OPAQUE,
        start=meeting.start.astimezone(zone), end=meeting.end.astimezone(zone),
        summary=_summary(plan, meeting), location=meeting.venue, description=_description(plan, meeting),
        organizer=organiser, attendees=attendees,
    )  # fmt: skip


def _summary(plan: Plan, meeting: PlannedMeeting) -> str:
    return f"{plan.title or plan.network}: {meeting_name(meeting)}"


def _description(plan: Plan, meeting: PlannedMeeting) -> str:
    say = Say(plan.language)
    roles = dict.fromkeys((*plan.labels, *meeting.roles, *(slot.role for slot in meeting.open)))
    texts = {role: role_text(plan, meeting, role, say) for role in roles}
    return "\n".join(f"{plan.label(role)}: {text}" for role, text in texts.items() if text)


def _first_day(plan: Plan, problem: Problem | None) -> dt.datetime:
    first = problem.season.from_ if problem else plan.season_from
    if first is not None:
        return dt.datetime.combine(first, dt.time(), dt.UTC)
    return dt.datetime(min((meeting.date for meeting in plan.meetings), default=dt.date.min).year, 1, 1, tzinfo=dt.UTC)


def _convener(problem: Problem) -> Member | None:
    """Return the first holder of the first role that has a fixed holder."""
    holders = [name for role in problem.network.roles.values() for name in role.holder]
    return problem.people.get(holders[0]) if holders else None


def _attendees(meeting: PlannedMeeting, problem: Problem) -> list[vCalAddress]:
    return [_address(one) for one in problem.network.members if one.email and one.belongs(meeting.date)]


def _address(member: Member) -> vCalAddress:
    address = vCalAddress(f"mailto:{member.email}")
    address.params["CN"] = member.name
    return address
