"""Which days are no meeting days: weekdays, public holidays, closed days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from netplan.dates.public_holidays import public_holidays
from netplan.dates.words import WEEKDAYS, read_weekday
from netplan.domain import Network, Season, Span
from netplan.domain.values import Closed
from netplan.language import Message, message

__all__ = ["Calendar", "PlainCalendar"]


class PlainCalendar:
    """Says of each day of some years why no meeting is held on it by itself.

    Parameters
    ----------
    years
        The years that are asked about.
    weekdays
        On which weekdays meetings are held.
    holidays
        The countries whose public holidays count, or parts of countries; none: no country's.
    closed
        Further closed days.
    language
        Language of the holidays' names, where the country has it.

    Raises
    ------
    InputError
        For a weekday or a country that is not known, and for a year of which a country's holidays are not.
    """

    def __init__(
        self, years: range, *, weekdays: Iterable[str], holidays: Iterable[str], closed: Iterable[Closed], language: str
    ) -> None:
        self._years = years
        self._weekdays = frozenset(read_weekday(word, "season.weekdays") for word in weekdays)
        self._holidays = public_holidays(holidays, years, language)
        self._closed_days = tuple(closed)

    def weekend(self, day: date) -> bool:
        """Tell whether meetings are never held on such weekdays."""
        return day.weekday() not in self._weekdays

    def reason(self, day: date) -> Message | None:
        """Return why no meeting is held on a day; none where it is a meeting day."""
        if day.weekday() not in self._weekdays:
            return WEEKDAYS[day.weekday()]
        if day in self._holidays:
            return self._holidays[day]
        closed = self._closed.get(day)
        if closed is None:
            return None
        if closed.first == closed.last:
            return message("closed on {day}", day=day)
        return message("closed from {first} to {last}", first=closed.first, last=closed.last)

    @cached_property
    def _closed(self) -> dict[date, Span]:
        """The closed days, each with the span that it belongs to."""
        years = range(self._years.start - 1, self._years.stop)
        return {
            day: span
            for closed in reversed(self._closed_days)
            for year in years
            for span in closed.spans(year)
            for day in span.days()
        }


class Calendar(PlainCalendar):
    """Says of each day of a season why no meeting is held on it by itself.

    Parameters
    ----------
    network
        Whose public holidays and closed days count.
    season
        Whose weekdays count.

    Raises
    ------
    InputError
        For a weekday or a country that is not known, and for a year of which a country's holidays are not.
    """

    def __init__(self, network: Network, season: Season) -> None:
        years = range(season.from_.year, season.to.year + 1)
        super().__init__(
            years, weekdays=season.weekdays, holidays=network.holidays, closed=network.closed, language=network.language
        )
