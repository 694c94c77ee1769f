"""Days with a name, such as Easter and Christmas: what they are called and when they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter

from netplan.domain import Span
from netplan.language import Message, message

__all__ = ["FEASTS", "Feast"]


@dataclass(frozen=True, slots=True)
class Feast:
    """One or more days with a name."""

    name: Message
    """What it is called."""
    words: str
    """The words for it, between commas."""
    span: Callable[[int], Span]
    """Its days in a year; one that lies over New Year belongs to the year in which it begins."""
    days: int = 1
    """How many days it has."""


def _from_easter(name: Message, words: str, after: int, days: int = 1) -> Feast:
    """Return a feast that begins some days after Easter Sunday."""

    def span(year: int) -> Span:
        first = easter(year) + timedelta(days=after)
        return Span(first=first, last=first + timedelta(days=days - 1))

    return Feast(name, words, span, days)


def _fixed(name: Message, words: str, month: int, day: int, days: int = 1) -> Feast:
    """Return a feast that begins on the same date every year."""

    def span(year: int) -> Span:
        first = date(year, month, day)
        return Span(first=first, last=first + timedelta(days=days - 1))

    return Feast(name, words, span, days)


FEASTS = (
    _from_easter(message("Easter"), "easter, påske, påsken", -3, 5),
    _from_easter(message("Holy Week"), "holy week, easter week, påskeugen, påskeuge", -6, 7),
    _from_easter(message("Shrovetide"), "shrovetide, shrove sunday, fastelavn, fastelavnssøndag", -49),
    _from_easter(message("Palm Sunday"), "palm sunday, palmesøndag", -7),
    _from_easter(message("Maundy Thursday"), "maundy thursday, holy thursday, skærtorsdag", -3),
    _from_easter(message("Good Friday"), "good friday, langfredag", -2),
    _from_easter(message("Easter Sunday"), "easter sunday, easter day, påskedag, 1. påskedag, første påskedag", 0),
    _from_easter(message("Easter Monday"), "easter monday, 2. påskedag, anden påskedag", 1),
    _from_easter(message("General Prayer Day"),
                 "general prayer day, great prayer day, store bededag, st. bededag, bededag", 26),
    _from_easter(message("Ascension Day"),
                 "ascension, ascension day, kristi himmelfart, kristi himmelfartsdag, kr. himmelfartsdag,"
                 "kr. himmelfart, himmelfartsdag", 39),
    _from_easter(message("Whitsun"), "whitsun, pentecost, pinse, pinsen", 49, 2),
    _from_easter(message("Whit Sunday"), "whit sunday, pinsedag, 1. pinsedag, første pinsedag", 49),
    _from_easter(message("Whit Monday"), "whit monday, pentecost monday, 2. pinsedag, anden pinsedag", 50),
    _fixed(message("May Day"), "may day, labour day, labor day, arbejdernes kampdag", 5, 1),
    _fixed(message("Constitution Day"), "constitution day, grundlovsdag", 6, 5),
    _fixed(message("Midsummer"),
           "midsummer, midsummer eve, midsummer's eve, sankt hans, sankthans, skt. hans, st. hans, sankt hans aften,"
           "sankthansaften, skt. hans aften", 6, 23),
    _fixed(message("Christmas"), "christmas, xmas, jul, julen", 12, 24, 3),
    _fixed(message("Christmas Eve"), "christmas eve, juleaften, juleaftensdag", 12, 24),
    _fixed(message("Christmas Day"), "christmas day, juledag, 1. juledag, første juledag", 12, 25),
    _fixed(message("Boxing Day"), "boxing day, 2. juledag, anden juledag", 12, 26),
    _fixed(message("New Year"), "new year, new years, new year's, nytår, nytåret", 12, 31, 2),
    _fixed(message("New Year's Eve"), "new year's eve, new years eve, nytårsaften, nytårsaftensdag", 12, 31),
    _fixed(message("New Year's Day"), "new year's day, new years day, nytårsdag", 1, 1),
)  # fmt: skip
"""Every day with a name. Sources: the Danish law on holidays (helligdagsloven), and use."""
