"""The dates that members like and dislike, read from words such as ``Wednesdays`` or ``April``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from netplan.dates.window import days_named
from netplan.domain import Problem
from netplan.domain.wrong import did_you_mean
from netplan.errors import InputError, together
from netplan.language import message

__all__ = ["Taste", "tastes"]


@dataclass(frozen=True, slots=True)
class Taste:
    """The days of the season that a member likes and dislikes."""

    likes: frozenset[date]
    """The days liked."""
    dislikes: frozenset[date]
    """The days disliked."""


@lru_cache(maxsize=32)
def tastes(problem: Problem) -> Mapping[str, Taste]:
    """Return which days each member likes and dislikes.

    Words for roles and venues are left aside. A period that does not lie in this season is no error: tastes stand
    from season to season.

    Raises
    ------
    InputError
        For words that are no role, no venue and no dates.
    """
    found: dict[str, Taste] = {}
    wrong: list[InputError] = []
    for number, (name, member) in enumerate(problem.people.items()):
        days = {}
        for kind in ("likes", "dislikes"):
            read: set[date] = set()
            for place, word in _phrases(problem, getattr(member, kind)):
                try:
                    read |= _days(word, problem, f"network.members[{number}].{kind}[{place}]")
                except InputError as error:
                    wrong.append(error)
            days[kind] = frozenset(read)
        found[name] = Taste(days["likes"], days["dislikes"])
    if wrong:
        raise together(wrong)
    return found


def _phrases(problem: Problem, words: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    for place, word in enumerate(words):
        if word not in problem.network.roles and word not in problem.places:
            yield place, word


def _days(word: str, problem: Problem, field: str) -> frozenset[date]:
    """Read a phrase."""
    season = problem.season
    try:
        return days_named(word, season.from_, season.to, field)
    except InputError as error:
        raise _meant(word, problem, field) or error from None


def _meant(word: str, problem: Problem, field: str) -> InputError | None:
    """Return the error about a misspelt role or venue, where the word is near one."""
    roles = [text for key, role in problem.network.roles.items() for text in (key, role.label, *role.aliases) if text]
    known = (*roles, *problem.places)
    if not get_close_matches(word.lower(), [name.lower() for name in known], n=1, cutoff=0.6):
        return None
    return InputError(
        message('"{word}" is no role, no venue and no dates', word=word), field=field, hint=did_you_mean(word, known)
    )
