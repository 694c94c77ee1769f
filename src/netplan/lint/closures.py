"""What closes days: dates that are kept free, and school holidays that nobody has published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from netplan.dates import candidates, known_holidays, known_municipality, school_days
from netplan.dates.grammar.readings import runs
from netplan.domain import Problem
from netplan.language import message
from netplan.plan import Finding, Level
from netplan.rules import AwayFrom
from netplan.rules.away_from import ALL, too_near
from netplan.rules.facts import meetings_named

__all__ = ["guessed", "kept_away", "nobodys_first", "not_kept_free", "without_days"]


def kept_away(problem: Problem) -> Iterator[Finding]:
    """Yield for each rule ``away_from`` the dates that it takes from a meeting, and why."""
    for rule in (rule for rule in problem.network.rules if isinstance(rule, AwayFrom)):
        near = too_near(rule, problem)
        for meeting in meetings_named(problem, rule.meetings):
            days = sorted({one.day for one in candidates(problem).by_meeting[meeting]})
            taken: dict[str, list[date]] = defaultdict(list)
            for day in (day for day in days if day in near):
                taken[near[day][1]].append(day)
            count = sum(map(len, taken.values()))
            reasons = [message("{what} ({days})", what=what, days=runs(lost)) for what, lost in taken.items()]
            words = {"meeting": meeting, "count": count, "total": len(days), "reasons": reasons}
            if 0 < count < len(days):  # where no date is left, counting says so
                said = message("{meeting} loses {count} of its {total} dates to {reasons}", **words)
                yield Finding(rule.name, (meeting,), count, "dates", Level.NOTE, said)


def guessed(problem: Problem) -> Iterator[Finding]:
    """Yield school holidays that touch windows and follow the usual weeks, because no published plan is known."""
    days = {day for meeting in problem.meetings for day in candidates(problem).window_days(meeting.id)}
    for place in _kept_free(problem):
        usual = (one for one in known_holidays(problem, place) if not one.source)
        found = [one for one in usual if not days.isdisjoint(one.span.days())]
        if found:
            said = message(
                "school holidays in {place} follow the usual weeks, no published plan is known: {holidays}",
                place=place, holidays=[
                    message("{name} {first} to {last}", name=one.name, first=one.span.first, last=one.span.last)
                    for one in found
                ],
            )  # fmt: skip
            yield Finding("school_holidays", (place,), len(found), "dates", Level.NOTE, said)


def without_days(problem: Problem) -> Iterator[Finding]:
    """Yield municipalities whose listed school holidays all lie in other seasons."""
    for place in dict.fromkeys((*problem.network.school_holidays, *_kept_free(problem))):
        if not school_days(problem, place):
            said = message("none of the school holidays in {place} lies in the season", place=place)
            yield Finding("school_holidays", (place,), 1, "dates", Level.WARNING, said)


def not_kept_free(problem: Problem) -> Iterator[Finding]:
    """Yield events and school holidays that are listed and that nothing keeps away from."""
    network = problem.network
    rules = [rule for rule in (*network.rules, *network.wishes) if isinstance(rule, AwayFrom)]
    for event in network.events:
        if not any(event in rule.events or ALL in rule.events for rule in rules):
            said = message("nothing keeps away from {name}; a rule away_from would", name=event)
            yield Finding("event", (event,), 1, "dates", Level.NOTE, said)
    kept = {known_municipality(place) or place for place in _kept_free(problem)}
    for place in network.school_holidays:
        if (known_municipality(place) or place) not in kept:
            said = message("nothing keeps away from the school holidays in {place}; a rule away_from would",
                           place=place)  # fmt: skip
            yield Finding("school_holidays", (place,), 1, "dates", Level.NOTE, said)


def nobodys_first(problem: Problem) -> Iterator[Finding]:
    """Yield organisations whose closed days are listed and count for nobody."""
    first = {(member.organisation or "").lower() for member in problem.network.members}
    for name in problem.network.organisations:
        if name.lower() not in first:
            said = message("the closed days of {organisation} count for nobody: it is nobody's principal organisation",
                           organisation=name)  # fmt: skip
            yield Finding("organisation", (name,), 1, "members", Level.WARNING, said)


def _kept_free(problem: Problem) -> tuple[str, ...]:
    """Return the municipalities whose school holidays count, in rules, wishes or organisations."""
    network = problem.network
    rules = [rule for rule in (*network.rules, *network.wishes) if isinstance(rule, AwayFrom)]
    named = [rule.school_holidays for rule in rules]
    named += [organisation.school_holidays for organisation in network.organisations.values()]
    return tuple(dict.fromkeys(place for places in named for place in places))
