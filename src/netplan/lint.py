"""A first look at a problem: what is open, probably mistaken, or missing, before anything is planned."""

from __future__ import annotations

from collections.abc import Iterator

from netplan.dates import candidates
from netplan.domain import Problem, SlotKind
from netplan.language import message
from netplan.plan import Finding, Level
from netplan.rules.facts import ledger

__all__ = ["check"]


def check(problem: Problem) -> tuple[Finding, ...]:
    """Look a problem over.

    Parameters
    ----------
    problem
        The problem.

    Returns
    -------
    Findings: ``warning`` for what is probably a mistake, ``note`` for what is worth knowing. Errors in the
    file never get this far: reading it raises an ``InputError``.

    Raises
    ------
    InputError
        When a window cannot be read or has no date left.
    """
    checks = (
        _open_slots, _deferred, _unused_roles, _twice, _polls, _contradictions, _unlisted, _dates,
        _without_organisation,
    )  # fmt: skip
    return tuple(finding for look in checks for finding in look(problem))


def _open_slots(problem: Problem) -> Iterator[Finding]:
    for meeting in problem.meetings:
        for role, given in meeting.roles.items():
            places = problem.network.roles[role].count.lowest or 1 if given.fill else given.open
            if places:
                said = message("{role} of {meeting} is open", role=problem.label(role), meeting=meeting.id)
                yield Finding("open_slot", (meeting.id, role), places, "holders", Level.NOTE, said)


def _deferred(problem: Problem) -> Iterator[Finding]:
    for slot in problem.slots():
        if slot.kind is SlotKind.DEFERRED:
            by = problem.network.roles[slot.role].decided_by or slot.role
            said = message(
                "{role} of {meeting} is decided later by {by}",
                role=problem.label(slot.role), meeting=slot.meeting, by=problem.label(by),
            )  # fmt: skip
            yield Finding("deferred_role", (slot.meeting, slot.role), 1, "roles", Level.NOTE, said)


def _unused_roles(problem: Problem) -> Iterator[Finding]:
    used = {slot.role for slot in problem.slots()}
    for role in problem.network.roles:
        if role not in used:
            said = message("the role {role} is declared and never used", role=problem.label(role))
            yield Finding("unused_role", (role,), 1, "roles", Level.WARNING, said)


def _twice(problem: Problem) -> Iterator[Finding]:
    for listed in (problem.network.rules, problem.network.wishes):
        for rule in dict.fromkeys(rule for rule in listed if listed.count(rule) > 1):
            said = message("{rule} is listed twice in the same words", rule=rule.name)
            yield Finding("listed_twice", (rule.name,), listed.count(rule) - 1, "rules", Level.WARNING, said)


def _polls(problem: Problem) -> Iterator[Finding]:
    """Yield options that no meeting can use; a poll without any usable one is probably for another season."""
    possible = candidates(problem)
    days = {day for meeting in problem.meetings for day in possible.window_days(meeting.id)}
    days |= {one.day for found in possible.by_meeting.values() for one in found}
    for poll in problem.season.availability.polls:
        outside = sorted({option.day for option in poll.options} - days)
        if len(outside) == len({option.day for option in poll.options}):
            said = message("none of the dates in {poll} lies in any meeting's window", poll=poll.name)
            yield Finding("poll", (poll.name,), len(outside), "dates", Level.WARNING, said)
        elif outside:
            said = message("in {poll} these dates lie in no window: {days}", poll=poll.name, days=outside)
            yield Finding("poll", (poll.name,), len(outside), "dates", Level.NOTE, said)


def _contradictions(problem: Problem) -> Iterator[Finding]:
    for said in candidates(problem).answers.contradictions():
        yield Finding("contradiction", (), 1, "answers", Level.WARNING, said)


def _unlisted(problem: Problem) -> Iterator[Finding]:
    unlisted = ledger(problem).unlisted
    for name in sorted(set(unlisted)):
        count = unlisted.count(name)
        said = message("{name} stands in the history and is no member; left out of all shares", name=name)
        yield Finding("former_member", (name,), count, "rows", Level.NOTE, said)


def _dates(problem: Problem) -> Iterator[Finding]:
    for meeting, possible in candidates(problem).by_meeting.items():
        for one in possible:
            if one.note is not None:
                said = message("{meeting} on {day}: {note}", meeting=meeting, day=one.day, note=one.note)
                yield Finding("unusual_date", (meeting,), 1, "dates", Level.NOTE, said)


def _without_organisation(problem: Problem) -> Iterator[Finding]:
    names = [member.name for member in problem.network.members if member.organisation is None]
    if names:
        said = message("no organisation is given for {names}", names=names)
        yield Finding("no_organisation", tuple(names), len(names), "members", Level.NOTE, said)
