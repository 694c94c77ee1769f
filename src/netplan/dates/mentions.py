"""Dates and hours that stand somewhere in a text, such as a title or a line of a contract."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from netplan.dates.days import WrittenDay, read_written_day
from netplan.dates.words import WEEKDAY_WORDS, WORDS
from netplan.domain import Hours
from netplan.errors import InputError

__all__ = ["DayMention", "HoursMention", "days_in", "hours_in"]


def _any_of(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_WEEKDAY = rf"(?:(?P<weekday>{_any_of([word for word in WEEKDAY_WORDS if len(word) > 2])})\.?,?\s+)"
_MONTH = rf"(?:{_any_of([word for word, known in WORDS.items() if known.kind == 'month'])})(?![^\W\d_])\.?"
_YEAR = r"(?:19|20|21)\d\d(?!\d)"
_DAY = re.compile(
    rf"(?<![\w.:/-]){_WEEKDAY}?(?:(?:d\.|den|the)\s*)?(?P<day>{_YEAR}-\d\d-\d\d(?!\d)"
    rf"|\d{{1,2}}([./-])\d{{1,2}}\3(?:{_YEAR}|\d\d)(?![\d.:]\d|\d)"
    rf"|\d{{1,2}}(?:\.|st|nd|rd|th)?\s*(?:of\s+)?{_MONTH}(?:,?\s*{_YEAR})?"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?![\d.:]|\s*[-–]\s*\d)(?:,?\s*{_YEAR})?"
    rf"|(?P<bare>\d{{1,2}}/\d{{1,2}})(?![\d/]))",
    re.IGNORECASE,
)
_RUNS_ON = re.compile(r"\d\.?\s*(?:[-–/,&]|og|and|til|to)\s*$", re.IGNORECASE)
"""What stands before the last day of several: 5.-6. marts."""
_NOT_ITS_DAY = re.compile(
    r"\b(?:senest|inden|før|efter|siden|frist\w*|tilmelding\w*|udsat|flyttet|fra|before|after|since|by|until|deadline|from|moved|postponed)\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
"""What stands before a day that is another one than the meeting's."""
_LOOK_BACK = 80
"""So many signs before a day are looked at."""
_HOURS = re.compile(
    r"(?<![\d.:/–-])(?:(?P<mark>kl\.?|klokken)\s*)?(?P<start>\d{1,2}(?:[.:]\d\d)?)\s*(?:[-–—]|til|to)\s*(?:kl\.?\s*)?"
    r"(?P<end>\d{1,2}(?:[.:]\d\d)?)(?![\d/:]|\.\d|\.?\s*(?:" + _MONTH + r"))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DayMention:
    """A day that a text mentions.

    Parameters
    ----------
    text
        As it is written, with its weekday.
    written
        What it was read as.
    its_own
        Whether nothing before it says that it is another day than that of the text's meeting, such as a deadline.
    """

    text: str
    written: WrittenDay
    its_own: bool

    def days(self, first: date, last: date) -> tuple[date, ...]:
        """Return the days that may be meant: of its own year, else of the years of a span."""
        years = range(first.year, last.year + 1) if self.written.year is None else (self.written.year,)
        found = (self.written.in_year(year) for year in years)
        return tuple(day for day in found if day and (self.written.year is not None or first <= day <= last))


@dataclass(frozen=True, slots=True)
class HoursMention:
    """Hours that a text mentions.

    Parameters
    ----------
    text
        As they are written.
    hours
        What they were read as.
    """

    text: str
    hours: Hours


def days_in(text: str) -> Iterator[DayMention]:
    """Yield the single days that a text mentions; what may be no day is left aside, and so are days in a row.

    Examples
    --------
    >>> [one.text for one in days_in("Netværksmøde tirsdag den 6. marts 2027 kl. 9.30-13.00")]
    ['tirsdag den 6. marts 2027']
    """
    for found in _DAY.finditer(text):
        written = read_written_day(" ".join(filter(None, (found["weekday"], found["day"]))))
        before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
        if written is None or _RUNS_ON.search(before) or (found["bare"] and written.weekday is None):
            continue
        yield DayMention(found.group().strip(" ,"), written, _NOT_ITS_DAY.search(before) is None)


def hours_in(text: str) -> Iterator[HoursMention]:
    """Yield the spans of hours that a text mentions: behind "kl.", with a colon, or with minutes that are no month.

    Examples
    --------
    >>> [str(one.hours.start) for one in hours_in("27. august Kl.9-16, og 5.6-7.6")]
    ['09:00:00']
    """
    for found in _HOURS.finditer(text):
        ends = found["start"], found["end"]
        if not found["mark"] and not all(":" in end or end[-3:] in (".00", ".15", ".30", ".45") for end in ends):
            continue
        try:
            yield HoursMention(found.group().strip(), Hours.model_validate(f"{ends[0]}-{ends[1]}"))
        except InputError:
            continue
