"""Bitpoll: names, when each voted, and moments such as 2027-02-24 08:30:00+00:00. Source: bitpoll/poll/views.py."""

from __future__ import annotations

from netplan.domain import Answer
from netplan.io.polls.grid import Column, Columns, Grid, Layout, headings, respondents
from netplan.io.polls.newdle import iso_moment
from netplan.io.polls.own import dated_columns
from netplan.io.polls.source import Source
from netplan.io.polls.words import reader
from netplan.io.tables import Row
from netplan.language import message

__all__ = ["BITPOLL"]

HEAD = ["name", "datetime"]
HIDDEN = "hidden"
_WORDS = {"only if absolutely necessary": Answer.IF_NEED_BE, "nur wenn unbedingt notwendig": Answer.IF_NEED_BE}


def _sure(source: Source) -> int:
    cells = [cell.lower() for cell in source.head()]
    return 3 if cells[:2] == HEAD and len(cells) > 2 else 0


def _read(source: Source, words: dict[str, Answer]) -> Grid:
    first, *rows = source.rows
    heads = headings(first)
    grid = Grid("bitpoll", source.place(first.line))
    grid.pass_over(
        message('the column "{name}" says when people answered', name=heads[1]), source.place(first.line, 1)
    )
    for number, text in enumerate(heads[2:], start=2):
        start = iso_moment(text)
        place = source.place(first.line, number, text)
        grid.columns.append(Column(text, place, start=start) if start else _in_words(source, first, number))
    shown = []
    for row in rows:
        if row.cells[0].lower() == HIDDEN:
            grid.pass_over(message("an answer whose name is hidden"), source.place(row.line))
        else:
            shown.append(row)
    respondents(grid, source, shown, Columns(heads, range(2, len(heads))), reader(words, _WORDS))
    return grid


def _in_words(source: Source, row: Row, number: int) -> Column:
    return dated_columns(source, row, range(number, number + 1))[0]


BITPOLL = Layout("bitpoll", _sure, _read)
