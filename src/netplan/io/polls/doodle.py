"""Doodle's classic export: rows of months, days and hours over the answers OK and (OK), a row of totals below.

Months and days stand only in their first column. Nothing means no, or silence. Sources: BraeWebb/allocate's sample,
public parsers; no sample of the export since 2021 is known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from netplan.domain import Answer
from netplan.io.polls.grid import Column, Columns, Grid, Layout, headings, respondents
from netplan.io.polls.source import Source
from netplan.io.polls.words import reader
from netplan.io.tables import Row
from netplan.language import message

__all__ = ["DOODLE"]

_TITLE = re.compile(r"[^\W\d_]+\s+[\"'“”„«»].*")
_DAY = re.compile(r"(?P<weekday>[^\W\d_]+)\.?,?\s*(?P<day>\d{1,2})\.?")
_MONTH = re.compile(r"(?P<month>[^\W\d_]+)\.?\s*(?P<year>\d{4})|(?P<first>\d{4})\s*(?P<last>[^\W\d_]+)\.?")
_SILENT = {"": Answer.NO}


def _sure(source: Source) -> int:
    rows = source.raw
    if not rows:
        return 0
    cells = [row.cells[0].replace('""', '"') for row in rows[:3]]
    titled = bool(_TITLE.fullmatch(cells[0].strip('"') + '"' if cells[0].count('"') == 1 else cells[0]))
    linked = any("doodle.com/" in cell for cell in cells)
    return 3 if titled and linked else 2 if linked else 0


def _read(source: Source, words: dict[str, Answer]) -> Grid:
    rows = source.rows
    grid = Grid("doodle", source.place(rows[0].line), keeps_silence=False)
    start = next((number for number, row in enumerate(rows) if not row.cells[0] and any(row.cells[1:])), None)
    people = rows[start:] if start is not None else []
    heads = []
    while people and not people[0].cells[0]:
        heads.append(people.pop(0))
    for row in rows[: start or 0]:
        grid.pass_over(message('the title or address "{text}"', text=row.cells[0]), source.place(row.line))
    if len(heads) not in (2, 3) or not any(map(_MONTH.fullmatch, heads[0].cells)):
        place = source.place(heads[0].line if heads else rows[0].line)
        grid.refuse(
            place, message("the poll has no dates"), message("export a poll of dates, not one of other questions")
        )
        return grid
    width = max(len(headings(row)) for row in heads)
    months, days = (_filled(row, width) for row in heads[:2])
    hours = heads[2] if len(heads) == 3 else None
    for number in range(1, width):
        grid.columns.append(_column(source, (heads[-1], hours, number), months[number], days[number]))
    shown = tuple(column.text for column in grid.columns)
    columns = Columns(("name", *shown), range(1, width))
    respondents(grid, source, _without_totals(grid, source, people), columns, reader(words, _SILENT))
    return grid


def _filled(row: Row, width: int) -> list[str]:
    """Return the cells, each empty one with what stands to the left of it."""
    found: list[str] = []
    for number in range(width):
        cell = row.cells[number] if number < len(row.cells) else ""
        found.append(cell or (found[-1] if found else ""))
    return found


def _column(source: Source, at: tuple[Row, Row | None, int], month: str, day: str) -> Column:
    row, timed, number = at
    hours = timed.cells[number] if timed and number < len(timed.cells) else ""
    found, named = _MONTH.fullmatch(month), _DAY.fullmatch(day)
    text = f"{day} {month} {hours}".strip()
    place = source.place(row.line, number, hours or text)
    if found is None or named is None:
        return Column(text, place, text)
    name, year = found["month"] or found["last"], found["year"] or found["first"]
    return Column(text, place, f"{named['weekday']} {named['day']} {name} {year}", hours)


def _without_totals(grid: Grid, source: Source, people: Sequence[Row]) -> Sequence[Row]:
    """Take the last row away when it counts the answers; its word depends on the language."""
    if people and _totals(people[-1]):
        last = people[-1]
        grid.pass_over(message('the row "{name}" of totals', name=last.cells[0]), source.place(last.line))
        return people[:-1]
    return people


def _totals(row: Row) -> bool:
    cells = [cell for cell in row.cells[1:] if cell]
    return bool(cells) and all(cell.isdigit() for cell in cells)


DOODLE = Layout("doodle", _sure, _read)
