"""newdle: names, moments such as 2027-02-24T09:30, and a comment. Source: newdle/export.py."""

from __future__ import annotations

import re
from datetime import datetime

from netplan.domain import Answer
from netplan.io.polls.grid import Column, Columns, Grid, Layout, headings, respondents
from netplan.io.polls.source import Source
from netplan.io.polls.words import reader
from netplan.language import message

__all__ = ["NEWDLE", "iso_moment"]

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?")
HEAD, COMMENT = "participant name", "comment"


def iso_moment(text: str) -> datetime | None:
    """Return a moment written as ISO 8601, aware where an offset is written; none where it is none that exists."""
    if not _MOMENT.fullmatch(text.strip()):
        return None
    try:
        return datetime.fromisoformat(text.strip())
    except ValueError:
        return None


def _sure(source: Source) -> int:
    cells = source.head()
    if not cells or cells[0].lower() != HEAD or len(cells) < 2:
        return 0
    return 3 if any(map(iso_moment, cells[1:])) else 1


def _read(source: Source, words: dict[str, Answer]) -> Grid:
    first, *rows = source.rows
    heads = headings(first)
    grid = Grid("newdle", source.place(first.line))
    numbers = []
    for number, text in enumerate(heads[1:], start=1):
        place = source.place(first.line, number, text)
        if text.lower() == COMMENT and number == len(heads) - 1:
            grid.pass_over(message("the column of comments"), place)
            continue
        numbers.append(number)
        start = iso_moment(text)
        grid.columns.append(Column(text, place, "" if start else text, "", start))
    respondents(grid, source, rows, Columns(heads, numbers), reader(words))
    return grid


NEWDLE = Layout("newdle", _sure, _read)
