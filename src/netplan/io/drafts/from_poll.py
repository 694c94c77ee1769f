"""A first draft made from a poll: the people asked, and a meeting for each group of dates that lie together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from netplan.dates import WEEKDAYS
from netplan.errors import InputError
from netplan.io.drafts.draft import Draft
from netplan.language import message
from netplan.plan import PollReading

__all__ = ["draft_from_poll"]

TOGETHER = dt.timedelta(days=21)
"""Dates of a poll that lie no further apart are for the same meeting."""


def draft_from_poll(path: Path, reading: PollReading, language: str, file: str) -> Draft:
    """Return the draft of a network that was asked for dates.

    Parameters
    ----------
    path
        The file of the poll.
    reading
        What it says.
    language
        Language of the draft.
    file
        How the draft is to name the poll's file.

    Raises
    ------
    InputError
        When nobody answered, or the poll has no dates.
    """
    poll = reading.poll
    if not poll.answers or not poll.options:
        raise InputError(message("the poll has no dates, or nobody has answered"), file=str(path),
                         hint=message("take it when somebody has answered"))  # fmt: skip
    days = sorted({option.day for option in poll.options})
    found = {day.weekday() for day in days}
    groups = enumerate(_groups(days), start=1)
    hours = {str(option.hours.model_dump()) for option in poll.options if option.hours}
    return Draft(
        name=path.stem.replace("_", " "), language=language, first=dt.date(days[0].year, 1, 1),
        last=dt.date(days[-1].year, 12, 31), members=tuple(poll.answers), polls=(file,),
        meetings=tuple({"id": f"M{number}", "window": _window(dates)} for number, dates in groups),
        time=hours.pop() if len(hours) == 1 else None,
        weekdays=tuple(WEEKDAYS[number] for number in sorted(found)) if found & {5, 6} else (),
        doubts=(*reading.notes, *(one.said for one in reading.ignored)),
    )  # fmt: skip


def _window(days: list[dt.date]) -> str:
    return f"{days[0]}..{days[-1]}" if len(days) > 1 else str(days[0])


def _groups(days: list[dt.date]) -> Iterator[list[dt.date]]:
    """Yield the dates that lie together."""
    group = days[:1]
    for day in days[1:]:
        if day - group[-1] > TOGETHER:
            yield group
            group = []
        group.append(day)
    yield group
