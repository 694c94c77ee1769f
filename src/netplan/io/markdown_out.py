"""Plans and fairness reports in Markdown, for a mail or a wiki."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from netplan.display.blocks import Block, Points
from netplan.display.changes import changes_document
from netplan.display.content import plan_document
from netplan.display.ledger import fairness_document
from netplan.display.questions import questions_document
from netplan.plan import Changes, Fairness, Plan, Questions

__all__ = ["markdown_text"]


def markdown_text(value: Plan | Fairness | Questions | Changes) -> str:
    """Return a plan, a report, changes or what is still to be asked as Markdown with pipe tables."""
    if isinstance(value, Plan):
        document = plan_document(value)
    elif isinstance(value, Changes):
        document = changes_document(value)
    else:
        document = fairness_document(value) if isinstance(value, Fairness) else questions_document(value)
    lines = [f"# {_plain(document.title)}", "", _plain(document.status)]
    for block in document.blocks:
        lines += ["", f"## {_plain(block.caption)}", "", *_lines(block)]
    return "\n".join(lines) + "\n"


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Points):
        yield from (f"- {_plain(sentence)}" for sentence in block.sentences)
        return
    yield _row(column.title for column in block.columns)
    yield "|" + "|".join(" ---: " if column.figures else " --- " for column in block.columns) + "|"
    yield from map(_row, block.rows)
    for sentence in block.under:
        yield from ("", _plain(sentence))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(map(_plain, cells))} |"


def _plain(text: str) -> str:
    """Keep Markdown from reading anything into a text."""
    return re.sub(r"([\\`*_\[\]<>&|~])", r"\\\1", " ".join(text.split()))
