"""What is asked of replanning: done where it can be, and told where it cannot; what is wrong to ask is refused."""

from __future__ import annotations

from typing import Any

import pytest
from test_replan import SCRIBE, kinds, replanned

import netplan
from tiny import during, make, on, solved


def test_a_refused_duty_that_nobody_else_can_take_is_told() -> None:
    problem = make(on("M1", "03-05"), roles={"scribe": {"eligible": ["Anna"]}})
    plan = solved(problem).marked("declined", what=["scribe"], people=["Anna"])
    found = replanned(problem, plan, "2013-03-01")
    assert not kinds(found)
    assert found.unmet == ("Anna said no and is still scribe of M1, for nobody else can be",)
    assert found.sentences == (
        "Nothing changes, for what is asked for is not possible.",
        "Asked for and not possible: Anna said no and is still scribe of M1, for nobody else can be.",
    )
    assert "What was asked for and is not possible" in found._repr_html_()


def test_who_cannot_stay_at_a_meeting_that_is_moved_is_told() -> None:
    problem = make(during("M1", "03-05", "03-07", scribe="?"), roles=SCRIBE)
    plan = solved(problem)
    (holder,), day = plan.by_id["M1"].holders("scribe"), plan.by_id["M1"].date
    others = [str(one.day) for one in netplan.candidates(problem).by_meeting["M1"] if one.day != day]
    away = problem.with_(season={"availability": {"away": {holder: others}}})
    found = replanned(away, plan, "2013-03-01", move=["M1"])
    assert found.unmet == (f"{holder} does not stay scribe of M1",)
    assert not replanned(problem, plan, "2013-03-01", move=["M1"]).unmet


def test_a_meeting_that_is_filled_anew_and_cannot_keep_its_date_is_told() -> None:
    problem = make(during("M1", "03-05", "03-07"), roles=SCRIBE, venues=("Odense", "Vejle"))
    plan = solved(problem)
    day, venue = plan.by_id["M1"].date, plan.by_id["M1"].venue
    closed: Any = problem.with_(network={"closed": [str(day)]})
    found = replanned(closed, plan, "2013-03-01", redraw=["M1"])
    assert [one.split(" Mar")[0] for one in found.unmet] == [f"M1 does not stay on {day:%a} {day.day}"]
    left = [one for one in ("Odense", "Vejle") if one != venue]
    gone = problem.with_(network={"venues": left})
    assert replanned(gone, plan, "2013-03-01", redraw=["M1"]).unmet == (f"M1 does not stay at {venue}",)


def _three() -> tuple[netplan.Problem, netplan.Plan]:
    problem = make(on("M1", "03-05"), during("M2", "04-09", "04-10", title="Spring"), during("M3", "05-07", "05-08"),
                   roles=SCRIBE)  # fmt: skip
    return problem, solved(problem)


def test_what_is_marked_as_done_stays_though_its_day_is_to_come() -> None:
    problem, plan = _three()
    (scribe,), day = plan.by_id["M2"].holders("scribe"), plan.by_id["M2"].date
    away = problem.with_(season={"availability": {"away": {scribe: [str(day)]}}})
    assert kinds(replanned(away, plan, "2013-03-20"))
    found = replanned(away, plan.marked("done", "M2"), "2013-03-20")
    assert not kinds(found) and found.plan is not None
    assert found.plan.by_id["M2"].state("scribe", scribe) == "done"


@pytest.mark.parametrize(("asked", "told"), [
    ({"move": ["M2"], "redraw": ["M2"]}, "M2 is to be moved and filled anew"),
    ({"redraw": ["M1"]}, "M1 was on 5 Mar 2013; what happened stays as it was"),
    ({"move": ["M3"]}, "M3 is marked as done"),
    ({"redraw": "M3"}, "M3 was on"),
    ({"move": ["M9"]}, 'the plan has no "M9"'),
    ({"move": 5}, '"5" is no list of meetings'),
    ({"move": [None]}, 'the plan has no "None"'),
])  # fmt: skip
def test_what_cannot_be_asked_of_a_meeting_is_refused(asked: dict[str, Any], told: str) -> None:
    problem, plan = _three()
    with pytest.raises(netplan.InputError, match=told) as caught:
        netplan.replan(problem, plan.marked("done", meetings=["M3"]), "2013-03-20", **asked)
    assert caught.value.field in ("move", "redraw")


@pytest.mark.parametrize("day", [None, 5, "", "soon"])
def test_what_is_no_day_is_refused_by_name(day: Any) -> None:
    problem, plan = _three()
    with pytest.raises(netplan.InputError, match=f'"{day}" is not a date'):
        netplan.replan(problem, plan, day)


def test_words_of_the_wrong_kind_are_input_errors() -> None:
    problem, plan = _three()
    result: Any = netplan.solve(problem)
    for ask in (lambda: netplan.replan(problem, result, "2013-03-01"), lambda: netplan.accepted(problem, result)):
        with pytest.raises(netplan.InputError, match="what is given as the plan is none"):
            ask()
    wrongs: list[Any] = [None, 3]
    for wrong in wrongs:
        with pytest.raises(netplan.InputError, match=f'no meeting "{wrong}"'):
            netplan.stand_ins(problem, plan, wrong, "scribe")


@pytest.mark.parametrize("word", ["M2", ["M2"], ["m2"], ["spring"], ("M2", "M2")])
def test_a_meeting_is_named_by_one_text_by_its_title_and_in_any_case(word: Any) -> None:
    problem, plan = _three()
    assert kinds(replanned(problem, plan, "2013-03-01", move=word)) == [("M2", "date", "moved")]
    assert [one.id for one in netplan.accepted(problem, plan, word).meetings if one.date] == ["M1", "M2"]
    assert plan.marked("done", "M2", "scribe", plan.by_id["M2"].holders("scribe")[0]) != plan
