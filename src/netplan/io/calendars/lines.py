"""The lines of an iCalendar file that tell when somebody is busy; all others are never looked at.

Titles, descriptions, places and attachments stay bytes that nobody decodes: what is not read cannot be passed on.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from netplan.errors import InputError
from netplan.language import message

__all__ = ["Block", "Line", "calendars"]

ENTRIES = 40_000
"""Parts of one file at most: twenty years of a full calendar, alarms included."""
LINES = 250_000
"""Lines that are kept of one file at most."""
LONGEST = 2_000
"""Letters that the parameters of a line may have; the name and address of somebody invited take about 200."""
DEEPEST = 6
"""How many parts may lie inside each other: calendar, entry and alarm are three."""
NAMES = (
    "BEGIN", "END", "DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "UID",
    "STATUS", "TRANSP", "SEQUENCE", "FREEBUSY", "ATTENDEE", "X-MICROSOFT-CDO-BUSYSTATUS", "X-WR-TIMEZONE",
    "CALSCALE", "TZID", "TZOFFSETFROM", "TZOFFSETTO",
)  # fmt: skip
_KEPT = re.compile(rb"^(%s)(?=[;:])([^\n]*+(?:\n[ \t][^\n]*+)*+)" % "|".join(NAMES).encode(), re.M | re.I)
_NAMED = {name.encode(): name for name in NAMES}
_BROKEN = re.compile(rb"^(?![ \t\n]|[A-Za-z0-9_.-]+[;:])[^\n]", re.M)
_PARTS = re.compile(r'((?:;(?:[^":]++|"[^"]*+")*+)?+):(.*)', re.S)
_WORD = re.compile(r';\s*([\w-]+)=("[^"]*"|[^;]*)')


class Line(NamedTuple):
    """One line, with those folded onto it."""

    file: str
    number: int
    """Line of the file in which it begins."""
    name: str
    raw: bytes
    """The rest, from the sign behind the name on."""

    def parts(self) -> tuple[dict[str, str], str]:
        """Return its parameters and its value."""
        content = _unfolded(self.raw)
        try:
            text = content.decode()
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
        if text.startswith(":"):
            return {}, text[1:].strip()
        found = _PARTS.fullmatch(text)
        if found is None:
            raise self.error(message("the line {name} has no value", name=self.name), _AGAIN)
        if len(found[1]) > LONGEST:
            raise self.error(message("the line {name} has too many parameters", name=self.name), _AGAIN)
        return _words(found[1]), found[2].strip()

    def value(self) -> str:
        """Return its value."""
        return self.parts()[1]

    def error(self, what: str, hint: str) -> InputError:
        """Return an error about this line."""
        return InputError(what, hint=hint, file=self.file, line=self.number)


@lru_cache(1000)
def _words(text: str) -> dict[str, str]:
    """Read the parameters of a line; most lines of a file have the same ones."""
    return {name.upper(): value.strip().strip('"') for name, value in _WORD.findall(text)}


_AGAIN = message("save or download the calendar again, as iCalendar (.ics)")


@dataclass(slots=True)
class Block:
    """A part of the file between BEGIN and END."""

    kind: str
    begin: Line
    lines: dict[str, list[Line]] = field(default_factory=dict)
    """Those that are kept, by name."""
    inner: list[Block] = field(default_factory=list)

    def every(self, name: str) -> list[Line]:
        """Return all lines of a name."""
        return self.lines.get(name, [])

    def one(self, name: str) -> Line | None:
        """Return the line of a name, which may stand once at most."""
        found = self.every(name)
        if len(found) > 1:
            raise found[1].error(message("{name} stands twice in one entry", name=name), _AGAIN)
        return found[0] if found else None

    def word(self, name: str) -> str:
        """Return the value of a line in capitals; without it nothing."""
        line = self.one(name)
        return line.value().upper() if line else ""


def calendars(content: bytes, file: str, emails: Collection[str] = ()) -> list[Block]:
    """Return the calendars of a file.

    Parameters
    ----------
    content
        What the file holds.
    file
        Its name, for errors.
    emails
        Whose lines among those of the people invited are kept.

    Raises
    ------
    InputError
        When it is no calendar, is cut off, or its lines do not fit together.
    """
    content = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    _check(content, file)
    return _blocks(_lines(content, file, [email.lower().encode() for email in emails]))


def _check(content: bytes, file: str) -> None:
    def at(position: int) -> Line:
        return Line(file, content.count(b"\n", 0, position) + 1, "", b"")

    zero = content.find(b"\0")
    if zero >= 0:
        raise at(zero).error(message("the file is no plain text: it has the character number {code}", code="0"),
                             message("save it as text in UTF-8"))  # fmt: skip
    if not re.match(rb"\s*BEGIN:VCALENDAR\s*$", content, re.I | re.M):
        raise at(0).error(message("the file is no calendar: it does not begin with BEGIN:VCALENDAR"), _AGAIN)
    broken = _BROKEN.search(content)
    if broken:
        raise at(broken.start()).error(
            message("this line neither begins with the name of a field nor continues the line before"),
            message("begin lines that continue another with a blank, or save the calendar again"),
        )


def _lines(content: bytes, file: str, emails: list[bytes]) -> Iterator[Line]:
    number, position, kept = 1, 0, 0
    for found in _KEPT.finditer(content):
        name = _NAMED.get(found[1]) or found[1].decode().upper()
        if name == "ATTENDEE" and not any(email in _unfolded(found[2]).lower() for email in emails):
            continue
        number += content.count(b"\n", position, found.start())
        position = found.start()
        kept += 1
        line = Line(file, number, name, found[2])
        if kept > LINES:
            raise line.error(message("the calendar has too many entries"), message("export the coming season only"))
        yield line


def _unfolded(raw: bytes) -> bytes:
    return raw.replace(b"\n ", b"").replace(b"\n\t", b"")


def _blocks(lines: Iterable[Line]) -> list[Block]:
    """Put the lines into the parts to which they belong."""
    done: list[Block] = []
    stack: list[Block] = []
    begun = 0
    last = None
    for last in lines:
        if last.name == "BEGIN":
            begun += 1
            stack.append(_begun(last, stack, begun))
        elif last.name == "END":
            block = _ended(last, stack)
            (stack[-1].inner if stack else done).append(block)
        elif stack:
            stack[-1].lines.setdefault(last.name, []).append(last)
    if stack and last is not None:
        raise last.error(message("the file ends before END:{name}", name=stack[-1].kind), _AGAIN)
    return done


def _begun(line: Line, stack: list[Block], number: int) -> Block:
    kind = line.value().upper()
    if number > ENTRIES:
        raise line.error(
            message("the calendar has more than {count} entries", count=ENTRIES),
            message("export the coming season only"),
        )  # fmt: skip
    if (kind == "VCALENDAR") == bool(stack) or len(stack) >= DEEPEST or (stack and stack[-1].kind == kind):
        raise line.error(message("BEGIN:{name} cannot stand here", name=kind[:40]), _AGAIN)
    return Block(kind, line)


def _ended(line: Line, stack: list[Block]) -> Block:
    kind = line.value().upper()
    if not stack or stack[-1].kind != kind:
        raise line.error(message("END:{name} ends nothing that was begun", name=kind[:40]), _AGAIN)
    return stack.pop()
