"""Dates beyond those that a problem allows: fallen days, and days some weeks around each window; or fewer dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from netplan.dates.calendar import Calendar
from netplan.dates.candidates import Candidate, Candidates, candidate, candidates, hours_on
from netplan.domain import Meeting, Problem
from netplan.language import Message, message

__all__ = ["narrowed", "widened"]

WEEKS = 3
"""So many weeks beyond a window are thought of, when it has to be left."""


def widened(problem: Problem, weeks: int = WEEKS) -> Candidates:
    """Return the candidates of a problem, and with them the days on which its meetings cannot be held as things stand.

    These carry a note that says what stands against them. Days on which no meeting is held in any case (weekends,
    holidays, closed days) are left out beyond the window.

    Parameters
    ----------
    problem
        The problem.
    weeks
        How many weeks before the first and after the last day of each window are looked at, inside the season.
    """
    known = candidates(problem)
    calendar = Calendar(problem.network, problem.season)
    by_meeting: Mapping[str, tuple[Candidate, ...]] = {
        meeting.id: tuple(sorted(
            {one.start: one for one in (*_further(problem, meeting, known, calendar, weeks),
                                        *known.by_meeting[meeting.id])}.values(),
            key=lambda one: one.start,
        ))
        for meeting in problem.meetings
    }  # fmt: skip
    return replace(known, by_meeting=by_meeting)


def narrowed(dates: Candidates, possible: Callable[[Candidate], bool]) -> Candidates:
    """Return those candidates alone of which something is so; a meeting may be left with none."""
    return replace(dates, by_meeting={name: tuple(filter(possible, some)) for name, some in dates.by_meeting.items()})


def _further(
    problem: Problem, meeting: Meeting, known: Candidates, calendar: Calendar, weeks: int
) -> Iterator[Candidate]:
    held = {one.day for one in known.by_meeting[meeting.id]}
    for day, note in _days(problem, meeting.id, known, calendar, weeks):
        if day not in held:
            yield candidate(problem, meeting.id, day, hours_on(problem, meeting, day), note)


def _days(
    problem: Problem, meeting: str, known: Candidates, calendar: Calendar, weeks: int
) -> Iterator[tuple[date, Message]]:
    """Yield the days that fell away, and those beyond the window, each with what stands against it."""
    fallen = {one.day: one.reason for one in known.dropped[meeting]}
    weekend = calendar.weekend
    yield from ((day, why) for day, why in fallen.items() if not weekend(day))
    span = known.spans[meeting] or tuple(one.day for one in known.by_meeting[meeting])
    first, last = span[0] - timedelta(weeks=weeks), span[-1] + timedelta(weeks=weeks)
    for day in (first + timedelta(days=number) for number in range((last - first).days + 1)):
        if problem.season.covers(day) and day not in fallen and calendar.reason(day) is None:
            yield day, message("outside the window")
