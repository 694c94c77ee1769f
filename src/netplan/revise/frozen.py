"""What has happened, written into the problem: it is decided, and what was wrong with it is allowed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from fractions import Fraction
from typing import Any

from netplan.domain import Assignment, Member, Problem, Series, Single, SlotKind, Tentative, Venue
from netplan.errors import InputError
from netplan.explain.edits import Changed
from netplan.language import message
from netplan.plan import Level, Plan, PlannedMeeting
from netplan.revise.days import is_over
from netplan.revise.entries import entry_of, held_then, stands, with_entries
from netplan.rules import rules_of
from netplan.rules.excepted import findings
from netplan.rules.view import judged

__all__ = ["frozen", "past_meetings"]


def past_meetings(problem: Problem, plan: Plan, as_of: dt.date, postponed: Collection[str] = ()) -> frozenset[str]:
    """Return the ids of the planned meetings that have taken place: marked as done, or dated before a day.

    The date is the one that the file has decided anew, else the plan's. What is ``postponed`` has not taken place.

    Raises
    ------
    InputError
        When the file does not list one of them any more.
    """
    found = set()
    for meeting in (meeting for meeting in plan.meetings if meeting.id not in postponed):
        known = problem.by_id.get(meeting.id)
        before = meeting.date < as_of
        if known and known.date and not known.date.tentative and not stands(meeting, "date", known.date.value):
            before = known.date.value < as_of
        if not before and not is_over(meeting, None):
            continue
        if known is None:
            raise InputError(
                message("{meeting} took place on {day}, and the file does not list it any more",
                        meeting=meeting.id, day=meeting.date),
                field="season.meetings", hint=message("leave what has taken place in the file"),
            )  # fmt: skip
        found.add(meeting.id)
    return frozenset(found)


def frozen(problem: Problem, plan: Plan, past: Collection[str], as_of: dt.date) -> Problem:
    """Return the problem in which all that happened is decided.

    Dates, hours, venues and holders of past meetings are decided; what the file decides about them itself stands. Who
    had left, or which venue had gone, before the file was changed is there for what is past only. What rules find wrong
    with past meetings alone is allowed.

    Parameters
    ----------
    problem
        The problem.
    plan
        The plan that stands.
    past
        Ids of the meetings that have taken place.
    as_of
        The day it is.
    """
    known = _with_those_gone(problem, [plan.by_id[one] for one in past], as_of)
    entries = {one: _as_held(known, plan.by_id[one]) for one in past}
    fixed = with_entries(known, entries)
    return _allowed(_none_dropped(fixed, past), plan, past)


def _with_those_gone(problem: Problem, held: Collection[PlannedMeeting], as_of: dt.date) -> Problem:
    """Return the problem with the members and venues of past meetings that the file does not name any more."""
    network = problem.network
    served = {name for one in held for role, names in one.roles.items() if role in network.roles
              for name in names if not network.roles[role].external}  # fmt: skip
    members = tuple(Member(name=name, left=as_of - dt.timedelta(days=1)) for name in sorted(served - {*problem.people}))
    used = {one.venue for one in held if one.venue}
    closed = (f"{as_of}..{max(as_of, problem.season.to)}",)
    venues = tuple(Venue.model_validate({"name": name, "closed": closed}) for name in sorted(used - {*problem.places}))
    fresh: dict[str, Any] = {}
    if members:
        fresh["members"] = (*network.members, *members)
    if venues:
        fresh["venues"] = (*network.venues, *venues)
    return with_entries(problem, {}, **fresh)


def _as_held(problem: Problem, planned: PlannedMeeting) -> Single:
    """Return the entry of a past meeting with everything decided."""
    entry, now = entry_of(problem, planned.id), problem.by_id[planned.id]
    update: dict[str, Any] = {}
    if now.date is None or now.date.tentative or stands(planned, "date", now.date.value):
        update = held_then(problem, planned)
    if planned.venue and (now.venue is None or now.venue.tentative or stands(planned, "venue", now.venue.value)):
        update["venue"] = Tentative[str](value=planned.venue)
    roles = dict(_roles_held(problem, planned))
    return entry.model_copy(update={**update, "roles": {**entry.roles, **roles}})


def _roles_held(problem: Problem, planned: PlannedMeeting) -> Iterator[tuple[str, Assignment]]:
    slots = {slot.role: slot for slot in problem.slots() if slot.meeting == planned.id}
    for role in problem.network.roles:
        given, names, slot = problem.by_id[planned.id].roles.get(role), planned.holders(role), slots.get(role)
        complete = given is not None and given.listed and not given.open and not given.tentative
        if given is not None and complete and not {*given.decided} & {*planned.superseded.get(role, ())}:
            continue  # the file says who it was
        if slot is not None and slot.kind is SlotKind.FIXED and set(slot.decided) == set(names):
            continue
        if names:
            yield role, Assignment(decided=names)
        elif slot is not None and slot.kind in (SlotKind.CHOSEN, SlotKind.FIXED):
            yield role, Assignment(unused=True)


def _none_dropped(problem: Problem, past: Collection[str]) -> Problem:
    """Return the problem in which no series can do without meetings that have taken place."""
    meetings = []
    for entry in problem.season.meetings:
        numbers = [number for one in past if isinstance(entry, Series) and (number := entry.number_of(one))]
        if isinstance(entry, Series) and max(numbers, default=0) > entry.count.lowest:
            count = entry.count.model_copy(update={"lowest": max(numbers)})
            entry = entry.model_copy(update={"count": count, "aim": entry.aim and max(entry.aim, max(numbers))})
        meetings.append(entry)
    season = problem.season.model_copy(update={"meetings": tuple(meetings)})
    return problem.model_copy(update={"season": season})


def _allowed(problem: Problem, plan: Plan, past: Collection[str]) -> Problem:
    """Return the problem in which rules are exceeded by as much as they are in past meetings alone."""
    change = Changed(problem)
    held = [one.model_copy(update={"roles": _now(problem, one)}) if one.id in past else one
            for one in plan.meetings if one.id in problem.by_id]  # fmt: skip
    seen = judged(problem, plan.model_copy(update={"meetings": tuple(held)}))
    coming = {one.id for one in problem.meetings} - {*past}
    for number, rule in enumerate(rules_of(problem)):
        for finding in findings(rule, problem, seen):
            words = set(finding.about)
            if finding.level is Level.ERROR and words & {*past} and not words & coming:
                change.excepted(number, finding.about, Fraction(finding.amount))
    return change.problem()


def _now(problem: Problem, planned: PlannedMeeting) -> dict[str, tuple[str, ...]]:
    """Return who held what at a past meeting, as the problem now says it."""
    given = problem.by_id[planned.id].roles
    return {**planned.roles, **{role: one.decided for role, one in given.items() if one.decided}}
