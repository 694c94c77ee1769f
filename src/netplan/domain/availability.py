"""Who can come when: polls, answers and absences, as people gave them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, SerializerFunctionWrapHandler, model_serializer, model_validator

from netplan.domain.base import Frozen
from netplan.domain.busy import Busy
from netplan.domain.people import Texts
from netplan.domain.times import Times
from netplan.domain.values import Dates, Day, Hours, one_or_many
from netplan.errors import InputError
from netplan.language import message

__all__ = ["Answer", "Answers", "Availability", "Option", "Poll"]


class Answer(StrEnum):
    """What a person said about a date."""

    YES = "yes"
    NOT_PREFERRED = "not_preferred"
    """Yes, but rather not."""
    IF_NEED_BE = "if_need_be"
    NO = "no"
    NO_ANSWER = "no_answer"
    """Asked and silent."""
    NOT_ASKED = "not_asked"
    """Nobody asked."""


class Option(Frozen):
    """One date of a poll, ``2013-03-05`` or ``2013-03-05 10:00-15:00``."""

    day: Day
    """The date."""
    hours: Hours | None = None
    """The hours; none: the whole day."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        day, _, hours = value.strip().partition(" ")
        return {"day": day, "hours": hours.strip() or None}

    @model_serializer(mode="wrap")
    def _write(self, inner: SerializerFunctionWrapHandler) -> str:
        fields = inner(self)
        return " ".join(str(part) for part in (fields["day"], fields.get("hours")) if part)

    def span(self) -> tuple[datetime, datetime]:
        """Return when it starts and ends, in local time."""
        if self.hours is None:
            return datetime.combine(self.day, time.min), datetime.combine(self.day, time.max)
        return datetime.combine(self.day, self.hours.start), datetime.combine(self.day, self.hours.end)


_ANSWER_WORDS = {
    Answer.YES: "yes y ja j ok x 1 true",
    Answer.NOT_PREFERRED: (
        "not_preferred not-preferred prefer_not rather_not would_rather_not yes_but_not_preferred yes_but_rather_not"
        " if_you_must (if_you_must) helst_ikke nødigt ja_men_helst_ikke ja_men_nødigt"
    ),
    Answer.IF_NEED_BE: "if_need_be ifneedbe if-need-be maybe (yes) (ok) (ja) hvis_behov måske hvis_nødvendigt",
    Answer.NO: "no n nej 0 false -",
    Answer.NO_ANSWER: "no_answer none ?",
}


_NUMBER = re.compile(r"\d{1,3}(?:[.,]0+)?")
_LEAST = {Answer.YES: 90, Answer.NOT_PREFERRED: 80, Answer.IF_NEED_BE: 40, Answer.NO: 0}


def on_scale(cells: Iterable[Any]) -> bool:
    """Tell whether the numbers in a poll lie on the scale from 0 (no) to 100 (yes).

    Only 0 and 1 are no and yes; numbers up to 100 with one of 40 or more among them lie on the scale.

    Parameters
    ----------
    cells
        All answers of the poll; those that are no numbers do not count.

    Raises
    ------
    InputError
        When the numbers are of another scale, such as 0, 1 and 2.
    """
    highest = max((_number(cell) or 0 for cell in cells), default=0)
    if highest <= 1:
        return False
    if _LEAST[Answer.IF_NEED_BE] <= highest <= 100:
        return True
    raise InputError(
        message("the answers are numbers up to {highest}, and what they mean is not known", highest=highest),
        hint=message(
            "write words, or numbers from 0 to 100: {no} no, {maybe} if need be, {rather_not} rather not, {yes} yes",
            no="0-39", maybe="40-79", rather_not="80-89", yes="90-100",
        ),
    )  # fmt: skip


def _number(cell: Any) -> int | None:
    """Return the whole number in a cell, ``85`` or ``85.0`` as spreadsheets write it."""
    text = "" if cell is None else str(cell).strip()
    return int(re.split("[.,]", text)[0]) if _NUMBER.fullmatch(text) else None


def read_answer(value: Any, *, scale: bool = False) -> Any:
    """Read one cell of a poll; an empty one is no answer.

    Parameters
    ----------
    value
        The cell.
    scale
        Whether a number is one from 0 to 100, as :func:`on_scale` tells of the whole poll: up to 39 no, from 40
        if need be, from 80 not preferred, from 90 yes. Source: VPOLL (CalConnect CC 51006), RESPONSE.
    """
    if isinstance(value, Answer):
        return value
    number = _number(value) if scale else None
    if number is not None and number <= 100:
        return next(answer for answer, least in _LEAST.items() if number >= least)
    word = re.sub(r"[\s,]+", "_", str("" if value is None else value).strip().lower())
    for answer, words in _ANSWER_WORDS.items():
        if word in words.split():
            return answer
    if not word:
        return Answer.NO_ANSWER
    raise InputError(
        message('"{text}" is no answer', text=str(value)),
        hint=message("write yes, rather not, if need be, no, or leave the cell empty"),
    )


class Poll(Frozen):
    """A poll of dates with everybody's answers, one for each option."""

    name: str = Field(min_length=1)
    """Where it came from, the file's name."""
    open: bool = False
    """Whether other dates of a window stay possible; else its options inside a window are the only ones."""
    options: tuple[Option, ...] = Field(min_length=1)
    """The dates asked about."""
    answers: dict[str, tuple[Annotated[Answer, BeforeValidator(read_answer)], ...]]
    """The answers of each person asked, in the options' order: words, or numbers from 0 (no) to 100 (yes)."""
    layout: str = ""
    """The service whose file was read, such as ``rallly``; empty for a plain table."""
    unsure: Texts = ()
    """People who only said no in a poll that writes silence as no, too."""
    strangers: Texts = ()
    """People who answered and are no members: their answers are left out."""
    slots: bool = False
    """Whether the options are short slots, such as quarters of an hour; a meeting is then answered by all the slots
    that it takes up, and may begin at its own hours on every day on which slots cover them."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        if isinstance(value, str):
            raise InputError(
                message('the poll "{name}" is a file that was not read', name=value),
                hint=message("read the problem with netplan.read, which reads its polls too"),
            )
        return _numbers_read(value)

    @model_validator(mode="after")
    def _complete(self) -> Poll:
        for name, answers in self.answers.items():
            if len(answers) != len(self.options):
                raise InputError(
                    message(
                        "{name} answered {count} of {options} options",
                        name=name, count=len(answers), options=len(self.options),
                    ),
                    field=f"answers.{name}",
                    hint=message("give one answer for each option, empty ones too"),
                )
        if len(set(self.options)) < len(self.options):
            raise InputError(
                message('the poll "{name}" offers the same option twice', name=self.name),
                field="options",
                hint=message("take one of the two columns out"),
            )
        return self


    def offered(self, hours: Hours) -> tuple[Option, ...]:
        """Return the dates that it offers for a meeting of some hours: its options, or the days whose slots cover them.

        Parameters
        ----------
        hours
            The meeting's hours.
        """
        if not self.slots:
            return self.options
        days: dict[date, list[tuple[datetime, datetime]]] = {}
        for option in self.options:
            days.setdefault(option.day, []).append(option.span())
        return tuple(
            Option(day=day) for day, spans in days.items()
            if covers(spans, datetime.combine(day, hours.start), datetime.combine(day, hours.end))
        )  # fmt: skip


def covers(spans: Iterable[tuple[datetime, datetime]], start: datetime, end: datetime) -> bool:
    """Tell whether spans cover the time from a start to an end without a gap."""
    reached = start
    for first, last in sorted(spans):
        if first > reached:
            break
        reached = max(reached, last)
    return reached >= end


def _numbers_read(fields: Any) -> Any:
    """Turn numbers from 0 to 100 among a poll's answers into answers."""
    given = fields.get("answers") if isinstance(fields, Mapping) else None
    if not isinstance(given, Mapping) or not all(isinstance(cells, (list, tuple)) for cells in given.values()):
        return fields
    try:
        if not on_scale(cell for cells in given.values() for cell in cells):
            return fields
    except InputError as error:
        raise InputError(error.what, field="answers", hint=error.hint) from None
    read = {
        name: [read_answer(cell, scale=True) if _number(cell) is not None else cell for cell in cells]
        for name, cells in given.items()
    }
    return {**fields, "answers": read}


class Answers(Frozen):
    """What one person answered, as lists of dates (``2013-03-05``), spans, weekdays or windows in words.

    Hours may stand with them (``Wednesdays 9-12``), and a private reason, which is kept nowhere: ``{when: Wednesdays,
    reason: ...}``.
    """

    yes: Times = ()
    """When the person can come."""
    not_preferred: Times = ()
    """When the person can come, but would rather not; it counts wherever a meeting touches such a time."""
    if_need_be: Times = ()
    """When the person can come if it must be."""
    no: Times = ()
    """When the person cannot come."""


def _unread(value: Any) -> Any:
    if isinstance(value, str):
        raise InputError(
            message('the calendar "{name}" is a file that was not read', name=value),
            hint=message("read the problem with netplan.read, which reads its calendars too"),
        )
    return value


Calendars = Annotated[tuple[Annotated[Busy, BeforeValidator(_unread)], ...], BeforeValidator(one_or_many)]
"""One calendar of a person or a list of them."""


class Availability(Frozen):
    """Who can come when; a ``no`` always counts, and the strictest answer wins."""

    polls: tuple[Poll, ...] = ()
    """Polls, in a file by file name."""
    answers: dict[str, Answers] = {}
    """Answers given without a poll."""
    away: dict[str, Times] = {}
    """When people are away: dates, spans, weekdays (``Wednesdays``) or windows in words, with or without hours
    (``Wednesdays before 12``, ``not after 14.30``); with a private reason, which is kept nowhere, as
    ``{when: Wednesdays, reason: ...}``."""
    anyway: dict[str, Dates] = {}
    """Dates on which people said no and come all the same, because they were asked again: it counts before every other
    answer."""
    calendars: dict[str, Calendars] = {}
    """When people's calendars are taken, in a file by the names of .ics files or of folders of them."""
