"""Which years dates without a year may belong to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from netplan.dates.calendar import PlainCalendar
from netplan.dates.days import WrittenDay, read_written_day
from netplan.dates.words import WEEKDAYS
from netplan.domain.values import Closed, one_or_many
from netplan.errors import InputError
from netplan.language import Message, message

__all__ = ["CandidateYear", "YearDay", "candidate_years"]


@dataclass(frozen=True, slots=True)
class YearDay:
    """One of the dates in one year.

    Parameters
    ----------
    text
        The date as it was written.
    day
        The day in that year; none for 29 February in a common year.
    weekday
        Its weekday, to be said in any language; none where there is no such day.
    week
        Its ISO week.
    reason
        Why it speaks against the year; none where it fits.
    """

    text: str
    day: date | None
    weekday: Message | None
    week: int | None
    reason: Message | None


@dataclass(frozen=True, slots=True)
class CandidateYear:
    """One year, and how the dates fall in it.

    Parameters
    ----------
    year
        The year.
    days
        The dates in the order given.
    """

    year: int
    days: tuple[YearDay, ...]

    @property
    def fits(self) -> bool:
        """Whether every date is a meeting day in that year."""
        return not any(one.reason for one in self.days)

    @property
    def reasons(self) -> tuple[Message, ...]:
        """Why the year does not fit, a sentence for each date that speaks against it."""
        return tuple(
            message("{date}: {reason}", date=one.day or one.text, reason=one.reason)
            for one in self.days if one.reason
        )  # fmt: skip


def candidate_years(
    dates: Sequence[str],
    years: Iterable[int],
    *,
    weekdays: Sequence[str] = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday"),
    holidays: str | Sequence[str] | None = "DK",
    closed: Sequence[str] = (),
    language: str = "en",
) -> tuple[CandidateYear, ...]:
    """Tell for each year whether dates without a year may belong to it.

    Parameters
    ----------
    dates
        Days as they are written: ``27. august``, ``29 September``, ``fre. 5/6``, ``08-27`` (month first). A weekday
        or a year that is written with a date counts as evidence, too.
    years
        The years to look at, such as ``range(2005, 2021)``.
    weekdays
        On which weekdays meetings are held.
    holidays
        The country whose public holidays are no meeting days, or several; none: no country's.
    closed
        Further closed days: ``12-24``, ``12-24..12-26`` or ``2013-07-01..2013-07-31``.
    language
        Language of the holidays' names.

    Returns
    -------
    A row for each year, in the order given; all dates lie in that year. ``row.fits`` tells whether all of them are
    meeting days, ``row.reasons`` why not.

    Raises
    ------
    InputError
        For a text that is no day, and for a weekday, country or closed day that is not known.

    Examples
    --------
    >>> rows = candidate_years(["27. august", "29. september", "15. november"], range(2008, 2013))
    >>> [row.year for row in rows if row.fits]
    [2010]
    >>> rows[1].reasons
    ('15 Nov 2009: Sunday',)
    """
    written = [(text, _read(text)) for text in dates]
    listed = tuple(years)
    calendar = PlainCalendar(
        range(min(listed, default=1), max(listed, default=0) + 1), weekdays=weekdays, holidays=one_or_many(holidays),
        closed=tuple(Closed.model_validate(text) for text in closed), language=language,
    )  # fmt: skip
    return tuple(
        CandidateYear(year, tuple(_in_year(text, day, year, calendar) for text, day in written)) for year in listed
    )


def _read(text: str) -> WrittenDay:
    found = read_written_day(text)
    if found is None:
        raise InputError(
            message('"{text}" is no day of the year', text=text), field="dates",
            hint=message("write 27. august, 27 August, 27.8. or 08-27"),
        )  # fmt: skip
    return found


def _in_year(text: str, written: WrittenDay, year: int, calendar: PlainCalendar) -> YearDay:
    day = written.in_year(year)
    if day is None:
        reason = message("there is no {day} in {year}", day=written.said, year=str(year))
        return YearDay(text, None, None, None, reason)
    weekday = WEEKDAYS[day.weekday()]
    against = calendar.reason(day)
    if written.year not in (None, year):
        against = message("it is written with the year {year}", year=str(written.year))
    elif written.weekday not in (None, day.weekday()):
        other = WEEKDAYS[written.weekday or 0]
        against = message("{weekday}, and it is written as {other}", weekday=weekday, other=other)
    return YearDay(text, day, weekday, day.isocalendar().week, against)
