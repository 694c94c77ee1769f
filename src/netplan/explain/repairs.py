"""What would make an impossible season possible: proven, with the plan that each change yields."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from fractions import Fraction

from netplan.domain import Problem
from netplan.errors import AuditError
from netplan.explain.eased import broken
from netplan.explain.edits import changed
from netplan.explain.families import Families, Family
from netplan.explain.told import Telling
from netplan.explain.yielding import Unknown, Way, Ways
from netplan.language import message
from netplan.plan import Plan, Progress, Repair, Repairs
from netplan.rules.answers import Answers
from netplan.rules.decided import Decided
from netplan.rules.view import judged
from netplan.rules.window import Window
from netplan.search.run import Limits, Stop
from netplan.search.solve import deferred, solve

__all__ = ["repairs"]

LEAST = 1.0
"""Seconds allowed for the plan of a repair, even where the time is up: a repair without a plan helps nobody."""


def repairs(
    problem: Problem,
    *,
    time_limit: float = 20,
    count: int = 5,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
    on_repair: Callable[[Repair], None] | None = None,
    stop: Stop | None = None,
    clock: Callable[[], float] = time.perf_counter,
    propose: Collection[str] = (),
) -> Repairs:
    """Find the smallest changes that make an impossible season possible, each with the plan that it yields.

    Each rule is let give way alone, by as little as possible at its price; where that gives too few answers, several
    rules together. So no two repairs are variants of one idea.

    Parameters
    ----------
    problem
        The problem.
    time_limit
        Seconds for everything.
    count
        How many repairs at most.
    workers, progress, stop, clock, propose
        As in :func:`netplan.solve`.
    on_repair
        Called with each repair as soon as it is known; at the end a cheaper one may take its place.

    Returns
    -------
    The repairs, the cheapest first. The same ones for any number of workers where the time suffices (``complete``).

    Raises
    ------
    InputError
        As :func:`netplan.solve` does.
    AuditError
        When a repair yields no plan: netplan's own mistake.
    """
    limits = Limits(time_limit, clock, workers, progress, stop)
    return _Repairing(problem, deferred(problem, propose), limits, count, on_repair).found()


class _Repairing:
    """One search for repairs."""

    def __init__(
        self, problem: Problem, propose: tuple[str, ...], limits: Limits, count: int,
        on_repair: Callable[[Repair], None] | None,
    ) -> None:  # fmt: skip
        self.problem = problem
        self.propose = propose
        self.limits = limits
        self.count = count
        self.on_repair = on_repair
        self.families = Families(problem, propose)
        self.ways = Ways(self.families, limits)
        self.complete = True
        self._made: dict[frozenset[int], Repair] = {}

    def found(self) -> Repairs:
        """Return the repairs."""
        network, season = self.problem.network, self.problem.season
        found = Repairs(network=network.id, title=network.name, season=season.name, language=network.language)
        ways: list[Way] = []
        for way in self._ways():
            if way.price == 0:
                return found.model_copy(update={"needed": False})
            ways.append(way)
            if not self._made:
                self._repair(way)
        ways.sort(key=lambda way: (way.price, sum(map(len, way.amounts.values())), sorted(way.families)))
        made = [repair for repair in (self._repair(way) for way in ways[: self.count]) if repair is not None]
        made.sort(key=lambda repair: (repair.price, len(repair.gives), repair.sentence))
        needed = True if any(repair.proven for repair in made) else self.ways.needed()
        return found.model_copy(update={"needed": needed, "repairs": tuple(made), "complete": self.complete})

    def _ways(self) -> Iterator[Way]:
        """Yield the cheapest way of each rule alone, then of several together as long as there are too few."""
        singles = sorted(self.families.all, key=lambda family: (family.cheapest, family.number))
        self.limits.steps = len(singles) + self.count
        found: list[frozenset[int]] = []
        for family in singles:
            self._tell(family.rule.name)
            way = self._cheapest([family])
            if way is not None:
                found.append(way.families)
                yield way
        while len(found) < self.count:
            self._tell("")
            way = self._cheapest(self.families.all, found)
            if way is None:
                return
            found.append(way.families)
            yield way

    def _cheapest(self, among: Collection[Family], without: Collection[frozenset[int]] = ()) -> Way | None:
        try:
            return self.ways.cheapest(among, without)
        except Unknown:
            self.complete = False
            return None

    def _tell(self, rule: str) -> None:
        self.limits.step = min(self.limits.step + 1, self.limits.steps)
        self.limits.tell(rule, None, None)

    def _repair(self, way: Way) -> Repair | None:
        """Return the repair that a way of giving way comes to, once its plan is solved and audited."""
        if way.families in self._made:
            return self._made[way.families]
        problem = changed(self.problem, self.families.all, way).problem()
        plan = self._plan(problem)
        if plan is None:
            self.complete = False
            return None
        way = self._needed(way, problem, plan)
        change = changed(self.problem, self.families.all, way)
        problem = change.problem()
        plan = plan.model_copy(update={"problem_sha256": problem.sha256})
        gives = tuple(Telling(self.problem, problem, plan).gives(self.families.all, way))
        repair = Repair(
            sentence=self.problem.say.list([give.sentence for give in gives]), gives=gives, edits=change.edits,
            price=float(way.price), proven=way.proven and self.ways.less(way) is False, plan=plan, problem=problem,
        )  # fmt: skip
        self._made[way.families] = repair
        if self.on_repair is not None:
            self.on_repair(repair)
        return repair

    def _plan(self, problem: Problem) -> Plan | None:
        """Return the best plan of a repaired problem that a share of the time allows; none where none was found.

        Raises
        ------
        AuditError
            When there is none.
        """
        share = self.limits.left() / (self.count + 1)
        result = solve(
            problem, max(share, LEAST), workers=self.limits.workers, propose=self.propose, stop=self.limits.stop,
            clock=self.limits.clock,
        )  # fmt: skip
        if result.status == "infeasible":
            raise AuditError(message("a repair does not make the season possible"))
        return result.plan

    def _needed(self, way: Way, problem: Problem, plan: Plan) -> Way:
        """Leave out what the plan of the repaired problem does without, as a freed list may have its count anyway."""
        seen, amounts, price = judged(problem, plan), dict(way.amounts), way.price
        for family in (one for one in self.families.all if amounts.get(one.number)):
            if isinstance(family.rule, (Answers, Window, Decided)):
                continue
            found = broken(family.rule, problem, seen)
            kept = tuple(
                (one, by) for one, by in amounts[family.number]
                if any(set(one.about) <= set(finding.about) for finding in found)
            )  # fmt: skip
            price -= sum((one.price * by for one, by in amounts[family.number] if (one, by) not in kept), Fraction())
            if kept:
                amounts[family.number] = kept
            else:
                del amounts[family.number]
        return replace(way, amounts=amounts, price=price)
