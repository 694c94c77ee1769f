"""Taking a window apart into words, numbers and signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from netplan.dates.words import WORDS, Word
from netplan.errors import InputError
from netplan.language import message

__all__ = ["Token", "read_tokens", "window_hint"]

_TOKENS = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})|(?P<iso>\d{4}-(?:q\d|w\d{2}|\d{2})(?!\d))"
    r"|(?P<number>(?P<digits>\d{1,6})(?:st|nd|rd|th|\.(?!\.))?)|(?P<word>[^\W\d_]+)|(?P<to>\.\.|-)|(?P<and>[,/&+])|[\s.]+|(?P<wrong>.)"
)


class Token(NamedTuple):
    """A word, number or sign of a window, with what it is read as."""

    kind: str
    value: int
    text: str
    start: int
    end: int
    ordinal: bool
    """Whether a number is written as ``5.`` or ``5th``."""


def window_hint() -> str:
    """Say how windows are written."""
    return message('write it like "weeks 9-10", "June", "late March", "Q4 2014" or "2013-03-05..2013-03-15"')


def read_tokens(text: str) -> Iterator[Token]:
    """Yield the words, numbers and signs of a text; blanks and dots fall away.

    Raises
    ------
    InputError
        For a word that is not understood.
    """
    for found in _TOKENS.finditer(text.lower().replace("–", "-").replace("−", "-")):
        kind, part = found.lastgroup, found.group().strip()
        if kind is None:
            continue
        value = int(found["digits"]) if kind == "number" else 0
        if kind == "word":
            kind, value = WORDS.get(part, Word("wrong"))
        if kind == "wrong":
            shown = text[found.start() : found.end()]
            raise InputError(
                message('"{word}" is not understood in "{text}"', word=shown, text=text.strip()), hint=window_hint()
            )
        yield Token(kind, value, part, found.start(), found.end(), kind == "number" and not part.isdigit())
