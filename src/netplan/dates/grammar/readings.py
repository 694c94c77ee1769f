"""Saying how a window was read, and in which ways it could be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from netplan.dates.grammar.stretches import Found
from netplan.errors import InputError
from netplan.language import Message, Say, message

__all__ = ["DoubtfulDash", "DoubtfulPart", "TwoWays", "explained", "reading_of", "runs", "two_ways", "unanchored"]

Reading = tuple[Message, Iterable[date]]
"""One way to read a window: in words, and its days."""


_MANY = 6
"""So many spans of a reading are listed."""


class DoubtfulDash(Exception):
    """A dash between two things that are no two ends of a range: a gloss, or a minus?"""

    def __init__(self, before: str, after: str) -> None:
        super().__init__(before, after)
        self.before = before
        self.after = after


class DoubtfulPart(Exception):
    """A month after "late February and": nobody can know whether it is late, too."""


class TwoWays(InputError):
    """A window that can be read in two ways, or more."""


def two_ways(text: str, first: Reading, second: Reading) -> TwoWays:
    """Return the error about a window that can be read in two ways."""
    return TwoWays(
        message(
            '"{text}" can be read in two ways: (A) {first}, that is {first_days}; (B) {second}, that is {second_days}',
            text=text, first=first[0], first_days=_some(first[1]), second=second[0], second_days=_some(second[1]),
        ),
        hint=message('write an explicit window such as "weeks 9-10"'),
    )  # fmt: skip


def unanchored(text: str, ways: list[Reading]) -> TwoWays:
    """Return the error about every second week or weekday, where nothing says from when it is counted."""
    said = [message("{reading} ({days} ...)", reading=one, days=[*days]) for one, days in ways[:_MANY]]
    if len(ways) > _MANY:
        said.append(message("{count} more", count=len(ways) - _MANY))
    return TwoWays(
        message(
            '"{text}" does not say from when it is counted; it can be read in {count} ways: {readings}',
            text=text, readings=said, count=len(ways),
        ),
        hint=message('write the first one, as in "every second Friday from 8 January", or "odd weeks" or "even weeks"'),
    )  # fmt: skip


def reading_of(chosen: Sequence[Found]) -> Message:
    """Say what was read; weeks of the same year together."""
    parts: list[Any] = []
    for year, run in groupby(chosen, key=lambda found: found.weeks and found.weeks[1]):
        if year is None:
            parts += [found.reading for found in run]
            continue
        weeks = [week for found in run if found.weeks for week in _neighbours(found.weeks[0])]
        single = len(weeks) == 1 and "-" not in weeks[0]
        parts.append(
            message("week {week} of {year}", week=weeks[0], year=str(year))
            if single
            else message("weeks {weeks} of {year}", weeks=weeks, year=str(year))
        )
    return parts[0] if len(parts) == 1 else message("{parts}", parts=parts)


def _neighbours(weeks: str) -> list[str]:
    """Say a range of two weeks as both numbers."""
    first, _, last = weeks.partition("-")
    return [first, last] if last and int(last) == int(first) + 1 else [weeks]


def runs(days: Iterable[date]) -> list[Message]:
    """Say days in order, those that follow each other together, ``25 Feb 2013 to 10 Mar 2013``."""
    groups = groupby(enumerate(days), key=lambda pair: pair[1] - timedelta(days=pair[0]))
    return [_span_in_words([day for _, day in group]) for _, group in groups]


def _some(days: Iterable[date]) -> list[Message]:
    """Say days in order; of many only the first."""
    said = runs(days)
    return said if len(said) <= _MANY else [*said[:_MANY], message("{count} more", count=len(said) - _MANY)]


def explained(
    text: str, reading: Message, days: Iterable[date], dropped: Iterable[tuple[date, Message]], say: Say
) -> str:
    """Say how a window was read, its dates, and each other day with the reason why it fell away.

    Parameters
    ----------
    text
        The window as it was written; empty where nothing was.
    reading
        How it was read.
    days
        The days that are left.
    dropped
        The other days, each with its one reason.
    say
        The language.
    """
    reasons: dict[str, list[date]] = {}
    for day, reason in dropped:
        reasons.setdefault(say.value(reason), []).append(day)
    left = sorted(days)
    said = say('"{text}" is read as {reading}', text=text, reading=reading) if text else say.value(reading)
    lines = [said, say.plural("{count} date: {days}", "{count} dates: {days}", len(left), days=runs(left))]
    for why, gone in reasons.items():
        lines.append(say("fell away ({reason}): {days}", reason=why, days=runs(gone)))
    return "\n".join(lines)


def _span_in_words(days: list[date]) -> Message:
    if len(days) == 1:
        return message("{day}", day=days[0])
    return message("{first} to {last}", first=days[0], last=days[-1])
