"""Reading plans: ``plan.json`` as netplan writes it, or a rota in CSV or Excel as people keep it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from netplan.domain import Meeting, Network, Problem
from netplan.domain.names import Names
from netplan.domain.values import known_zone, read_clock, read_day
from netplan.domain.wrong import join_path
from netplan.errors import InputError, together
from netplan.io.cells import written_in
from netplan.io.data_in import DATA_FILES, parse_file
from netplan.io.headings import headed
from netplan.io.rota_out import COLUMNS, SHEET
from netplan.io.sheets_in import read_sheet
from netplan.io.tables import Row, Table, named_columns, read_table
from netplan.language import message
from netplan.plan import OpenSlot, Plan, PlannedMeeting, State
from netplan.plan.states import read_state

__all__ = ["plan_from_data", "read_plan"]

_COLUMNS = headed(*COLUMNS)
_OPEN = ("", "?", "open")


def read_plan(path: str | Path, problem: Problem | None = None) -> Plan:
    """Read a plan that netplan wrote (``.json``, ``.yaml``) or a rota in CSV or Excel.

    Parameters
    ----------
    path
        The file. A rota (of a workbook the sheet "plan", else the first) has the columns meeting, date, role, person
        and, where known, start, end, venue and state; an empty person is an open slot.
    problem
        For a rota: what it is a plan for. Names, labels and aliases are then replaced by the proper names
        (a person who is no member stays as written), and the hours default to the season's.

    Raises
    ------
    InputError
        With file, line, column heading or field, and a hint.
    """
    path = Path(path)
    if path.suffix.lower() == ".csv":
        return _Rota(read_table(path), path, problem).plan()
    if path.suffix.lower() == ".xlsx":
        return _Rota(read_sheet(path, SHEET), path, problem).plan()
    if path.suffix.lower() not in DATA_FILES:
        raise InputError(
            message("a plan cannot be read from {file}", file=path.name), file=str(path),
            hint=message("give the plan.json that netplan wrote, or a rota in CSV or Excel"),
        )  # fmt: skip
    data, places = parse_file(path)
    try:
        return plan_from_data(data)
    except InputError as error:
        raise together(places.placed(one) for one in error.all()) from None


def plan_from_data(data: Any) -> Plan:
    """Make a plan of what a file says."""
    if not isinstance(data, dict) or data.get("kind") != "plan":
        raise InputError(
            message("this file is no plan"), field="kind",
            hint=message("give the plan.json that netplan wrote, or a rota in CSV or Excel"),
        )  # fmt: skip
    plan = Plan.model_validate(data)
    zone = ZoneInfo(known_zone(plan.timezone, "timezone"))
    for number, meeting in enumerate(plan.meetings):
        if meeting.start.tzinfo is None or meeting.end.tzinfo is None:
            raise InputError(
                message("the times of {id} do not say in which time zone", id=meeting.id),
                field=join_path("meetings", number, "start"),
                hint=message("write them as 2013-03-05T10:00:00+01:00"),
            )
    meetings = tuple(
        meeting.model_copy(update={"start": meeting.start.astimezone(zone), "end": meeting.end.astimezone(zone)})
        for meeting in plan.meetings
    )
    return plan.model_copy(update={"meetings": meetings})


class _Rota:
    """A rota and what is known of the problem it belongs to."""

    def __init__(self, table: Table, path: Path, problem: Problem | None) -> None:
        self._table = table
        self._path = path
        self._problem = problem
        self._names = Names(problem.network, problem.season) if problem else None
        self._columns = named_columns(table, _COLUMNS)
        for needed in ("meeting", "date", "role", "person"):
            if needed not in self._columns:
                raise table.error(
                    message('the rota has no column "{name}"', name=needed),
                    message("head the columns meeting, date, role, person"),
                )
        zone = problem.network.timezone if problem else Network.model_fields["timezone"].default
        self._zone = ZoneInfo(zone)

    def plan(self) -> Plan:
        """Return the plan, meetings by date."""
        rows = sorted(self._table.rows, key=self._meeting)
        meetings = [self._planned(id_, list(group)) for id_, group in groupby(rows, key=self._meeting)]
        network = self._problem.network if self._problem else None
        return Plan(
            network=network.id if network else "",
            title=network.name if network else self._path.stem,
            season=self._problem.season.name if self._problem else "",
            season_from=self._problem.season.from_ if self._problem else None,
            language=network.language if network else "en",
            timezone=self._zone.key,
            status="unknown",
            labels={key: self._problem.label(key) for key in network.roles} if self._problem and network else {},
            meetings=tuple(sorted(meetings, key=lambda meeting: (meeting.start, meeting.id))),
        )

    def _cell(self, row: Row, name: str) -> str:
        """Return a cell; an apostrophe that keeps spreadsheets from running it is taken off."""
        if name not in self._columns:
            return ""
        return written_in(row.cells[self._columns[name]])

    def _error(self, row: Row, name: str, what: str, hint: str) -> InputError:
        return self._table.error(what, hint, row, self._columns[name])

    def _named(self, row: Row, name: str, word: str) -> str:
        """Return the proper name of a meeting, role or person; without a problem, the word."""
        if self._names is None:
            return word
        find = {"meeting": self._names.meeting, "role": self._names.role, "person": self._names.holder}[name]
        try:
            return find(word, "") or word
        except InputError as error:
            raise self._error(row, name, error.what, error.hint) from None

    def _meeting(self, row: Row) -> str:
        word = self._cell(row, "meeting")
        if not word:
            raise self._error(row, "meeting", message("a row without a meeting"), message("write the meeting's id"))
        return self._named(row, "meeting", word)

    def _planned(self, id_: str, rows: list[Row]) -> PlannedMeeting:
        date = self._read(rows[0], "date", self._shared(rows, "date", id_))
        start, end = self._times(rows, id_)
        known = self._known(id_)
        held, empty = self._holders(rows)
        return PlannedMeeting(
            id=id_,
            title=(known and known.title) or id_,
            date=date,
            start=dt.datetime.combine(date, start, self._zone),
            end=dt.datetime.combine(date, end, self._zone),
            venue=self._venue(self._shared(rows, "venue", id_)),
            roles={role: tuple(name for name, _ in sorted(pairs)) for role, pairs in held.items()},
            states={role: tuple(state for _, state in sorted(pairs)) for role, pairs in held.items()},
            open=tuple(OpenSlot(role=role, by=self._decided_by(role)) for role in empty),
        )

    def _known(self, id_: str) -> Meeting | None:
        return self._problem.by_id.get(id_) if self._problem else None

    def _decided_by(self, role: str) -> str | None:
        return self._problem.network.roles[role].decided_by if self._problem else None

    def _holders(self, rows: list[Row]) -> tuple[dict[str, list[tuple[str, State]]], list[str]]:
        """Return who holds each role, with the state of the duty, and the roles that are open."""
        held: dict[str, list[tuple[str, State]]] = {}
        empty = []
        for row, role, person, state in self._duties(rows):
            if person in _OPEN:
                empty.append(role)
            elif any(person == name for name, _ in held.get(role, ())):
                raise self._error(
                    row, "person", message("{name} stands twice as {role}", name=person, role=role),
                    message("take one of the rows out"),
                )  # fmt: skip
            else:
                held.setdefault(role, []).append((person, state))
        return held, empty

    def _duties(self, rows: list[Row]) -> Iterator[tuple[Row, str, str, State]]:
        for row in rows:
            word, person = self._cell(row, "role"), self._cell(row, "person")
            if not word and not person:
                continue  # a meeting without duties
            if not word:
                raise self._error(
                    row, "role", message("{name} has no role in this row", name=person), message("write the role")
                )
            name = person if person in _OPEN else self._named(row, "person", person)
            yield row, self._named(row, "role", word), name, self._state(row)

    def _state(self, row: Row) -> State:
        try:
            return read_state(self._cell(row, "state") or "accepted")
        except InputError as error:
            raise self._error(row, "state", error.what, error.hint) from None

    def _shared(self, rows: list[Row], name: str, id_: str) -> str:
        """Return what all rows of a meeting say in a column."""
        found = self._cell(rows[0], name)
        for row in rows:
            other = self._cell(row, name)
            if other != found:
                raise self._error(
                    row, name, message('the meeting {id} has "{one}" and "{other}"', id=id_, one=found, other=other),
                    message("write the same in all of its rows"),
                )  # fmt: skip
        return found

    def _read(self, row: Row, name: str, text: str) -> Any:
        try:
            return (read_day if name == "date" else read_clock)(text)
        except InputError as error:
            raise self._error(row, name, error.what, error.hint) from None

    def _times(self, rows: list[Row], id_: str) -> tuple[dt.time, dt.time]:
        texts = self._shared(rows, "start", id_), self._shared(rows, "end", id_)
        if all(texts):
            start, end = self._read(rows[0], "start", texts[0]), self._read(rows[0], "end", texts[1])
            if end <= start:
                raise self._error(
                    rows[0], "end", message("the meeting {id} ends before it starts", id=id_),
                    message("write start and end as 10:00 and 15:00"),
                )  # fmt: skip
            return start, end
        if self._problem is None:
            raise self._error(
                rows[0], "meeting", message("the rota does not say when the meeting {id} starts and ends", id=id_),
                message("add the columns start and end, or give the problem that it belongs to"),
            )  # fmt: skip
        known = self._known(id_)
        hours = (known and known.time) or self._problem.season.time
        return hours.start, hours.end

    def _venue(self, word: str) -> str | None:
        known = self._names.venues if self._names else {}
        return known.get(word.lower(), word) or None
