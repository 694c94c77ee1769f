"""What a look at a plan shows beside its rules: the shortest rests, vacancies, people with several roles."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import combinations

from netplan.domain import HistoryRow, Problem, Slot
from netplan.language import message
from netplan.plan import Break, Finding, Level, Plan, PlannedMeeting, Vacancy
from netplan.rules.facts import past_meetings

__all__ = ["several_roles", "shortest_breaks", "vacancies"]


def shortest_breaks(problem: Problem, plan: Plan) -> tuple[Break, ...]:
    """Return each person's shortest rest between two meetings with duties, the shortest first.

    The later meeting is one of the plan; the earlier one may be recorded in the history. Duties that a rule gives to
    the person do not count.
    """
    recorded = [(one.day, str(one.day), _recorded(problem, one.rows)) for one in past_meetings(problem)]
    coming = [(meeting.date, meeting.id, _serving(problem, meeting)) for meeting in plan.meetings]
    occasions = sorted((*recorded, *coming), key=lambda one: one[:2])
    planned = {meeting.id for meeting in plan.meetings}
    best: dict[str, Break] = {}
    last: dict[str, tuple[int, dt.date, str]] = {}
    for number, (day, called, people) in enumerate(occasions):
        for name in people:
            if name in last and called in planned:
                before, since, earlier = last[name]
                found = Break(name, number - before - 1, (day - since).days, earlier, called)
                best[name] = min(best.get(name, found), found, key=_length)
            last[name] = (number, day, called)
    return tuple(sorted(best.values(), key=lambda one: (*_length(one), one.person)))


def _length(one: Break) -> tuple[int, int]:
    return one.meetings, one.days


def _recorded(problem: Problem, rows: tuple[HistoryRow, ...]) -> set[str]:
    served = ((row.member, row.role) for row in rows if row.member in problem.people and row.role)
    return {name for name, role in served if name and role and not problem.bound(name, role)}


def _serving(problem: Problem, meeting: PlannedMeeting) -> set[str]:
    return {
        name for role, names in meeting.roles.items() for name in names
        if name in problem.people and not problem.bound(name, role, meeting.id)
    }  # fmt: skip


def vacancies(problem: Problem, plan: Plan) -> tuple[Vacancy, ...]:
    """Return the places that the contract asks for, or the plan calls open, and that nobody holds."""
    asked = {(slot.meeting, slot.role): slot for slot in problem.slots()}
    found = []
    for meeting in plan.meetings:
        opened = {slot.role for slot in meeting.open}
        for role in problem.network.roles:
            slot = asked.get((meeting.id, role))
            needed = _needed(problem, slot) if slot else 0
            missing = max(needed - len(set(meeting.holders(role))), int(role in opened))
            if missing > 0:
                found.append(Vacancy(meeting.id, role, missing, problem.network.roles[role].decided_by))
    return tuple(found)


def _needed(problem: Problem, slot: Slot) -> int:
    """Return how many holders a slot needs; a written list needs as many as it has places."""
    written = problem.by_id[slot.meeting].roles.get(slot.role)
    return max(slot.lowest, written.size if written else 0)


def several_roles(problem: Problem, plan: Plan) -> Iterator[Finding]:
    """Yield a note for everybody who holds several roles of a meeting.

    Roles that hang together are one, and what a rule forbids is the rule's to find.
    """
    known = {meeting.id for meeting in problem.meetings}
    for meeting in (meeting for meeting in plan.meetings if meeting.id in known):
        for name in dict.fromkeys(name for names in meeting.roles.values() for name in names):
            roles = [role for role in meeting.duties(name) if role in problem.network.roles]
            apart = [role for role in roles if not any(problem.inside(role, other) for other in roles if other != role)]
            if len(apart) > 1 and not any(problem.exclusive(one, other) for one, other in combinations(apart, 2)):
                labels = [problem.label(role) for role in apart]
                said = message("{name} is {roles} of {meeting}", name=name, roles=labels, meeting=meeting.id)
                yield Finding("several_roles", (meeting.id, name), len(apart) - 1, "roles", Level.NOTE, said)
