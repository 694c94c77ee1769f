"""How long something lasts: a number of meetings, or a time on the calendar."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_serializer, model_validator

from netplan.domain.base import Frozen
from netplan.errors import InputError
from netplan.language import Say, message

__all__ = ["Length", "Term", "Time"]

Unit = Literal["meetings", "days", "weeks", "months", "years"]
_MOST: dict[Unit, int] = {"meetings": 9999, "days": 36525, "weeks": 5218, "months": 1200, "years": 100}
"""The longest time is a hundred years: no day of the calendar is out of reach then."""
_WORDS: dict[str, Unit] = {
    "meeting": "meetings", "møde": "meetings", "møder": "meetings", "day": "days", "dag": "days", "dage": "days",
    "week": "weeks", "uge": "weeks", "uger": "weeks", "month": "months", "måned": "months", "måneder": "months",
    "year": "years", "år": "years",
}  # fmt: skip


class Length(Frozen):
    """How long something lasts, written ``4 meetings``, ``2 years``, ``6 months``, ``8 weeks`` or ``56 days``."""

    number: int = Field(ge=1)
    """How many of the unit."""
    unit: Unit
    """What is counted."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, dict):
            return value
        found = re.fullmatch(r"(\d{1,9})\s*([a-zåø]+)", str(value).strip().lower())
        unit = found and (_WORDS.get(found[2]) or _WORDS.get(found[2].removesuffix("s")))
        if not found or not unit:
            raise InputError(
                message('"{text}" is no length', text=str(value)), hint=message("write 4 meetings, 2 years or 6 months")
            )
        return {"number": int(found[1]), "unit": unit}

    @model_validator(mode="after")
    def _within_reach(self) -> Length:
        most = _MOST[self.unit]
        if self.number > most:
            raise InputError(
                message("{number} {unit} are too long", number=str(self.number), unit=message(self.unit)),
                hint=message("write {most} {unit} at most", most=str(most), unit=message(self.unit)),
            )
        return self

    @model_serializer
    def _write(self) -> str:
        return f"{self.number} {self.unit if self.number > 1 else self.unit.removesuffix('s')}"

    def said(self, say: Say) -> str:
        """Say it in words."""
        if self.unit == "meetings":
            return say.plural("{count} meeting", "{count} meetings", self.number)
        if self.unit == "days":
            return say.plural("{count} day", "{count} days", self.number)
        if self.unit == "weeks":
            return say.plural("{count} week", "{count} weeks", self.number)
        if self.unit == "months":
            return say.plural("{count} month", "{count} months", self.number)
        return say.plural("{count} year", "{count} years", self.number)

    def after(self, day: date) -> date:
        """Return the day on which this time has passed since another; months end on their last day at the latest."""
        if self.unit in ("days", "weeks"):
            return day + timedelta(days=self.number * (7 if self.unit == "weeks" else 1))
        months = day.year * 12 + day.month - 1 + self.number * (12 if self.unit == "years" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _in_meetings(value: Any) -> Any:
    return f"{value} meetings" if isinstance(value, int) and not isinstance(value, bool) else value


def _in_days(value: Any) -> Any:
    return f"{value} days" if isinstance(value, int) and not isinstance(value, bool) else value


Term = Annotated[Length, BeforeValidator(_in_meetings)]
"""A length of which a number alone stands for meetings."""
Time = Annotated[Length, BeforeValidator(_in_days)]
"""A length of which a number alone stands for days."""
