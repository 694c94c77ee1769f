"""What the page on windows shows: forms of windows, each read in the season of 2027."""

from __future__ import annotations

from datetime import date

from netplan import read_window

FIRST, LAST = date(2027, 1, 1), date(2027, 12, 31)
HEAD = """# Windows in words

When a meeting may be held, when somebody is away, when an event takes place: all are written in words, Danish or
English, in small or capital letters. A period without a year is the one that lies in the season; what can be read in
two ways is an error that lists both readings, and a word that is not understood is quoted. `netplan check FILE` says
how each window was read, and `netplan.read_window` reads one in Python. Weeks are ISO weeks; early, mid and late in a
month are its days 1-10, 11-20 and from 21 on. Weekdays (hverdage) are Monday to Friday; a public holiday among them
falls away afterwards. "Two weeks before Easter" is one day, "the two weeks before Easter" are fourteen.

The phrases below are read in the season of 2027. `make reference` writes this page.
"""
SECTIONS = {
    "Periods": (
        "weeks 9-10", "uge 9 og 10", "slut feb./begyndelsen af marts", "medio juni",
        "første halvdel af marts", "Q2-Q3", "1. halvår", "spring", "efteråret",
        "autumn term", "forårssemestret", "school year 2026/27",
        "2027-03-05..2027-03-15", "25 Feb - 8 March", "1/3-15/3", "05-01..05-31", "tirsdag den 2. marts",
    ),
    "Weekdays": (
        "Wednesdays", "mandage og torsdage i maj", "weekdays in week 10", "first Monday of the month",
        "sidste fredag i hver måned", "2. tirsdag i marts", "first and third Wednesday",
        "næstsidste torsdag i november", "last Thursday in even months",
        "first Monday of every quarter", "the first week of each month",
    ),
    "Reckoned from another day": (
        "Sunday after the first Saturday in odd months", "mandagen før den sidste fredag i måneden",
        "the day after the second Monday", "3 uger før jul", "two days after the first Monday",
    ),
    "Rhythms": (
        "every second Friday from 8 January 2027", "hver tredje uge fra uge 2", "odd weeks", "onsdage i lige uger",
        "every second month from February", "first Tuesday, Wednesday or Thursday of the month, rolling",
    ),
    "Days with names, and limits": (
        "Easter", "pinsen", "Kristi himmelfartsdag", "before Easter", "i marts før påske", "the week after Easter",
        "at least 8 days before Christmas", "højst 3 uger efter påske", "the two weeks before Easter",
        "between 1 March and 15 April", "senest 15. maj", "not before 1 March", "fra september",
    ),
    "And, or, except": (
        "weeks 9-10 and first Monday in June", "first Monday of the month except July and August",
        "onsdage undtagen den første onsdag i måneden", "Mondays in May except Whit Monday", "ikke uge 7",
    ),
}  # fmt: skip


def windows() -> str:
    """Return the whole page."""
    return "\n".join([HEAD, *(_section(title, phrases) for title, phrases in SECTIONS.items())])


def _section(title: str, phrases: tuple[str, ...]) -> str:
    rows = [f"## {title}\n", "| written | read as | days |", "|---|---|---|", *map(_row, phrases)]
    return "\n".join(rows) + "\n"


def _row(phrase: str) -> str:
    window = read_window(phrase, FIRST, LAST)
    first, last = window.days[0], window.days[-1]
    days = f"{first:%-d %b}" if first == last else f"{len(window.days)}, from {first:%-d %b} to {last:%-d %b}"
    return f"| {phrase} | {window.reading} | {days} |"
