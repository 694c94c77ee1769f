"""Wish after wish: each is improved as far as the earlier ones allow, and held there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from netplan.domain import Number, Rule
from netplan.model import Model, Objective
from netplan.rules import PlanView
from netplan.search.assemble import assemble
from netplan.search.order import Order
from netplan.search.run import Limits, Outcome, run

__all__ = ["Granted", "Search"]


@dataclass(frozen=True, slots=True)
class Granted:
    """How far one wish was granted.

    Parameters
    ----------
    wish
        The wish.
    value
        Its value in the solution at hand.
    best
        Its best value with the earlier wishes held.
    bound
        No solution that holds the earlier wishes has a smaller value.
    settled
        Whether what it gave away for later wishes is proven to be no more than they need.
    """

    wish: Rule
    value: Fraction
    best: Fraction
    bound: Fraction
    settled: bool = True

    @property
    def proven(self) -> bool:
        """Whether best and bound meet."""
        return self.best <= self.bound and self.settled


class Search:
    """A model with the best solution found so far.

    Parameters
    ----------
    model
        The model, all rules required.
    limits
        Time, workers, progress.
    presolve
        Off for a second opinion.
    """

    def __init__(self, model: Model, limits: Limits, *, presolve: bool = True) -> None:
        self.model = model
        self.limits = limits
        self.presolve = presolve
        self.values: Sequence[int] | None = None
        self.agrees = True
        """Whether the solver's values were those of its plans so far."""
        self._hints: Sequence[int] | None = None
        self._objectives: dict[Rule, Objective] = {}
        self._viewed: tuple[Sequence[int], PlanView] | None = None

    def start(self) -> Outcome:
        """Find a first solution; an impossible problem is confirmed a second time with other methods."""
        self.model.cp.clear_objective()
        outcome = self._run(self.limits.left())
        if outcome.impossible:
            self.presolve = not self.presolve
            outcome = self._run(max(self.limits.left(), 1.0), workers=1)
        return outcome

    def grant(self, wish: Rule, allowed: Number = 0, floor: Number = 0, free: Number | None = None) -> Granted:
        """Improve one wish as far as possible and hold it there, or worse by no more than ``allowed``.

        A solution at hand that has the value ``floor``, below which none is known to lie, is not improved any more.
        Up to the value ``free``, where there is one, it need not be improved, and may be worse.
        """
        now = self.value(wish)
        granted = Granted(wish, now, now, Fraction(floor))  # no wish has a value below 0
        if free is not None and now <= free:
            self.model.bind(self.objective(wish), free)
            return replace(granted, bound=now)
        if self.limits.left() > 0:  # building costs time, too
            granted = self._grant(granted, allowed, free)
        self.limits.tell(wish.name, float(granted.best), float(granted.bound))
        return granted

    def objective(self, wish: Rule) -> Objective:
        """Return what a wish minimises, worked out once."""
        if wish not in self._objectives:
            self._objectives[wish] = self.model.objective(wish)
        return self._objectives[wish]

    def branch(self, limits: Limits) -> Search:
        """Return a search of its own that looks near this one's solution first; what it adds does not come back."""
        other = Search(self.model.branch(), limits, presolve=self.presolve)
        other._hints, other._objectives = self.values, {**self._objectives}
        return other

    def _grant(self, granted: Granted, allowed: Number, free: Number | None) -> Granted:
        objective = self.objective(granted.wish)
        granted = replace(granted, bound=max(granted.bound, Fraction(objective.low)))
        if not granted.proven:
            granted = self._improve(granted, objective)
        most = granted.best + allowed
        if free is not None and most <= free:
            most, granted = Fraction(free), replace(granted, bound=granted.best)
        self.model.bind(objective, most)
        return granted

    def grant_by(self, order: Order, wishes: Sequence[Rule], best: Sequence[Fraction] = ()) -> list[Granted]:
        """Find the plan that comes first in an order, as far as the time allows; return how far each step was taken.

        Parameters
        ----------
        order
            The order.
        wishes
            The wishes that it compares.
        best
            The value of each in a plan before which none comes, here or among more plans, where one is known.
        """
        granted, same = [], bool(best)
        for place, step in enumerate(order.steps()):
            self.limits.step += place < len(wishes)
            floor = best[step.number] if same and step.free is None else Fraction(0)
            one = self.grant(wishes[step.number], floor=floor, free=step.free)
            same = same and step.amount(one.best) == step.of(best)
            granted.append(one)
        return granted

    def grant_all(self, wishes: Sequence[Rule]) -> list[Granted]:
        """Grant wishes in order; then improve those that gave something away, all others held where they may be."""
        granted = []
        for wish in wishes:
            self.limits.step += 1
            granted.append(self.grant(wish, Fraction(str(wish.give))))
        for number, wish in enumerate(wishes):
            if wish.give:
                again = self.grant(wish)
                settled = granted[number].settled and again.proven
                granted[number] = replace(granted[number], settled=settled)
        return granted

    def read_off(self, granted: Sequence[Granted]) -> list[Granted]:
        """Return the wishes with the values of the solution at hand.

        A wish that gives has another value than its best; an unproven one may have come out better since.
        """
        values = [self.value(one.wish) for one in granted]
        return [replace(one, value=now, best=min(one.best, now)) for one, now in zip(granted, values, strict=True)]

    def _improve(self, granted: Granted, objective: Objective) -> Granted:
        def tell(best: float | None, bound: float) -> None:
            value = granted.value if best is None else objective.value(best)
            self.limits.tell(granted.wish.name, float(value), float(objective.value(bound)))

        before = self.values
        self.model.cp.minimize(objective.sum)
        outcome = self._run(self.limits.share(), tell=tell)
        if outcome.values is None:
            self.agrees &= not outcome.impossible
            return granted
        best, now = objective.value(outcome.best), self.value(granted.wish)
        self.agrees &= now == best if outcome.proven else now <= best
        if now > granted.value:  # stopped before the solver came to where it was to start
            self.values, now = before, granted.value
        bound = best if outcome.proven else max(objective.value(outcome.bound), Fraction(objective.low))
        return replace(granted, value=now, best=now, bound=min(now, bound))

    def value(self, wish: Rule) -> Fraction:
        """Return a wish's value in the solution at hand, read off the plan by its own measures."""
        return self._view().value(wish)

    def _view(self) -> PlanView:
        """Return the plan of the solution at hand, read off once for all wishes."""
        assert self.values is not None
        if self._viewed is None or self._viewed[0] is not self.values:
            choice, words = self.model.read(self.values), self.model.words
            plan = assemble(words.problem, choice.dates, choice.decisions, words.propose)
            self._viewed = self.values, PlanView(words.problem, words.candidates, plan)
        return self._viewed[1]

    def _run(self, seconds: float, **options: object) -> Outcome:
        outcome = run(
            self.model.cp, self.model.words.variables, self.limits, seconds=seconds, presolve=self.presolve,
            hint=self._hints if self.values is None else self.values, **options,  # type: ignore[arg-type]
        )  # fmt: skip
        if outcome.values is not None:
            self.values = outcome.values
        return outcome
