"""What a conflict says and in which order."""

from __future__ import annotations

from netplan.dates.widened import WEEKS
from netplan.display.blocks import Document, Points
from netplan.language import Say
from netplan.plan import Conflict

__all__ = ["conflict_document"]


def conflict_document(found: Conflict) -> Document:
    """Put a conflict into words."""
    say = Say(found.language)
    if not found:
        return Document(found.language, found.title, found.sentences[0], ())
    return Document(found.language, found.title, _status(found, say), (Points(say("What clashes"), found.sentences),))


def _status(found: Conflict, say: Say) -> str:
    """Say how sure it is."""
    if not found.confirmed:
        return say("No plan keeps what follows; the time did not suffice to confirm it by a second method.")
    if not found.irreducible:
        return say(
            "No plan keeps what follows; this is proven, also for dates up to {weeks} weeks outside the windows. Some "
            "of it may not matter: the time did not suffice.", weeks=WEEKS,
        )  # fmt: skip
    return say("No plan keeps what follows; this is proven, also for dates up to {weeks} weeks outside the windows. "
               "One of these has to change.", weeks=WEEKS)  # fmt: skip
