"""What would make an impossible season possible: proven, with the plan that each change yields."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from fractions import Fraction

from netplan.dates import Candidate, candidates
from netplan.domain import Problem
from netplan.errors import AuditError
from netplan.explain.eased import broken
from netplan.explain.edits import changed
from netplan.explain.families import Families, Family
from netplan.explain.told import Telling
from netplan.explain.yielding import Unknown, Way, Ways
from netplan.language import message
from netplan.lint.counting import shortages
from netplan.plan import Plan, Progress, Repair, Repairs
from netplan.rules import wishes_of
from netplan.rules.answers import Answers
from netplan.rules.decided import Decided
from netplan.rules.view import PlanView, judged
from netplan.rules.window import Window
from netplan.search.assemble import assemble
from netplan.search.finish import finish
from netplan.search.run import Limits, Stop
from netplan.search.solve import deferred, solve
from netplan.search.wishes import Granted

__all__ = ["Repairing", "repairs"]

FAR = 6
"""Several rules together are no answer where they cost so many times as much as the cheapest one."""


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
    rules together. So no two repairs are variants of one idea: in each, other rules give way.

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
        Called with each repair as soon as it is known: the first one soon, with a plan that may not be its best yet,
        then each with its best plan.

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
    return Repairing(problem, deferred(problem, propose), limits, count, on_repair).found()


class Repairing:
    """One search for repairs.

    Parameters
    ----------
    problem, count, on_repair
        As for :func:`repairs`.
    propose
        Deferred roles that are to be filled, by key.
    limits
        Time and workers.
    possible
        Which dates may be thought of; none: all.
    planner
        Makes the plan of a repaired problem in so many seconds; none: the best one is made.
    """

    def __init__(
        self, problem: Problem, propose: tuple[str, ...], limits: Limits, count: int,
        on_repair: Callable[[Repair], None] | None = None, possible: Callable[[Candidate], bool] | None = None,
        planner: Callable[[Problem, float], Plan | None] | None = None,
    ) -> None:  # fmt: skip
        self.problem = problem
        self.propose = propose
        self.limits = limits
        self.count = count
        self.on_repair = on_repair
        self.planner = planner
        self.families = Families(problem, propose, possible)
        self.ways = Ways(self.families, limits)
        self.complete = True
        self._wanting = count
        self._beside: dict[int, Future[Plan | None]] = {}
        self._less: dict[frozenset[int], bool] = {}

    def found(self) -> Repairs:
        """Return the repairs."""
        network, season = self.problem.network, self.problem.season
        checks = tuple(self.problem.say.value(one.sentence) for one in shortages(self.problem))
        found = Repairs(
            network=network.id, title=network.name, season=season.name, language=network.language, checks=checks
        )  # fmt: skip
        ways: list[Way] = []
        with ThreadPoolExecutor(1) as beside:
            for way in self._ways():
                if way.price == 0:
                    return found.model_copy(update={"needed": False})
                if not ways:
                    self._repair(way, self._first_plan)  # not its best plan yet, but soon there
                ways.append(way)
                if len(ways) <= self.count:  # while the solver looks for other ways
                    problem = changed(self.problem, self.families.all, way).problem()
                    self._beside[id(way)] = beside.submit(self._best_plan, way, problem)
            ways.sort(key=lambda way: (way.price, sum(map(len, way.amounts.values())), sorted(way.families)))
            made = [one for way in ways[: self.count] if (one := self._repair(way, self._planned)) is not None]
        made.sort(key=lambda repair: (repair.price, len(repair.gives), repair.sentence))
        made = list({repair.problem.sha256: repair for repair in reversed(made)}.values())[::-1]
        needed = True if any(repair.proven for repair in made) else self.ways.needed()
        return found.model_copy(update={"needed": needed, "repairs": tuple(made), "complete": self.complete})

    def _ways(self) -> Iterator[Way]:
        """Yield the cheapest way of each rule alone, then of several together as long as there are too few.

        Where there are enough, several together are still asked whether they cost less than each alone.
        """
        singles = sorted(self.families.all, key=lambda family: (family.cheapest, family.number))
        self.limits.steps = len(singles) + self.count
        found: list[frozenset[int]] = []
        least: Fraction | None = None
        for family in singles:
            self._tell(family.rule.name)
            way = self._cheapest([family])
            if way is not None:
                found.append(way.families)
                least = min(least or way.price, way.price)
                yield way
        together = False
        while len(found) < self.count or not together:
            self._tell("")
            most = None if least is None else FAR * least if len(found) < self.count else self.ways.below(least)
            way, together = self._cheapest(self.families.all, found, most), True
            if way is None:
                return
            least = min(least or way.price, way.price)
            found.append(way.families)
            yield way

    def _cheapest(
        self, among: Collection[Family], without: Collection[frozenset[int]] = (), most: Fraction | None = None
    ) -> Way | None:
        try:
            way = self.ways.cheapest(among, without, most)
        except Unknown:
            self.complete = False
            return None
        self.complete &= way is None or (way.proven and way.settled)
        return way

    def _tell(self, rule: str) -> None:
        self.limits.step = min(self.limits.step + 1, self.limits.steps)
        self.limits.tell(rule, None, None)

    def _repair(self, way: Way, planned: Callable[[Way, Problem], Plan | None]) -> Repair | None:
        """Return the repair that a way of giving way comes to, with its audited plan, and tell of it."""
        problem = changed(self.problem, self.families.all, way).problem()
        plan = planned(way, problem)
        if plan is None:
            return None
        way = self._needed(way, problem, plan)
        change = changed(self.problem, self.families.all, way)
        problem = change.problem()
        plan = plan.model_copy(update={"problem_sha256": problem.sha256})
        gives = tuple(Telling(self.problem, problem, plan).gives(self.families.all, way))
        said = list(dict.fromkeys(give.sentence for give in gives))
        repair = Repair(
            sentence=self.problem.say.list(said), gives=gives, edits=change.edits,
            price=float(way.price), proven=self._proven(way), plan=plan, problem=problem,
        )  # fmt: skip
        if self.on_repair is not None:
            self.on_repair(repair)
        return repair

    def _proven(self, way: Way) -> bool:
        if way.families not in self._less:
            self._less[way.families] = way.proven and self.ways.less(way) is False
        return self._less[way.families]

    def _first_plan(self, way: Way, problem: Problem) -> Plan | None:
        """Return the plan at hand, not improved; none where its hours are not those of the repaired problem."""
        known = {(name, one.start, one.end): one for name, some in candidates(problem).by_meeting.items()
                 for one in some}  # fmt: skip
        found = {name: known.get((name, one.start, one.end)) for name, one in way.dates.items()}
        dates = {name: one for name, one in found.items() if one is not None}
        if len(dates) < len(found):
            return None
        plan = assemble(problem, dates, way.choice.decisions, self.propose)
        view = PlanView(problem, candidates(problem), plan)
        values = [(wish, view.value(wish)) for wish in wishes_of(problem)]
        granted = [Granted(wish, value, value, Fraction(0)) for wish, value in values]
        return finish(problem, replace(way.choice, dates=dates), self.propose, granted, 0)

    def _planned(self, way: Way, problem: Problem) -> Plan | None:
        """Return the best plan of a repaired problem, looked for beside other ways where that was begun."""
        begun = self._beside.get(id(way))
        plan = self._best_plan(way, problem) if begun is None else begun.result()
        self.complete &= plan is not None
        return plan

    def _best_plan(self, way: Way, problem: Problem) -> Plan | None:
        """Return the best plan of a repaired problem that a share of the time allows, or the one at hand.

        Raises
        ------
        AuditError
            When there is none.
        """
        share = self.limits.left() / max(1, self._wanting)
        self._wanting -= 1
        if self.planner is not None:
            return self.planner(problem, share)
        result = solve(
            problem, share, workers=self.limits.workers, propose=self.propose, stop=self.limits.stop,
            clock=self.limits.clock, reasons=False,
        )  # fmt: skip
        if result.status == "infeasible":
            raise AuditError(message("a repair does not make the season possible"))
        return result.plan or self._first_plan(way, problem)

    def _needed(self, way: Way, problem: Problem, plan: Plan) -> Way:
        """Leave out what the plan of the repaired problem does without, as a freed list may have its count anyway."""
        seen, amounts, price = judged(problem, plan), dict(way.amounts), way.price
        for family in (one for one in self.families.all if amounts.get(one.number)):
            if isinstance(family.rule, (Answers, Window, Decided)) or way.drops(family.number):
                continue
            found = broken(family.rule, problem, seen)
            kept = tuple(
                (one, by) for one, by in amounts[family.number]
                if any(set(one.about) <= set(finding.about) for finding in found)
            )  # fmt: skip
            if family.number not in way.capped:
                gone = (one.price * by for one, by in amounts[family.number] if (one, by) not in kept)
                price -= sum(gone, Fraction())
            if kept:
                amounts[family.number] = kept
            else:
                del amounts[family.number]
        return replace(way, amounts=amounts, price=price)
