"""What the rules cost, and whom it is worth asking."""

from __future__ import annotations

from netplan.display.blocks import Block, Column, Document, Points, Table
from netplan.display.html import document_html
from netplan.display.words import headline, price_lines
from netplan.language import Say
from netplan.plan import Prices, RulePrice

__all__ = ["prices_document", "prices_html"]


def prices_document(found: Prices) -> Document:
    """Put the prices of rules into words, the dearest first, and the questions that are worth most."""
    say = Say(found.language)
    status, *more = found.sentences
    blocks: list[Block] = [Points(say("What to know"), tuple(more))] if more else []
    if found.rules:
        blocks.append(_rules(found, say))
    if found.questions:
        blocks.append(_questions(found, say))
    if found.free:
        blocks.append(Points(say("Rules that cost nothing"), found.free))
    if found.unknown:
        blocks.append(Points(say("Rules for which the time did not suffice"), found.unknown))
    title = say("What the rules cost: {plan}", plan=headline(found.plan))
    return Document(found.language, title, status, tuple(blocks))


def prices_html(found: Prices) -> str:
    """Return the prices of rules as one ``<div>`` that takes the colours of the page around it."""
    return document_html(prices_document(found))


def _rules(found: Prices, say: Say) -> Table:
    columns = (Column(say("rule")), Column(say("what if")), Column(say("how far the wishes are then granted")))
    rows = tuple(
        (one.sentence, _how(one, say), "\n".join((*price_lines(one.wishes, say), *_doubt(one.proven, say))))
        for one in found.rules
    )
    return Table(say("Rules that cost something: those of the file first, the dearest of them first"), columns, rows)


def _how(one: RulePrice, say: Say) -> str:
    if one.how == "dropped":
        return say("without the rule")
    return say("it may be exceeded by 1 ({unit})", unit=say(one.unit))


def _questions(found: Prices, say: Say) -> Table:
    columns = (Column(say("question")), Column(say("how far the wishes are then granted")))
    rows = tuple(
        (one.sentence, "\n".join((*price_lines(one.wishes, say), *_doubt(one.proven, say))))
        for one in found.questions
    )
    return Table(say("The questions that are worth most"), columns, rows)


def _doubt(proven: bool, say: Say) -> tuple[str, ...]:
    return () if proven else (say("not proven: it may be more"),)
