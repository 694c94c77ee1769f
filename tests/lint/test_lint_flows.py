"""How much can flow through a small net: against trying every assignment."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from netplan.lint.flows import MANY, SINK, SOURCE, Flow


def net(needs: list[int], able: list[set[int]], limits: list[int]) -> Flow:
    """Return the net of places that need people, of whom each may take so many."""
    flow = Flow()
    for place, need in enumerate(needs):
        flow.pipe(SOURCE, f"place {place}", need)
        for person in able[place]:
            flow.pipe(f"place {place}", f"person {person}", 1)
    for person, limit in enumerate(limits):
        flow.pipe(f"person {person}", SINK, limit)
    return flow


def most(needs: list[int], able: list[set[int]], limits: list[int]) -> int:
    """Return how many duties can be given, by trying for each place every set of those able to take it."""
    best, people = 0, range(len(limits))
    subsets = [[chosen for chosen in product((0, 1), repeat=len(limits))
                if sum(chosen) <= need and all(person in can for person in people if chosen[person])]
               for need, can in zip(needs, able, strict=True)]  # fmt: skip
    for given in product(*subsets):
        loads = [sum(column) for column in zip(*given, strict=True)]
        if all(load <= limit for load, limit in zip(loads, limits, strict=True)):
            best = max(best, sum(loads))
    return best


@pytest.mark.parametrize("seed", range(40))
def test_as_much_flows_as_the_best_assignment_gives(seed: int) -> None:
    random = Random(seed)
    places, people = random.randint(1, 3), random.randint(1, 4)
    needs = [random.randint(0, 3) for _ in range(places)]
    able = [{person for person in range(people) if random.random() < 0.6} for _ in range(places)]
    limits = [random.randint(0, 2) for _ in range(people)]
    flow = net(needs, able, limits)
    given = flow.fill()
    assert given == most(needs, able, limits)
    behind = flow.behind()
    narrow = [place for place in range(places) if f"place {place}" in behind]
    around = set().union(*(able[place] for place in narrow)) if narrow else set()
    room = sum(min(limits[person], sum(person in able[place] for place in narrow)) for person in around)
    assert (SINK not in behind) and (given == sum(needs)) == (not narrow)
    if narrow:  # what lacks something is shown with too few people around it
        assert sum(needs[place] for place in narrow) > sum(
            min(needs[place], len(able[place])) for place in narrow
        ) or sum(needs[place] for place in narrow) > room


def test_a_net_without_pipes_lets_nothing_through_and_wide_ones_all() -> None:
    assert Flow().fill() == 0
    flow = Flow()
    flow.pipe(SOURCE, "a", 7)
    flow.pipe("a", SINK, MANY)
    assert flow.fill() == 7 and flow.behind() == {SOURCE}
