"""What is counted from another day: the Sunday after, two days before, the week before, everything until."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from netplan.dates.grammar.readings import two_ways
from netplan.dates.grammar.recurring import Unit, picked, shifted
from netplan.dates.grammar.stretches import Found, Season, Stretch, overlap, settle
from netplan.dates.words import WEEKDAYS
from netplan.domain import Span
from netplan.errors import InputError
from netplan.language import Message, message

__all__ = ["Away", "Either", "Joined", "Limit", "NearWeek", "NearWeekday", "Side", "Within"]

_DAY = timedelta(days=1)
Side = Literal["before", "after", "from", "until"]


def length_said(count: int, unit: Unit) -> Message:
    """Say a length: 8 days, 1 week."""
    if unit == "day":
        return message("1 day") if count == 1 else message("{count} days", count=count)
    if unit == "week":
        return message("1 week") if count == 1 else message("{count} weeks", count=count)
    return message("1 month") if count == 1 else message("{count} months", count=count)


@dataclass(frozen=True, slots=True)
class Beside(Stretch):
    """Something before or after another stretch."""

    after: bool
    """Whether it is after it."""
    anchor: Stretch
    """The other stretch."""

    def readings(self, season: Season) -> list[Found]:
        """Return every way to read it: one for each way to read the anchor."""
        return [
            Found(tuple(map(self._near, one.spans)), self._said(one.reading), certain=one.certain)
            for one in self.anchor.readings(season)
        ]

    def impossible(self, season: Season) -> InputError:
        """Return the error about an anchor that does not exist."""
        return self.anchor.impossible(season)

    @abstractmethod
    def _near(self, span: Span) -> Span:
        """Return what lies before or after some days."""

    @property
    @abstractmethod
    def name(self) -> Message:
        """What it is in words, without the anchor."""

    def _said(self, anchor: Message) -> Message:
        if self.after:
            return message("{what} after {anchor}", what=self.name, anchor=anchor)
        return message("{what} before {anchor}", what=self.name, anchor=anchor)


@dataclass(frozen=True, slots=True)
class NearWeekday(Beside):
    """The next such weekday later or earlier than the anchor, or the second next."""

    weekdays: tuple[int, ...]
    """The weekday, Monday is 0; several: those of working days."""
    which: int = 1
    """2: the second one."""

    def _near(self, span: Span) -> Span:
        day = span.last if self.after else span.first
        weeks, place = divmod(self.which - 1, len(self.weekdays))
        away = sorted((weekday - day.weekday() if self.after else day.weekday() - weekday) % 7 or 7
                      for weekday in self.weekdays)[place] + 7 * weeks  # fmt: skip
        day += timedelta(days=away if self.after else -away)
        return Span(first=day, last=day)

    @property
    def name(self) -> Message:
        """The weekday in words."""
        if len(self.weekdays) > 1:
            return picked((self.which,), (), "workday")
        return WEEKDAYS[self.weekdays[0]] if self.which == 1 else picked((self.which,), self.weekdays)


@dataclass(frozen=True, slots=True)
class Away(Beside):
    """The day that is some days, weeks or months away."""

    count: int
    """How many."""
    unit: Unit
    """Of what."""

    def _near(self, span: Span) -> Span:
        day = shifted(span.last, self.count, self.unit) if self.after else shifted(span.first, -self.count, self.unit)
        return Span(first=day, last=day)

    @property
    def name(self) -> Message:
        """The distance in words."""
        return message("the day") if (self.count, self.unit) == (1, "day") else length_said(self.count, self.unit)


@dataclass(frozen=True, slots=True)
class Within(Away):
    """All days that are at most so far away."""

    def _near(self, span: Span) -> Span:
        far = Away._near(self, span).first
        return Span(first=span.last + _DAY, last=far) if self.after else Span(first=far, last=span.first - _DAY)

    @property
    def name(self) -> Message:
        """The distance in words; a single week is said in days."""
        if (self.count, self.unit) == (1, "week"):
            return message("the {distance}", distance=length_said(7, "day"))
        return message("the {distance}", distance=length_said(self.count, self.unit))


@dataclass(frozen=True, slots=True)
class NearWeek(Beside):
    """The ISO week before or after the one in which the anchor lies.

    A feast of few days that lies in two weeks, as Easter does, has its first days in the week before it and its last
    days in the week after it.
    """

    which: int = 1
    """2: the second one."""

    def _near(self, span: Span) -> Span:
        short = (span.last - span.first).days < 7
        day = span.first if self.after == short else span.last
        monday = day - timedelta(days=day.weekday()) + timedelta(days=7 * (self.which if self.after else -self.which))
        return Span(first=monday, last=monday + timedelta(days=6))

    @property
    def name(self) -> Message:
        """What it is in words."""
        return message("the week") if self.which == 1 else picked((self.which,), ())


@dataclass(frozen=True, slots=True)
class Limit(Stretch):
    """Everything before or after a stretch, or from its first or until its last day."""

    side: Side
    """On which side; ``before`` and ``after`` leave the stretch itself out, ``from`` and ``until`` do not."""
    anchor: Stretch
    """The stretch."""
    count: int = 0
    """At least so far before or after it; 0: right from it."""
    unit: Unit = "day"
    """Of what."""

    @property
    def is_limit(self) -> bool:
        """Whether it is said without "in"."""
        return True

    @property
    def later(self) -> bool:
        """Whether it is a beginning."""
        return self.side in ("after", "from")

    def readings(self, season: Season) -> list[Found]:
        """Return the ways to read it: one for each anchor in the season, else for the nearest that leaves days."""
        found = self.anchor.readings(season)
        if any(not one.certain for one in found):
            raise self._repeated(found, season)
        inside = [one for one in found if overlap(one, season)]
        limits = [self._of(one, season) for one in inside or found]
        useful = [one for one in limits if overlap(one, season)] or limits
        return useful if inside else useful[-1:] if self.later else useful[:1]

    def impossible(self, season: Season) -> InputError:
        """Return the error about an anchor that does not exist."""
        return self.anchor.impossible(season)

    def _repeated(self, found: list[Found], season: Season) -> InputError:
        return InputError(
            message('"{text}" does not say which "{what}" is meant', text=season.text, what=found[0].reading),
            hint=message('name the month, as in "first Monday in March 2027"'),
        )

    def _of(self, found: Found, season: Season) -> Found:
        begin, end = found.spans[0].first, found.spans[-1].last
        first, last = date(season.around[0], 1, 1), date(season.around[-1], 12, 31)
        if self.side == "from":
            first = begin
        elif self.side == "until":
            last = end
        elif self.side == "after":
            first = shifted(end, self.count, self.unit) if self.count else end + _DAY
        else:
            last = shifted(begin, -self.count, self.unit) if self.count else begin - _DAY
        spans = (Span(first=first, last=last),) if first <= last else ()
        return Found(spans, self._said(found.reading), certain=False)

    def _said(self, anchor: Message) -> Message:
        distance = length_said(self.count, self.unit)
        if self.side in ("from", "until"):
            return message("from {anchor}", anchor=anchor) if self.later else message("until {anchor}", anchor=anchor)
        if self.count and self.later:
            return message("at least {distance} after {anchor}", distance=distance, anchor=anchor)
        if self.count:
            return message("at least {distance} before {anchor}", distance=distance, anchor=anchor)
        return message("after {anchor}", anchor=anchor) if self.later else message("before {anchor}", anchor=anchor)


@dataclass(frozen=True, slots=True)
class Joined(Stretch):
    """A limit joined by "and" to another limit, or to a period.

    A beginning and an end mean what lies between them; where the end is earlier, what lies outside. A period and a
    limit that have days in common can be read in two ways.
    """

    parts: tuple[Stretch, Stretch]
    """The two, in the order in which they are written."""

    @property
    def is_limit(self) -> bool:
        """Whether it is said without "in"."""
        return self.parts[0].is_limit

    def readings(self, season: Season) -> list[Found]:
        """Return the one reading.

        Raises
        ------
        InputError
            Where nobody can know whether both hold at once, or either.
        """
        found = [settle(part, season) for part in self.parts]
        said = message("{first} and {second}", first=found[0].reading, second=found[1].reading)
        certain = all(one.certain for one in found)
        days = [frozenset(one.days()) for one in found]
        both = days[0] & days[1]
        if both and not all(isinstance(part, Limit) for part in self.parts):
            raise self._doubtful(found, both, days[0] | days[1], season)
        if both or not all(days):
            return [Found((Span(first=min(both), last=max(both)),) if both else (), said, certain=False)]
        return [Found(tuple(sorted((span for one in found for span in one.spans), key=lambda span: span.first)), said,
                      certain=certain)]  # fmt: skip

    def _doubtful(
        self, found: list[Found], both: frozenset[date], either: frozenset[date], season: Season
    ) -> InputError:
        first, second = found[0].reading, found[1].reading
        return two_ways(
            season.text,
            (message("{days} {limit}", days=first, limit=second), sorted(filter(season.__contains__, both))),
            (message("{first} or {second}", first=first, second=second), sorted(filter(season.__contains__, either))),
        )


@dataclass(frozen=True, slots=True)
class Either(Stretch):
    """A limit joined by "or" to another limit, or to a period: either will do."""

    parts: tuple[Stretch, Stretch]
    """The two, in the order in which they are written."""

    @property
    def is_limit(self) -> bool:
        """Whether it is said without "in"."""
        return self.parts[0].is_limit

    def readings(self, season: Season) -> list[Found]:
        """Return the one reading."""
        found = [settle(part, season) for part in self.parts]
        said = message("{first} or {second}", first=found[0].reading, second=found[1].reading)
        spans = sorted((span for one in found for span in one.spans), key=lambda span: span.first)
        return [Found(tuple(spans), said, certain=all(one.certain for one in found))]
