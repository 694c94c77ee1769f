"""What is due before and after meetings, and at which meeting holders are named ahead, as whole days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from netplan.display.words import meeting_name, role_text
from netplan.domain import Deadline, Problem
from netplan.domain.base import Frozen
from netplan.domain.deadlines import Deadlines
from netplan.io.feeds.entry import Entry
from netplan.io.feeds.published import cancelled
from netplan.io.feeds.whose import Whose, role_named, used_roles
from netplan.io.uids import meeting_uid
from netplan.language import Say, mark
from netplan.plan import Plan, PlannedMeeting
from netplan.rules.facts import past_meetings

__all__ = ["due_entries", "read_due"]

CALLED = {
    "call_for_items": mark("call for items to the agenda"), "agenda": mark("send the agenda"),
    "minutes": mark("send the minutes"),
}  # fmt: skip
"""What the usual deadlines are called."""
USUALLY = {"agenda": ("planner", "chair"), "minutes": ("minute_taker",)}
"""Whose task the usual deadlines are where nothing is written: of these roles the first that the plan has."""
_DAY = dt.timedelta(days=1)


class _Asked(Frozen):
    """Deadlines that are asked for, in the shape of the file."""

    deadlines: Deadlines = {}


def read_due(value: str | Mapping[str, Any], plan: Plan, problem: Problem | None) -> dict[str, Deadline]:
    """Read what is due, in the shape of ``network.deadlines``.

    Raises
    ------
    InputError
        For what cannot be read, and for roles that are unknown.
    """
    return {
        what: one.model_copy(update={"by": tuple(role_named(plan, problem, word) for word in one.by)})
        for what, one in _Asked(deadlines=value).deadlines.items()
    }


def due_entries(plan: Plan, deadlines: Mapping[str, Deadline], own: Whose) -> Iterator[Entry]:
    """Yield an entry for everything that is due, by date.

    Parameters
    ----------
    plan
        The plan.
    deadlines
        What is due; nothing: nobody is reminded of anything.
    own
        Whose calendar it is.
    """
    if deadlines:
        found = [*_deadlines(plan, deadlines, own), *_namings(plan, own)]
        yield from sorted(found, key=lambda one: (one.start, one.uid))


def _deadlines(plan: Plan, deadlines: Mapping[str, Deadline], own: Whose) -> Iterator[Entry]:
    say, days = Say(plan.language), {what: one.days for what, one in deadlines.items()}
    roles = {what: one.by or _usually(plan, what) for what, one in deadlines.items()}
    gone = {meeting.id for meeting in plan.cancelled}
    for shown in (plan, plan.model_copy(update={"meetings": plan.cancelled})):
        for id_, due in shown.deadlines(days).items():
            meeting = shown.by_id[id_]
            for what, day in due.items():
                if own.sees_to(meeting, roles[what]) and own.takes_part(meeting):
                    label = deadlines[what].label or (say(CALLED[what]) if what in CALLED else what.replace("_", " "))
                    entry = _entry(plan, meeting, day, f"{what}-due", label, roles[what], say)
                    yield cancelled(entry, say) if id_ in gone else entry


def _usually(plan: Plan, what: str) -> tuple[str, ...]:
    known = used_roles(plan)
    return next(((role,) for role in USUALLY.get(what, ()) if role in known), ())


def _entry(
    plan: Plan, meeting: PlannedMeeting, day: dt.date, key: str, label: str, roles: tuple[str, ...], say: Say
) -> Entry:  # fmt: skip
    """Return the entry of one day, with its meeting and who is to see to it."""
    texts = {role: role_text(plan, meeting, role, say) for role in roles}
    when = [say.date(meeting.date, weekday=True), *([meeting.venue] if meeting.venue else [])]
    lines = [f"{meeting_name(meeting)}: {', '.join(when)}",
             *(f"{plan.label(role)}: {text}" for role, text in texts.items() if text)]  # fmt: skip
    return Entry(
        uid=meeting_uid(plan.network, plan.season, f"{meeting.id}-{key}"), start=day, end=day + _DAY,
        summary=f"{plan.title or plan.network}: {meeting_name(meeting)}: {label}", description="\n".join(lines),
        sequence=meeting.sequence,
    )  # fmt: skip


def _namings(plan: Plan, own: Whose) -> Iterator[Entry]:
    """Yield an entry for each role that is to be named at an earlier meeting, on that meeting's day.

    Its date hangs on two meetings, so its number counts what changed in the whole season: it never falls. That a
    meeting has become the first, so that nobody is named for it any more, is only known from an earlier file.
    """
    if own.problem is None:
        return
    say, gone = Say(plan.language), {meeting.id for meeting in plan.cancelled}
    changed = sum(meeting.sequence for meeting in plan.all_meetings)
    for role, fields in own.problem.network.roles.items():
        for meeting in plan.all_meetings if fields.named_ahead else ():
            day = _named_on(plan, own, meeting, fields.named_ahead)
            if day is None or not own.uses(meeting, role) or not own.takes_part(meeting):
                continue
            if own.sees_to(meeting, (role,)):
                label = say("name {role}", role=plan.label(role))
                entry = replace(_entry(plan, meeting, day, f"{role}-named", label, (role,), say), sequence=changed)
                yield cancelled(entry, say) if meeting.id in gone else entry


def _named_on(plan: Plan, own: Whose, meeting: PlannedMeeting, ahead: int) -> dt.date | None:
    """Return the day of the meeting at which holders are named; none where it is not known to the day."""
    assert own.problem is not None
    past = [one.day for one in past_meetings(own.problem)
            if all(row.precise for row in own.problem.network.history if row.day == one.day)]  # fmt: skip
    before = [*past, *(one.date for one in plan.meetings if one.start < meeting.start and one.id != meeting.id)]
    return before[-ahead] if len(before) >= ahead else None
