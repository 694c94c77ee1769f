"""The calendars that a problem file names, put in their place in the problem."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from netplan.domain import Busy, Problem
from netplan.domain.names import Names
from netplan.domain.values import one_or_many
from netplan.domain.wrong import join_path
from netplan.io.calendars.reading import read_calendar
from netplan.io.uids import meeting_uid

__all__ = ["NamedCalendar", "calendar_files", "with_calendars"]

FIELD = "season.availability.calendars"
_AROUND = dt.timedelta(days=7)
"""Times a few days before and after the season are kept, too."""


class NamedCalendar(NamedTuple):
    """A calendar that the file names."""

    word: str
    """Whose it is, as the file says it."""
    at: int
    """Its place among the person's calendars."""
    file: str
    field: str


def calendar_files(given: Any) -> tuple[Any, list[NamedCalendar]]:
    """Take the names of files and folders out of ``calendars:``.

    Returns
    -------
    What stands there besides, and the names.
    """
    if not isinstance(given, Mapping):
        return given, []
    kept, named = {}, []
    for word, value in given.items():
        entries = one_or_many(value)
        kept[word] = [entry for entry in entries if not isinstance(entry, str)]
        field = join_path(FIELD, str(word))
        for number, entry in enumerate(entries):
            if isinstance(entry, str):
                place = field if isinstance(value, str) else f"{field}[{number}]"
                named.append(NamedCalendar(str(word), number, entry, place))
    return kept, named


def with_calendars(
    problem: Problem,
    named: list[NamedCalendar],
    reading: Callable[[Callable[[Path], Busy], str, str], Busy | None],
) -> Problem:
    """Return the problem with the calendars that its file names.

    Parameters
    ----------
    problem
        The problem without them.
    named
        What was taken out of the file.
    reading
        Reads one file, given how, its name and its field; none where it could not be read.
    """
    names, given = Names(problem.network, problem.season), problem.season.availability
    calendars = {name: [*found] for name, found in given.calendars.items()}
    for one in named:
        name = names.member(one.word, one.field)
        found = reading(partial(_read, problem=problem, member=name), one.file, one.field)
        if found is not None:
            calendars[name].insert(one.at, found)
    fresh = given.model_copy(update={"calendars": {name: tuple(found) for name, found in calendars.items()}})
    return problem.model_copy(update={"season": problem.season.model_copy(update={"availability": fresh})})


def _read(path: Path, problem: Problem, member: str) -> Busy:
    season, person, zone = problem.season, problem.people[member], problem.network.zone
    own = {meeting_uid(problem.network.id, season.name, meeting.id) for meeting in problem.meetings}
    home = ZoneInfo(person.timezone) if person.timezone else zone
    emails = [person.email] if person.email else []
    return read_calendar(path, _around(season.from_, season.to), zone, home, emails, own)


def _around(first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    return max(first, dt.date.min + _AROUND) - _AROUND, min(last, dt.date.max - _AROUND) + _AROUND
