"""Numbers of meetings that are written in words, against the count of their series."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from netplan.domain import Count, Problem, Series
from netplan.language import message
from netplan.plan import Finding, Level

__all__ = ["contradictory"]

_NUMBERS = (
    ("2", "to two begge both"), ("3", "tre three"), ("4", "fire four"), ("5", "fem five"), ("6", "seks six"),
    ("7", "syv seven"), ("8", "otte eight"), ("9", "ni nine"), ("10", "ti ten"),
)  # fmt: skip
_DIGITS = {word: digit for digit, words in _NUMBERS for word in words.split()}
"""Numbers in words; "en" and "one" are left out, they are articles, too."""
_MEETINGS = ("møde", "møder", "møderne", "meeting", "meetings")
_COUNTED = re.compile(
    r"(?<![\w.,:/-])(?P<least>(?:min(?:\.|imum)|mindst|at least)\s+)?"
    rf"(?P<number>\d{{1,2}}(?:\s*[-–]\s*\d{{1,2}})?|{'|'.join(_DIGITS)})\s+"
    r"(?!tim|hour|dag|day|min|uge|week|måned|month|halv|half|person|people|deltager|member)"
    r"(?P<words>[^\W\d_]+(?:[ -][^\W\d_]+){0,3})",
    re.IGNORECASE,
)
ALIKE = 0.75
"""So alike (by difflib) is another form of a word: workshop, workshops, workshopper."""


def contradictory(problem: Problem) -> Iterator[Finding]:
    """Yield numbers in the title, or under "says", of a series that are not its count."""
    for entry in problem.season.meetings:
        if not isinstance(entry, Series):
            continue
        for text in (entry.title, entry.says):
            for words, count in _counts(text or "", entry, problem.network.language):
                if count != entry.count:
                    said = message('"{words}" ({series}): the count is {count}', words=words, series=entry.series,
                                   count=str(entry.count.model_dump()))  # fmt: skip
                    yield Finding("count", (entry.series,), 1, "meetings", Level.WARNING, said)


def _counts(text: str, entry: Series, language: str) -> Iterator[tuple[str, Count]]:
    """Yield how often a text says that the meetings of a series are held."""
    for found in _COUNTED.finditer(text):
        noun = next((word for word in found["words"].split() if _is_meeting(word, entry)), None)
        preposition = found["number"].lower() == "to" and language != "da"
        if noun is not None and not preposition:
            number = _DIGITS.get(found["number"].lower(), found["number"])
            end = found.start("words") + found["words"].index(noun) + len(noun)
            yield text[found.start() : end], Count.model_validate(f"{number}+" if found["least"] else number)


def _is_meeting(word: str, entry: Series) -> bool:
    """Tell whether a noun means the meetings of a series: a common word, or one of its own."""
    lowered = word.lower()
    own = re.findall(r"[^\W\d_]{4,}", " ".join(filter(None, (entry.series, entry.kind, entry.title))).lower())
    return lowered.endswith(_MEETINGS) or any(SequenceMatcher(None, lowered, one).ratio() >= ALIKE for one in own)
