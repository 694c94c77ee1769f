"""Dividing the members into groups for a season: mixed, with new people, proven."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from netplan.domain import Problem
from netplan.domain.people import alike
from netplan.domain.subgroups import pairs_of
from netplan.errors import AuditError, InputError
from netplan.language import mark, message
from netplan.model.partition import Partition
from netplan.plan import Grouping, WishValue
from netplan.plan.grouping import least_pairs, members_of, met_before, pairs_alike
from netplan.rules.lot import drawn_weight
from netplan.search.run import Limits, Stop, run

__all__ = ["divide", "subgroups"]

PAIRS = mark("pairs")
_MIXED = {
    "organisation": mark("people of one organisation are in different groups"),
    "place": mark("people from one place are in different groups"),
    "unit": mark("people of one unit are in different groups"),
    "tags": mark("people of one kind are spread over the groups"),
}


def subgroups(
    problem: Problem,
    time_limit: float = 60,
    seed: int = 0,
    workers: int | None = None,
    *,
    stop: Stop | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Grouping:
    """Divide the members into the groups that ``network.subgroups`` asks for.

    The groups are as even as possible in size; then mixed by organisation, tags and so on in the order asked for; then
    as few pairs as possible were in one group in an earlier season; a public lot decides between equally good ones.

    Parameters
    ----------
    problem
        The problem; who belongs on the season's first day is divided.
    time_limit, seed, workers, stop, clock
        As in :func:`netplan.solve`.

    Returns
    -------
    The groups; each wish says whether it is proven, else how far it may be off.

    Raises
    ------
    InputError
        When the network asks for no groups, or so many people cannot be divided like this.
    """
    return divide(problem, Limits(time_limit, clock, workers, None, stop), seed)


def divide(problem: Problem, limits: Limits, seed: int) -> Grouping:
    """Divide the members within limits that a larger search shares."""
    wanted = problem.network.subgroups
    if wanted is None:
        raise InputError(
            message("the network asks for no groups"), field="network.subgroups",
            hint=message("write subgroups: {{size: 4-5}} or subgroups: {{count: 4}}"),
        )  # fmt: skip
    people = members_of(problem)
    search = _Division(problem, Partition(people, *wanted.sizes(len(people))), limits, seed)
    for kind in wanted.balance:
        search.mix(kind)
    search.meet()
    search.draw()
    return search.grouping()


@dataclass
class _Division:
    """A division with the best groups found so far."""

    problem: Problem
    model: Partition
    limits: Limits
    seed: int
    values: Sequence[int] | None = None
    wishes: list[WishValue] = field(default_factory=list)

    def mix(self, kind: Any) -> None:
        """Spread people who are alike over the groups."""
        shared = alike([self.problem.people[name] for name in self.model.people], kind, 2)
        least = sum(least_pairs(len(names), self.model.count) for names in shared.values())
        pairs = sum(self.model.pairs_among(names) for names in shared.values())
        self._grant(f"mixed_{kind}", _MIXED[kind], pairs - least)

    def meet(self) -> None:
        """Let people meet new people."""
        present = set(self.model.people)
        again = [self.model.together(pair) for pair in sorted(met_before(self.problem), key=sorted) if pair <= present]
        self._grant("new_people", mark("people are with people whom they have not been with before"), sum(again))

    def draw(self) -> None:
        """Let the lot decide, and once more where two divisions draw the same."""
        sentence = self.problem.say("a public lot decides between equally good groups (seed {seed})", seed=self.seed)
        for number in range(1, 1 + len(self.model.people)):
            draw = (self.seed, number, self.problem.season.name, "subgroups")
            drawn = sum(drawn_weight(*draw, *key) * chosen for key, chosen in self.model.inside.items())
            self._grant("lot", sentence, drawn, unit="lot")
            if not self.wishes[-1].proven or self._alone():
                return

    def _grant(self, wish: str, sentence: str, objective: Any, unit: str = PAIRS) -> None:
        """Make one number as small as it can be, and hold it there."""
        if isinstance(objective, int):
            return  # nobody is alike, or has been together before
        self.model.cp.minimize(objective)
        outcome = self._run(self.limits.left() / 2)
        if outcome.values is None:
            outcome = self._run(max(1.0, self.limits.left()), workers=1, presolve=False)
        if outcome.values is None:
            raise AuditError(message("no division into groups was found, though there is one"))
        self.values = outcome.values
        self.model.cp.add(objective <= outcome.best)
        bound = max(0, outcome.best if outcome.proven else outcome.bound)
        self.wishes.append(WishValue(
            wish=wish, sentence=self.problem.say(sentence), unit=unit, value=outcome.best, best=outcome.best,
            bound=bound, proven=outcome.proven,
        ))  # fmt: skip

    def _run(self, seconds: float, **options: Any) -> Any:
        model = self.model
        return run(model.cp, model.variables, self.limits, seconds=max(seconds, 0.5), hint=self.values, **options)

    def _alone(self) -> bool:
        """Tell whether no other division is as good and drew the same."""
        assert self.values is not None
        asked = self.model.cp.clone()
        asked.clear_objective()
        chosen = [one for one, value in zip(self.model.variables, self.values, strict=True) if value]
        asked.add_bool_or([~one for one in chosen])
        return run(asked, (), self.limits, seconds=max(self.limits.left(), 0.5)).impossible

    def grouping(self) -> Grouping:
        """Return the groups when counting anew gives the values that the solver stated.

        Raises
        ------
        AuditError
            When it does not: netplan's own mistake.
        """
        assert self.values is not None
        groups, problem = self.model.groups(self.values), self.problem
        met = pairs_of(groups) & met_before(problem)
        stated = {one.wish: one.value for one in self.wishes}
        wanted = problem.network.subgroups
        counted = {f"mixed_{kind}": pairs_alike(problem, groups, kind) for kind in wanted.balance} if wanted else {}
        counted["new_people"] = len(met)
        wrong = [wish for wish, value in counted.items() if stated.get(wish, 0) != value]
        if wrong or sorted(name for group in groups for name in group) != sorted(self.model.people):
            raise AuditError(message("the groups fail their audit: {wishes}", wishes=wrong))
        repeated = sorted(tuple(sorted(pair)) for pair in met)
        return Grouping(groups=groups, repeated=tuple((one, other) for one, other in repeated),
                        wishes=tuple(self.wishes))  # fmt: skip
