from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from random import Random

from draws import draw_plan, draw_problem
from netplan.dates import candidates
from netplan.domain import Problem, Rule
from netplan.plan import Plan
from netplan.rules import PlanView, rules_of, wishes_of
from netplan.rules.excepted import demands
from netplan.search import solve
from netplan.search.single import Judged, Move, Single
from settings import SETTINGS, fits
from worlds import small

CASES = 24
MOVES = 2


def test_a_change_is_judged_as_the_changed_plan_is() -> None:
    moved = 0
    changed: set[str] = set()
    for number in range(CASES):
        single = Single(*drawn(number, among=7))
        before = PlanView(single.problem, candidates(single.problem), single.plan)
        for move in some_moves(single, number):
            found = single.judge(move)
            assert_same(single, before, move, found)
            moved += 1
            changed |= {one.rule.name for one in found.broken} | {one.wish.name for one in found.changes}
    assert moved >= 80
    assert len(changed) >= 40  # of the rules and wishes, which all are listed now and then


@cache
def drawn(number: int, among: int = 0) -> tuple[Problem, Plan]:
    """Return a problem with one in so many of all rules and wishes, and a plan that keeps few of them."""
    random = Random(number)
    problem = draw_problem(random)
    plan = draw_plan(random, problem)
    listed = [rule for rule in SETTINGS if among and rule.headings() and random.random() < 1 / among]
    fitting = [rule for rule in listed if fits(rule, problem)]
    wishes = [rule for rule in fitting if "wishes" in rule.headings()]
    rules = [rule for rule in fitting if "rules" in rule.headings()]
    return problem.with_(network={"rules": rules, "wishes": wishes}), plan


def some_moves(single: Single, number: int) -> list[Move]:
    """Return a few changes of dates, of venues and of holders."""
    random, found = Random(number), list(every_move(single))
    kinds = [[one for one in found if one.what == what] for what in ("date", "venue")]
    kinds.append([one for one in found if one.what not in ("date", "venue")])
    return [move for kind in kinds for move in random.sample(kind, min(MOVES, len(kind)))]


def every_move(single: Single) -> Iterator[Move]:
    for meeting in single.plan.meetings:
        dates = candidates(single.problem).by_meeting[meeting.id]
        listed = any((one.start, one.end) == (meeting.start, meeting.end) for one in dates)
        for what in ("date", "venue", *single.problem.network.roles):
            if what != "date" or listed:  # a date of the plan that is no candidate stays thinkable after a change
                yield from single.moves(meeting.id, what)


def assert_same(single: Single, before: PlanView, move: Move, found: Judged) -> None:
    """Assert that a change breaks and costs what the changed plan tells by itself."""
    problem = single.problem
    after = PlanView(problem, before.candidates, single.changed(move))
    for rule in rules_of(problem):
        rises = excesses(rule, after)
        rises.subtract(excesses(rule, before))
        broken = Counter({one.about: one.amount for one in found.broken if one.rule == rule})
        assert +broken == +rises, rule
    values = [(wish, before.value(wish), after.value(wish)) for wish in wishes_of(problem, single.plan.seed)]
    assert single.values == {wish: old for wish, old, _ in values}
    assert [(one.wish, one.before, one.after) for one in found.changes] == [one for one in values if one[1] != one[2]]


def excesses(rule: Rule, view: PlanView) -> Counter[tuple[str, ...]]:
    found: Counter[tuple[str, ...]] = Counter()
    for measure in demands(rule, view):
        found[measure.about] += measure.excess()  # type: ignore[assignment]
    return found


def test_a_judged_change_leaves_no_trace() -> None:
    for number in range(20):
        problem, plan = drawn(number)
        single = Single(problem, plan)
        moves = some_moves(single, number)
        once = [single.judge(move) for move in moves]
        for move in moves:
            single.judge(move, stop=True)
        assert [single.judge(move) for move in moves] == once


def test_to_stop_early_is_to_know_the_first_thing_that_is_worse() -> None:
    for number in range(20):
        problem, plan = drawn(number)
        single = Single(problem, plan)
        for move in some_moves(single, number):
            whole, first = single.judge(move), single.judge(move, stop=True)
            if whole.broken:
                assert first.broken
                assert set(first.broken) <= set(whole.broken)
                assert len({one.rule for one in first.broken}) == 1
                assert first.changes == ()
            else:
                assert (first.broken, first.changes) == ((), whole.changes[:1])


def test_findings_say_what_is_broken() -> None:
    said = 0
    for number in range(30):
        problem, plan = drawn(number)
        single = Single(problem, plan)
        for move in some_moves(single, number):
            broken = single.judge(move).broken
            findings = single.findings(move)
            assert {one.rule for one in findings} == {one.rule.name for one in broken}
            said += len(findings)
    assert said > 100


def three_roles(**meeting: object) -> Single:
    problem = small(
        members=["Ane", "Bo", "Carl", "Dorte"],
        roles={"planner": {"count": "1-2"}, "chair": {"within": "planner"}, "minutes": {"not_with": "planner"}},
        meetings=[{"id": "M1", "date": "2013-03-05", **meeting}],
    )
    return Single(problem, solve(problem).require_plan())


def test_a_duty_inside_the_role_goes_along() -> None:
    single = three_roles(planner="?", chair="?", minutes="Dorte")
    (meeting,) = single.plan.meetings
    (planner,) = meeting.holders("planner")
    other = next(name for name in ("Ane", "Bo", "Carl") if name != planner)
    (move,) = [one for one in single.moves("M1", "planner", other) if one.old]
    assert single.judge(move).broken == ()
    (changed,) = single.changed(move).meetings
    assert changed.roles == {"chair": (other,), "minutes": ("Dorte",), "planner": (other,)}


def test_a_duty_inside_the_role_stays_where_people_gave_it() -> None:
    single = three_roles(planner="?", chair="Ane", minutes="Dorte")
    (move,) = [one for one in single.moves("M1", "planner", "Bo") if one.old]
    assert {one.rule.name for one in single.judge(move).broken} == {"within"}


def test_the_changed_plan_is_in_order() -> None:
    problem = small(meetings=[{"id": "M1", "window": "week 10"}, {"id": "M2", "window": "week 9"}],
                    meetings_before=4, availability={"away": {"Bo": ["2013-03-08"]}})  # fmt: skip
    problem = problem.with_(season={"any_order": True})
    single = Single(problem, solve(problem).require_plan())
    for move in single.moves("M1", "date"):
        changed = single.changed(move)
        assert [one.start for one in changed.meetings] == sorted(one.start for one in changed.meetings)
        assert [one.number for one in changed.meetings] == [5, 6]
        assert str(changed.by_id["M1"].date) == (move.new or "")[:10]
        attendance = changed.by_id["M1"].attendance
        assert attendance is not None
        assert attendance.no == (changed.by_id["M1"].date.day == 8)


def test_several_changes_are_judged_together_as_the_changed_plan_is() -> None:
    moved = 0
    for number in range(12):
        single = Single(*drawn(number, among=7))
        before = PlanView(single.problem, candidates(single.problem), single.plan)
        duties = [move for move in every_move(single) if move.what not in ("date", "venue") and move.old and move.new]
        for first, second in zip(some(duties, number), some(duties, number + 100), strict=True):
            if first.meeting == second.meeting:
                continue
            problem = single.problem
            after = PlanView(problem, before.candidates, single.changed(first, second))
            found = single.judge(first, second)
            for rule in rules_of(problem):
                rises = excesses(rule, after)
                rises.subtract(excesses(rule, before))
                broken = Counter({one.about: one.amount for one in found.broken if one.rule == rule})
                assert +broken == +rises, rule
            values = [(wish, before.value(wish), after.value(wish)) for wish in wishes_of(problem, single.plan.seed)]
            changes = [(one.wish, one.before, one.after) for one in found.changes]
            assert changes == [one for one in values if one[1] != one[2]]
            moved += 1
    assert moved >= 10


def test_who_looks_at_few_duties_only_judges_them_alike() -> None:
    seen = 0
    for number in range(8):
        problem, plan = drawn(number, among=7)
        whole = Single(problem, plan)
        for move in some([one for one in every_move(whole) if one.what not in ("date", "venue")], number):
            names = [name for name in (move.old, move.new) if name]
            duties = [(move.meeting, role, name) for role in problem.network.roles for name in names]
            few = Single(problem, plan, duties)
            assert few.judge(move) == whole.judge(move)
            assert few.values == whole.values
            seen += 1
    assert seen >= 12


def some(moves: list[Move], number: int) -> list[Move]:
    return Random(number).sample(moves, min(2, len(moves)))
