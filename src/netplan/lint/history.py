"""The history: people and venues that are no longer there, and rows that stand in it twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from netplan.domain import Problem
from netplan.language import message
from netplan.plan import Finding, Level
from netplan.rules.facts import ledger

__all__ = ["former_members", "former_venues", "recorded_twice"]


def former_members(problem: Problem) -> Iterator[Finding]:
    """Yield people in the history who are no members."""
    unlisted = ledger(problem).unlisted
    for name in sorted(set(unlisted)):
        count = unlisted.count(name)
        said = message("{name} stands in the history and is no member; left out of all shares", name=name)
        yield Finding("former_member", (name,), count, "rows", Level.NOTE, said)


def former_venues(problem: Problem) -> Iterator[Finding]:
    """Yield venues in the history that the network does not have."""
    used = [row.venue for row in problem.network.history if row.venue and problem.places]
    for venue in sorted({*used} - {*problem.places}):
        said = message("{venue} stands in the history and is no venue of the network", venue=venue)
        yield Finding("former_venue", (venue,), used.count(venue), "rows", Level.NOTE, said)


def recorded_twice(problem: Problem) -> Iterator[Finding]:
    """Yield duties that the history has more than once: two files may tell of the same meeting, and each row counts."""
    duties = Counter(
        (row.day, row.role, row.member) for row in problem.network.history if row.role and row.member and row.precise
    )
    for (day, role, name), count in ((duty, count) for duty, count in duties.items() if count > 1):
        said = message("{name} is recorded {count} times as {role} on {date}, and each counts", name=name, count=count,
                       role=problem.label(role), date=day)  # fmt: skip
        yield Finding("recorded_twice", (name, role), count - 1, "rows", Level.WARNING, said)
