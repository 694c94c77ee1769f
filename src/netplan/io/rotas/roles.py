"""The roles of a rota that no problem has listed: headings with people below them, or the words of its role column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from netplan.dates.days import read_written_day
from netplan.domain import Meeting, Member, Network, Problem, Role, Season
from netplan.domain.names import Names
from netplan.errors import InputError
from netplan.io.cells import written_in
from netplan.io.drafts.draft import role_key
from netplan.io.rotas.headings import find_table
from netplan.io.rotas.table import RotaTable, read_rota_table
from netplan.io.rotas.words import FIELDS, names_in, plain_heading
from netplan.io.tables import Table
from netplan.language import Say, mark, message

__all__ = ["RotaAlone", "rota_alone"]

ASIDE = frozenset({
    "agenda", "antal", "bemærkning", "bemærkninger", "comment", "comments", "dagsorden", "e-mail", "email", "emne",
    "emner", "kommentar", "kommentarer", "link", "mail", "note", "noter", "notes", "phone", "remarks", "telefon",
    "tema", "theme", "tlf", "topic", "topics", "uge", "ugedag", "week", "weekday",
})  # fmt: skip
"""Headings of columns that hold no people."""
LONGEST = 4
"""Words that a name has at most."""
DUTY = mark("duty")
"""The key of the only role, where a rota has one column of people."""


@dataclass(frozen=True)
class RotaAlone:
    """A rota without the problem that it belongs to.

    Parameters
    ----------
    path
        Its file.
    table
        Its rows.
    roles
        What each role is called, by key.
    """

    path: Path
    table: RotaTable
    roles: Mapping[str, str]


def rota_alone(path: Path, say: Say) -> RotaAlone:
    """Read a rota whose roles nobody has listed.

    Parameters
    ----------
    path
        The file.
    say
        Says what the role is called of a rota that has only one.

    Raises
    ------
    InputError
        When the file cannot be read, or no headings or roles are found.
    MissingExtraError
        For a workbook, without the package that reads it.
    """
    table = find_table(path, {})
    roles: dict[str, str] = {}
    for word in _words(table):
        key = role_key(word)
        if key is not None:
            roles.setdefault(key, word)
    if not roles and _only_people(table):
        roles = {DUTY: say(DUTY)}
    if not roles:
        raise InputError(
            message("the rota has no column for the people of a role"), file=str(path), line=table.line,
            hint=message("head a column for each role, with names below, or the columns role and person"),
        )  # fmt: skip
    problem = _problem(roles)
    return RotaAlone(path, read_rota_table(path, problem, Names(problem.network, problem.season)), roles)


def _only_people(table: Table) -> bool:
    """Tell whether a table has one column of people and dates below each other; a poll has them side by side."""
    meant = {FIELDS.get(plain_heading(heading)) for heading in table.headings}
    return "person" in meant and not any(map(read_written_day, table.headings))


def _words(table: Table) -> Iterator[str]:
    """Yield the words for roles."""
    meant = [FIELDS.get(plain_heading(heading)) for heading in table.headings]
    if "role" in meant and "person" in meant:
        column = meant.index("role")
        yield from (written_in(row.cells[column]) for row in table.rows if row.cells[column:])
    elif _turned(table, meant):
        firsts = (written_in(row.cells[0]) for row in table.rows if row.cells)
        yield from (word for word in firsts if not _no_role(word))
    else:
        for number, heading in enumerate(table.headings):
            cells = [written_in(row.cells[number]) for row in table.rows if row.cells[number:]]
            if not _no_role(heading) and any(cells) and all(map(_people, cells)):
                yield re.sub(r"[ 0-9.()#]+$", "", heading.strip(" *:")) or heading


def _turned(table: Table, meant: list[str | None]) -> bool:
    """Tell whether the table has a row for each role and a column for each meeting."""
    days = sum(read_written_day(heading) is not None for heading in table.headings[1:])
    return meant[0] != "person" and (meant[0] == "role" or days * 2 > len(table.headings) - 1 > 0)


def _no_role(heading: str) -> bool:
    word = plain_heading(heading)
    return not word or word in FIELDS or word in ASIDE or read_written_day(word) is not None


def _people(cell: str) -> bool:
    """Tell whether a cell may hold names."""
    words = names_in(cell, lambda text: False)
    return not re.search(r"[\d@]", cell) and all(len(word.split()) <= LONGEST for word in words)


def _problem(roles: dict[str, str]) -> Problem:
    """Return a problem that knows these roles and nothing else."""
    return Problem(
        network=Network(
            id="rota", name="rota", members=(Member(name="?"),),
            roles={key: Role(label=label if label.casefold() != key else None) for key, label in roles.items()},
        ),
        season=Season.model_validate({
            "name": "rota", "from": "2000-01-01", "to": "2000-12-31", "meetings": [Meeting(id="?")],
        }),
    )  # fmt: skip
