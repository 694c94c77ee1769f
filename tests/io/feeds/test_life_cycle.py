"""Published, moved, cancelled, restored: what somebody's calendar shows in the end."""

from __future__ import annotations

import datetime as dt
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import netplan
from feeds import COPENHAGEN, DAYS, KINDS, Step, at, changed
from netplan.io.calendar_out import calendar_bytes
from netplan.io.uids import meeting_uid
from netplan.io.wanted import Wanted
from netplan.plan import Plan, PlannedMeeting
from samples import sample_plan
from subscriber import Shown, Subscriber

NEW_YORK = "America/New_York"
CHANGE_OF_CLOCKS = {COPENHAGEN: ["2013-03-31", "2013-10-27"], NEW_YORK: ["2013-03-10", "2013-11-03"]}


def year(zone: str, days: dict[str, str], **changes: Any) -> Plan:
    """Return a plan of meetings from ten to three by the network's clock."""
    known = sample_plan().by_id
    found = [at(known[id_], zone, day) for id_, day in days.items()]
    return sample_plan(timezone=zone, meetings=tuple(sorted(found, key=lambda one: one.start)), **changes)


def seen(plan: Plan, zone: str) -> list[Shown]:
    """Return what has to be seen of a plan."""
    return sorted((
        Shown(meeting_uid(plan.network, plan.season, one.id), f"{one.start.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}",
              f"{one.end.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}", one.venue or "", f"{plan.title}: {one.title}",
              f"referent: {one.roles['minute_taker'][0]}")
        for one in plan.meetings
    ), key=lambda one: (one.start, one.uid))  # fmt: skip


def story(zone: str) -> list[Plan]:
    """Return v1, M1 moved over a change of clocks, M1 cancelled, M1 restored where it first was; M2, M3 stand."""
    winter, autumn = CHANGE_OF_CLOCKS[zone]
    before = (dt.date.fromisoformat(winter) - dt.timedelta(days=2)).isoformat()
    after = (dt.date.fromisoformat(winter) + dt.timedelta(days=2)).isoformat()
    rest = {"M2": (dt.date.fromisoformat(autumn) - dt.timedelta(days=1)).isoformat(),
            "M3": (dt.date.fromisoformat(autumn) + dt.timedelta(days=1)).isoformat()}  # fmt: skip
    return [year(zone, {**first, **rest}) for first in ({"M1": before}, {"M1": after}, {}, {"M1": before})]


def by_plans(plans: list[Plan]) -> list[bytes]:
    """Publish each plan as the one that follows the one before; the calendars are told nothing else."""
    made = [plans[0]]
    for plan in plans[1:]:
        made.append(plan.following(made[-1]))
    return [calendar_bytes(plan) for plan in made]


def by_files(plans: list[Plan], folder: Path, **wanted: Any) -> list[bytes]:
    """Publish each plan knowing the file that was published before, and nothing else."""
    made: list[bytes] = []
    for number, plan in enumerate(plans):
        previous = folder / f"{number - 1}.ics" if number else None
        made.append(calendar_bytes(plan, wanted=Wanted(previous=previous, **wanted)))
        (folder / f"{number}.ics").write_bytes(made[-1])
    return made


@pytest.mark.parametrize("away", [COPENHAGEN, NEW_YORK, "Asia/Tokyo"])
@pytest.mark.parametrize("zone", [COPENHAGEN, NEW_YORK])
@pytest.mark.parametrize("way", ["plans", "files"])
def test_the_right_entries_are_left_at_the_right_local_time(zone: str, away: str, way: str, tmp_path: Path) -> None:
    plans = story(zone)
    contents = by_plans(plans) if way == "plans" else by_files(plans, tmp_path)
    home, abroad = Subscriber(zone), Subscriber(away)
    for plan, content in zip(plans, contents, strict=True):
        home.receive(content)
        abroad.receive(content)
        assert home.shown() == seen(plan, zone)
        assert {(one.start[-5:], one.end[-5:]) for one in home.shown()} == {("10:00", "15:00")}
        assert abroad.shown() == seen(plan, away)
    assert [home.sequence(meeting_uid("benchmark", "2013", id_)) for id_ in ("M1", "M2", "M3")] == [3, 0, 0]


@pytest.mark.parametrize("zone", [COPENHAGEN])
def test_the_file_itself_defines_its_time_zone(zone: str) -> None:
    """A program that does not know the name of the zone works it out from the rules in the file."""
    for plan in story(zone):
        content = calendar_bytes(plan)
        assert content.count(b"Europe/Copenhagen") == 1 + 2 * len(plan.meetings)
        person = Subscriber(zone)
        person.receive(content.replace(b"Europe/Copenhagen", b"Somewhere/Else"))
        assert person.shown() == seen(plan, zone)


def test_the_raw_files_say_what_happened(tmp_path: Path) -> None:
    first = [
        content.decode().split("BEGIN:VEVENT")[number]
        for content, number in zip(by_files(story(COPENHAGEN), tmp_path), (1, 1, 3, 1), strict=True)
    ]
    assert ["UID:benchmark-2013-M1@netplan\r\n" in one for one in first] == [True] * 4
    assert [f"SEQUENCE:{number}\r\n" in one for number, one in enumerate(first)] == [True] * 4
    assert ["STATUS:" in one for one in first] == [False, True, True, True]
    assert "STATUS:CANCELLED\r\n" in first[2] and "SUMMARY:Cancelled: Nationalt" in first[2]
    assert "STATUS:CONFIRMED\r\n" in first[3] and "Cancelled" not in first[3]
    assert "DTSTART;TZID=Europe/Copenhagen:20130329T100000" in first[0]
    assert "DTSTART;TZID=Europe/Copenhagen:20130402T100000" in first[1]
    assert ["TRANSP:OPAQUE" in one for one in first] == [True, True, False, True]


@pytest.mark.parametrize("way", ["plans", "files"])
def test_files_may_arrive_in_any_order(way: str, tmp_path: Path) -> None:
    plans = story(COPENHAGEN)
    contents = by_plans(plans) if way == "plans" else by_files(plans, tmp_path)
    for order in permutations(contents):
        person = Subscriber(COPENHAGEN)
        for content in order:
            person.receive(content)
        assert person.shown() == seen(plans[-1], COPENHAGEN)


def test_nothing_new_is_the_same_file(tmp_path: Path) -> None:
    plan = story(COPENHAGEN)[0]
    assert len(set(by_files([plan, plan, plan], tmp_path))) == 1
    gone = sample_plan(meetings=plan.meetings[1:])
    assert len(set(by_files([plan, gone, gone], tmp_path)[1:])) == 1


def test_what_the_plan_remembers_is_not_undone(tmp_path: Path) -> None:
    """Somebody was told of a move in between, of which the published file knows nothing."""
    first, moved, *_ = story(COPENHAGEN)
    told = moved.following(first)
    back = first.following(told)
    (tmp_path / "first.ics").write_bytes(calendar_bytes(first))
    person = Subscriber(COPENHAGEN)
    for content in (calendar_bytes(first), calendar_bytes(told),
                    calendar_bytes(back, wanted=Wanted(previous=tmp_path / "first.ics"))):  # fmt: skip
        person.receive(content)
    assert person.shown() == seen(first, COPENHAGEN)


YEAR = """
netplan: 1
network:
  id: trio
  name: Trio
  timezone: {zone}
  members: [Ada, Bo, Cleo]
  roles: {{writer: {{}}}}
  deadlines: usual
season:
  name: "2027"
  from: 2027-01-01
  to: 2027-12-31
  time: 10:00-15:00
  meetings:
    - {{id: M1, window: 2027-02-01..2027-04-30}}
    - {{id: M2, window: 2027-06-01..2027-08-31}}
    - {{id: M3, window: 2027-10-01..2027-12-10}}
"""


@pytest.mark.parametrize("zone", [COPENHAGEN, NEW_YORK])
def test_plans_that_netplan_makes_and_mends_leave_the_right_entries(zone: str, tmp_path: Path) -> None:
    """Solved, re-planned because nobody can come, without a meeting, and with it again: published as they come."""
    (tmp_path / "year.yaml").write_text(YEAR.format(zone=zone), encoding="utf-8")
    problem = netplan.read(tmp_path / "year.yaml")
    plan = netplan.solve(problem).require_plan()
    away = {name: [plan.by_id["M1"].date.isoformat()] for name in problem.people}
    lost = problem.with_(season={"availability": {"away": away}})
    fewer = lost.with_(season={"meetings": lost.season.meetings[:2]})
    told, abroad = Subscriber(zone), Subscriber("Asia/Tokyo")
    for now in (problem, lost, fewer, lost):
        if now is not problem:
            plan = netplan.replan(now, plan, dt.date(2027, 1, 1)).require_plan()
        content = netplan.write(plan, tmp_path / "year.ics", problem=now).read_bytes()
        told.receive(content)
        abroad.receive(content)
        days = {one.id: one.date.isoformat() for one in plan.meetings}
        assert [(one.title, one.start, one.end) for one in told.meetings()] == [
            (f"Trio: {id_}", f"{day} 10:00", f"{day} 15:00") for id_, day in days.items()
        ]
        assert sum(len(one.start) == 10 for one in told.shown()) == 3 * len(plan.meetings)
        assert [one.start for one in abroad.meetings()] == [
            f"{one.start.astimezone(ZoneInfo('Asia/Tokyo')):%Y-%m-%d %H:%M}" for one in plan.meetings
        ]
    assert [told.sequence(meeting_uid("trio", "2027", id_)) for id_ in ("M1", "M2", "M3")] == [1, 0, 2]


STEPS = st.tuples(st.sampled_from([*DAYS]), st.sampled_from(KINDS), st.integers(0, 2))


def told(meeting: PlannedMeeting | None) -> Any:
    return meeting and (meeting.start, meeting.end, meeting.venue, meeting.states.get("date") == ("tentative",))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(st.lists(STEPS, max_size=3), min_size=1, max_size=5))
def test_any_story_leaves_the_last_plan(days: list[list[Step]]) -> None:
    """From files alone: the entries are those of the plan, and SEQUENCE grows by one exactly when it must."""
    known = {id_: at(one, COPENHAGEN, DAYS[id_][0]) for id_, one in sample_plan().by_id.items()}
    stories = [known]
    for steps in days:
        for step in steps:
            known = changed(known, step)
        stories.append(known)
    plans = [sample_plan(meetings=tuple(sorted(one.values(), key=lambda each: each.start))) for one in stories]
    with TemporaryDirectory() as folder:
        contents = by_files(plans, Path(folder))
    person, backwards = Subscriber(COPENHAGEN), Subscriber(COPENHAGEN)
    expected = dict.fromkeys(sample_plan().by_id, 0)
    for number, content in enumerate(contents):
        person.receive(content)
        assert person.shown() == seen(plans[number], COPENHAGEN)
        for id_ in expected if number else ():
            expected[id_] += told(stories[number].get(id_)) != told(stories[number - 1].get(id_))
        assert {id_: person.sequence(meeting_uid("benchmark", "2013", id_)) for id_ in expected} == expected
    for content in reversed(contents):
        backwards.receive(content)
    assert backwards.shown() == person.shown()
