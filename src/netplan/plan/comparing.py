"""Comparing a plan with an earlier one of the same season."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from netplan.language import Say
from netplan.plan.changes import Change, Changes
from netplan.plan.differing import differing
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
        self.say = Say(after.language)
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
            if old is not None and new is None:
                day = self.say.date(old.date, weekday=True)
                yield self.say("{meeting} is cancelled; it was to be on {day}", meeting=id_, day=day)
            if old is None and new is not None:
                day = self.say.date(new.date, weekday=True)
                if id_ in self._cancelled:
                    yield self.say("{meeting} is held after all, on {day}", meeting=id_, day=day)
                else:
                    yield self.say("{meeting} is held, on {day}", meeting=id_, day=day)
            if new is not None:
                yield from self._said(old or new.model_copy(update={"venue": None, "roles": {}}), new)

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

    def _said(self, old: PlannedMeeting, new: PlannedMeeting) -> Iterator[str]:
        """Say what is otherwise at a meeting that is held, and which roles are open that were not."""
        roles = {role: self._after.label(role) for role in self._roles(old, new)}
        yield from (one.sentence for one in differing(old, new, roles, self._zone, self.say))
        for role, label in roles.items():
            kinds = {one.kind for one in self._role(new.id, role, old, new)}
            if "opened" in kinds:
                yield self.say("{meeting}, {role}: open", meeting=new.id, role=label)
            elif "closed" in kinds and "in" not in kinds:
                yield self.say("{meeting}, {role}: no longer open", meeting=new.id, role=label)


def _places(meeting: PlannedMeeting | None, role: str) -> Iterator[str]:
    """Yield the open places of a role: by each who is to decide it, or nobody."""
    return (slot.by or "" for slot in meeting.open if slot.role == role) if meeting else iter(())
