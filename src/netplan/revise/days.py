"""Which day it is, where people may write it, and what is over by then."""

from __future__ import annotations

import datetime as dt

from netplan.domain.values import read_day
from netplan.errors import InputError
from netplan.language import message
from netplan.plan import PlannedMeeting

__all__ = ["is_over", "known_day", "read_as_of"]


def read_as_of(as_of: dt.date | str) -> dt.date:
    """Return the day that a date or a text means.

    Raises
    ------
    InputError
        When it is no date.
    """
    if isinstance(as_of, dt.datetime):
        return as_of.date()
    if isinstance(as_of, dt.date):
        return as_of
    try:
        day = read_day(str(as_of))
        assert isinstance(day, dt.date)
    except InputError:
        raise InputError(
            message('"{text}" is not a date', text=str(as_of)), field="as_of", hint=message("write it as 2013-06-05")
        ) from None
    return day


def known_day(as_of: dt.date | str | None) -> dt.date | None:
    """Return the day that a date or a text means; none where nobody says which day it is."""
    return None if as_of is None else read_as_of(as_of)


def is_over(planned: PlannedMeeting, as_of: dt.date | None) -> bool:
    """Tell whether a planned meeting has taken place: dated before the day it is, or marked as done."""
    return planned.state("date") == "done" or (as_of is not None and planned.date < as_of)
