from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from netplan.io.calendar_out import calendar_bytes
from netplan.plan import Plan
from samples import sample_plan, sample_problem

EXPECTED = Path(__file__).with_name("expected_calendar.ics")


def events(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def unfolded(content: bytes) -> list[str]:
    """Read the lines without the library that wrote them."""
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    return content.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def with_first(**fields: object) -> Plan:
    first, *others = sample_plan().meetings
    return sample_plan(meetings=(first.model_copy(update=fields), *others))


def test_the_whole_file_is_as_expected() -> None:
    assert calendar_bytes(sample_plan()) == EXPECTED.read_bytes()


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert calendar_bytes(sample_plan(), sample_problem()) == calendar_bytes(sample_plan(), sample_problem())


def test_meetings_come_back_from_the_file() -> None:
    first, second, third = events(calendar_bytes(sample_plan()))
    assert first["SUMMARY"] == "Nationalt benchmark-netværk: M1"
    assert second["LOCATION"] == "Vejle Bibliotek"
    assert third["DESCRIPTION"].split("\n") == [
        "tovholder: Sara", "planlægning: Jane, Majbrit, Sara", "mødeleder: open (decided by planlægning)",
        "referent: Maria",
    ]  # fmt: skip
    assert [event["UID"] for event in (first, second, third)] == [
        "benchmark-2013-M1@netplan", "benchmark-2013-M2@netplan", "benchmark-2013-M3@netplan",
    ]  # fmt: skip
    assert (first["SEQUENCE"], first["TRANSP"]) == (0, "OPAQUE")


def test_times_are_right_in_winter_and_summer() -> None:
    lines = unfolded(calendar_bytes(sample_plan()))
    assert "DTSTART;TZID=Europe/Copenhagen:20130305T100000" in lines
    assert "DTSTART;TZID=Europe/Copenhagen:20130618T100000" in lines
    assert [event.start.astimezone(dt.UTC).hour for event in events(calendar_bytes(sample_plan()))] == [9, 8, 9]


@pytest.mark.parametrize(
    ("moment", "local"),
    [
        (dt.datetime(2013, 3, 31, 0, 59, tzinfo=dt.UTC), "20130331T015900"),
        (dt.datetime(2013, 3, 31, 1, 0, tzinfo=dt.UTC), "20130331T030000"),
        (dt.datetime(2013, 10, 27, 1, 0, tzinfo=dt.UTC), "20131027T020000"),
        (dt.datetime(2013, 10, 27, 2, 0, tzinfo=dt.UTC), "20131027T030000"),
    ],
)
def test_any_offset_becomes_local_time(moment: dt.datetime, local: str) -> None:
    content = calendar_bytes(with_first(start=moment, end=moment + dt.timedelta(hours=5)))
    assert f"DTSTART;TZID=Europe/Copenhagen:{local}" in unfolded(content)


def test_other_zones_are_written_in_utc() -> None:
    lines = unfolded(calendar_bytes(sample_plan(timezone="America/Godthab")))
    assert "DTSTART:20130305T090000Z" in lines
    assert "BEGIN:VTIMEZONE" not in lines


def test_time_zone_has_rules_not_lists_of_changes() -> None:
    lines = unfolded(calendar_bytes(sample_plan()))
    assert sum(line.startswith("RRULE:FREQ=YEARLY;") for line in lines) == 2
    assert not any(line.startswith("RDATE") for line in lines)


def test_special_characters_are_escaped_and_folded() -> None:
    venue = "Sal 1, Vejle; \\ æøå\n" + "Rødgrød med fløde 🎉 " * 12
    content = calendar_bytes(with_first(venue=venue), sample_problem())
    location = next(line for line in unfolded(content) if line.startswith("LOCATION:"))
    assert location.startswith("LOCATION:Sal 1\\, Vejle\\; \\\\ æøå\\nRødgrød med")
    assert events(content)[0]["LOCATION"] == venue


@pytest.mark.parametrize("name", ["Net\nBEGIN:VALARM", "Net\r\nBEGIN:VALARM", "Net; a, b"])
def test_no_name_can_add_a_line(name: str) -> None:
    lines = unfolded(calendar_bytes(sample_plan(title=name), sample_problem()))
    assert "BEGIN:VALARM" not in lines
    assert len(lines) == len(unfolded(calendar_bytes(sample_plan(), sample_problem())))


def test_a_feed_names_nobody_whose_address_is_known() -> None:
    lines = unfolded(calendar_bytes(sample_plan(), sample_problem()))
    assert not any(line.startswith(("METHOD", "ORGANIZER", "ATTENDEE")) or "mailto" in line for line in lines)


def test_convener_with_an_address_publishes() -> None:
    lines = unfolded(calendar_bytes(sample_plan(), sample_problem(convener_email="sara@example.org")))
    assert "METHOD:PUBLISH" in lines
    assert lines.count("ORGANIZER;CN=Sara:mailto:sara@example.org") == 3
    assert not any(line.startswith("ATTENDEE") for line in lines)


def test_without_a_problem_nobody_has_an_address() -> None:
    assert "mailto" not in calendar_bytes(sample_plan()).decode()


def test_stamp_is_never_the_clock() -> None:
    def stamps(content: bytes) -> set[str]:
        return set(re.findall(r"DTSTAMP:(\w+)", content.decode()))

    moved = sample_problem().with_(season={"from": "2012-12-15"})
    assert stamps(calendar_bytes(sample_plan())) == {"20130101T000000Z"}
    assert stamps(calendar_bytes(sample_plan(), moved)) == {"20121215T000000Z"}
    given = dt.datetime(2013, 2, 1, 12, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    assert stamps(calendar_bytes(sample_plan(), moved, given)) == {"20130201T110000Z"}


def test_uid_stays_when_the_date_moves_and_differs_where_names_do() -> None:
    start = dt.datetime(2013, 3, 6, 9, tzinfo=dt.UTC)
    moved = with_first(date=start.date(), start=start, end=start + dt.timedelta(hours=5))
    assert events(calendar_bytes(moved))[0]["UID"] == "benchmark-2013-M1@netplan"
    odd = {events(calendar_bytes(with_first(id=name)))[0]["UID"] for name in ("Møde 1", "Møde-1", "Moede-1")}
    assert len(odd) == 3
    assert all(re.fullmatch(r"benchmark-2013-Moede-1(-[0-9a-f]{8})?@netplan", uid) for uid in odd)


def test_without_a_problem_the_plan_says_when_the_season_begins() -> None:
    plan = sample_plan(season_from=dt.date(2012, 12, 1))
    assert "DTSTAMP:20121201T000000Z" in unfolded(calendar_bytes(plan))
    assert "DTSTAMP:20130101T000000Z" in unfolded(calendar_bytes(sample_plan()))
