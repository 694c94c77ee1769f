"""Whom or what a word in a table made by hand probably means: a guess that tells how sure it is."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from netplan.domain.names import Names
from netplan.domain.people import Member

__all__ = ["Guess", "Likely", "likely_word"]

NEAR = 0.75
"""So alike (by difflib, 1 is equal) is a misspelt word to the word that is meant."""
APART = 0.05
"""By so much the second likeliest is less alike; else the word may mean both."""
STEM = 5
"""Words for roles that have so many first letters in common are alike: "minutes" and "minute-taker"."""

How = Literal["exact", "short", "misspelt", "unknown"]


@dataclass(frozen=True, slots=True)
class Guess:
    """What a word may mean.

    Parameters
    ----------
    names
        The proper names it may stand for: one, several where it is unclear, none where it is unknown.
    how
        ``exact``: it is a name, id or alias; ``short``: a shorter or longer form; ``misspelt``: it is none of these
        and only like them; ``unknown``.
    """

    names: tuple[str, ...]
    how: How

    @property
    def name(self) -> str | None:
        """The one that is meant; none where the word is unclear or unknown."""
        return self.names[0] if len(self.names) == 1 else None


UNKNOWN = Guess((), "unknown")


class Likely:
    """Who is meant by a name, or an address, as people write it in a table.

    Short forms are first names, surnames, initials (``KH``, ``K.H.``), ``Kis H.`` and beginnings (``Majb.``); longer
    forms add a surname to a member who is listed without one.

    Parameters
    ----------
    names
        The proper names.
    members
        The members.
    """

    def __init__(self, names: Names, members: Iterable[Member]) -> None:
        self._names = names
        self._members = tuple(members)

    def knows(self, word: str) -> bool:
        """Tell whether a word is a name, id, alias or first name of somebody, or of several people."""
        return word.lower() in self._names.outsiders or bool(self._names.meant(word))

    def who(self, word: str) -> Guess:
        """Return who is meant."""
        outsider = self._names.outsiders.get(word.lower())
        if outsider is not None:
            return Guess((outsider,), "exact")
        people = self._names.meant(word) or tuple(
            one.name for one in self._members if one.email and one.email.lower() == word.lower()
        )
        if people:
            return Guess(people, "exact")
        short = [one.name for one in self._members if any(_fits(word, form) for form in (one.name, *one.aliases))]
        if short:
            return Guess(tuple(sorted(short)), "short")
        return _nearest(word, [(form, one.name) for one in self._members for form in _forms(word, one)])


def _forms(word: str, member: Member) -> tuple[str, ...]:
    """Return the forms of a name that a misspelt word may be meant for."""
    return (member.name, *member.aliases, *([member.first_name] if len(word.split()) == 1 else []))


def likely_word(word: str, known: Mapping[str, str]) -> Guess:
    """Return which of some known words is meant.

    Parameters
    ----------
    word
        A word such as the code of a role.
    known
        The known words, each with what it stands for.
    """
    folded = _fold(word)
    exact = {name for form, name in known.items() if _fold(form) == folded}
    if exact:
        return Guess(tuple(sorted(exact)), "exact")
    short = {name for form, name in known.items() if _begins(folded, _fold(form))}
    if short:
        return Guess(tuple(sorted(short)), "short")
    near = _nearest(word, list(known.items()))
    if near.how != "unknown":
        return near
    alike = {name for form, name in known.items() if len(folded) >= STEM and _fold(form)[:STEM] == folded[:STEM]}
    return Guess(tuple(sorted(alike)), "misspelt") if alike else near


def _begins(one: str, other: str) -> bool:
    """Tell whether one word is the beginning of the other, and long enough to tell."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= 3 and longer.startswith(shorter) and (len(one) < len(other) or len(shorter) >= 5)


def _nearest(word: str, forms: Iterable[tuple[str, str]]) -> Guess:
    ratios: dict[str, float] = {}
    folded = _fold(word)
    for form, name in forms:
        other = _fold(form)
        if _at_most(folded, other) > NEAR - APART:  # else it is neither near nor close to what is
            ratios[name] = max(ratios.get(name, 0), SequenceMatcher(None, folded, other).ratio())
    best = max(ratios.values(), default=0)
    if best < NEAR:
        return UNKNOWN
    return Guess(tuple(sorted(name for name, ratio in ratios.items() if ratio > best - APART)), "misspelt")


def _at_most(one: str, other: str) -> float:
    """Return how alike two words are at most, by the letters that they have in common; much faster than difflib."""
    size = len(one) + len(other)
    if not size or 2 * min(len(one), len(other)) <= (NEAR - APART) * size:
        return 0
    these, those = _letters(one), _letters(other)
    return 2 * sum(min(count, those[letter]) for letter, count in these.items() if letter in those) / size


@lru_cache(maxsize=4096)
def _letters(text: str) -> dict[str, int]:
    return dict(Counter(text))


_LETTERS = str.maketrans({"ø": "o", "ö": "o", "å": "a", "ä": "a", "æ": "a"})


@lru_cache(maxsize=4096)
def _fold(text: str) -> str:
    """Return a text without case, accents, dots and double blanks; å and aa, ø and oe, æ and ae are the same."""
    lowered = text.casefold().translate(_LETTERS).replace("aa", "a").replace("oe", "o").replace("ae", "a")
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(sign))
    return " ".join(plain.replace(".", " ").replace("_", " ").split())


def _fits(word: str, name: str) -> bool:
    """Tell whether a word is a short, longer or otherwise spelt form of a name."""
    pieces, parts = _pieces(word), _pieces(name)
    if _fold(word) == _fold(name) or _initials(word, parts):
        return True
    if len(pieces) == 1 and len(parts) == 1:
        return _shortened(pieces[0], parts[0])
    return _longer(pieces, parts) or _in_order(pieces, parts)


def _longer(pieces: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Tell whether the word adds surnames to a name that is listed without one."""
    if len(parts) > 1 or not pieces or _fold(pieces[0]) != _fold(parts[0]):
        return False
    return all(piece[0].isupper() for piece in pieces[1:])


@lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[str, ...]:
    """Return the words of a name, with the dot that a shortened one has."""
    return tuple(re.findall(r"[^\W\d_]+\.?", text))


def _shortened(piece: str, part: str) -> bool:
    """Tell whether a piece stands for a part of a name: an initial, a beginning with a dot or clearly shorter."""
    short, whole = _fold(piece), _fold(part)
    if short == whole:
        return True
    clear = piece.endswith(".") or len(short) == 1 or (len(short) >= 3 and len(whole) - len(short) >= 2)
    return clear and whole.startswith(short)


def _in_order(pieces: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Tell whether each piece stands for a part of the name, in the same order."""
    left = iter(parts)
    return bool(pieces) and all(any(_shortened(piece, part) for part in left) for piece in pieces)


def _initials(word: str, parts: tuple[str, ...]) -> bool:
    """Tell whether a word is written in capitals taken from the first and last (or all) parts of a name."""
    letters = word.replace(".", "").replace(" ", "")
    if len(parts) < 2 or not 2 <= len(letters) <= 4 or letters != letters.upper() or not letters.isalpha():
        return False
    folded = letters.casefold()
    first, last = parts[0].casefold(), parts[-1].casefold()
    codes = {first[:one] + last[:other] for one in (1, 2) for other in (1, 2)}
    return folded in {*codes, "".join(part[0].casefold() for part in parts)}
