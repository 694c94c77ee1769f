"""Telling people of the same name apart: "Helle (KL)" and "Helle (HK Kommunal)"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from netplan.domain.people import Member

__all__ = ["marks_of", "split_name", "told_apart"]

_MARKED = re.compile(r"(?P<name>[^(),]+?)\s*(?:\((?P<inside>[^()]+)\)|,(?P<behind>.+))")
_TELLING = ("organisation", "unit", "place", "id")
"""What tells people of the same name apart, the likeliest first."""


def told_apart(members: tuple[Member, ...]) -> tuple[Member, ...]:
    """Return the members, those of the same name under proper names of their own.

    The first thing that all of them have and none shares stands in brackets behind the name: the organisation, the
    unit (a house and its number), the place or the id. Where there is none, the name stays as it is.

    Parameters
    ----------
    members
        The members.
    """
    same: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        same[member.name.lower()].append(member)
    return tuple(_marked(member, same[member.name.lower()]) for member in members)


def _marked(member: Member, namesakes: list[Member]) -> Member:
    for kind in _TELLING if len(namesakes) > 1 else ():
        words = [str(getattr(one, kind) or "").lower() for one in namesakes]
        if all(words) and len({*words}) == len(words):
            mark = " ".join(re.sub(r"[()]", " ", str(getattr(member, kind))).split())
            return member.model_copy(update={"name": f"{member.name} ({mark})"})
    return member


def marks_of(member: Member) -> Iterator[str]:
    """Yield the words, in lower case, that may stand behind a member's name to say who is meant."""
    words: Iterable[str | None] = (*member.organisations, member.unit, member.place, member.id)
    yield from (word.lower() for word in words if word)


def split_name(word: str) -> tuple[str, str] | None:
    """Return the name and the mark of "Helle (KL)" or "Helle, KL"; none where there is no mark.

    Examples
    --------
    >>> split_name("Helle, HK Kommunal")
    ('Helle', 'HK Kommunal')
    """
    found = _MARKED.fullmatch(word.strip())
    return (found["name"], (found["inside"] or found["behind"]).strip()) if found else None
