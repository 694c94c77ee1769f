"""Each kind of role, in a problem as small as can be: planned, audited, and wrong where it should be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import netplan
from netplan.audit import verify
from netplan.domain import Problem
from netplan.io import problem_from_shape, read_plan, write
from netplan.lint import check
from netplan.plan import Level, Plan
from netplan.search import solve

NAMES = ("Ane", "Bo", "Carl", "Dorte", "Emil")


def network(
    roles: dict[str, Any], *meetings: dict[str, Any], members: Any = NAMES, rules: Any = (), wishes: Any = (),
    history: Any = (),
) -> Problem:  # fmt: skip
    """Return a network of some roles; without meetings it has two, in March and in April."""
    months = ({"window": "March"}, {"window": "April"}, {"window": "May"})
    listed = meetings or ({}, {})
    return problem_from_shape({
        "network": {
            "id": "kinds", "name": "Kinds of roles", "members": list(members), "roles": roles,
            "rules": list(rules), "wishes": list(wishes), "history": list(history),
        },
        "season": {
            "name": "2021", "from": "2021-01-01", "to": "2021-12-31",
            "meetings": [{"id": f"M{n + 1}", **months[n], **one} for n, one in enumerate(listed)],
        },
    })  # fmt: skip


def planned(problem: Problem, **options: Any) -> list[dict[str, tuple[str, ...]]]:
    """Return the holders at each meeting of the proven and audited plan."""
    plan = solved(problem, **options)
    return [dict(meeting.roles) for meeting in plan.meetings]


def solved(problem: Problem, **options: Any) -> Plan:
    result = solve(problem, workers=1, **options)
    assert result.status == "optimal", str(netplan.conflict(problem))
    return result.require_plan()


def faults(problem: Problem, plan: Plan, meeting: str, **roles: tuple[str, ...]) -> set[str]:
    """Return the rules that are broken when some holders are others."""
    meetings = tuple(
        one.model_copy(update={"roles": {**one.roles, **roles}}) if one.id == meeting else one for one in plan.meetings
    )
    changed = plan.model_copy(update={"meetings": meetings, "wishes": ()})
    return {one.rule for one in verify(problem, changed) if one.level is Level.ERROR}


def test_fixed() -> None:
    problem = network({"convener": {"holder": "Ane"}, "scribe": {}}, rules=["one_duty"])
    plan = solved(problem)
    assert [one.roles["convener"] for one in plan.meetings] == [("Ane",), ("Ane",)]
    assert all(one.roles["scribe"] != ("Ane",) for one in plan.meetings)
    assert faults(problem, plan, "M1", convener=("Bo",)) == {"decided"}


def test_fixed_and_left_out_or_given_to_somebody_else_once() -> None:
    problem = network({"convener": {"holder": "Ane"}}, {"convener": "none"}, {"convener": "Bo"}, {})
    assert planned(problem) == [{}, {"convener": ("Bo",)}, {"convener": ("Ane",)}]


def test_rotating() -> None:
    problem = network({"scribe": {}}, members=NAMES[:2], wishes=["fair_share"])
    plan = solved(problem)
    assert sorted(one.roles["scribe"] for one in plan.meetings) == [("Ane",), ("Bo",)]
    assert faults(problem, plan, "M1", scribe=("Ane", "Bo")) == {"filled"}
    assert faults(problem, plan, "M1", scribe=("Zoe",)) == {"plan"}


def test_deferred_is_left_open() -> None:
    roles = {"planner": {"count": 2}, "chair": {"within": "planner", "decided_by": "planner"}}
    problem = network(roles)
    plan = solved(problem)
    assert all("chair" not in one.roles for one in plan.meetings)
    assert [(one.open[0].role, one.open[0].by) for one in plan.meetings] == [("chair", "planner")] * 2
    assert {one.rule for one in check(problem)} >= {"deferred_role"}


def test_deferred_is_proposed_on_request_and_a_decided_one_stays() -> None:
    roles = {"planner": {"count": 2}, "chair": {"within": "planner", "decided_by": "planner"}}
    problem = network(roles, {"planner": ["Ane", "Bo"], "chair": "Bo"}, {"planner": ["Carl", "Dorte"]})
    plan = solved(problem, propose=["chair"])
    assert plan.by_id["M1"].roles["chair"] == ("Bo",)
    (chair,) = plan.by_id["M2"].roles["chair"]
    assert chair in ("Carl", "Dorte") and not plan.by_id["M2"].open
    assert faults(problem, plan, "M2", chair=("Ane",)) == {"within"}


def test_bound_to_another_role() -> None:
    """The host takes the minutes: each role lies within the other's holders."""
    problem = network({"host": {}, "scribe": {"within": "host"}}, {"host": "Carl"}, {})
    plan = solved(problem)
    assert all(one.roles["host"] == one.roles["scribe"] for one in plan.meetings)
    assert faults(problem, plan, "M1", scribe=("Ane",)) == {"within"}


def test_must_include() -> None:
    problem = network({"convener": {"holder": "Ane"}, "planner": {"count": 3, "includes": "convener"}})
    plan = solved(problem)
    assert all("Ane" in one.roles["planner"] and len(one.roles["planner"]) == 3 for one in plan.meetings)
    assert faults(problem, plan, "M1", planner=("Bo", "Carl", "Dorte")) == {"includes"}


def test_optional_is_used_only_where_it_is_mentioned() -> None:
    problem = network({"scribe": {}, "timekeeper": {"count": "0-1"}}, {}, {"timekeeper": "?"})
    first, second = planned(problem)
    assert "timekeeper" not in first and len(second["timekeeper"]) == 1


def test_optional_and_left_to_rules_and_wishes() -> None:
    """A role that may be left empty is filled where a rule asks for it, and nowhere else."""
    roles = {"timekeeper": {"count": "0-1"}}
    empty = network(roles, {"timekeeper": "maybe"}, {"timekeeper": "maybe"})
    assert planned(empty) == [{}, {}]
    asked = [{"at_least": {"times": 1, "members": ["Bo"], "roles": "timekeeper"}}]
    once = network(roles, {"timekeeper": "maybe"}, {"timekeeper": "maybe"}, rules=asked)
    assert sorted(map(str, planned(once))) == ["{'timekeeper': ('Bo',)}", "{}"]


def test_filled_by_hand() -> None:
    roles = {"presenter": {"count": "0-9", "fill": "by hand"}}
    problem = network(roles, {"presenter": ["Ane", "?"]}, {})
    plan = solved(problem)
    assert [dict(one.roles) for one in plan.meetings] == [{"presenter": ("Ane",)}, {}]
    assert [one.role for one in plan.by_id["M1"].open] == ["presenter"]
    assert faults(problem, plan, "M1", presenter=("Bo",)) == {"decided"}


def test_a_presenter_who_is_no_member() -> None:
    roles = {"presenter": {"count": "0-9", "fill": "by hand", "external": True}, "scribe": {}}
    problem = network(roles, {"presenter": ["Prof. Lund", "Ane"]}, {}, wishes=["fair_share"])
    plan = solved(problem)
    assert plan.by_id["M1"].roles["presenter"] == ("Ane", "Prof. Lund")
    assert {row.person for row in plan.loads} <= set(NAMES)
    assert faults(problem, plan, "M1", scribe=("Prof. Lund",)) == {"plan"}  # the scribe is a member


def test_an_organisation_always_has_a_role() -> None:
    roles = {"steering": {"label": "styregruppe", "holder": "Fremfærd Bruger", "external": True}, "scribe": {}}
    problem = network(roles, wishes=["fair_share", "attendance"])
    plan = solved(problem)
    assert [one.roles["steering"] for one in plan.meetings] == [("Fremfærd Bruger",)] * 2
    assert faults(problem, plan, "M1", steering=("Ane",)) == {"decided"}


def test_netplan_chooses_among_outsiders() -> None:
    roles = {"guest": {"external": True, "eligible": ["COK", "Metropol", "Ane"]}}
    rules = [{"at_most": {"times": 1, "roles": "guest"}}]
    problem = network(roles, {"guest": "cok"}, {}, {}, rules=rules, wishes=["fair_share"])
    plan = solved(problem)
    guests = [one.roles["guest"] for one in plan.meetings]
    assert guests[0] == ("COK",) and sorted(guests[1:]) == [("Ane",), ("Metropol",)]
    assert plan.by_id["M1"].states["guest"] == ("accepted",)
    assert faults(problem, plan, "M2", guest=("COK",)) >= {"at_most"}
    assert faults(problem, plan, "M2", guest=("Bo",)) == {"eligible"}


def test_named_ahead() -> None:
    """The minute-taker of the next meeting is named at this one: it stays, however the turns would go."""
    roles = {"scribe": {"named_ahead": 1}}
    history = [{"date": "2020-11-03", "role": "scribe", "member": "Ane"}]
    problem = network(roles, {"scribe": "Ane"}, {}, members=NAMES[:2], wishes=["longest_since"], history=history)
    assert planned(problem) == [{"scribe": ("Ane",)}, {"scribe": ("Bo",)}]


def test_a_group_with_a_size_range_has_the_size_it_aims_at() -> None:
    problem = network({"planner": {"count": "2-3", "aim": 3}}, {}, {"planner": ["Ane", "Bo"]})
    first, second = planned(problem)
    assert len(first["planner"]) == 3 and second["planner"] == ("Ane", "Bo")
    plan = solved(problem)
    assert faults(problem, plan, "M1", planner=NAMES[:4]) == {"filled"}


def test_one_holder_from_each_organisation_or_party() -> None:
    members = [{"name": name, "organisation": "KL" if name < "C" else "HK"} for name in NAMES]
    mixed = [{"mix": {"roles": "leader", "by": "organisation", "at_least": {"KL": 1, "HK": 1}}}]
    for rules in (mixed, [{"distinct": {"roles": "leader"}}]):
        problem = network({"leader": {"count": 2}}, members=members, rules=rules)
        plan = solved(problem)
        for meeting in plan.meetings:
            assert len({name < "C" for name in meeting.roles["leader"]}) == 2
        (rule,) = rules[0]
        assert faults(problem, plan, "M1", leader=("Ane", "Bo")) == {rule}


def test_units_stay_whole() -> None:
    members = [{"name": name, "unit": unit} for name, unit in zip(NAMES, ("H1", "H1", "H2", "H3", "H3"), strict=True)]
    problem = network({"host": {"count": 2}}, members=members, rules=[{"together": {"by": "unit", "roles": "host"}}])
    plan = solved(problem)
    assert {one.roles["host"] for one in plan.meetings} <= {("Ane", "Bo"), ("Dorte", "Emil")}
    assert faults(problem, plan, "M1", host=("Ane", "Carl")) == {"together"}


def test_apart_and_together() -> None:
    rules = [{"apart": {"members": ["Ane", "Bo"]}}, {"together": {"members": ["Carl", "Dorte"]}}]
    problem = network({"planner": {"count": 3}}, rules=rules)
    plan = solved(problem)
    assert {one.roles["planner"] for one in plan.meetings} <= {
        (one, "Carl", "Dorte") for one in NAMES[:2]
    } | {("Carl", "Dorte", "Emil")}  # fmt: skip
    assert faults(problem, plan, "M1", planner=("Ane", "Bo", "Emil")) == {"apart"}
    assert faults(problem, plan, "M1", planner=("Ane", "Carl", "Emil")) == {"together"}


@pytest.mark.parametrize("suffix", [".json", ".csv", ".md", ".html", ".ics"])
def test_outsiders_stand_in_every_file(tmp_path: Path, suffix: str) -> None:
    roles = {
        "steering": {"holder": "Fremfærd Bruger", "external": True},
        "guest": {"external": True, "eligible": ["COK", "Metropol"]}, "scribe": {"label": "referent"},
    }  # fmt: skip
    problem = network(roles, {"guest": "?"}, {"guest": {"tentative": "Metropol"}}, wishes=["fair_share"])
    plan = solved(problem)
    path = tmp_path / f"plan{suffix}"
    write(plan, path)
    text = path.read_text(encoding="utf-8")
    assert "Fremf" in text and "Metropol" in text
    assert plan.by_id["M2"].roles["guest"] == ("Metropol",)
    assert plan.by_id["M2"].states["guest"] == ("tentative",)
    if suffix in (".json", ".csv"):
        again = read_plan(path, problem)
        assert [dict(one.roles) for one in again.meetings] == [dict(one.roles) for one in plan.meetings]
        assert [one for one in verify(problem, again) if one.level is Level.ERROR] == []
    if suffix == ".json":
        assert json.loads(text)["meetings"][0]["roles"]["steering"] == ["Fremfærd Bruger"]


def test_a_look_at_the_file_copes_with_outsiders() -> None:
    roles = {"steering": {"holder": "Fremfærd Bruger", "external": True},
             "guest": {"external": True, "eligible": ["COK", "Metropol"]}}  # fmt: skip
    history = [{"date": "2020-11-03", "role": "guest", "member": "metropol"}]
    problem = network(roles, history=history, wishes=["fair_share", {"longest_since": {"roles": "guest"}}])
    assert problem.network.history[0].member == "Metropol"
    assert {one.rule for one in check(problem)} == {"no_organisation"}
    assert all(one.roles["guest"][0] in ("COK", "Metropol") for one in solved(problem).meetings)


def test_no_sentence_about_counting_is_told_where_outsiders_can_help() -> None:
    roles = {"guest": {"external": True, "eligible": ["COK", "Metropol", "Ane"]}}
    three = network(roles, {}, {}, {})
    assert not any("forced by counting" in note for note in solved(three).notes)
    alone = network({"scribe": {"eligible": ["Ane", "Bo"]}}, {}, {}, {})
    assert any("forced by counting" in note for note in solved(alone).notes)
