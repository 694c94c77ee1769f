"""Common words for roles in Danish and English: a file may say "skriver" where the role is called "referent"."""

from __future__ import annotations

import re
from collections.abc import Mapping

__all__ = ["synonyms"]

_COMMON = (
    "tovholder, netværkstovholder, koordinator, netværkskoordinator, convener, convenor, coordinator",
    "mødeleder, mødeledelse, ordstyrer, dirigent, chair, chairperson, chair of the meeting",
    "referent, referat, skriver, sekretær, minute taker, minutes taker, minutes, note taker, scribe, secretary",
    "tidsholder, tidtager, timekeeper, time keeper",
    "oplægsholder, oplæg, foredragsholder, presenter, speaker",
    "vært, mødevært, host",
    "planlægger, planlægning, planlægningsgruppe, programgruppe, planner, planning group, programme group",
)
_ROLES = tuple(tuple(words.split(", ")) for words in _COMMON)


def synonyms(words: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return further words for the roles of a network, each with the roles that it may mean.

    Parameters
    ----------
    words
        The network's own words for its roles, in lower case, each with the role's key. They are not among the
        further words: what a network says itself is never a synonym.

    Examples
    --------
    >>> synonyms({"minutes": "minutes", "referent": "minutes"})["skriver"]
    ('minutes',)
    """
    found: dict[str, tuple[str, ...]] = {}
    for group in _ROLES:
        roles = tuple(dict.fromkeys(key for word, key in words.items() if _plain(word) in group))
        for word in group if roles else ():
            for form in (word, word.replace(" ", "_"), word.replace(" ", "-")):
                if form not in words:
                    found[form] = roles
    return found


def _plain(word: str) -> str:
    return re.sub(r"[\s_-]+", " ", word).strip()
