from __future__ import annotations

from handed_over import breaks, drawn, duties, errors, solved, some
from netplan.dates import candidates
from netplan.domain import Problem
from netplan.plan import Plan
from netplan.revise import stand_ins, swaps
from netplan.rules import PlanView, wishes_of

DRAWN, SOLVED = 16, 8


def worlds() -> list[tuple[Problem, Plan]]:
    return [*map(drawn, range(DRAWN)), *(one for one in map(solved, range(SOLVED)) if one)]


def test_offered_is_exactly_who_passes_the_audit() -> None:
    can = cannot = decided = 0
    for number, (problem, plan) in enumerate(worlds()):
        for meeting, role, name in some(duties(plan), number, 3):
            found = stand_ins(problem, plan, meeting, role, name)
            holders = plan.by_id[meeting].holders(role)
            people = {*problem.people, *problem.outsiders(role)} - {*holders}
            good = {other for other in people if not breaks(problem, plan, (meeting, role, name, other))}
            assert {one.person for one in found} == good
            assert {one.person for one in found.others} == people - good
            assert all(one.breaks for one in found.others)
            can, cannot = can + len(good), cannot + len(found.others)
            decided += sum(one.problem is not problem for one in found)
    assert min(can, cannot) > 30 and decided > 8, (can, cannot, decided)


def test_what_is_offered_is_a_whole_plan_with_right_figures() -> None:
    seen = 0
    for number, (problem, plan) in enumerate(worlds()):
        for meeting, role, name in some(duties(plan), number, 1):
            known = errors(problem, plan)
            for one in stand_ins(problem, plan, meeting, role, name):
                assert one.plan is not None and one.problem is not None
                assert all(known.get(key, 0) >= amount for key, amount in errors(one.problem, one.plan).items())
                view = PlanView(one.problem, candidates(one.problem), one.plan)
                wishes = wishes_of(one.problem, plan.seed)
                assert [stated.value for stated in one.plan.wishes] == [round(float(view.value(w)), 3) for w in wishes]
                assert [price.after for price in one.prices] == [stated.value for stated in one.plan.wishes[:-1]]
                others = [each for each in one.plan.meetings if each.id != meeting]
                assert others == [each for each in plan.meetings if each.id != meeting]
                seen += 1
    assert seen > 10, seen


def test_swaps_are_exactly_those_that_pass_the_audit() -> None:
    good = bad = 0
    for number, (problem, plan) in enumerate(worlds()):
        free = [one for one in duties(plan) if not problem.bound(one[2], one[1], one[0])]
        for meeting, role, name in some(free, number, 2):
            expected = set()
            for other, key, partner in duties(plan):
                rotate = problem.network.roles[key].rotates and problem.network.roles[role].rotates
                possible = (
                    other != meeting and (key == role or rotate) and not problem.bound(partner, key, other)
                    and partner not in plan.by_id[meeting].holders(role)
                    and name not in plan.by_id[other].holders(key)
                )  # fmt: skip
                if possible and not breaks(problem, plan, (meeting, role, name, partner), (other, key, partner, name)):
                    expected.add((other, key, partner))
                elif possible:
                    bad += 1
            found = swaps(problem, plan, meeting, role, name)
            assert {(one.for_meeting, one.for_role, one.partner) for one in found} == expected
            assert len(found) == len(expected)
            good += len(expected)
    assert min(good, bad) > 12, (good, bad)


def test_the_order_is_the_same_whenever_it_is_asked_for() -> None:
    for number in range(6):
        problem, plan = drawn(number)
        for meeting, role, name in some(duties(plan), number, 2):
            first = stand_ins(problem, plan, meeting, role, name)
            again = stand_ins(Problem.model_validate({"network": problem.network, "season": problem.season}),
                              plan.model_copy(), meeting, role, name)  # fmt: skip
            assert first.model_dump() == again.model_dump()
