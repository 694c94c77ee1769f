"""Which day it is, where people may write it."""

from __future__ import annotations

import datetime as dt

from netplan.errors import InputError
from netplan.language import message

__all__ = ["read_as_of"]


def read_as_of(as_of: dt.date | str) -> dt.date:
    """Return the day that a date or a text means.

    Raises
    ------
    InputError
        When the text is no date.
    """
    if isinstance(as_of, dt.datetime):
        return as_of.date()
    if isinstance(as_of, dt.date):
        return as_of
    try:
        return dt.date.fromisoformat(as_of)
    except ValueError:
        raise InputError(
            message("{text} is no date", text=as_of), field="as_of", hint=message("write it as 2013-06-05")
        ) from None
