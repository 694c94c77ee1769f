"""The days of a whole text: weekdays within stretches, groups of them, all groups together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from netplan.dates.grammar.periods import Term
from netplan.dates.grammar.readings import reading_of, two_ways
from netplan.dates.grammar.stretches import Found, Season, Stretch, settle
from netplan.dates.words import WEEKDAYS_PLURAL
from netplan.language import Message, message

__all__ = ["Group", "Named", "Union"]

Where = tuple[Stretch, ...]
"""Stretches that stand for each other: in May or in June."""


@dataclass(frozen=True, slots=True)
class Named:
    """The days that a text names."""

    days: frozenset[date]
    """Those in the season."""
    reading: Message
    """What it is in words."""
    explicit: frozenset[date] = frozenset()
    """Those that are written one by one."""
    cut: bool = False
    """Whether others lie outside the season."""
    moving: bool = False
    """Whether only feasts are named, so that it depends on the year which weekdays they are."""


@dataclass(frozen=True, slots=True)
class Group:
    """Weekdays or other days, within stretches that all must hold: Tuesdays in March before Easter."""

    weekdays: tuple[int, ...] = ()
    """The weekdays, Monday is 0; none: every day."""
    head: Stretch | None = None
    """Days instead of weekdays, such as the first Monday of each month."""
    wheres: tuple[Where, ...] = ()
    """Where they must lie."""

    @property
    def bare(self) -> bool:
        """Whether it is weekdays alone, of any time of the year."""
        return bool(self.weekdays) and self.head is None and not self.wheres

    def named(self, season: Season) -> Named:
        """Return the days that it names."""
        places = [[settle(one, season) for one in where] for where in self.wheres]
        base = [settle(self.head, season)] if self.head else places.pop(0) if places else [_whole(season)]
        inner = [frozenset(day for one in place for day in one.days()) for place in places]
        certain = any(one.certain for place in places for one in place)
        days: set[date] = set()
        cut = False
        for one in base:
            kept = [day for day in one.days() if self._on(day) and all(day in place for place in inner)]
            days.update(kept)
            cut |= (one.certain or certain) and any(day not in season for day in kept)
        inside = frozenset(day for day in days if day in season)
        moving = bool(self.wheres) and all(one.is_feast for where in self.wheres for one in where)
        return Named(inside, self._said(base, places), self._explicit(base) & inside, cut, moving)

    def _on(self, day: date) -> bool:
        return not self.weekdays or day.weekday() in self.weekdays

    def _explicit(self, base: list[Found]) -> frozenset[date]:
        """Return the days that are written one by one."""
        if self.head or not self.wheres:
            return frozenset()
        written = zip(self.wheres[0], base, strict=True)
        return frozenset(found.spans[0].first for stretch, found in written if stretch.is_day)

    def _said(self, base: list[Found], places: list[list[Found]]) -> Message:
        said = reading_of(base)
        wheres = list(self.wheres if self.head else self.wheres[1:])
        if self.weekdays:
            names = [WEEKDAYS_PLURAL[number] for number in self.weekdays]
            days = _SETS.get(self.weekdays) or message("{weekdays}", weekdays=names)
            first = self.wheres[0] if self.wheres else ()
            if first and not all(one.is_day for one in first):
                said = _within(days, first, said)
            elif not first:
                said = days
        for where, place in zip(wheres, places, strict=True):
            said = _within(said, where, reading_of(place))
        return said


_SETS = {(0, 1, 2, 3, 4): message("working days"), (5, 6): message("weekends")}


def _within(days: Message, where: Where, said: Message) -> Message:
    if where[0].is_limit:
        return message("{days} {limit}", days=days, limit=said)
    first = where[0]
    if len(where) == 1 and isinstance(first, Term) and first.last and "day" in (first.first.kind, first.last.kind):
        return message("{days} from {periods}", days=days, periods=said)
    return message("{weekdays} in {periods}", weekdays=days, periods=said)


def _whole(season: Season) -> Found:
    said = message("any time from {first} to {last}", first=season.first, last=season.last)
    return Found((season,), said, certain=False)


@dataclass(frozen=True, slots=True)
class Union:
    """Groups of which any will do."""

    groups: tuple[Group, ...]
    """The groups."""
    within: Term | None = None
    """Where all of them must lie: "as far as it lies between"."""
    loose: bool = False
    """Whether weekdays and periods stand beside each other with a comma alone: March, weekdays."""

    def named(self, season: Season) -> Named:
        """Return the days that it names.

        Raises
        ------
        InputError
            Where nobody can know whether weekdays are meant in the periods beside them, or besides these.
        """
        found = [group.named(season) for group in self.groups]
        if self.loose and not season.out:
            self._check_loose(found, season)
        days = frozenset(day for one in found for day in one.days)
        explicit = frozenset(day for one in found for day in one.explicit)
        reading = found[0].reading if len(found) == 1 else message("{parts}", parts=[one.reading for one in found])
        cut = any(one.cut for one in found)
        first, last = season.first, season.last
        if self.within:
            (span,) = settle(self.within, season).spans
            days = frozenset(day for day in days if day in span)
            cut, first, last = True, span.first, span.last
        if cut:
            reading = message(
                "{reading}, as far as it lies between {first} and {last}", reading=reading, first=first, last=last
            )
        return Named(days, reading, explicit & days, cut, all(one.moving for one in found))

    def _check_loose(self, found: list[Named], season: Season) -> None:
        weekdays = [one for group, one in zip(self.groups, found, strict=True) if group.bare]
        periods = [one for group, one in zip(self.groups, found, strict=True) if not group.bare]
        either = frozenset(day for one in found for day in one.days)
        both = frozenset(day for one in periods for day in one.days) & frozenset(
            day for one in weekdays for day in one.days
        )
        if both and not any(one.explicit for one in periods):
            within = message("{weekdays} in {periods}", weekdays=[one.reading for one in weekdays],
                             periods=[one.reading for one in periods])  # fmt: skip
            beside = message("{parts}", parts=[one.reading for one in found])
            raise two_ways(season.text, (within, sorted(both)), (beside, sorted(either)))
