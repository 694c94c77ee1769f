"""Reading back what was published: entries, and the plan they were written from."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from feeds import events, moved, network
from netplan.errors import InputError
from netplan.io.calendar_out import calendar_bytes
from netplan.io.feeds import Published, read_published
from netplan.io.wanted import Wanted
from netplan.io.writer import write
from netplan.plan import OpenSlot, Plan
from samples import sample_plan, sample_problem
from subscriber import Subscriber


def published(folder: Path, plan: Plan, problem: Any = None, **wanted: Any) -> Published:
    path = folder / "published.ics"
    path.write_bytes(calendar_bytes(plan, problem, wanted=Wanted(**wanted)))
    return read_published(path)


def facts(plan: Plan) -> list[Any]:
    return [
        (one.id, one.title, one.date, one.start, one.end, one.venue, {role: sorted(names) for role, names in
         one.roles.items()}, one.open, one.state("date"), one.sequence)
        for one in (*plan.meetings, *plan.cancelled)
    ]  # fmt: skip


def without(plan: Plan, meeting: str) -> Plan:
    return plan.model_copy(update={"meetings": tuple(one for one in plan.meetings if one.id != meeting)})


@pytest.mark.parametrize("language", ["en", "da"])
def test_a_plan_comes_back_from_its_calendar(language: str, tmp_path: Path) -> None:
    plan = sample_plan(language=language)
    first, second, third = plan.meetings
    states = {**second.states, "date": ("tentative",), "minute_taker": ("declined",), "planner": ("tentative",) * 3}
    plan = plan.model_copy(update={"meetings": (
        first.model_copy(update={"open": (OpenSlot(role="chair", by="planner"), OpenSlot(role="minute_taker"))}),
        second.model_copy(update={"states": states, "venue": None, "title": "Sommer: 2, rødgrød; M2"}), third,
    )})  # fmt: skip
    back = published(tmp_path, plan, network(deadlines="usual")).plan(plan)
    assert facts(back) == facts(plan)


def test_the_later_plan_may_speak_another_language(tmp_path: Path) -> None:
    plan = sample_plan(language="da")
    gone = without(plan, "M2").following(plan)
    back = published(tmp_path, gone).plan(sample_plan(language="en", meetings=gone.meetings))
    assert [one.id for one in back.cancelled] == ["M2"]
    assert back.meetings[0].open == (OpenSlot(role="chair", by="planner"),)
    assert back.meetings[0].roles == plan.meetings[0].roles


def test_cancelled_and_removed_meetings_come_back(tmp_path: Path) -> None:
    plan = sample_plan()
    later = without(plan, "M2").following(plan)
    back = published(tmp_path, later).plan(plan)
    assert ([one.id for one in back.meetings], [(one.id, one.sequence) for one in back.cancelled]) == (
        ["M1", "M3"], [("M2", 1)]
    )  # fmt: skip
    assert [str(one.kind) for one in plan.changes_from(back).for_meeting("M2")] != []
    old = published(tmp_path, plan).plan(without(plan, "M2"))
    assert [one.id for one in old.meetings] == ["M1", "M2", "M3"]


@pytest.mark.parametrize("season", ["2013", "2013/14", "efterår 2013"])
@pytest.mark.parametrize(("id_", "title"), [
    ("M9", "Afslutning"), ("Møde 9", "Møde 9"), ("jul", "Jul hos Kis"), ("møde-å", "Sidste gang"), ("a b c", ""),
])  # fmt: skip
def test_meetings_that_the_new_plan_does_not_know_are_recognised(
    season: str, id_: str, title: str, tmp_path: Path
) -> None:
    plan = sample_plan(season=season)
    more = plan.model_copy(update={"meetings": (
        *plan.meetings, plan.meetings[2].model_copy(update={"id": id_, "title": title}))})  # fmt: skip
    back = published(tmp_path, more).plan(plan)
    assert [one.id for one in back.meetings] == [one.id for one in sorted(more.meetings, key=lambda m: (m.start, m.id))]
    assert len(plan.changes_from(back).meetings) == 1


def test_names_with_commas_are_kept_together(tmp_path: Path) -> None:
    plan = sample_plan()
    roles = {**plan.meetings[0].roles, "planner": ("Holm, Bo", "Kis", "Kommune, Herning")}
    plan = plan.model_copy(
        update={"meetings": (plan.meetings[0].model_copy(update={"roles": roles}), *plan.meetings[1:])}
    )
    assert published(tmp_path, plan).plan(plan).meetings[0].roles["planner"] == roles["planner"]


def test_a_calendar_of_another_season_is_no_earlier_plan(tmp_path: Path) -> None:
    found = published(tmp_path, sample_plan())
    with pytest.raises(InputError, match="the calendar has no meeting of benchmark 2014"):
        found.plan(sample_plan(season="2014"))


def test_entries_of_other_seasons_stay_as_they_are(tmp_path: Path) -> None:
    """Next year is published while the last meeting of this one is still to come."""
    old = published(tmp_path, moved(sample_plan(), "M1", 7).following(sample_plan()))
    content = calendar_bytes(sample_plan(season="2014"), wanted=Wanted(previous=tmp_path / "published.ics"))
    (tmp_path / "next.ics").write_bytes(content)
    now = read_published(tmp_path / "next.ics").entries
    assert {uid: entry for uid, entry in now.items() if uid in old.entries} == old.entries
    assert [uid[:14] for uid in now if uid not in old.entries] == ["benchmark-2014"] * 3
    gone = without(sample_plan(season="2014"), "M3")
    content = calendar_bytes(gone, wanted=Wanted(previous=tmp_path / "next.ics"))
    cancelled = [str(event["UID"]) for event in events(content) if event.get("STATUS") == "CANCELLED"]
    assert cancelled == ["benchmark-2014-M3@netplan"]


@pytest.mark.parametrize("other", ["2013-14", "2013/14"])
def test_a_season_whose_name_begins_alike_is_another(other: str, tmp_path: Path) -> None:
    old = published(tmp_path, sample_plan(season=other), person="Kis")
    content = calendar_bytes(sample_plan(), wanted=Wanted(previous=tmp_path / "published.ics", person="Kis"))
    assert b"CANCELLED" not in content
    assert len(events(content)) == 6
    assert not old.of(sample_plan()) and old.of(sample_plan(season=other))
    assert published(tmp_path, sample_plan(), person="Kis", role="planner").of(sample_plan())


def test_entries_of_others_are_never_passed_on(tmp_path: Path) -> None:
    content = calendar_bytes(sample_plan()).replace(b"UID:benchmark-2013-M1@netplan", b"UID:doctor@example.org")
    content = content.replace(b"UID:benchmark-2013-M2", b"UID:bench-2013-M2")
    (tmp_path / "mixed.ics").write_bytes(content)
    now = calendar_bytes(sample_plan(season="2014"), wanted=Wanted(previous=tmp_path / "mixed.ics"))
    assert str(events(now)[0]["UID"]) == "benchmark-2013-M3@netplan"
    assert len(events(now)) == 4


def test_holds_are_called_off_when_the_dates_are_decided(tmp_path: Path) -> None:
    hold = calendar_bytes(sample_plan()).replace(b"M1@netplan", b"M1-2013-03-12T1000-hold@netplan")
    (tmp_path / "poll.ics").write_bytes(hold)
    person = Subscriber("Europe/Copenhagen")
    person.receive(hold)
    person.receive(calendar_bytes(sample_plan(), wanted=Wanted(previous=tmp_path / "poll.ics")))
    assert [one.uid for one in person.shown()] == [f"benchmark-2013-M{number}@netplan" for number in (1, 2, 3)]


def test_a_plan_or_its_file_may_be_what_was_published(tmp_path: Path) -> None:
    plan, after = sample_plan(), moved(without(sample_plan(), "M3"), "M2", 7)
    made = []
    for previous in (plan, write(plan, tmp_path / "plan.json"), write(plan, tmp_path / "plan.ics")):
        made.append(write(after, tmp_path / "after.ics", previous=previous).read_bytes())
        assert [(event["SEQUENCE"], event.get("STATUS")) for event in events(made[-1])] == [
            (0, None), (1, "CONFIRMED"), (1, "CANCELLED"),
        ]  # fmt: skip
    assert made[0] == made[1]


def test_what_is_cancelled_stays_so_whatever_its_old_time(tmp_path: Path) -> None:
    plan = sample_plan()
    first = without(plan, "M2").following(plan)
    gone = without(plan, "M2").following(moved(plan, "M2", 7))
    told = published(tmp_path, first).entries["benchmark-2013-M2@netplan"]
    (event,) = [event for event in events(calendar_bytes(gone, wanted=Wanted(previous=tmp_path / "published.ics")))
                if "M2@" in event["UID"]]  # fmt: skip
    assert (event["SEQUENCE"], event["STATUS"], told.sequence) == (1, "CANCELLED", 1)


def test_what_changed_is_stamped_later_and_the_rest_is_not(tmp_path: Path) -> None:
    plan = sample_plan()
    published(tmp_path, plan)
    roles = {**plan.meetings[1].roles, "minute_taker": ("Kis",)}
    after = plan.model_copy(update={"meetings": (
        plan.meetings[0], plan.meetings[1].model_copy(update={"roles": roles}), plan.meetings[2])})  # fmt: skip
    stamp = dt.datetime(2013, 2, 1, 12, tzinfo=dt.UTC)
    early = dt.datetime(2012, 1, 1, tzinfo=dt.UTC)
    for given, expected in ((None, "00:00:01"), (stamp, "12:00:00"), (early, "00:00:01")):
        content = calendar_bytes(after, None, given, Wanted(previous=tmp_path / "published.ics"))
        assert [event["SEQUENCE"] for event in events(content)] == [0, 0, 0]
        assert [f"{event['DTSTAMP'].dt:%H:%M:%S}" for event in events(content)] == ["00:00:00", expected, "00:00:00"]


def test_of_two_entries_with_one_id_the_newer_counts(tmp_path: Path) -> None:
    plan, path = sample_plan(), tmp_path / "both.ics"
    old, new = calendar_bytes(plan), calendar_bytes(moved(plan, "M1", 7).following(plan))
    for order in ((old, new), (new, old)):
        path.write_bytes(b"".join(order))
        entry = read_published(path).entries["benchmark-2013-M1@netplan"]
        assert (entry.sequence, entry.start) == (1, moved(plan, "M1", 7).meetings[0].start)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\n", "the file is no calendar: it does not begin with BEGIN:VCALENDAR"),
        (b"hello", "the file is no calendar: it does not begin with BEGIN:VCALENDAR"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "an entry has no start"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20130305T100000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
         "the times of 1 do not say in which time zone"),
        (b"\x00\xff\xfe", "the file is no plain text"),
        (b"", "the file is no calendar: it does not begin with BEGIN:VCALENDAR"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:tomorrow\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
         "an entry has no start"),
        *((b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:%s\r\nDTEND:%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
           % times, "the times of 1 cannot be right") for times in [
               (b"99991231T235959Z", b"99991231T235959Z"), (b"00010101T000000Z", b"20130305T100000Z"),
               (b"20130305T100000Z", b"20130305T090000Z"), (b"20130305T100000Z", b"99991231T235959Z")]),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\n", "the file ends before END:VEVENT"),
    ],
)  # fmt: skip
def test_what_is_no_calendar_is_refused_with_its_name(content: bytes, what: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.ics"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_published(path)
    assert what in caught.value.what
    assert caught.value.file == str(path)
    assert caught.value.hint


def test_a_venue_in_lines_of_its_own_is_no_change(tmp_path: Path) -> None:
    first = sample_plan().meetings[0].model_copy(update={"venue": "Odense\r\nSal 2 "})
    plan = sample_plan(meetings=(first,))
    published(tmp_path, plan)
    assert [event["SEQUENCE"] for event in events(
        calendar_bytes(plan, wanted=Wanted(previous=tmp_path / "published.ics")))] == [0]  # fmt: skip


def test_a_stamp_at_the_end_of_time_is_not_believed(tmp_path: Path) -> None:
    content = calendar_bytes(sample_plan()).replace(b"DTSTAMP:20130101T000000Z", b"DTSTAMP:99991231T235959Z")
    assert b"99991231" in content
    (tmp_path / "odd.ics").write_bytes(content)
    now = calendar_bytes(moved(sample_plan(), "M2", 7), wanted=Wanted(previous=tmp_path / "odd.ics"))
    assert [(event["SEQUENCE"], event["DTSTAMP"].dt.year) for event in events(now)] == [(0, 2013), (1, 2013), (0, 2013)]


def test_only_calendars_of_plans_can_be_asked_for_more(tmp_path: Path) -> None:
    with pytest.raises(InputError, match='"person" is for calendars of plans only, not for "plan'):
        write(sample_plan(), tmp_path / "plan.csv", person="Kis")
    with pytest.raises(InputError, match='"deadlines" is for calendars of plans only'):
        write(sample_problem(), tmp_path / "problem.yaml", deadlines={})
