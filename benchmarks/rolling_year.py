"""How much of a rota changes besides what must, when half of its cells are hit over the year: ``rolling_year.py``.

    PYTHONPATH=src python benchmarks/rolling_year.py [--seed 0] [--years 1]

A year of 23 meetings with three roles and 14 members; 48 % of the 69 cells are hit, as in a real rota of four years:
some days before the meeting its holder says that he cannot come. Three ways of mending it see the same cells hit on the
same days; in each, the person is who holds the cell by then. Counted are the cells of coming meetings that change
besides the cell that was hit:

- *dealt again*: the members go round in a fixed order, past cells are kept, and from the next meeting on the rest is
  dealt anew, without those who are away;
- *netplan without keep*: the best plan for the rest of the year, whatever stood before;
- *netplan*: ``netplan.replan``.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from statistics import median

from netplan import Plan, Problem, problem_from_shape, replan, solve

MEMBERS = ("Ada", "Bo", "Cleo", "Dan", "Eva", "Finn", "Gry", "Hugo", "Ida", "Jens", "Kaja", "Leif", "Mona", "Nils")
ROLES = ("chair", "minute_taker", "timekeeper")
FIRST, MEETINGS, EVERY = date(2027, 1, 7), 23, 14
HIT = 0.48
"""The part of the cells that is hit."""
NOTICE = 35
"""So many days before the meeting the holder says it at the earliest; at the latest, the day before."""

Cell = tuple[str, str]
Rota = dict[Cell, str]


@dataclass(frozen=True)
class Hit:
    """One cell whose holder cannot come, and the day on which that is known."""

    day: date
    meeting: str
    role: str


@dataclass
class Tally:
    """What one way of mending came to."""

    others: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    duties: tuple[int, int] = (0, 0)


def days() -> dict[str, date]:
    """Return the day of each meeting."""
    return {f"M{number + 1}": FIRST + timedelta(days=EVERY * number) for number in range(MEETINGS)}


def year(away: dict[str, list[str]], prices: dict[str, float] | None = None) -> Problem:
    """Return the year, with what is known of absences."""
    return problem_from_shape({
        "network": {
            "id": "rolling", "name": "Rolling year", "language": "en", "members": list(MEMBERS),
            "roles": {role: {} for role in ROLES}, "rules": [{"rest": {"meetings": 1}}], "wishes": ["fair_share"],
            **({} if prices is None else {"change_prices": prices}),
        },
        "season": {
            "name": "2027", "from": "2027-01-01", "to": "2027-12-31", "availability": {"away": away},
            "meetings": [{"id": name, "date": day.isoformat()} for name, day in days().items()],
        },
    })  # fmt: skip


def hits(random: Random) -> list[Hit]:
    """Draw which cells are hit, and when that is known, in the order in which it is."""
    cells = [(meeting, role) for meeting in days() for role in ROLES]
    chosen = random.sample(cells, round(HIT * len(cells)))
    drawn = [Hit(days()[meeting] - timedelta(days=random.randint(1, NOTICE)), meeting, role)
             for meeting, role in chosen]  # fmt: skip
    return sorted(drawn, key=lambda hit: (hit.day, hit.meeting, hit.role))


def dealt(kept: Rota, from_: date, away: dict[str, list[str]]) -> Rota:
    """Deal the cells of all meetings from a day on, going round from whoever had the last cell before."""
    rota, queue = dict(kept), list(MEMBERS)
    for cell in kept:
        queue.append(queue.pop(queue.index(kept[cell])))
    for meeting, day in days().items():
        for role in ROLES if day >= from_ else ():
            busy = {rota.get((meeting, other)) for other in ROLES}
            name = next(one for one in queue if one not in busy and day.isoformat() not in away.get(one, ()))
            queue.append(queue.pop(queue.index(name)))
            rota[meeting, role] = name
    return rota


def cells_of(plan: Plan) -> Rota:
    """Return who holds each cell of a plan."""
    return {(meeting.id, role): meeting.holders(role)[0] for meeting in plan.meetings for role in ROLES}


class Dealing:
    """The round that is dealt again."""

    def __init__(self) -> None:
        self.rota = dealt({}, FIRST, {})

    def mend(self, day: date, away: dict[str, list[str]]) -> Rota:
        """Return the rota after somebody said that he cannot come."""
        kept = {cell: name for cell, name in self.rota.items() if days()[cell[0]] < day}
        self.rota = dealt(kept, day, away)
        return self.rota


class Planning:
    """netplan, with its own prices of changes or with others."""

    def __init__(self, prices: dict[str, float] | None = None) -> None:
        self.prices = prices
        self.plan = solve(year({}, prices), reasons=False).require_plan()
        self.rota = cells_of(self.plan)

    def mend(self, day: date, away: dict[str, list[str]]) -> Rota:
        """Return the rota after somebody said that he cannot come."""
        revised = replan(year(away, self.prices), self.plan, as_of=day)
        assert revised.status == "optimal", revised.status
        self.plan = revised.require_plan()
        self.rota = cells_of(self.plan)
        return self.rota


def rolled(way: Dealing | Planning, events: list[Hit]) -> Tally:
    """Mend a year as its events come, and count what else changes."""
    tally, away = Tally(), dict[str, list[str]]()
    for hit in events:
        before, cell = dict(way.rota), (hit.meeting, hit.role)
        away.setdefault(before[cell], []).append(days()[hit.meeting].isoformat())
        began = time.perf_counter()
        after = way.mend(hit.day, away)
        tally.seconds.append(time.perf_counter() - began)
        assert after[cell] != before[cell]
        assert all(after[one] == name for one, name in before.items() if days()[one[0]] < hit.day)
        tally.others.append(sum(after[one] != name for one, name in before.items() if one != cell))
    counts = [list(way.rota.values()).count(name) for name in MEMBERS]
    tally.duties = min(counts), max(counts)
    return tally


WAYS: dict[str, Callable[[], Dealing | Planning]] = {
    "dealt again": Dealing,
    "netplan without keep": lambda: Planning({"role": 0}),
    "netplan": Planning,
}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--years", type=int, default=1, help="how many years, with seeds that follow each other")
    given = parser.parse_args()
    for seed in range(given.seed, given.seed + given.years):
        events = hits(Random(seed))
        print(f"seed {seed}: {len(events)} of {MEETINGS * len(ROLES)} cells are hit")
        print(f"{'':22}{'other cells changed':>21}{'most at once':>14}{'s per event':>13}{'duties each':>13}")
        for name, way in WAYS.items():
            tally = rolled(way(), events)
            least, most = tally.duties
            print(f"{name:22}{sum(tally.others):>21}{max(tally.others):>14}{median(tally.seconds):>13.2f}"
                  f"{f'{least}-{most}':>13}", flush=True)  # fmt: skip


if __name__ == "__main__":
    main()
