"""Finding the headings of a rota made by hand, wherever they stand and however its cells are divided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from pathlib import Path

from netplan.errors import InputError
from netplan.io.rotas.words import FIELDS, plain_heading
from netplan.io.tables import Row, Table, divided
from netplan.io.text import read_text
from netplan.language import message

__all__ = ["find_table"]

SEARCHED = 10
"""The headings stand in one of the first rows; a title may stand above them."""
SHEET = "rota"
"""The sheet of a workbook; where there is none of that name, the first."""
CORNER = "møde"
"""What heads the meetings of a table that is turned over."""


def find_table(path: Path, roles: Mapping[str, str]) -> Table:
    """Return the table of a file whose headings are understood best.

    A table with a row for each role and a column for each meeting is turned over.

    Parameters
    ----------
    path
        The file.
    roles
        The words for roles, in lower case, each with the role's key; none: only the other headings are known.

    Raises
    ------
    InputError
        When the file cannot be read, or no headings are found.
    MissingExtraError
        For a workbook, without the package that reads it.
    """
    readings, wrong = _readings(path)
    found = [table for left, rows in readings for table in _headed(path, left, rows)]
    long = [table for table in found if {"role", "person"} <= _fields(table)]
    turned = [table for left, rows in readings for table in _headed(path, left, _turned(rows))]
    best = max(long or (*found, *turned), key=lambda table: _understood(table, roles), default=None)
    if best is None or not _understood(best, roles):
        raise wrong[0] if wrong else InputError(
            message("no row of the rota heads its columns"), file=str(path), line=1,
            hint=message("head the columns meeting, date and one for each role, or meeting, date, role, person"),
        )  # fmt: skip
    return best


def _readings(path: Path) -> tuple[list[tuple[int, list[Row]]], list[InputError]]:
    """Return where the columns of a file begin, and its rows: a text divided in each way; and the ways that fail."""
    if path.suffix.lower() == ".xlsx":
        from netplan.io.sheets_in import sheet_rows

        return [sheet_rows(path, SHEET)], []
    file, text = str(path), read_text(path)
    found: list[tuple[int, list[Row]]] = []
    wrong: list[InputError] = []
    for sign in ";\t,|":
        try:
            found.append((0, list(divided(text, file, sign))))
        except InputError as error:
            wrong.append(error)
    return found, wrong


def _headed(path: Path, left: int, rows: list[Row]) -> Iterator[Table]:
    """Yield the table under each of the first rows."""
    for number, row in enumerate(rows[:SEARCHED]):
        headings = row.cells
        while headings and not headings[-1]:
            headings = headings[:-1]
        yield Table(str(path), row.line, headings, tuple(rows[number + 1 :]), left)


def _meaning(heading: str, roles: Mapping[str, str]) -> str | None:
    """Return the field or role that a heading means for certain."""
    plain = plain_heading(heading)
    return roles.get(plain) or FIELDS.get(plain)


def _understood(table: Table, roles: Mapping[str, str]) -> int:
    return sum(_meaning(heading, roles) is not None for heading in table.headings)


def _fields(table: Table) -> set[str | None]:
    return {FIELDS.get(plain_heading(heading)) for heading in table.headings}


def _turned(rows: list[Row]) -> list[Row]:
    """Return the rows of a table that is turned over: its first column becomes the headings."""
    columns = [list(column) for column in zip_longest(*(row.cells for row in rows), fillvalue="")]
    for number, cell in enumerate(columns[0] if columns else ()):
        if sum(bool(text) for text in rows[number].cells[1:]) > 1:  # no title above the table
            if not cell or FIELDS.get(plain_heading(cell)) in ("role", "meeting"):
                columns[0][number] = CORNER
            break
    return [Row(rows[0].line, tuple(column)) for column in columns]
