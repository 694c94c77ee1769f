"""Timeful, "Dates <> people": a row for each quarter of an hour (or day), a column for each person.

Days are ISO dates, moments are written as the exporting browser writes them ("2/24/2027, 9:30:00 AM"), without a
zone. Source: RespondentsList.vue.
"""

from __future__ import annotations

from datetime import timedelta

from netplan.domain import Answer
from netplan.io.polls.grid import (
    Column,
    Grid,
    Layout,
    Respondent,
    check_name,
    even_cells,
    headings,
    one_answer,
)
from netplan.io.polls.labels import read_hours, split_hours
from netplan.io.polls.source import Source
from netplan.io.polls.words import reader
from netplan.language import message

__all__ = ["SLOT", "TIMEFUL"]

HEAD = "date / time"
OTHER = ["name", "date / times available"]
SLOT = timedelta(minutes=15)


def _sure(source: Source) -> int:
    cells = [cell.lower() for cell in source.head()]
    return 3 if cells[:1] == [HEAD] or cells[:2] == OTHER else 0


def _read(source: Source, words: dict[str, Answer]) -> Grid:
    first, *rows = source.rows
    heads = headings(first)
    grid = Grid("timeful", source.place(first.line))
    if [cell.lower() for cell in heads[:2]] == OTHER:
        grid.refuse(
            source.place(first.line, 0, heads[0]), message("this export does not tell who can come only if need be"),
            message('export it again as "Dates <> people"'),
        )  # fmt: skip
        return grid
    read = reader(words, {"": Answer.NO})
    given: list[list[Answer]] = [[] for _ in heads[1:]]
    marked = [False] * len(given)
    for row in rows:
        cells = even_cells(grid, source, row, heads)
        if cells is None:
            continue
        day, hours = split_hours(cells[0])
        grid.slots = grid.slots or bool(hours)
        grid.columns.append(Column(cells[0], source.place(row.line, 0, heads[0]), day, _ending(hours)))
        for number, cell in enumerate(cells[1:]):
            marked[number] = marked[number] or bool(cell)
            place = source.place(row.line, number + 1, heads[number + 1])
            given[number].append(one_answer(grid, place, heads[number + 1], cell, read))
    for number, name in enumerate(heads[1:]):
        place = source.place(first.line, number + 1, name)
        answers = given[number] if marked[number] else [Answer.NO_ANSWER] * len(given[number])
        check_name(grid, name, place)
        grid.people.append(Respondent(name, "", place, tuple(answers)))
    return grid


def _ending(hours: str) -> str:
    """Return the hours of a slot that is written by its beginning."""
    found = read_hours(hours) if hours else None
    if found is None or found[1] is not None:
        return hours
    start = found[0]
    minutes = start.hour * 60 + start.minute + SLOT.seconds // 60
    return f"{start:%H:%M} - {minutes // 60 % 24:02}:{minutes % 60:02}"


TIMEFUL = Layout("timeful", _sure, _read)
