from __future__ import annotations

import json
import threading
from typing import Any

import pytest

from netplan.errors import InputError, NoPlanError
from netplan.explain import alternatives
from netplan.plan import Alternatives, Progress
from netplan.rules import Attendance, EvenSpacing, FairShare, Quorum
from netplan.search import solve
from tiny import during, held, make, on, planned
from worlds import wide

ROLES: dict[str, Any] = {"scribe": {}}


def said(found: Alternatives) -> list[str]:
    return [one.sentence for one in found]


def test_dates_differ_first_each_time_of_another_meeting() -> None:
    problem = make(during("M1", "03-04", "03-06"), during("M2", "03-11", "03-13"), members="Anna Bo",
                   away={"Anna": "03-05 03-12", "Bo": "03-06 03-13"}, wishes=(Attendance(),))  # fmt: skip
    found = alternatives(problem, workers=1)
    assert [one.about for one in found] == ["dates"] * 3
    assert [{change.meeting for change in one.differences} for one in found] == [{"M1"}, {"M2"}, {"M1"}] or [
        {change.meeting for change in one.differences} for one in found
    ] == [{"M2"}, {"M1"}, {"M1"}]
    days = {(change.meeting, day) for one in found for change in one.differences for day in change.after}
    assert len(days) == 3
    assert all(one.suffers is not None and one.suffers.wish == "attendance" for one in found)


def test_what_differs_is_said_with_both_days() -> None:
    problem = make(during("M1", "03-04", "03-05"), away={"Anna": "03-05"}, wishes=(Attendance(),))
    found = alternatives(problem, workers=1)
    assert said(found) == ["M1 on Tue 5 Mar 2013 instead of Mon 4 Mar 2013"]
    assert [(one.before, one.after) for one in found[0].differences] == [(("2013-03-04",), ("2013-03-05",))]
    assert [(one.before, one.after, one.price) for one in found[0].wishes] == [(0, 1, 1)]
    assert found.complete


def test_it_says_so_when_no_plan_has_other_dates_and_goes_on() -> None:
    problem = make(on("M1", "03-05"), venues=("Odense", "Vejle"), roles=ROLES, members="Anna Bo")
    found = alternatives(problem, workers=1)
    assert [one.about for one in found] == ["venues", "roles"]
    assert found.sentences[1:] == (
        "No plan has other dates; this is proven.",
        "Every venue that some plan can have is in one of these plans.",
        "Every holder that some plan can have is in one of these plans.",
    )
    assert found.complete


def test_a_plan_without_any_choice_has_no_alternative() -> None:
    found = alternatives(make(on("M1", "03-05", scribe="Anna"), roles=ROLES), workers=1)
    assert (len(found), found.complete) == (0, True)
    assert found.sentences[0] == "No other plan keeps all rules; this is proven."
    assert {one.free for one in found.freedom} == {"decided"}


def test_a_window_with_one_day_forces_its_date() -> None:
    found = alternatives(make(during("M1", "03-05", "03-05"), roles=ROLES, members="Anna"), workers=1)
    assert [(one.what, one.free) for one in found.freedom] == [("date", "forced"), ("scribe", "forced")]


def test_what_is_tentative_is_costly() -> None:
    problem = make(on("M1", "03-05", scribe={"tentative": "Bo"}), roles=ROLES)
    row = alternatives(problem, workers=1).freedom[1]
    assert (row.choice, row.free, row.wish) == ("Bo", "costly", "keep")
    assert row.sentence == "another choice costs: what is tentative stays as it is"


def test_a_holder_who_could_be_done_without_is_tied_to_nobody() -> None:
    roles = {"planner": {"count": "1-2"}, "helper": {"count": "0-1"}}
    problem = make(on("M1", "03-05"), roles=roles, members="Anna Bo")
    plan = planned(problem, held("M1", "03-05", planner="Anna Bo", helper="Anna"))
    rows = alternatives(problem, plan, workers=1).freedom[1:]
    assert [(one.choice, one.free, one.others) for one in rows] == [
        ("Anna", "tied", ()), ("Bo", "tied", ()), ("Anna", "decided", ()),
    ]  # fmt: skip
    assert rows[0].sentence == "free: a plan that is at least as good does without"


def test_a_plan_made_by_hand_is_compared_with_as_it_is() -> None:
    past = ("2012-12-04 scribe Anna",)
    problem = make(on("M1", "03-05"), roles=ROLES, members="Anna Bo", history=past, wishes=(FairShare(),))
    plan = planned(problem, held("M1", "03-05", scribe="Anna"))
    (better,) = alternatives(problem, plan, workers=1)
    assert better.sentence == "M1, scribe: Bo instead of Anna"
    assert better.suffers is None
    assert better.wishes[0].price < 0
    found = alternatives(problem, plan, equal=True, workers=1)
    assert found.sentences == ("1 other plan is at least as good as this one in every wish.",)
    assert found.freedom[1].sentence == "free: at least as good would be Bo"
    best = solve(problem, workers=1).require_plan()
    assert alternatives(problem, best, workers=1).freedom[1].sentence.startswith("another choice costs: everybody")


def test_a_plan_that_breaks_rules_is_refused() -> None:
    problem = make(on("M1", "03-05"), roles=ROLES, away={"Anna": "03-05"})
    with pytest.raises(InputError, match="breaks rules") as error:
        alternatives(problem, planned(problem, held("M1", "03-05", scribe="Anna")))
    assert "mend it first" in str(error.value.hint)


def test_without_a_plan_it_needs_one_that_exists() -> None:
    with pytest.raises(NoPlanError):
        alternatives(make(on("M1", "03-05"), rules=(Quorum(at_least="9"),)), workers=1)
    with pytest.raises(InputError, match="0 alternatives"):
        alternatives(make(on("M1", "03-05")), count=0)


def test_equally_good_plans_stop_at_the_limit_with_the_first_of_the_lot() -> None:
    problem = make(on("M1", "03-05"), on("M2", "03-12"), roles=ROLES, members="Anna Bo Carl")
    plan = solve(problem, workers=1).require_plan()
    every = alternatives(problem, plan, equal=True, freedom=False, workers=1)
    assert (len(every), every.complete, every.freedom) == (8, True, ())
    assert every.sentences[0].startswith("8 other plans are as good")
    some = alternatives(problem, plan, 3, equal=True, freedom=False, workers=1)
    assert said(some) == said(every)[:3]
    assert not some.complete
    assert "There may be more" in some.sentences[0]


def test_the_same_with_any_number_of_workers() -> None:
    problem = wide()
    plan = solve(problem).require_plan()
    texts = {alternatives(problem, plan, workers=workers).model_dump_json() for workers in (1, 4)}
    assert len(texts) == 1


def test_time_and_stop_are_kept() -> None:
    problem = make(during("M1", "03-04", "03-08"), roles=ROLES, wishes=(Attendance(), EvenSpacing()))
    plan = solve(problem, workers=1).require_plan()
    stop = threading.Event()
    stop.set()
    found = alternatives(problem, plan, workers=1, stop=stop)
    assert (len(found), found.complete) == (0, False)
    assert found.sentences == (
        "No other plan was found in the time given.", "The time did not suffice to look for more.",
    )  # fmt: skip
    assert {one.free for one in found.freedom} == {"unknown"}
    as_good = alternatives(problem, plan, workers=1, equal=True, stop=stop)
    assert as_good.sentences[0] == "No other plan that is as good was found in the time given."


def test_progress_is_told_as_parts_of_one_search() -> None:
    told: list[Progress] = []
    problem = make(during("M1", "03-04", "03-08"), roles=ROLES, wishes=(Attendance(),))
    plan = solve(problem, workers=1).require_plan()
    alternatives(problem, plan, workers=1, progress=told.append)
    assert told
    assert all(0 <= one.step <= one.steps for one in told)
    assert [one.step for one in told] == sorted(one.step for one in told)


def test_a_deferred_role_that_was_proposed_may_be_otherwise() -> None:
    roles = {"planner": {"count": 2}, "chair": {"within": "planner", "decided_by": "planner"}}
    problem = make(on("M1", "03-05", planner=["Anna", "Bo"]), roles=roles)
    plan = solve(problem, workers=1, propose=["chair"]).require_plan()
    found = alternatives(problem, plan, workers=1)
    assert [one.differences[0].what for one in found] == ["chair"]


def test_the_value_can_be_shown_and_written() -> None:
    problem = make(during("M1", "03-04", "03-05"), venues=("Odense", "Vejle"), roles=ROLES, away={"Anna": "03-05"},
                   wishes=(Attendance(),))  # fmt: skip
    found = alternatives(problem, workers=1)
    assert Alternatives.model_validate(json.loads(found.model_dump_json())) == found
    frame = found.frame()
    assert list(frame["price"][frame["alternative"] == 1]) == [1]
    rows = found.decisions()
    assert list(rows["what"]) == ["date", "venue", "scribe"]
    assert list(rows["free"])[:2] == ["costly", "tied"]
    assert found._repr_html_().startswith("<div")
    assert str(found).startswith("3 other plans")
    assert found[0].about == "dates"
