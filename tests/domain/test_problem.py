"""The problem: references by proper name, round trips, edits."""

from __future__ import annotations

from typing import Any

import pytest

import netplan
from netplan.domain import SlotKind
from netplan.errors import InputError
from netplan.rules.one_duty import OneDuty
from tiny import make, on

NETWORK: dict[str, Any] = {
    "id": "n", "name": "N",
    "members": [
        {"name": "Helle Bruun", "id": "hb"}, {"name": "Helle Dahl", "aliases": ["HD"]}, "Karl Bak", "Ulla Grøn",
    ],
    "roles": {
        "convener": {"holder": "hb"},
        "planner": {"label": "planlægning", "count": "2-3", "aim": 3, "includes": "convener"},
        "chair": {"within": "planner", "decided_by": "planlægning"},
        "writer": {"aliases": ["skriver"], "not_with": "planner"},
        "clock": {"count": "0-1"},
        "speaker": {"count": "0-9", "fill": "by hand", "external": True},
    },
    "venues": ["Odense", "Vejle"],
}  # fmt: skip


def problem(*meetings: dict[str, Any], **network: Any) -> netplan.Problem:
    season = {"name": "2027", "from": "2027-01-01", "to": "2027-12-31", "meetings": list(meetings)}
    return netplan.problem_from_shape({"network": {**NETWORK, **network}, "season": season})


def test_words_become_proper_names() -> None:
    written = {"planlægning": ["karl", "HD", "?"], "skriver": "Ulla", "venue": "odense"}
    one = problem({"id": "M1", "window": "week 10", **written})
    meeting = one.meetings[0]
    assert meeting.roles["planner"].decided == ("Karl Bak", "Helle Dahl")
    assert meeting.roles["writer"].decided == ("Ulla Grøn",)
    assert meeting.venue is not None and meeting.venue.value == "Odense"
    assert one.network.roles["convener"].holder == ("Helle Bruun",)
    assert one.network.roles["chair"].decided_by == "planner"


def test_a_first_name_that_two_have_is_an_error_that_lists_both() -> None:
    with pytest.raises(netplan.InputError, match='"Helle" may be Helle Bruun / Helle Dahl') as caught:
        problem({"id": "M1", "writer": "Helle"})
    assert caught.value.field == "season.meetings[0].writer"


def test_outsiders_are_welcome_only_where_the_role_says_so() -> None:
    one = problem({"id": "M1", "window": "week 10", "speaker": ["Prof. Lund", "Karl"]})
    assert one.meetings[0].roles["speaker"].decided == ("Prof. Lund", "Karl Bak")
    with pytest.raises(netplan.InputError, match=r'no member "Prof\. Lund"'):
        problem({"id": "M1", "writer": "Prof. Lund"})


def test_outsiders_who_are_eligible_are_found_like_members() -> None:
    shape = problem({"id": "M1", "window": "week 10"}).shape()
    shape["network"]["roles"]["guest"] = {"count": "0-2", "external": True, "eligible": ["COK", "Metropol", "Karl"]}
    shape["network"]["history"] = [{"date": "2012-06", "role": "guest", "member": "cok", "instead_of": "METROPOL"}]
    shape["season"]["meetings"][0]["guest"] = ["cok", {"tentative": "metropol"}]
    one = netplan.Problem.model_validate(shape)
    given, row = one.meetings[0].roles["guest"], one.network.history[0]
    assert (given.decided, given.tentative) == (("COK",), ("Metropol",))
    assert (row.member, row.instead_of) == ("COK", "Metropol")
    assert one.outsiders("guest") == ("COK", "Metropol") == one.everybody[-2:]
    shape["season"]["meetings"][0]["guest"] = {"tentative": "Somebody"}
    with pytest.raises(netplan.InputError, match="Somebody is no member and cannot be tentative as guest"):
        netplan.Problem.model_validate(shape)


def test_what_each_meeting_asks_of_each_role() -> None:
    one = problem({"id": "M1", "window": "week 10", "planner": ["Karl", "?"], "writer": "none", "speaker": "?"})
    slots = {slot.role: slot for slot in one.slots()}
    assert set(slots) == {"convener", "planner", "chair", "speaker"}
    assert (slots["planner"].lowest, slots["planner"].highest, slots["planner"].complete) == (2, 2, False)
    assert slots["chair"].kind is SlotKind.DEFERRED and slots["chair"].left_open
    assert slots["speaker"].kind is SlotKind.BY_HAND and slots["speaker"].left_open
    assert slots["convener"].decided == ("Helle Bruun",)
    assert {slot.role: slot.kind for slot in one.slots(["chair"])}["chair"] is SlotKind.CHOSEN


def test_a_left_out_role_is_to_be_filled_as_its_count_says() -> None:
    (slot,) = (slot for slot in problem({"id": "M1", "window": "week 10"}).slots() if slot.role == "planner")
    assert (slot.lowest, slot.highest, slot.aim) == (2, 3, 3)


def test_a_role_that_may_be_left_empty_has_as_many_as_rules_and_wishes_ask_for() -> None:
    one = problem({"id": "M1", "window": "week 10", "planner": "maybe"})
    (slot,) = (slot for slot in one.slots() if slot.role == "planner")
    assert (slot.lowest, slot.highest, slot.aim, slot.complete) == (0, 3, 3, False)
    assert one.shape()["season"]["meetings"][0]["planner"] == "maybe"
    assert type(one).model_validate(one.shape()) == one


def test_a_series_stands_for_its_meetings() -> None:
    one = problem({"series": "group", "count": "2-3", "window": "Q4", "writer": "Karl"})
    assert [meeting.id for meeting in one.meetings] == ["group-1", "group-2", "group-3"]
    assert one.optional == {"group-3"}
    assert one.expected == {"group-1", "group-2"}
    assert one.meetings[1].roles["writer"].decided == ("Karl Bak",)


def test_a_series_may_come_after_another_in_any_order() -> None:
    group = {"series": "group", "count": 2, "window": "Q1", "after": ["talk"]}
    talk = {"series": "talk", "count": 1, "window": "Q1"}
    with pytest.raises(netplan.InputError, match="group is to come after talk, which is listed later"):
        problem(group, talk)
    assert problem(talk, group).ordered == {("group-1", "group-2"), ("talk-1", "group-1"), ("talk-1", "group-2")}
    free = problem(talk, roles={}).with_(season={"any_order": True, "meetings": [group, talk]})
    days = {meeting.id: meeting.date for meeting in netplan.solve(free, workers=1).require_plan().meetings}
    assert days["talk-1"] < days["group-1"] < days["group-2"]


def test_the_shape_is_a_round_trip_without_loss() -> None:
    one = problem(
        {"id": "M1", "window": "weeks 9-10", "says": "uge 9", "planner": [{"tentative": "Karl"}, "?"], "writer": "?"},
        {"id": "M2", "date": {"tentative": "2027-06-08"}, "venue": "Vejle", "time": "9-12", "guests": 4},
        rules=[{"quorum": "60%"}, {"spacing": {"at_least": "8 weeks"}}, {"one_duty": {"except": "clock"}}],
        wishes=[{"attendance": {"give": 1}}, "even_spacing"],
        history=[{"date": "2026-Q4", "role": "writer", "member": "Karl", "venue": "Odense"}],
    )
    again = netplan.problem_from_shape(one.shape())
    assert again == one
    assert again.sha256 == one.sha256


def test_edits_make_a_new_problem() -> None:
    one = problem({"id": "M1", "window": "week 10"})
    other = one.with_(network={"language": "da"}, season={"name": "2028"})
    assert (one.network.language, other.network.language) == ("en", "da")
    assert other.season.name == "2028" and other.season.meetings == one.season.meetings
    assert one.sha256 != other.sha256
    with pytest.raises(netplan.InputError):
        one.with_(network={"languages": "da"})


def test_bound_and_barred_by_a_fixed_role() -> None:
    one = problem({"id": "M1", "window": "week 10"}, {"id": "M2", "window": "week 20", "convener": "none"})
    assert one.bound("Helle Bruun", "planner", "M1") and not one.bound("Karl Bak", "planner", "M1")
    assert one.barred("Helle Bruun", "writer", "M1")
    assert not one.bound("Helle Bruun", "planner", "M2") and not one.barred("Helle Bruun", "writer", "M2")


def test_one_duty_lets_the_convener_chair_but_not_write() -> None:
    one = problem({"id": "M1", "window": "week 10"}, rules=["one_duty"])
    assert not one.exclusive("chair", "convener")
    assert not one.exclusive("chair", "planner")
    assert one.exclusive("writer", "chair")


def test_problems_cannot_be_changed() -> None:
    one = problem({"id": "M1", "window": "week 10"})
    with pytest.raises(ValueError, match="frozen"):
        setattr(one.network, "name", "other")  # noqa: B010  (mypy knows, too, that this cannot be done)


def test_errors_about_parameters_name_them_as_the_file_does() -> None:
    with pytest.raises(InputError) as caught:
        make(on("M1", "03-05"), roles={"scribe": {}}, rules=(OneDuty(except_=("scribbe",)),))
    assert caught.value.field == "network.rules[0].one_duty.except[0]"
