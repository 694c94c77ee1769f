"""What is said about the swaps that are possible, and in which order."""

from __future__ import annotations

from netplan.display.blocks import Block, Column, Document, Points, Table
from netplan.display.stand_ins import cost_text, near_text
from netplan.language import Say
from netplan.plan import Swap, Swaps

__all__ = ["swaps_document"]


def swaps_document(found: Swaps) -> Document:
    """Put into words with whom somebody can swap, for what, and what it costs."""
    say = Say(found.language)
    title = say("{meeting}, {day}: with whom {person} can swap as {role}", meeting=found.title,
                day=say.date(found.day, weekday=True), person=found.person, role=found.label)  # fmt: skip
    answer, *more = found.sentences
    blocks: list[Block] = [Points(say("What to know"), tuple(more))] if more else []
    if found.swaps:
        columns = (Column(say("swap")), Column(say("to another duty of theirs")), Column(say("what it costs")))
        rows = tuple((one.sentence, _nearest(one, say), cost_text(one.prices, say)) for one in found.swaps)
        blocks.append(Table(say("The swaps, in the order in which to ask"), columns, rows))
    return Document(found.language, title, answer, tuple(blocks))


def _nearest(one: Swap, say: Say) -> str:
    people = (one.person, one.partner)
    return "\n".join(
        say("{person}: {near}", person=person, near=near_text(near, say))
        for person, near in zip(people, one.nearest, strict=True)
    )
