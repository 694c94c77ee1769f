"""Dates in words that stand from season to season: what comes back every year, and what lies in other seasons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from netplan.dates.window import days_named
from netplan.domain import Closed
from netplan.errors import InputError

__all__ = ["standing_days"]

_EVERY_YEAR = re.compile(r"\d{2}-\d{2}(?:\s*\.\.\s*\d{2}-\d{2})?")


def standing_days(text: str, first: date, last: date, field: str = "") -> frozenset[date]:
    """Return the days of a season that a text of the network names; none where all of them lie in other seasons.

    Parameters
    ----------
    text
        Days of every year (``12-27..12-30``), dates, or a window in words (``week 7``): in a season of several years,
        that of each year.
    first, last
        The season.
    field
        Path of the text, for errors.

    Raises
    ------
    InputError
        For words that are not understood, or that can be read in more than one way.

    Examples
    --------
    >>> sorted(standing_days("12-31..01-01", date(2027, 1, 1), date(2027, 12, 31)))
    [datetime.date(2027, 1, 1), datetime.date(2027, 12, 31)]
    >>> sorted(standing_days("New Year", date(2027, 1, 1), date(2027, 12, 31)))  # at both ends of the season
    [datetime.date(2027, 1, 1), datetime.date(2027, 12, 31)]
    """
    if not _EVERY_YEAR.fullmatch(text.strip()):
        return frozenset().union(*(_in_year(text, *year, field) for year in _years(first, last)))
    try:
        closed = Closed.model_validate(text.strip())
    except InputError as error:
        raise InputError(error.what, field=field, hint=error.hint) from None
    spans = (span for year in range(first.year - 1, last.year + 1) for span in closed.spans(year))
    return frozenset(day for span in spans for day in span.days() if first <= day <= last)


def _in_year(text: str, first: date, last: date, field: str) -> frozenset[date]:
    """Return the days of a year; what it touches at both of its ends is clear in each half, and means both."""
    try:
        return days_named(text, first, last, field)
    except InputError:
        middle = first + (last - first) // 2
        halves = (first, middle), (middle + timedelta(days=1), last)
        if first == last:
            raise
        try:
            return frozenset().union(*(days_named(text, *half, field) for half in halves))
        except InputError:
            pass
        raise


def _years(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Yield the season in pieces of a year."""
    while first <= last:
        try:
            after = first.replace(year=first.year + 1)
        except ValueError:  # 29 February
            after = date(first.year + 1, 3, 1)
        yield first, min(last, after - timedelta(days=1))
        first = after
