"""What rules allow all the same: exceptions that name nothing."""

from __future__ import annotations

from collections.abc import Iterator

from netplan.domain import Problem, Series
from netplan.language import message
from netplan.plan import Finding, Level

__all__ = ["naming_nothing"]

OWN = "netplan.rules."


def naming_nothing(problem: Problem) -> Iterator[Finding]:
    """Yield exceptions with a word that is the name of nothing.

    A word that begins with a figure is a date or a span of time. What rules of others are about, nobody can know.
    """
    known = _names(problem)
    for rule in (rule for rule in problem.network.rules if type(rule).__module__.startswith(OWN)):
        words = [word for one in rule.allow for word in one.about if word not in known and not word[:1].isdigit()]
        if words:
            said = message("{rule} allows an exception for {words}, which names nothing here",
                           rule=rule.name, words=words)  # fmt: skip
            yield Finding("naming_nothing", (rule.name, *words), len(words), "words", Level.WARNING, said)


def _names(problem: Problem) -> set[str]:
    """Return every word that a rule may be about: people, roles, meetings, places, and what members share."""
    network = problem.network
    shared = {word for member in network.members for by in ("organisation", "place", "unit", "tags")
              for word in member.shares(by)}  # fmt: skip
    series = {entry.series for entry in problem.season.meetings if isinstance(entry, Series)}
    regions = {venue.region for venue in network.venues if venue.region}
    return {
        *problem.everybody, *network.roles, *problem.by_id, *series, *problem.places, *regions, *shared,
        "date", "venue",
    }  # fmt: skip
