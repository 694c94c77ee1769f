"""The dates: what is unusual about those that are decided or polled."""

from __future__ import annotations

from collections.abc import Iterator

from netplan.dates import candidates
from netplan.domain import Problem
from netplan.language import message
from netplan.plan import Finding, Level

__all__ = ["unusual"]


def unusual(problem: Problem) -> Iterator[Finding]:
    """Yield dates with a note: on a weekend, on a holiday."""
    for meeting, possible in candidates(problem).by_meeting.items():
        for one in possible:
            if one.note is not None:
                said = message("{meeting} on {day}: {note}", meeting=meeting, day=one.day, note=one.note)
                yield Finding("unusual_date", (meeting,), 1, "dates", Level.NOTE, said)
