"""Rallly: names, perhaps addresses and times of answering, then dates such as "ons. 24 feb. 2027 09.30 - 15.00".

Cells are joined by commas without any quoting, so that a comma in a name moves the others: rows are read from the
right. Who did not vote is written as No. Source: apps/web/.../use-csv-exporter.ts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from netplan.domain import Answer
from netplan.io.polls.grid import Columns, Grid, Layout, respondents
from netplan.io.polls.labels import read_label, split_hours
from netplan.io.polls.own import dated_columns
from netplan.io.polls.source import Source
from netplan.io.polls.words import EMAIL, NAME, reader
from netplan.io.tables import Row
from netplan.language import message

__all__ = ["RALLLY"]

_COUNT = re.compile(r"\d+\s+[^\W\d_]+", re.IGNORECASE)
"""What heads the names in old files: how many took part."""
_ZONE = re.compile(r"[^()]+\((?P<zone>[A-Za-z_]+(?:/[A-Za-z0-9_+\-/]+)?)\)")


def _cells(row: Row) -> tuple[str, ...]:
    return tuple(cell[1:-1] if len(cell) > 1 and cell[0] == cell[-1] == '"' else cell for cell in row.cells)


def _first_date(cells: tuple[str, ...]) -> int:
    """Return how many columns stand before the first date."""
    return next((number for number, cell in enumerate(cells) if number and _is_date(cell)), len(cells))


def _is_date(text: str) -> bool:
    label = read_label(split_hours(text)[0])
    return label is not None and bool(label.weekdays)


def _sure(source: Source) -> int:
    cells = _cells(source.raw[0]) if source.raw and not source.is_workbook else ()
    if not cells:
        return 0
    old = bool(_COUNT.fullmatch(cells[0]))
    new = cells[0].lower() in NAME and len(cells) > 1 and cells[1].lower() in EMAIL
    if not (old or new) or _first_date(cells) == len(cells):
        return 0
    return 3


def _read(source: Source, words: dict[str, Answer]) -> Grid:
    first, *rows = source.raw
    cells = _cells(first)
    while cells and not cells[-1]:
        cells = cells[:-1]
    before = _first_date(cells)
    grid = Grid("rallly", source.place(first.line), keeps_silence=False)
    grid.columns = dated_columns(source, Row(first.line, cells), range(before, len(cells)))
    if not grid.columns:
        grid.refuse(
            grid.place, message("the poll has no dates"), message("export a poll of dates, not one of other questions")
        )
        return grid
    email = next((number for number in range(1, before) if cells[number].lower() in EMAIL), None)
    for number in range(1, before):
        if number == email:
            continue
        zone = _ZONE.fullmatch(cells[number])
        if zone:
            grid.zone, grid.place = zone["zone"], source.place(first.line, number, cells[number])
        grid.pass_over(
            message('the column "{name}" says when people answered', name=cells[number]),
            source.place(first.line, number),
        )
    columns = Columns(cells, range(before, len(cells)), 0, email)
    respondents(grid, source, _from_the_right(rows, len(cells), before, source.divider), columns, reader(words))
    return grid


def _from_the_right(rows: list[Row], size: int, before: int, divider: str) -> Iterator[Row]:
    """Yield the rows with a name that was cut at its commas put together again."""
    for row in rows:
        cells = _cells(row)
        extra = len(cells) - size
        while extra > 0 and not cells[-1] and not cells[-1 - (size - before)]:
            cells, extra = cells[:-1], extra - 1
        if extra > 0:
            joined = f"{divider} ".join(cells[: extra + 1])
            cells = (joined, *cells[extra + 1 :])
        yield Row(row.line, cells)


RALLLY = Layout("rallly", _sure, _read)
