"""The roles: what is open, what is decided later, and what is never used."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from netplan.dates import candidates
from netplan.domain import Problem, SlotKind
from netplan.language import message
from netplan.plan import Finding, Level
from netplan.rules.ahead import not_named

__all__ = ["deferred", "named_late", "open_slots", "unused"]


def open_slots(problem: Problem) -> Iterator[Finding]:
    """Yield the places of roles that nobody has yet."""
    for meeting in problem.meetings:
        for role, given in meeting.roles.items():
            places = problem.network.roles[role].count.lowest or 1 if given.fill else given.open
            if places:
                said = message("{role} of {meeting} is open", role=problem.label(role), meeting=meeting.id)
                yield Finding("open_slot", (meeting.id, role), places, "holders", Level.NOTE, said)


def deferred(problem: Problem) -> Iterator[Finding]:
    """Yield the roles whose holders a group decides on later."""
    for slot in problem.slots():
        if slot.kind is SlotKind.DEFERRED:
            by = problem.network.roles[slot.role].decided_by or slot.role
            said = message(
                "{role} of {meeting} is decided later by {by}",
                role=problem.label(slot.role), meeting=slot.meeting, by=problem.label(by),
            )  # fmt: skip
            yield Finding("deferred_role", (slot.meeting, slot.role), 1, "roles", Level.NOTE, said)


def unused(problem: Problem) -> Iterator[Finding]:
    """Yield the roles that no meeting uses."""
    used = {slot.role for slot in problem.slots()}
    for role in problem.network.roles:
        if role not in used:
            said = message("the role {role} is declared and never used", role=problem.label(role))
            yield Finding("unused_role", (role,), 1, "roles", Level.WARNING, said)


def named_late(problem: Problem, as_of: date) -> Iterator[Finding]:
    """Yield the roles that were to be named at a meeting that is over by now, on whichever of its dates it was."""
    if problem.season.any_order:
        return  # which meeting comes before which is not known yet
    possible = candidates(problem).by_meeting
    days = {one.id: max(date.day for date in possible[one.id]) for one in problem.meetings
            if one.id in problem.expected}  # fmt: skip
    slots = {(slot.meeting, slot.role): slot for slot in problem.slots()}
    named = {key: len(slot.decided) for key, slot in slots.items()}
    for finding in not_named(problem, days, slots, named, as_of):
        if finding.level is Level.WARNING:
            yield finding
