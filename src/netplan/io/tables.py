"""Tables in CSV, as spreadsheets and other programs write them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from netplan.domain.wrong import did_you_mean
from netplan.errors import InputError
from netplan.io.places import Place
from netplan.io.text import read_text
from netplan.language import message

__all__ = ["Row", "Table", "divided", "even_rows", "named_columns", "read_table"]


@dataclass(frozen=True)
class Row:
    """One row below the headings.

    Parameters
    ----------
    line
        Line of the file in which it begins.
    cells
        As many as there are headings.
    """

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table as it stands in a file.

    Parameters
    ----------
    file
        The file.
    line
        Line of the headings.
    headings
        The first row that is not empty.
    rows
        The others, without empty ones.
    left
        How many empty columns stand before the first.
    """

    file: str
    line: int
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    left: int = 0

    def place(self, row: Row | None = None, column: int = 0) -> Place:
        """Return the place of a cell; without a row, of a heading."""
        line = self.line if row is None else row.line
        return Place(self.file, line, self.left + column + 1, self.headings[column])

    def error(self, what: str, hint: str, row: Row | None = None, column: int = 0) -> InputError:
        """Return an error about a cell; without a row, about a heading."""
        place = self.place(row, column)
        return InputError(
            what, field=place.heading, hint=hint, file=place.file, line=place.line, column=place.column
        )


def read_table(path: Path) -> Table:
    """Read a CSV file whose cells are divided by semicolons, commas or tabs.

    Raises
    ------
    InputError
        When it cannot be read, has no rows, or a row is longer or shorter than its headings.
    """
    file, text = str(path), read_text(path)
    header = next(line for line in text.splitlines() if line.strip())
    lines = divided(text, file, max(";,\t", key=header.count))
    first = next(lines, None)
    assert first is not None  # a text without any letter is refused when it is read
    headings = tuple(cell for cell in first.cells)
    while headings and not headings[-1]:
        headings = headings[:-1]
    return even_rows(Table(file, first.line, headings, ()), lines)


def even_rows(table: Table, rows: Iterable[Row]) -> Table:
    """Return a table with these rows, each as long as its headings; a row of another length is an error."""
    return replace(table, rows=tuple(_even(row, table) for row in rows))


def divided(text: str, file: str, delimiter: str) -> Iterator[Row]:
    """Yield the rows of a text whose cells are divided by a sign, without empty rows.

    Raises
    ------
    InputError
        When the quotes of a row do not match.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield Row(line, tuple(cell.strip() for cell in cells))
            line = reader.line_num + 1
    except csv.Error:
        raise InputError(
            message("the quotes in this row do not match"),
            hint=message("put a cell in quotes as a whole, and write a quote inside it twice"),
            file=file, line=line, field=text.strip().splitlines()[0].split(delimiter)[0].strip(),
        ) from None  # fmt: skip


def _even(row: Row, table: Table) -> Row:
    size, cells = len(table.headings), row.cells
    while len(cells) > size and not cells[-1]:
        cells = cells[:-1]
    if len(cells) != size:
        raise table.error(
            message("this row has {count} cells under {size} headings", count=len(cells), size=size),
            message("keep a divider for every cell, empty ones too"),
            row, min(len(cells), size) - 1,
        )  # fmt: skip
    return Row(row.line, cells)


def named_columns(table: Table, words: Mapping[str, str]) -> dict[str, int]:
    """Return the position of each known column.

    Parameters
    ----------
    table
        The table.
    words
        For each heading that is understood, in lower case, the column that it means.
    """
    found: dict[str, int] = {}
    for number, heading in enumerate(table.headings):
        name = words.get(heading.lower())
        if name is None:
            raise table.error(
                message('unknown column "{name}"', name=heading), did_you_mean(heading, tuple(words)), None, number
            )
        if name in found:
            raise table.error(
                message('two columns mean the same: "{first}" and "{second}"',
                        first=table.headings[found[name]], second=heading),
                message("take one of them out"), None, number,
            )  # fmt: skip
        found[name] = number
    return found
