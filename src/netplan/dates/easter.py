"""Easter, on which half of the holidays hang."""

from __future__ import annotations

from datetime import date

__all__ = ["easter"]


def easter(year: int) -> date:
    """Return Easter Sunday of a year in the Gregorian calendar.

    Source: the method of Meeus, Jones and Butcher, by the golden number, the corrections of the century and the
    Sunday letter.

    Examples
    --------
    >>> easter(2027), easter(2038)
    (datetime.date(2027, 3, 28), datetime.date(2038, 4, 25))
    """
    century, rest = divmod(year, 100)
    leaps, left = divmod(century, 4)
    skipped = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * (year % 19) + century - leaps - skipped + 15) % 30
    sunday = (32 + 2 * left + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
