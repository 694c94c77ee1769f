"""The small values that people write: counts as ranges, clock times, spans of days, lengths of time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import cache
from typing import Annotated, Any
from zoneinfo import available_timezones

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, model_serializer, model_validator

from netplan.domain.base import Frozen
from netplan.domain.wrong import did_you_mean
from netplan.errors import InputError
from netplan.language import message

__all__ = ["Clock", "Closed", "Count", "Dates", "Day", "Days", "Hours", "Span", "known_zone", "one_or_many"]

_ISO = r"\d{4}-\d{2}-\d{2}"


def read_day(text: Any) -> Any:
    """Read ``2013-06-05``; a day that does not exist is an input error."""
    if not isinstance(text, str):
        return text
    try:
        if not re.fullmatch(_ISO, text.strip()):
            raise ValueError
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InputError(
            message('"{text}" is not a date', text=text), hint=message("write it as 2013-06-05")
        ) from None


Day = Annotated[date, BeforeValidator(read_day)]
"""A calendar day, written ``2013-06-05``."""


class Count(Frozen):
    """How many: a number or a range, written ``2``, ``2-3`` or ``3+``."""

    lowest: int
    """The fewest that will do."""
    highest: int | None
    """The most; none where there is no upper limit (``3+``)."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            return value
        found = re.fullmatch(r"(\d{1,4})(?:\s*(?:-|–|\.\.)\s*(\d{1,4})|(\+))?", value.strip())
        if not found:
            raise InputError(
                message('"{text}" is not a count', text=value), hint=message("write 2, 2-3 or 3+")
            )
        low = int(found[1])
        return {"lowest": low, "highest": None if found[3] else int(found[2] or low)}

    @model_validator(mode="after")
    def _in_order(self) -> Count:
        if self.highest is not None and self.highest < self.lowest:
            raise InputError(
                message("the range {low}-{high} runs backwards", low=self.lowest, high=self.highest),
                hint=message("write the smaller number first"),
            )
        return self

    @model_serializer
    def _write(self) -> int | str:
        if self.highest is None:
            return f"{self.lowest}+"
        return self.lowest if self.lowest == self.highest else f"{self.lowest}-{self.highest}"

    def holds(self, number: int) -> bool:
        """Tell whether a number lies in the range."""
        return self.lowest <= number and (self.highest is None or number <= self.highest)

    def check_aim(self, aim: int | None) -> None:
        """Refuse an aim that lies outside the range."""
        if aim is not None and not self.holds(aim):
            raise InputError(
                message("the aim of {aim} lies outside the count", aim=aim),
                hint=message("choose an aim inside the range, or widen the range"),
            )


class Span(Frozen):
    """Days from the first to the last, both included, written ``2013-02-25..2013-03-01``."""

    first: Day
    """The first day."""
    last: Day
    """The last day."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, date):
            return {"first": value, "last": value}
        if not isinstance(value, str):
            return value
        first, _, last = value.partition("..")
        return {"first": read_day(first), "last": read_day(last.strip() or first)}

    @model_validator(mode="after")
    def _in_order(self) -> Span:
        if self.last < self.first:
            raise InputError(
                message("the span {first}..{last} ends before it begins", first=str(self.first), last=str(self.last)),
                hint=message("write the earlier day first"),
            )
        return self

    @model_serializer
    def _write(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}..{self.last}"

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def days(self) -> Iterator[date]:
        """Yield each day of the span."""
        for number in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=number)


def read_clock(text: Any) -> Any:
    """Read ``10:00``, ``10.00``, ``9.30`` or ``10``."""
    if not isinstance(text, (str, int)) or isinstance(text, bool):
        return text
    found = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?", str(text).strip())
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise InputError(
            message('"{text}" is not a time of day', text=str(text)), hint=message("write 10:00 or 9.30")
        )
    return time(int(found[1]), int(found[2] or 0))


Clock = Annotated[
    time, BeforeValidator(read_clock), PlainSerializer(lambda clock: f"{clock:%H:%M}", return_type=str)
]
"""A time of day, written ``10:00``."""


class Hours(Frozen):
    """From one time of day to another, written ``10:00-15:00``."""

    start: Clock
    """When it begins."""
    end: Clock
    """When it ends, on the same day."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        found = re.fullmatch(r"(?:kl\.?\s*)?([\d:.]+)\s*(?:-|–|til|to)\s*([\d:.]+)", value.strip())
        if not found:
            raise InputError(
                message('"{text}" is no span of hours', text=value), hint=message("write 10:00-15:00")
            )
        return {"start": found[1], "end": found[2]}

    @model_validator(mode="after")
    def _in_order(self) -> Hours:
        if self.end <= self.start:
            raise InputError(
                message("the meeting would end at {end}, before it starts", end=f"{self.end:%H:%M}"),
                hint=message("write the start first, on the same day: 10:00-15:00"),
            )
        return self

    @model_serializer
    def _write(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"


class Closed(Frozen):
    """Days that are closed every year (``06-05``, ``12-24..12-26``) or once (``2013-07-01..2013-07-31``)."""

    text: str
    """As it was written."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _readable(self) -> Closed:
        self.spans(2024)
        return self

    @model_serializer
    def _write(self) -> str:
        return self.text

    def spans(self, year: int) -> tuple[Span, ...]:
        """Return the closed days that begin in one year."""
        first, _, last = (part.strip() for part in self.text.partition(".."))
        last = last or first
        if re.fullmatch(r"\d{2}-\d{2}", first) and re.fullmatch(r"\d{2}-\d{2}", last):
            turn = year + (last < first)
            return (Span(first=_existing(year, first), last=_existing(turn, last)),)
        if not re.fullmatch(_ISO, first) or not re.fullmatch(_ISO, last):
            raise InputError(
                message('"{text}" is no closed day', text=self.text),
                hint=message("write 12-24, 12-24..12-26 or 2013-07-01..2013-07-31"),
            )
        span = Span.model_validate(f"{first}..{last}")
        return (span,) if span.first.year == year else ()

    def covers(self, day: date) -> bool:
        """Tell whether a day is closed."""
        return any(day in span for year in (day.year - 1, day.year) for span in self.spans(year))


def _existing(year: int, text: str) -> date:
    """Read month and day; 29 February stands for 28 February in a common year."""
    try:
        month, day = int(text[:2]), int(text[3:])
        if (month, day) == (2, 29) and not _leap(year):
            day = 28
        return date(year, month, day)
    except ValueError:
        raise InputError(
            message('"{text}" is no day of the year', text=text), hint=message("write month and day, as 12-24")
        ) from None


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


LONGEST = 36525
"""Days in a hundred years: nothing lasts longer."""
_UNITS = {"day": 1, "dag": 1, "week": 7, "uge": 7}
_WORDS = {"days": "day", "dage": "dag", "weeks": "week", "uger": "uge"}


def read_days(value: Any) -> Any:
    """Read ``8 weeks``, ``8 uger``, ``56 days`` or a number of days."""
    if not isinstance(value, str):
        return check_days(value) if isinstance(value, int) else value
    found = re.fullmatch(r"(\d{1,9})\s*([a-z]*)", value.strip().lower())
    unit = _UNITS.get(_WORDS.get(found[2], found[2] or "day")) if found else None
    if not found or unit is None:
        raise InputError(
            message('"{text}" is no length of time', text=value), hint=message("write 8 weeks or 56 days")
        )
    return check_days(int(found[1]) * unit)


def check_days(days: int, most: int = LONGEST) -> int:
    """Refuse more days than can be meant."""
    if days > most:
        raise InputError(
            message("{count} days are too many", count=str(days)),
            hint=message("write {most} days at most", most=str(most)),
        )
    return days


Days = Annotated[
    int,
    BeforeValidator(read_days),
    Field(ge=0),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string"}]}),
]
"""A length of time in days, written ``8 weeks`` or ``56 days``."""


def known_zone(name: str, field: str = "") -> str:
    """Return the name of a time zone; one that does not exist is an input error."""
    zones = _zones()
    if name not in zones:
        raise InputError(
            message('there is no time zone "{name}"', name=name),
            field=field,
            hint=did_you_mean(name, tuple(sorted(zones))),
        )
    return name


@cache
def _zones() -> frozenset[str]:
    """Return the names of all time zones; they are files, which takes long enough to read them only once."""
    return frozenset(available_timezones())


def each_once(words: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse an order that names somebody or something twice."""
    lowered = [word.lower() for word in words]
    twice = next((word for word in words if lowered.count(word.lower()) > 1), None)
    if twice is not None:
        raise InputError(
            message("{name} stands twice in the order", name=twice),
            hint=message("write each name once; the order goes round by itself"),
        )
    return words


def one_or_many(value: Any) -> Any:
    """Let a single value stand for a list of one."""
    if value is None:
        return ()
    return (value,) if isinstance(value, (str, dict)) or not hasattr(value, "__iter__") else tuple(value)


Dates = Annotated[tuple[Day, ...], BeforeValidator(one_or_many)]
"""One date or a list of dates."""
