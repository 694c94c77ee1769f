"""The answers: polls for another season, strangers and silence in them, calendars, and who says both yes and no."""

from __future__ import annotations

from collections.abc import Iterator

from netplan.dates import candidates
from netplan.domain import Problem
from netplan.language import message
from netplan.plan import Finding, Level, calendar_note

__all__ = ["calendars", "contradictions", "only_no", "outside", "strangers"]


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


def strangers(problem: Problem) -> Iterator[Finding]:
    """Yield who answered a poll and is no member."""
    for poll in problem.season.availability.polls:
        if poll.strangers:
            said = message(
                "in {poll} people answered who are no members, and their answers count nowhere: {people}",
                people=list(poll.strangers), poll=poll.name,
            )  # fmt: skip
            yield Finding("stranger", poll.strangers, len(poll.strangers), "people", Level.WARNING, said)


def only_no(problem: Problem) -> Iterator[Finding]:
    """Yield who only said no in a poll that writes silence as no, too."""
    for poll in problem.season.availability.polls:
        if poll.unsure:
            said = message(
                "{people} only said no in {poll}, where no answer at all looks the same: ask them",
                people=list(poll.unsure), poll=poll.name,
            )  # fmt: skip
            yield Finding("only_no", poll.unsure, len(poll.unsure), "people", Level.NOTE, said)


def calendars(problem: Problem) -> Iterator[Finding]:
    """Yield how much each calendar holds, and what was left out of it."""
    for name, found in problem.season.availability.calendars.items():
        yield from (calendar_note(calendar, name) for calendar in found)
