"""Putting a plan together from the choices that were made."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from netplan.dates import Candidate
from netplan.domain import Meeting, Problem, Slot, SlotKind, Tentative
from netplan.language import Say
from netplan.plan import Finding, OpenSlot, Plan, PlannedMeeting, State, Status, WishValue
from netplan.rules.attendance import counted
from netplan.rules.facts import Decision, meetings_before, plan_slots
from netplan.rules.loads import load_rows

__all__ = ["assemble", "finished", "notes_on", "numbered"]


def assemble(
    problem: Problem,
    dates: dict[str, Candidate],
    decisions: Collection[Decision],
    propose: Collection[str] = (),
    *,
    seed: int = 0,
) -> Plan:
    """Make the plan that belongs to a choice; its proof and its load come when it is finished.

    Parameters
    ----------
    problem
        The problem.
    dates
        The candidate of each meeting that is held.
    decisions
        All choices made.
    propose
        Deferred roles that were filled.
    seed
        Seed of the lot.
    """
    slots = problem.slots(propose)
    meetings = [
        _planned(problem, meeting, dates[meeting.id], decisions, [one for one in slots if one.meeting == meeting.id])
        for meeting in problem.meetings
        if meeting.id in dates
    ]
    network = problem.network
    return Plan(
        network=network.id, title=network.name, season=problem.season.name, season_from=problem.season.from_,
        language=network.language, timezone=network.timezone, status="feasible",
        labels={role: problem.label(role) for role in network.roles},
        meetings=tuple(numbered(problem, meetings)),
        problem_sha256=problem.sha256, seed=seed,
    )  # fmt: skip


def numbered(problem: Problem, meetings: Sequence[PlannedMeeting]) -> Iterator[PlannedMeeting]:
    """Yield meetings by date, each with its number over the years where the meetings before it are known."""
    before = meetings_before(problem)
    for place, meeting in enumerate(sorted(meetings, key=lambda meeting: (meeting.start, meeting.id)), start=1):
        yield meeting if before is None else meeting.model_copy(update={"number": before + place})


def finished(problem: Problem, plan: Plan, status: Status, wishes: Sequence[WishValue]) -> Plan:
    """Return the plan with its proof and its load."""
    loads = tuple(load_rows(problem, plan))
    return plan.model_copy(update={"status": status, "wishes": tuple(wishes), "loads": loads})


def _planned(
    problem: Problem, meeting: Meeting, date: Candidate, decisions: Collection[Decision], slots: Sequence[Slot]
) -> PlannedMeeting:
    chosen = {decision for decision in decisions if decision.meeting == meeting.id}
    venue = next((one.choice for one in chosen if one.what == "venue"), None)
    roles: dict[str, tuple[str, ...]] = {}
    states: dict[str, tuple[State, ...]] = {}
    for slot in slots:
        holders = sorted({one.choice for one in chosen if one.what == slot.role} | _named(problem, slot))
        if holders:
            roles[slot.role] = tuple(holders)
            states[slot.role] = tuple(_state(problem, slot, name) for name in holders)
    states["date"] = (_written_state(meeting.date, date.day),)
    if venue:
        states["venue"] = (_written_state(meeting.venue, venue),)
    planned = PlannedMeeting(
        id=meeting.id, title=meeting.title or meeting.id, date=date.day, start=date.start, end=date.end,
        venue=venue, roles=roles, states=states,
        open=tuple(
            OpenSlot(role=slot.role, by=problem.network.roles[slot.role].decided_by)
            for slot in slots if _stays_open(slot, roles.get(slot.role, ()))
        ),
    )  # fmt: skip
    return planned.model_copy(update={"attendance": counted(problem, planned)})


def _stays_open(slot: Slot, holders: Sequence[str]) -> bool:
    """Tell whether a role stays open: left to others, or not filled because an exception says that it need not be."""
    if slot.left_open:
        return slot.kind is SlotKind.DEFERRED or slot.has_room
    return len(holders) < slot.lowest


def _named(problem: Problem, slot: Slot) -> set[str]:
    """Return the written holders about whom nothing is to be chosen."""
    outsiders = {*slot.decided} - {*problem.people, *problem.outsiders(slot.role)}
    return outsiders | set(slot.tentative) if slot.left_open else outsiders


def _state(problem: Problem, slot: Slot, name: str) -> State:
    if name in slot.tentative:
        return "tentative"
    return "accepted" if name in slot.decided or problem.bound(name, slot.role, slot.meeting) else "proposed"


def _written_state(written: Tentative[Any] | None, value: dt.date | str) -> State:
    if written is None or written.value != value:
        return "proposed"
    return "tentative" if written.tentative else "accepted"


def notes_on(
    problem: Problem, plan: Plan, dates: dict[str, Candidate], findings: Sequence[Finding]
) -> Iterator[str]:
    """Yield what is worth reading about a plan: unusual dates, findings, what counting forces."""
    say = problem.say
    for meeting, date in dates.items():
        if date.note is not None:
            yield say("{meeting} on {day}: {note}.", meeting=meeting, day=date.day, note=date.note)
    for finding in findings:
        yield say("{finding}.", finding=finding.sentence)
    yield from _forced_by_counting(problem, plan, say)


def _forced_by_counting(problem: Problem, plan: Plan, say: Say) -> Iterator[str]:
    """Yield a sentence when there are more rotating duties than people, so that somebody must serve twice."""
    rotating = problem.rotating()
    roles = [role for role in rotating if not any(problem.inside(role, other) for other in rotating)]
    duties, people, used = 0, set(), dict.fromkeys(roles, False)
    held = set(plan.by_id) - problem.optional
    for slot in plan_slots(problem, plan).values():
        if slot.role in roles and slot.kind is not SlotKind.BY_HAND and slot.meeting in held:
            # what is only wished for (a second planner, one meeting more) is not forced
            free = {*problem.people, *problem.outsiders(slot.role)}
            outsiders = sum(name not in free for name in slot.decided)
            bound = sum(problem.bound(name, slot.role, slot.meeting) for name in problem.people)
            duties += max(0, max(slot.lowest, len(slot.decided)) - outsiders - bound)
            used[slot.role] = True
            people |= {name for name in free if problem.takes_turns(name, slot.role, slot.meeting)}
    if people and duties > len(people):
        yield say(
            "{duties} duties ({roles}) fall to {people} people, so somebody must have {times} of them or more: "
            "that is forced by counting.",
            duties=duties, roles=[problem.label(role) for role in roles if used[role]], people=len(people),
            times=math.ceil(duties / len(people)),
        )  # fmt: skip
