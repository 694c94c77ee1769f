"""In what a meeting differs between two plans, in words: the one place for alternatives and for changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from netplan.language import Say
from netplan.plan.alternatives import Difference
from netplan.plan.meeting import PlannedMeeting

__all__ = ["differing"]


def differing(
    old: PlannedMeeting, new: PlannedMeeting, roles: Mapping[str, str], zone: dt.tzinfo, say: Say
) -> Iterator[Difference]:  # fmt: skip
    """Yield in what a meeting differs from what it was: its date, its venue, its roles.

    Parameters
    ----------
    old, new
        The meeting in both plans.
    roles
        What each role is called, by key and in order.
    zone
        In which its hours are told.
    say
        The language.
    """
    if (old.start, old.end) != (new.start, new.end):
        yield _date(old, new, zone, say)
    if old.venue != new.venue:
        yield _venue(old, new, say)
    for role, label in roles.items():
        if set(old.holders(role)) != set(new.holders(role)):
            yield Difference(meeting=new.id, what=role, before=old.holders(role), after=new.holders(role),
                             sentence=_role(old, new, role, label, say))  # fmt: skip


def _date(old: PlannedMeeting, new: PlannedMeeting, zone: dt.tzinfo, say: Say) -> Difference:
    day = say.date(new.date, weekday=True)
    if old.date != new.date:
        said = say("{meeting} on {day} instead of {before}", meeting=new.id, day=day,
                   before=say.date(old.date, weekday=True))  # fmt: skip
        before, after = str(old.date), str(new.date)
    else:
        said = say("{meeting} on {day} at {time} instead of {before}", meeting=new.id, day=day,
                   time=_hours(new, zone), before=_hours(old, zone))  # fmt: skip
        before, after = (f"{one.start.astimezone(zone):%Y-%m-%d %H:%M}" for one in (old, new))
    return Difference(meeting=new.id, what="date", before=(before,), after=(after,), sentence=said)


def _hours(meeting: PlannedMeeting, zone: dt.tzinfo) -> str:
    return f"{meeting.start.astimezone(zone):%H:%M}–{meeting.end.astimezone(zone):%H:%M}"


def _venue(old: PlannedMeeting, new: PlannedMeeting, say: Say) -> Difference:
    before, after = ((one.venue,) if one.venue else () for one in (old, new))
    if old.venue and new.venue:
        said = say("{meeting} in {venue} instead of {before}", meeting=new.id, venue=new.venue, before=old.venue)
    elif new.venue:
        said = say("{meeting} in {venue}", meeting=new.id, venue=new.venue)
    else:
        said = say("{meeting} without a venue", meeting=new.id)
    return Difference(meeting=new.id, what="venue", before=before, after=after, sentence=said)


def _role(old: PlannedMeeting, new: PlannedMeeting, role: str, label: str, say: Say) -> str:
    """Name only those who come and go; who stays is not worth a word."""
    gone = [name for name in old.holders(role) if name not in new.holders(role)]
    come = [name for name in new.holders(role) if name not in old.holders(role)]
    words = {"meeting": new.id, "role": label}
    if gone and come:
        return say("{meeting}, {role}: {names} instead of {before}", names=come, before=gone, **words)
    if gone:
        return say("{meeting}, {role}: not {names}", names=gone, **words)
    if old.holders(role):
        return say("{meeting}, {role}: {names} as well", names=come, **words)
    return say("{meeting}, {role}: {names}", names=come, **words)
