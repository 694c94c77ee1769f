"""Reading a poll: whose layout it has, what its dates are, who its people are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netplan.domain import Option, Poll, Problem
from netplan.errors import InputError, together
from netplan.io.places import Place
from netplan.io.polls.bitpoll import BITPOLL
from netplan.io.polls.crabfit import CRABFIT
from netplan.io.polls.doodle import DOODLE
from netplan.io.polls.framadate import FRAMADATE
from netplan.io.polls.grid import Grid, Layout
from netplan.io.polls.newdle import NEWDLE
from netplan.io.polls.nextcloud import NEXTCLOUD
from netplan.io.polls.own import OWN
from netplan.io.polls.people import Matches, matched_people
from netplan.io.polls.rallly import RALLLY
from netplan.io.polls.setting import Entry, Setting
from netplan.io.polls.source import Source
from netplan.io.polls.timeful import TIMEFUL
from netplan.io.polls.times import settled_options
from netplan.language import Message, message
from netplan.plan import PolledOption, PollReading

__all__ = ["LAYOUTS", "certainly_a_poll", "poll_of_entry", "read_poll", "read_poll_alone"]

LAYOUTS: tuple[Layout, ...] = (
    RALLLY, FRAMADATE, NEXTCLOUD, NEWDLE, BITPOLL, DOODLE, TIMEFUL, CRABFIT, OWN,
)  # fmt: skip
"""Every layout that is known; the plain table comes last."""
NAMES = tuple(layout.name for layout in LAYOUTS)
MOST = 2000
"""So many people and dates a poll has at most, and ten times as many slots."""


CERTAINLY = 3
"""How sure a layout is of a file that can have no other (:class:`netplan.io.polls.grid.Layout`)."""


@dataclass(frozen=True)
class _Read:
    """A poll with everything that is told of it."""

    grid: Grid
    options: tuple[Option, ...]
    matches: Matches
    notes: tuple[Message, ...]

    def shape(self, entry: Entry) -> dict[str, Any]:
        """Return the poll in the file's shape, without what is as it is by default."""
        found = self.matches
        extra = {
            "layout": self.grid.layout, "unsure": found.unsure, "strangers": found.strangers, "slots": self.grid.slots,
        }  # fmt: skip
        return {
            "name": entry.file, "open": entry.open, "options": [str(option.shape()) for option in self.options],
            "answers": {name: [str(one) for one in answers] for name, answers in found.answers.items()},
            **{key: value for key, value in extra.items() if value},
        }  # fmt: skip

    def places(self) -> dict[str, Place]:
        """Return where each value stands."""
        return {
            "": self.grid.place,
            **{f"options[{number}]": column.place for number, column in enumerate(self.grid.columns)},
            **{f"answers.{name}": place for name, place in self.matches.places.items()},
        }


def certainly_a_poll(path: str | Path) -> bool:
    """Tell whether a file has the layout of a poll that nothing else has, whatever is wrong with what it says."""
    source = Source(Path(path))
    return any(layout.sure(source) == CERTAINLY for layout in LAYOUTS)


def poll_of_entry(
    given: Mapping[str, Any], field: str, base: Path, setting: Setting
) -> tuple[dict[str, Any], dict[str, Place]]:
    """Read the poll that an entry names.

    Parameters
    ----------
    given
        The entry, with ``file``.
    field
        Its path.
    base
        The folder of its files.
    setting
        The network and the season, as far as they are known.

    Returns
    -------
    The poll in the file's shape, and the place of each of its values.

    Raises
    ------
    InputError
        With everything that is wrong with the file, each with its line and column.
    """
    entry = Entry.read(given, NAMES, field)
    read = _poll(base / entry.file, base / entry.people if entry.people else None, entry, setting)
    return read.shape(entry), read.places()


def read_poll(path: str | Path, problem: Problem | None = None, **entry: Any) -> PollReading:
    """Read a poll that Rallly, Framadate, Nextcloud, newdle, Bitpoll, Doodle, Timeful or Crab Fit wrote, or a table.

    Parameters
    ----------
    path
        The file: CSV, an Excel workbook, or JSON.
    problem
        The network and the season that it is for. Without one people and dates stay as written, and dates need
        their years.
    entry
        What a poll's entry in the file may say, too: ``layout``, ``timezone`` (in which the file's times are),
        ``dates`` ("day first" or "month first"), ``moments`` (``{"late": "18:00-21:00"}``), ``words``
        (``{"Count me in": "yes"}``), ``people`` (a second file), ``strangers`` (who is no member, however
        alike the names), ``open``.

    Raises
    ------
    InputError
        With everything that is wrong with the file: a layout that is not recognised, dates, hours or names that may
        mean several things, answers that are not understood.

    Examples
    --------
    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp()) / "poll.csv"
    >>> _ = path.write_text("name,2027-02-24,2027-03-16\\nAnna,yes,no\\n")
    >>> read_poll(path).poll.answers["Anna"]
    (<Answer.YES: 'yes'>, <Answer.NO: 'no'>)
    """
    options = Entry.read({"file": Path(path).name, **entry}, NAMES)
    return _told(Path(path), options, Setting.for_problem(problem, options.timezone), problem)


def read_poll_alone(path: Path, setting: Setting) -> PollReading:
    """Read a poll whose network is yet to be written, with what is known of it; people stay as written."""
    return _told(path, Entry.read({"file": path.name}, NAMES), setting, None)


def _told(path: Path, options: Entry, setting: Setting, problem: Problem | None) -> PollReading:
    people = path.parent / options.people if options.people else None
    read = _poll(path, people, options, setting)
    poll = Poll.model_validate(read.shape(options))
    found = read.matches
    polled, outside = _windows(poll, problem)
    return PollReading(
        layout=poll.layout or OWN.name, poll=poll, people=tuple(found.people), strangers=poll.strangers,
        unsure=poll.unsure, options=polled, outside=outside, ignored=tuple(read.grid.ignored), notes=read.notes,
        emails=tuple((one.name, one.email) for one in read.grid.people if one.email),
    )  # fmt: skip


def _windows(poll: Poll, problem: Problem | None) -> tuple[tuple[PolledOption, ...], tuple[Option, ...]]:
    """Return each date with the meetings whose window has it, and the dates of no meeting."""
    days = dict.fromkeys(option.day for option in poll.options)
    options = tuple(Option(day=day) for day in days) if poll.slots else poll.options
    if problem is None:
        return tuple(map(PolledOption, options)), ()
    from netplan.dates import candidates

    possible = candidates(problem)
    fitting = {
        meeting.id: {meeting.only_day} if meeting.only_day else possible.window_days(meeting.id)
        for meeting in problem.meetings
    }
    of_day = {day: tuple(id_ for id_ in fitting if day in fitting[id_]) for day in days}
    polled = tuple(PolledOption(option, of_day[option.day]) for option in options)
    return polled, tuple(one.option for one in polled if not one.meetings)


def _poll(path: Path, people: Path | None, entry: Entry, setting: Setting) -> _Read:
    source = Source(path, people)
    grid = _layout(source, entry.layout).read(source, dict(entry.words))
    most = MOST * (10 if grid.slots else 1)
    if len(grid.columns) > most:
        raise InputError(
            message("the poll has {count} dates, more than {most}", count=len(grid.columns), most=most),
            hint=message("check that it is the right file"), file=source.file, line=1,
        )  # fmt: skip
    if len(grid.people) > MOST:
        raise InputError(
            message("the poll has {count} people, more than {most}", count=len(grid.people), most=MOST),
            hint=message("check that it is the right file"), file=source.file, line=1,
        )  # fmt: skip
    options, notes = settled_options(grid, entry, setting) if grid.columns else ([], [])
    matches = matched_people(grid, setting, entry.strangers)
    if grid.wrong:
        raise together(sorted(grid.wrong, key=lambda error: (error.line or 0, error.column or 0)))
    return _Read(grid, tuple(one for one in options if one is not None), matches, tuple(notes))


def _layout(source: Source, forced: str) -> Layout:
    """Return the one layout that a file has."""
    if forced:
        return next(layout for layout in LAYOUTS if layout.name == forced)
    sure: list[tuple[int, Layout]] = [(layout.sure(source), layout) for layout in LAYOUTS]
    best = max(level for level, _ in sure)
    winners = [layout for level, layout in sure if level == best]
    if best and len(winners) == 1:
        return winners[0]
    names = ", ".join(layout.name for layout in (winners if best else LAYOUTS))
    if best:
        what = message("the poll may have the layout of {names}", names=names)
    else:
        what = message('no layout of polls begins with "{name}"', name=next(iter(source.head()), ""))
    raise InputError(
        what, file=source.file, line=1, field=next(iter(source.head()), ""),
        hint=message('head its first column "name" and write one date over each of the others, or say its layout: '
                     "{names}", names=names),
    )  # fmt: skip
