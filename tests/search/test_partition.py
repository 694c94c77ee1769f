from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from random import Random
from typing import Any

import pytest

import netplan
from netplan.domain import Problem
from netplan.errors import InputError
from netplan.search import subgroups
from tiny import make, on


def people(count: int, organisations: int = 0, **more: Any) -> list[dict[str, Any]]:
    """Return members P01, P02 ... of so many organisations in turn."""
    named = ({"name": f"P{number:02}"} for number in range(1, count + 1))
    return [
        {**one, **({"organisation": f"O{place % organisations}"} if organisations else {}), **more}
        for place, one in enumerate(named)
    ]


def network(members: list[dict[str, Any]], **wanted: Any) -> Problem:
    return make(on("M1", "03-05"), members=members).with_(network={"subgroups": wanted})


def divisions(names: list[str], count: int) -> Iterator[list[set[str]]]:
    """Yield every division of people into so many groups whose sizes differ by one at most."""
    low, high = len(names) // count, -(-len(names) // count)

    def further(rest: list[str], groups: list[set[str]]) -> Iterator[list[set[str]]]:
        if not rest:
            if all(low <= len(group) <= high for group in groups) and len(groups) == count:
                yield [set(group) for group in groups]
            return
        for group in groups:
            if len(group) < high:
                group.add(rest[0])
                yield from further(rest[1:], groups)
                group.remove(rest[0])
        if len(groups) < count:
            yield from further(rest[1:], [*groups, {rest[0]}])

    yield from further(names, [])


def values(problem: Problem, groups: list[set[str]]) -> tuple[int, ...]:
    """Count in a division, by hand, the pairs of one organisation, those with a tag in common, and those who have met.

    Pairs that cannot be avoided are left out: people who come one by one to the emptiest group meet those in it.
    """
    wanted = problem.network.subgroups
    assert wanted is not None and wanted.balance == ("organisation", "tags")
    pairs = [pair for group in groups for pair in combinations(sorted(group), 2)]
    members = problem.network.members

    def beyond(having: set[str]) -> int:
        unavoidable = sum(number // len(groups) for number in range(len(having)))
        return sum({*pair} <= having for pair in pairs) - unavoidable

    organisations = {one.organisation for one in members} - {None}
    colleagues = sum(beyond({one.name for one in members if one.organisation == word}) for word in organisations)
    tags = {tag for one in members for tag in one.tags}
    tagged = sum(beyond({one.name for one in members if tag in one.tags}) for tag in tags)
    met = sum(any({*pair} <= {*group} for season in wanted.earlier for group in season.groups) for pair in pairs)
    return colleagues, tagged, met


@pytest.mark.parametrize("seed", range(12))
def test_no_division_is_better(seed: int) -> None:
    random = Random(seed)
    members = people(random.choice((6, 7, 8)))
    for member in members:
        member["organisation"] = random.choice(("North", "South", "East", None))
        member["tags"] = random.sample(("old", "new", "leader"), random.randint(0, 2))
    names = [member["name"] for member in members]
    shuffled = [random.sample(names, len(names)) for _ in range(2)]
    earlier = [{"season": str(year), "groups": [mixed[:3], mixed[3:]]} for year, mixed in enumerate(shuffled, 2011)]
    problem = network(members, count=random.choice((2, 3)), earlier=earlier)
    found = subgroups(problem, workers=1)
    best = min(values(problem, groups) for groups in divisions(names, len(found.groups)))
    assert tuple(one.value for one in found.wishes[: len(best)]) == best
    assert values(problem, [set(group) for group in found.groups]) == best
    assert found.proven


def test_nine_people_meet_everybody_in_four_seasons_and_must_then_repeat() -> None:
    problem = network(people(9), count=3)
    repeated = []
    for _ in range(5):
        plan = netplan.solve(problem, workers=1).require_plan()
        assert plan.status == "optimal" and plan.subgroups is not None
        repeated.append(len(plan.subgroups.repeated))
        problem = problem.next_season(plan)
    # 9 x 8 / 2 = 36 pairs, 9 of them each season: after four seasons everybody has met everybody
    assert repeated == [0, 0, 0, 0, 9]


def test_groups_are_stable_for_the_season_and_part_of_the_plan() -> None:
    problem = network(people(20, organisations=5), size="4-5", balance="organisation")
    plan = netplan.solve(problem, workers=1).require_plan()
    assert plan.subgroups is not None
    assert [len(group) for group in plan.subgroups.groups] == [5, 5, 5, 5]
    for group in plan.subgroups.groups:
        assert len({problem.people[name].organisation for name in group}) == 5  # nobody is with a colleague
    again = netplan.Plan.model_validate(plan.model_dump(mode="json", by_alias=True))
    assert again.subgroups == plan.subgroups
    assert list(plan.subgroups.frame().columns) == ["group", "person"]


@pytest.mark.parametrize("workers", [1, 2, 8])
def test_the_same_groups_with_any_number_of_workers(workers: int) -> None:
    problem = network(people(10, organisations=4), count=3)
    assert subgroups(problem, workers=workers).groups == subgroups(problem, workers=1).groups


def test_sizes() -> None:
    sizes = sorted(len(group) for group in subgroups(network(people(7), count=3)).groups)
    assert sizes == [2, 2, 3]
    assert sorted(map(len, subgroups(network(people(11), size="3-4")).groups)) == [3, 4, 4]
    with pytest.raises(InputError, match="7 people cannot be divided"):
        subgroups(network(people(7), size="5"))
    with pytest.raises(InputError, match="neither how many groups"):
        network(people(7))
    with pytest.raises(InputError, match="asks for no groups"):
        subgroups(make(on("M1", "03-05")))


def test_people_who_left_or_have_not_joined_are_not_divided() -> None:
    members = [*people(6), {"name": "Gone", "left": "2012-12-31"}, {"name": "Later", "joined": "2013-09-01"}]
    earlier = [{"season": "2012", "groups": [["P01", "Gone", "Somebody else"], ["P02", "P03"]]}]
    found = subgroups(network(members, count=2, earlier=earlier))
    assert sorted(name for group in found.groups for name in group) == [f"P{number:02}" for number in range(1, 7)]
    assert found.repeated == ()
