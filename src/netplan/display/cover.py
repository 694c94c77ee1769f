"""How a plan stands up to absences."""

from __future__ import annotations

from itertools import groupby

from netplan.display.blocks import Block, Column, Document, Points, Table
from netplan.display.html import document_html
from netplan.language import Say
from netplan.plan import Cover, CoveredMeeting

__all__ = ["cover_document", "cover_html"]


def cover_document(found: Cover) -> Document:
    """Put into words who could step in, and how near each meeting is to missing its quorum."""
    say = Say(found.language, found.labels)
    status, *more = found.sentences
    blocks: list[Block] = [Points(say("What to know"), tuple(more))] if more else []
    for quorum in dict.fromkeys(one.quorum for one in found.meetings):
        blocks.append(_quorum(quorum, [one for one in found.meetings if one.quorum == quorum], say))
    if found.duties:
        blocks.append(_duties(found, say))
    name = ", ".join(part for part in (found.title, found.season) if part)
    return Document(found.language, say("How the plan stands up to absences: {plan}", plan=name), status, tuple(blocks))


def cover_html(found: Cover) -> str:
    """Return it as one ``<div>`` that takes the colours of the page around it."""
    return document_html(cover_document(found))


def _duties(found: Cover, say: Say) -> Table:
    columns = (Column(say("meeting"), whole=True), Column(say("date"), whole=True), Column(say("role")),
               Column(say("holder")), Column(say("who could step in")))  # fmt: skip
    slots = groupby(found.duties, key=lambda one: (one.meeting, one.date, one.role, one.deputies))
    rows = tuple(
        (meeting, say.date(day), found.label(role), say.list([one.person for one in several]),
         say.list(deputies) if deputies else say("nobody"))
        for (meeting, day, role, deputies), several in slots
    )  # fmt: skip
    return Table(say("Who could step in for whom"), columns, rows)


def _quorum(quorum: str, meetings: list[CoveredMeeting], say: Say) -> Table:
    columns = (
        Column(say("meeting"), whole=True), Column(say("date"), whole=True), Column(say("needed"), figures=True),
        Column(say("can come"), figures=True), Column(say("chance"), figures=True),
        Column(say("whose absence breaks it")),
    )  # fmt: skip
    rows = tuple(
        (one.meeting, say.date(one.date), say.number(one.needed), say("{able} of {whole}", able=one.able,
         whole=one.whole), say("{number}%", number=one.chance), _critical(one, say))
        for one in meetings
    )  # fmt: skip
    return Table(say("Quorum: {quorum}", quorum=quorum), columns, rows)


def _critical(one: CoveredMeeting, say: Say) -> str:
    if one.able < one.needed:
        return say("{count} too few can come already", count=one.needed - one.able)
    if one.critical:
        return say.list(one.critical)
    return say("more than one must be missing")
