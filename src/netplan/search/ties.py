"""The lot: which choices are equally good, and drawing until one plan is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from netplan.domain import Problem
from netplan.language import Say
from netplan.model import Model
from netplan.rules.facts import Decision
from netplan.rules.lot import Lot
from netplan.search.run import run
from netplan.search.wishes import Granted, Search

__all__ = ["Ties", "draw"]

WIDE = 40
"""Of so many choices for one date, venue or duty the lot's notes tell one by one which were equally good.

A limit that only depends on the problem, so that the notes are the same wherever the plan is made.
"""


class Ties:
    """Which choices differ between equally good plans.

    Parameters
    ----------
    search
        A search whose wishes are all held.
    """

    def __init__(self, search: Search) -> None:
        assert search.values is not None
        self._search = search
        self.free: set[Decision] = set()
        """Choices that some equally good plan makes and another does not."""
        self.complete = False
        """Whether all of them are known."""
        self._look(search.model, search.model.read(search.values).decisions)

    def _look(self, model: Model, chosen: frozenset[Decision]) -> None:
        """Ask for plans that change what no equally good plan has changed so far."""
        limits = self._search.limits
        widest = max(Counter((one.meeting, one.what) for one, _ in model.decisions).values(), default=0)
        while widest <= WIDE or not self.free:
            fixed = [decision for decision, _ in model.decisions if decision not in self.free]
            asked = model.cp.clone()
            differing = model.differing(chosen, fixed)
            asked.add_bool_or(differing)
            asked.maximize(sum(differing))
            outcome = run(asked, model.words.variables, limits, seconds=limits.left() / 2)
            if outcome.values is None:
                self.complete = outcome.impossible
                return
            self.free |= chosen ^ model.read(outcome.values).decisions

    def sentences(self, problem: Problem, say: Say) -> Iterator[str]:
        """Yield what the lot decided, in words."""
        if not self.complete:
            yield say("Many plans are equally good; a public lot decided between them.")
            return
        order = {meeting.id: number for number, meeting in enumerate(problem.meetings)}
        what = {"date": -2, "venue": -1, **{role: number for number, role in enumerate(problem.network.roles)}}
        ranked = sorted(self.free, key=lambda one: (order[one.meeting], what[one.what], one.choice))
        for (meeting, kind), group in groupby(ranked, key=lambda one: (one.meeting, one.what)):
            yield self._sentence(problem, say, meeting, kind, [one.choice for one in group])

    def _sentence(self, problem: Problem, say: Say, meeting: str, kind: str, choices: list[str]) -> str:
        if kind == "date":
            days = [one.day for one in self._search.model.words.dates(meeting) if one.key in choices]
            return say("{meeting}: {count} dates were equally good; the lot decided.", meeting=meeting, count=len(days))
        either = say.list(choices, style="or")
        if kind == "venue":
            return say("{meeting}: the venue is {either}; the lot decided.", meeting=meeting, either=either)
        label = problem.label(kind)
        return say("{meeting}: {role} is {either}; the lot decided.", meeting=meeting, role=label, either=either)


def draw(search: Search, lot: Lot, ties: Ties) -> list[Granted]:
    """Draw the lot, and again among the plans that tie, until one is left."""
    drawn = []
    while True:
        granted = search.grant(lot)
        alone = (ties.complete and not ties.free) or (_alone(search) if granted.proven else None)
        drawn.append(replace(granted, settled=alone is not None))
        if alone or not drawn[-1].proven:
            return drawn
        lot = lot.model_copy(update={"draw": lot.draw + 1})


def _alone(search: Search) -> bool | None:
    """Tell whether no second plan has the same lot; none when the time was too short to know."""
    assert search.values is not None
    model, limits = search.model, search.limits
    asked = model.cp.clone()
    asked.clear_objective()
    asked.add_bool_or(model.differing(model.read(search.values).decisions, (one for one, _ in model.decisions)))
    outcome = run(asked, model.words.variables, limits, seconds=max(limits.left(), 1.0))
    return outcome.impossible if outcome.impossible or outcome.values is not None else None
