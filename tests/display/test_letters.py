"""What letters about changes say, and to whom."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from netplan.domain.synonyms import synonyms
from netplan.plan import OpenSlot, Plan
from samples import sample_plan


def other(plan: Plan, id_: str, **fields: Any) -> Plan:
    """Return a plan in which one meeting has other fields; ``days`` moves it."""
    days = dt.timedelta(days=fields.pop("days", 0))
    made = []
    for one in plan.meetings:
        if one.id == id_:
            moved = {"date": one.date + days, "start": one.start + days, "end": one.end + days}
            given = fields.pop("roles", {})
            held = {role: names for role, names in {**one.roles, **given}.items() if names}
            states = {what: states for what, states in one.states.items() if what not in given}
            one = one.model_copy(update={**moved, "roles": held, "states": states, **fields})
        made.append(one)
    return plan.model_copy(update={"meetings": tuple(made)})


def without(plan: Plan, id_: str) -> Plan:
    return plan.model_copy(update={"meetings": tuple(one for one in plan.meetings if one.id != id_)})


def letter(before: Plan, after: Plan, name: str) -> str:
    return after.changes_from(before).letters()[name]


def about(text: str, heading: str) -> str:
    """Return what a letter says about one meeting."""
    lines = text.splitlines()
    return lines[lines.index(heading) + 1]


def test_a_whole_letter() -> None:
    plan = sample_plan()
    after = other(other(plan, "M2", days=2), "M3", roles={"minute_taker": ("Elisabeth",)})
    assert letter(plan, after, "Elisabeth") == """\
To: Elisabeth
Subject: What changes for you: Nationalt benchmark-netværk, 2013

Hello Elisabeth,

The plan for Nationalt benchmark-netværk, 2013, has changed. This is what it means for you.

M2
The meeting is moved from Tuesday 18 June 2013 to Thursday 20 June 2013; the hours are still 10:00–15:00. \
The place is still Vejle Bibliotek. Your task stays the same: referent.

M3 (Tuesday 3 December 2013, 10:00–15:00, Odense)
You have a new task: referent. You take it over from Maria.

Otherwise your tasks do not change.

Please say so soon if this does not suit you.

Kind regards
Sara
Nationalt benchmark-netværk
"""


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"days": 2, "venue": "Odense"},
         "The meeting is moved from Tuesday 18 June 2013 to Thursday 20 June 2013; the hours are still 10:00–15:00. "
         "The place is now Odense instead of Vejle Bibliotek."),
        ({"days": 2, "end": dt.datetime(2013, 6, 20, 12, tzinfo=dt.UTC)},
         "The meeting is moved from Tuesday 18 June 2013, 10:00–15:00, to Thursday 20 June 2013, 10:00–14:00. "
         "The place is still Vejle Bibliotek."),
        ({"end": dt.datetime(2013, 6, 18, 12, tzinfo=dt.UTC)},
         "The meeting is still on Tuesday 18 June 2013, but now at 10:00–14:00 instead of 10:00–15:00. "
         "The place is still Vejle Bibliotek."),
        ({"days": 2, "venue": None, "states": {"date": ("tentative",)}},
         "The meeting is moved from Tuesday 18 June 2013 to Thursday 20 June 2013; the hours are still 10:00–15:00. "
         "It is not held at Vejle Bibliotek, and there is no other place yet. The date is not settled yet."),
    ],
    ids=["place", "hours", "day stays", "no place"],
)  # fmt: skip
def test_a_moved_meeting(fields: dict[str, Any], said: str) -> None:
    plan = sample_plan()
    text = letter(plan, other(plan, "M2", **fields), "Kis")
    assert about(text, "M2") == f"{said} Your task stays the same: planlægning."


def test_another_place_alone() -> None:
    plan = sample_plan()
    text = letter(plan, other(plan, "M2", venue="Odense"), "Kis")
    said = about(text, "M2 (Tuesday 18 June 2013, 10:00–15:00)")
    assert said == "The place is now Odense instead of Vejle Bibliotek. Your task stays the same: planlægning."
    bare = other(plan, "M2", venue=None)
    said = about(letter(bare, plan, "Kis"), "M2 (Tuesday 18 June 2013, 10:00–15:00)")
    assert said.startswith("The place is now settled: Vejle Bibliotek.")


def test_cancelled_new_and_held_after_all() -> None:
    plan = sample_plan()
    less = without(plan, "M2").following(plan)
    said = about(letter(plan, less, "Kis"), "M2 (Tuesday 18 June 2013, 10:00–15:00, Vejle Bibliotek)")
    assert said == "The meeting is cancelled. Your task there falls away: planlægning."
    facts = "Tuesday 18 June 2013, 10:00–15:00, Vejle Bibliotek"
    task = "You have a new task: planlægning (together with Bente and Sara)."
    assert about(letter(without(plan, "M2"), plan, "Kis"), "M2") == f"This is a new meeting: {facts}. {task}"
    back = about(letter(less, plan, "Kis"), "M2")
    assert back == f"The meeting was cancelled, and is held after all: {facts}. {task}"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"roles": {"minute_taker": ("Berit", "Kis")}}, "Berit and Kis will take it over."),
        ({"roles": {"minute_taker": ()}}, "The meeting does without it."),
        ({"roles": {"minute_taker": ()}, "open": (OpenSlot(role="minute_taker"),)}, "Nobody has taken it over yet."),
        ({"roles": {"minute_taker": ()}, "open": (OpenSlot(role="minute_taker", by="planner"),)},
         "It is open for now; planlægning decides it later."),
    ],
    ids=["two", "none", "open", "decided later"],
)  # fmt: skip
def test_a_duty_that_goes_is_told_with_who_has_it_now(fields: dict[str, Any], said: str) -> None:
    plan = sample_plan()
    text = letter(plan, other(plan, "M3", **fields), "Maria")
    heading = "M3 (Tuesday 3 December 2013, 10:00–15:00, Odense)"
    assert about(text, heading) == f"You no longer have this task: referent. {said}"


def test_whoever_leaves_others_behind_and_whoever_said_no() -> None:
    plan = sample_plan()
    after = other(plan, "M3", roles={"planner": ("Jane", "Sara")})
    assert "You no longer have this task: planlægning. Jane and Sara will carry on without you." in letter(
        plan, after, "Majbrit"
    )
    refused = plan.marked("declined", ["M3"], people=["Majbrit"])
    assert "As you asked, you no longer have this task: planlægning." in letter(refused, after, "Majbrit")


def test_duties_that_go_the_same_way_are_told_together() -> None:
    plan = other(sample_plan(), "M3", roles={"chair": ("Majbrit",)}, open=())
    after = other(plan, "M3", roles={"chair": ("Berit",), "planner": ("Berit", "Jane", "Sara")})
    heading = "M3 (Tuesday 3 December 2013, 10:00–15:00, Odense)"
    assert about(letter(plan, after, "Majbrit"), heading) == (
        "You no longer have these tasks: planlægning and mødeleder. Berit will take them over."
    )
    assert about(letter(plan, after, "Berit"), heading) == (
        "You have new tasks: planlægning (together with Jane and Sara) and mødeleder. You take them over from Majbrit."
    )
    apart = other(after, "M3", roles={"chair": ("Kis",)})
    assert about(letter(plan, apart, "Majbrit"), heading) == (
        "You no longer have this task: planlægning. Berit will take it over. "
        "You no longer have this task: mødeleder. Kis will take it over."
    )


def test_a_duty_only_hoped_for() -> None:
    plan = sample_plan()
    after = other(plan, "M3", roles={"minute_taker": ("Berit",)}, states={"minute_taker": ("tentative",)})
    assert "We hope that you can; it is not settled yet." in letter(plan, after, "Berit")


def test_members_are_greeted_by_first_name_and_others_by_their_whole_name() -> None:
    plan = sample_plan()
    full = {"Berit": "Berit Holm"}
    rows = (row.model_copy(update={"person": full.get(row.person, row.person)}) for row in plan.loads)
    plan = plan.model_copy(update={"loads": tuple(rows)})
    after = other(plan, "M3", roles={"minute_taker": ("Berit Holm", "Det Kgl. Bibliotek")})
    letters = other(after, "M2", venue="Odense").changes_from(plan).letters()
    assert "Hello Berit," in letters["Berit Holm"]
    assert "Hello Det Kgl. Bibliotek," in letters["Det Kgl. Bibliotek"]
    elsewhere = "Other meetings have changed, too; a message to everybody tells which."
    assert elsewhere in letters["Berit Holm"]
    assert elsewhere not in letters["Det Kgl. Bibliotek"]


def test_the_convener_signs_unless_the_letter_is_to_her_or_somebody_else_is_named() -> None:
    plan = sample_plan()
    changes = other(plan, "M2", venue="Odense").changes_from(plan)
    assert changes.letters()["Kis"].endswith("Kind regards\nSara\nNationalt benchmark-netværk\n")
    assert changes.letters()["Sara"].endswith("Kind regards\nNationalt benchmark-netværk\n")
    assert changes.letters("Henrik")["Sara"].endswith("Kind regards\nHenrik\nNationalt benchmark-netværk\n")
    assert changes.notice("Henrik").endswith("Kind regards\nHenrik\nNationalt benchmark-netværk\n")


def test_a_convener_by_another_name_signs_too() -> None:
    assert "convener" in synonyms({"lead": "lead", "netværkstovholder": "lead"})
    plan = sample_plan()
    held = {"roles": {"lead": ("Sara",), "host": ("Kis",)}, "states": {}}
    meetings = tuple(one.model_copy(update=held) for one in plan.meetings)
    named = plan.model_copy(update={"labels": {"lead": "netværkstovholder"}, "meetings": meetings})
    assert "\nSara\n" in letter(named, other(named, "M2", venue="Odense"), "Kis")
    nobody = named.model_copy(update={"labels": {}})
    assert letter(nobody, other(nobody, "M2", venue="Odense"), "Kis").endswith(
        "Kind regards\nNationalt benchmark-netværk\n"
    )


def test_titles_name_meetings_where_they_tell_them_apart() -> None:
    plan = other(other(sample_plan(), "M1", title="Working group"), "M2", title="Spring meeting")
    text = letter(plan, other(plan, "M2", days=1), "Sara")
    assert "\nSpring meeting\nThe meeting is moved" in text
    assert "- Working group (Tuesday 5 March 2013" in text
    twice = other(plan, "M1", title="Spring meeting")
    assert "\nM2 Spring meeting\nThe meeting is moved" in letter(twice, other(twice, "M2", days=1), "Sara")


def test_what_is_done_or_past_is_not_listed_among_what_stays() -> None:
    plan = sample_plan()
    after = other(plan, "M3", venue="Vejle Bibliotek")
    assert "- M1 (" in letter(plan, after, "Sara")
    done = after.marked("done", ["M1"])
    assert "- M1 (" not in letter(plan, done, "Sara")
    text = after.changes_from(plan, as_of=dt.date(2013, 6, 18)).letters()["Sara"]
    assert "- M1 (" not in text
    assert "- M2 (" in text


def test_the_notice_tells_only_when_and_where() -> None:
    plan = sample_plan()
    swapped = other(plan, "M3", roles={"minute_taker": ("Berit",)})
    assert swapped.changes_from(plan).notice() == ""
    assert other(swapped, "M2", days=2).changes_from(plan).notice() == """\
Subject: Changed meetings: Nationalt benchmark-netværk, 2013

Hello everybody,

The plan for Nationalt benchmark-netværk, 2013, has changed. Please note:

M2
The meeting is moved from Tuesday 18 June 2013 to Thursday 20 June 2013; the hours are still 10:00–15:00. \
The place is still Vejle Bibliotek.

All other meetings are held when and where they were planned.

Those who have a task at these meetings get a message of their own.

Kind regards
Sara
Nationalt benchmark-netværk
"""
