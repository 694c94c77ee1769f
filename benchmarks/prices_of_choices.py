"""Compare the price of every choice with brute force, on random small problems; time it on a network of 30 members.

    PYTHONPATH=src:tests python benchmarks/prices_of_choices.py 100        # so many problems that have a plan
    PYTHONPATH=src:tests python benchmarks/prices_of_choices.py large      # sampled full solves instead
"""

from __future__ import annotations

import sys
import time
from random import Random
from statistics import median
from typing import Any

from netplan import InputError, Plan, Problem, problem_from_shape, solve, why
from netplan.dates import candidates
from netplan.domain.season import Assignment
from netplan.rules import PlanView, wishes_of
from oracle import TooLarge
from priced import Prices, open_places
from worlds import problem_of, seeded_world, tied_world


def compare(count: int, first: int = 0) -> int:
    """Compare every choice of every open place with brute force; return how many prices are wrong."""
    seed, done, places, choices, wrong, seconds = first, 0, 0, 0, 0, []
    while done < count:
        seed += 1
        try:
            problem = problem_of(tied_world(seed) if seed % 3 == 0 else seeded_world(seed))
            plan = solve(problem, workers=1).plan
            if plan is None:
                continue
            prices = Prices(problem)
        except (InputError, TooLarge):
            continue
        done += 1
        for meeting, what in open_places(problem):
            began = time.perf_counter()
            said = why(problem, plan, meeting, what, workers=1)
            seconds.append(time.perf_counter() - began)
            found = [*prices.decided(said), *(text for one in said.choices for text in prices.compared(said, one))]
            places, choices, wrong = places + 1, choices + len(said.choices), wrong + len(found)
            for text in found:
                print(f"problem {seed}: {text}", flush=True)
    print(f"{done} problems, {places} places, {choices} choices, {wrong} wrong; "
          f"a place takes {median(seconds):.2f} s in the median, {max(seconds):.2f} s at most")  # fmt: skip
    return wrong


def large(sampled: int = 12) -> int:
    """Compare sampled choices of a network of 30 members with full solves; return how many prices are wrong."""
    random = Random(7)
    problem = thirty()
    began = time.perf_counter()
    plan = solve(problem).require_plan()
    print(f"{len(problem.people)} members, {len(problem.meetings)} meetings: {plan.status} in "
          f"{time.perf_counter() - began:.1f} s")  # fmt: skip
    wrong = 0
    for meeting, what in random.sample(list(open_places(problem)), 4):
        began = time.perf_counter()
        said = why(problem, plan, meeting, what, time_limit=120)
        spent = time.perf_counter() - began
        print(f"{meeting} {what}: {len(said.choices)} choices in {spent:.1f} s, "
              f"{1000 * spent / len(said.choices):.0f} ms each; proven: {said.proven}")  # fmt: skip
        priced = [one for one in said.choices if one.prices and one.proven and not one.chosen]
        for one in random.sample(priced, min(sampled // 4, len(priced))):
            again = forced(problem, plan, meeting, what, one.choice)
            same = again == [round(price.after, 3) for price in one.prices]
            wrong += not same
            print(f"  {one.choice}: {'the same as' if same else f'{again} by'} a full solve", flush=True)
    return wrong


def forced(problem: Problem, plan: Plan, meeting: str, what: str, choice: str) -> list[float]:
    """Return each wish after a full solve in which the choice is written down as decided."""
    entries: list[Any] = []
    for entry in problem.season.meetings:
        if getattr(entry, "id", None) == meeting:
            if what in ("date", "venue"):
                entry = type(entry).model_validate({**entry.shape(), what: choice})
            else:
                slot = next(one for one in problem.slots() if (one.meeting, one.role) == (meeting, what))
                given = Assignment(decided=(choice,), open=slot.aim - 1)
                entry = entry.model_copy(update={"roles": {**entry.roles, what: given}})
        entries.append(entry)
    solved = solve(problem.with_(season={"meetings": tuple(entries)}), time_limit=120).require_plan()
    view = PlanView(problem, candidates(problem), solved)
    return [round(float(view.value(wish)), 3) for wish in wishes_of(problem)[:-1]]


def thirty() -> Problem:
    """Return a network of 30 members and 5 meetings with a poll's worth of absences and some history."""
    random = Random(30)
    names = [f"Member {number:02}" for number in range(1, 31)]
    months = ["February", "April", "June", "September", "November"]
    days = [f"2027-{month:02}-{day:02}" for month in (2, 4, 6, 9, 11) for day in range(1, 29)]
    history = [
        {"date": f"{year}-{month:02}-15", "role": role, "member": name}
        for year in (2025, 2026) for month in (3, 6, 9, 12)
        for role, name in zip(("planner", "planner", "minutes"), random.sample(names, 3), strict=True)
    ]  # fmt: skip
    return problem_from_shape({
        "network": {
            "id": "thirty", "name": "Thirty", "members": names, "venues": ["North", "South", "West"],
            "roles": {"planner": {"count": 2}, "minutes": {"not_with": "planner"}},
            "rules": [{"quorum": "60%"}, {"spacing": {"at_least": "5 weeks"}}, {"rest": {"meetings": 1}}],
            "wishes": ["attendance", "fair_share", "longest_since", "alternate_venues", "even_spacing"],
            "history": history,
        },
        "season": {
            "name": "2027", "from": "2027-01-01", "to": "2027-12-31",
            "meetings": [{"id": f"M{number}", "window": month} for number, month in enumerate(months, start=1)],
            "availability": {"away": {name: sorted(random.sample(days, 30)) for name in names}},
        },
    })  # fmt: skip


if __name__ == "__main__":
    asked = sys.argv[1] if len(sys.argv) > 1 else "20"
    sys.exit(min(1, large() if asked == "large" else compare(int(asked), *map(int, sys.argv[2:]))))
