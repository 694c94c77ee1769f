"""A plain table: a column of names, then one column for each date."""

from __future__ import annotations

from netplan.domain import Answer
from netplan.domain.availability import on_scale, read_answer
from netplan.errors import InputError
from netplan.io.headings import PERSON
from netplan.io.polls.grid import Column, Columns, Grid, Layout, headings, respondents
from netplan.io.polls.labels import read_label, split_hours
from netplan.io.polls.source import Source
from netplan.io.polls.words import reader
from netplan.io.tables import Row
from netplan.language import message

__all__ = ["OWN", "dated_columns"]

_PERSON = (*PERSON, "participant")


def dated_columns(source: Source, row: Row, numbers: range) -> list[Column]:
    """Return the columns that are headed by dates, with or without hours."""
    found = []
    for number in numbers:
        text = row.cells[number]
        day, hours = split_hours(text)
        found.append(Column(text, source.place(row.line, number, text), day, hours))
    return found


def _sure(source: Source) -> int:
    cells = headings(Row(1, tuple(source.head())))
    if not cells or cells[0].lower() not in ("", *_PERSON):
        return 0
    dated = len(cells) > 1 and all(read_label(split_hours(cell)[0]) for cell in cells[1:] if cell)
    return 2 if dated else 1 if cells[0] else 0


def _read(source: Source, words: dict[str, Answer]) -> Grid:
    first, *rows = source.rows
    heads = headings(first)
    grid = Grid("", source.place(first.line), own=True)
    if heads[0].lower() not in ("", *_PERSON):
        grid.refuse(
            source.place(first.line, 0, heads[0]), message('the first column is headed "{name}"', name=heads[0]),
            message('head it "name" and write the people below'),
        )  # fmt: skip
        return grid
    if len(heads) == 1:
        grid.refuse(
            source.place(first.line, 0, heads[0]), message("the poll has no dates"),
            message("add a column for each date, divided by semicolons or commas"),
        )  # fmt: skip
        return grid
    grid.columns = dated_columns(source, Row(first.line, heads), range(1, len(heads)))
    try:
        scale = on_scale(cell for row in rows for cell in row.cells[1:])
    except InputError as error:
        grid.refuse(source.place(first.line, 0, heads[0]), error.what, error.hint)
        return grid
    in_words = reader(words)

    def read(cell: str) -> Answer:
        answer: Answer = read_answer(cell, scale=True) if scale and cell.strip()[:1].isdigit() else in_words(cell)
        return answer

    respondents(grid, source, rows, Columns(heads, range(1, len(heads))), read)
    return grid


OWN = Layout("grid", _sure, _read)
