"""The people: who cannot come where they are needed, and what is not known about them."""

from __future__ import annotations

from collections.abc import Iterator

from netplan.dates import Candidate, candidates
from netplan.domain import Answer, Problem
from netplan.language import message
from netplan.plan import Finding, Level
from netplan.rules import MustAttend, Quorum, Travel
from netplan.rules.facts import meetings_named

__all__ = ["holders", "needed", "never_free", "quorums", "without_organisation", "without_place"]


def holders(problem: Problem) -> Iterator[Finding]:
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


def needed(problem: Problem) -> Iterator[Finding]:
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


def quorums(problem: Problem) -> Iterator[Finding]:
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


def _can_come(problem: Problem, name: str, one: Candidate) -> bool:
    return candidates(problem).answers.of(name, one.start, one.end) is not Answer.NO


def without_organisation(problem: Problem) -> Iterator[Finding]:
    """Yield, together, the members of whom no organisation is known."""
    names = [member.name for member in problem.network.members if member.organisation is None]
    if names:
        said = message("no organisation is given for {names}", names=names)
        yield Finding("no_organisation", tuple(names), len(names), "members", Level.NOTE, said)


def without_place(problem: Problem) -> Iterator[Finding]:
    """Yield whom a wish for short ways leaves out."""
    if any(isinstance(wish, Travel) for wish in problem.network.wishes):
        names = [member.name for member in problem.network.members if not member.place]
        if names:
            said = message("no place is given for {names}; their ways do not count", names=names)
            yield Finding("no_place", tuple(names), len(names), "members", Level.NOTE, said)


def never_free(problem: Problem) -> Iterator[Finding]:
    """Yield members who said no to every date of every meeting that falls in their membership."""
    possible = [one for found in candidates(problem).by_meeting.values() for one in found]
    for member in problem.network.members:
        own = [one for one in possible if member.belongs(one.day)]
        if own and not any(_can_come(problem, member.name, one) for one in own):
            said = message("{name} can come to nothing: every date of every meeting is a no", name=member.name)
            yield Finding("never_free", (member.name,), len(own), "dates", Level.WARNING, said)
