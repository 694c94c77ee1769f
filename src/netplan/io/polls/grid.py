"""What every layout is read as: dates as written, people with their answers, and what was left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from netplan.domain import Answer
from netplan.errors import InputError
from netplan.io.places import Place
from netplan.io.polls.source import Source, wrong_at
from netplan.io.tables import Row
from netplan.language import Message, message
from netplan.plan import PassedOver

__all__ = [
    "Column", "Columns", "Grid", "Layout", "Respondent", "check_name", "cut", "even_cells", "headings", "one_answer",
    "respondents",
]  # fmt: skip

LONGEST_NAME, SHOWN = 120, 60
FORMULA = ("=", "+", "@")


class Column(NamedTuple):
    """One date of a poll as its file writes it.

    Parameters
    ----------
    text
        How the file writes it.
    place
        Where.
    day
        The text of its date; empty where ``start`` is known to the minute.
    hours
        The text of its hours, or a moment such as "morning"; empty: the whole day.
    start, end
        The moments, aware where the file says in which zone; ``end`` may be unknown.
    """

    text: str
    place: Place
    day: str = ""
    hours: str = ""
    start: datetime | None = None
    end: datetime | None = None


class Respondent(NamedTuple):
    """One person with an answer for each date."""

    name: str
    email: str
    place: Place
    answers: tuple[Answer, ...]


@dataclass
class Grid:
    """A poll as it stands in its file.

    Parameters
    ----------
    layout
        Its layout's name.
    place
        Where it begins.
    columns, people
        The dates and the answers.
    keeps_silence
        Whether silence is told from no.
    zone
        The IANA zone in which the file says its times are; empty: it does not say.
    own
        Whether people wrote the table themselves, in their own language; else a service did, in any.
    slots
        Whether the dates are short slots of a day.
    ignored, wrong
        What was left out, and what cannot be used.
    """

    layout: str
    place: Place
    columns: list[Column] = field(default_factory=list)
    people: list[Respondent] = field(default_factory=list)
    keeps_silence: bool = True
    zone: str = ""
    own: bool = False
    slots: bool = False
    ignored: list[PassedOver] = field(default_factory=list)
    wrong: list[InputError] = field(default_factory=list)

    def pass_over(self, said: Message, place: Place | None = None) -> None:
        """Note what is not used."""
        self.ignored.append(PassedOver(said, place and place.line, place and place.column))

    def refuse(self, place: Place, what: str, hint: str) -> None:
        """Note what is wrong."""
        self.wrong.append(wrong_at(place, what, hint))


class Layout(NamedTuple):
    """One layout that polls come in.

    Parameters
    ----------
    name
        What it is called in files and reports.
    sure
        How sure a file has this layout: 0 no, 1 perhaps, 2 likely, 3 certainly.
    read
        Reads a file that has it, ``words`` tell answers that its makers worded themselves.
    """

    name: str
    sure: Callable[[Source], int]
    read: Callable[[Source, dict[str, Answer]], Grid]


class Columns(NamedTuple):
    """Where things stand in a table with a row for each person."""

    headings: Sequence[str]
    answers: Sequence[int]
    name: int = 0
    email: int | None = None


def headings(row: Row) -> tuple[str, ...]:
    """Return the cells of a row of headings without the empty ones at its end."""
    cells = row.cells
    while cells and not cells[-1]:
        cells = cells[:-1]
    return cells


def respondents(
    grid: Grid, source: Source, rows: Iterable[Row], columns: Columns, read: Callable[[str], Answer]
) -> None:
    """Put the people of a table into the grid, and what is wrong with their rows.

    Parameters
    ----------
    rows
        The rows of people.
    columns
        Where name, address and answers stand.
    read
        Reads an answer.
    """
    for row in rows:
        place = source.place(row.line, columns.name, columns.headings[columns.name])
        cells = even_cells(grid, source, row, columns.headings)
        if cells is None:
            continue
        name = cells[columns.name].strip()
        check_name(grid, name, place)
        answers = tuple(
            one_answer(grid, source.place(row.line, number, columns.headings[number]), name, cells[number], read)
            for number in columns.answers
        )
        email = cells[columns.email].strip() if columns.email is not None else ""
        grid.people.append(Respondent(name, email, place, answers))


def check_name(grid: Grid, name: str, place: Place) -> None:
    """Note what is wrong with a name."""
    if not name:
        grid.refuse(place, message("answers without a name"), message("write who answered"))
    elif name.startswith(FORMULA) or len(name) > LONGEST_NAME:
        grid.refuse(place, message('"{text}" is no name of a person', text=cut(name)), message("write who answered"))


def cut(text: str) -> str:
    """Return a text as an error shows it, cut where it is long."""
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 3]}..."


def even_cells(grid: Grid, source: Source, row: Row, heads: Sequence[str]) -> tuple[str, ...] | None:
    """Return the cells of a row, one under each heading; none where there are too few or too many."""
    size, cells = len(heads), row.cells
    while len(cells) > size and not cells[-1]:
        cells = cells[:-1]
    if len(cells) == size:
        return cells
    at = min(len(cells), size) - 1
    grid.refuse(
        source.place(row.line, at, heads[at]),
        message("this row has {count} cells under {size} headings", count=len(cells), size=size),
        message("keep a divider for every cell, empty ones too"),
    )  # fmt: skip
    return None


def one_answer(grid: Grid, place: Place, name: str, text: str, read: Callable[[str], Answer]) -> Answer:
    """Return what a cell answers; one that is not understood is noted."""
    try:
        return read(text)
    except InputError as error:
        grid.refuse(place, message('{name} answered "{text}"', name=cut(name), text=cut(text)), error.hint)
        return Answer.NO_ANSWER
