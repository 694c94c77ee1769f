"""What the grammar of windows is made of: stretches of days, and the season in which they are looked for."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from netplan.dates.grammar.tokens import window_hint
from netplan.domain import Span
from netplan.errors import InputError
from netplan.language import Message, message

__all__ = ["Found", "Season", "Stretch", "overlap", "settle"]


class Season(Span):
    """The season inside which a text is read."""

    text: str = ""
    """The text, for errors."""
    strict: bool = True
    """Whether a text that names no day of the season is an error."""
    out: bool = False
    """Whether the days are to be taken out: a feast may then occur twice, or lie elsewhere."""

    @property
    def years(self) -> range:
        """The years of the season."""
        return range(self.first.year, self.last.year + 1)

    @property
    def around(self) -> range:
        """The years of the season, and those next to them."""
        return range(self.first.year - 1, self.last.year + 2)


class Found(NamedTuple):
    """One way to read a stretch."""

    spans: tuple[Span, ...]
    """Its days, also those outside the season, earliest first."""
    reading: Message
    """What it is in words."""
    weeks: tuple[str, int] | None = None
    """Numbers and year of ISO weeks, so that neighbours can be said together."""
    certain: bool = True
    """Whether all these days are meant, so that those outside the season are missing; "every month" misses none."""

    def days(self) -> Iterator[date]:
        """Yield each day."""
        for span in self.spans:
            yield from span.days()


class Stretch(ABC):
    """Days that a text names: a period, a weekday of every month, the time before a day."""

    @property
    def is_day(self) -> bool:
        """Whether it is a single day that is written as such."""
        return False

    @property
    def is_feast(self) -> bool:
        """Whether it is Easter, Christmas or another feast."""
        return False

    @property
    def is_limit(self) -> bool:
        """Whether it is said without "in", as in "Tuesdays before Easter"."""
        return False

    @abstractmethod
    def readings(self, season: Season) -> list[Found]:
        """Return every way to read it in a season and the years next to it, earliest first; all have days."""

    def impossible(self, season: Season) -> InputError:
        """Return the error about a stretch without any reading."""
        return InputError(
            message('"{text}" names a day or week that does not exist', text=season.text), hint=window_hint()
        )


def overlap(found: Found, season: Season) -> bool:
    """Tell whether any of the days may lie in the season."""
    return any(span.first <= season.last and season.first <= span.last for span in found.spans)


def settle(stretch: Stretch, season: Season, *, anywhere: bool = False) -> Found:
    """Return the one reading of a stretch that the season allows.

    Parameters
    ----------
    stretch
        The stretch.
    season
        The season.
    anywhere
        Whether it may lie outside the season; then the latest before it is meant.

    Raises
    ------
    InputError
        For a stretch that does not exist or occurs more than once.
    """
    found = stretch.readings(season)
    if not found:
        raise stretch.impossible(season)
    inside = [one for one in found if overlap(one, season)]
    other = found[min(1, len(found) - 1)]
    if anywhere:
        other = ([one for one in found if one.spans[0].first <= season.last] or found[:1])[-1]
    if stretch.is_day and not inside and season.strict and not anywhere and not (season.out and stretch.is_feast):
        raise InputError(
            message(
                '"{text}": {day} is outside the season, {first} to {last}',
                text=season.text, day=other.reading, first=season.first, last=season.last,
            ),
            hint=message("check the year, or the season's from: and to:"),
        )  # fmt: skip
    if season.out and stretch.is_feast and len(inside) > 1 and not anywhere:
        spans = tuple(span for one in inside for span in one.spans)
        return Found(spans, message("{parts}", parts=[one.reading for one in inside]))
    return _one(inside, season) if inside else other


def _one(found: list[Found], season: Season) -> Found:
    if len(found) == 1:
        return found[0]
    raise InputError(
        message(
            '"{text}" occurs {count} times in the season: {readings}',
            text=season.text, readings=[one.reading for one in found], count=len(found),
        ),
        hint=message('write the year, as in "{reading}"', reading=found[0].reading),
    )  # fmt: skip
