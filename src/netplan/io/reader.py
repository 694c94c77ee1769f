"""Reading a problem: a file in YAML or JSON, with the tables it refers to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

from netplan.domain import Availability, Busy, Problem, Rule
from netplan.domain.closures import TABLES, read_school_holidays
from netplan.domain.wrong import did_you_mean, join_path
from netplan.errors import InputError, together
from netplan.io.calendars import NamedCalendar, calendar_files, with_calendars
from netplan.io.data_in import parse_file
from netplan.io.entries import read_entry
from netplan.io.history_in import History, read_history
from netplan.io.places import Place, Places
from netplan.io.polls import Setting, poll_of_entry
from netplan.io.school_in import Schools, read_schools
from netplan.language import message

__all__ = ["VERSION", "problem_from_shape", "read"]

VERSION = 1
"""Version of the file format."""

T = TypeVar("T")
_KEYS = ("netplan", "network", "season")


def read(path: str | Path, rules: Iterable[type[Rule]] = ()) -> Problem:
    """Read a problem from a YAML or JSON file, with the polls, calendars and history it names.

    Parameters
    ----------
    path
        The file; names of tables in it are relative to its folder.
    rules
        Rule classes of your own that the file may list by name, besides netplan's and those of installed packages.

    Raises
    ------
    InputError
        With file, line, column, field and a hint; further errors of the same reading are in ``also``.
    """
    path = Path(path)
    data, places = parse_file(path)
    try:
        _check_top(data, version_needed=True)
        return _Reading(data, path.parent, places, rules).problem()
    except InputError as error:
        raise together(places.placed(one) for one in error.all()) from None


def problem_from_shape(
    data: Mapping[str, Any], base: Path | None = None, rules: Iterable[type[Rule]] = ()
) -> Problem:
    """Make a problem from plain values in the file's shape, as ``problem.shape()`` returns them.

    Parameters
    ----------
    data
        ``network``, ``season`` and, if it is there, ``netplan: 1``.
    base
        The folder of tables that are named; none: naming files is an error.
    rules
        As in :func:`read`.
    """
    _check_top(data, version_needed=False)
    places = Places()
    try:
        return _Reading(data, base, places, rules).problem()
    except InputError as error:
        raise together(places.placed(one) for one in error.all()) from None


def _check_top(data: Any, *, version_needed: bool) -> None:
    if not isinstance(data, Mapping):
        raise InputError(
            message("the file does not begin with fields"),
            hint=message('begin it with "netplan: 1", then network: and season:'),
        )
    if data.get("kind") == "plan":
        raise InputError(
            message("this file is a finished plan, not a network with a season"), field="kind",
            hint=message("give the file that the plan was made from"),
        )  # fmt: skip
    for key in data:
        if key not in _KEYS and key != "$schema":  # editors look the schema up there
            raise InputError(message('unknown field "{name}"', name=key), field=key, hint=did_you_mean(key, _KEYS))
    if "netplan" not in data and version_needed:
        raise InputError(
            message("the file does not say that it is for netplan"), field="netplan",
            hint=message('write "netplan: 1" in its first line'),
        )  # fmt: skip
    given = data.get("netplan", VERSION)
    if given != VERSION or isinstance(given, bool):
        raise InputError(
            message("version {version} of the file format is not known", version=str(given)), field="netplan",
            hint=message('write "netplan: 1", or install a newer netplan'),
        )  # fmt: skip


class _Reading:
    """One reading: what could not be used is put aside, so that all errors come out at once."""

    def __init__(
        self, data: Mapping[str, Any], base: Path | None, places: Places, rules: Iterable[type[Rule]]
    ) -> None:
        self._data = {key: data[key] for key in data if key not in ("netplan", "$schema")}
        self._base = base
        self._places = places
        self._rules = tuple(rules)
        self._errors: list[InputError] = []
        self._calendars: list[NamedCalendar] = []

    def problem(self) -> Problem:
        """Return the problem, or raise everything that is wrong with it."""
        from netplan.dates import candidates
        from netplan.io.yearless import with_year

        data = {key: _without_blanks(value) for key, value in self._data.items()}
        if isinstance(data.get("network"), dict):
            self._network(data["network"])
        if isinstance(data.get("season"), dict):
            self._season(data["season"])
        try:
            problem = Problem(**data)
            if self._calendars:
                problem = with_calendars(problem, self._calendars, self._calendar)
            candidates(problem)
        except InputError as error:
            self._errors.extend(error.all())
        if self._errors:
            raise together(with_year(error, data) for error in self._errors)
        return problem

    def _all(self, read_one: Callable[[Any, str], Any], entries: Any, field: str) -> tuple[Any, ...]:
        """Read each entry of a list; when one fails the list is left out, so that no other error loses its place."""
        found, failed = [], False
        for number, entry in enumerate(entries):
            try:
                found.append(read_one(entry, join_path(field, number)))
            except InputError as error:
                self._errors.extend(error.all())
                failed = True
        return () if failed else tuple(found)

    def _network(self, network: dict[str, Any]) -> None:
        for heading in ("rules", "wishes"):
            if isinstance(network.get(heading), (list, tuple)):
                reading = partial(read_entry, heading=heading, own=self._rules)
                network[heading] = self._all(reading, network[heading], join_path("network", heading))
        self._schools(network)
        given = network.get("history")
        names = [given] if isinstance(given, str) else given
        if isinstance(names, list) and names and all(isinstance(name, str) for name in names):
            tables = self._all(self._history, names, "network.history")
            network["history"] = self._rows(tables)

    def _schools(self, network: dict[str, Any]) -> None:
        """Put the dates of tables in the place of their names among the municipalities."""
        field = "network.school_holidays"
        given = network.get("school_holidays")
        entries = [given] if isinstance(given, str) else given
        if not isinstance(entries, list) or not any(map(_names_table, entries)):
            return
        tables: list[Schools] = []
        for number, name in ((number, entry) for number, entry in enumerate(entries) if _names_table(entry)):
            try:
                tables.append(self._table(read_schools, name, field if name is given else join_path(field, number)))
            except InputError as error:
                self._errors.extend(error.all())
        try:
            found = read_school_holidays([entry for entry in entries if not _names_table(entry)])
        except InputError as error:
            self._errors.append(InputError(error.what, field=field, hint=error.hint))
            found = {}
        for municipality, spans in (pair for table in tables for pair in table.items()):
            for span, place in spans:
                self._note(f"{join_path(field, municipality)}[{len(found.get(municipality, ()))}]", {"": place})
                found[municipality] = (*found.get(municipality, ()), span)
        network["school_holidays"] = found

    def _season(self, season: dict[str, Any]) -> None:
        for key in [key for key in Availability.model_fields if key in season]:
            self._errors.append(InputError(
                message('unknown field "{name}"', name=key), field=join_path("season", key),
                hint=message("write it under availability:"),
            ))  # fmt: skip
            del season[key]
        given = _without_blanks(season.get("availability"))
        if isinstance(given, dict):
            season["availability"] = given
            if isinstance(given.get("polls"), (list, tuple)):
                given["polls"] = self._all(self._poll, given["polls"], "season.availability.polls")
            if "calendars" in given:
                given["calendars"], self._calendars = calendar_files(given["calendars"])

    def _history(self, name: str, field: str) -> History:
        return self._table(read_history, name, field)

    def _rows(self, tables: Iterable[History]) -> list[Any]:
        """Put the rows of several histories behind each other, with their places."""
        found: list[Any] = []
        for rows, cells in tables:
            for row, places in zip(rows, cells, strict=True):
                self._note(join_path("network.history", len(found)), places)
                found.append(row)
        return found

    @cached_property
    def _setting(self) -> Setting:
        """What all polls are read for."""
        return Setting.of_shape(self._data)

    def _poll(self, entry: Any, field: str) -> Any:
        if isinstance(entry, str):
            entry = {"file": entry}
        if not isinstance(entry, Mapping) or "file" not in entry:
            return entry
        if self._base is None:
            raise _no_files(str(entry["file"]), field)
        try:
            poll, places = poll_of_entry(entry, field, self._base, self._setting)
        except InputError as error:
            raise together(
                one if one.line or one.field.startswith(field) else InputError(one.what, field=field, hint=one.hint)
                for one in error.all()
            ) from None
        self._note(field, places)
        return poll

    def _calendar(self, reading: Callable[[Path], Busy], name: str, field: str) -> Busy | None:
        found = self._all(lambda entry, place: self._table(reading, entry, field), [name], field)
        return found[0] if found else None

    def _table(self, reading: Callable[[Path], T], name: str, field: str) -> T:
        """Read a table; a file that is not there is an error of the line that names it."""
        if self._base is None:
            raise _no_files(name, field)
        try:
            return reading(self._base / name)
        except InputError as error:
            raise error if error.line else InputError(error.what, field=field, hint=error.hint) from None

    def _note(self, field: str, places: Mapping[str, Place]) -> None:
        for inner, place in places.items():
            self._places.note(join_path(field, inner), place)


def _no_files(name: str, field: str) -> InputError:
    return InputError(
        message('the table "{name}" is named where no files are read', name=name), field=field,
        hint=message("read the problem from a file, or write the table out"),
    )  # fmt: skip


def _names_table(entry: Any) -> bool:
    return isinstance(entry, str) and entry.lower().endswith(TABLES)


def _without_blanks(part: Any) -> Any:
    """Leave out fields with nothing behind the colon: they are as good as not written."""
    if not isinstance(part, Mapping):
        return part
    return {key: value for key, value in part.items() if value is not None}
