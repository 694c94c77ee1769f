"""When countries, schools and organisations are closed, as people write it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer

from netplan.domain.base import Frozen
from netplan.domain.people import Texts
from netplan.domain.values import one_or_many
from netplan.domain.wrong import shown
from netplan.errors import InputError
from netplan.language import message

__all__ = ["KNOWN", "TABLES", "Countries", "Organisation", "SchoolHolidays"]

KNOWN = "known"
"""Stands among the dates of a municipality for the school holidays that netplan knows."""
TABLES = (".csv", ".xlsx")
"""Suffixes of the files that may stand among the municipalities."""
_KNOWN_WORDS = (KNOWN, "kendt", "kendte")

Countries = Annotated[
    tuple[str, ...],
    BeforeValidator(one_or_many),
    PlainSerializer(lambda codes: codes[0] if len(codes) == 1 else list(codes), return_type=Any),
]
"""One country code or a list."""


def read_school_holidays(value: Any) -> Any:
    """Read a mapping of municipalities to dates, or a list of municipalities and such mappings."""
    if value is None:
        return {}
    found: dict[str, Any] = {}
    for entry in one_or_many(value):
        if isinstance(entry, str) and entry.lower().endswith(TABLES):
            raise InputError(
                message('the table "{name}" of school holidays is a file that was not read', name=entry),
                hint=message("read the problem with netplan.read, which reads its tables too"),
            )
        if not isinstance(entry, (str, Mapping)):
            raise InputError(
                message("school holidays are listed by municipality, not as {text}", text=shown(entry)),
                hint=message("write [Herning, {{Aarhus: [week 7, week 42]}}]"),
            )
        for name, texts in ({entry: None} if isinstance(entry, str) else entry).items():
            if str(name).lower() in map(str.lower, found):
                raise InputError(
                    message("{name} is listed twice", name=str(name)), hint=message("put both lines into one")
                )
            found[str(name)] = tuple(map(_known, one_or_many(KNOWN if texts is None else texts)))
    return found


def _known(text: Any) -> Any:
    return KNOWN if isinstance(text, str) and text.strip().lower() in _KNOWN_WORDS else text


SchoolHolidays = Annotated[dict[str, Texts], BeforeValidator(read_school_holidays)]
"""The dates of the school holidays by municipality."""


class Organisation(Frozen):
    """When an organisation keeps its people from coming."""

    closed: Texts = ()
    """When it is closed: days of every year (`12-27..12-30`), dates, or windows in words (`week 7`)."""
    school_holidays: Texts = ()
    """Municipalities in whose school holidays its people cannot come."""
