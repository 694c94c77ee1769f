"""What is otherwise in a plan, against the two plans themselves."""

from __future__ import annotations

import datetime as dt
import re
from random import Random

import pytest

import netplan
from netplan.language import Say
from netplan.plan import Changes, OpenSlot, Plan, PlannedMeeting
from pairs import PEOPLE, ZONE, draw_pair
from samples import sample_plan

COUNT = 300


def applied(changes: Changes, plan: Plan) -> dict[str, PlannedMeeting]:
    """Return the meetings of a plan with every change made; titles and states are left aside."""
    made = {one.id: one for one in plan.meetings}
    for row in changes:
        if row.kind in ("added", "restored"):
            made[row.meeting] = PlannedMeeting(id=row.meeting, title="", **times(row.after))
        if row.kind == "cancelled":
            made[row.meeting] = made[row.meeting].model_copy(update={"venue": None})
        here = made[row.meeting]
        if row.kind in ("moved", "hours"):
            assert times(row.before)["start"] == here.start
            here = here.model_copy(update=times(row.after))
        elif row.kind == "venue":
            assert row.before == (here.venue or "")
            here = here.model_copy(update={"venue": row.after or None})
        elif row.kind in ("in", "out"):
            names = {*here.holders(row.what)}
            assert (row.person in names) == (row.kind == "out")
            names ^= {row.person or ""}
            here = here.model_copy(update={"roles": {**here.roles, row.what: tuple(sorted(names))}})
        elif row.kind == "opened":
            here = here.model_copy(update={"open": (*here.open, OpenSlot(role=row.what, by=row.after or None))})
        elif row.kind == "closed":
            left = list(here.open)
            left.remove(OpenSlot(role=row.what, by=row.before or None))
            here = here.model_copy(update={"open": tuple(left)})
        made[row.meeting] = here
    gone = {row.meeting for row in changes if row.kind == "cancelled"}
    for id_ in gone:
        empty = made.pop(id_)
        assert not any(empty.roles.values()), "everybody who had a duty is told"
        assert not empty.open
    return made


def times(text: str) -> dict[str, dt.date]:
    day, start, end = re.split(r"[ –]", text)
    whole = [dt.datetime.fromisoformat(f"{day} {hour}").replace(tzinfo=ZONE) for hour in (start, end)]
    return {"date": whole[0].date(), "start": whole[0], "end": whole[1]}


def facts(meeting: PlannedMeeting) -> tuple[object, ...]:
    held = {role: set(names) for role, names in meeting.roles.items() if names}
    places = sorted((slot.role, slot.by or "") for slot in meeting.open)
    return meeting.date, meeting.start, meeting.end, meeting.venue, held, places


def concerned(before: Plan, after: Plan, name: str) -> set[str]:
    """Return the meetings at which something changed for a person, from the two plans alone."""
    found = set()
    for id_ in {*before.by_id, *after.by_id}:
        old, new = before.by_id.get(id_), after.by_id.get(id_)
        had, has = (set(one.duties(name)) if one else set() for one in (old, new))
        moved = (old and (old.start, old.end, old.venue)) != (new and (new.start, new.end, new.venue))
        if had != has or (moved and (had or has)):
            found.add(id_)
    return found


@pytest.mark.parametrize("number", range(0, COUNT, 20))
def test_the_changes_make_the_new_plan_of_the_old_one(number: int) -> None:
    for seed in range(number, number + 20):
        before, after = draw_pair(Random(seed))
        changes = after.changes_from(before)
        made = applied(changes, before)
        assert {id_: facts(one) for id_, one in made.items()} == {one.id: facts(one) for one in after.meetings}
        assert bool(changes) == bool(changes.sentences) == (
            {one.id: facts(one) for one in before.meetings} != {one.id: facts(one) for one in after.meetings}
        )
        assert not after.changes_from(after)


@pytest.mark.parametrize("number", range(0, COUNT, 20))
def test_exactly_those_concerned_get_a_letter_and_it_tells_their_days(number: int) -> None:
    for seed in range(number, number + 20):
        before, after = draw_pair(Random(seed), language := ("en", "da")[seed % 2])
        changes, say = after.changes_from(before), Say(language)
        letters = changes.letters()
        assert set(letters) == set(changes.people) == {name for name in PEOPLE if concerned(before, after, name)}
        for name, letter in letters.items():
            touched, mine = concerned(before, after, name), changes.for_person(name)
            assert {row.meeting for row in mine} == touched
            assert mine == tuple(row for row in changes if row.meeting in touched and row.person in (None, name)
                                 and row.kind not in ("opened", "closed"))  # fmt: skip
            assert days_in(letter) == {say.full_date(day) for day in expected_days(before, after, name)}, letter


def days_in(letter: str) -> set[str]:
    return set(re.findall(r"\w+day \d+ \w+ 2013|\w+dag den \d+\. \w+ 2013", letter))


def expected_days(before: Plan, after: Plan, name: str) -> set[dt.date]:
    """Return the days of which a letter speaks: of what changed for the person, then and now, and of what stays."""
    touched = concerned(before, after, name)
    pairs = [(before.by_id.get(id_), after.by_id.get(id_)) for id_ in touched]
    days = {one.date for pair in pairs for one in pair if one}
    return days | {one.date for one in after.meetings if one.duties(name) and one.id not in touched}


def test_rows_know_how_far_the_old_decision_had_come() -> None:
    plan = sample_plan().marked("announced", ["M2"], ["date"]).marked("declined", ["M3"], ["referent"], ["Maria"])
    first, second, third = plan.meetings
    later = second.model_copy(update={"date": dt.date(2013, 6, 20), "start": second.start + dt.timedelta(days=2),
                                      "end": second.end + dt.timedelta(days=2)})  # fmt: skip
    other = third.model_copy(update={"roles": {**third.roles, "minute_taker": ("Berit",)}})
    changes = plan.model_copy(update={"meetings": (first, later, other)}).changes_from(plan)
    assert [(one.kind, one.person, one.state) for one in changes] == [
        ("moved", None, "announced"), ("out", "Maria", "declined"), ("in", "Berit", "open"),
    ]  # fmt: skip
    assert changes[0].before == "2013-06-18 10:00–15:00"
    assert changes.sentences == (
        "M2 on Thu 20 Jun 2013 instead of Tue 18 Jun 2013", "M3, referent: Berit instead of Maria",
    )  # fmt: skip
    assert str(changes) == "\n".join(changes.sentences)
    assert [len(changes.for_meeting(id_)) for id_ in ("M1", "M2", "M3")] == [0, 1, 2]


def test_a_place_that_opens_or_closes_is_told() -> None:
    plan = sample_plan()
    closed = plan.meetings[0].model_copy(update={"open": ()})
    after = plan.model_copy(update={"meetings": (closed, *plan.meetings[1:])})
    assert after.changes_from(plan).sentences == ("M1, mødeleder: no longer open",)
    assert plan.changes_from(after).sentences == ("M1, mødeleder: open",)
    assert after.changes_from(plan).people == ()


def test_a_new_meeting_is_told_with_all_that_belongs_to_it() -> None:
    plan = sample_plan()
    less = plan.model_copy(update={"meetings": plan.meetings[:2]})
    assert plan.changes_from(less).sentences == (
        "M3 is held, on Tue 3 Dec 2013", "M3 in Odense", "M3, tovholder: Sara",
        "M3, planlægning: Jane, Majbrit and Sara", "M3, referent: Maria",
    )  # fmt: skip
    assert less.changes_from(plan).sentences == ("M3 is cancelled; it was to be on Tue 3 Dec 2013",)
    assert plan.changes_from(less.following(plan)).sentences[0] == "M3 is held after all, on Tue 3 Dec 2013"


def test_the_frame_has_a_row_for_each_change() -> None:
    before, after = draw_pair(Random(3))
    changes = after.changes_from(before)
    frame = changes.frame()
    assert list(frame.columns) == ["meeting", "what", "kind", "person", "before", "after", "state"]
    assert len(frame) == len(changes) > 0
    assert changes.frame().person.isna().sum() == sum(one.person is None for one in changes)


def test_data_holds_the_rows_and_neither_plan() -> None:
    before, after = draw_pair(Random(3))
    data = after.changes_from(before).model_dump(mode="json")
    assert data["kind"] == "changes"
    assert not {"after", "before"} & set(data)
    assert {row["kind"] for row in data["rows"]} == {one.kind for one in after.changes_from(before)}


def test_plans_of_two_seasons_are_not_compared() -> None:
    plan = sample_plan()
    with pytest.raises(netplan.InputError, match='the earlier plan is one of "2012", this one of "2013"'):
        plan.changes_from(plan.model_copy(update={"season": "2012"}))
