"""When people are busy, from calendars as programs write them."""

from __future__ import annotations

import dataclasses
from datetime import date
from pathlib import Path

import pytest

import netplan
from ics import CALENDARS, FIRST, LAST, calendar, entry, read, short, written, zone
from netplan.errors import InputError

MORNING = ("DTSTART:20130305T080000Z", "DTEND:20130305T090000Z")
"""9 to 10 in Denmark."""
COPENHAGEN = "TZID=Europe/Copenhagen"


def from_file(name: str, **options: object) -> tuple[list[str], list[str], dict[str, int]]:
    found = netplan.read_busy(CALENDARS / name, FIRST, LAST, **options).calendar  # type: ignore[arg-type]
    return short(found.busy), short(found.tentative), found.left_out


def test_a_calendar_as_outlook_writes_it() -> None:
    assert from_file("outlook.ics") == (
        # every second Monday, moved from Easter Monday, left out on 15 April
        ["03-04 09:00-10:30", "03-06 00:00-03-09 00:00", "03-18 09:00-10:30", "04-02 12:30-14:00", "04-29 09:00-10:30"],
        ["03-12 14:00-16:00"],  # nine in New York, where summer has begun already
        {"free": 2},
    )


def test_a_calendar_as_google_writes_it() -> None:
    busy = ["03-05 09:30-10:30", "03-21 10:00-12:00", "04-04 10:00-12:00", "04-18 10:00-12:00"]
    assert from_file("google.ics", emails=["Kis@example.org"]) == (
        busy, [], {"cancelled": 1, "free": 1, "declined": 1},
    )  # fmt: skip
    with_invitation, _, left_out = from_file("google.ics")
    assert with_invitation == sorted([*busy, "03-07 09:00-16:00"])
    assert left_out == {"cancelled": 1, "free": 1}


def test_a_calendar_as_apple_writes_it() -> None:
    assert from_file("apple.ics") == (
        ["03-29 12:00-15:00", "04-30 12:00-15:00", "05-31 12:00-15:00", "07-11 10:00-11:00", "11-12 10:00-11:00"],
        ["08-29 13:00-14:00"],
        {},
    )


@pytest.mark.parametrize("name", ["outlook.ics", "google.ics", "apple.ics"])
def test_nothing_is_kept_of_what_entries_are_about(name: str) -> None:
    reading = netplan.read_busy(CALENDARS / name, FIRST, LAST)
    kept = repr(dataclasses.asdict(reading)).lower() + repr(reading.calendar.shape()).lower()
    secrets = ["møde", "dagsorden", "lokale", "ferie", "hjemme", "new york", "læge", "hemmelig", "sprog", "fødsel",
               "tema", "example.org", "google.com", "vagt", "storegade", "feriehuset", "håndværker", "0e4b", "0400000"]
    assert not [secret for secret in secrets if secret in kept]


@pytest.mark.parametrize("lines, busy", [
    (MORNING, ["03-05 09:00-10:00"]),
    (("DTSTART:20130705T080000Z", "DURATION:PT1H30M"), ["07-05 10:00-11:30"]),
    (("DTSTART:20130305T090000", "DTEND:20130305T100000"), ["03-05 09:00-10:00"]),
    ((f"DTSTART;{COPENHAGEN}:20130305T2200", "DTEND:20130306T050000Z"), ["03-05 22:00-03-06 06:00"]),
    (("DTSTART;TZID=Tokyo Standard Time:20130305T170000", "DURATION:PT60M"), ["03-05 09:00-10:00"]),
    (("DTSTART;TZID=/vendor.example/20190101_1/America/New_York:20130305T030000", "DURATION:PT1H"),
     ["03-05 09:00-10:00"]),
    (("DTSTART;VALUE=DATE:20130305",), ["03-05 00:00-03-06 00:00"]),
    (("DTSTART;VALUE=DATE:20130305", "DTEND;VALUE=DATE:20130305"), ["03-05 00:00-03-06 00:00"]),
    (("DTSTART;VALUE=DATE:20130305", "DTEND;VALUE=DATE:20130308"), ["03-05 00:00-03-08 00:00"]),
    (("DTSTART;VALUE=DATE:20130305", "DURATION:P1W"), ["03-05 00:00-03-12 00:00"]),
    (("DTSTART;VALUE=DATE:20130305", "DURATION:PT12H"), ["03-05 00:00-12:00"]),
    (("DTSTART;VALUE=DATE:20130305", "DTEND:20130305T110000Z"), ["03-05 00:00-12:00"]),
    (("DTSTART:20130305T080000Z",), []),
    (("DTSTART:20130305T080001Z", "DTEND:20130305T090001Z"), ["03-05 09:00-10:01"]),
    (("DTSTART:20121231T220000Z", "DTEND:20130101T010000Z"), ["01-01 00:00-02:00"]),
    (("DTSTART:20131231T220000Z", "DTEND:20140101T010000Z"), ["12-31 23:00-01-01 00:00"]),
    (("DTSTART:20121201T080000Z", "DTEND:20121231T230000Z"), []),
    (("DTSTART:20131231T230000Z", "DTEND:20140101T010000Z"), []),
    # over the clock changes: whole days by the calendar, hours by the clock
    ((f"DTSTART;{COPENHAGEN}:20130330T220000", "DURATION:PT8H"), ["03-30 22:00-03-31 07:00"]),
    ((f"DTSTART;{COPENHAGEN}:20130330T220000", "DURATION:P1D"), ["03-30 22:00-03-31 22:00"]),
    ((f"DTSTART;{COPENHAGEN}:20131026T220000", "DURATION:PT8H"), ["10-26 22:00-10-27 05:00"]),
    (("DTSTART:20131027T003000Z", "DTEND:20131027T011000Z"), ["10-27 02:00-03:00"]),
    (("DTSTART:20131027T003000Z", "DTEND:20131027T013000Z"), ["10-27 02:00-03:00"]),
])  # fmt: skip
def test_when_an_entry_takes_place(tmp_path: Path, lines: tuple[str, ...], busy: list[str]) -> None:
    found = read(tmp_path, entry(*lines))
    assert short(found.busy) == busy
    assert found.tentative == ()


@pytest.mark.parametrize("lines, read_as", [
    ((), "busy"), (("STATUS:CONFIRMED", "TRANSP:OPAQUE"), "busy"), (("STATUS:TENTATIVE",), "tentative"),
    (("STATUS:CANCELLED",), "cancelled"), (("TRANSP:TRANSPARENT",), "free"), (("transp:Transparent",), "free"),
    (("STATUS:TENTATIVE", "TRANSP:TRANSPARENT"), "free"), (("STATUS:CANCELLED", "TRANSP:TRANSPARENT"), "cancelled"),
    (("X-MICROSOFT-CDO-BUSYSTATUS:BUSY",), "busy"), (("X-MICROSOFT-CDO-BUSYSTATUS:OOF",), "busy"),
    (("X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE",), "tentative"), (("X-MICROSOFT-CDO-BUSYSTATUS:FREE",), "free"),
    (("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",), "free"),
    (("ATTENDEE;PARTSTAT=DECLINED:mailto:kis@library.example",), "declined"),
    (("ATTENDEE;PARTSTAT=DECLINED:MAILTO:Kis@Library.Example",), "declined"),
    (("ATTENDEE;PARTSTAT=TENTATIVE:mailto:kis@library.example",), "tentative"),
    (("ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:kis@library.example",), "busy"),
    (("ATTENDEE;PARTSTAT=DECLINED:mailto:bo@library.example",), "busy"),
    (("ATTENDEE;PARTSTAT=DECLINED:mailto:ekis@library.example",), "busy"),
    (("ORGANIZER:mailto:kis@library.example", "STATUS:CONFIRMED"), "busy"),
    (("DURATION:PT0S",), "empty"),
])  # fmt: skip
def test_what_makes_a_person_busy(tmp_path: Path, lines: tuple[str, ...], read_as: str) -> None:
    times = MORNING if "DURATION:PT0S" not in lines else MORNING[:1]
    found = read(tmp_path, entry(*times, *lines), emails=["kis@library.example"])
    assert [bool(found.busy), bool(found.tentative)] == [read_as == "busy", read_as == "tentative"]
    assert found.left_out == ({} if read_as in ("busy", "tentative") else {read_as: 1})


def test_published_busy_times(tmp_path: Path) -> None:
    found = read(tmp_path, "\r\n".join((
        "BEGIN:VFREEBUSY", "DTSTART:20130101T000000Z", "DTEND:20131231T000000Z",
        "FREEBUSY:20130305T080000Z/PT1H,20130306T080000Z/20130306T100000Z",
        "FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20130307T080000Z/PT1H", "FREEBUSY;FBTYPE=FREE:20130308T080000Z/PT1H",
        "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20130309T080000Z/PT1H", "FREEBUSY;FBTYPE=X-OTHER:20130310T080000Z/P1D",
        "END:VFREEBUSY",
    )))  # fmt: skip
    assert short(found.busy) == [
        "03-05 09:00-10:00", "03-06 09:00-11:00", "03-07 09:00-10:00", "03-10 09:00-03-11 09:00",
    ]  # fmt: skip
    assert short(found.tentative) == ["03-09 09:00-10:00"]
    assert found.left_out == {"free": 1}


def test_times_that_touch_are_one_and_tasks_are_none(tmp_path: Path) -> None:
    later = entry("DTSTART:20130305T090000Z", "DTEND:20130305T093000Z", uid="two")
    task = "\r\n".join(("BEGIN:VTODO", "UID:three", *MORNING, "END:VTODO"))
    found = read(tmp_path, entry(*MORNING), later, task)
    assert short(found.busy) == ["03-05 09:00-10:30"]
    assert found.left_out == {"task": 1}


def test_times_are_told_in_the_network_s_zone(tmp_path: Path) -> None:
    floating = entry("DTSTART:20130306T090000", "DTEND:20130306T100000", uid="two")
    whole = entry("DTSTART;VALUE=DATE:20130307", uid="three")
    found = read(tmp_path, entry(*MORNING), floating, whole, timezone="Europe/Helsinki")
    assert short(found.busy) == ["03-05 10:00-11:00", "03-06 09:00-10:00", "03-07 00:00-03-08 00:00"]


def test_whole_days_and_times_without_a_zone_are_the_person_s_own(tmp_path: Path) -> None:
    parts = (
        entry("DTSTART:20130306T090000", "DURATION:PT1H", "RRULE:FREQ=MONTHLY;COUNT=2"),
        entry("DTSTART;VALUE=DATE:20130308", uid="two"),
        entry("DTSTART;VALUE=DATE:20121231", "RRULE:FREQ=DAILY;COUNT=2", uid="three"),
    )  # fmt: skip
    found = read(tmp_path, *parts, home="America/New_York")
    assert short(found.busy) == [
        "01-01 00:00-01-02 06:00", "03-06 15:00-16:00", "03-08 06:00-03-09 06:00", "04-06 15:00-16:00",
    ]  # fmt: skip


def test_times_without_a_zone_are_in_the_calendar_s_own(tmp_path: Path) -> None:
    floating = entry("DTSTART:20130306T090000", "DTEND:20130306T100000")
    assert short(read(tmp_path, "X-WR-TIMEZONE:Asia/Tokyo", floating).busy) == ["03-06 01:00-02:00"]
    weekly = entry("DTSTART:20130325T080000Z", "DTEND:20130325T090000Z", "RRULE:FREQ=WEEKLY;COUNT=2")
    own = read(tmp_path, "X-WR-TIMEZONE:Europe/Copenhagen", weekly)
    assert short(own.busy) == ["03-25 09:00-10:00", "04-01 09:00-10:00"]
    assert short(read(tmp_path, weekly).busy) == ["03-25 09:00-10:00", "04-01 10:00-11:00"]
    assert short(read(tmp_path, "X-WR-TIMEZONE:Nowhere", entry(*MORNING)).busy) == ["03-05 09:00-10:00"]
    with pytest.raises(InputError, match='time zone "Nowhere"') as caught:
        read(tmp_path, "X-WR-TIMEZONE:Nowhere", floating)
    assert caught.value.line == 4


def test_a_zone_that_only_the_calendar_defines(tmp_path: Path) -> None:
    fixed = zone("Depot", "DTSTART:19700101T000000", "TZOFFSETFROM:+0530", "TZOFFSETTO:+0530")
    lines = ("DTSTART;TZID=Depot:20130305T133000", "DTEND;TZID=Depot:20130305T143000")
    assert short(read(tmp_path, fixed, entry(*lines)).busy) == ["03-05 09:00-10:00"]
    other = zone("Depot", "DTSTART:19700101T000000", "TZOFFSETFROM:+0430", "TZOFFSETTO:+0430")
    assert short(read(tmp_path, other, entry(*lines)).busy) == ["03-05 10:00-11:00"], "nothing is kept between files"
    with pytest.raises(InputError, match='neither defines nor explains the time zone "Depot"') as caught:
        read(tmp_path, entry(*lines))
    assert caught.value.line == 6


def test_a_folder_is_read_as_one_calendar(tmp_path: Path) -> None:
    folder = tmp_path / "kis"
    folder.mkdir()
    written(folder, calendar(entry(*MORNING)), "1.ics")
    written(folder, calendar(entry("DTSTART:20130306T080000Z", "DURATION:PT1H", uid="two")), "2.ICS")
    written(folder, "no calendar", "readme.txt")
    found = netplan.read_busy(folder, FIRST, LAST).calendar
    assert (found.name, short(found.busy)) == ("kis", ["03-05 09:00-10:00", "03-06 09:00-10:00"])
    # the newest version of an invitation counts, wherever it stands
    written(folder, calendar(entry(*MORNING, "SEQUENCE:1", "STATUS:CANCELLED")), "0.ics")
    assert short(netplan.read_busy(folder, FIRST, LAST).calendar.busy) == ["03-06 09:00-10:00"]
    written(folder, calendar(entry("DTSTART:20150101T080000Z", "DURATION:PT1H", "SEQUENCE:1", uid="two")), "3.ics")
    assert netplan.read_busy(folder, FIRST, LAST).calendar.busy == ()


def test_entries_without_an_id_each_count(tmp_path: Path) -> None:
    for number, day in enumerate(("05", "06")):
        lines = ("BEGIN:VEVENT", f"DTSTART:201303{day}T080000Z", "DURATION:PT1H", f"SEQUENCE:{number}", "END:VEVENT")
        written(tmp_path, calendar(*lines), f"{day}.ics")
    assert short(netplan.read_busy(tmp_path, FIRST, LAST).calendar.busy) == ["03-05 09:00-10:00", "03-06 09:00-10:00"]


def test_a_folder_without_calendars_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no calendar"):
        netplan.read_busy(tmp_path, FIRST, LAST)


def test_only_the_days_asked_for_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, calendar(entry("DTSTART:20130301T080000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY")))
    found = netplan.read_busy(path, date(2013, 3, 30), date(2013, 4, 1)).calendar
    assert short(found.busy) == ["03-30 09:00-10:00", "03-31 10:00-11:00", "04-01 10:00-11:00"]
    with pytest.raises(InputError, match="before they begin"):
        netplan.read_busy(path, date(2013, 4, 1), date(2013, 3, 30))


def test_entries_to_leave_out_are_counted(tmp_path: Path) -> None:
    found = read(tmp_path, entry(*MORNING), entry(*MORNING, uid="two"), own={"one"})
    assert (short(found.busy), found.left_out) == (["03-05 09:00-10:00"], {"own": 1})


def test_the_reading_says_what_was_read_and_left_out(tmp_path: Path) -> None:
    path = written(tmp_path, calendar(
        entry(*MORNING), entry(*MORNING, "TRANSP:TRANSPARENT", uid="2"), entry(*MORNING, "STATUS:CANCELLED", uid="3"),
        entry(*MORNING, "STATUS:CANCELLED", uid="4"), entry(*MORNING, "STATUS:TENTATIVE", uid="5"),
    ))  # fmt: skip
    (remark,) = netplan.read_busy(path, FIRST, LAST).remarks
    assert remark.level == "note"
    assert remark.sentence == (
        "read from a.ics: busy times (1) and tentative ones (1); "
        "left out: cancelled (2) and leaving the person free (1)"
    )


@pytest.mark.parametrize("lines", [
    ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", "DTSTART:2013", " 0305T080000Z", "DTEND:20130305T0900", "\t00Z",
     "END:VEVENT", "END:VCALENDAR"],
    ["", "begin:vcalendar", "begin:vevent", "dtstart:20130305T080000Z", "dtend:20130305T090000Z", "", "end:vevent",
     "end:vcalendar", ""],
])  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_however_they_are_ended_folded_or_written(tmp_path: Path, lines: list[str], end: str) -> None:
    path = written(tmp_path, b"\xef\xbb\xbf" + end.join(lines).encode())
    assert short(netplan.read_busy(path, FIRST, LAST).calendar.busy) == ["03-05 09:00-10:00"]


def test_letters_of_any_encoding_do_no_harm(tmp_path: Path) -> None:
    text = calendar(zone("Vejle på Sjælland", "DTSTART:19700101T000000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0100"),
                    entry("DTSTART;TZID=Vejle på Sjælland:20130305T090000", "DURATION:PT1H", "SUMMARY:Æblegården"))
    for encoding in ("utf-8", "cp1252"):
        path = written(tmp_path, text.encode(encoding))
        assert short(netplan.read_busy(path, FIRST, LAST).calendar.busy) == ["03-05 09:00-10:00"]
    # a letter of two bytes may be folded in its middle
    content = text.encode().replace("på Sj".encode(), b"p\xc3\r\n \xa5 Sj")
    assert short(netplan.read_busy(written(tmp_path, content), FIRST, LAST).calendar.busy) == ["03-05 09:00-10:00"]
