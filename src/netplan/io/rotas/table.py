"""The layout of a rota made by hand: which column is what, in long and in wide tables.

A long table has a row for each duty, with a column for the role and one for the person; a wide one has a row for each
meeting and a column for each role.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from netplan.domain import Problem
from netplan.domain.likely import likely_word
from netplan.domain.names import Names
from netplan.io.cells import written_in
from netplan.io.rotas.headings import find_table
from netplan.io.rotas.words import FIELDS, plain_heading
from netplan.io.tables import Row, Table
from netplan.language import Message, message

__all__ = ["Duty", "Entry", "RotaTable", "read_rota_table"]


@dataclass(frozen=True, slots=True)
class Duty:
    """A role and who is written for it.

    Parameters
    ----------
    role
        The role's key; the word as written where no role is meant.
    cell
        Names as written.
    state
        The state as written.
    listed
        Whether an empty cell is a place that nobody holds: so in long tables, where somebody wrote the row.
    """

    role: str
    cell: str
    state: str = ""
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row says of a meeting.

    Parameters
    ----------
    line
        Line of the file.
    meeting
        The words for the meeting, none or several.
    day, start, end, hours, venue
        When and where, as written.
    duties
        The roles.
    """

    line: int
    meeting: tuple[str, ...]
    day: str
    start: str
    end: str
    hours: str
    venue: str
    duties: tuple[Duty, ...]


@dataclass(frozen=True)
class RotaTable:
    """A rota as it stands in its file.

    Parameters
    ----------
    entries
        Its rows, in order.
    long
        Whether it has a row for each duty.
    fields
        The columns that were understood, besides roles.
    doubts
        Headings and roles that were not understood, or only guessed: what is said of each, and whether it is a warning.
    """

    entries: tuple[Entry, ...]
    long: bool
    fields: frozenset[str]
    doubts: tuple[tuple[str, Message, bool], ...]


def read_rota_table(path: Path, problem: Problem, names: Names) -> RotaTable:
    """Read the rows of a rota.

    Raises
    ------
    InputError
        When the file cannot be read, or when no row of it heads columns for people.
    MissingExtraError
        For a workbook, without the package that reads it.
    """
    return _Layout(find_table(path, names.roles), problem, names).read()


class _Layout:
    """What each column of a table means."""

    def __init__(self, table: Table, problem: Problem, names: Names) -> None:
        self._table = table
        self._problem = problem
        self._words = {word: key for word, key in names.roles.items()}
        plain = [plain_heading(heading) for heading in table.headings]
        meant = {FIELDS.get(word) for word in plain}
        self.long = {"role", "person"} <= meant
        self._fields: dict[str, list[int]] = {}
        self._roles: dict[int, str] = {}
        self._doubts: list[tuple[str, Message, bool]] = []
        self._codes: dict[str, str] = {}
        for number, word in enumerate(plain):
            self._place(number, word)
        if not self.long and not self._roles:
            self._only_role()
        if self.long and not {"meeting", "date"} & {*self._fields}:
            raise table.error(
                message("no column of the rota says which meeting a row is about"),
                message("add a column headed meeting or date"),
            )

    def _place(self, number: int, word: str) -> None:
        """Find out what one column means."""
        field, role = FIELDS.get(word), None if self.long else self._words.get(word)
        if role is not None:
            self._roles[number] = role
        elif field is not None and (field not in self._fields or field == "meeting"):
            self._fields.setdefault(field, []).append(number)
        elif word:
            self._other(number, word)

    def _other(self, number: int, word: str) -> None:
        """Take a column for the role that its heading is like, or leave it aside; either is said."""
        heading = self._table.headings[number]
        bare = word.rstrip(" 0123456789.()#")
        guess = likely_word(bare, self._words) if bare and not self.long and word not in FIELDS else None
        role = guess.name if guess else None
        if guess and role:
            self._roles[number] = role
            self._note_role(heading, role, guess.how)
        else:
            said = message('the column "{heading}" is not understood and left aside', heading=heading)
            self._doubts.append(("unknown_column", said, False))

    def _note_role(self, word: str, role: str, how: str) -> None:
        label = self._problem.label(role)
        if how == "short":
            said = message('"{word}" is read as the role {role}', word=word, role=label)
            self._doubts.append(("short_name", said, False))
        elif how == "misspelt":
            said = message(
                'there is no role "{word}"; perhaps {role} is meant, and the rota is judged as if it were',
                word=word, role=label,
            )  # fmt: skip
            self._doubts.append(("likely_role", said, True))

    def _only_role(self) -> None:
        """Let a column of people without roles stand for the only role there is."""
        rotating = self._problem.rotating()
        roles = rotating if len(rotating) == 1 else tuple(self._problem.network.roles)
        if "person" not in self._fields or len(roles) != 1:
            raise self._table.error(
                message("the rota has no column for the people of a role"),
                message("head a column for each role ({roles}), or the columns role and person",
                        roles=", ".join(map(self._problem.label, self._problem.network.roles))),
            )  # fmt: skip
        self._roles[self._fields["person"][0]] = roles[0]

    def read(self) -> RotaTable:
        """Return the rows; one without meeting and date belongs to the row above."""
        entries: list[Entry] = []
        for row in self._table.rows:
            entry = self._entry(self._even(row))
            follows = entries and not entry.meeting and not entry.day and {"meeting", "date"} & {*self._fields}
            if follows and entry.duties:
                above = entries[-1]
                entries[-1] = replace(
                    above, start=above.start or entry.start, end=above.end or entry.end,
                    hours=above.hours or entry.hours, venue=above.venue or entry.venue,
                    duties=(*above.duties, *entry.duties),
                )  # fmt: skip
            else:
                entries.append(entry)
        return RotaTable(tuple(entries), self.long, frozenset(self._fields), tuple(self._doubts))

    def _even(self, row: Row) -> Row:
        """Return a row with as many cells as there are headings; a cell with content needs a heading."""
        size = len(self._table.headings)
        if any(row.cells[size:]):
            raise self._table.error(
                message("this row has {count} cells under {size} headings", count=len(row.cells), size=size),
                message("put cells with several names in quotes, or divide the names in another way"), row, size - 1,
            )  # fmt: skip
        return Row(row.line, (*row.cells[:size], *("",) * (size - len(row.cells))))

    def _entry(self, row: Row) -> Entry:
        def cell(field: str) -> str:
            return written_in(row.cells[self._fields[field][0]]) if field in self._fields else ""

        words = tuple(filter(None, (row.cells[number] for number in self._fields.get("meeting", ()))))
        duties = tuple(self._duties(row, cell("role"), cell("person"), cell("state")))
        return Entry(
            row.line, words, cell("date"), cell("start"), cell("end"), cell("hours"), cell("venue"), duties
        )

    def _duties(self, row: Row, role: str, person: str, state: str) -> Iterator[Duty]:
        if not self.long:
            for number, key in self._roles.items():
                yield Duty(key, written_in(row.cells[number]))
        elif role:
            yield Duty(self._role(role), person, state, listed=True)
        elif person:
            said = message("line {line}: {name} has no role, the row is left out", line=row.line, name=person)
            self._doubts.append(("left_out", said, True))

    def _role(self, word: str) -> str:
        """Return the role that a code means; the code itself where none is."""
        if word not in self._codes:
            guess = likely_word(word, self._words)
            self._codes[word] = guess.name or word
            if guess.name:
                self._note_role(word, guess.name, guess.how)
            else:
                known = [self._problem.label(role) for role in guess.names or self._problem.network.roles]
                said = message('there is no role "{word}"; there are {roles}', word=word, roles=known)
                self._doubts.append(("unknown_role", said, True))
        return self._codes[word]

