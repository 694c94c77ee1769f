"""The entries of a calendar: when each takes place, and whether the person is busy then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from netplan.io.calendars.effort import Effort
from netplan.io.calendars.lines import Block, Line
from netplan.io.calendars.rule import Rule
from netplan.io.calendars.values import Moment, ZoneBook, dates, length, moment, plus
from netplan.language import message

__all__ = ["LONGEST_REPEATED", "Entry", "Kind", "read_entry"]

LONGEST_REPEATED = dt.timedelta(days=366)
"""How long an entry may last that repeats, and how far all its later times may be moved."""


class Kind(StrEnum):
    """What an entry says about the person; those after the first two are left out."""

    BUSY = "busy"
    """Cannot come."""
    TENTATIVE = "tentative"
    """Pencilled in."""
    CANCELLED = "cancelled"
    """Does not take place."""
    FREE = "free"
    """Marked as leaving the person free: a reminder, a birthday, somebody else's holiday."""
    DECLINED = "declined"
    """Turned down by the person."""
    OWN = "own"
    """A meeting of this network's season itself, which must not stand in its own way."""
    EMPTY = "empty"
    """Without any length."""
    TASK = "task"
    """A task or a journal."""


@dataclass(slots=True)
class Entry:
    """One entry, or one changed instance of an entry that repeats."""

    line: Line
    """Where it begins."""
    uid: str
    sequence: int
    kind: Kind
    start: Moment
    end: Moment
    rules: list[Line]
    """The lines by which it repeats."""
    exceptions: list[Line]
    """The lines by which it does not take place although it repeats."""
    more: list[tuple[Moment, Moment | None]]
    """Further times, some with an end of their own."""
    less: list[Moment]
    """Times at which it does not take place."""
    instead_of: Moment | None
    """For a changed instance: when it would have taken place."""
    and_future: bool
    """Whether the later instances change with it."""
    zones: ZoneBook
    effort: Effort

    @property
    def repeats(self) -> bool:
        """Whether it may take place at several times, or is an instance of one that does."""
        return bool(self.rules or self.more or self.less or self.instead_of is not None)

    def rule(self, line: Line, start: dt.datetime) -> Rule:
        """Return one of its rules."""
        return Rule(line, start, start.tzinfo or self.zones.local, self.effort)


def read_entry(
    block: Block, zones: ZoneBook, effort: Effort, own: Collection[str], emails: Collection[str]
) -> Entry:
    """Return an entry of a calendar.

    Parameters
    ----------
    block
        Its lines.
    zones
        The calendar's zones.
    effort
        What is left for the file.
    own
        Ids of entries that are left out as the network's own.
    emails
        The person's addresses, in small letters.
    """
    effort.spend(Effort.ENTRY, block.begin)
    start, end = _times(block, zones)
    uid = block.one("UID")
    name = uid.value() if uid else f"{block.begin.file}:{block.begin.number}"
    rules = block.every("RRULE")
    more, less = _listed(block, zones, effort)
    instance = block.one("RECURRENCE-ID")
    span = instance.parts()[0].get("RANGE", "") if instance else ""
    meant = moment(instance, zones) if instance else None
    if meant and meant.year == 1:
        meant = meant.replace(year=2)  # no instance that matters, and UTC may lie before the first year
    shift = start.toordinal() - meant.toordinal() if meant and span.upper() == "THISANDFUTURE" else 0
    if ((rules or more) and end > start + LONGEST_REPEATED) or abs(shift) > LONGEST_REPEATED.days:
        raise block.begin.error(
            message("an entry that repeats lasts longer, or is moved further, than a year"),
            message("correct it in the calendar program and export again"),
        )
    return Entry(
        line=block.begin, uid=name, sequence=_sequence(block),
        kind=Kind.OWN if name in own else _kind(block, emails),
        start=start, end=end, rules=rules, exceptions=block.every("EXRULE"), more=more, less=less,
        instead_of=meant,
        and_future=span.upper() == "THISANDFUTURE",
        zones=zones, effort=effort,
    )  # fmt: skip


def _times(block: Block, zones: ZoneBook) -> tuple[Moment, Moment]:
    """Return when an entry begins and ends; a day without an end is one day, a time without an end has no length."""
    first, last, size = (block.one(name) for name in ("DTSTART", "DTEND", "DURATION"))
    if first is None:
        raise block.begin.error(message("an entry has no start"), message("save or download the calendar again"))
    start = moment(first, zones)
    timed = isinstance(start, dt.datetime)
    if last is not None:
        end = moment(last, zones)
    elif size is not None:
        end = plus(start, length(size), zones.local)
    else:
        end = start if timed else start + dt.timedelta(days=1)
    if isinstance(end, dt.datetime) != timed:
        start, end = (
            one if isinstance(one, dt.datetime) else dt.datetime.combine(one, dt.time.min, zones.local)
            for one in (start, end)
        )
    if end < start:
        raise (last or first).error(
            message("the entry ends before it begins"), message("correct it in the calendar program and export again")
        )
    return start, end + dt.timedelta(days=1) if start == end and not isinstance(end, dt.datetime) else end


def _listed(
    block: Block, zones: ZoneBook, effort: Effort
) -> tuple[list[tuple[Moment, Moment | None]], list[Moment]]:
    """Return the further times of an entry, and those at which it does not take place."""
    more: list[tuple[Moment, Moment | None]] = []
    less: list[Moment] = []
    for line in (*block.every("RDATE"), *block.every("EXDATE")):
        effort.spend(Effort.TIME * (line.raw.count(b",") + 1), line)
        if line.name == "RDATE":
            more += dates(line, zones)
        else:
            less += (one for one, _ in dates(line, zones) if one.year > 1)
    return more, less


def _sequence(block: Block) -> int:
    line = block.one("SEQUENCE")
    text = line.value() if line else ""
    return int(text) if text.isdecimal() and len(text) < 10 else -1


def _kind(block: Block, emails: Collection[str]) -> Kind:
    """Tell whether an entry makes the person busy.

    TRANSP is what calendars share; Outlook says more in its own field, where working elsewhere leaves one free.
    """
    status, outlook = block.word("STATUS"), block.word("X-MICROSOFT-CDO-BUSYSTATUS")
    answer = _answer(block, emails)
    if status == "CANCELLED":
        return Kind.CANCELLED
    if answer == "DECLINED":
        return Kind.DECLINED
    if block.word("TRANSP") == "TRANSPARENT" or outlook in ("FREE", "WORKINGELSEWHERE"):
        return Kind.FREE
    return Kind.TENTATIVE if "TENTATIVE" in (status, outlook, answer) else Kind.BUSY


def _answer(block: Block, emails: Collection[str]) -> str:
    """Return what the person answered to an invitation."""
    for line in block.every("ATTENDEE") if emails else ():
        words, value = line.parts()
        addresses = {value.lower().removeprefix("mailto:").strip(), words.get("EMAIL", "").lower()}
        if addresses & {*emails}:
            return words.get("PARTSTAT", "").upper()
    return ""
