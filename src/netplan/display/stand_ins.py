"""What is said about who can step in, and in which order."""

from __future__ import annotations

from collections.abc import Iterable

from netplan.display.blocks import Block, Column, Document, Points, Table
from netplan.language import Say
from netplan.plan import Near, StandIn, StandIns, WishPrice, rounded

__all__ = ["cost_text", "near_text", "stand_ins_document"]


def stand_ins_document(found: StandIns) -> Document:
    """Put into words who can step in, with what it costs, and who cannot."""
    say = Say(found.language)
    words = {"meeting": found.title, "day": say.date(found.day, weekday=True), "role": found.label}
    title = (
        say("{meeting}, {day}: who can be {role}", **words) if found.person is None
        else say("{meeting}, {day}: who can be {role} instead of {person}", person=found.person, **words)
    )  # fmt: skip
    answer, *more = found.sentences
    blocks: list[Block] = [Points(say("What to know"), tuple(more))] if more else []
    if found.offered:
        blocks.append(_offered(found, say))
    if found.others:
        columns = (Column(say("person")), Column(say("why not")))
        rows = tuple((one.person, "\n".join(_reasons(one))) for one in found.others)
        blocks.append(Table(say("Who cannot"), columns, rows))
    return Document(found.language, title, answer, tuple(blocks))


def _offered(found: StandIns, say: Say) -> Table:
    columns = (
        Column(say("person")), Column(say("balance"), figures=True), Column(say("own duty before")),
        Column(say("own duty after")), Column(say("what it costs")),
    )  # fmt: skip
    rows = tuple(
        (one.person, _balance(one, say), near_text(one.before, say), near_text(one.after, say),
         "\n".join((cost_text(one.prices, say), *one.notes)))
        for one in found.offered
    )
    under = (
        say("The balance is duties done less a fair share, in this plan as it stands; who has done least is asked "
            "first, then who has most time between duties, then as the lot has it."),
    )  # fmt: skip
    return Table(say("Who can, in the order in which to ask"), columns, rows, under)


def _balance(one: StandIn, say: Say) -> str:
    if one.balance is None:
        return "–"
    return f"{'+' if one.balance > 0 else ''}{say.number(rounded(one.balance))}"


def near_text(near: Near | None, say: Say) -> str:
    """Say how far away the nearest duty is."""
    if near is None:
        return "–"
    if not near.meetings:
        return say("at the same meeting")
    return say.plural("{days} days, the next meeting", "{days} days, {count} meetings", near.meetings, days=near.days)


def cost_text(prices: Iterable[WishPrice], say: Say) -> str:
    """Say in short what a change costs, a line for each wish."""
    told = [price.told(say, short=True) for price in prices if price.price]
    return "\n".join(told) or say("nothing: every wish as in the plan")


def _reasons(one: StandIn) -> tuple[str, ...]:
    return tuple(dict.fromkeys(against.sentence for against in one.breaks)) or (one.sentence,)
