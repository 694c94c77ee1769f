"""The words that a window may use, Danish and English, each with the kind that the grammar knows."""

from __future__ import annotations

from netplan.dates.grammar.feasts import FEASTS
from netplan.dates.words import WORDS, Word

__all__ = ["LONGEST", "PHRASES", "phrase_key"]

_ENTRIES: tuple[tuple[str, int, str], ...] = (
    # little words: fallen away, but "the" and "in" are remembered by the word that follows
    ("filler", 0, "d, on, om, på, as of, any time, når som helst"),
    ("the", 0, "the, den, det, de"),
    ("in", 0, "in, of, i, af, during"),
    ("and", 0, "and, og, samt"),
    ("and", 1, "or, eller"),
    ("to", 0, "to, til, through, til og med"),
    ("every", 0, "every, each, hver, hvert, all, alle"),
    ("cut", 0, "as far as it lies, så vidt det ligger"),
    # numbers
    ("number", 1, "a, an, one, en, et, én, ét"),
    ("number", 2, "two"),  # the Danish "to" is told from the English one by what follows
    ("number", 3, "three, tre"),
    ("number", 4, "four, fire"),
    ("number", 5, "five, fem"),
    ("number", 6, "six, seks"),
    ("number", 7, "seven, syv"),
    ("number", 8, "eight, otte"),
    ("number", 9, "nine, ni"),
    ("number", 10, "ten, ti"),
    ("number", 12, "twelve, tolv"),
    ("number", 14, "fourteen, fjorten"),
    ("ordinal", 1, "first, første"),
    ("ordinal", 2, "second, anden, andet"),
    ("ordinal", 3, "third, tredje"),
    ("ordinal", 4, "fourth, fjerde"),
    ("ordinal", 5, "fifth, femte"),
    ("ordinal", 6, "sixth, sjette"),
    ("ordinal", 7, "seventh, syvende"),
    ("ordinal", 8, "eighth, ottende"),
    ("ordinal", 9, "ninth, niende"),
    ("ordinal", 10, "tenth, tiende"),
    ("other", 2, "other"),
    ("last", -1, "last, sidste"),
    ("last", -2, "next to last, next-to-last, second last, second to last, last but one, penultimate, næstsidste"),
    # stretches of time
    ("workdays", 0, "weekdays, weekday, working days, working day, hverdage, hverdag, hverdagene,"
                    "arbejdsdage, arbejdsdag"),
    ("workdays", 1, "weekends, weekend, weekender, weekenden, weekenderne"),
    ("day", 0, "day, days, dag, dage, dagen, dagene"),
    ("week", 0, "week, weeks, w, uge, uger, ugen, ugerne"),
    ("months", 0, "month, months, måned, måneder, måneden, månederne"),
    ("quarter", 0, "quarter, quarters, q, kvartal, kvartaler, kvartalet"),
    ("halfyear", 0, "half-year, half-years, half year, halfyear, h, halvår, halvåret"),
    ("half", 0, "half, halvdel, halvdelen"),
    ("year", 0, "year, years, år, året"),
    ("part", 0, "early, beginning, begyndelsen, start, starten, primo"),
    ("part", 1, "mid, middle, medio, midt, midten"),
    ("part", 2, "late, end, slut, slutningen, ultimo, udgangen"),
    ("parity", 0, "even, even-numbered, lige"),
    ("parity", 1, "odd, odd-numbered, uneven, ulige"),
    ("season", 1, "spring, forår, foråret"),
    ("season", 2, "summer, sommer, sommeren"),
    ("season", 3, "autumn, fall, efterår, efteråret"),
    ("season", 4, "winter, vinter, vinteren"),
    ("term", 0, "term, termin, terminen"),
    ("term", 1, "forårstermin, forårsterminen"),
    ("term", 2, "efterårstermin, efterårsterminen"),
    ("semester", 0, "semester, semesteret, semestret"),
    ("semester", 1, "forårssemester, forårssemesteret, forårssemestret"),
    ("semester", 2, "efterårssemester, efterårssemesteret, efterårssemestret"),
    ("schoolyear", 0, "school year, schoolyear, skoleår, skoleåret"),
    # limits
    ("before", 0, "before, prior to, ahead of, før, inden"),
    ("after", 0, "after, following, efter"),
    ("from", 0, "from, since, starting, starting from, not before, no earlier than, not earlier than, fra, fra og med,"
                "tidligst, ikke før, ikke tidligere end"),
    ("until", 0, "until, till, up to, by, no later than, not later than, not after, indtil, frem til, senest,"
                 "ikke efter, ikke senere end"),
    ("between", 0, "between, mellem, imellem"),
    ("least", 0, "at least, no less than, minimum, mindst"),
    ("most", 0, "at most, no more than, maximum, højst, højest, maks"),
    ("most", 1, "within, inden for"),
    ("rolling", 0, "rolling, rotating, alternating, in turn, by turns, in rotation, på skift, skiftevis, i rotation,"
                   "rullende, på tur"),
)  # fmt: skip
"""Each kind, what tells its words apart, and the words between commas."""


def phrase_key(text: str) -> tuple[str, ...]:
    """Return the words of a phrase, as they are looked up; dots fall away."""
    return tuple(text.replace("-", " - ").replace(".", " ").split())


def _phrases() -> dict[tuple[str, ...], Word]:
    found: dict[tuple[str, ...], Word] = {(word,): known for word, known in WORDS.items()}
    for kind, value, words in (*_ENTRIES, *(("feast", number, one.words) for number, one in enumerate(FEASTS))):
        found |= {phrase_key(phrase): Word(kind, value) for phrase in words.split(",")}
    return found


PHRASES = _phrases()
"""Every phrase of the grammar, by its words."""
LONGEST = max(map(len, PHRASES))
"""So many words has the longest phrase."""
