"""Single days as people write them: 5.6.2013, 05/06, "onsdag den 5. juni", 2013-06-05; with or without the year."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from netplan.dates.words import MONTHS, WORDS, Word
from netplan.language import Message, message

__all__ = ["WrittenDay", "read_written_day"]

_ISO = re.compile(r"(?P<year>\d{4})(?P<sign>[-/])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})")
_MONTH_AND_DAY = re.compile(r"(?P<month>\d{2})-(?P<day>\d{2})")
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})\s*(?P<sign>[./-])\s*(?P<month>\d{1,2})"
    r"(?:\s*(?:(?P=sign)|-|\s)\s*(?P<year>\d{4}|\d{2})|\s*(?P=sign))?"
)
"""The year may follow behind a hyphen or a blank, too: 5/2-13, 5.2 2013. In 5-7/10 the hyphen leads to a last day."""
_CLOCK = re.compile(r"[T\s,]+(?:kl\.?\s*\d.*|at\s+\d.*|\d{1,2}:\d{2}(?::\d{2})?(?:[^\d].*)?)$", re.IGNORECASE)
"""The hours behind a day: spreadsheets add 00:00:00."""
_PIECES = re.compile(
    r"(?P<number>\d+)(?:st|nd|rd|th)?(?![^\W_])\.?|(?P<word>[^\W\d_]+)\.?|[\s,]+|(?P<wrong>.)", re.IGNORECASE
)
_DAYS = ("month", "weekday")
_FILLERS = frozenset({"d", "den", "the", "of", "on", "på"})


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day of the year, with whatever else is written of it.

    Parameters
    ----------
    month, day
        The day of the year.
    year
        The year; none: not written.
    weekday
        The weekday, Monday is 0; none: not written.
    """

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None

    def in_year(self, year: int) -> date | None:
        """Return the day in one year; none for 29 February in a common year."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def said(self) -> Message:
        """The day without its year."""
        return message("{day} {month}", day=str(self.day), month=MONTHS[self.month - 1])


def read_written_day(text: str) -> WrittenDay | None:
    """Read a day; none where the text names no single day of the calendar.

    Parameters
    ----------
    text
        In numbers the day comes first (``5.6.2013``, ``05/06``, ``5/6-13``), but for ``2013-06-05`` and ``06-05``;
        where only the other order gives a month, that is taken. In words Danish and English are read in either order.
        Hours behind the day are left out.

    Examples
    --------
    >>> read_written_day("onsdag den 5. juni")
    WrittenDay(month=6, day=5, year=None, weekday=2)
    >>> read_written_day("05/06/2013")
    WrittenDay(month=6, day=5, year=2013, weekday=None)
    """
    words = _CLOCK.sub("", text.strip())
    weekday = None
    first = re.match(r"([^\W\d_]+)[.,\s]+(?:d\.|den\s|the\s)?\s*(?=\d)", words)
    known = _known(first[1]) if first else None
    if first and known and known.kind == "weekday":
        weekday, words = known.value, words[first.end() :]
    found = _in_numbers(words.strip()) or _in_words(words)
    if found is None or found.in_year(found.year or 2000) is None:  # 2000 was a leap year
        return None
    return found if weekday is None else WrittenDay(found.month, found.day, found.year, weekday)


def _known(word: str) -> Word | None:
    """Return the month or weekday that a word means; beginnings such as "febr" and "tirs" mean theirs, too."""
    lowered = word.lower()
    found = {WORDS[lowered]} if lowered in WORDS else set()
    if not found and len(lowered) >= 3:
        found = {known for name, known in WORDS.items() if name.startswith(lowered) and known.kind in _DAYS}
    only = found.pop() if len(found) == 1 else None
    return only if only and only.kind in _DAYS else None


def _in_numbers(text: str) -> WrittenDay | None:
    for pattern in (_ISO, _MONTH_AND_DAY, _DAY_FIRST):
        found = pattern.fullmatch(text)
        if found:
            parts = found.groupdict()
            month, day = int(parts["month"]), int(parts["day"])
            if month > 12 >= day and pattern is not _ISO:
                month, day = day, month
            year = parts.get("year")
            return WrittenDay(month, day, _full_year(year) if year else None) if 1 <= month <= 12 else None
    return None


def _full_year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _in_words(text: str) -> WrittenDay | None:
    """Read a month in words, a day and perhaps a year, with or without a weekday."""
    found: dict[str, list[int]] = {"month": [], "weekday": [], "number": [], "year": []}
    for piece in _PIECES.finditer(text):
        number, word = piece["number"], piece["word"]
        if piece["wrong"]:
            return None
        if number:
            is_year = len(number) == 4 or (len(number) == 2 and found["number"] and found["month"])
            if is_year:
                found["year"].append(_full_year(number))
            else:
                found["number"].append(int(number))
        elif word and word.lower() not in _FILLERS:
            known = _known(word)
            if known is None:
                return None
            found[known.kind].append(known.value)
    if [len(found[name]) for name in ("month", "number")] != [1, 1] or max(map(len, found.values())) > 1:
        return None
    (month,), (day,) = found["month"], found["number"]
    return WrittenDay(month, day, next(iter(found["year"]), None), next(iter(found["weekday"]), None))
