from __future__ import annotations

from typing import Any

import pytest

from netplan.domain import Problem
from netplan.errors import InputError
from netplan.plan import Plan, Swaps
from netplan.revise import stand_ins, swap, swaps
from netplan.search import solve
from worlds import small

MEETINGS = [
    {"id": "M1", "date": "2013-03-05", "minutes": "Ane"}, {"id": "M2", "date": "2013-06-04", "minutes": "Bo"},
    {"id": "M3", "date": "2013-09-03", "minutes": "Carl"}, {"id": "M4", "date": "2013-12-03", "minutes": "Dorte"},
]  # fmt: skip


def standing(**more: Any) -> tuple[Problem, Plan]:
    usual = {"members": ["Ane", "Bo", "Carl", "Dorte"], "meetings": MEETINGS, "wishes": ["fair_share"]}
    problem = small(**{**usual, **more})
    return problem, solve(problem).require_plan()


def told(found: Swaps) -> list[tuple[str, str]]:
    return [(one.partner, one.for_meeting) for one in found]


def test_every_swap_is_returned_and_what_was_accepted_is_asked_for_last() -> None:
    problem, plan = standing()
    plan = plan.marked("proposed", ["M2", "M3", "M4"], ["minutes"])
    plan = plan.marked("announced", ["M2"], ["minutes"]).marked("accepted", ["M3"], ["minutes"])
    found = swaps(problem, plan, "M1", "minutes")
    assert told(found) == [("Dorte", "M4"), ("Bo", "M2"), ("Carl", "M3")]
    assert [one.state for one in found] == ["proposed", "announced", "accepted"]
    assert [one.price for one in found] == [9 + 1, 9 + 3, 9 + 9]
    assert found[0].sentence == (
        "Dorte takes M1 on 5 Mar 2013 as minutes for Ane, and Ane takes M4 on 3 Dec 2013 as minutes in return."
    )
    assert found[1].sentence.endswith("in return. The duty in return has been announced.")
    assert found[2].sentence.endswith(
        "in return. Carl has accepted the duty in return: ask before anything is changed."
    )
    assert found.sentences[0].startswith("3 swaps of Ane's duty as minutes of M1 break nothing; the first to ask for:")


def test_both_duties_change_hands_and_nothing_is_owed() -> None:
    problem, plan = standing()
    one = swap(problem, plan, "M1", "minutes", partner="Dorte", for_meeting="M4")
    assert {name: meeting.holders("minutes") for name, meeting in one.plan.by_id.items()} == {
        "M1": ("Dorte",), "M2": ("Bo",), "M3": ("Carl",), "M4": ("Ane",),
    }  # fmt: skip
    assert all(not meeting.instead_of for meeting in one.plan.meetings)
    assert [price.price for price in one.prices] == [0]
    written = {name: meeting.roles["minutes"].decided for name, meeting in one.problem.by_id.items()}
    assert written == {"M1": ("Dorte",), "M2": ("Bo",), "M3": ("Carl",), "M4": ("Ane",)}
    assert one.plan.by_id["M2"] == plan.by_id["M2"]


def test_a_swap_that_would_create_a_clash_is_refused_with_rule_people_and_meeting() -> None:
    meetings = [MEETINGS[0], MEETINGS[1], {**MEETINGS[2], "minutes": "Carl"}, {**MEETINGS[3], "minutes": "Bo"}]
    problem, plan = standing(rules=[{"rest": {"meetings": 1}}], meetings=meetings,
                             availability={"away": {"Carl": ["2013-03-05"]}})  # fmt: skip
    assert told(swaps(problem, plan, "M1", "minutes")) == [("Bo", "M2")]
    with pytest.raises(InputError) as error:
        swap(problem, plan, "M1", "minutes", partner="Carl", for_meeting="M3")
    said = str(error.value)
    assert "Ane and Carl cannot swap M1 for M3: Carl cannot come on 5 Mar 2013 but is minutes at M1" in said
    with pytest.raises(InputError) as error:
        swap(problem, plan, "M1", "minutes", partner="Bo", for_meeting="M4")
    said = "Ane and Bo cannot swap M1 for M4: Bo has duties at M1 and again at M2 (rest between duties)"
    assert said in str(error.value)


def test_only_turns_are_proposed_for_turns_but_another_role_may_be_named() -> None:
    roles = {"minutes": {}, "host": {}, "talk": {"fill": "by hand"}}
    meetings = [
        {"id": "M1", "date": "2013-03-05", "minutes": "Ane", "host": "Bo", "talk": "Carl"},
        {"id": "M2", "date": "2013-06-04", "minutes": "Bo", "host": "Carl", "talk": "Dorte"},
    ]
    problem, plan = standing(roles=roles, meetings=meetings, wishes=[])
    found = swaps(problem, plan, "M1", "minutes")
    assert [(one.partner, one.for_role) for one in found] == [("Bo", "minutes"), ("Carl", "host")]
    named = swap(problem, plan, "M1", "minutes", "Ane", partner="Dorte", for_meeting="M2")
    assert named.for_role == "talk" and named.plan.by_id["M2"].holders("talk") == ("Ane",)
    assert [one.partner for one in swaps(problem, plan, "M1", "talk")] == ["Dorte"]


def test_what_is_over_is_neither_given_nor_taken() -> None:
    problem, plan = standing()
    assert told(swaps(problem, plan, "M3", "minutes", as_of="2013-07-01")) == [("Dorte", "M4")]
    with pytest.raises(InputError, match="M2 was on 4 Jun 2013; what happened stays"):
        swap(problem, plan, "M3", "minutes", partner="Bo", for_meeting="M2", as_of="2013-07-01")
    with pytest.raises(InputError, match="M1 was on 5 Mar 2013"):
        swaps(problem, plan, "M1", "minutes", as_of="2013-07-01")
    done = plan.marked("done", ["M2"])
    assert told(swaps(problem, done, "M3", "minutes")) != [] and ("Bo", "M2") not in told(
        swaps(problem, done, "M3", "minutes"))  # fmt: skip
    with pytest.raises(InputError, match=r"write it as 2013-06-05"):
        swaps(problem, plan, "M3", "minutes", as_of="June")


def test_what_a_rule_gives_is_not_swapped() -> None:
    problem, plan = standing(roles={"minutes": {}, "chair": {"holder": "Ane"}})
    with pytest.raises(InputError, match="a rule makes Ane chair of M1, so the duty cannot be swapped"):
        swaps(problem, plan, "M1", "chair")
    with pytest.raises(InputError, match="a rule makes Ane chair of M1"):
        swap(problem, plan, "M2", "minutes", partner="Ane", for_meeting="M1", for_role="chair")


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ({"partner": "Bo", "for_meeting": "M1"}, "Bo is not minutes of M1"),
        ({"partner": "Bo", "for_meeting": "M3"}, "Bo is not minutes of M3"),
        ({"partner": "Ane", "for_meeting": "M4"}, "Ane is not minutes of M4"),
        ({"partner": "Ane", "for_meeting": "M1"}, "a swap is between two meetings"),
        ({"partner": "Bo", "for_meeting": "M9"}, 'no meeting "M9"'),
    ],
)
def test_words_that_mean_nothing_are_told(named: dict[str, str], said: str) -> None:
    problem, plan = standing()
    with pytest.raises(InputError, match=said):
        swap(problem, plan, "M1", "minutes", **named)


def test_who_has_the_role_there_already_cannot_take_it_once_more() -> None:
    meetings = [{"id": "M1", "date": "2013-03-05", "minutes": ["Ane", "Bo"]},
                {"id": "M2", "date": "2013-06-04", "minutes": ["Bo", "Carl"]}]  # fmt: skip
    problem, plan = standing(roles={"minutes": {"count": 2}}, meetings=meetings)
    assert told(swaps(problem, plan, "M1", "minutes", "Ane")) == [("Carl", "M2")]
    with pytest.raises(InputError, match="Ane and Bo cannot swap M1 for M2: Bo is minutes of M1 already"):
        swap(problem, plan, "M1", "minutes", "Ane", partner="Bo", for_meeting="M2")


def test_a_turn_that_was_owed_stays_owed_when_the_stand_in_swaps() -> None:
    problem, plan = standing()
    first = stand_ins(problem, plan, "M1", "minutes").of("Bo")
    assert first.plan is not None and first.problem is not None
    one = swap(first.problem, first.plan, "M1", "minutes", partner="Dorte", for_meeting="M4")
    assert one.plan.by_id["M1"].instead_of == {"minutes": {"Dorte": "Ane"}}
    assert one.plan.by_id["M4"].instead_of == {}


def test_no_swap_at_all_is_said_and_a_frame_is_empty() -> None:
    problem, plan = standing(availability={"away": {name: ["2013-03-05"] for name in ("Bo", "Carl", "Dorte")}})
    found = swaps(problem, plan, "M1", "minutes")
    assert len(found) == 0 and len(found.frame()) == 0
    assert found.sentences == ("No swap of Ane's duty as minutes of M1 keeps all rules.",)
    with pytest.raises(InputError, match="no swap with Bo breaks nothing"):
        found.with_("Bo")


def test_a_frame_has_a_row_for_every_swap() -> None:
    problem, plan = standing()
    found = swaps(problem, plan, "M1", "minutes")
    frame = found.frame()
    assert list(frame["partner"]) == [one.partner for one in found]
    assert set(frame.columns) >= {"meeting", "date", "role", "state", "price", "days", "fair_share", "sentence"}
    assert found.with_("Bo")[0].for_meeting == "M2"
