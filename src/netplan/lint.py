"""A first look at a problem: what is open, probably mistaken, or missing, before anything is planned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from netplan.dates import Candidate, candidates
from netplan.domain import Answer, Problem, SlotKind
from netplan.language import message
from netplan.plan import Finding, Level
from netplan.rules import FairShare, MustAttend, Quorum, Rest, Travel
from netplan.rules.ahead import not_named
from netplan.rules.by_turns import ByTurns
from netplan.rules.facts import ledger, meetings_named

__all__ = ["check"]


def check(problem: Problem, as_of: date | None = None) -> tuple[Finding, ...]:
    """Look a problem over.

    Parameters
    ----------
    problem
        The problem.
    as_of
        The day it is: roles that were to be named ahead by then (``named_ahead``) and have no holder written are
        warned of.

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
        _open_slots, _deferred, _unused_roles, _twice, _nothing_to_judge, _listed_order, _holders, _must_attend,
        _quorums, _polls, _contradictions, _unlisted, _former_venues, _recorded_twice, _dates, _without_organisation,
        _travel,
    )  # fmt: skip
    late = () if as_of is None else _not_named(problem, as_of)
    return (*(finding for look in checks for finding in look(problem)), *late)


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


def _not_named(problem: Problem, as_of: date) -> Iterator[Finding]:
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


def _nothing_to_judge(problem: Problem) -> Iterator[Finding]:
    """Yield rules about roles that netplan does not fill and for which nobody is written either."""
    for rule in (*problem.network.rules, *problem.network.wishes):
        if isinstance(rule, FairShare | Rest | ByTurns) and rule.roles and not _judged(problem, rule):
            words = {"rule": rule.name, "roles": [problem.label(role) for role in rule.roles]}
            said = (
                message("{rule} of {roles} has nothing to judge: others fill that role", **words)
                if len(rule.roles) == 1
                else message("{rule} of {roles} has nothing to judge: others fill these roles", **words)
            )
            yield Finding("nothing_to_judge", (rule.name, *rule.roles), 1, "rules", Level.WARNING, said)


def _judged(problem: Problem, rule: FairShare | Rest | ByTurns) -> bool:
    if any(problem.network.roles[role].rotates for role in rule.roles):
        return True
    slots = [slot for slot in problem.slots() if slot.role in rule.roles and slot.kind is not SlotKind.FIXED]
    return not isinstance(rule, FairShare) and any(slot.decided or slot.kind is SlotKind.CHOSEN for slot in slots)


def _listed_order(problem: Problem) -> Iterator[Finding]:
    """Yield rules that go from one listed meeting to the next although the meetings may come in any order."""
    listed = (*problem.network.rules, *problem.network.wishes) if problem.season.any_order else ()
    names = [rule.name for rule in listed if rule.in_listed_order()]
    for name in dict.fromkeys(names):
        said = message(
            "{rule} goes by the order in which the meetings are listed, not by their dates (any_order: true)", rule=name
        )
        yield Finding("listed_order", (name,), names.count(name), "rules", Level.NOTE, said)


def _holders(problem: Problem) -> Iterator[Finding]:
    """Yield fixed and decided holders who can be at none of their meeting's dates."""
    for slot in problem.slots():
        for name in (name for name in slot.decided if name in problem.people):
            words = {"name": name, "role": problem.label(slot.role), "meeting": slot.meeting}
            possible = candidates(problem).by_meeting[slot.meeting]
            member = [one for one in possible if problem.people[name].belongs(one.day)]
            if not member:
                said = message("{name} is {role} of {meeting} and no member, or on leave, on all of its dates", **words)
                yield Finding("holder_no_member", (slot.meeting, slot.role, name), 1, "holders", Level.WARNING, said)
            elif not any(_can_come(problem, name, one) for one in member):
                said = message("{name} is {role} of {meeting} and cannot come on any of its dates", **words)
                yield Finding("holder_cannot_come", (slot.meeting, slot.role, name), 1, "holders", Level.WARNING, said)


def _can_come(problem: Problem, name: str, one: Candidate) -> bool:
    return candidates(problem).answers.of(name, one.start, one.end) is not Answer.NO


def _must_attend(problem: Problem) -> Iterator[Finding]:
    """Yield members without whom a meeting is not held and who can come on none of its dates."""
    for rule in (rule for rule in problem.network.rules if isinstance(rule, MustAttend)):
        for meeting in meetings_named(problem, rule.meetings):
            for name in rule.members(problem):
                member = problem.people[name]
                needed = [one for one in candidates(problem).by_meeting[meeting] if member.belongs(one.day)]
                if needed and not any(_can_come(problem, name, one) for one in needed):
                    said = message("{name} must attend {meeting} and cannot come on any of its dates",
                                   name=name, meeting=meeting)  # fmt: skip
                    yield Finding("must_attend", (meeting, name), 1, rule.unit, Level.WARNING, said)


def _quorums(problem: Problem) -> Iterator[Finding]:
    """Yield for each quorum the meetings that reach it on none of their dates."""
    for rule in (rule for rule in problem.network.rules if isinstance(rule, Quorum)):
        for meeting in meetings_named(problem, rule.meetings):
            possible = candidates(problem).by_meeting[meeting]
            needed, able = min((_quorum(problem, rule, one) for one in possible), key=lambda both: both[0] - both[1])
            if able < needed and meeting not in problem.optional:
                said = message(
                    "quorum: at most {able} of the {needed} needed can come to {meeting}",
                    able=able, needed=needed, meeting=meeting,
                )  # fmt: skip
                yield Finding("quorum", (meeting,), needed - able, rule.unit, Level.WARNING, said)


def _quorum(problem: Problem, rule: Quorum, one: Candidate) -> tuple[int, int]:
    """Return how many are needed on a date, and how many have not said no."""
    groups = rule.groups(problem, one.day)
    return rule.needed(len(groups)), sum(any(_can_come(problem, name, one) for name in group) for group in groups)


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


def _former_venues(problem: Problem) -> Iterator[Finding]:
    used = [row.venue for row in problem.network.history if row.venue and problem.places]
    for venue in sorted({*used} - {*problem.places}):
        said = message("{venue} stands in the history and is no venue of the network", venue=venue)
        yield Finding("former_venue", (venue,), used.count(venue), "rows", Level.NOTE, said)


def _recorded_twice(problem: Problem) -> Iterator[Finding]:
    """Yield duties that the history has more than once: two files may tell of the same meeting, and each row counts."""
    duties = Counter(
        (row.day, row.role, row.member) for row in problem.network.history if row.role and row.member and row.precise
    )
    for (day, role, name), count in ((duty, count) for duty, count in duties.items() if count > 1):
        said = message("{name} is recorded {count} times as {role} on {date}, and each counts", name=name, count=count,
                       role=problem.label(role), date=day)  # fmt: skip
        yield Finding("recorded_twice", (name, role), count - 1, "rows", Level.WARNING, said)


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


def _travel(problem: Problem) -> Iterator[Finding]:
    """Yield whom a wish for short ways leaves out."""
    if any(isinstance(wish, Travel) for wish in problem.network.wishes):
        names = [member.name for member in problem.network.members if not member.place]
        if names:
            said = message("no place is given for {names}; their ways do not count", names=names)
            yield Finding("no_place", tuple(names), len(names), "members", Level.NOTE, said)
