"""Calendars that are made to keep a reader busy, and a program that reads them under limits.

Run with a folder: writes each calendar there, reads it, and prints what came of it, one line each.
"""

from __future__ import annotations

import json
import resource
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

from ics import FIRST, LAST, calendar, entry, written, zone
from netplan.errors import InputError
from netplan.io import read_busy

MEMORY = 600_000_000
"""Bytes of address space; without any calendar about 300 million are used."""
SECONDS = 20
"""For each calendar: two where nothing else runs."""
ONCE = ("DTSTART:20130305T080000Z", "DTEND:20130305T090000Z")
LONG_AGO = ("DTSTART:00010101T080000Z", "DTEND:00010101T090000Z")


def calendars() -> Iterator[tuple[str, str]]:
    """Yield the name and the content of each; those whose name ends in ``fine`` can be read."""
    yield "daily since the year one, fine", calendar(entry(*LONG_AGO, "RRULE:FREQ=DAILY"))
    yield "a million times, fine", calendar(entry(*LONG_AGO, "RRULE:FREQ=DAILY;COUNT=1000000"))
    yield "a million times if", calendar(entry(*LONG_AGO, "RRULE:FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR,SA,SU;COUNT=1000000"))
    yield "never, fine", calendar(entry(*LONG_AGO, "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"))
    yield "many of long ago, fine", calendar(*many(10_000, "DTSTART:20030305T080000Z", "DTEND:20030305T090000Z"))
    yield "many in the season", calendar(*many(16_000, *ONCE))
    yield "very many", calendar(*many(41_000, *ONCE))
    yield "lines", calendar(entry(*ONCE, *["SEQUENCE:"] * 260_000))
    yield "a million dates", calendar(entry(*ONCE, "RDATE:" + "20130305T080000Z," * 550_000))
    yield "changes of millennia", calendar(
        entry(*LONG_AGO, "RRULE:FREQ=DAILY"),
        entry("RECURRENCE-ID;RANGE=THISANDFUTURE:00020305T080000Z", "DTSTART:30000305T080000Z"),
    )
    yield "nested", "BEGIN:VCALENDAR\r\n" + "BEGIN:X-A\r\nBEGIN:X-B\r\n" * 1_000
    yield "folds, fine", calendar(entry("DTSTART:2013" + "\r\n " * 2_000_000 + "0305"))
    yield "quotes", calendar(entry('DTSTART;A="' + '";B="' * 500_000))
    yield "large", "BEGIN:VCALENDAR\r\n" + "X:" * 6_000_000


def laborious() -> Iterator[tuple[str, str]]:
    """Yield more of them, which a limit on the dates looked at stops."""
    yield "never", calendar(*many(600, *LONG_AGO, "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"))
    yield "daily", calendar(*many(600, *LONG_AGO, "RRULE:FREQ=DAILY"))
    yield "places", calendar(*many(600, *ONCE, "RRULE:FREQ=YEARLY;BYSETPOS=-1;BYDAY=MO"))
    yield "finished", calendar(*many(1_500, *LONG_AGO, "RRULE:FREQ=WEEKLY;COUNT=3"))
    yield "rules", calendar(entry(*ONCE, *["RRULE:FREQ=DAILY;BYDAY=MO"] * 3_000))
    yield "rules of exceptions", calendar(entry(*ONCE, "RRULE:FREQ=DAILY", *["EXRULE:FREQ=DAILY"] * 3_000))
    yield "exceptions", calendar(entry(*ONCE, "RRULE:FREQ=DAILY", *["EXDATE:20130305T080000Z"] * 3_000))
    yield "busy times", calendar("BEGIN:VFREEBUSY", *["FREEBUSY:20130305T080000Z/PT1H"] * 3_000, "END:VFREEBUSY")
    changed = [entry("RECURRENCE-ID:20130305T080000Z", *ONCE)] * 600
    yield "changes", calendar(*[entry(*ONCE, "RRULE:FREQ=DAILY")] * 30, *changed)
    yield "zones", calendar(*(
        part for number in range(400) for part in (
            zone(f"Zone {number}", *OFFSETS, "DTSTART:19700101T000000", "RRULE:FREQ=YEARLY;BYDAY=1MO"),
            entry(f"DTSTART;TZID=Zone {number}:20130305T080000", uid=str(number)),
        )
    ))  # fmt: skip
    yield "a zone that never changes", calendar(
        zone("Hop", *OFFSETS, "DTSTART:00010101T000000", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=9"),
        entry("DTSTART;TZID=Hop:20130305T080000"),
    )


OFFSETS = ("TZOFFSETFROM:+0100", "TZOFFSETTO:+0200")


def many(count: int, *lines: str) -> Iterator[str]:
    """Yield entries that differ in their ids only."""
    return (entry(*lines, uid=str(number)) for number in range(count))


def main(folder: Path) -> None:
    """Read all of them, each in limited time and all in limited memory."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    for name, content in calendars():
        path = written(folder, content)
        del content
        signal.alarm(SECONDS)
        try:
            said, hint, line = f"read {len(read_busy(path, FIRST, LAST).calendar.busy)}", "", None
        except InputError as error:
            said, hint, line = error.what, error.hint, error.line
        signal.alarm(0)
        print(json.dumps([name, said, hint, line]), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
