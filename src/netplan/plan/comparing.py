"""Comparing a plan with an earlier one of the same season."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from netplan.language import Say
from netplan.plan.changes import Change, Changes
from netplan.plan.following import check_same_season
from netplan.plan.meeting import PlannedMeeting
from netplan.plan.plan import Plan

__all__ = ["changes_between"]


def changes_between(before: Plan, after: Plan, as_of: dt.date | None = None) -> Changes:
    """Return what is otherwise in a plan than in an earlier one; see :meth:`netplan.Plan.changes_from`."""
    check_same_season(before, after)
    compared = _Compared(before, after)
    return Changes(
        network=after.network, title=after.title, season=after.season, language=after.language,
        rows=tuple(compared.rows()), sentences=tuple(compared.sentences()), as_of=as_of, before=before, after=after,
    )  # fmt: skip


class _Compared:
    """Two plans side by side, their meetings by date."""

    def __init__(self, before: Plan, after: Plan) -> None:
        self._before = before
        self._after = after
        self._say = Say(after.language)
        self._zone = ZoneInfo(after.timezone)
        self._cancelled = {meeting.id for meeting in before.cancelled}
        known = {**before.by_id, **after.by_id}
        self._ids = sorted(known, key=lambda id_: (known[id_].start, id_))

    def rows(self) -> Iterator[Change]:
        """Yield what is otherwise."""
        for id_ in self._ids:
            old, new = self._before.by_id.get(id_), self._after.by_id.get(id_)
            yield from self._meeting(id_, old, new)
            for role in self._roles(old, new):
                yield from self._role(id_, role, old, new)

    def sentences(self) -> Iterator[str]:
        """Say what is otherwise."""
        for id_ in self._ids:
            old, new = self._before.by_id.get(id_), self._after.by_id.get(id_)
            for one in self._meeting(id_, old, new):
                yield self._said(one, old, new)
            if new is not None:
                yield from self._said_of_roles(old, new)

    def _meeting(self, id_: str, old: PlannedMeeting | None, new: PlannedMeeting | None) -> Iterator[Change]:
        if old is None and new is not None:
            kind = "restored" if id_ in self._cancelled else "added"
            yield Change(meeting=id_, what="meeting", kind=kind, after=self._time(new))
            if new.venue:
                yield Change(meeting=id_, what="venue", kind="venue", after=new.venue)
        elif new is None and old is not None:
            state = old.state("date")
            yield Change(meeting=id_, what="meeting", kind="cancelled", before=self._time(old), state=state)
        elif old is not None and new is not None:
            yield from self._same(old, new)

    def _same(self, old: PlannedMeeting, new: PlannedMeeting) -> Iterator[Change]:
        if (old.start, old.end) != (new.start, new.end):
            kind = "moved" if old.date != new.date else "hours"
            yield Change(meeting=new.id, what="date", kind=kind, before=self._time(old), after=self._time(new),
                         state=old.state("date"))  # fmt: skip
        if old.venue != new.venue:
            yield Change(meeting=new.id, what="venue", kind="venue", before=old.venue or "", after=new.venue or "",
                         state=old.state("venue"))  # fmt: skip

    def _time(self, meeting: PlannedMeeting) -> str:
        start, end = (moment.astimezone(self._zone) for moment in (meeting.start, meeting.end))
        last = f"{end:%H:%M}" if start.date() == end.date() else f"{end:%Y-%m-%d %H:%M}"
        return f"{start:%Y-%m-%d %H:%M}–{last}"

    def _roles(self, old: PlannedMeeting | None, new: PlannedMeeting | None) -> tuple[str, ...]:
        """Return the roles of a meeting in both plans, in the plan's order."""
        used = {role for one in (old, new) if one for role in (*one.roles, *(slot.role for slot in one.open))}
        order = dict.fromkeys((*self._after.labels, *self._before.labels, *sorted(used)))
        return tuple(role for role in order if role in used)

    def _role(self, id_: str, role: str, old: PlannedMeeting | None, new: PlannedMeeting | None) -> Iterator[Change]:
        had, has = (one.holders(role) if one else () for one in (old, new))
        for name in had:
            if name not in has and old is not None:
                yield Change(meeting=id_, what=role, kind="out", person=name, before=name, state=old.state(role, name))
        for name in has:
            if name not in had:
                yield Change(meeting=id_, what=role, kind="in", person=name, after=name)
        was, now = (Counter(_places(one, role)) for one in (old, new))
        yield from (Change(meeting=id_, what=role, kind="closed", before=by) for by in (was - now).elements())
        yield from (Change(meeting=id_, what=role, kind="opened", after=by) for by in (now - was).elements())

    def _said(self, one: Change, old: PlannedMeeting | None, new: PlannedMeeting | None) -> str:
        """Say what became of a meeting, its date or its venue."""
        say, words = self._say, {"meeting": one.meeting}
        if one.kind == "venue":
            if one.before and one.after:
                return say("{meeting} in {venue} instead of {before}", venue=one.after, before=one.before, **words)
            if one.after:
                return say("{meeting} in {venue}", venue=one.after, **words)
            return say("{meeting} without a venue", **words)
        day = say.date(new.date, weekday=True) if new else ""
        if one.kind == "restored":
            return say("{meeting} is held after all, on {day}", day=day, **words)
        if one.kind == "added":
            return say("{meeting} is held, on {day}", day=day, **words)
        if one.kind == "hours":
            hours = {"time": one.after.split(" ", 1)[1], "before": one.before.split(" ", 1)[1]}
            return say("{meeting} on {day} at {time} instead of {before}", day=day, **hours, **words)
        before = say.date(old.date, weekday=True) if old else ""
        if one.kind == "moved":
            return say("{meeting} on {day} instead of {before}", day=day, before=before, **words)
        return say("{meeting} is cancelled; it was to be on {day}", day=before, **words)

    def _said_of_roles(self, old: PlannedMeeting | None, new: PlannedMeeting) -> Iterator[str]:
        say = self._say
        for role in self._roles(old, new):
            rows = list(self._role(new.id, role, old, new))
            come = [one.person for one in rows if one.kind == "in"]
            gone = [one.person for one in rows if one.kind == "out"]
            words = {"meeting": new.id, "role": self._after.label(role)}
            if come and gone:
                yield say("{meeting}, {role}: {names} instead of {before}", names=come, before=gone, **words)
            elif come and old is not None and old.holders(role):
                yield say("{meeting}, {role}: {names} as well", names=come, **words)
            elif come:
                yield say("{meeting}, {role}: {names}", names=come, **words)
            elif gone:
                yield say("{meeting}, {role}: not {names}", names=gone, **words)
            if any(one.kind == "opened" for one in rows) and old is not None:
                yield say("{meeting}, {role}: open", **words)


def _places(meeting: PlannedMeeting | None, role: str) -> Iterator[str]:
    """Yield the open places of a role: by each who is to decide it, or nobody."""
    return (slot.by or "" for slot in meeting.open if slot.role == role) if meeting else iter(())
