"""The words of a rota made by hand: headings, signs for a vacancy, several names in one cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from netplan.plan import State

__all__ = ["FIELDS", "STATES", "is_vacant", "names_in", "plain_heading"]

_HEADINGS = {
    "meeting": "meeting møde mødenr mødenummer nr no number nummer id # meeting-no møde-nr title titel session gang "
    "møde-nr. meeting-no. nr. no. mødetitel begivenhed event",
    "date": "date dato day dag mødedato hvornår when dato-og-tid mødedag",
    "start": "start fra from begin begynder starttid",
    "end": "end slut til to sluttid ends slutter",
    "hours": "hours time tid tidspunkt kl kl. klokken klokkeslæt tidsrum",
    "venue": "venue sted place hvor where lokale location mødested",
    "role": "role rolle opgave tjans task duty funktion roller job",
    "person": "person name navn member deltager hvem who holder ansvarlig participant medlem navne names responsible",
    "state": "state status tilstand",
}
FIELDS = {word.replace("-", " "): field for field, words in _HEADINGS.items() for word in words.split()}
"""What each heading means, in lower case."""

STATES: dict[str, State] = {
    "accepted": "accepted", "ok": "accepted", "ja": "accepted", "yes": "accepted", "aftalt": "accepted",
    "tentative": "tentative", "tentativ": "tentative", "måske": "tentative", "maybe": "tentative",
    "foreløbig": "tentative", "proposed": "proposed", "forslag": "proposed", "foreslået": "proposed",
    "announced": "announced", "udsendt": "announced", "meldt ud": "announced", "offentliggjort": "announced",
    "done": "done", "held": "done", "afholdt": "done", "gennemført": "done",
    "declined": "declined", "nej": "declined", "no": "declined", "afbud": "declined", "afslået": "declined",
}  # fmt: skip
"""The states of a duty as people write them."""

_VACANT = ("?", "??", "???", "-", "–", "—", "nn", "n.n.", "n.n", "vakant", "vacant", "tba", "tbd", "ledig", "open",
           "åben", "ubesat", "unfilled", "mangler")  # fmt: skip
_NOBODY = ("none", "ingen", "udgår", "n/a", "bortfalder", "nobody")
_BETWEEN = re.compile(r"[\n\r;/|+]+")
_WORDS_BETWEEN = re.compile(r"\s+(?:og|and|samt|plus)\s+|\s*&\s*", re.IGNORECASE)
_BY = re.compile(r"^(?:v/|v\.|ved\s|by\s)\s*", re.IGNORECASE)
"""What stands before the name of a speaker."""
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")


def plain_heading(text: str) -> str:
    """Return a heading in lower case without the signs around it."""
    return " ".join(text.casefold().strip(" *:").split())


def is_vacant(text: str) -> bool:
    """Tell whether a sign says that nobody is found yet."""
    return text.strip().casefold() in _VACANT


def names_in(cell: str, known: Callable[[str], bool]) -> Iterator[str]:
    """Yield the names (and signs for a vacancy) of a cell.

    They are divided by line breaks, semicolons, slashes, commas, "og", "and" and "&". A name that is known
    as it stands is never divided, and "Holm, Kis" is Kis Holm where such a one is known.

    Parameters
    ----------
    cell
        The cell.
    known
        Tells whether a word is somebody's name.
    """
    text = _BY.sub("", cell.strip())
    if not text or text.casefold() in _NOBODY:
        return
    if known(text) or is_vacant(text):
        yield text
        return
    bare = _IN_BRACKETS.sub("", text)
    if bare and bare != text and known(bare):
        yield bare  # "Sara (tovholder)"
        return
    surname, comma, first = (part.strip() for part in text.partition(","))
    if comma and known(f"{first} {surname}"):
        yield f"{first} {surname}"
        return
    for pattern in (_BETWEEN, re.compile(","), _WORDS_BETWEEN):
        parts = [part for part in pattern.split(text) if part.strip()]
        if len(parts) > 1:
            for part in parts:
                yield from names_in(part, known)
            return
    yield text.strip(" ,;/")
