"""A plan that follows an earlier one: how often each meeting changed for calendars, and what was cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netplan.errors import InputError
from netplan.language import message

if TYPE_CHECKING:
    from netplan.plan.meeting import PlannedMeeting
    from netplan.plan.plan import Plan

__all__ = ["check_same_season", "following"]


def following(plan: Plan, previous: Plan) -> Plan:
    """Return a plan as the one that follows another; see :meth:`netplan.Plan.following`."""
    check_same_season(previous, plan)
    cancelled = {meeting.id: meeting for meeting in previous.cancelled}
    for meeting in previous.meetings:
        if meeting.id not in plan.by_id:
            cancelled[meeting.id] = meeting.model_copy(update={"sequence": meeting.sequence + 1})
    standing = {**{meeting.id: meeting for meeting in previous.cancelled}, **previous.by_id}
    meetings = tuple(
        one.model_copy(update={"sequence": _sequence(one, standing[one.id], back=one.id not in previous.by_id)})
        if one.id in standing else one
        for one in plan.meetings
    )  # fmt: skip
    gone = sorted((one for id_, one in cancelled.items() if id_ not in plan.by_id), key=lambda one: (one.start, one.id))
    return plan.model_copy(update={"meetings": meetings, "cancelled": tuple(gone)})


def check_same_season(before: Plan, after: Plan) -> None:
    """Refuse to compare plans of different networks or seasons; a rota that does not say is taken for the same.

    Raises
    ------
    InputError
        When they are plans of different networks or seasons.
    """
    for name in ("network", "season"):
        old, new = getattr(before, name), getattr(after, name)
        if old and new and old != new:
            raise InputError(
                message('the earlier plan is one of "{before}", this one of "{after}"', before=old, after=new),
                field=name, hint=message("compare plans of one network and one season"),
            )  # fmt: skip


def _sequence(now: PlannedMeeting, before: PlannedMeeting, *, back: bool) -> int:
    """Return how often calendars were told of a meeting anew; one that comes back is news, however it stands."""
    return before.sequence + (back or _told(now) != _told(before))


def _told(meeting: PlannedMeeting) -> tuple[Any, ...]:
    """Return what a calendar is told about a meeting that it must take over: time, place and status."""
    return meeting.start, meeting.end, meeting.venue, meeting.state("date") == "tentative"
