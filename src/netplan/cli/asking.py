"""The questions of netplan init; each answer is checked at once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from netplan.dates import WEEKDAYS, read_window
from netplan.errors import InputError
from netplan.io.drafts.draft import Draft, DraftRole, role_key
from netplan.language import LANGUAGES, Say, message

__all__ = ["asked_draft"]

T = TypeVar("T")
MOST = 60
"""Meetings that can be asked about."""


def asked_draft(language: str | None, usual: str, year: int | None, coming: int, file: Path) -> Draft:
    """Ask for a network and return its draft.

    Parameters
    ----------
    language
        The language; none: it is asked for.
    usual
        The language that is proposed.
    year
        The year; none: it is asked for.
    coming
        The year that is proposed.
    file
        What the file will be called.
    """
    if language is None:
        language = click.prompt("Sprog / language", type=click.Choice(sorted(LANGUAGES)), default=usual)
    say = Say(language)
    return _Questions(say, file).draft(year, coming)


class _Questions:
    """One run through the questions."""

    def __init__(self, say: Say, file: Path) -> None:
        self.say = say
        self._file = file
        self._draft = Draft("?", say.language, dt.date.min, dt.date.max, ("?",), ({"id": "M1"},))

    def draft(self, year: int | None, coming: int) -> Draft:
        """Ask everything."""
        say = self.say
        if year is None:
            year = click.prompt(say("Which year is to be planned?"), type=click.IntRange(1900, 2200), default=coming,
                                prompt_suffix=" ")
        self._draft = replace(self._draft, first=dt.date(year, 1, 1), last=dt.date(year, 12, 31))
        self._ask(say("What is the network called?"), lambda text: {"name": text})
        self._ask(say("Who belongs to it? (names, divided by commas)"), lambda text: {"members": _names(text)})
        self._ask(say("Which roles go round? (divided by commas; empty: none)"), self._roles, "")
        self._ask(say("Where can it meet? (places, divided by commas; empty: none)"),
                  lambda text: {"venues": _names(text)}, "")  # fmt: skip
        self._ask(say("At what hours does it meet?"), lambda text: {"time": text}, "10:00-15:00")
        self._meetings()
        return self._draft

    def _ask(self, question: str, read: Callable[[str], Mapping[str, Any]], default: str | None = None) -> None:
        """Ask until the answer can stand in the file."""

        def checked(text: str) -> None:
            draft = replace(self._draft, **read(text))
            draft.problem(self._file.name)
            self._draft = draft

        self._until(question, checked, default)

    def _until(self, question: str, read: Callable[[str], T], default: str | None = None) -> T:
        while True:
            try:
                text: str = click.prompt(question, default=default, show_default=bool(default), prompt_suffix=" ")
                return read(text.strip())
            except InputError as error:
                click.echo("  " + self.say.value(error.what))
                if error.hint:
                    click.echo("  " + self.say("maybe {hint}", hint=error.hint))

    def _roles(self, text: str) -> Mapping[str, Any]:
        roles = []
        for word in _names(text):
            key = role_key(word)
            if key is None:
                raise InputError(message('a role cannot be called "{name}", that is a field of meetings', name=word),
                                 hint=message("choose another word"))  # fmt: skip
            roles.append(DraftRole(key, word if word.casefold() != key.replace("_", " ") else None))
        return {"roles": tuple(roles)}

    def _meetings(self) -> None:
        say = self.say
        count = click.prompt(say("How many meetings?"), type=click.IntRange(1, MOST), prompt_suffix=" ")
        shared = count > 1 and self._until(
            say("When, in words that hold for all of them, such as {example}? (empty: each by itself)",
                example=say("first Tuesday of the month")),
            lambda text: bool(text) and self._placed(({"series": say("meeting"), "count": count, "window": text},)), "",
        )  # fmt: skip
        if shared:
            return
        meetings: tuple[Mapping[str, Any], ...] = ()
        for number in range(1, count + 1):
            question = say("When is meeting {number}, in words such as {example}?", number=number,
                           example=say("weeks 9-10, June, last Friday in November"))  # fmt: skip

            def read(text: str, number: int = number, before: tuple[Mapping[str, Any], ...] = meetings) -> bool:
                return self._placed((*before, {"id": f"M{number}", "window": text}))

            self._until(question, read)
            meetings = self._draft.meetings

    def _placed(self, meetings: tuple[Mapping[str, Any], ...]) -> bool:
        """Take the meetings into the draft, and say how the window of the last one was read."""
        windows = [read_window(one["window"], self._draft.first, self._draft.last) for one in meetings]
        weekdays = _weekdays([{day.weekday() for day in window.days} for window in windows])
        draft = replace(self._draft, meetings=meetings, weekdays=weekdays)
        draft.problem(self._file.name)
        self._draft = draft
        say, window = self.say, windows[-1]
        click.echo("  " + say.plural("read as {reading}: one day", "read as {reading}: {count} days",
                                     len(window.days), reading=window.reading))  # fmt: skip
        if len(weekdays) > 5:
            click.echo("  " + say("meetings may now fall on {weekdays}", weekdays=[say(day) for day in weekdays]))
        return True


def _weekdays(used: list[set[int]]) -> tuple[str, ...]:
    """Return the weekdays of the season where meetings are held on weekends only; none where that is not so."""
    weekend = set().union(*(days for days in used if days <= {5, 6}))
    others = {*range(5)} if any(not days <= {5, 6} for days in used) else set()
    return tuple(WEEKDAYS[number] for number in sorted(weekend | others)) if weekend else ()


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in re.split(r"[,;\n]", text) if name.strip())
