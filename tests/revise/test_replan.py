"""Mending a plan: what happened, what is asked for, and what is said about it."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

import netplan
from netplan.plan import Level, Plan, Revision
from netplan.rules.rest import Rest
from tiny import during, make, on, solved

SCRIBE: dict[str, Any] = {"scribe": {}}


def replanned(problem: netplan.Problem, plan: Plan, as_of: str, **options: Any) -> Revision:
    found = netplan.replan(problem, plan, as_of, workers=1, **options)
    assert found.status == "optimal" and found.proven, found
    assert found.plan is not None and found.problem is not None
    assert not [one for one in netplan.verify(found.problem, found.plan) if one.level is Level.ERROR]
    assert found.plan.problem_sha256 == found.problem.sha256
    return found


def kinds(found: Revision) -> list[tuple[str, str, str]]:
    assert found.changes is not None
    return [(one.meeting, one.what, one.kind) for one in found.changes]


def test_a_plan_that_keeps_all_rules_stays_though_a_better_one_has_come() -> None:
    problem = make(during("M1", "03-05", "03-08", scribe="?"), during("M2", "04-09", "04-10"), roles=SCRIBE)
    plan = solved(problem)
    day = next(one.day for one in netplan.candidates(problem).by_meeting["M2"] if one.day != plan.by_id["M2"].date)
    wished = problem.with_(
        network={"wishes": [netplan.problem_from_shape(_wishing()).network.wishes[0]]},
        season={"availability": {"away": {"Anna": [str(plan.by_id["M2"].date)]}}},
    )
    if plan.by_id["M2"].holders("scribe") == ("Anna",):
        wished = wished.with_(season={"availability": {"away": {"Bo": [str(plan.by_id["M2"].date)]}}})
    best = netplan.solve(wished, workers=1).require_plan()
    assert best.by_id["M2"].date == day
    found = replanned(wished, plan, "2013-03-01")
    assert (kinds(found), found.price, found.broken) == ([], 0, ())
    assert found.sentences == ("Nothing has to change.",)


def _wishing() -> dict[str, Any]:
    return {
        "network": {"id": "n", "name": "N", "members": ["A"], "wishes": ["attendance"]},
        "season": {"name": "2013", "from": "2013-01-01", "to": "2013-12-31", "meetings": [{"id": "M1"}]},
    }


def test_who_falls_ill_is_replaced_and_nothing_else_moves() -> None:
    problem = make(during("M1", "03-05", "03-05"), during("M2", "04-09", "04-10", scribe="Bo"),
                   during("M3", "05-07", "05-08"), roles=SCRIBE, rules=(Rest(roles=("scribe",)),))  # fmt: skip
    plan = solved(problem).marked("announced")
    day = plan.by_id["M2"].date
    ill = problem.with_(season={"availability": {"away": {"Bo": [f"{day}..2013-12-31"]}}})
    found = replanned(ill, plan, "2013-03-10")
    assert kinds(found)[:1] == [("M2", "scribe", "in")] or kinds(found)[:1] == [("M2", "scribe", "out")]
    assert {one.meeting for one in found.changes or ()} <= {"M2", "M3"}
    new = found.require_plan().by_id["M2"]
    assert new.date == day and new.holders("scribe") != ("Bo",)
    assert (new.state("scribe", new.holders("scribe")[0]), new.state("date")) == ("proposed", "announced")
    assert new.because["scribe"] == ("instead of Bo",)
    assert found.problem is not None and found.problem.by_id["M2"].roles["scribe"].decided == new.holders("scribe")
    assert found.price >= 9  # what the file decides is as dear as what people accepted


def test_what_is_past_stands_and_what_was_wrong_with_it_is_allowed() -> None:
    problem = make(during("M1", "03-05", "03-05"), during("M2", "04-09", "04-10"), roles=SCRIBE)
    plan = solved(problem)
    holder = plan.by_id["M1"].holders("scribe")[0]
    away = problem.with_(season={"availability": {"away": {holder: ["2013-03-05"]}}})
    found = replanned(away, plan, "2013-03-06")
    assert not kinds(found) and not found.broken
    assert found.plan is not None and found.plan.by_id["M1"].holders("scribe") == (holder,)
    assert found.plan.by_id["M1"].state("scribe", holder) == "done"
    before = replanned(away, plan, "2013-03-05")
    assert {one.meeting for one in before.changes or ()} == {"M1"}


def test_a_member_and_a_venue_that_have_gone_stay_in_the_past() -> None:
    problem = make(during("M1", "03-05", "03-05", scribe="Anna", venue="Odense"), during("M2", "04-09", "04-10"),
                   roles=SCRIBE, venues=("Odense", "Vejle"))  # fmt: skip
    plan = solved(problem)
    shape = json.loads(json.dumps(problem.shape()))
    shape["network"]["members"], shape["network"]["venues"] = ["Bo", "Carl"], ["Vejle"]
    del shape["season"]["meetings"][0]["scribe"], shape["season"]["meetings"][0]["venue"]
    found = replanned(netplan.problem_from_shape(shape), plan, "2013-03-06")
    assert found.plan is not None
    first, second = found.plan.meetings
    assert (first.venue, first.holders("scribe")) == ("Odense", ("Anna",))
    assert second.venue == "Vejle" and second.holders("scribe") != ("Anna",)


def test_a_meeting_that_took_place_must_stay_in_the_file() -> None:
    problem = make(on("M1", "03-05"), during("M2", "04-09", "04-10"))
    plan = solved(problem)
    with pytest.raises(netplan.InputError, match="M1 took place on") as caught:
        netplan.replan(problem.with_(season={"meetings": [problem.season.meetings[1]]}), plan, "2013-03-06")
    assert caught.value.hint == "leave what has taken place in the file"
    coming = netplan.replan(problem.with_(season={"meetings": [problem.season.meetings[1]]}), plan, "2013-03-01")
    assert kinds(coming) == [("M1", "meeting", "cancelled")]
    assert coming.plan is not None and [one.id for one in coming.plan.cancelled] == ["M1"]


def test_a_meeting_is_moved_and_keeps_its_people() -> None:
    problem = make(during("M1", "03-05", "03-08"), on("M2", "04-09", scribe="Bo"), roles=SCRIBE)
    plan = solved(problem)
    for meeting in ("M1", "M2"):
        found = replanned(problem, plan, "2013-03-01", move=[meeting])
        assert kinds(found) == [(meeting, "date", "moved")]
    new, problem = found.require_plan(), found.problem or problem
    decided = problem.by_id["M2"].date
    assert decided is not None and decided.value == new.by_id["M2"].date
    assert new.by_id["M2"].sequence == 1 and new.by_id["M1"].sequence == 0
    assert new.by_id["M2"].because["date"] == ("instead of Tue 9 Apr 2013",)


def test_a_meeting_that_did_not_take_place_gets_another_date() -> None:
    problem = make(during("M1", "03-05", "04-05"), during("M2", "06-04", "06-05"))
    plan = solved(problem)
    day = plan.by_id["M1"].date
    found = replanned(problem, plan, "2013-03-28", move=["M1"])
    assert found.plan is not None and str(found.plan.by_id["M1"].date) >= "2013-03-28" != str(day)


def test_a_meeting_is_filled_anew_for_nothing_and_keeps_its_date() -> None:
    problem = make(during("M1", "03-05", "03-08", scribe="Bo"), during("M2", "04-09", "04-10"), roles=SCRIBE,
                   wishes=(netplan.problem_from_shape(_liking()).network.wishes[0],),
                   members=["Anna", {"name": "Bo", "dislikes": ["scribe"]}])  # fmt: skip
    plan = solved(problem).marked("accepted")
    assert kinds(replanned(problem, plan, "2013-03-01")) == []
    found = replanned(problem, plan, "2013-03-01", redraw=["M1"])
    assert {two for _, _, two in kinds(found)} == {"in", "out"} and found.price == 0
    assert found.plan is not None and found.plan.by_id["M1"].holders("scribe") == ("Anna",)
    assert found.plan.by_id["M1"].date == plan.by_id["M1"].date


def _liking() -> dict[str, Any]:
    shape = _wishing()
    shape["network"] |= {"wishes": ["likes"], "roles": {"scribe": {}}}
    return shape


def test_who_declined_is_replaced_for_nothing_unless_nobody_else_is_there() -> None:
    problem = make(during("M1", "03-05", "03-05"), roles=SCRIBE, members="Anna Bo")
    plan = solved(problem)
    holder = plan.by_id["M1"].holders("scribe")[0]
    said_no = plan.marked("declined", people=[holder])
    found = replanned(problem, said_no, "2013-03-01")
    assert found.plan is not None and found.plan.by_id["M1"].holders("scribe") != (holder,)
    assert found.price == 0
    alone = make(during("M1", "03-05", "03-05"), roles=SCRIBE, members=holder)
    kept = netplan.replan(alone, said_no, "2013-03-01", workers=1)
    assert kept.plan is not None and kept.plan.by_id["M1"].state("scribe", holder) == "declined"


def test_what_the_file_decides_anew_holds_and_the_price_says_what_it_costs() -> None:
    problem = make(during("M1", "03-05", "03-08", scribe="?"), roles=SCRIBE)
    plan = solved(problem).marked("announced")
    other = next(name for name in problem.people if name not in plan.by_id["M1"].holders("scribe"))
    decided = problem.with_(season={"meetings": [during("M1", "03-05", "03-08", scribe=other)]})
    found = replanned(decided, plan, "2013-03-01")
    assert found.plan is not None and found.plan.by_id["M1"].holders("scribe") == (other,)
    assert (found.plan.by_id["M1"].state("scribe", other), found.price) == ("accepted", 3)


def test_prices_decide_whether_the_date_moves_or_somebody_else_comes() -> None:
    problem = make(during("M1", "03-05", "03-06", scribe="?"), roles=SCRIBE)
    plan = solved(problem)
    holder, day = plan.by_id["M1"].holders("scribe")[0], plan.by_id["M1"].date
    away = {"availability": {"away": {holder: [str(day)]}}}
    found = replanned(problem.with_(season=away), plan, "2013-03-01")
    assert {what for _, what, _ in kinds(found)} == {"scribe"}
    dear = problem.with_(season=away, network={"change_prices": {"role": 10, "date": 2}})
    found = replanned(dear, plan, "2013-03-01")
    assert (kinds(found), found.price) == ([("M1", "date", "moved")], 2)


def test_a_date_that_is_closed_now_is_left_though_the_file_decided_it() -> None:
    problem = make(on("M1", "03-05"), on("M2", "03-16"))  # the second on a Saturday, as people wished
    plan = solved(problem)
    shut = problem.with_(network={"closed": ["2013-03-05"]})
    found = replanned(shut, plan, "2013-03-01")
    assert kinds(found) == [("M1", "date", "moved")]
    assert found.plan is not None and str(found.plan.by_id["M2"].date) == "2013-03-16"


def test_an_extra_meeting_comes_in_and_the_others_stay() -> None:
    problem = make(during("M1", "03-05", "03-08"), during("M2", "05-07", "05-08"), roles=SCRIBE)
    plan = solved(problem)
    more = problem.with_(season={"meetings": [*problem.season.meetings[:1], during("X", "04-08", "04-09"),
                                              *problem.season.meetings[1:]]})  # fmt: skip
    found = replanned(more, plan, "2013-03-01")
    assert found.price == 0 and {one for one, _, _ in kinds(found)} == {"X"}


def test_a_role_that_others_decide_stays_filled_where_it_was_and_open_elsewhere() -> None:
    roles = {"planner": {"count": 2}, "chair": {"within": "planner", "decided_by": "planner"}}
    problem = make(during("M1", "03-05", "03-08"), during("M2", "04-09", "04-10"), roles=roles)
    plan = solved(problem, propose=["chair"])
    second = plan.by_id["M2"]
    opened = second.model_copy(update={
        "roles": {"planner": second.roles["planner"]}, "open": (netplan.plan.OpenSlot(role="chair", by="planner"),),
        "states": {what: some for what, some in second.states.items() if what != "chair"},
    })  # fmt: skip
    mixed = plan.model_copy(update={"meetings": (plan.by_id["M1"], opened)})
    found = replanned(problem, mixed, "2013-03-01")
    assert kinds(found) == []
    assert found.plan is not None and found.plan.by_id["M1"].holders("chair") == plan.by_id["M1"].holders("chair")
    assert [slot.role for slot in found.plan.by_id["M2"].open] == ["chair"]


def test_a_series_keeps_as_many_meetings_as_it_had_and_those_held_are_not_dropped() -> None:
    series = {"series": "S", "count": "1-3", "aim": 2, "window": "2013-03-05..2013-06-05"}
    problem = make(series, roles=SCRIBE)
    plan = solved(problem)
    fewer = problem.with_(season={"meetings": [{**series, "count": "1-2", "aim": 1}]})
    found = replanned(fewer, plan, "2013-12-01")
    assert kinds(found) == [] and found.problem is not None
    entry = found.problem.season.meetings[0]
    assert isinstance(entry, netplan.Series) and sorted(entry.each) == [1, 2] and entry.count.lowest == 2


def test_where_no_plan_keeps_all_rules_the_least_gives_way_and_it_is_said() -> None:
    problem = make(during("M1", "03-05", "03-05"), during("M2", "04-09", "04-09"), roles=SCRIBE, members="Anna Bo",
                   rules=(Rest(roles=("scribe",)),))  # fmt: skip
    plan = solved(problem)
    other = next(name for name in problem.people if name not in plan.by_id["M1"].holders("scribe"))
    gone = problem.with_(season={"availability": {"away": {other: ["2013-04-09"]}}})
    found = netplan.replan(gone, plan, "2013-03-20", workers=1)
    assert found.plan is not None and found.problem is not None
    assert len(found.broken) == 1 and found.sentences[1] == f"It had to give way: {found.broken[0]}."
    assert found.plan.by_id["M1"].holders("scribe") == plan.by_id["M1"].holders("scribe")
    assert not [one for one in netplan.verify(found.problem, found.plan) if one.level is Level.ERROR]


def test_where_nothing_that_may_give_way_helps_there_is_no_plan() -> None:
    firm = [{"present": {"price": "never"}}, {"answers": {"price": "never"}}, {"filled": {"price": "never"}},
            {"window": {"price": "never"}}, {"eligible": {"price": "never"}}]  # fmt: skip
    shape = json.loads(json.dumps(make(during("M1", "03-05", "03-05"), roles=SCRIBE, members="Anna").shape()))
    shape["network"]["rules"] = firm
    problem = netplan.problem_from_shape(shape)
    plan = solved(problem)
    found = netplan.replan(problem.with_(season={"availability": {"away": {"Anna": ["2013-03-05"]}}}), plan,
                           "2013-03-01", workers=1)  # fmt: skip
    assert (found.status, found.plan, found.changes) == ("infeasible", None, None)
    with pytest.raises(netplan.NoPlanError):
        found.require_plan()
    assert found.frame().empty and "No plan keeps what has happened" in str(found)


@pytest.mark.parametrize("options", [{"move": ["M9"]}, {"redraw": ["M9"]}])
def test_what_is_asked_about_a_meeting_that_is_not_there_is_an_input_error(options: dict[str, Any]) -> None:
    problem = make(during("M1", "03-05", "03-08"))
    with pytest.raises(netplan.InputError, match='the plan has no "M9"'):
        netplan.replan(problem, solved(problem), "2013-03-01", **options)


def test_a_wrong_day_and_a_plan_of_another_season_are_input_errors() -> None:
    problem = make(during("M1", "03-05", "03-08"))
    plan = solved(problem)
    with pytest.raises(netplan.InputError, match='"1 March" is not a date'):
        netplan.replan(problem, plan, "1 March")
    with pytest.raises(netplan.InputError, match="2012"):
        netplan.replan(problem, plan.model_copy(update={"season": "2012"}), "2013-03-01")


def test_the_same_plan_for_any_number_of_workers() -> None:
    problem = make(*(during(f"M{n}", f"0{n + 2}-05", f"0{n + 2}-12") for n in range(1, 5)),
                   roles={"scribe": {}, "host": {}}, members="Anna Bo Carl Dan Eva Finn")  # fmt: skip
    plan = solved(problem)
    holder = plan.by_id["M3"].holders("scribe")[0]
    ill = problem.with_(season={"availability": {"away": {holder: ["2013-04-01..2013-12-31"]}}})
    one, eight = (netplan.replan(ill, plan, "2013-03-20", workers=workers) for workers in (1, 8))
    assert one.plan is not None and one.plan == eight.plan and one.price == eight.price


def test_a_revision_is_shown_and_written_as_data() -> None:
    problem = make(during("M1", "03-05", "03-08", scribe="?"), roles=SCRIBE)
    found = replanned(problem, solved(problem), "2013-03-01", move=["M1"])
    assert "<div" in found._repr_html_() and "it is proven that no plan changes less" in found._repr_html_()
    assert list(found.frame()["kind"]) == ["moved"]
    data = json.loads(found.model_dump_json(by_alias=True))
    assert (data["kind"], data["price"], data["as_of"]) == ("revision", 6, "2013-03-01")
    assert data["changes"]["rows"][0]["kind"] == "moved" and "problem" not in data and "seconds" not in data


def test_whom_people_decided_on_is_not_judged_as_if_netplan_had_chosen() -> None:
    waited = netplan.problem_from_shape({
        "network": {"id": "n", "name": "N", "members": ["A"], "roles": SCRIBE, "rules": ["longest_since"]},
        "season": {"name": "2013", "from": "2013-01-01", "to": "2013-12-31", "meetings": [{"id": "M1"}]},
    }).network.rules[0]  # fmt: skip
    problem = make(during("M1", "03-05", "03-05", scribe="Anna"), during("M2", "04-09", "04-09"), roles=SCRIBE,
                   rules=(waited,), history=("2012-12-04 scribe Anna", "2012-06-05 scribe Bo"))  # fmt: skip
    found = replanned(problem, solved(problem), "2013-03-01")
    assert kinds(found) == [] and found.problem is not None and found.problem.network.rules == problem.network.rules


def test_other_hours_on_the_same_day_cost_half_of_another_day() -> None:
    problem = make(on("M1", "03-05"), during("M2", "04-09", "04-10"))
    plan = solved(problem)
    later = problem.with_(season={"meetings": [on("M1", "03-05", time="12:00-16:00"), problem.season.meetings[1]]})
    found = replanned(later, plan, "2013-03-01")
    assert (kinds(found), found.price) == ([("M1", "date", "hours")], 27)
    asked = replanned(later, plan, "2013-03-01", redraw=["M1"])
    assert asked.plan is not None and asked.plan.by_id["M1"].start.hour == 12


def test_whoever_is_hoped_for_beside_a_decided_holder_stays_hoped_for() -> None:
    problem = make(during("M1", "03-05", "03-06", scribe=["Anna", {"tentative": "Bo"}]), roles={"scribe": {"count": 2}})
    plan = solved(problem).marked("announced")
    away = problem.with_(season={"availability": {"away": {"Anna": ["2013-03-05..2013-03-06"]}}})
    found = replanned(away, plan, "2013-03-01")
    assert found.plan is not None and found.plan.by_id["M1"].holders("scribe") == ("Bo", "Carl")
    assert found.problem is not None
    given = found.problem.by_id["M1"].roles["scribe"]
    assert (given.decided, given.tentative, given.open) == (("Carl",), ("Bo",), 0)


def test_what_was_put_aside_is_not_decided_anew_by_a_file_that_still_says_it() -> None:
    problem = make(on("M1", "03-05", scribe="Bo", venue="Odense"), during("M2", "04-09", "04-10"), roles=SCRIBE,
                   venues=("Odense", "Vejle"))  # fmt: skip
    plan = solved(problem)
    shape = json.loads(json.dumps(problem.shape()))
    shape["network"] |= {"closed": ["2013-03-05"], "venues": [{"name": "Odense", "closed": ["2013-02-25..2013-03-31"]},
                                                              "Vejle"]}  # fmt: skip
    shape["season"]["availability"] = {"away": {"Bo": ["2013-02-20..2013-03-31"]}}
    changed = netplan.problem_from_shape(shape)
    first = replanned(changed, plan, "2013-02-26")
    new = first.require_plan().by_id["M1"]
    assert new.superseded == {"date": ("2013-03-05",), "venue": ("Odense",), "scribe": ("Bo",)}
    again = replanned(changed, first.require_plan(), "2013-02-27")
    assert kinds(again) == [] and again.require_plan().by_id["M1"].superseded == new.superseded
    later = replanned(changed, first.require_plan(), str(new.date + dt.timedelta(days=1)))
    held = later.require_plan().by_id["M1"]
    assert (held.date, held.venue, held.holders("scribe")) == (new.date, new.venue, new.holders("scribe"))
    assert later.problem is not None
    written = replanned(later.problem, later.require_plan(), "2013-04-01")
    assert kinds(written) == []


def test_who_declined_gets_no_other_duty_at_that_meeting_while_somebody_else_can_take_it() -> None:
    problem = make(during("M1", "03-05", "03-05"), roles={"scribe": {}, "host": {"not_with": "scribe"}},
                   members="Anna Bo Carl Dan")  # fmt: skip
    plan = solved(problem)
    scribe, host = plan.by_id["M1"].holders("scribe")[0], plan.by_id["M1"].holders("host")[0]
    said_no = plan.marked("declined", people=[scribe, host])
    found = replanned(problem, said_no, "2013-03-01")
    held = found.require_plan().by_id["M1"]
    assert not {*held.holders("scribe"), *held.holders("host")} & {scribe, host}
