"""The plans of a problem as they are seen from one of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice
from typing import Any

from netplan.audit import verify
from netplan.dates import Candidates, candidates
from netplan.domain import Problem, Rule
from netplan.errors import AuditError, InputError
from netplan.explain.nearest import Nearest
from netplan.language import message
from netplan.model import Model
from netplan.plan import Level, Plan, Progress, Status
from netplan.rules import PlanView, rules_of, wishes_of
from netplan.rules.facts import Decision
from netplan.rules.lot import Lot
from netplan.search.finish import audited
from netplan.search.forced import proposed
from netplan.search.order import Order
from netplan.search.run import Limits, impossible, run
from netplan.search.ties import Ties, draw, draws
from netplan.search.wishes import Granted, Search

__all__ = ["Around", "Found", "portion", "sound"]


@dataclass(frozen=True, slots=True)
class Found:
    """A plan that was found.

    Parameters
    ----------
    plan
        The plan, audited.
    decisions
        All choices that it makes.
    values
        The value of each wish, in order.
    proven
        Whether it is proven that none is better.
    """

    plan: Plan
    decisions: frozenset[Decision]
    values: tuple[Fraction, ...]
    proven: bool


class Around:
    """The plans of a problem, seen from one that keeps all rules.

    Parameters
    ----------
    problem, plan
        The plan and what it is a plan for.
    limits
        Time and workers.
    dates
        The dates that meetings may have; none: the problem's.
    loose
        Whether what people decided may be changed as far as the rules allow.
    order
        When a plan is better than another; none: worked out here.
    presolve
        Off where the solver was found to be wrong with it.
    """

    def __init__(
        self, problem: Problem, plan: Plan, limits: Limits, *, dates: Candidates | None = None, loose: bool = False,
        order: Order | None = None, presolve: bool = True,
    ) -> None:  # fmt: skip
        self.problem, self.plan, self.limits = problem, plan, limits
        self.dates = candidates(problem) if dates is None else dates
        view = PlanView(problem, self.dates, plan)
        self.chosen = frozenset(decision for decision, value in view.decisions() if value == 1)
        """What the plan chooses."""
        model = Model(problem, self.dates, proposed(problem, plan), loose=loose)
        for rule in rules_of(problem):
            model.require(rule)
        *wishes, lot = wishes_of(problem, plan.seed)
        assert isinstance(lot, Lot)
        self.wishes, self.lot = tuple(wishes), lot
        self.values: dict[Rule, Fraction] = {wish: view.value(wish) for wish in self.wishes}
        """The value of each wish in the plan, in order."""
        self.search = Search(model, limits, presolve=presolve)
        for wish in self.wishes:
            self.search.objective(wish)
        self.search.values = self._as_planned()
        self.open = tuple(decision for decision, _ in model.decisions)
        """All that there is to choose."""
        self.order = self._worked_out() if order is None else order
        """When a plan is better than another, by the wishes."""

    def _as_planned(self) -> Sequence[int] | None:
        """Return the plan as a solution of the model; none where it is none."""
        model = self.search.model
        asked = model.cp.clone()
        asked.clear_objective()
        for decision, chosen in model.decisions:
            asked.add(model.words.literal(chosen) == int(decision in self.chosen))
        limits, words = self.limits, model.words
        values = run(asked, words.variables, limits, seconds=max(limits.left(), 1.0), workers=1).values
        return None if values is None or model.read(values).decisions != self.chosen else values

    def _worked_out(self) -> Order:
        """Return the order of the plans; where a wish gives, it depends on the best plan of all."""
        if not any(wish.give for wish in self.wishes):
            return Order.of(self.wishes)
        search = self.search.branch(replace(self.limits, progress=None))
        search.values = self.search.values
        if search.values is None and search.start().values is None:
            return Order.of(self.wishes, [*self.values.values()], proven=False)
        granted = search.grant_all(self.wishes)
        proven = search.agrees and all(one.proven for one in granted)
        return Order.of(self.wishes, [one.best for one in granted], proven=proven)

    @property
    def proven(self) -> bool:
        """Whether the plan is proven to serve the wishes best."""
        known = self.plan.wishes[: len(self.wishes)] if self.plan.problem_sha256 == self.problem.sha256 else ()
        return len(known) == len(self.wishes) and all(one.proven for one in known)

    def held(self, count: int | None = None) -> Search:
        """Return a search among the plans that are as good in the first steps of the order, by default in all."""
        search = self.search.branch(self.limits)
        search.values = self.search.values
        values = [*self.values.values()]
        for step in islice(self.order.steps(), count):
            search.model.bind(search.objective(self.wishes[step.number]), step.most(values))
        return search

    def best(self, fresh: Collection[Decision], limits: Limits) -> Found | bool:
        """Return the best plan that makes one of some decisions otherwise; of equally good ones the nearest.

        Without one: whether it is proven that there is none.
        """
        search = self.search.branch(limits)
        search.model.cp.add_bool_or(search.model.differing(self.chosen, fresh))
        limits.step, limits.steps = 0, len(self.wishes) + 2
        first = search.start()
        if search.values is None:
            return first.impossible
        return self._nearest(search, search.grant_by(self.order, self.wishes))

    def none_better(self, before: Sequence[Fraction], limits: Limits) -> bool:
        """Tell whether no plan serves the wishes better than certain values, said twice by different methods."""
        return self.order.proven and bool(impossible(self._smaller(self.search.branch(limits), before), limits))

    def better(self, before: Sequence[Fraction], limits: Limits) -> Found | bool:
        """Return the best plan where it serves the wishes better than certain values; of equally good ones the nearest.

        Better is what comes before them in the order. Without one: whether the solver says that there is none, for all
        wishes at once; :meth:`none_better` asks it a second time.
        """
        search = self.search.branch(limits)
        limits.step, limits.steps = 0, len(self.wishes) + 2
        asked = self._smaller(search, before)
        first = run(asked, search.model.words.variables, limits, seconds=limits.left() / 2, presolve=search.presolve)
        if first.impossible:
            return self.order.proven
        search.values = self.search.values if first.values is None else first.values
        if search.values is None and search.start().values is None:
            return False
        granted = search.grant_by(self.order, self.wishes)
        found = [search.value(wish) for wish in self.wishes]
        if self.order.key(found) >= self.order.key(before):
            return self.order.proven and all(one.proven for one in granted) and search.agrees
        return self._nearest(search, granted)

    def _smaller(self, search: Search, before: Sequence[Fraction]) -> Any:
        """Return a model of the plans that come before certain values in the order."""
        asked = search.model.cp.clone()
        asked.clear_objective()
        asked.clear_hints()
        here, steps = [], [*self.order.steps()]
        for number, decisive in enumerate(steps):
            if not decisive.of(before):
                continue  # nothing is better than not to suffer
            better = asked.new_bool_var("")
            for step in steps[: number + 1]:
                objective = search.objective(self.wishes[step.number])
                least = step is decisive
                most = objective.below(before[step.number]) if least else objective.ceiling(step.most(before))
                asked.add(objective.sum + 0 * better <= most).only_enforce_if(better)  # the sum may be a plain number
            here.append(better)
        asked.add_bool_or(here)
        return asked

    def _nearest(self, search: Search, granted: Sequence[Granted]) -> Found:
        """Of the plans that serve the wishes as well, return the one that differs least; then the lot decides."""
        search.limits.step += 1
        nearest = search.grant(Nearest(chosen=self.chosen))
        search.limits.step += 1
        return self._found(search, [*granted, nearest], draw(search, self.lot, Ties(search, told=False)))

    def drawn(self, search: Search) -> Found | bool:
        """Return the plan that the lot draws among those of a search; without one, whether that is proven."""
        first = search.start()
        if search.values is None:
            return first.impossible
        return self._found(search, [], draws(search, self.lot))

    def _found(self, search: Search, granted: Sequence[Granted], lots: Sequence[Granted]) -> Found:
        """Return the solution at hand as an audited plan."""
        assert search.values is not None
        if not search.agrees:
            raise AuditError(message("the solver's values are not those of its plan"))
        proven = self.order.proven and all(one.proven for one in (*granted, *lots))
        values = {wish: search.value(wish) for wish in self.wishes}
        stated = [Granted(wish, value, value, Fraction(0)) for wish, value in values.items()]
        plan = audited(search, [*stated, *search.read_off(lots)], self.plan.seed)
        decisions = search.model.read(search.values).decisions
        return Found(self._among_all(plan), decisions, tuple(values.values()), proven)

    def _among_all(self, plan: Plan) -> Plan:
        """State what is known of the plan among all plans, not only among those that differ as it does."""
        known = iter(self.plan.wishes if self.plan.problem_sha256 == self.problem.sha256 else ())
        wishes, same = [], True
        for one in plan.wishes:
            before = next(known, None)
            if same and before is not None and before.wish == one.wish and before.value == one.value:
                wishes.append(one.model_copy(update=before.model_dump(include={"best", "bound", "proven"})))
                continue
            bound = before.bound if same and before is not None and before.wish == one.wish else 0.0
            same = False
            wishes.append(one.model_copy(update={"best": one.value, "bound": bound, "proven": one.value <= bound}))
        status: Status = "optimal" if all(one.proven for one in wishes) else "feasible"
        more = {"wishes": tuple(wishes), "status": status, "subgroups": self.plan.subgroups}
        return plan.model_copy(update=more)


def sound(problem: Problem, plan: Plan) -> None:
    """Refuse a plan that breaks rules: what is better or as good cannot be told from there.

    Raises
    ------
    InputError
        When it breaks one.
    """
    wrong = [finding.sentence for finding in verify(problem, plan) if finding.level is Level.ERROR]
    if wrong:
        raise InputError(
            message("the plan breaks rules: {said}", said="; ".join(map(str, wrong[:3]))), field="plan",
            hint=message("mend it first, or leave the plan out: netplan then starts from the best one"),
        )  # fmt: skip


def portion(whole: Limits, seconds: float, number: int, count: int) -> Limits:
    """Return the limits of one of several searches that are told as parts of one.

    Parameters
    ----------
    whole
        The limits of all together.
    seconds
        Time for this one.
    number, count
        Which of how many it is; the first is 0.
    """
    progress = whole.progress

    def tell(now: Progress) -> None:
        assert progress is not None
        steps = count * now.steps
        progress(replace(now, step=min(number * now.steps + now.step, steps), steps=steps))

    return Limits(max(0.0, seconds), whole.clock, whole.workers, None if progress is None else tell, whole.stop)
