"""The words for dates in Danish and English: what they are read as, and what is said of them."""

from __future__ import annotations

from typing import NamedTuple

from netplan.domain.wrong import did_you_mean
from netplan.errors import InputError
from netplan.language import message

__all__ = ["MONTHS", "WEEKDAYS", "WEEKDAYS_PLURAL", "WEEKDAY_WORDS", "WORDS", "Word", "read_weekday"]

MONTHS = (
    message("January"), message("February"), message("March"), message("April"), message("May"), message("June"),
    message("July"), message("August"), message("September"), message("October"), message("November"),
    message("December"),
)  # fmt: skip
"""The names of the months, January first."""

WEEKDAYS = (
    message("Monday"), message("Tuesday"), message("Wednesday"), message("Thursday"), message("Friday"),
    message("Saturday"), message("Sunday"),
)  # fmt: skip
"""The names of the weekdays, Monday first."""

WEEKDAYS_PLURAL = (
    message("Mondays"), message("Tuesdays"), message("Wednesdays"), message("Thursdays"), message("Fridays"),
    message("Saturdays"), message("Sundays"),
)  # fmt: skip
"""The weekdays as they come back every week."""


class Word(NamedTuple):
    """What a word of a window is read as."""

    kind: str
    """``month``, ``weekday``, ``weekdays`` (plural), or one of the kinds of :mod:`netplan.dates.grammar.lexicon`."""
    value: int = 0
    """Its number: the month, the weekday (Monday is 0), or what tells it from the other words of its kind."""


_MONTHS = (
    "january januar jan", "february februar feb", "march marts mar", "april apr", "may maj", "june juni jun",
    "july juli jul", "august aug", "september sep sept", "october oktober oct okt", "november nov",
    "december dec",
)  # fmt: skip
_WEEKDAYS = (
    "monday mandag mon man", "tuesday tirsdag tue tues tir tirs", "wednesday onsdag wed ons",
    "thursday torsdag thu thur thurs tor tors", "friday fredag fri fre", "saturday lørdag sat lør",
    "sunday søndag sun søn",
)  # fmt: skip
def _weekday_words() -> dict[str, int]:
    return {word: number for number, words in enumerate(_WEEKDAYS) for word in words.split()}


WEEKDAY_WORDS = _weekday_words()
"""Every singular word for a weekday, with its number; Monday is 0."""


def _plurals(word: str) -> tuple[str, ...]:
    """Return the plurals of a full weekday name, Danish or English; abbreviations have none."""
    if word.endswith("dag"):
        return f"{word}e", f"{word}ene"
    return (f"{word}s",) if word.endswith("day") else ()


def _words() -> dict[str, Word]:
    found: dict[str, Word] = {}
    for number, words in enumerate(_MONTHS):
        found |= {word: Word("month", number + 1) for word in words.split()}
    for word, number in WEEKDAY_WORDS.items():
        found[word] = Word("weekday", number)
        if word.endswith("dag"):  # "onsdagen efter påske" is one Wednesday
            found[f"{word}en"] = Word("weekday", number)
        found |= {plural: Word("weekdays", number) for plural in _plurals(word)}
    return found


WORDS = _words()
"""Every word for a month or a weekday."""


def read_weekday(text: str, field: str = "") -> int:
    """Return the number of the weekday that a word in Danish or English means; Monday is 0.

    Raises
    ------
    InputError
        For a word that means no weekday.

    Examples
    --------
    >>> read_weekday("tirsdage"), read_weekday("Wed")
    (1, 2)
    """
    word = WORDS.get(text.strip().lower())
    if word is None or word.kind not in ("weekday", "weekdays"):
        raise InputError(
            message('"{text}" is no weekday', text=text),
            field=field,
            hint=did_you_mean(text, tuple(name.capitalize() for name in WEEKDAY_WORDS if len(name) > 4)),
        )
    return word.value
