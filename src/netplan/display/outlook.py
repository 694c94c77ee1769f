"""What a look ahead says and in which order."""

from __future__ import annotations

from netplan.display.blocks import Block, Column, Document, Points, Table
from netplan.language import Say
from netplan.plan import Outlook, OutlookRow

__all__ = ["outlook_document"]


def outlook_document(found: Outlook) -> Document:
    """Put a look ahead into words."""
    say = Say(found.language)
    status = (
        say("Until {year} everybody can still have a turn.", year=str(found.by)) if found.works_out
        else say("Until {year} not everything works out.", year=str(found.by))
    )  # fmt: skip
    columns = (
        Column(say("role")), Column(say("waiting"), figures=True, whole=True),
        Column(say("without a turn"), figures=True, whole=True), Column(say("who waits")),
    )  # fmt: skip
    rows = tuple(
        (row.label, say.number(len(row.waiting)), _without(row, say), ", ".join(row.waiting) or "–")
        for row in found.rows
    )
    blocks: list[Block] = [Points(say("What to know"), found.sentences)]
    if rows:
        blocks.append(Table(say("Who has never had the role, and may"), columns, rows, _under(found, say)))
    return Document(found.language, found.title, status, tuple(blocks))


def _without(row: OutlookRow, say: Say) -> str:
    return say.number(row.without) if row.proven else say("at least {count}", count=row.without)


def _under(found: Outlook, say: Say) -> tuple[str, ...]:
    under = [say(
        "Seasons looked at: {seasons}; later meetings are taken to be on the earliest dates of their windows, and "
        "everybody to be able to come.", seasons=found.seasons,
    )]  # fmt: skip
    if found.left_out:
        under.append(say("Left out, because they count within one season: {rules}.", rules=found.left_out))
    return tuple(under)
