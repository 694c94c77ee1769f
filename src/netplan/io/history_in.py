"""Histories: tables in CSV or Excel, lists of rows in YAML or JSON, and plans of earlier seasons."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias

from netplan.domain.wrong import join_path
from netplan.errors import InputError, together
from netplan.io.cells import written_in
from netplan.io.data_in import DATA_FILES, parse_file
from netplan.io.headings import headed
from netplan.io.places import Place, Places
from netplan.io.plans_in import plan_from_data
from netplan.io.sheets_in import read_sheet
from netplan.io.tables import Table, named_columns, read_table
from netplan.language import message

__all__ = ["SHEET", "History", "read_history"]

SHEET = "history"
"""The sheet of a workbook that holds the history."""

History: TypeAlias = tuple[list[Any], list[dict[str, Place]]]
"""Rows in the file's shape, and for each row the place of each of its values."""

_COLUMNS = headed("date", "role", "member", "venue", "meeting", "instead_of", "reason")


def read_history(path: Path) -> History:
    """Read who did what in earlier seasons.

    Parameters
    ----------
    path
        A table (``.csv``; ``.xlsx``, its sheet "history", else the first) with the columns date, role, member, venue,
        meeting, instead_of, reason in any order; a list of such rows (``.yaml``, ``.json``); or the plan of an earlier
        season (``plan.json``), of which each duty and venue becomes a row.
    """
    suffix = path.suffix.lower()
    if suffix in DATA_FILES:
        return _from_data(path)
    return _from_table(read_sheet(path, SHEET) if suffix == ".xlsx" else read_table(path))


def _from_table(table: Table) -> History:
    columns = named_columns(table, _COLUMNS)
    if "date" not in columns:
        raise table.error(message("the history has no column for the date"), message('head a column "date"'))
    rows, places = [], []
    for row in table.rows:
        if not row.cells[columns["date"]]:
            raise table.error(
                message("a row of the history without a date"), message("write 2012-06-14, 2012-06 or 2012-Q2"),
                row, columns["date"],
            )  # fmt: skip
        rows.append({name: written_in(row.cells[number]) for name, number in columns.items() if row.cells[number]})
        cells = {name: table.place(row, number) for name, number in columns.items()}
        places.append({"": Place(table.file, row.line, 1), **cells})
    return rows, places


def _from_data(path: Path) -> History:
    data, places = parse_file(path)
    if isinstance(data, list):
        return data, [_row_places(row, places, join_path("", number)) for number, row in enumerate(data)]
    try:
        plan = plan_from_data(data)
    except InputError as error:
        raise together(places.placed(one) for one in error.all()) from None
    numbers = {meeting.id: number for number, meeting in enumerate(plan.meetings)}
    rows, found = [], []
    for row in plan.history():
        field = join_path("meetings", numbers[row.meeting or ""])
        roles = places.of(f"{field}.roles.{row.role}") if row.role else places.of(field)
        rows.append(row.shape())
        found.append({"": places.of(field), "role": roles, "member": roles, "venue": places.of(f"{field}.venue"),
                      "date": places.of(f"{field}.date")})  # fmt: skip
    return rows, found


def _row_places(row: Any, places: Places, field: str) -> dict[str, Place]:
    keys = row if isinstance(row, Mapping) else ()
    return {"": places.of(field), **{key: places.of(join_path(field, key)) for key in keys}}
