"""Entries of a calendar that repeat: rules, exceptions, moved and cancelled instances."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from ics import calendar, entry, read, short
from netplan.io.calendars.effort import Effort
from netplan.io.calendars.lines import Line, calendars
from netplan.io.calendars.rule import Rule

ZONE = ZoneInfo("Europe/Copenhagen")
MONDAY = ("DTSTART;TZID=Europe/Copenhagen:20130304T090000", "DTEND;TZID=Europe/Copenhagen:20130304T100000")


def days(folder: Path, *parts: str) -> list[str]:
    """Return the first days of the times read, and the hours where they are not 9 to 10."""
    return [text.removesuffix(" 09:00-10:00") for text in short(read(folder, *parts).busy)]


@pytest.mark.parametrize("lines, expected", [
    ("RRULE:FREQ=WEEKLY;COUNT=3", "03-04 03-11 03-18"),
    ("RRULE:FREQ=WEEKLY;COUNT=-1;UNTIL=20130312T000000Z", "03-04 03-11"),  # some programs mean no end by -1
    ("RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20130401T070000Z", "03-04 03-18 04-01"),
    ("RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20130401T065959Z", "03-04 03-18"),
    ("RRULE:FREQ=WEEKLY;UNTIL=20130318", "03-04 03-11 03-18"),  # a day includes itself
    ("RRULE:FREQ=WEEKLY;UNTIL=20130318T090000", "03-04 03-11 03-18"),  # by the clock, not in UTC
    ("RRULE:FREQ=WEEKLY;UNTIL=20120318T090000Z", ""),
    ("RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=4", "03-04 03-06 03-11 03-13"),
    ("RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "03-04 03-05 03-17 03-19 03-31"),
    ("RRULE:FREQ=DAILY;COUNT=3;BYHOUR=9;BYMINUTE=0;BYSECOND=0", "03-04 03-05 03-06"),
    ("RRULE:FREQ=DAILY;BYDAY=MO,TU;UNTIL=20130312T235959Z", "03-04 03-05 03-11 03-12"),
    ("RRULE:FREQ=MONTHLY;COUNT=3;BYDAY=1MO", "03-04 04-01 05-06"),
    ("RRULE:FREQ=MONTHLY;COUNT=3;BYDAY=-1FR", "03-04 03-29 04-26 05-31"),
    ("RRULE:FREQ=MONTHLY;COUNT=3;BYMONTHDAY=31", "03-04 03-31 05-31 07-31"),
    ("RRULE:FREQ=MONTHLY;COUNT=2;BYMONTHDAY=-1", "03-04 03-31 04-30"),
    ("RRULE:FREQ=MONTHLY;COUNT=2;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "03-04 03-29 04-30"),
    ("RRULE:FREQ=YEARLY;BYMONTH=6;BYDAY=-1SU", "03-04 06-30"),
    ("RRULE:FREQ=YEARLY;BYYEARDAY=-1,100", "03-04 04-10 12-31"),
    ("RRULE:FREQ=YEARLY;BYWEEKNO=20", "03-04 05-13"),
    ("RRULE:FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO,TU", "03-04 12-30 12-31"),  # of 2014's first week
    ("RRULE:FREQ=YEARLY;BYWEEKNO=-1;BYDAY=SU", "03-04 12-29"),
    ("RRULE:FREQ=YEARLY;BYDAY=20MO", "03-04 05-20"),
    ("rrule:freq=weekly;count=2;", "03-04 03-11"),
    ("RRULE:FREQ=WEEKLY;COUNT=2|RRULE:FREQ=DAILY;COUNT=2", "03-04 03-05 03-11"),
    ("RRULE:FREQ=DAILY;COUNT=5|EXRULE:FREQ=DAILY;INTERVAL=2", "03-05 03-07"),
    ("RRULE:FREQ=WEEKLY;COUNT=3|EXDATE;TZID=Europe/Copenhagen:20130311T090000", "03-04 03-18"),
    ("RRULE:FREQ=WEEKLY;COUNT=3|EXDATE:20130304T080000Z,20130318T080000Z", "03-11"),
    ("RRULE:FREQ=WEEKLY;COUNT=3|EXDATE;VALUE=DATE:20130311|EXDATE;VALUE=DATE:20130318", "03-04"),
    ("RDATE;TZID=Europe/Copenhagen:20130305T090000,20130307T090000", "03-04 03-05 03-07"),
    ("RDATE;VALUE=PERIOD:20130305T080000Z/PT2H,20130306T080000Z/20130306T083000Z",
     "03-04|03-05 09:00-11:00|03-06 09:00-09:30"),
])  # fmt: skip
def test_rules_and_exceptions(tmp_path: Path, lines: str, expected: str) -> None:
    found = days(tmp_path, entry(*MONDAY, *lines.split("|")))
    assert found == (expected.split("|") if "|" in expected else expected.split())


def test_a_weekly_entry_keeps_its_hour_over_both_clock_changes(tmp_path: Path) -> None:
    assert short(read(tmp_path, entry(*MONDAY, "RRULE:FREQ=WEEKLY;INTERVAL=17")).busy) == [
        "03-04 09:00-10:00", "07-01 09:00-10:00", "10-28 09:00-10:00",
    ]  # fmt: skip
    abroad = entry("DTSTART;TZID=America/New_York:20130301T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=6")
    assert [text[:11] for text in short(read(tmp_path, abroad).busy)] == [
        "03-01 15:00", "03-08 15:00", "03-15 14:00", "03-22 14:00", "03-29 14:00", "04-05 15:00",
    ]  # fmt: skip
    night = entry("DTSTART;TZID=Europe/Copenhagen:20130330T023000", "DURATION:PT30M", "RRULE:FREQ=DAILY;COUNT=3")
    assert short(read(tmp_path, night).busy) == ["03-30 02:30-03:00", "03-31 03:00-04:00", "04-01 02:30-03:00"]


@pytest.mark.parametrize("rule, expected", [
    ("FREQ=WEEKLY;UNTIL=20130318T230000Z", "03-04 03-11 03-18"),  # midnight in Denmark
    ("FREQ=WEEKLY;UNTIL=20130317T230000Z", "03-04 03-11 03-18"),
    ("FREQ=WEEKLY;UNTIL=20130317T225900Z", "03-04 03-11"),
    ("FREQ=WEEKLY;UNTIL=20130311", "03-04 03-11"),
    ("FREQ=DAILY;INTERVAL=10;COUNT=3", "03-04 03-14 03-24"),
])  # fmt: skip
def test_whole_days_that_repeat(tmp_path: Path, rule: str, expected: str) -> None:
    found = read(tmp_path, entry("DTSTART;VALUE=DATE:20130304", f"RRULE:{rule}")).busy
    assert [f"{one.start:%m-%d}" for one in found] == expected.split()
    assert {one.end - one.start for one in found} == {timedelta(days=1)}


def test_leap_days_and_birthdays_of_long_ago(tmp_path: Path) -> None:
    found = read(
        tmp_path, entry("DTSTART;VALUE=DATE:16040305", "RRULE:FREQ=YEARLY"),
        entry("DTSTART;VALUE=DATE:00010306", "RRULE:FREQ=YEARLY", uid="two"),
        entry("DTSTART;VALUE=DATE:20120229", "RRULE:FREQ=YEARLY", uid="three"),
    )  # fmt: skip
    assert [f"{one.start:%m-%d}" for one in found.busy] == ["03-05"] and found.busy[0].end.day == 7


def moved(instance: str, *lines: str) -> str:
    return entry(f"RECURRENCE-ID;TZID=Europe/Copenhagen:{instance}T090000", *lines)


def at(day: str, hours: str = "09-10", zone: str = "TZID=Europe/Copenhagen") -> tuple[str, str]:
    start, end = hours.split("-")
    return f"DTSTART;{zone}:{day}T{start}0000", f"DTEND;{zone}:{day}T{end}0000"


WEEKLY = entry(*MONDAY, "RRULE:FREQ=WEEKLY;COUNT=4")


@pytest.mark.parametrize("changes, expected, left_out", [
    ([moved("20130311", *at("20130312", "13-15"))], "03-04|03-12 13:00-15:00|03-18|03-25", {}),
    ([moved("20130311", *at("20140312"))], "03-04|03-18|03-25", {}),  # out of the season
    ([moved("20130311", *at("20130311"), "STATUS:CANCELLED")], "03-04|03-18|03-25", {"cancelled": 1}),
    ([moved("20130311", *at("20130311"), "TRANSP:TRANSPARENT")], "03-04|03-18|03-25", {"free": 1}),
    ([moved("20130311", *at("20130311", "08-09"), "SEQUENCE:1"), moved("20130311", *at("20130311", "10-11"),
      "SEQUENCE:2")], "03-04|03-11 10:00-11:00|03-18|03-25", {}),
    ([entry("RECURRENCE-ID:20130311T080000Z", *at("20130313"))], "03-04|03-13|03-18|03-25", {}),
    ([entry("RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Copenhagen:20130318T090000", *at("20130319", "10-12"))],
     "03-04|03-11|03-19 10:00-12:00|03-26 10:00-12:00", {}),
])  # fmt: skip
@pytest.mark.parametrize("first", [True, False])
def test_changed_instances(
    tmp_path: Path, changes: list[str], expected: str, left_out: dict[str, int], first: bool
) -> None:
    parts = [*changes, WEEKLY] if first else [WEEKLY, *changes]
    assert days(tmp_path, *parts) == expected.split("|")
    assert read(tmp_path, *parts).left_out == left_out


WHOLE = entry("DTSTART;VALUE=DATE:20130304", "RRULE:FREQ=WEEKLY;COUNT=3")


@pytest.mark.parametrize("parts, expected", [
    ([WEEKLY, entry("RECURRENCE-ID;VALUE=DATE:20130311", *at("20130312"))], "03-04 03-12 03-18 03-25"),
    ([WHOLE, entry("RECURRENCE-ID;VALUE=DATE:20130311", *at("20130312"))], "03-04 03-12 03-18"),
    ([WHOLE, entry("RECURRENCE-ID:20130310T230000Z", "DTSTART;VALUE=DATE:20130313")], "03-04 03-13 03-18"),
    ([WHOLE.replace("COUNT=3", "COUNT=3\r\nEXDATE:20130310T230000Z")], "03-04 03-18"),
    ([WHOLE.replace("COUNT=3", "COUNT=3\r\nEXDATE;TZID=Europe/Copenhagen:20130311T000000")], "03-04 03-18"),
    ([WHOLE.replace("COUNT=3", "COUNT=3\r\nEXDATE;VALUE=DATE:20130311,20130318")], "03-04"),
])  # fmt: skip
def test_instances_named_by_the_day_of_an_entry_with_hours_or_the_other_way_round(
    tmp_path: Path, parts: list[str], expected: str
) -> None:
    assert [f"{one.start:%m-%d}" for one in read(tmp_path, *parts).busy] == expected.split()


def test_an_instance_moved_into_the_season(tmp_path: Path) -> None:
    old = entry(*at("20110307"), "RRULE:FREQ=WEEKLY;COUNT=2")
    assert days(tmp_path, old, moved("20110314", *at("20130605"))) == ["06-05"]
    assert days(tmp_path, moved("20110314", *at("20130605"))) == ["06-05"], "also without its series"


def test_of_a_series_marked_free_only_instances_marked_busy_count(tmp_path: Path) -> None:
    free = entry(*MONDAY, "RRULE:FREQ=WEEKLY;COUNT=4", "TRANSP:TRANSPARENT")
    assert days(tmp_path, free, moved("20130318", *at("20130318"), "TRANSP:OPAQUE")) == ["03-18"]
    assert read(tmp_path, free).left_out == {"free": 4}


def test_a_series_that_stands_twice_counts_as_the_newer_one_says(tmp_path: Path) -> None:
    newer = entry(*at("20130306"), "RRULE:FREQ=WEEKLY;COUNT=2", "SEQUENCE:3")
    assert days(tmp_path, WEEKLY, newer) == ["03-06", "03-13"]
    same = entry(*at("20130306"), "RRULE:FREQ=WEEKLY;COUNT=2")
    assert days(tmp_path, WEEKLY, same) == ["03-04", "03-06", "03-11", "03-13", "03-18", "03-25"]


def test_a_long_entry_that_began_before_the_season(tmp_path: Path) -> None:
    found = read(tmp_path, entry("DTSTART;VALUE=DATE:20121224", "DURATION:P14D", "RRULE:FREQ=YEARLY"))
    assert short(found.busy) == ["01-01 00:00-01-07 00:00", "12-24 00:00-01-01 00:00"]


def rule(text: str, start: datetime) -> Rule:
    return Rule(Line("a.ics", 1, "RRULE", f":{text}".encode()), start, UTC, Effort())


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Draw a rule that the standard leaves no doubt about."""
    every = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={every}", f"INTERVAL={draw(st.integers(1, 4))}"]
    weekdays = draw(st.lists(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), unique=True, max_size=3))
    if every in ("MONTHLY", "YEARLY") and draw(st.booleans()):
        weekdays = [f"{draw(st.sampled_from([1, 2, 4, 5, -1, -2]))}{day}" for day in weekdays]
    if weekdays:
        parts.append("BYDAY=" + ",".join(weekdays))
    numbers = [("BYMONTH", st.integers(1, 12))]
    if every != "WEEKLY":
        numbers.append(("BYMONTHDAY", st.sampled_from([1, 15, 28, 29, 30, 31, -1, -3])))
    if every == "YEARLY":
        numbers.append(("BYYEARDAY", st.sampled_from([1, 59, 60, 365, 366, -1, -366])))
    for name, values in numbers:
        if chosen := draw(st.lists(values, unique=True, max_size=2)):
            parts.append(f"{name}={','.join(map(str, chosen))}")
    if every in ("MONTHLY", "YEARLY") and draw(st.booleans()):
        parts.append("BYSETPOS=" + draw(st.sampled_from(["1", "-1", "2,-2"])))
    if draw(st.booleans()):
        parts.append(f"COUNT={draw(st.integers(1, 60))}")
    return ";".join(parts)


@given(rules(), st.datetimes(datetime(2007, 1, 1), datetime(2013, 12, 31)), st.integers(0, 900), st.integers(0, 400))
@settings(max_examples=150, deadline=None)
def test_a_rule_means_what_another_reader_of_rules_says(text: str, start: datetime, after: int, size: int) -> None:
    start = start.replace(second=0, microsecond=0)
    first = start + timedelta(days=after - 10)
    last = first + timedelta(days=size)
    bounded = text if "COUNT" in text else f"{text};UNTIL={last:%Y%m%dT%H%M%S}"
    # the other one goes on to the year 9999 where no day fits
    other = rrulestr(bounded, dtstart=start) if _takes_place(text, start) else ()
    expected = [one for one in other if first <= one <= last]
    assert [*rule(text, start).between(first, last)] == expected


def _takes_place(text: str, start: datetime) -> bool:
    """Tell whether a rule has any day in thirty years."""
    return any(True for _ in rule(text.partition(";COUNT")[0], start).between(start, start + timedelta(days=30 * 366)))


@given(
    st.sampled_from([("DAILY", 1), ("WEEKLY", 7)]), st.integers(1, 3), st.integers(1, 40), st.integers(0, 200),
    st.sets(st.integers(0, 39), max_size=6), st.sampled_from(["Europe/Copenhagen", "America/New_York", "Asia/Tokyo"]),
)  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_simple_series_are_expanded_as_by_hand(
    tmp_path_factory: pytest.TempPathFactory, every: tuple[str, int], interval: int, count: int, begin: int,
    without: set[int], zone: str,
) -> None:  # fmt: skip
    start = datetime(2013, 1, 2, 12, 30) + timedelta(days=begin)
    times = [start + timedelta(days=number * interval * every[1]) for number in range(count)]
    lines = [f"DTSTART;TZID={zone}:{start:%Y%m%dT%H%M%S}", "DURATION:PT45M",
             f"RRULE:FREQ={every[0]};INTERVAL={interval};COUNT={count}"]  # fmt: skip
    gone = {times[number] for number in without if number < count}
    lines += [f"EXDATE;TZID={zone}:{one:%Y%m%dT%H%M%S}" for one in sorted(gone)]
    aware = [one.replace(tzinfo=ZoneInfo(zone)).astimezone(ZONE).replace(tzinfo=None) for one in times
             if one not in gone]  # fmt: skip
    found = read(tmp_path_factory.mktemp("calendars"), entry(*lines))
    expected = [(one, one + timedelta(minutes=45)) for one in aware if one.year == 2013]
    assert [(one.start, one.end) for one in found.busy] == expected


def test_lines_are_told_apart_by_their_part() -> None:
    (found,) = calendars(calendar(entry(*MONDAY, "BEGIN:VALARM", "DURATION:PT5M", "END:VALARM")).encode(), "a.ics")
    assert "DURATION" not in found.inner[0].lines and "DURATION" in found.inner[0].inner[0].lines


def test_a_rule_is_read_only_where_it_is_asked_for() -> None:
    daily = rule("FREQ=DAILY", datetime.combine(date(1, 1, 1), time(9)))
    assert len([*daily.between(datetime(2013, 3, 1), datetime(2013, 3, 31))]) == 30
    never = rule("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", datetime(1, 1, 1))
    assert [*never.between(datetime(2013, 1, 1), datetime(2013, 12, 31))] == []
