"""What a conflict says and in which order."""

from __future__ import annotations

from netplan.dates.widened import WEEKS
from netplan.display.blocks import Document, Points
from netplan.language import Say
from netplan.plan import Conflict
from netplan.rules import Window

__all__ = ["conflict_document"]


def conflict_document(found: Conflict) -> Document:
    """Put a conflict into words."""
    say = Say(found.language)
    if not found:
        return Document(found.language, found.title, found.sentences[0], ())
    return Document(found.language, found.title, _status(found, say), (Points(say("What clashes"), found.sentences),))


def _status(found: Conflict, say: Say) -> str:
    """Say how sure it is; a conflict in which windows take part tells nothing of the dates outside them."""
    if not found.confirmed:
        return say("No plan keeps what follows; the time did not suffice to confirm it by a second method.")
    if Window.name in found.rules:
        proven = say("No plan keeps what follows; this is proven.")
    else:
        proven = say("No plan keeps what follows; this is proven, also for dates up to {weeks} weeks outside the "
                     "windows.", weeks=WEEKS)  # fmt: skip
    if not found.irreducible:
        return say("{proven} Some of it may not matter: the time did not suffice.", proven=proven)
    return say("{proven} One of these has to change.", proven=proven)
