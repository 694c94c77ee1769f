"""A mended plan in words: what had to give way, what changed, the price, and the plan that stands now."""

from __future__ import annotations

from collections.abc import Iterator

from netplan.display.blocks import Block, Document, Points
from netplan.display.changes import changes_document
from netplan.display.content import short_meetings
from netplan.display.html import document_html
from netplan.language import Say
from netplan.plan import Revision, rounded

__all__ = ["revision_document", "revision_html", "revision_sentences"]


def revision_document(found: Revision) -> Document:
    """Put a mended plan into words."""
    say = Say(found.language)
    blocks: list[Block] = []
    if found.broken:
        under = tuple(say("{sentence}.", sentence=one) for one in found.broken)
        blocks.append(Points(say("What had to give way, because no plan keeps all rules"), under))
    if found.unmet:
        under = tuple(say("{sentence}.", sentence=one) for one in found.unmet)
        blocks.append(Points(say("What was asked for and is not possible"), under))
    if found.changes is not None and len(found.changes):
        blocks += changes_document(found.changes).blocks
    if found.plan is not None:
        blocks.append(short_meetings(found.plan, say))
        if found.plan.notes:
            blocks.append(Points(say("What to know"), found.plan.notes))
    title = say("The plan as of {day}: {network} {season}", day=say.date(found.as_of), network=found.title,
                season=found.season)  # fmt: skip
    return Document(found.language, title, _status(found, say), tuple(blocks))


def revision_html(found: Revision) -> str:
    """Return a mended plan as one ``<div>`` that takes the colours of the page around it."""
    return document_html(revision_document(found))


def revision_sentences(found: Revision) -> tuple[str, ...]:
    """Return what there is to say of a mended plan: the price and its proof, what gave way, then each change."""
    return tuple(_sentences(found, Say(found.language)))


def _sentences(found: Revision, say: Say) -> Iterator[str]:
    yield _status(found, say)
    yield from (say("It had to give way: {sentence}.", sentence=one) for one in found.broken)
    yield from (say("Asked for and not possible: {sentence}.", sentence=one) for one in found.unmet)
    yield from found.changes.sentences if found.changes is not None else ()


def _status(found: Revision, say: Say) -> str:
    """Say how much had to change, and whether it is known to be the least."""
    if found.plan is None or found.changes is None:
        if found.status == "infeasible":
            return say("No plan keeps what has happened, and no rule that may give way makes one possible.")
        return say("No plan was found in the time given; allow more time.")
    if not len(found.changes):
        return (say("Nothing changes, for what is asked for is not possible.") if found.unmet
                else say("Nothing has to change."))  # fmt: skip
    price = say.number(rounded(found.price))
    count = len(found.changes.sentences)
    if found.proven:
        return say.plural(
            "One thing changes, at a price of {price}; it is proven that no plan changes less.",
            "{count} things change, at a price of {price}; it is proven that no plan changes less.",
            count, price=price,
        )  # fmt: skip
    return say.plural(
        "One thing changes, at a price of {price}; less may be possible, for the time was too short to tell.",
        "{count} things change, at a price of {price}; less may be possible, for the time was too short to tell.",
        count, price=price,
    )  # fmt: skip
