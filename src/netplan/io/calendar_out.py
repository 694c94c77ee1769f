"""Plans as iCalendar files (RFC 5545, RFC 5546).

There are three profiles. A *feed* has no METHOD and is read by programs that subscribe to it; it names no address,
because whoever knows where it lies can read it. To *publish* is METHOD:PUBLISH with ORGANIZER, which forbids ATTENDEE;
it needs the convener's address. An *invitation* is METHOD:REQUEST or CANCEL for one meeting, with all whom it concerns.
A plan holds no addresses, for privacy: they come from the problem.

Times in Copenhagen carry a time zone with its rules; all other zones are written in UTC. The same plan gives the same
bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal, get_args

from icalendar import Calendar, Timezone, vCalAddress, vText

from netplan.display.words import headline
from netplan.domain import Deadline, Problem
from netplan.domain.seasons import check_own
from netplan.domain.wrong import did_you_mean
from netplan.errors import InputError
from netplan.io.feeds.addresses import guests, needed_organiser, organiser
from netplan.io.feeds.due import due_entries, read_due
from netplan.io.feeds.elsewhere import elsewhere
from netplan.io.feeds.entry import COPENHAGEN, Entry, zone_of
from netplan.io.feeds.meetings import meeting_entries
from netplan.io.feeds.published import Published, read_published
from netplan.io.feeds.reminders import published_deadlines, stated_deadlines
from netplan.io.feeds.whose import Whose, whose
from netplan.io.plans_in import read_plan
from netplan.io.uids import meeting_uid
from netplan.io.wanted import Wanted
from netplan.language import message
from netplan.plan import Plan

__all__ = ["PROFILES", "Profile", "calendar_bytes", "calendar_of"]

Profile = Literal["feed", "publish", "invite"]
"""What a calendar file is for."""
PROFILES: tuple[Profile, ...] = get_args(Profile)

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


def calendar_bytes(
    plan: Plan, problem: Problem | None = None, stamp: dt.datetime | None = None, wanted: Wanted | None = None
) -> bytes:
    """Return a plan as an iCalendar file.

    Parameters
    ----------
    plan
        The plan.
    problem
        The problem it was made for; it alone knows e-mail addresses and deadlines.
    stamp
        When the file is said to be made, with time zone; none: the season's first day, or where neither problem
        nor plan says which that is, 1 January of the first meeting's year. What changed since an earlier file is
        stamped later than there in any case.
    wanted
        What else is wanted.

    Raises
    ------
    InputError
        For an unknown profile, person, role or meeting, another season's problem, where an address is missing, and for
        an earlier file that cannot be read.
    """
    wanted = wanted or Wanted()
    if problem is not None and plan.network:
        check_own(problem, plan)
    plan, published = _after(plan, wanted.previous)
    own = whose(plan, problem, wanted.person, wanted.role)
    stamp = (stamp or _first_day(plan, problem)).astimezone(dt.UTC)
    profile = _profile(wanted.profile, problem)
    if profile == "invite":
        return _invitation(plan, published, own, stamp, wanted.meeting)
    if wanted.meeting is not None:
        raise InputError(message("a single meeting is for an invitation"), field="meeting",
                         hint=message("choose the profile invite, or leave the meeting out"))  # fmt: skip
    due = _deadlines(wanted, plan, problem, published)
    found = [*meeting_entries(plan, own), *due_entries(plan, due, own)]
    published = published.for_calendar(own.suffix, found)
    entries = [*published.following(found, plan, stamp, elsewhere(plan, due, own))]
    sender = needed_organiser(problem) if profile == "publish" else None
    method = "PUBLISH" if profile == "publish" else None
    return _written(plan, entries, _name(plan, own), method, sender)


def _after(plan: Plan, previous: str | Path | Plan | Published | None) -> tuple[Plan, Published]:
    """Return the plan as one that follows what was published, and the earlier calendar."""
    if previous is None:
        return plan, Published({})
    if isinstance(previous, Plan):
        return plan.following(previous), Published({})
    if isinstance(previous, Published) or Path(previous).suffix.lower() == ".ics":
        found = previous if isinstance(previous, Published) else read_published(previous)
        if found.foreign:
            raise InputError(message("the calendar holds nothing that netplan published"), file=found.file,
                             hint=message("give an earlier calendar of this network, or leave it out"))  # fmt: skip
        return plan, found
    return plan.following(read_plan(previous)), Published({})


def _profile(word: str | None, problem: Problem | None) -> Profile:
    """Return the profile asked for; none: publish where somebody can, else a feed."""
    if word is None:
        return "feed" if organiser(problem) is None else "publish"
    for profile in PROFILES:
        if word == profile:
            return profile
    raise InputError(message('"{word}" is no kind of calendar', word=word), field="profile",
                     hint=did_you_mean(word, PROFILES))  # fmt: skip


def _deadlines(
    wanted: Wanted, plan: Plan, problem: Problem | None, published: Published
) -> Mapping[str, Deadline]:  # fmt: skip
    """Return what is due: as asked for, else as the network says, else as it was published."""
    if wanted.deadlines is not None:
        return read_due(wanted.deadlines, plan, problem)
    stated = stated_deadlines(problem)
    return published_deadlines(published, plan) if stated is None else stated


def _invitation(plan: Plan, published: Published, own: Whose, stamp: dt.datetime, word: str | None) -> bytes:
    """Return the invitation to one meeting, or the word that it is called off."""
    sender, told = needed_organiser(own.problem), published.of(plan)
    before = published.plan(plan) if told else plan
    known = {one.id: one for one in (*before.cancelled, *before.meetings, *plan.cancelled, *plan.meetings)}
    if word is None:
        raise InputError(message("an invitation is for one meeting"), field="meeting",
                         hint=message("say which: {names}", names=", ".join(known)))  # fmt: skip
    if word not in known:
        raise InputError(message('the plan has no "{word}"', word=word), field="meeting",
                         hint=did_you_mean(word, tuple(known)))  # fmt: skip
    uid = meeting_uid(plan.network, plan.season, word)
    found = [entry for entry in meeting_entries(plan, own) if entry.uid == uid]
    alone = Published({uid: told[uid]} if uid in told else {})
    entries = [*alone.following(found, plan, stamp, elsewhere(plan, {}, own))]
    off = any(entry.status == "CANCELLED" for entry in entries)
    invited = guests(known[word], own, called_off=off)
    return _written(plan, entries, _name(plan, own), "CANCEL" if off else "REQUEST", sender, invited)


def _name(plan: Plan, own: Whose) -> str:
    """Return what calendar programs show the calendar as."""
    return headline(plan) + own.suffix


def _written(
    plan: Plan, entries: Iterable[Entry], name: str, method: str | None, sender: vCalAddress | None,
    invited: Sequence[vCalAddress] = (),
) -> bytes:  # fmt: skip
    calendar, zone = calendar_of(name, plan.language, plan.timezone, method=method), zone_of(plan.timezone)
    invites = method in ("REQUEST", "CANCEL")
    for entry in entries:
        calendar.add_component(entry.event(zone, sender, invited, invites=invites))
    written: bytes = calendar.to_ical()
    return written


def calendar_of(name: str, language: str, timezone: str, *, method: str | None = None) -> Calendar:
    """Return a calendar without events.

    Parameters
    ----------
    name
        What calendar programs show it as.
    language
        Language of its texts.
    timezone
        IANA name of the time zone of its events.
    method
        What is done with it: PUBLISH, REQUEST or CANCEL; none: it is a feed.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//netplan//netplan//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    if method:
        calendar.add("method", method)
    calendar.add("x-wr-calname", vText(name).to_ical().decode())
    if timezone == COPENHAGEN:
        calendar.add_component(Timezone.from_ical(COPENHAGEN_RULES))
    return calendar


def _first_day(plan: Plan, problem: Problem | None) -> dt.datetime:
    first = problem.season.from_ if problem else plan.season_from
    if first is not None:
        return dt.datetime.combine(first, dt.time(), dt.UTC)
    return dt.datetime(min((meeting.date for meeting in plan.meetings), default=dt.date.min).year, 1, 1, tzinfo=dt.UTC)
