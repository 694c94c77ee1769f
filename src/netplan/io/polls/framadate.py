"""Framadate: dates in the first line, once for each moment; moments such as "09:30" or "late" in the second.

Each line ends with an extra comma, and the first column of both headings is empty. Source: exportcsv.php.
"""

from __future__ import annotations

from netplan.domain import Answer
from netplan.io.polls.grid import Column, Columns, Grid, Layout, respondents
from netplan.io.polls.labels import read_label
from netplan.io.polls.source import Source
from netplan.io.polls.words import reader
from netplan.io.tables import Row
from netplan.language import message

__all__ = ["FRAMADATE"]


def _sure(source: Source) -> int:
    dates = source.head()
    if len(dates) < 2 or dates[0] or not any(dates[1:]):
        return 0
    moments, dated = source.head(1), all(read_label(cell) for cell in dates[1:] if cell)
    shaped = not dates[-1] or bool(moments and not moments[0])
    return (3 if dated else 1) if shaped else 0


def _read(source: Source, words: dict[str, Answer]) -> Grid:
    first, *rows = source.rows
    grid = Grid("framadate", source.place(first.line), keeps_silence=False)
    moments = rows.pop(0) if rows and not rows[0].cells[0] and any(rows[0].cells[1:]) else None
    numbers = [number for number, cell in enumerate(first.cells) if number and cell]
    for number in numbers:
        text = first.cells[number]
        moment = moments.cells[number] if moments and number < len(moments.cells) else ""
        grid.columns.append(
            Column(f"{text} {moment}".strip(), source.place(first.line, number, text), text, moment)
        )
    if not numbers:
        grid.refuse(
            grid.place, message("the poll has no dates"), message("export a poll of dates, not one of other questions")
        )
        return grid
    size = numbers[-1] + 1
    heads = tuple(first.cells[:size])
    respondents(grid, source, (Row(row.line, row.cells) for row in rows), Columns(heads, numbers), reader(words))
    return grid


FRAMADATE = Layout("framadate", _sure, _read)
