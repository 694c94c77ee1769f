"""What every choice would cost: the best plan with each of them, from one model that is built once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice, takewhile
from typing import Any

from netplan.dates import Candidates
from netplan.domain import Expression, Linear, Problem, Rule, total, worth
from netplan.errors import AuditError
from netplan.language import message
from netplan.model import Model
from netplan.plan import Plan
from netplan.rules import PlanView, Vocabulary, rules_of
from netplan.search.assemble import assemble
from netplan.search.finish import passed
from netplan.search.order import Order, Step
from netplan.search.run import Limits, impossible, run
from netplan.search.wishes import Granted, Search

__all__ = ["Pricing", "So", "Supposed"]

So = Callable[[Vocabulary], Expression]
"""Says, in the words of the rules, whether a choice is made."""
PATIENCE = 2.0
"""Seconds for asking whether further choices go with the values at hand; after that they are looked at one by one."""


@dataclass(frozen=True, slots=True)
class Supposed:
    """The best plan in which something is so.

    Parameters
    ----------
    possible
        Whether there is a plan; none: not known.
    values
        Each wish in the best plan found; empty where there is none or it is not known.
    proven
        Whether it is proven that there is no plan, or none that is better.
    plan
        The plan.
    """

    possible: bool | None
    values: tuple[Fraction, ...] = ()
    proven: bool = False
    plan: Plan | None = None


@dataclass(frozen=True, slots=True)
class _Layer:
    """The solver's model with some of the wishes, and how many variables it has."""

    cp: Any
    variables: int


@dataclass(frozen=True, slots=True)
class _Swap:
    """A plan with a choice, what its wishes come to, and in how many of the first steps it equals the best plan."""

    plan: Plan
    values: tuple[Fraction, ...]
    depth: int


@dataclass(slots=True)
class _Solution:
    """A solution, in how many of the first steps it equals the best plan, and its plan, once asked for, if in all."""

    values: Sequence[int]
    depth: int
    asked: bool = False
    as_good: Supposed | None = None


class Pricing:
    """The plans of a problem, and the best of them with each choice.

    A choice that goes with the best plan's values of the first wishes keeps those; only the wishes after them are
    improved anew. A wish that gives does so up to one value, whatever the choice. Whether a choice keeps the values is
    asked for all choices at once, so that one answer often tells of many.

    Parameters
    ----------
    problem, dates, propose
        As for the model.
    wishes
        The wishes in their order, without the lot.
    choices
        What may be so, by any key.
    limits
        Time and workers for everything.
    """

    def __init__(
        self, problem: Problem, dates: Candidates, propose: Collection[str], wishes: Sequence[Rule],
        choices: Mapping[str, So], limits: Limits,
    ) -> None:  # fmt: skip
        self._wishes = wishes
        self._limits = limits
        model = Model(problem, dates, propose)
        for rule in rules_of(problem):
            model.require(rule)
        self._so = {key: total([so(model.words)]) for key, so in choices.items()}
        self._literals = {key: model.words.literal(so) for key, so in self._so.items() if isinstance(so, Linear)}
        self._search = Search(model, limits)
        self._layers = [_Layer(model.cp.clone(), len(model.words.variables))]
        """The solver's model of the rules, of the first wish besides, and so on: the smaller, the faster."""
        for wish in wishes:
            self._search.objective(wish)
            self._layers.append(_Layer(model.cp.clone(), len(model.words.variables)))
        self.order = Order.of(wishes, [Fraction(0)] * len(wishes), proven=False)
        """When a plan is better than another; known for certain once the best one is."""
        self._floors: tuple[Fraction, ...] = ()
        self._found: dict[str, _Solution] = {}
        self._swaps: dict[str, _Swap] = {}
        self._sure = True

    def best(self, plan: Plan, known: Sequence[Fraction] = ()) -> Supposed:
        """Return the best plan of all; every search for another begins at its values.

        Parameters
        ----------
        plan
            A plan from which to start, where it keeps the rules.
        known
            The values of the best plan, where they are proven already.
        """
        self._search.values = self._as_planned(plan)
        if known and self._search.values is not None:
            self.order = Order.of(self._wishes)
            self._floors = tuple(known)
            return Supposed(True, self._floors, True, plan)
        search = self._branch()
        if search.values is None:
            outcome = search.start()
            if search.values is None:
                return Supposed(False if outcome.impossible else None, proven=outcome.impossible)
        search.limits.steps = len(self._wishes)
        granted = search.grant_all(self._wishes)
        found = self._read_off(search, granted)
        self._search.values = search.values
        self.order = Order.of(self._wishes, [one.best for one in granted], proven=found.proven)
        if found.proven:
            self._floors = found.values
        return found

    def look(self) -> set[str]:
        """Find a plan with each choice, as good a one as can be had for many at once.

        Returns
        -------
        The choices with which there is none; those found to have one can be asked about with :meth:`with_`.
        """
        if self._search.values is not None:
            self._note(self._search.values, {key for key, so in self._so.items() if so != 0}, self._depth)
        none, until = False, self._limits.spent() + self._limits.left() / 2
        for depth in range(self._depth, -1, -1):
            for key in (key for key, swap in self._swaps.items() if swap.depth >= depth and key not in self._found):
                values = self._as_planned(self._swaps[key].plan)
                if values is not None:
                    self._note(values, {key}, depth)
            none = self._ask(depth, until)
            self._sure &= none or depth == 0
        never = {key for key, so in self._so.items() if so == 0}
        return never | {key for key in self._literals if none and key not in self._found}

    def offer(self, key: str, plan: Plan) -> None:
        """Take a plan with a choice that keeps all rules, so that none need be sought; to be called before looking.

        Parameters
        ----------
        key
            The choice.
        plan
            The plan, such as the one at hand with only this changed.
        """
        words = self._search.model.words
        view = PlanView(words.problem, words.candidates, plan)
        values = tuple(map(view.value, self._wishes))
        same = takewhile(lambda step: step.of(values) == step.of(self._floors), islice(self._steps, self._depth))
        self._swaps[key] = _Swap(plan, values, len(list(same)))

    @property
    def found(self) -> tuple[str, ...]:
        """The choices for which a plan was found, those that are served best first as far as it is known."""
        return tuple(self._found)

    def first_of(self, keys: Collection[str]) -> set[str]:
        """Return those of some choices among which the best is, as far as it is known without pricing them."""
        known = {key: self._found[key].depth for key in keys if key in self._found}
        return {key for key, depth in known.items() if not self._sure or depth == max(known.values())}

    def with_(self, key: str, seconds: float) -> Supposed:
        """Return the best plan with a choice for which a plan was found.

        Raises
        ------
        AuditError
            When a plan fails its audit, or the solver contradicts itself: netplan's own mistake.
        """
        if (as_good := self._as_good(self._found[key])) is not None:
            return as_good
        start = self._start(key)
        for presolve in (True, False):  # the solver may be wrong where the model is right: presolve has known faults
            search = self._branch(seconds)
            search.values, search.presolve = start, presolve
            if key in self._literals:
                search.model.cp.add(self._literals[key] == 1)
            found = self._read_off(search, search.grant_by(self.order, self._wishes, self._floors))
            if search.agrees:
                return replace(found, proven=found.proven and self.order.proven)
        raise AuditError(message("the solver's values are not those of its plan, with presolve on and off"))

    @property
    def _steps(self) -> tuple[Step, ...]:
        return tuple(self.order.steps())

    @property
    def _depth(self) -> int:
        """In how many steps plans can be compared with the best one; none where that is not known."""
        return len(self._steps) if self._floors else 0

    def _branch(self, seconds: float | None = None) -> Search:
        """Return a search for other plans, with as much time as is left."""
        left = self._limits.left()
        limits = replace(self._limits, seconds=left if seconds is None else min(left, seconds), step=0, steps=1)
        return self._search.branch(limits)

    def _as_good(self, solution: _Solution) -> Supposed | None:
        """Return a plan as it is where it serves every wish as the best one does; one plan may have many choices."""
        if not solution.asked:
            search = self._branch()
            search.values = solution.values
            same = bool(self._floors) and tuple(map(search.value, self._wishes)) == self._floors
            solution.as_good = replace(self._audited(search), proven=True) if same else None
            solution.asked = True
        return solution.as_good

    def _read_off(self, search: Search, granted: Sequence[Granted]) -> Supposed:
        proven = all(one.proven for one in search.read_off(granted))
        return replace(self._audited(search), proven=proven)

    def _audited(self, search: Search) -> Supposed:
        """Return the plan of the solution at hand, its wishes worked out from the plan."""
        choice, words = search.model.read(search.values or ()), search.model.words
        plan = assemble(words.problem, choice.dates, choice.decisions, words.propose)
        passed(words.problem, plan)
        return Supposed(True, tuple(map(search.value, self._wishes)), False, plan)

    def _start(self, key: str) -> Sequence[int]:
        """Return the plan with a choice from which to seek the best one."""
        search, swap = self._branch(), self._swaps.get(key)
        search.values = values = self._found[key].values
        if swap is None or self.order.key(swap.values) >= self.order.key([*map(search.value, self._wishes)]):
            return values
        return self._as_planned(swap.plan) or values

    def _ask(self, depth: int, until: float) -> bool:
        """Ask for plans with a choice that none was found with, until there are none; tell whether that is proven.

        Parameters
        ----------
        depth
            In so many of the first steps they are to equal the best plan.
        until
            Seconds since the search began at which to give up, unless it is about what is possible at all.
        """
        layer, limits = self._layers[min(depth, len(self._wishes))], self._limits
        held, variables = layer.cp.clone(), self._search.model.words.variables[: layer.variables]
        for step in self._steps[:depth]:
            objective = self._search.objective(self._wishes[step.number])
            if not isinstance(objective.sum, int):
                held.add(objective.sum <= objective.ceiling(step.most(self._floors)))
        while fresh := [key for key in self._literals if key not in self._found]:
            asked = held.clone()
            asked.add_bool_or([self._literals[key] for key in fresh])
            seconds = min(PATIENCE, until - limits.spent()) if depth else limits.left()
            outcome = run(asked, variables, limits, seconds=seconds, hint=self._search.values)
            if outcome.values is None:
                return outcome.impossible and (depth > 0 or impossible(asked, limits) is True)
            self._note(outcome.values, set(fresh), depth)
        return True

    def _note(self, values: Sequence[int], keys: set[str], depth: int) -> None:
        """Keep a plan for all choices that it has, with in how many of the first steps it equals the best one."""
        made = [key for key in self._so if key in keys and worth(self._so[key], values) == 1]
        self._found |= dict.fromkeys(made, _Solution(values, depth))

    def _as_planned(self, plan: Plan) -> Sequence[int] | None:
        """Return the solution that is a plan; none where it breaks a rule, or the time did not suffice."""
        model, limits, layer = self._search.model, self._limits, self._layers[0]
        view = PlanView(model.words.problem, model.words.candidates, plan)
        made = {one for one, so in view.decisions() if so == 1}
        asked, variables = layer.cp.clone(), model.words.variables[: layer.variables]
        for differs in model.differing(made, (one for one, _ in model.decisions)):
            asked.add(differs == 0)
        values = run(asked, variables, limits, seconds=limits.left()).values
        same = values is not None and made <= model.read(values).decisions
        return values if same else None
