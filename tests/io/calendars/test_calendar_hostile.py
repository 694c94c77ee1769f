"""Calendars that are broken, or made to do harm: a clear error, soon, in little memory."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest

import netplan
from hostile_calendars import OFFSETS, calendars, laborious
from ics import FIRST, LAST, calendar, entry, read, written, zone
from netplan.errors import InputError
from netplan.io.calendars.effort import Effort

ONCE = ("DTSTART:20130305T080000Z", "DTEND:20130305T090000Z")


def test_calendars_made_to_keep_a_reader_busy_end_soon_in_little_memory(tmp_path: Path) -> None:
    program = Path(__file__).with_name("hostile_calendars.py")
    paths = os.pathsep.join((str(program.parent), str(Path(netplan.__file__).parent.parent)))
    done = subprocess.run(
        [sys.executable, str(program), str(tmp_path)], capture_output=True, text=True, timeout=240,
        env={**os.environ, "PYTHONPATH": paths},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [name for name, *_ in found] == [name for name, _ in calendars()]
    for name, said, hint, line in found:
        if name.endswith("fine"):
            assert said in ("read 365", "read 0", "read 1"), name
        else:
            assert not said.startswith("read") and hint, name
            assert line or "larger than 10 MB" in said, name


@pytest.mark.parametrize("name, content", [*laborious()], ids=[name for name, _ in laborious()])
def test_the_work_that_one_calendar_can_make_is_limited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, content: str
) -> None:
    monkeypatch.setattr(Effort, "LIMIT", 20_000)
    with pytest.raises(InputError, match="too many entries, or repeats them too often") as caught:
        netplan.read_busy(written(tmp_path, content), FIRST, LAST)
    assert caught.value.line, name


@pytest.mark.parametrize("line, said", [
    ("RRULE:FREQ=SECONDLY", "repeats within a day (SECONDLY)"),
    ("RRULE:FREQ=MINUTELY;INTERVAL=30", "repeats within a day (MINUTELY)"),
    ("RRULE:FREQ=HOURLY;COUNT=2", "repeats within a day (HOURLY)"),
    ("RRULE:FREQ=DAILY;BYHOUR=8,9,10", "repeats within a day (BYHOUR)"),
    ("RRULE:FREQ=DAILY;BYHOUR=10", "repeats within a day (BYHOUR)"),
    ("RRULE:FREQ=DAILY;BYMINUTE=0,1,2,3", "repeats within a day (BYMINUTE)"),
    ("RRULE:FREQ=DAILY;BYSECOND=0,30", "repeats within a day (BYSECOND)"),
    ("RRULE:FREQ=DAILY;INTERVAL=0", '"INTERVAL=0"'),
    ("RRULE:FREQ=DAILY;INTERVAL=-1", '"INTERVAL=-1"'),
    ("RRULE:FREQ=DAILY;COUNT=0", '"COUNT=0"'),
    ("RRULE:FREQ=DAILY;COUNT=many", '"COUNT=MANY"'),
    ("RRULE:FREQ=WEEKLY;BYDAY=XX", '"BYDAY=XX"'),
    ("RRULE:FREQ=WEEKLY;BYDAY=2MO", '"BYDAY=2MO"'),
    ("RRULE:FREQ=MONTHLY;BYDAY=99MO", '"BYDAY=99MO"'),
    ("RRULE:FREQ=MONTHLY;BYDAY=0MO", '"BYDAY=0MO"'),
    ("RRULE:FREQ=MONTHLY;BYMONTHDAY=32", '"BYMONTHDAY=32"'),
    ("RRULE:FREQ=YEARLY;BYMONTH=-1", '"BYMONTH=-1"'),
    ("RRULE:FREQ=YEARLY;BYMONTH=1;BYMONTH=2", '"BYMONTH=2"'),
    ("RRULE:FREQ=YEARLY;BYYEARDAY=" + ",".join(["1"] * 2000), '"BYYEARDAY=1,1'),
    ("RRULE:FREQ=YEARLY;BYEASTER=0", '"BYEASTER=0"'),
    ("RRULE:FREQ=FORTNIGHTLY", '"FREQ=FORTNIGHTLY"'),
    ("RRULE:INTERVAL=2", '"FREQ="'),
    ("RRULE:", "cannot be read"),
    ("RRULE:FREQ=DAILY;UNTIL=tomorrow", '"UNTIL=TOMORROW"'),
    ("RRULE:FREQ=DAILY;UNTIL=20130230", '"UNTIL=20130230"'),
    ("EXDATE:20130230T080000Z", 'EXDATE is no time of a calendar: "20130230T080000Z"'),
    ("RDATE;VALUE=PERIOD:20130305T080000Z/20130305T070000Z", "RDATE is no time of a calendar"),
    ("RDATE;VALUE=PERIOD:20130305T080000Z/-PT1H", "ends before it begins"),
    ("RECURRENCE-ID:someday", 'RECURRENCE-ID is no time of a calendar: "someday"'),
    ("DTSTART:20130306T080000Z", "DTSTART stands twice"),
    ("RRULE", "neither begins with the name of a field"),
    ('RDATE;TZID="Europe/Copenhagen:20130306T080000', "the line RDATE has no value"),
])  # fmt: skip
def test_what_cannot_be_read_is_told_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path, entry(*ONCE, uid="fine"), entry(*ONCE, line))
    error = caught.value
    assert said in error.what
    assert error.line == 13 and error.file == str(tmp_path / "a.ics") and error.hint


@pytest.mark.parametrize("lines, said, line", [
    (("DTSTART:20130305T090000Z", "DURATION:-PT1H"), "the entry ends before it begins", 7),
    (("DTSTART:20130305T090000Z", "DTEND:20130305T080000Z"), "the entry ends before it begins", 7),
    (("DTSTART:20130305T090000Z", "DURATION:long"), 'DURATION is no time of a calendar: "long"', 7),
    (("DTSTART:20130305T090000Z", "DURATION:P"), 'DURATION is no time of a calendar: "P"', 7),
    (("DTSTART:20130305T250000Z",), 'DTSTART is no time of a calendar: "20130305T250000Z"', 6),
    (("DTSTART:20131305T080000Z",), 'DTSTART is no time of a calendar: "20131305T080000Z"', 6),
    (("DTSTART:soon",), 'DTSTART is no time of a calendar: "soon"', 6),
    (("SUMMARY:nothing else",), "an entry has no start", 4),
    (("DTSTART:20130305T080000Z", "DURATION:P400D", "RRULE:FREQ=DAILY"), "lasts longer, or is moved further", 4),
    (("DTSTART;TZID=Mars/Base:20130305T080000",), 'the time zone "Mars/Base"', 6),
    (("DTSTART;TZID=../../etc/passwd:20130305T080000",), 'the time zone "../../etc/passwd"', 6),
    (("DTSTART;TZID=Europe:20130305T080000",), 'the time zone "Europe"', 6),
    (("DTSTART;TZID=:20130305T080000",), None, 0),
])  # fmt: skip
def test_entries_that_cannot_be_meant(tmp_path: Path, lines: tuple[str, ...], said: str | None, line: int) -> None:
    if said is None:
        assert read(tmp_path, entry(*lines)).left_out == {"empty": 1}
        return
    with pytest.raises(InputError) as caught:
        read(tmp_path, entry(*lines))
    assert said in caught.value.what and caught.value.line == line


def test_what_lies_outside_the_season_need_not_be_right(tmp_path: Path) -> None:
    wrong = [
        entry("DTSTART;TZID=Mars/Base:20100305T080000", "DTEND;TZID=Mars/Base:20100305T080000", uid="1"),
        entry("DTSTART:20100305T080000Z", "RRULE:FREQ=HOURLY;UNTIL=20110101T000000Z", uid="2"),
        entry("DTSTART:20160305T080000Z", "EXDATE:never", uid="3"),
    ]
    assert read(tmp_path, *wrong, entry(*ONCE)).busy


@pytest.mark.parametrize("lines, said", [
    (("DTSTART:19700101T000000", *OFFSETS, "RRULE:FREQ=HOURLY"), "repeats within a day (HOURLY)"),
    (("DTSTART:19700101T000000",), "lacks its start or its difference from UTC"),
    (OFFSETS, "lacks its start or its difference from UTC"),
    (("DTSTART:19700101T000000", "TZOFFSETFROM:+0100", "TZOFFSETTO:east"), '"east" is no difference from UTC'),
    (("DTSTART:19700101T000000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+2500"), '"+2500" is no difference from UTC'),
    (("DTSTART:19700101T000000", *OFFSETS, "RDATE:when"), 'RDATE is no time of a calendar: "when"'),
])  # fmt: skip
def test_definitions_of_zones_that_cannot_be_read(tmp_path: Path, lines: tuple[str, ...], said: str) -> None:
    odd = zone("Depot", *lines)
    with pytest.raises(InputError) as caught:
        read(tmp_path, odd, entry("DTSTART;TZID=Depot:20130305T080000"))
    assert said in caught.value.what and caught.value.line
    assert read(tmp_path, odd, entry(*ONCE)).busy, "a definition that nothing needs does no harm"


@pytest.mark.parametrize("content, said, line", [
    (b"", "it does not begin with BEGIN:VCALENDAR", 1),
    (b"<!DOCTYPE html>\n<html>Please log in</html>", "it does not begin with BEGIN:VCALENDAR", 1),
    (b"BEGIN:VCARD\nEND:VCARD\n", "it does not begin with BEGIN:VCALENDAR", 1),
    (b"PK\x03\x04\x14\x00\x00", "it has the character number 0", 1),
    (calendar(entry(*ONCE)).encode("utf-16"), "it has the character number 0", 1),
    (calendar(entry(*ONCE, "SUMMARY:a\0b")).encode(), "it has the character number 0", 8),
    (calendar(entry(*ONCE, "DESCRIPTION:a long", "text without a fold")).encode(), "nor continues the line before", 9),
    (calendar(entry("DTSTA", "RT:20130305T080000Z")).encode(), "nor continues the line before", 6),
    (calendar(entry(*ONCE))[:-30].encode(), "the file ends before END:VEVENT", 7),
    (calendar(entry(*ONCE))[:-16].encode(), "the file ends before END:VCALENDAR", 8),
    (calendar(entry(*ONCE), "END:VEVENT").encode(), "END:VEVENT ends nothing that was begun", 9),
    (calendar(entry(*ONCE, entry(*ONCE))).encode(), "BEGIN:VEVENT cannot stand here", 8),
    (calendar(calendar(entry(*ONCE))).encode(), "BEGIN:VCALENDAR cannot stand here", 4),
    ((calendar() + entry(*ONCE)).encode(), "BEGIN:VEVENT cannot stand here", 5),
])  # fmt: skip
def test_files_that_are_no_calendar_or_broken(tmp_path: Path, content: bytes, said: str, line: int) -> None:
    path = written(tmp_path, content)
    with pytest.raises(InputError) as caught:
        netplan.read_busy(path, FIRST, LAST)
    assert said in caught.value.what
    assert (caught.value.file, caught.value.line) == (str(path), line)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    written(tmp_path, calendar(), "henrik.ics")
    with pytest.raises(InputError, match=r'there is no file "henrk\.ics"') as caught:
        netplan.read_busy(tmp_path / "henrk.ics", FIRST, LAST)
    assert "henrik.ics" in caught.value.hint


def test_large_folders_are_refused(tmp_path: Path) -> None:
    for number in range(3):
        written(tmp_path, calendar("X-FILL:" + "a" * 4_000_000), f"{number}.ics")
    with pytest.raises(InputError, match="larger than 10 MB together"):
        netplan.read_busy(tmp_path, FIRST, LAST)


YEARS = (1, 1999, 2012, 2013, 2013, 2013, 9999)


@pytest.mark.parametrize("zone_name", ["Asia/Tokyo", "America/New_York", "Europe/Copenhagen"])
def test_the_first_and_last_days_of_the_calendar(tmp_path: Path, zone_name: str) -> None:
    times = (f"DTSTART;TZID={zone_name}:00010101T000000", f"DTEND;TZID={zone_name}:99991231T235959")
    first = f"{times[0][7:]}"
    found = read(
        tmp_path, f"X-WR-TIMEZONE:{zone_name}", entry(*times),
        entry(times[0], "DURATION:PT1H", "RRULE:FREQ=YEARLY", uid="2"),
        entry(f"RECURRENCE-ID{first}", "DTSTART:20130305T080000Z", "DURATION:PT1H", f"EXDATE{first}", uid="2"),
        entry(f"RECURRENCE-ID{first}", "DTSTART;VALUE=DATE:00010101", uid="3"),
        entry("DTSTART;VALUE=DATE:00010101", "RRULE:FREQ=DAILY", "EXDATE:00010101T000000Z", uid="3"),
        entry("DTSTART:00010101T000000Z", f"RDATE{first},99991231T235959", "DTEND:00010101T010000Z", uid="4"),
    )  # fmt: skip
    assert (found.busy[0].start, found.busy[-1].end) == (datetime(2013, 1, 1), datetime(2014, 1, 1))


class Dice:
    """Draws calendars of odd parts."""

    def __init__(self, seed: int) -> None:
        self.pick = random.Random(seed).choice

    def moment(self) -> str:
        """Return the parameters and the value of a time."""
        year, month, number = (self.pick(some) for some in (YEARS, range(1, 13), range(1, 30)))
        day = f"{year:04}{month:02}{number:02}"
        clock = f"{day}T{self.pick(['000000', '023000', '120000', '235959'])}"
        return self.pick([
            f";VALUE=DATE:{day}", f":{clock}Z", f":{clock}", f";TZID=Depot:{clock}", f";TZID=Asia/Tokyo:{clock}",
            f";TZID=Europe/Copenhagen:{clock}",
        ])  # fmt: skip

    def rule(self) -> str:
        """Return a rule."""
        more = ["COUNT=5", f"UNTIL={self.moment().rpartition(':')[2]}", "BYDAY=MO,SU", "INTERVAL=2",
                "BYMONTHDAY=31,-1", "BYSETPOS=1", "BYWEEKNO=1,-1", "BYYEARDAY=366", "COUNT=400"]  # fmt: skip
        return ";".join((f"FREQ={self.pick(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'])}", *{self.pick(more)}))

    def entry(self) -> str:
        """Return an entry."""
        lines = [f"DTSTART{self.moment()}", self.pick([
            "DURATION:PT1H", "DURATION:P1D", "DURATION:PT26H", "DURATION:P90D", "DTEND:99991231T235959Z", "STATUS:X",
        ])]  # fmt: skip
        for line in (f"RRULE:{self.rule()}", f"EXRULE:{self.rule()}", f"EXDATE{self.moment()}", f"RDATE{self.moment()}",
                     f"RDATE{self.moment()}/PT2H", f"RECURRENCE-ID{self.moment()}", "SEQUENCE:2", "STATUS:CANCELLED",
                     f"RECURRENCE-ID;RANGE=THISANDFUTURE{self.moment()}"):  # fmt: skip
            lines += [line] * self.pick([0, 0, 1])
        return entry(*lines, uid=self.pick("aab"))


@pytest.mark.parametrize("seed", range(60))
def test_any_calendar_is_read_or_refused(tmp_path: Path, seed: int) -> None:
    dice = Dice(seed)
    depot = zone("Depot", *OFFSETS, f"DTSTART:{dice.pick(['00010101', '16010101', '20130301', '99990101'])}T020000")
    try:
        found = read(tmp_path, depot, *(dice.entry() for _ in range(dice.pick([1, 2, 4]))))
    except InputError as error:
        assert error.line
        return
    for spans in (found.busy, found.tentative):
        assert all(one.end < two.start for one, two in pairwise(spans))
        assert all(datetime(2013, 1, 1) <= one.start < one.end <= datetime(2014, 1, 1) for one in spans)
