"""Tables of school holidays: who has holidays from when to when, as somebody collected it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from netplan.domain import Span
from netplan.errors import InputError
from netplan.io.headings import headed
from netplan.io.places import Place
from netplan.io.sheets_in import read_sheet
from netplan.io.tables import Row, Table, named_columns, read_table
from netplan.language import message

__all__ = ["Schools", "read_schools"]

Schools: TypeAlias = dict[str, list[tuple[str, Place]]]
"""The spans of days of each municipality, each with its place in the table."""

SHEET = "school_holidays"
"""The sheet of a workbook that holds the table."""
_COLUMNS = headed("municipality", "school_year", "holiday", "first", "last", "source")
_NEEDED = ("municipality", "first", "last")


def read_schools(path: Path) -> Schools:
    """Read school holidays by municipality.

    Parameters
    ----------
    path
        A table (``.csv``; ``.xlsx``, its sheet "school_holidays", else the first) with the columns municipality, first
        and last, in any order; school_year, holiday and source may stand beside them for people to read.

    Raises
    ------
    InputError
        For a column that is missing or unknown, and for a day that is none.
    """
    table = read_sheet(path, SHEET) if path.suffix.lower() == ".xlsx" else read_table(path)
    columns = named_columns(table, _COLUMNS)
    for name in _NEEDED:
        if name not in columns:
            raise table.error(
                message('the table of school holidays has no column "{name}"', name=name),
                message("head its columns municipality, school_year, holiday, first, last, source"),
            )
    found: Schools = {}
    for row in table.rows:
        place = row.cells[columns["municipality"]]
        if not place:
            raise table.error(
                message("a row without a municipality"), message("write whose holiday it is"), row,
                columns["municipality"],
            )  # fmt: skip
        span = f"{_span(table, row, columns).model_dump()}"
        found.setdefault(place, []).append((span, table.place(row, columns["first"])))
    return found


def _span(table: Table, row: Row, columns: dict[str, int]) -> Span:
    """Return the days of a row; an empty last day is the first."""
    first = row.cells[columns["first"]]
    for name, text in (("first", first), ("last", row.cells[columns["last"]] or first)):
        try:
            Span.model_validate(text)
        except InputError as error:
            raise table.error(error.what, error.hint, row, columns[name]) from None
    try:
        return Span.model_validate(f"{first}..{row.cells[columns['last']]}")
    except InputError as error:
        raise table.error(error.what, error.hint, row, columns["last"]) from None
