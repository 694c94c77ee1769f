from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from itertools import pairwise
from typing import Any, ClassVar

import pytest

from netplan.audit import verify
from netplan.domain import Measure, Problem, Rule
from netplan.errors import AuditError, InputError, NoPlanError
from netplan.explain import conflict
from netplan.language import Say
from netplan.plan import Finding, Level, Plan, Progress, rounded
from netplan.rules import lot
from netplan.search import solve
from netplan.search.run import Outcome
from oracle import best_plans, decided_by
from worlds import problem_of, small, wide


def errors(problem: Problem, plan: Plan) -> list[Finding]:
    return [finding for finding in verify(problem, plan) if finding.level is Level.ERROR]


class Clock:
    """Tells the seconds that it is told to tell."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_without_time_nothing_is_known() -> None:
    result = solve(wide(), time_limit=0, clock=Clock())
    assert (result.status, result.plan) == ("unknown", None)
    with pytest.raises(NoPlanError, match="no plan was found in the time given") as error:
        result.require_plan()
    assert error.value.result is result


@pytest.mark.parametrize("wish", ["", "attendance", "fair_share", "even_spacing"])
def test_when_time_runs_out_the_plan_is_audited_and_its_bounds_hold(wish: str) -> None:
    """The clock jumps over the limit when a step begins (or has ended) that the wish names."""
    problem, clock = wide(), Clock()

    def progress(now: Progress) -> None:
        if now.wish == wish:
            clock.now = 100

    result = solve(problem, workers=1, time_limit=60, clock=clock, progress=progress)
    if not wish:
        assert result.status == "unknown"
        return
    plan, best = result.require_plan(), solve(problem, workers=1).require_plan()
    assert result.status == plan.status == "feasible"
    assert errors(problem, plan) == []
    names = [one.wish for one in plan.wishes]
    for early, proven in zip(plan.wishes[: names.index(wish) + 1], best.wishes, strict=False):
        assert (early.wish, early.bound) <= (proven.wish, proven.value)
    assert all(one.bound <= one.best <= one.value for one in plan.wishes)
    assert not plan.wishes[-1].proven


def test_a_stop_from_outside_ends_the_search_with_an_audited_plan() -> None:
    problem, stop = wide(), threading.Event()
    seen: list[str] = []

    def progress(now: Progress) -> None:
        seen.append(now.wish)
        if now.wish == "fair_share":
            stop.set()

    result = solve(problem, workers=1, progress=progress, stop=stop)
    assert result.status == "feasible"
    assert errors(problem, result.require_plan()) == []
    assert not result.require_plan().wishes[-1].proven
    assert "fair_share" in seen


def test_progress_tells_each_wish_in_order() -> None:
    told: list[Progress] = []
    plan = solve(wide(), workers=1, progress=told.append).require_plan()
    names = list(dict.fromkeys(now.wish for now in told))
    assert names == ["", "attendance", "fair_share", "longest_since", "even_spacing", "lot"]
    assert names[1:] == [one.wish for one in plan.wishes]
    assert all(now.best >= now.bound for now in told if now.best is not None and now.bound is not None)
    assert all(one.seconds <= other.seconds and one.step <= other.step for one, other in pairwise(told))
    assert {now.steps for now in told} == {5}
    for one in plan.wishes:
        last = [now for now in told if now.wish == one.wish][-1]
        assert [rounded(last.best), rounded(last.bound)] == [one.value, one.bound]


LATE = [{"id": "M1", "date": "2013-03-04"}, {"id": "M2", "date": "2013-03-11"}]
CONFLICTS: dict[str, tuple[Callable[..., Problem], list[Any], set[str]]] = {
    "spacing": (lambda rules: small(rules=rules, meetings=LATE), [{"spacing": {"at_least": 10}}], {"spacing"}),
    "too few people": (
        lambda rules: small(members=["Ane", "Bo"], roles={"minutes": {"count": "1-2", "aim": 1}}, rules=rules),
        [{"quorum": 3}], {"quorum"},
    ),
    "no rest for two": (
        lambda rules: small(members=["Ane"], rules=rules), [{"rest": {"roles": "minutes"}}], {"rest", "filled"},
    ),
    "one venue twice": (
        lambda rules: small(venues=["Odense", {"name": "Vejle", "capacity": 2}], rules=rules),
        ["alternate_venues", "capacity"], {"alternate_venues", "capacity"},
    ),
    "two ways to count": (
        lambda rules: small(rules=rules, venues=["Odense", "Vejle"]),
        [{"venue_share": {"at_least": 1}}, {"venue_share": {"at_most": 1, "venues": "Odense"}}, "capacity",
         {"venue_share": {"at_most": 0, "venues": "Vejle"}}], {"venue_share"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CONFLICTS)
def test_a_conflict_names_the_rules_that_take_part(name: str) -> None:
    make, listed, taking_part = CONFLICTS[name]
    result = solve(make(listed), workers=1)
    assert result.status == "infeasible"
    assert {*conflict(make(listed), workers=1).rules} - {"window"} == taking_part
    with pytest.raises(NoPlanError, match="no plan keeps all rules") as error:
        result.require_plan()
    assert error.value.result is result
    assert "netplan.conflict(problem)" in str(error.value)


@pytest.mark.parametrize("name", ["spacing", "too few people", "no rest for two", "one venue twice"])
def test_without_one_of_the_rules_of_a_conflict_there_is_a_plan(name: str) -> None:
    make, listed, _ = CONFLICTS[name]
    for left_out in listed:
        assert solve(make([rule for rule in listed if rule is not left_out]), workers=1).status == "optimal"


def chaired() -> Problem:
    return small(roles={"planner": {"count": 2}, "chair": {"within": "planner", "decided_by": "planner"}})


def test_a_deferred_role_is_filled_when_asked_for() -> None:
    left = solve(chaired(), workers=1).require_plan()
    assert [[slot.role for slot in meeting.open] for meeting in left.meetings] == [["chair"], ["chair"]]
    filled = solve(chaired(), workers=1, propose=("chair",)).require_plan()
    for meeting in filled.meetings:
        assert meeting.open == ()
        assert len(meeting.holders("chair")) == 1
        assert set(meeting.holders("chair")) <= set(meeting.holders("planner"))
        assert meeting.states["chair"] == ("proposed",)
    assert errors(chaired(), filled) == []


@pytest.mark.parametrize("role", ["chairs", "planner"])
def test_only_a_deferred_role_can_be_proposed(role: str) -> None:
    with pytest.raises(InputError, match=f'"{role}" is no role that is decided later') as error:
        solve(chaired(), propose=(role,))
    assert error.value.field == "propose"


@pytest.mark.parametrize(("give", "missing", "uneven"), [(0, 0, 4), (1, 1, 2), (2, 2, 0), (3, 2, 0), (0.5, 0, 4)])
def test_a_wish_gives_up_as_much_as_it_may_and_no_more_than_helps(give: float, missing: int, uneven: int) -> None:
    """Three meetings; each day nearer to equal gaps keeps one more member away."""
    meetings = [
        {"id": "M1", "date": "2013-03-04"}, {"id": "M2", "window": "2013-03-11..2013-03-13"},
        {"id": "M3", "date": "2013-03-22"},
    ]  # fmt: skip
    problem = small(
        meetings=meetings, wishes=[{"attendance": {"give": give}}, "even_spacing"],
        availability={"away": {"Ane": ["2013-03-12", "2013-03-13"], "Bo": ["2013-03-13"]}},
    )  # fmt: skip
    plan = solve(problem, workers=1).require_plan()
    attendance, even, _ = plan.wishes
    assert (attendance.value, attendance.best, attendance.proven) == (missing, 0, True)
    assert (even.value, even.proven) == (uneven, True)
    assert plan.status == "optimal"


def generous() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Return two wishes that may give, and the problem's fields: its third wish needs one of the two to give.

    On 12 March Ane cannot come. On 13 March she and Bo can if need be, on 11 March only she, but that is too soon.
    """
    meetings = [{"id": "M1", "date": "2013-03-04"}, {"id": "M2", "window": "2013-03-11..2013-03-13"}]
    answers = {"Ane": {"no": "2013-03-12", "if_need_be": ["2013-03-11", "2013-03-13"]},
               "Bo": {"if_need_be": "2013-03-13"}}  # fmt: skip
    attendance = {"attendance": {"if_need_be": 0, "give": 1}}
    return attendance, {"spacing": {"at_least": 8, "give": 1}}, {
        "meetings": meetings, "availability": {"answers": answers}, "members": ["Ane", "Bo"],
    }  # fmt: skip


@pytest.mark.parametrize("workers", [1, 2, 8])
def test_what_was_given_comes_back_first_to_the_first_wish(workers: int) -> None:
    attendance, spacing, fields = generous()
    first = solve(small(wishes=[attendance, spacing, {"quorum": 2}], **fields), workers=workers).require_plan()
    assert [one.value for one in first.wishes[:3]] == [1, 1, 0]
    assert first.by_id["M2"].date.day == 11
    second = solve(small(wishes=[spacing, attendance, {"quorum": 2}], **fields), workers=workers).require_plan()
    assert [one.value for one in second.wishes[:3]] == [0, 2, 0]
    assert second.by_id["M2"].date.day == 13
    assert (first.status, second.status) == ("optimal", "optimal")


@pytest.mark.parametrize("venues", [1, 2])
def test_plans_that_tie_in_the_lot_are_drawn_among_once_more(monkeypatch: pytest.MonkeyPatch, venues: int) -> None:
    monkeypatch.setattr(lot, "WIDTH", 2)
    problem = small(meetings=[{"id": "M1", "window": "2013-03-04..2013-03-06"}, {"id": "M2", "date": "2013-04-08"}],
                    venues=["Odense", "Vejle"][:venues])  # fmt: skip
    plans = [solve(problem, workers=workers).require_plan() for workers in (1, 2, 8)]
    drawn = [one.wish for one in plans[0].wishes]
    assert len(drawn) > 1
    assert set(drawn) == {"lot"}
    assert len({str(decided_by(plan)) for plan in plans}) == 1
    answer = best_plans(problem)
    assert answer.plan is not None
    assert decided_by(plans[0]) == decided_by(answer.plan)
    assert errors(problem, plans[0]) == []


class TwoFaced(Rule):
    """A rule whose measures forget what its check remembers."""

    name: ClassVar[str] = "two_faced"
    unit: ClassVar[str] = "days"

    said: int = 0
    """What the measures say."""

    def sentence(self, say: Say) -> str:
        return say("a rule with two faces")

    def measures(self, v: Any) -> Iterator[Measure]:
        yield Measure((), self.unit, (self.said,))

    def check(self, problem: Problem, plan: Any) -> Iterator[Finding]:
        yield Finding(self.name, (), 1, self.unit, Level.ERROR, "the other face")


def test_a_plan_that_fails_its_audit_is_not_handed_out() -> None:
    problem = small().with_(network={"rules": (TwoFaced(),)})
    with pytest.raises(AuditError, match="the plan fails its audit: the other face"):
        solve(problem, workers=1)


def test_a_wish_with_another_value_in_the_audit_is_not_believed() -> None:
    problem = small().with_(network={"wishes": (TwoFaced(),)})
    with pytest.raises(AuditError, match=r"the plan states 0.* for two_faced, its decisions give 1"):
        solve(problem, workers=1)
    assert solve(small().with_(network={"wishes": (TwoFaced(said=1),)}), workers=1).status == "optimal"


def false_with_presolve(monkeypatch: pytest.MonkeyPatch, falsify: Callable[[Outcome], Outcome]) -> list[bool]:
    """Let the solver lie while presolve is on; return which runs had it on."""
    wishes, asked = import_module("netplan.search.wishes"), []
    honest = wishes.run

    def lying(cp: Any, variables: Any, limits: Any, **options: Any) -> Outcome:
        asked.append(options["presolve"])
        outcome: Outcome = honest(cp, variables, limits, **options)
        return falsify(outcome) if options["presolve"] else outcome

    monkeypatch.setattr(wishes, "run", lying)
    return asked


def test_false_values_of_the_solver_are_found_and_solved_again_without_presolve(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    problem = wide()
    honest = solve(problem, workers=1)
    asked = false_with_presolve(monkeypatch, lambda outcome: replace(outcome, best=outcome.best - 1))
    assert solve(problem, workers=1) == honest
    assert set(asked[: len(asked) // 2]) == {True}
    assert set(asked[len(asked) // 2 :]) == {False}


def test_a_problem_is_impossible_only_when_two_runs_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = wide()
    honest = solve(problem, workers=1)
    asked = false_with_presolve(monkeypatch, lambda outcome: Outcome("INFEASIBLE", None, 0, 0))
    assert solve(problem, workers=1) == honest
    assert asked[:2] == [True, False]


def test_false_values_twice_are_an_audit_error(monkeypatch: pytest.MonkeyPatch) -> None:
    wishes = import_module("netplan.search.wishes")
    honest = wishes.run

    def lying(*args: Any, **options: Any) -> Outcome:
        outcome: Outcome = honest(*args, **options)
        return replace(outcome, best=-1)

    monkeypatch.setattr(wishes, "run", lying)
    with pytest.raises(AuditError, match="with presolve on and off"):
        solve(wide(), workers=1)


def test_efforts_of_many_decimals_are_solved_in_as_few_steps_as_there_are_loads() -> None:
    roles = {"host": {"effort": 1.2345}, "scribe": {"effort": 0.7, "not_with": "host"}}
    meetings = [{"id": "M1", "date": "2027-03-09"}, {"id": "M2", "date": "2027-06-08"}]
    problem = problem_of({
        "network": {
            "id": "n", "name": "N", "members": ["Ada", "Bo", "Cleo", "Dan"], "roles": roles,
            "wishes": [{"fair_share": {"per_role": False}}],
        },
        "season": {"name": "2027", "from": "2027-01-01", "to": "2027-12-31", "meetings": meetings},
    })  # fmt: skip
    result = solve(problem, workers=1)
    assert result.status == "optimal"
    held = [name for one in result.require_plan().meetings for names in one.roles.values() for name in names]
    assert sorted(held) == ["Ada", "Bo", "Cleo", "Dan"]


def test_an_audit_that_fails_is_never_hidden_by_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> tuple[Finding, ...]:
        return (Finding("made_up", (), 1, "faults", Level.ERROR, "nothing is right"),)

    monkeypatch.setattr(import_module("netplan.search.finish"), "verify", failing)
    for limit in (30, 60, 1000):  # too short for a second attempt, or for its end, or long enough
        ticks = iter(range(10_000))
        with pytest.raises(AuditError, match="nothing is right"):
            solve(small(), time_limit=limit, workers=1, clock=lambda: next(ticks))  # noqa: B023


def test_a_meeting_that_may_be_done_without_and_leaves_no_other_choice_is_proven() -> None:
    series = {"series": "group", "count": "0-1", "window": "2013-03-05", "minutes": "Bo"}
    plan = solve(small(meetings=[series]), workers=1).require_plan()  # its date and its holder are one decision
    assert (plan.status, len(plan.meetings)) == ("optimal", 0)
