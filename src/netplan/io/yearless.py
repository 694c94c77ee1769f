"""What to say of a meeting's date that is written another way, above all without its year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from netplan.dates import candidate_years
from netplan.dates.days import WrittenDay, read_written_day
from netplan.dates.words import WEEKDAYS
from netplan.domain.values import one_or_many, read_day
from netplan.errors import InputError
from netplan.language import Message, message

__all__ = ["with_year"]

_DATE = re.compile(r"season\.meetings\[(\d+)\](?:\.each\.(\d+))?\.date(?:\.\w+)*")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
"""The way in which a file writes days: what is wrong with one is said already."""
AROUND = 5
"""So many years before and after the season are looked at."""


def with_year(error: InputError, data: Mapping[str, Any]) -> InputError:
    """Return the error with a better hint, where it is about a meeting's date that can be read another way.

    Parameters
    ----------
    error
        One error.
    data
        What the file says.
    """
    found = _DATE.fullmatch(error.field)
    text = _text(_entry(data["season"]["meetings"][int(found[1])], found[2])) if found else None
    written = read_written_day(text) if text else None
    if text is None or written is None or _ISO.fullmatch(text.strip()):
        return error
    what: str = error.what
    if written.year is not None:
        hint = message("write {days}", days=str(written.in_year(written.year)))
    else:
        what = message('"{text}" is a date without its year', text=text)
        hint = _years(written, data) or message("write it with its year, as 2013-06-05")
    field = error.field.removesuffix(".value")  # the file shows no such key
    return InputError(what, field=field, hint=hint, file=error.file, line=error.line, column=error.column)


def _entry(meeting: Any, number: str | None) -> Any:
    """Return what is written about a meeting, or about one of a series by its number."""
    if number is None:
        return meeting
    return next((one for key, one in meeting["each"].items() if str(key) == number), None)


def _text(meeting: Any) -> str | None:
    """Return how the date of a meeting is written; none where it is no text."""
    value = meeting.get("date") if isinstance(meeting, Mapping) else None
    if isinstance(value, Mapping):
        value = value.get("tentative")
    return value if isinstance(value, str) else None


def _years(written: WrittenDay, data: Mapping[str, Any]) -> Message | None:
    """Say in which years the day may lie: the season's first."""
    try:
        first, last = (read_day(str(data["season"][key])) for key in ("from", "to"))
    except (KeyError, InputError):
        return None
    days = (written.in_year(year) for year in range(first.year, last.year + 1))
    inside = [day for day in days if day is not None and first <= day <= last]
    if len(inside) == 1:
        return message("write {days}, the only {day} of the season", days=_dated(inside[0]), day=written.said)
    if inside:
        return message("write its year: {days}", days=[_dated(day) for day in inside])
    fitting = list(_fitting(data, range(first.year - AROUND, last.year + AROUND + 1)))
    if not fitting:
        return message("no day of the season is {day}", day=written.said)
    return message(
        "no day of the season is {day}; the dates without a year fit {years}", day=written.said, years=fitting
    )


def _dated(day: date) -> Message:
    return message("{date} ({weekday})", date=str(day), weekday=WEEKDAYS[day.weekday()])


def _fitting(data: Mapping[str, Any], years: range) -> Iterator[str]:
    """Yield the years in which all dates without a year are meeting days."""
    texts = [text for text in map(_text, data["season"]["meetings"]) if text]
    yearless = [text for text in texts if (found := read_written_day(text)) and found.year is None]
    network = data.get("network")
    given = one_or_many(network.get("holidays")) if isinstance(network, Mapping) else ()
    countries = [code for code in given if isinstance(code, str)]
    try:
        rows = candidate_years(yearless, years, holidays=countries)
    except InputError:  # a country that is not known is an error of its own
        rows = candidate_years(yearless, years, holidays=None)
    yield from (str(row.year) for row in rows if row.fits)
