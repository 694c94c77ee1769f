"""Crab Fit: what its API says of an event and its people, in one JSON file or in two.

``GET /event/{id}`` gives the hours asked about, ``GET /event/{id}/people`` the quarters of an hour that each marked.
Times are HHmm-DDMMYYYY in UTC; each hour of the event stands for its four quarters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from netplan.domain import Answer
from netplan.errors import InputError
from netplan.io.data_in import parse_file
from netplan.io.places import Place, Places
from netplan.io.polls.grid import Column, Grid, Layout, Respondent, check_name, cut
from netplan.io.polls.source import Source
from netplan.io.polls.timeful import SLOT
from netplan.language import message

__all__ = ["CRABFIT"]

_TIME = re.compile(r"(\d{2})(\d{2})-(\d{2})(\d{2})(\d{4})")
_WEEKLY = re.compile(r"\d{4}-\d")
HINT = message('put both in one file, {{"event": ..., "people": [...]}}, or name the second file after people:')


class _Part(NamedTuple):
    """A part of the data, its path and where its values stand."""

    value: Any
    path: str
    places: Places

    def place(self, *keys: Any) -> Place:
        """Return where something in it stands."""
        path = self.path
        for key in keys:
            path += f"[{key}]" if isinstance(key, int) else f".{key}" if path else str(key)
        place = self.places.of(path)
        return Place(place.file, place.line, place.column, path)


def _sure(source: Source) -> int:
    if not source.is_data:
        return 0
    event, people = _parts(source)
    if event is not None and people is not None:
        return 3
    return 2 if event is not None or people is not None else 0


def _is_event(value: Any) -> bool:
    return isinstance(value, Mapping) and isinstance(value.get("times"), list)


def _is_people(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, Mapping) and "availability" in one for one in value)


def _parts(source: Source) -> tuple[_Part | None, _Part | None]:
    """Return the event and the people, as far as they are there."""
    data, places = source.data
    found = [_Part(data, "", places)]
    if isinstance(data, Mapping):
        found += [_Part(data[key], key, places) for key in ("event", "people") if key in data]
    elif isinstance(data, list):
        found += [_Part(one, f"[{number}]", places) for number, one in enumerate(data[:2])]
    if source.people is not None:
        more, where = parse_file(source.people)
        found.append(_Part(more, "", where))
    event = next((part for part in found if _is_event(part.value)), None)
    people = next((part for part in found if _is_people(part.value)), None)
    return event, people


def _read(source: Source, words: dict[str, Answer]) -> Grid:
    event, people = _parts(source)
    grid = Grid("crabfit", source.place(1), slots=True)
    if event is None:
        grid.refuse(source.place(1), message("the poll does not say which times it asks about"), HINT)
    elif people is None:
        grid.refuse(source.place(1), message("the poll has no answers"), HINT)
    if event is None or people is None or not _ask(grid, event):
        return grid
    asked = [column.start for column in grid.columns]
    known = {moment: number for number, moment in enumerate(asked)}
    for number, person in enumerate(people.value):
        name, place = str(person.get("name", "")).strip(), people.place(number)
        check_name(grid, name, place)
        marked = _marked(grid, people, number, known)
        silent = Answer.NO if marked else Answer.NO_ANSWER
        answers = tuple(Answer.YES if at in marked else silent for at in range(len(asked)))
        grid.people.append(Respondent(name, "", place, answers))
    return grid


def _ask(grid: Grid, event: _Part) -> bool:
    """Put the quarters of the event's hours into the grid; tell whether it has any."""
    starts: set[datetime] = set()
    for number, text in enumerate(event.value["times"]):
        place = event.place("times", number)
        try:
            first = _moment(text)
        except InputError as error:
            grid.refuse(place, error.what, error.hint)
            continue
        starts |= {first + part * SLOT for part in range(4)}
    if not starts and not grid.wrong:
        grid.refuse(event.place("times"), message("the poll has no dates"), HINT)
    place = event.place("times")
    for start in sorted(starts):
        grid.columns.append(Column(f"{start:%Y-%m-%d %H:%M} UTC", place, start=start, end=start + SLOT))
    return bool(starts) and not grid.wrong


def _moment(text: Any) -> datetime:
    found = _TIME.fullmatch(str(text))
    if _WEEKLY.fullmatch(str(text)):
        raise InputError(
            message("the poll asks about weekdays, not about dates"),
            hint=message("make a poll of dates, or write who is away on which weekday after away:"),
        )
    try:
        if found is None:
            raise ValueError
        hour, minute, day, month, year = map(int, found.groups())
        return datetime(year, month, day, tzinfo=UTC) + timedelta(hours=hour, minutes=minute)
    except ValueError:
        raise InputError(
            message('"{text}" is no time of Crab Fit', text=cut(str(text))),
            hint=message("leave times as they are, such as 0830-24022027"),
        ) from None


def _marked(grid: Grid, people: _Part, number: int, known: Mapping[datetime | None, int]) -> set[int]:
    """Return which quarters somebody marked; others than the event's are passed over."""
    marked: set[int] = set()
    given = people.value[number]["availability"]
    for at, text in enumerate(given if isinstance(given, list) else [given]):
        place = people.place(number, "availability", at)
        try:
            start = _moment(text)
        except InputError as error:
            grid.refuse(place, error.what, error.hint)
            continue
        if start in known:
            marked.add(known[start])
        else:
            grid.pass_over(message('the time "{text}", about which the event does not ask', text=cut(str(text))), place)
    return marked


CRABFIT = Layout("crabfit", _sure, _read)
