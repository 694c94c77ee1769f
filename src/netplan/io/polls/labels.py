"""Dates and hours in the words of poll services: "ons. 24 feb. 2027 09.30 - 15.00", "2/24/27", "Wed 24", "9h30"."""

from __future__ import annotations

import re
from datetime import time
from typing import NamedTuple

from netplan.dates.days import WrittenDay, read_written_day
from netplan.dates.words import MONTHS
from netplan.io.polls.words import month, weekdays

__all__ = ["Label", "like_time", "read_hours", "read_label", "split_hours", "tidy"]

LONGEST = 120
"""So many signs a date with its hours has at most."""
_TIME = (
    r"(?:kl\.?\s*)?(?:[01]?\d|2[0-4])"
    r"(?:(?:[:.]|\s?h\s?)[0-5]\d(?:[:.][0-5]\d)?|\s?h\b)?(?:\s?[AaPp]\.?\s?[Mm]\b\.?)?"
)
_DASH = r"\s*(?:-|–|—|−|\bto\b|\btil\b|\bbis\b|à|\ba\b)\s*"
_HOURS = re.compile(rf"(?P<start>{_TIME})(?:{_DASH}(?P<end>{_TIME}))?(?:\s*Uhr)?")
_CLOCK = re.compile(
    r"(?:kl\.?\s*)?(?P<hour>\d{1,2})(?:(?P<sign>[:.]|\s?h\s?)(?P<minute>\d{2})?(?:[:.]\d{2})?)?\s?(?P<half>[AaPp])?.*"
)
_LIKE_TIME = re.compile(r"\d\s?[:h.]\s?\d\d\b|\d\s?[ap]\.?m\b|\bkl\.?\s*\d", re.IGNORECASE)
_WITH_HOURS = re.compile(rf"(?P<day>.*?\S),?\s+(?P<hours>{_TIME}(?:{_DASH}{_TIME})?(?:\s*Uhr)?)")
_NUMERIC = re.compile(
    r"(?P<first>\d{1,2})\s?(?P<sign>[./-])\s?(?P<second>\d{1,2})(?:\s?(?P=sign)\s?(?P<year>\d{4}|\d{2})|(?P=sign))?\.?"
)
_WORD = re.compile(r"[^\W\d_]+\.?")
_BLANKS = re.compile(r"[\s\u00a0\u202f\u2007\u2009]+")


class Label(NamedTuple):
    """A date as a label says it.

    Parameters
    ----------
    readings
        What it may mean: with its day first, then with its month first; the same where it leaves no doubt.
    weekdays
        Which weekdays the label may name, Monday is 0; none: it names none.
    weekday
        The word for it.
    doubtful
        Whether nothing but the other dates tells which number is the month.
    """

    readings: tuple[WrittenDay | None, WrittenDay | None]
    weekdays: frozenset[int] = frozenset()
    weekday: str = ""
    doubtful: bool = False


def tidy(text: str) -> str:
    """Return a text with plain single blanks."""
    return _BLANKS.sub(" ", text).strip()


def read_label(text: str) -> Label | None:
    """Read a date in numbers or in words of any language that poll services speak; none where it is no date."""
    plain = re.sub(r"[ T]00:00(?::00)?$", "", tidy(text[: LONGEST + 1]))
    if len(plain) > LONGEST:
        return None
    if re.search(r"\d:\d|\bkl\.?\s*\d|\bat\s+\d", plain):
        return None  # hours that nobody understood are not passed over
    word, days, rest = _weekday_off(plain)
    found = _NUMERIC.fullmatch(rest)
    if found:
        return _in_numbers(found, days, word)
    written = read_written_day(_WORD.sub(_in_english, rest))
    if written is None:
        return None
    if written.weekday is not None and not days:
        days, word = frozenset({written.weekday}), ""
    plain_day = WrittenDay(written.month, written.day, written.year)
    return Label((plain_day, plain_day), days, word)


def _weekday_off(text: str) -> tuple[str, frozenset[int], str]:
    """Take a weekday off the beginning of a date; a month that begins it stays."""
    found = re.match(r"([^\W\d_]+)\b\.?,?\s*(?:d\.|den|the|le)?\s*(?=\w)", text)
    days = weekdays(found[1]) if found else frozenset()
    if found is None or not days:
        return "", frozenset(), text
    rest = text[found.end() :]
    if month(found[1]) and not any(month(word) for word in re.findall(r"[^\W\d_]{3,}", rest)):
        return "", frozenset(), text
    return found[1], days, rest


def _in_english(found: re.Match[str]) -> str:
    number = month(found[0])
    return found[0] if number is None else str(MONTHS[number - 1])


def _in_numbers(found: re.Match[str], days: frozenset[int], word: str) -> Label | None:
    first, second, year = int(found["first"]), int(found["second"]), found["year"]
    full = int(year) + (2000 if len(year) == 2 else 0) if year else None
    readings = tuple(
        WrittenDay(number, day, full) if 1 <= number <= 12 and 1 <= day <= 31 else None
        for day, number in ((first, second), (second, first))
    )
    return Label((readings[0], readings[1]), days, word, doubtful=found["sign"] == "/") if any(readings) else None


def split_hours(text: str) -> tuple[str, str]:
    """Divide a label into its date and its hours, which may be missing.

    Examples
    --------
    >>> split_hours("ons. 24 feb. 2027 09.30 - 15.00")
    ('ons. 24 feb. 2027', '09.30 - 15.00')
    >>> split_hours("24.02.27")
    ('24.02.27', '')
    """
    if len(text) > LONGEST:
        return text, ""
    plain = re.sub(r"[ T]00:00:00$", "", tidy(text))  # spreadsheets add it
    found = _WITH_HOURS.fullmatch(plain)
    if found and read_hours(found["hours"]) and read_label(found["day"]):
        return found["day"], found["hours"]
    return plain, ""


def like_time(text: str) -> bool:
    """Tell whether a text seems to name a time of day."""
    return bool(_LIKE_TIME.search(tidy(text)))


def read_hours(text: str) -> tuple[time, time | None] | None:
    """Read when something begins and, where it is written, ends; none where the text names no time.

    A bare number is no time, ``9-12`` is.

    Examples
    --------
    >>> read_hours("9:30 AM - 3:00 PM"), read_hours("9h30"), read_hours("late")
    ((datetime.time(9, 30), datetime.time(15, 0)), (datetime.time(9, 30), None), None)
    """
    found = _HOURS.fullmatch(tidy(text[:LONGEST]))
    if found is None or not (found["end"] or like_time(found["start"]) or re.search(r"\d\s?h$", found["start"])):
        return None
    start, end = found["start"], found["end"]
    half = _half(end) if end and not _half(start) and _half(end) else ""
    first, last = _clock(start), _clock(end) if end else None
    if half and first and last and (_clock(start + half) or last) < last:
        first = _clock(start + half)  # 1-4 pm
    if first is None or (end and last is None):
        return None
    return first, last


def _half(text: str) -> str:
    found = re.search(r"[AaPp](?=\.?\s?[Mm]\b)", text)
    return f"{found[0]}m" if found else ""


def _clock(text: str) -> time | None:
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found["half"] in "Pp" else 0)
    elif hour == 24 and minute == 0:
        hour = 0
    return time(hour, minute) if hour <= 23 and minute <= 59 else None
