"""Calendars named in a problem file, and a plan's own calendar read back."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import netplan
from ics import CALENDARS, calendar, entry, short, written
from netplan.dates import candidates
from netplan.domain import Problem
from netplan.errors import InputError
from netplan.plan import Plan
from samples import sample_meeting, sample_plan

ONCE = ("DTSTART:20130305T080000Z", "DTEND:20130305T100000Z")


def network(folder: Path, calendars: Any, **changes: Any) -> Path:
    """Write a problem of three members and one meeting in the first week of March."""
    shape = {
        "netplan": 1,
        "network": {
            "id": "benchmark", "name": "N", "roles": {"minute_taker": {}},
            "members": [{"name": "Henrik Holm", "email": "henrik@example.org"}, "Kis", "Sara"], **changes,
        },
        "season": {
            "name": "2013", "from": "2013-01-01", "to": "2013-12-31",
            "meetings": [{"id": "M1", "window": "week 10"}], "availability": {"calendars": calendars},
        },
    }  # fmt: skip
    return written(folder, json.dumps(shape), "network.json")


def answers(problem: Problem, name: str) -> list[str]:
    """Return what a member says about each day of the meeting's week."""
    possible = candidates(problem)
    return [str(possible.answers.of(name, one.start, one.end)) for one in possible.by_meeting["M1"]]


def test_calendars_become_part_of_the_problem(tmp_path: Path) -> None:
    written(tmp_path, calendar(entry(*ONCE, "SUMMARY:Secret")), "henrik.ics")
    problem = netplan.read(network(tmp_path, {"henrik": "henrik.ics"}))
    assert answers(problem, "Henrik Holm") == ["not_asked", "no", *["not_asked"] * 3]
    assert answers(problem, "Kis") == ["not_asked"] * 5
    shape = problem.shape()
    assert shape["season"]["availability"]["calendars"] == {
        "Henrik Holm": [{"name": "henrik.ics", "busy": ["2013-03-05 09:00..2013-03-05 11:00"]}],
    }  # fmt: skip
    assert netplan.problem_from_shape(shape) == problem
    assert netplan.problem_from_shape(shape).sha256 == problem.sha256


def test_files_folders_and_lists_of_them(tmp_path: Path) -> None:
    folder = tmp_path / "kis"
    folder.mkdir()
    written(folder, calendar(entry(*ONCE)), "a.ics")
    written(folder, calendar(entry("DTSTART:20130306T080000Z", "DURATION:PT3H", "STATUS:TENTATIVE")), "b.ics")
    written(tmp_path, calendar(entry("DTSTART;VALUE=DATE:20130308")), "holidays.ics")
    problem = netplan.read(network(tmp_path, {
        "Kis": ["kis", "holidays.ics", {"name": "by hand", "busy": ["2013-03-07 09:00..2013-03-07 11:00"]}],
        "Sara": [],
    }))  # fmt: skip
    assert answers(problem, "Kis") == ["not_asked", "no", "if_need_be", "no", "no"]
    assert [one.name for one in problem.season.availability.calendars["Kis"]] == ["kis", "holidays.ics", "by hand"]


def test_times_a_few_days_around_the_season_are_kept(tmp_path: Path) -> None:
    days = ("20121224", "20121225", "20140107", "20140108")
    written(tmp_path, calendar(*(entry(f"DTSTART;VALUE=DATE:{day}", uid=day) for day in days)))
    (found,) = netplan.read(network(tmp_path, {"Kis": "a.ics"})).season.availability.calendars["Kis"]
    assert [f"{one.start:%Y%m%d}" for one in found.busy] == ["20121225", "20140107"]


def test_an_invitation_that_the_member_declined_leaves_the_member_free(tmp_path: Path) -> None:
    invitation = entry(*ONCE, "ATTENDEE;PARTSTAT=DECLINED:mailto:henrik@example.org")
    written(tmp_path, calendar(invitation))
    problem = netplan.read(network(tmp_path, {"Henrik": "a.ics", "Kis": "a.ics"}))
    assert answers(problem, "Henrik Holm")[1] == "not_asked"
    assert answers(problem, "Kis")[1] == "no"


def test_whole_days_are_those_of_the_member_s_own_zone(tmp_path: Path) -> None:
    written(tmp_path, calendar(entry("DTSTART;VALUE=DATE:20130306")))
    members = ["Kis", {"name": "Sara", "timezone": "Asia/Tokyo"}]
    problem = netplan.read(network(tmp_path, {"Kis": "a.ics", "Sara": "a.ics"}, members=members))
    busy = [short(one.busy) for (one,) in problem.season.availability.calendars.values()]
    assert busy == [["03-06 00:00-03-07 00:00"], ["03-05 16:00-03-06 16:00"]]


def test_check_says_what_was_read_and_what_was_left_out(tmp_path: Path) -> None:
    path = network(tmp_path, {"Kis": str(CALENDARS / "outlook.ics")})
    problem = netplan.read(path)
    notes = [one for one in netplan.check(problem) if one.rule == "calendar"]
    assert [(one.level, one.about, one.amount, one.unit) for one in notes] == [("note", ("Kis",), 5, "times")]
    assert "Kis's calendar outlook.ics" in notes[0].sentence
    assert "left out: leaving the person free (2)" in notes[0].sentence


@pytest.mark.parametrize("calendars, field, said", [
    ({"Kis": "kiss.ics"}, "season.availability.calendars.Kis", 'there is no file "kiss.ics"'),
    ({"Kis": ["a.ics", "kiss.ics"]}, "season.availability.calendars.Kis[1]", 'there is no file "kiss.ics"'),
    ({"Bo": "a.ics"}, "season.availability.calendars.Bo", 'no member "Bo"'),
    ({"Kis": 5}, "season.availability.calendars.Kis[0]", ""),
    (["a.ics"], "season.availability.calendars", ""),
    ({"Kis": {"file": "a.ics"}}, "season.availability.calendars.Kis[0].name", ""),
])  # fmt: skip
def test_calendars_that_cannot_be_meant(tmp_path: Path, calendars: Any, field: str, said: str) -> None:
    written(tmp_path, calendar(entry(*ONCE)))
    with pytest.raises(InputError) as caught:
        netplan.read(network(tmp_path, calendars))
    error = next(one for one in caught.value.all() if one.field == field)
    assert said in error.what
    assert error.file == str(tmp_path / "network.json") and error.line


def test_each_calendar_that_cannot_be_read_is_told_with_its_own_line(tmp_path: Path) -> None:
    written(tmp_path, calendar(entry(*ONCE, "RRULE:FREQ=HOURLY")), "henrik.ics")
    written(tmp_path, "<html>", "kis.ics")
    with pytest.raises(InputError) as caught:
        netplan.read(network(tmp_path, {"Henrik": "henrik.ics", "Kis": "kis.ics"}))
    assert [(Path(one.file or "").name, one.line) for one in caught.value.all()] == [("henrik.ics", 8), ("kis.ics", 1)]


def test_a_shape_without_a_folder_cannot_name_calendars(tmp_path: Path) -> None:
    shape = json.loads(network(tmp_path, {"Kis": "a.ics"}).read_text())
    with pytest.raises(InputError, match="where no files are read"):
        netplan.problem_from_shape(shape)


def test_the_plan_s_own_meetings_do_not_stand_in_their_own_way(tmp_path: Path) -> None:
    netplan.write(sample_plan(), tmp_path / "plan.ics")
    own = netplan.read(network(tmp_path, {"Kis": "plan.ics"}))
    assert answers(own, "Kis")[1] == "not_asked"
    (found,) = own.season.availability.calendars["Kis"]
    assert found.left_out == {"own": 1} and len(found.busy) == 2  # M2 and M3 are not in this season
    (note,) = (one for one in netplan.check(own) if one.rule == "calendar")
    assert "meetings of this season itself (1)" in note.sentence
    other = netplan.read(network(tmp_path, {"Kis": "plan.ics"}, id="another"))
    assert answers(other, "Kis")[1] == "no"


def plan_of(zone: str, times: list[tuple[date, time, time]]) -> Plan:
    """Return a plan with meetings at these local times."""
    meetings = []
    for number, (day, start, end) in enumerate(times):
        made = sample_meeting(f"M{number}", day, "Odense", ("Sara",), ("Berit",), False)
        first, last = (datetime.combine(day, clock, ZoneInfo(zone)) for clock in (start, end))
        meetings.append(made.model_copy(update={"start": first, "end": last}))
    return sample_plan(meetings=tuple(meetings), timezone=zone)


def read_back(folder: Path, plan: Plan) -> list[tuple[datetime, datetime]]:
    path = netplan.write(plan, folder / "plan.ics")
    days = date(2013, 1, 1), date(2013, 12, 31)
    return [(one.start, one.end) for one in netplan.read_busy(path, *days, timezone=plan.timezone).calendar.busy]


def local(plan: Plan) -> list[tuple[datetime, datetime]]:
    times = sorted((one.start, one.end) for one in plan.meetings)
    return [(start.replace(tzinfo=None), end.replace(tzinfo=None)) for start, end in times]


@pytest.mark.parametrize("zone, changes", [
    ("Europe/Copenhagen", (date(2013, 3, 31), date(2013, 10, 27))),
    ("America/New_York", (date(2013, 3, 10), date(2013, 11, 3))),
    ("Australia/Sydney", (date(2013, 4, 7), date(2013, 10, 6))),
])  # fmt: skip
def test_a_plan_s_calendar_blocks_exactly_its_meetings_around_the_clock_changes(
    tmp_path: Path, zone: str, changes: tuple[date, date]
) -> None:
    hours = ((time(0, 30), time(1)), (time(1), time(5)), (time(9, 15), time(12)), (time(13), time(23, 59)))
    times = [
        (date.fromordinal(day.toordinal() + offset), *hours[(number + offset) % 4])
        for number, day in enumerate(changes) for offset in (-2, -1, 0, 1, 2)
    ]  # fmt: skip
    plan = plan_of(zone, times)
    assert len(local(plan)) == 10
    assert read_back(tmp_path, plan) == local(plan)


@given(st.sets(st.integers(1, 365), min_size=1, max_size=12), st.integers(4, 20), st.integers(1, 3 * 60 + 59))
@settings(max_examples=25, deadline=None)
def test_any_plan_s_calendar_blocks_exactly_its_meetings(
    tmp_path_factory: pytest.TempPathFactory, days: set[int], hour: int, minutes: int
) -> None:
    end = time(hour + minutes // 60, minutes % 60)
    plan = plan_of("Europe/Copenhagen", [
        (date.fromordinal(date(2012, 12, 31).toordinal() + day), time(hour), end) for day in sorted(days)
    ])  # fmt: skip
    assert read_back(tmp_path_factory.mktemp("plan"), plan) == local(plan)


def test_a_plan_read_back_blocks_the_candidates_that_overlap_its_meetings_and_no_others(tmp_path: Path) -> None:
    plan = plan_of("Europe/Copenhagen", [
        (date(2013, 3, 4), time(14, 59), time(16)), (date(2013, 3, 5), time(15), time(16)),
        (date(2013, 3, 6), time(8), time(10)), (date(2013, 3, 7), time(8), time(10, 1)),
    ])  # fmt: skip
    netplan.write(plan, tmp_path / "plan.ics")
    problem = netplan.read(network(tmp_path, {"Kis": "plan.ics"}, id="another"))
    assert answers(problem, "Kis") == ["no", "not_asked", "not_asked", "no", "not_asked"]
    assert short(problem.season.availability.calendars["Kis"][0].busy)[0] == "03-04 14:59-16:00"
