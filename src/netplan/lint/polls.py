"""The answers: polls for another season, what calendars say, and people who answer both yes and no."""

from __future__ import annotations

from collections.abc import Iterator

from netplan.dates import candidates
from netplan.domain import Problem
from netplan.language import message
from netplan.plan import Finding, Level, calendar_note

__all__ = ["calendars", "contradictions", "outside"]


def outside(problem: Problem) -> Iterator[Finding]:
    """Yield options that no meeting can use; a poll without any usable one is probably for another season."""
    possible = candidates(problem)
    free = (meeting.id for meeting in problem.meetings if meeting.only_day is None)
    days = {day for meeting in free for day in possible.window_days(meeting)}
    days |= {one.day for found in possible.by_meeting.values() for one in found}
    for poll in problem.season.availability.polls:
        outside = sorted({option.day for option in poll.options} - days)
        if len(outside) == len({option.day for option in poll.options}):
            said = message("none of the dates in {poll} lies in any meeting's window", poll=poll.name)
            yield Finding("poll", (poll.name,), len(outside), "dates", Level.WARNING, said)
        elif outside:
            said = message("in {poll} these dates lie in no window: {days}", poll=poll.name, days=outside)
            yield Finding("poll", (poll.name,), len(outside), "dates", Level.NOTE, said)


def contradictions(problem: Problem) -> Iterator[Finding]:
    """Yield answers that contradict each other."""
    for said in candidates(problem).answers.contradictions():
        yield Finding("contradiction", (), 1, "answers", Level.WARNING, said)


def calendars(problem: Problem) -> Iterator[Finding]:
    """Yield how much each calendar holds, and what was left out of it."""
    for name, found in problem.season.availability.calendars.items():
        yield from (calendar_note(calendar, name) for calendar in found)
