"""When a person's calendar is taken: times alone, never what for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any

from pydantic import Field, NaiveDatetime, SerializerFunctionWrapHandler, model_serializer, model_validator

from netplan.domain.base import Frozen
from netplan.errors import InputError
from netplan.language import message

__all__ = ["Busy", "Taken", "merged"]

_MOMENT = r"(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})"


class Taken(Frozen):
    """A time that is taken, in local time, written ``2013-02-25 09:00..2013-02-25 11:00``; it may run over midnight."""

    start: NaiveDatetime
    """When it begins."""
    end: NaiveDatetime
    """When it ends."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        found = re.fullmatch(rf"{_MOMENT}\s*\.\.\s*{_MOMENT}", value.strip())
        try:
            if found is None:
                raise ValueError
            first, second = (datetime.fromisoformat(f"{found[at]}T{found[at + 1]}") for at in (1, 3))
        except ValueError:
            raise InputError(
                message('"{text}" is no time that is taken', text=value),
                hint=message("write 2013-02-25 09:00..2013-02-25 11:00"),
            ) from None
        return {"start": first, "end": second}

    @model_validator(mode="after")
    def _in_order(self) -> Taken:
        if self.end <= self.start:
            raise InputError(
                message("the time taken from {start} ends before it begins", start=self.start),
                hint=message("write the earlier moment first"),
            )
        return self

    @model_serializer(mode="wrap")
    def _write(self, inner: SerializerFunctionWrapHandler) -> str:
        return f"{self.start:%Y-%m-%d %H:%M}..{self.end:%Y-%m-%d %H:%M}"

    def days(self, first: date, last: date) -> Iterator[tuple[datetime, datetime]]:
        """Yield the part of it on each day that it touches, from the first to the last of a span of days."""
        day, until = max(self.start.date(), first), min(self.end.date(), last)
        while day <= until:
            midnight = datetime.combine(day, time.min)
            start, end = max(self.start, midnight), min(self.end, midnight + timedelta(days=1))
            if start < end:
                yield start, end
            day += timedelta(days=1)


def merged(spans: Iterable[tuple[datetime, datetime]]) -> tuple[Taken, ...]:
    """Return times in order, as one where they touch or overlap."""
    found: list[list[datetime]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1][1] = max(found[-1][1], end)
        else:
            found.append([start, end])
    return tuple(Taken(start=start, end=end) for start, end in found)


class Busy(Frozen):
    """When one calendar is taken, as far as the season goes; it says nothing about the rest of the time."""

    name: str = Field(min_length=1)
    """Where it came from, the name of the file or folder."""
    busy: tuple[Taken, ...] = ()
    """When the person cannot come."""
    tentative: tuple[Taken, ...] = ()
    """When something is pencilled in: the person can come if need be."""
    left_out: dict[Annotated[str, Field(pattern="^[a-z_]+$")], Annotated[int, Field(ge=1)]] = {}
    """How many entries of the season were left out, by reason: ``cancelled``, ``free``, ``declined``, ``own`` ..."""
