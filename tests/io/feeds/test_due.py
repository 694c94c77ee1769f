"""What is due around meetings, and when holders are named, as entries of their own."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from feeds import events, moved, network
from netplan.errors import InputError
from netplan.io.calendar_out import calendar_bytes
from netplan.io.wanted import Wanted
from netplan.plan import Plan
from samples import sample_plan, sample_problem
from subscriber import Subscriber


def due(plan: Plan, problem: Any = None, **wanted: Any) -> dict[str, str]:
    """Return the day of everything that is due, by its title."""
    content = calendar_bytes(plan, problem, wanted=Wanted(**wanted))
    whole = [event for event in events(content) if not isinstance(event["DTSTART"].dt, dt.datetime)]
    for event in whole:
        assert event["TRANSP"] == "TRANSPARENT"
        assert event["DTEND"].dt - event["DTSTART"].dt == dt.timedelta(days=1)
    return {str(event["SUMMARY"]).partition(": ")[2]: event["DTSTART"].dt.isoformat() for event in whole}


def test_the_usual_deadlines_and_namings_lie_where_they_should() -> None:
    assert due(sample_plan(), network(deadlines="usual")) == {
        "M1: call for items to the agenda": "2013-02-12", "M1: send the agenda": "2013-02-26",
        "M2: name referent": "2013-03-05", "M1: send the minutes": "2013-03-13",
        "M2: call for items to the agenda": "2013-05-28", "M2: send the agenda": "2013-06-11",
        "M3: name referent": "2013-06-18", "M2: send the minutes": "2013-06-26",
        "M3: call for items to the agenda": "2013-11-12", "M3: send the agenda": "2013-11-26",
        "M3: send the minutes": "2013-12-11",
    }  # fmt: skip
    assert due(sample_plan(), network()) == {}
    assert due(sample_plan(), network(deadlines="usual"), deadlines={}) == {}


def test_other_deadlines_can_be_set_without_a_problem() -> None:
    wanted = {"hall": -30, "minutes": {"days": 8, "by": "referent", "label": "minutes to Sara"}}
    found = due(sample_plan(), deadlines=wanted)
    assert found["M1: hall"] == "2013-02-03"
    assert found["M1: minutes to Sara"] == "2013-03-13"
    assert len(found) == 6
    assert due(sample_plan(), sample_problem(), deadlines=wanted) == found
    with pytest.raises(InputError, match='the plan has no "cook"'):
        due(sample_plan(), deadlines={"dinner": {"days": 0, "by": "cook"}})


def test_the_first_naming_lies_at_the_last_meeting_on_record() -> None:
    history = [{"date": "2012-11-06", "role": "minute_taker", "member": "Kis"}]
    assert due(sample_plan(), network(deadlines="usual", history=history))["M1: name referent"] == "2012-11-06"
    vague = [{"date": "2012-11", "role": "minute_taker", "member": "Kis"}]
    assert "M1: name referent" not in due(sample_plan(), network(deadlines="usual", history=vague))


def test_everybody_is_reminded_of_what_is_theirs() -> None:
    problem = network(deadlines="usual")
    calls = [f"M{number}: call for items to the agenda" for number in (1, 2, 3)]
    assert [*due(sample_plan(), problem, person="Kis")] == [calls[0], calls[1], "M2: send the agenda", calls[2]]
    assert [*due(sample_plan(), problem, person="Maria")] == [
        calls[0], "M1: send the agenda", calls[1], "M3: name referent", calls[2], "M3: send the minutes",
    ]  # fmt: skip
    assert [*due(sample_plan(), problem, role="referent")] == [
        "M2: name referent", "M1: send the minutes", "M3: name referent", "M2: send the minutes",
        "M3: send the minutes",
    ]  # fmt: skip


def test_who_sees_to_it_is_said_with_it() -> None:
    content = calendar_bytes(sample_plan(), network(deadlines="usual"))
    said = {str(event["SUMMARY"]).partition(": ")[2]: str(event["DESCRIPTION"]) for event in events(content)}
    assert said["M3: send the minutes"] == "M3: Tue 3 Dec 2013, Odense\nreferent: Maria"
    assert said["M3: call for items to the agenda"] == "M3: Tue 3 Dec 2013, Odense"


@pytest.mark.parametrize("way", ["plans", "files"])
def test_deadlines_follow_their_meeting(way: str, tmp_path: Path) -> None:
    """Moved, cancelled, restored; the naming of M3 lies at M2, and moves with it or to the meeting before.

    In the end M2 is the first meeting of all: it is named at no other. A plan alone does not remember that it was.
    """
    first = sample_plan()
    without = first.model_copy(update={"meetings": (first.meetings[0], first.meetings[2])})
    person, last = Subscriber("Europe/Copenhagen"), None
    plan = first
    stories = [first, moved(first, "M2", 7), without, first, moved(first, "M2", -120)]
    for number, story in enumerate(stories if way == "files" else stories[:-1]):
        plan = story.following(plan) if way == "plans" else story
        content = calendar_bytes(plan, network(deadlines="usual"),
                                 wanted=Wanted(previous=last if way == "files" else None))  # fmt: skip
        person.receive(content)
        last = tmp_path / f"{number}.ics"
        last.write_bytes(content)
        expected = due(story, network(deadlines="usual"))
        assert {one.title.partition(": ")[2]: one.start for one in person.shown() if len(one.start) == 10} == expected
        assert len(person.meetings()) == len(story.meetings)


def test_whose_duty_passes_on_is_no_longer_reminded(tmp_path: Path) -> None:
    plan, last = sample_plan(), tmp_path / "maria.ics"
    roles = {**plan.by_id["M3"].roles, "minute_taker": ("Kis",)}
    after = plan.model_copy(
        update={"meetings": (*plan.meetings[:2], plan.meetings[2].model_copy(update={"roles": roles}))}
    )
    problem, maria = network(deadlines="usual"), Subscriber("Europe/Copenhagen")
    for one, previous in ((plan, None), (after, last)):
        content = calendar_bytes(one, problem, wanted=Wanted(person="Maria", previous=previous))
        last.write_bytes(content)
        maria.receive(content)
    shown = [one.title.partition(": ")[2] for one in maria.shown()]
    assert "M3" in shown and "M3: send the minutes" not in shown and "M3: name referent" not in shown
    assert "M3: call for items to the agenda" in shown


def numbers(content: bytes) -> dict[str, int]:
    """Return the SEQUENCE of each entry, by the last of its id."""
    return {str(event["UID"])[len("benchmark-2013-") : -len("@netplan")]: event["SEQUENCE"]
            for event in events(content)}  # fmt: skip


def test_a_number_grows_only_where_the_day_itself_changes(tmp_path: Path) -> None:
    problem, last = network(deadlines="usual"), tmp_path / "last.ics"
    first = sample_plan()
    venue = first.model_copy(update={"meetings": (
        first.meetings[0], first.meetings[1].model_copy(update={"venue": "Ribe"}), first.meetings[2])})  # fmt: skip
    gone = venue.model_copy(update={"meetings": venue.meetings[:2]})
    plan = first
    told: list[dict[str, int]] = []
    for story in (first, venue, gone, moved(gone, "M2", 7), moved(gone, "M2", 7)):
        plan = story.following(plan)
        content = calendar_bytes(plan, problem, wanted=Wanted(previous=last if told else None))
        last.write_bytes(content)
        told.append(numbers(content))
    changed = [
        {key for key, number in after.items() if number != before[key]}
        for before, after in pairwise(told)
    ]
    third = {"M3", "M3-call_for_items-due", "M3-agenda-due", "M3-minutes-due", "M3-minute_taker-named"}
    second = {"M2", "M2-call_for_items-due", "M2-agenda-due", "M2-minutes-due"}
    assert changed == [{"M2"}, third, second, set()]


@pytest.mark.parametrize("wanted", [{}, {"person": "Maria"}, {"role": "referent"}], ids=str)
def test_what_was_due_stays_so_until_something_else_is_said(wanted: dict[str, str], tmp_path: Path) -> None:
    asked = {"call_for_items": -21, "agenda": {"days": -9, "by": "chair"}, "minutes": 8,
             "hall": {"days": -30, "by": ["minute_taker"], "label": "hall: book it"}}  # fmt: skip
    last, plan = tmp_path / "last.ics", sample_plan()
    roles = {**plan.meetings[0].roles, "chair": ("Maria",)}
    plan = plan.model_copy(
        update={"meetings": (plan.meetings[0].model_copy(update={"roles": roles, "open": ()}), *plan.meetings[1:])}
    )
    last.write_bytes(calendar_bytes(plan, network(), wanted=Wanted(deadlines=asked, **wanted)))
    after = moved(plan, "M2", 7)
    expected = due(after, network(), deadlines=asked, **wanted)
    assert expected and due(after, network(), previous=last, **wanted) == expected
    silent = calendar_bytes(after, network(), wanted=Wanted(previous=last, deadlines={}, **wanted))
    whole = [event for event in events(silent) if not isinstance(event["DTSTART"].dt, dt.datetime)]
    assert whole and all(event["STATUS"] == "CANCELLED" for event in whole)
    said = calendar_bytes(after, network(deadlines={}), wanted=Wanted(previous=last, **wanted))
    assert said == silent
