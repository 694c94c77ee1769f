"""Times of day as people write them: ``10``, ``9.30``, ``kl. 14``, ``1 pm``, ``noon``."""

from __future__ import annotations

import re
from datetime import time

from netplan.errors import InputError
from netplan.language import message

__all__ = ["CLOCK", "is_bare", "like_a_date", "read_hour"]

CLOCK = (
    r"(?P<{name}>(?:(?:kl\.?|klokken|at)\s*)?"
    r"(?:\d{{1,2}}(?:[:.]\d{{2}})?(?![\d:])(?:\s*(?:[ap]\.?m\.?|o['’]?clock)(?!\w))?|noon|midnight|middag|midnat))"
)
"""The pattern of one time of day, to be formatted with the name of its group."""
_PARTS = re.compile(
    r"(?:(?:kl\.?|klokken|at)\s*)?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s*(?:(?P<half>[ap])\.?m\.?|o['’]?clock)?",
    re.IGNORECASE,
)
_WORDS = {"noon": "12:00", "middag": "12:00", "midnight": "24:00", "midnat": "24:00"}
_LIKE_A_DATE = re.compile(r"(?:[1-9]|0[1-9]|1\d|2[0-4])\.(?:0[1-9]|1[0-2])")


def is_bare(text: str) -> bool:
    """Tell whether a time of day is a number alone, which may be the number of something else."""
    return text.isdigit()


def like_a_date(text: str) -> bool:
    """Tell whether a time of day may as well be a day and a month, as ``9.10`` may."""
    return _LIKE_A_DATE.fullmatch(text) is not None


def read_hour(text: str, end: bool = False) -> time:
    """Read a time of day; 24:00 is the last moment of the day.

    Parameters
    ----------
    text
        The time of day.
    end
        Whether something ends then.
    """
    found = _PARTS.fullmatch(_WORDS.get(text.lower(), text))
    hour, minute = (int(found["hour"]), int(found["minute"] or 0)) if found else (99, 0)
    if found and found["half"]:
        hour = hour % 12 + 12 * (found["half"].lower() == "p") if 1 <= hour <= 12 else 99
    if end and (hour, minute) == (24, 0):
        return time.max
    if hour > 23 or minute > 59:
        raise InputError(
            message('"{text}" is not a time of day', text=text), hint=message("write 10:00 or 9.30")
        )
    return time(hour, minute)
