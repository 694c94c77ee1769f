"""Small calendars for tests, and what is read from them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from netplan.domain import Busy, Taken
from netplan.io import read_busy

CALENDARS = Path(__file__).parent
FIRST, LAST = date(2013, 1, 1), date(2013, 12, 31)


def entry(*lines: str, uid: str = "one") -> str:
    """Return an entry with these lines."""
    return "\r\n".join(("BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT"))


def calendar(*parts: str) -> str:
    """Return a calendar of entries and lines."""
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", *parts, "END:VCALENDAR", ""))


def zone(name: str, *lines: str) -> str:
    """Return the definition of a time zone with one part."""
    return "\r\n".join((
        "BEGIN:VTIMEZONE", f"TZID:{name}", "BEGIN:STANDARD", *lines, "END:STANDARD", "END:VTIMEZONE",
    ))  # fmt: skip


def written(folder: Path, content: str | bytes, name: str = "a.ics") -> Path:
    """Write a file and return its path."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def read(folder: Path, *parts: str, **options: Any) -> Busy:
    """Read the year 2013 of a calendar with these parts."""
    return read_busy(written(folder, calendar(*parts)), FIRST, LAST, **options).calendar


def short(spans: tuple[Taken, ...]) -> list[str]:
    """Return times without their year, the day of the end only where it is another one."""
    return [
        f"{one.start:%m-%d %H:%M}-{one.end:%H:%M}" if one.start.date() == one.end.date()
        else f"{one.start:%m-%d %H:%M}-{one.end:%m-%d %H:%M}"
        for one in spans
    ]  # fmt: skip
