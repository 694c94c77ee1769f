"""What other plans there are, what they cost, and how free each decision is."""

from __future__ import annotations

from netplan.display.blocks import Block, Column, Document, Points, Table
from netplan.display.html import document_html
from netplan.display.words import UNSPOKEN, headline, price_lines
from netplan.language import Say
from netplan.plan import Alternative, Alternatives, Freedom, WishPrice, rounded

__all__ = ["alternatives_document", "alternatives_html"]


def alternatives_document(found: Alternatives) -> Document:
    """Put other plans into words: what differs, what it costs, every wish beside the plan's, how free it all is."""
    say = Say(found.language)
    status, *more = found.sentences
    blocks: list[Block] = [Points(say("What to know"), tuple(more))] if more else []
    if found.rows:
        blocks.append(_others(found, say))
    if len(found.rows) > 1 and not found.equal:
        blocks += [table for table in [_wishes(found, say)] if len(table.rows) > 1]
    if found.freedom:
        blocks.append(_freedom(found, say))
    title = say("Alternatives: {plan}", plan=headline(found.plan))
    return Document(found.language, title, status, tuple(blocks))


def alternatives_html(found: Alternatives) -> str:
    """Return other plans as one ``<div>`` that takes the colours of the page around it."""
    return document_html(alternatives_document(found))


def _others(found: Alternatives, say: Say) -> Table:
    columns = [Column(say("no."), whole=True), Column(say("what is different"))]
    if not found.equal:
        columns.append(Column(say("what it costs")))
    rows = tuple(
        (str(number), "\n".join(change.sentence for change in one.differences), _cost(one, say))[: len(columns)]
        for number, one in enumerate(found.rows, start=1)
    )
    caption = say("Plans that are as good") if found.equal else say("Other plans")
    return Table(caption, tuple(columns), rows)


def _cost(one: Alternative, say: Say) -> str:
    lines = [*price_lines(one.wishes, say)] or [say("nothing: it is as good")]
    return "\n".join((*lines, *(() if one.proven else (say("not proven: a better one may exist"),))))


def _wishes(found: Alternatives, say: Say) -> Table:
    """Set the wishes that differ side by side; steps that only put plans in order say nothing to people."""
    columns = (
        Column(say("wish")), Column(say("unit")), Column(say("this plan"), figures=True),
        *(Column(say("no. {number}", number=str(number)), figures=True) for number, _ in enumerate(found.rows, 1)),
    )  # fmt: skip
    rows = tuple(
        (prices[0].sentence, say(prices[0].unit), *_figures(prices, say))
        for prices in zip(*(one.wishes for one in found.rows), strict=True)
        if prices[0].unit not in UNSPOKEN and any(one.price for one in prices)
    )  # fmt: skip
    under = say("Every other wish is granted as in this plan; 0 is perfect.")
    return Table(say("Wishes, the most important first"), columns, rows, (under,))


def _figures(prices: tuple[WishPrice, ...], say: Say) -> tuple[str, ...]:
    return tuple(say.number(rounded(value)) for value in (prices[0].before, *(one.after for one in prices)))


def _freedom(found: Alternatives, say: Say) -> Table:
    """Say how free each decision is; holders of one role who are equally free share a line."""
    columns = (
        Column(say("meeting"), whole=True), Column(say("what")), Column(say("choice")), Column(say("how free")),
    )  # fmt: skip
    lines: dict[tuple[str, str, str], list[str]] = {}
    for one in found.freedom:
        lines.setdefault((one.meeting, _what(found, one, say), one.sentence), []).append(_choice(one, say))
    rows = tuple((meeting, what, say.list(choices), said) for (meeting, what, said), choices in lines.items())
    return Table(say("How free each decision is"), columns, rows)


def _what(found: Alternatives, one: Freedom, say: Say) -> str:
    if one.what in ("date", "venue"):
        return say("date") if one.what == "date" else say("venue")
    return found.plan.label(one.what)


def _choice(one: Freedom, say: Say) -> str:
    return one.choice if one.day is None else say.date(one.day, weekday=True)
