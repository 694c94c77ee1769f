"""Taking a window apart into phrases, numbers and signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

from netplan.dates.grammar.lexicon import LONGEST, PHRASES
from netplan.dates.words import Word
from netplan.errors import InputError
from netplan.language import message

__all__ = ["Token", "not_understood", "read_tokens", "window_hint"]

_DAY_AND_MONTH = (
    r"(?P<daymonth>\d{1,2}[/.]\d{1,2}(?!\d)(?:(?:\.?-|[./])(?:\d{4}|\d{2})(?!\d|[./]\d))?(?:\.(?!\.))?)"
    r"(?!\s*[/.,+&-]?\s*(?:{months})\b)|"
)
"""12/10, 12.10., 5/2-13; in 1/3-15/3 the hyphen leads to another day, in 5./6. marts the numbers share the month."""
_PIECES = (
    r"(?P<date>\d{4}-\d{2}-\d{2})|(?P<iso>\d{4}-(?:q\d|w\d{2}|\d{2})(?!\d))|(?P<years>\d{4}/(?:\d{4}|\d{2})(?![\d/]))"
    r"|(?P<number>(?P<digits>\d{1,6})(?:st|nd|rd|th|\.(?!\.))?)|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<to>\.\.|-)|(?P<and>[,/&+])|[\s.]+|(?P<wrong>.)"
)
_MONTHS = "|".join(word for (word, *more), known in PHRASES.items() if known.kind in ("month", "quarter") and not more)
_PLAIN = re.compile(_PIECES)
_WITH_DAYS = re.compile(_DAY_AND_MONTH.replace("{months}", _MONTHS) + _PIECES)
_COUNTED = ("week", "quarter", "month", "halfyear")
"""After these words 9/10 are two numbers."""


_JULY = PHRASES["juli",]
_ENGLISH = frozenset({"in", "of", "during", "before", "after", "from", "since", "until", "till", "by", "through", "to",
                      "early", "mid", "late", "end", "beginning"})  # fmt: skip
_JOINING = frozenset({"and", "or", "to", "through", "-", "/", ",", "&", ".."})


class Token(NamedTuple):
    """A phrase, number or sign of a window, with what it is read as."""

    kind: str
    value: int
    text: str
    start: int
    end: int
    ordinal: bool = False
    """Whether a number is written as ``5.``, ``5th`` or ``fifth``."""
    led: frozenset[str] = frozenset()
    """The little words before it: ``in``, ``the``."""


_HOLIDAYS = ("ferie", "ferien", "ferier", "ferierne", "holiday", "holidays", "vacation")
"""Ends of the words for school holidays, which only a municipality gives a date."""


def window_hint() -> str:
    """Say how windows are written."""
    return message(
        'write it like "weeks 9-10", "June", "late March", "Q4 2014", "2013-03-05..2013-03-15", '
        '"first Monday of the month", "every second Friday from 8 January", "at least 8 days before Christmas" '
        'or "Tuesdays except July and August"'
    )


def not_understood(word: str, text: str) -> InputError:
    """Return the error about a word of a window."""
    what = message('"{word}" is not understood in "{text}"', word=word, text=text.strip())
    if word.lower().endswith(_HOLIDAYS):
        return InputError(what, hint=message(
            "write the dates or weeks; school holidays are kept free by the rule away_from: {{school_holidays: ...}}"
        ))  # fmt: skip
    known = [name for name, *more in PHRASES if not more and len(name) > 3]
    near = get_close_matches(word.lower(), known, n=1, cutoff=0.8)
    return InputError(
        what, hint=message('you mean "{name}"', name=near[0]) if near else window_hint(),
    )


def read_tokens(text: str) -> list[Token]:
    """Return the phrases, numbers and signs of a text; blanks and dots fall away, "the" and "in" are remembered.

    Raises
    ------
    InputError
        For a word that is not understood.
    """
    found: list[Token] = []
    led: set[str] = set()
    for token in _phrases(list(_pieces(text.lower().replace("–", "-").replace("−", "-"))), text):
        if token.kind in ("filler", "the", "in"):
            led.add(token.kind)
        else:
            found.append(token._replace(led=frozenset(led)))
            led.clear()
    if "in" in led:
        raise InputError(message('"{text}" ends in the middle', text=text.strip()), hint=window_hint())
    return found


def _pieces(text: str) -> Iterator[Token]:
    at, before = 0, ""
    while at < len(text):
        found = (_PLAIN if before in _COUNTED else _WITH_DAYS).match(text, at)
        if not found:  # pragma: no cover - the last alternative takes any sign
            break
        at, kind, part = found.end(), found.lastgroup, found.group().strip()
        if kind is None:
            continue
        number = kind == "number"
        yield Token(kind, int(found["digits"]) if number else 0, part, found.start(), at, number and not part.isdigit())
        before = PHRASES.get((part,), Word(kind)).kind


def _phrases(pieces: list[Token], text: str) -> Iterator[Token]:
    """Join words to the longest phrase that is known."""
    at = 0
    while at < len(pieces):
        for length in range(min(LONGEST, len(pieces) - at), 0, -1):
            run = pieces[at : at + length]
            key = tuple(piece.text.replace("’", "'").removesuffix(".") for piece in run)
            known = PHRASES.get(key)
            if known and any(piece.kind == "word" for piece in run):
                yield _token(_JULY if key == ("jul",) and _is_july(pieces, at) else known, run, text)
                at += length
                break
        else:
            if pieces[at].kind in ("word", "wrong"):
                raise not_understood(text[pieces[at].start : pieces[at].end], text)
            yield pieces[at]
            at += 1


def _is_july(pieces: list[Token], at: int) -> bool:
    """Tell whether "jul" is short for July, not Danish for Christmas: by what stands beside it."""
    beside = [pieces[place] if 0 <= place < len(pieces) else None for place in (at - 2, at - 1, at + 1, at + 2)]
    texts = [piece.text if piece else "" for piece in beside]
    months = [PHRASES.get((text,), Word("")).kind == "month" and text != "jul" for text in texts]
    joined = months[0] and texts[1] in _JOINING, texts[2] in _JOINING and months[3]
    number, after = beside[1], beside[2]
    dated = (number and number.kind == "number") or (after and after.kind == "number" and after.value <= 31)
    return bool(dated) or texts[1] in _ENGLISH or any(joined)


def _token(known: Word, run: list[Token], text: str) -> Token:
    ordinal = known.kind == "ordinal"
    start, end = run[0].start, run[-1].end
    return Token("number" if ordinal else known.kind, known.value, text[start:end].lower(), start, end, ordinal)
