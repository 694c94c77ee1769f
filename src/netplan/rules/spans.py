"""Calendar spans: years, quarters and months, as rules about how many meetings there are count them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

__all__ = ["Per", "span_of", "spans_between"]

Per = Literal["year", "quarter", "month"]
"""The calendar spans there are."""


def span_of(day: date, per: Per) -> str:
    """Return the span in which a day lies.

    Examples
    --------
    >>> [span_of(date(2013, 6, 5), per) for per in ("year", "quarter", "month")]
    ['2013', '2013-Q2', '2013-06']
    """
    if per == "quarter":
        return f"{day.year}-Q{(day.month + 2) // 3}"
    return str(day.year) if per == "year" else f"{day:%Y-%m}"


def spans_between(first: date, last: date, per: Per) -> tuple[str, ...]:
    """Return the spans that have a day from the first to the last, in order."""
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return tuple(dict.fromkeys(span_of(day, per) for day in days))
