"""The people: who can come to nothing, and what is not known about them."""

from __future__ import annotations

from collections.abc import Iterator

from netplan.dates import Candidate, candidates
from netplan.domain import Answer, Problem
from netplan.language import message
from netplan.plan import Finding, Level
from netplan.rules import Travel

__all__ = ["never_free", "without_organisation", "without_place"]


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
