from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from netplan.domain import Problem
from netplan.errors import InputError
from netplan.plan import Plan, StandIns
from netplan.revise import stand_ins
from netplan.search import solve
from worlds import small

MEETINGS = [
    {"id": "M1", "date": "2013-03-05", "minutes": "Ane"}, {"id": "M2", "date": "2013-06-04", "minutes": "Bo"},
    {"id": "M3", "date": "2013-09-03", "minutes": "Carl"}, {"id": "M4", "date": "2013-12-03", "minutes": "Bo"},
]  # fmt: skip


def standing(**more: Any) -> tuple[Problem, Plan]:
    """Return a plan of four meetings for four people: Ane 1, Bo 2, Carl 1, Dorte 0."""
    usual = {"members": ["Ane", "Bo", "Carl", "Dorte"], "meetings": MEETINGS, "wishes": ["fair_share"]}
    problem = small(**{**usual, **more})
    return problem, solve(problem).require_plan()


def names(found: StandIns) -> list[str]:
    return [one.person for one in found]


def test_who_has_done_least_is_asked_first_and_then_who_has_most_time() -> None:
    problem, plan = standing()
    found = stand_ins(problem, plan, "M1", "minutes")
    assert names(found) == ["Dorte", "Carl", "Bo"]
    assert [one.balance for one in found] == [-1, 0, 1]
    assert found.sentences == (
        "3 people can be minutes of M1 on 5 Mar 2013; the first to ask is Dorte.",
        "The turn is then owed to Ane, who gets the next one.",
    )
    carl = found.of("Carl")
    assert carl.before is None and carl.after is not None
    assert (carl.after.days, carl.after.meetings, carl.after.meeting, carl.rest) == (182, 2, "M3", 182)
    assert found.of("Dorte").rest is None
    assert "exactly a fair share; nearest other duty 182 days away, on 3 Sept 2013" in carl.sentence


def test_rest_reaches_back_into_the_history_and_counts_both_ways() -> None:
    history = [{"date": "2012-12-04", "role": "minutes", "member": name} for name in ("Carl", "Dorte")]
    problem, plan = standing(history=history, wishes=[])
    one = stand_ins(problem, plan, "M2", "minutes").of("Carl")
    assert one.before is not None and one.after is not None
    assert (one.before.days, one.before.meetings, one.before.meeting) == (182, 2, None)
    assert (one.after.days, one.after.meetings) == (91, 1)
    assert one.rest == 91


def test_another_duty_at_the_same_meeting_is_no_rest_at_all() -> None:
    meetings = [{"id": "M1", "date": "2013-03-05", "minutes": "Ane", "host": "Bo"}]
    problem, plan = standing(roles={"minutes": {}, "host": {}}, meetings=meetings)
    found = stand_ins(problem, plan, "M1", "minutes")
    assert names(found)[-1] == "Bo" and found.of("Bo").rest == 0
    assert "another duty at the same meeting" in found.of("Bo").sentence


def test_whoever_is_not_offered_can_be_asked_for_with_the_reason() -> None:
    away = {"Dorte": ["2013-03-05"]}
    roles = {"minutes": {"eligible": ["Ane", "Bo", "Dorte"]}}
    problem, plan = standing(roles=roles, rules=[{"rest": {"meetings": 1}}], availability={"away": away},
                             meetings=MEETINGS[:2])  # fmt: skip
    found = stand_ins(problem, plan, "M1", "minutes")
    assert names(found) == []
    assert found.sentences == ("Nobody can be minutes of M1 on 5 Mar 2013 without breaking a rule.",)
    assert found.of("Dorte").sentence == "Dorte cannot: Dorte cannot come on 5 Mar 2013 but is minutes at M1."
    assert "Bo cannot: Bo has duties at M1 and again at M2" in found.of("Bo").sentence
    assert {one.rule for one in found.of("Carl").breaks} == {"eligible"}
    with pytest.raises(InputError, match="Dorte cannot come on 5 Mar 2013"):
        found.take("Dorte")
    with pytest.raises(InputError, match="nobody called Cral"):
        found.of("Cral")


def test_nothing_but_the_duty_changes_and_the_file_says_who_takes_it() -> None:
    problem, plan = standing(wishes=["fair_share", "attendance"])
    plan = plan.marked("announced", ["M1", "M2"], ["date"])
    one = stand_ins(problem, plan, "M2", "minutes").of("Dorte")
    assert one.plan is not None and one.problem is not None
    now = one.plan.by_id["M2"]
    assert now.roles == {"minutes": ("Dorte",)} and now.states["date"] == ("announced",)
    assert now.state("minutes", "Dorte") == "proposed" and now.instead_of == {"minutes": {"Dorte": "Bo"}}
    assert now.because.get("minutes", ("instead of Bo",)) == ("instead of Bo",)
    assert all(one.plan.by_id[name] == plan.by_id[name] for name in ("M1", "M3", "M4"))
    assert one.problem.by_id["M2"].roles["minutes"].decided == ("Dorte",)
    assert problem.by_id["M2"].roles["minutes"].decided == ("Bo",)
    assert "Dorte is minutes of M2 instead of Bo." in one.plan.notes
    assert (one.plan.status, one.plan.problem_sha256) == ("feasible", one.problem.sha256)
    assert {row.person: row.done for row in one.plan.loads} == {"Ane": 1, "Bo": 1, "Carl": 1, "Dorte": 1}
    (fair, attendance) = one.prices
    assert (fair.wish, fair.before, fair.after) == ("fair_share", 2, 0) and attendance.price == 0


def test_a_meeting_of_a_series_is_written_by_itself() -> None:
    each = {1: {"date": "2013-03-05"}, 2: {"date": "2013-06-04"}}
    meetings = [{"series": "S", "count": 2, "minutes": "Ane", "each": each}]
    problem, plan = standing(meetings=meetings)
    one = stand_ins(problem, plan, "S-2", "minutes")[0]
    assert one.plan is not None and one.problem is not None
    assert one.problem.by_id["S-1"].roles["minutes"].decided == ("Ane",)
    assert one.problem.by_id["S-2"].roles["minutes"].decided == (one.person,)


def test_a_fixed_holder_can_be_stood_in_for_once_and_is_owed_nothing() -> None:
    roles = {"chair": {"holder": "Ane"}, "minutes": {}}
    meetings = [{"id": "M1", "date": "2013-03-05", "minutes": "Bo"}, {"id": "M2", "date": "2013-06-04"}]
    problem, plan = standing(roles=roles, meetings=meetings)
    found = stand_ins(problem, plan, "M1", "chair")
    one = found.of("Carl")
    assert one.plan is not None and one.problem is not None
    assert (one.plan.by_id["M1"].holders("chair"), one.plan.by_id["M2"].holders("chair")) == (("Carl",), ("Ane",))
    assert one.plan.by_id["M1"].instead_of == {} and not any("owed" in said for said in found.sentences)
    assert not one.problem.bound("Ane", "chair", "M1") and one.problem.bound("Ane", "chair", "M2")


def test_a_duty_inside_the_role_goes_along() -> None:
    roles = {"planner": {"count": 2}, "chair": {"within": "planner", "decided_by": "planner"}}
    meetings = [{"id": "M1", "date": "2013-03-05", "planner": ["Ane", "Bo"], "chair": "Ane"}]
    problem, plan = standing(roles=roles, meetings=meetings)
    one = stand_ins(problem, plan, "M1", "planner", "Ane").of("Carl")
    assert one.plan is not None and one.roles == ("planner", "chair")
    assert one.plan.by_id["M1"].roles == {"planner": ("Bo", "Carl"), "chair": ("Carl",)}
    assert "takes over chair as well" in one.sentence
    chairs = stand_ins(problem, plan, "M1", "chair")
    assert names(chairs) == ["Bo"]


def test_a_stand_in_for_a_stand_in_takes_the_turn_of_the_first() -> None:
    problem, plan = standing()
    first = stand_ins(problem, plan, "M1", "minutes").of("Dorte")
    assert first.plan is not None and first.problem is not None
    again = stand_ins(first.problem, first.plan, "M1", "minutes")
    assert "The turn is then owed to Ane, who gets the next one." in again.sentences
    assert again.take("Carl").by_id["M1"].instead_of == {"minutes": {"Carl": "Ane"}}
    assert again.take("Ane").by_id["M1"].instead_of == {}


def test_an_open_place_and_a_declined_duty_are_found_without_a_name() -> None:
    problem, plan = standing(roles={"minutes": {"count": 2}}, meetings=[
        {"id": "M1", "date": "2013-03-05", "minutes": "?"}, {"id": "M2", "date": "2013-06-04", "minutes": "?"}])
    held = plan.by_id["M1"].holders("minutes")
    declined = plan.marked("declined", ["M1"], ["minutes"], [held[1]])
    assert stand_ins(problem, declined, "M1", "minutes").person == held[1]
    assert stand_ins(problem, declined, "M1", "minutes").price == 0
    with pytest.raises(InputError, match="say whose duty is meant"):
        stand_ins(problem, plan, "M1", "minutes")
    one = plan.by_id["M1"].model_copy(update={"roles": {"minutes": held[:1]}, "states": {}, "because": {}})
    gone = plan.model_copy(update={"meetings": (one, plan.by_id["M2"])})
    found = stand_ins(problem, gone, "M1", "minutes")
    assert found.person is None and len(found) == 3
    taken = found.take(found[0].person).by_id["M1"]
    assert set(taken.holders("minutes")) == {held[0], found[0].person} and taken.instead_of == {}


def test_the_past_stays_as_it_was() -> None:
    problem, plan = standing()
    for day in (dt.date(2013, 3, 6), "2013-03-06"):
        with pytest.raises(InputError, match="M1 was on 5 Mar 2013; what happened stays as it was"):
            stand_ins(problem, plan, "M1", "minutes", as_of=day)
    with pytest.raises(InputError, match="what happened stays"):
        stand_ins(problem, plan.marked("done", ["M1"]), "M1", "minutes")
    assert len(stand_ins(problem, plan, "M1", "minutes", as_of="2013-03-05")) == 3


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("M9", "minutes"), 'no meeting "M9"'), (("M1", "date"), '"date" is no role'),
        (("M1", "minuts"), "neither the date, the venue nor a role"),
        (("M1", "minutes", "Carl"), "Carl is not minutes of M1"), (("M1", "minutes", "Xenia"), "Xenia is not minutes"),
    ],
)  # fmt: skip
def test_words_that_mean_nothing_are_told(words: tuple[str, ...], said: str) -> None:
    problem, plan = standing()
    with pytest.raises(InputError, match=said):
        stand_ins(problem, plan, *words)


def test_whoever_has_not_answered_is_offered_with_a_note() -> None:
    poll = {"name": "doodle", "options": ["2013-03-05"], "answers": {"Ane": ["yes"], "Bo": ["yes"], "Carl": [""]}}
    problem, plan = standing(availability={"polls": [poll]})
    one = stand_ins(problem, plan, "M1", "minutes").of("Carl")
    assert one.possible
    assert one.notes == ("Carl has not answered for 5 Mar 2013 but is minutes at M1.",)
    assert one.sentence.endswith(one.notes[0])


def test_a_plan_that_is_wrong_already_may_still_be_helped() -> None:
    """Ane is ill: the plan breaks a rule as it stands, and stepping in mends it."""
    problem, plan = standing()
    ill = problem.with_(season={"availability": {"away": {"Ane": ["2013-03-05"]}}})
    found = stand_ins(ill, plan, "M1", "minutes")
    assert names(found) == ["Dorte", "Carl", "Bo"]


def test_who_was_decided_and_left_out_by_hand_takes_his_own_place() -> None:
    meetings = [{"id": "M1", "date": "2013-03-05", "minutes": ["Ane", "Carl"]}]
    problem, plan = standing(roles={"minutes": {"count": 2}}, meetings=meetings)
    one = plan.by_id["M1"].model_copy(update={"roles": {"minutes": ("Ane", "Dorte")}, "states": {}, "because": {}})
    found = stand_ins(problem, plan.model_copy(update={"meetings": (one,)}), "M1", "minutes", "Ane").of("Carl")
    assert found.plan is not None and found.problem is not None
    assert found.problem.by_id["M1"].roles["minutes"].shape() == ["Carl", "?"]
    assert found.plan.by_id["M1"].holders("minutes") == ("Carl", "Dorte")


def test_a_frame_has_a_row_for_everybody() -> None:
    problem, plan = standing(availability={"away": {"Bo": ["2013-03-05"]}})
    frame = stand_ins(problem, plan, "M1", "minutes").frame()
    assert list(frame.index) == ["Dorte", "Carl", "Bo"]
    assert list(frame["possible"]) == [True, True, False]
    assert frame.loc["Carl", "days_after"] == 182 and frame["days_before"].isna().all()
    assert frame.loc["Dorte", "fair_share"] == 0 and frame.loc["Bo", "breaks"] == "present"
