from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any, ClassVar

import pytest

import netplan
from agreement import assert_agreement
from netplan.domain import Given, Measure, Number, Problem, Rule
from netplan.language import Say
from netplan.plan import Finding, Plan
from netplan.rules import Vocabulary, wishes_of
from netplan.rules.aim import Aim
from netplan.rules.facts import exceeded
from netplan.rules.fairest import Fairest, FairestFurther
from tiny import during, held, make, on, solved, worth

TWO = (on("M1", "03-05"), on("M2", "03-12"))
ROLES: dict[str, Any] = {"scribe": {}}
FAIR = Fairest()


def first(plan: Plan) -> float:
    """Return the value of the first step."""
    return next(one.value for one in plan.wishes if one.wish == "fairest")


def scribes(*names: str, **fields: Any) -> Number:
    meetings = [on(f"M{number}", f"03-{5 + number:02}") for number, _ in enumerate(names)]
    problem = make(*meetings, **{"members": "Anna Bo", "roles": ROLES, **fields})
    return worth(problem, FAIR, *(held(f"M{n}", f"03-{5 + n:02}", scribe=name) for n, name in enumerate(names)))


def test_trivially_fine() -> None:
    assert scribes("Anna", "Bo") == 0  # each is entitled to one duty
    assert first(solved(make(*TWO, members="Anna Bo", roles=ROLES, wishes=(FAIR,)))) == 0


def test_forced_violation() -> None:
    assert scribes("Anna") == 0.5
    assert first(solved(make(TWO[0], members="Anna Bo", roles=ROLES, wishes=(FAIR,)))) == 0.5


def test_just_inside() -> None:
    history = ("2012-10-02 scribe Anna", "2012-12-04 scribe Bo", "2012-12-11 scribe Anna")
    plan = solved(make(TWO[0], members="Anna Bo", roles=ROLES, wishes=(FAIR,), history=history))
    assert (plan.by_id["M1"].roles["scribe"], first(plan)) == (("Bo",), 0)  # four duties, two each


def test_just_outside() -> None:
    assert scribes("Anna", "Anna") == 1
    away = {"Bo": "03-05 03-12"}  # not being able to come lowers nobody's duty
    assert first(solved(make(*TWO, members="Anna Bo", roles=ROLES, wishes=(FAIR,), away=away))) == 1


def test_the_effort_counts_over_all_roles_and_a_role_inside_another_does_not() -> None:
    roles = {"planner": {"count": 2}, "chair": {"within": "planner"}, "scribe": {"effort": 0.5}}
    problem = make(TWO[0], members="Anna Bo Carl Dorte", roles=roles)
    meeting = held("M1", "03-05", planner="Anna Bo", chair="Anna", scribe="Anna")
    assert worth(problem, FAIR, meeting) == pytest.approx(1.5 - 0.5 - 0.5 * 0.25, abs=0.005)  # shares in hundredths
    assert worth(problem, Fairest(roles=("chair",)), meeting) == 0.75
    assert worth(problem, Fairest(roles=("scribe",)), meeting) == pytest.approx(0.5 * 0.75)


def test_duties_bound_by_rule_count_on_neither_side() -> None:
    roles = {"convener": {"holder": "Anna"}, "planner": {"count": 2, "includes": "convener"}}
    plan = solved(make(*TWO, roles=roles, wishes=(FAIR,)))
    assert first(plan) == 0
    assert {meeting.roles["planner"] for meeting in plan.meetings} == {("Anna", "Bo"), ("Anna", "Carl")}


def test_the_value_is_never_below_0_though_everybody_does_less_than_the_fair_share() -> None:
    series = {"series": "S", "count": "0-1", "aim": 1, "window": "2013-03-05..2013-03-05"}
    plan = solved(make(series, roles=ROLES, wishes=(FAIR, Aim())))
    assert (plan.meetings, first(plan)) == ((), 0)


def test_meetings_at_inconvenient_times_are_counted_for_those_who_belong() -> None:
    wish = Fairest(of="if_need_be")
    members = ["Anna", "Bo", {"name": "Carl", "joined": "2013-03-10"}]
    away = {"Bo": "03-12", "Anna": "03-12"}
    problem = make(*TWO, members=members, if_need_be={"Anna": "03-05", "Carl": "03-05"}, away=away)
    assert worth(problem, wish, held("M1", "03-05")) == 1  # Anna; Carl is no member yet
    assert worth(problem, wish, held("M1", "03-05"), held("M2", "03-12")) == 2
    assert wish.value_unit() == "meetings"


def test_rather_not_is_no_burden() -> None:
    problem = make(TWO[0], poll={"03-05": "Anna=not_preferred Bo=yes"})
    assert worth(problem, Fairest(of="if_need_be"), held("M1", "03-05")) == 0


def test_the_inconvenient_times_are_shared() -> None:
    # Anna suffers on Tuesdays, Bo and Carl on Wednesdays: one of three meetings for Bo and Carl, two for nobody.
    meetings = (during("M1", "03-05", "03-06"), during("M2", "03-12", "03-13"), during("M3", "03-19", "03-20"))
    bad = {"Anna": "03-05 03-12 03-19", "Bo": "03-06 03-13 03-20", "Carl": "03-06 03-13 03-20"}
    plan = solved(make(*meetings, if_need_be=bad, wishes=(Fairest(of="if_need_be"),)))
    days = [meeting.date.strftime("%a") for meeting in plan.meetings]
    assert (sorted(days), first(plan)) == (["Tue", "Tue", "Wed"], 2)  # Anna 2, the others 1; else two have 2


class Listed(Rule):
    """Only listed loads are allowed, each with a venue of its own."""

    name: ClassVar[str] = "listed"
    unit: ClassVar[str] = "duties"

    loads: dict[str, tuple[int, ...]]
    """The duties of each member, by venue."""

    def sentence(self, say: Say) -> str:
        return "only listed loads"

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for venue in v.problem.places:
            here = v.at("M0", venue)
            for name, count in zip(v.problem.people, self.loads[venue], strict=True):
                load = v.load(name, "scribe")
                yield Measure((name, venue), self.unit, (Given((here,), load - count), Given((here,), count - load)))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        venue = plan.by_id["M0"].venue
        assert venue is not None
        for name, count in zip(problem.people, self.loads[venue], strict=True):
            load = sum(name in meeting.holders("scribe") for meeting in plan.meetings)
            if load != count:
                yield exceeded(self, (name, venue), abs(load - count), f"{name} has {load} duties")


def order(loads: Sequence[tuple[int, ...]], members: list[Any]) -> list[tuple[int, ...]]:
    """Return the loads from the best to the worst: solve, forbid the winner, solve again."""
    random, left, found = Random(5), dict(enumerate(loads)), []
    while left:
        by_venue = {f"V{number}": load for number, load in left.items()}
        days = [on(f"M{day}", f"03-{day + 1:02}", venue="Here") for day in range(sum(loads[0]))]
        del days[0]["venue"]
        venues = list(by_venue)
        random.shuffle(venues)
        problem = make(*days, members=members, roles=ROLES, venues=(*venues, "Here"), wishes=(FAIR,), rules=(
            Listed(loads={**by_venue, "Here": (-1,) * len(members)}),
        ))  # fmt: skip
        plan = solved(problem)
        held_by = [sum(name in one.holders("scribe") for one in plan.meetings) for name in problem.people]
        winner = next(number for number, load in left.items() if by_venue[f"V{number}"] == tuple(held_by) == load)
        found.append(left.pop(winner))
    return found


def test_loads_of_equal_total_are_ordered_from_the_top() -> None:
    # Sorted from the top: 22222, 32221, 33211, 33220, 33310, 42211, 42220, 43111, 52111, 53200. Squares would put
    # 42211 (26) before 33310 (28); who has most decides first, and only then how many have it.
    loads = [
        (2, 2, 2, 2, 2), (2, 1, 3, 2, 2), (1, 3, 2, 1, 3), (0, 3, 2, 3, 2), (3, 0, 3, 1, 3), (1, 2, 1, 2, 4),
        (2, 4, 2, 0, 2), (1, 1, 3, 4, 1), (5, 1, 2, 1, 1), (0, 0, 3, 2, 5),
    ]  # fmt: skip
    assert order(loads, ["Anna", "Bo", "Carl", "Dorte", "Emil"]) == loads


def test_loads_are_ordered_by_what_goes_beyond_the_fair_share() -> None:
    # Nine duties; Anna and Bo owe 3 each, Carl and Dorte 1.5 each. Beyond that, from the top:
    # .5 0 0 -.5;  .5 .5 0 -1;  1 0 -.5 -.5;  1 .5 -.5 -1;  1 .5 .5 -2;  1.5 0 0 -1.5;  1.5 .5 0 -2;  2 .5 -1 -1.5
    loads = [
        (3, 3, 2, 1), (2, 3, 2, 2), (4, 3, 1, 1), (4, 2, 1, 2), (1, 4, 2, 2), (3, 3, 3, 0), (1, 3, 3, 2), (2, 5, 0, 2),
    ]  # fmt: skip
    members = ["Anna", "Bo", {"name": "Carl", "share": 0.5}, {"name": "Dorte", "share": 0.5}]
    assert order(loads, members) == loads


@pytest.mark.parametrize("wish", [FAIR, Fairest(of="if_need_be")])
def test_later_steps_measure_and_check_the_same(wish: Fairest) -> None:
    assert_agreement(FairestFurther(of=wish.of, rank=0))


def test_it_is_split_into_steps_and_gives_only_in_the_first() -> None:
    problem = make(*TWO, roles=ROLES, wishes=(Fairest(give=0.5),))
    steps = [wish for wish in wishes_of(problem) if wish.name == "fairest"]
    assert [type(step) for step in steps] == [Fairest, FairestFurther]
    assert [step.give for step in steps] == [0.5, 0]
    plan = solved(problem)
    assert [one.unit for one in plan.wishes] == ["duties", "order", "lot"]
    assert [one.sentence for one in plan.wishes[:2]] == [
        "the most burdened member does as little above the fair share as possible",
        "then the next most burdened, and so on",
    ]


def test_many_levels_are_split_and_told_as_one() -> None:
    members = [{"name": f"P{number}", "joined": f"2012-{number % 12 + 1:02}-01"} for number in range(12)]
    history = tuple(f"2012-{month:02}-20 scribe P0" for month in range(1, 13))
    days = [on(f"M{number}", f"03-{number + 1:02}") for number in range(8)]
    problem = make(*days, members=members, roles=ROLES, history=history, wishes=(FAIR,))
    plan = solved(problem)
    steps = [one for one in plan.wishes if one.wish == "fairest"]
    assert len(steps) > 2
    assert max(step.value for step in steps) <= 1e9
    text = repr(plan._repr_html_())
    assert text.count("then the next most burdened, and so on") == 1


def test_the_steps_of_a_plan_are_audited() -> None:
    problem = make(*TWO, on("M3", "03-19"), roles=ROLES, wishes=(FAIR,))
    plan = solved(problem)
    assert netplan.verify(problem, plan) == ()
    wishes = [one.model_copy(update={"value": one.value + (one.unit == "order")}) for one in plan.wishes]
    wrong = netplan.verify(problem, plan.model_copy(update={"wishes": tuple(wishes)}))
    assert [finding.about for finding in wrong] == [("fairest",)]


def test_nothing_to_choose_needs_no_further_step() -> None:
    problem = make(*(on(f"M{n}", "03-05", scribe="Bo") for n in range(1)), roles=ROLES, wishes=(FAIR,))
    assert [wish.name for wish in wishes_of(problem)] == ["fairest", "lot"]


def test_inconvenient_times_are_no_matter_of_roles() -> None:
    with pytest.raises(netplan.InputError, match="no matter of roles"):
        Fairest(roles=("scribe",), of="if_need_be")


def test_sentences() -> None:
    say = Say("en", {"scribe": "scribe"})
    assert Fairest(roles=("scribe",)).sentence(say).startswith("the most burdened member does as little")
    assert Fairest(of="if_need_be").sentence(say).startswith("whoever has the most meetings at inconvenient times")
