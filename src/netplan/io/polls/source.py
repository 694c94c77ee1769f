"""The file of a poll before anybody knows whose layout it has: its rows, or what its JSON says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from netplan.errors import InputError
from netplan.io.cells import written_in
from netplan.io.data_in import parse_file
from netplan.io.places import Place, Places
from netplan.io.tables import Row, divided
from netplan.io.text import read_text
from netplan.language import message

__all__ = ["Source", "wrong_at"]

WORKBOOKS = (".xlsx", ".xls", ".ods")
SHEET = "poll"
"""The sheet of a workbook; where there is none of that name, the first."""
ROWS, CELLS = 20_000, 5_000
"""So many rows, and cells in a row, are looked at: far more than any poll has."""


def wrong_at(place: Place, what: str, hint: str) -> InputError:
    """Return an error about a place of a poll."""
    return InputError(
        what, field=place.heading, hint=hint, file=place.file, line=place.line, column=place.column
    )


@dataclass(frozen=True)
class Source:
    """One file that holds a poll.

    Parameters
    ----------
    path
        The file.
    people
        A second file with the answers, where the service gives dates and answers apart.
    """

    path: Path
    people: Path | None = None

    @property
    def file(self) -> str:
        """The file's name in errors."""
        return str(self.path)

    @cached_property
    def is_data(self) -> bool:
        """Whether it is JSON and no table."""
        return self.path.suffix.lower() == ".json"

    @cached_property
    def is_workbook(self) -> bool:
        """Whether it is a workbook."""
        return self.path.suffix.lower() in WORKBOOKS

    @cached_property
    def data(self) -> tuple[Any, Places]:
        """What the JSON says, and where each value stands."""
        return parse_file(self.path)

    @cached_property
    def text(self) -> str:
        """The text of a table."""
        return read_text(self.path)

    @cached_property
    def divider(self) -> str:
        """What divides the cells of a text: the sign that stands most often in its first line that has any."""
        lines = (line for line in self.text.splitlines() if any(sign in line for sign in ";,\t"))
        first = next(lines, "")
        return max(";,\t", key=first.count) if first else ","

    @cached_property
    def raw(self) -> list[Row]:
        """The rows of a text cut at each divider, whatever is quoted; of a workbook its rows."""
        if self.is_data:
            return []
        if self.is_workbook:
            return self.rows
        lines = self.text.splitlines()
        self._check(len(lines))
        return [
            self._checked(Row(number, tuple(cell.strip() for cell in line.split(self.divider))))
            for number, line in enumerate(lines, start=1)
            if line.strip(f"{self.divider} ")
        ]

    @cached_property
    def rows(self) -> list[Row]:
        """The rows without empty ones; an apostrophe that keeps spreadsheets from running a cell is taken off.

        Raises
        ------
        InputError
            When the quotes do not match, a workbook cannot be read, or there are more columns than in any poll.
        """
        if self.is_data:
            return []
        if self.is_workbook:
            from netplan.io.sheets_in import sheet_rows

            found = sheet_rows(self.path, SHEET)[1]
        else:
            found = list(islice(divided(self.text, self.file, self.divider), ROWS + 1))
        self._check(len(found))
        return [Row(row.line, tuple(map(written_in, self._checked(row).cells))) for row in found]

    def _check(self, rows: int) -> None:
        if rows > ROWS:
            raise InputError(
                message("the file has more than {most} rows, more than any poll", most=ROWS),
                hint=message("check that it is the right file"), file=self.file, line=ROWS,
            )  # fmt: skip

    def _checked(self, row: Row) -> Row:
        if len(row.cells) > CELLS:
            raise InputError(
                message("this row has {count} cells, more than any poll", count=len(row.cells)),
                hint=message("check that it is the right file"), file=self.file, line=row.line,
            )  # fmt: skip
        return row

    def head(self, number: int = 0) -> Sequence[str]:
        """Return the cells of one of the first rows, none where it is not there; quotes need not match yet."""
        rows = self.raw
        return [cell.strip('"') for cell in rows[number].cells] if number < len(rows) else ()

    def place(self, line: int, column: int = 0, heading: str = "") -> Place:
        """Return the place of a cell; columns count from 0 here."""
        return Place(self.file, line, column + 1, heading)
