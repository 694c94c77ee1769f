"""The history: people and venues that are no longer there, and rows that stand in it twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from netplan.domain import Problem
from netplan.domain.likely import Likely
from netplan.domain.names import Names
from netplan.language import message
from netplan.plan import Finding, Level
from netplan.rules.facts import ledger

__all__ = ["former_members", "former_venues", "recorded_twice", "strangers_grouped", "strangers_owed"]


def former_members(problem: Problem) -> Iterator[Finding]:
    """Yield people in the history who are no members; who is called like a member may be one."""
    unlisted = ledger(problem).unlisted
    for name in sorted(set(unlisted)):
        count, likely = unlisted.count(name), _likely(problem, name)
        if likely:
            said = message(
                "{name} stands in the history and is no member; perhaps {people} is meant, who then has {name} as an "
                "alias", name=name, people=list(likely),
            )  # fmt: skip
            yield Finding("likely_member", (name, *likely), count, "rows", Level.WARNING, said)
        else:
            said = message("{name} stands in the history and is no member; left out of all shares", name=name)
            yield Finding("former_member", (name,), count, "rows", Level.NOTE, said)


def strangers_owed(problem: Problem) -> Iterator[Finding]:
    """Yield people whose turns others took and who are no members: nobody is owed these turns."""
    for row in problem.network.history:
        if row.instead_of and row.instead_of not in problem.people:
            said = message(
                "{member} took a turn of {name} on {date}; {name} is no member, and the turn is owed to nobody",
                member=row.member or "?", name=row.instead_of, date=row.date,
            )  # fmt: skip
            about = (row.instead_of, *_likely(problem, row.instead_of))
            yield Finding("stranger", about, 1, "rows", Level.WARNING, said)


def strangers_grouped(problem: Problem) -> Iterator[Finding]:
    """Yield people in earlier groups who are no members: former ones, or members in other words."""
    wanted = problem.network.subgroups
    earlier = wanted.earlier if wanted else ()
    names = [name for season in earlier for group in season.groups for name in group if name not in problem.people]
    for name in dict.fromkeys(names):
        likely = _likely(problem, name)
        said = (
            message("{name} stands in earlier groups and is no member; perhaps {people} is meant", name=name,
                    people=list(likely))
            if likely
            else message("{name} stands in earlier groups and is no member", name=name)
        )  # fmt: skip
        level = Level.WARNING if likely else Level.NOTE
        yield Finding("stranger", (name, *likely), names.count(name), "groups", level, said)


def _likely(problem: Problem, name: str) -> tuple[str, ...]:
    """Return the members whom a name may mean that is none of theirs."""
    return Likely(Names(problem.network, problem.season), problem.network.members).who(name).names


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
