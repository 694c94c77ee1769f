"""What a problem says about single meetings, read and replaced; a series says it under ``each``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from netplan.dates.candidates import hours_on
from netplan.domain import Hours, Meeting, Problem, Series, Single, Tentative
from netplan.domain.values import Day
from netplan.plan import PlannedMeeting

__all__ = ["entry_of", "held_then", "stands", "with_entries"]


def entry_of(problem: Problem, meeting: str) -> Single:
    """Return what is written about a meeting alone."""
    for entry in problem.season.meetings:
        if isinstance(entry, Meeting) and entry.id == meeting:
            return entry
        number = entry.number_of(meeting) if isinstance(entry, Series) else None
        if isinstance(entry, Series) and number is not None:
            return entry.each.get(number) or Single()
    raise KeyError(meeting)


def with_entries(problem: Problem, entries: Mapping[str, Single], **network: Any) -> Problem:
    """Return the problem with other entries of some meetings, and other fields of the network.

    They are not checked again: what happened may be what nobody would plan.
    """
    meetings: list[Meeting | Series] = []
    for entry in problem.season.meetings:
        if isinstance(entry, Series):
            ids = {number: entry.id_of(number) for number in range(1, entry.highest + 1)}
            fresh = {number: entries[id_] for number, id_ in ids.items() if id_ in entries}
            each = {number: one for number, one in sorted({**entry.each, **fresh}.items()) if one.written()}
            meetings.append(entry.model_copy(update={"each": each}) if each != entry.each else entry)
        else:
            alone = entries.get(entry.id, entry)
            assert isinstance(alone, Meeting)
            meetings.append(alone)
    season = problem.season.model_copy(update={"meetings": tuple(meetings)})
    fresh_network = problem.network.model_copy(update=network) if network else problem.network
    return problem.model_copy(update={"season": season, "network": fresh_network})


def held_then(problem: Problem, planned: PlannedMeeting) -> dict[str, Any]:
    """Return the fields that say that a meeting is when it is planned: its date, and its hours where they differ."""
    zone = problem.network.zone
    start, end = (one.astimezone(zone) for one in (planned.start, planned.end))
    hours, meeting = Hours(start=start.time(), end=end.time()), problem.by_id[planned.id]
    own = {"time": hours} if hours_on(problem, meeting, planned.date) != hours else {}
    return {"date": Tentative[Day](value=planned.date), **own}


def stands(planned: PlannedMeeting, what: str, decided: dt.date | str) -> bool:
    """Tell whether the plan has a date or venue that the file decides, or had it before a change put it aside."""
    return decided == getattr(planned, what) or str(decided) in planned.superseded.get(what, ())
