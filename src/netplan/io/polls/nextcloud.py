"""Nextcloud Polls: a CSV file headed by intervals of ISO 8601, or a workbook with the rows From and To.

Source: src/components/Export/ExportPoll.vue. In the workbook times are the exporting browser's, without their zone.
"""

from __future__ import annotations

from itertools import pairwise

from netplan.domain import Answer
from netplan.io.polls.grid import Column, Columns, Grid, Layout, headings, respondents
from netplan.io.polls.labels import read_label, split_hours
from netplan.io.polls.newdle import iso_moment
from netplan.io.polls.source import Source
from netplan.io.polls.words import EMAIL, reader
from netplan.io.tables import Row
from netplan.language import message

__all__ = ["NEXTCLOUD"]

FROM = ("from", "fra", "von", "de", "från", "van", "desde", "da")
TO = ("to", "til", "bis", "à", "till", "tot", "hasta", "a", "au")
HEADED = 6
"""From and To stand in the first rows, below title and description."""


def _interval(text: str) -> bool:
    first, sign, last = text.partition("/")
    start, end = iso_moment(first), iso_moment(last)
    return bool(sign and start and end and (start.tzinfo is None) == (end.tzinfo is None))


def _sure(source: Source) -> int:
    if any(map(_interval, source.head())):
        return 3
    return 3 if source.is_workbook and _rows_of_moments(source.rows) is not None else 0


def _rows_of_moments(rows: list[Row]) -> int | None:
    """Return which row is headed From, with To below it."""
    for number, (one, two) in enumerate(pairwise(rows[:HEADED])):
        if one.cells[0].lower() in FROM and two.cells[0].lower() in TO and any(one.cells[1:]):
            return number
    return None


def _read(source: Source, words: dict[str, Answer]) -> Grid:
    rows = source.rows
    at = _rows_of_moments(rows) if source.is_workbook else None
    return _table(source, rows, words) if at is None else _sheet(source, rows, at, words)


def _table(source: Source, rows: list[Row], words: dict[str, Answer]) -> Grid:
    first, *people = rows
    heads = headings(first)
    grid = Grid("nextcloud", source.place(first.line))
    email = 1 if len(heads) > 1 and not _interval(heads[1]) and _is_email(heads[1], people) else None
    numbers = range(1 if email is None else 2, len(heads))
    for number in numbers:
        text = heads[number]
        start, _, end = text.partition("/")
        place = source.place(first.line, number, text)
        if _interval(text):
            grid.columns.append(Column(text, place, start=iso_moment(start), end=iso_moment(end)))
        else:
            grid.columns.append(Column(text, place, *split_hours(text)))
    respondents(grid, source, people, Columns(heads, numbers, 0, email), reader(words))
    return grid


def _is_email(heading: str, people: list[Row]) -> bool:
    """Tell whether the second column holds addresses; its heading is in the exporter's language."""
    return heading.lower() in EMAIL or any(len(row.cells) > 1 and "@" in row.cells[1] for row in people)


def _sheet(source: Source, rows: list[Row], at: int, words: dict[str, Answer]) -> Grid:
    starts, ends, people = rows[at], rows[at + 1], rows[at + 2 :]
    grid = Grid("nextcloud", source.place(starts.line))
    for row in rows[:at]:
        grid.pass_over(message('the title or description "{text}"', text=row.cells[0]), source.place(row.line))
    width = len(headings(starts))
    email = 1 if not starts.cells[1] and any("@" in row.cells[1] for row in people) else None
    numbers = range(1 if email is None else 2, width)
    for number in numbers:
        grid.columns.append(_moments(grid, source, starts, ends, number))
    heads = tuple(starts.cells[:width])
    respondents(grid, source, people, Columns(heads, numbers, 0, email), reader(words))
    return grid


def _moments(grid: Grid, source: Source, starts: Row, ends: Row, number: int) -> Column:
    first, last = starts.cells[number], ends.cells[number]
    place = source.place(starts.line, number, first)
    (day, start), (until, end) = split_hours(first), split_hours(last)
    if read_label(day) and day != until and read_label(until) != read_label(day):
        grid.refuse(
            place, message('"{text}" ends on another day, {end}', text=first, end=last),
            message("ask about the two days apart: netplan plans meetings within one day"),
        )  # fmt: skip
    return Column(f"{first} - {end or last}", place, day, f"{start} - {end}" if start and end else start)


NEXTCLOUD = Layout("nextcloud", _sure, _read)
