"""The lot: which choices are equally good, and drawing until one plan is left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from netplan.domain import Problem
from netplan.language import Say
from netplan.rules.facts import Decision
from netplan.rules.lot import Lot
from netplan.search.run import impossible, run
from netplan.search.wishes import Granted, Search

__all__ = ["Ties", "draw", "draws", "sole", "widen"]

T = TypeVar("T", bound=Hashable)
TOLD = 6
"""Up to so many ties are told one by one, each with its choices; more are only listed."""

Place = tuple[str, str]
"""A meeting and what is chosen for it: the date, the venue or the holders of a role."""


def widen(
    search: Search, chosen: Collection[Decision], among: Collection[Decision], known: set[T],
    key: Callable[[Decision], T], *, twice: bool = False,
) -> bool:  # fmt: skip
    """Ask for plans that change something new until there are none; tell whether that was proven.

    Parameters
    ----------
    search
        A search whose wishes are held as far as they are to be.
    chosen
        The choices of the plan that is compared with.
    among
        The choices that are looked at.
    known
        What is found to change is added to this.
    key
        Under what a choice is known.
    twice
        Whether it is to be said twice, by different methods, that there are none.
    """
    model, limits, watched = search.model, search.limits, frozenset(among)
    while limits.left() > 0:
        fresh = [one for one in among if key(one) not in known]
        if not fresh:
            return True
        asked = model.cp.clone()
        asked.clear_objective()
        asked.clear_hints()
        changes = model.differing(chosen, fresh)
        asked.add_bool_or(changes)
        for change in {change.index: change for change in changes}.values():  # one decision may be several choices
            asked.add_hint(change, True)  # one plan that changes much saves asking for many
        outcome = run(asked, model.words.variables, limits, seconds=limits.left() / 2, presolve=search.presolve)
        if outcome.impossible and twice:
            seconds = max(limits.left(), 1.0)
            outcome = run(
                asked, model.words.variables, limits, seconds=seconds, presolve=not search.presolve, workers=1
            )
        if outcome.values is None:
            return outcome.impossible
        other = model.read(outcome.values).decisions
        known |= {key(one) for one in frozenset(chosen) ^ other if one in watched}
    return False


class Ties:
    """Which choices differ between equally good plans.

    What is found is exact, so that it is the same wherever the plan is made: the search for further plans only ends
    when there are none, or with the time.

    Parameters
    ----------
    search
        A search whose wishes are all held.
    told
        Whether the choices are to be known, too, so that they can be told.
    """

    def __init__(self, search: Search, *, told: bool = True) -> None:
        assert search.values is not None
        self._search = search
        self._chosen = search.model.read(search.values).decisions
        self.places: set[Place] = set()
        """Where equally good plans differ."""
        self.choices: set[Decision] = set()
        """Their choices there; empty where there are too many places to tell, or nothing is to be told."""
        every = [one for one, _ in search.model.decisions]
        self.complete = widen(search, self._chosen, every, self.places, lambda one: (one.meeting, one.what))
        if self.complete and told and len(self.places) <= TOLD:
            there = [one for one in every if (one.meeting, one.what) in self.places]
            self.complete = widen(search, self._chosen, there, self.choices, lambda one: one)

    def settle(self) -> None:
        """Fix every choice that all equally good plans share: the lot has nothing to decide there."""
        model = self._search.model
        shared = [one for one, _ in model.decisions if (one.meeting, one.what) not in self.places]
        for change in model.differing(self._chosen, shared):
            model.cp.add(change == 0)

    def sentences(self, problem: Problem, say: Say) -> Iterator[str]:
        """Yield what the lot decided, in words."""
        order = {meeting.id: number for number, meeting in enumerate(problem.meetings)}
        kinds = {kind: number for number, kind in enumerate(("date", "venue", *problem.network.roles))}
        places = sorted(self.places, key=lambda place: (order[place[0]], kinds[place[1]]))
        if not self.complete:
            yield say("Several plans may be equally good; a public lot decided between those that were found.")
        elif len(places) <= TOLD:
            for place in places:
                yield self._told(problem, say, place)
        else:
            parts = [
                f"{meeting} ({', '.join(_called(problem, say, kind) for _, kind in group)})"
                for meeting, group in groupby(places, key=lambda place: place[0])
            ]
            yield say("Several choices were equally good, and a public lot decided: {places}.", places=parts)

    def _told(self, problem: Problem, say: Say, place: Place) -> str:
        meeting, kind = place
        choices = sorted(one.choice for one in self.choices if (one.meeting, one.what) == place)
        if kind == "date":
            days = [one.day for one in self._search.model.words.dates(meeting) if one.key in choices]
            return say("{meeting}: {count} dates were equally good; the lot decided.", meeting=meeting, count=len(days))
        return say("{meeting}: {what} could be {either}; the lot decided.", meeting=meeting,
                   what=_called(problem, say, kind), either=say.list(choices, style="or"))  # fmt: skip


def _called(problem: Problem, say: Say, kind: str) -> str:
    if kind == "date":
        return say("the date")
    return say("the venue") if kind == "venue" else problem.label(kind)


def draw(search: Search, lot: Lot, ties: Ties) -> list[Granted]:
    """Draw the lot, and again among the plans that tie, until one is left."""
    if ties.complete:
        ties.settle()
    return draws(search, lot, alone=ties.complete and not ties.places, settled=ties.complete)


def draws(search: Search, lot: Lot, *, alone: bool | None = False, settled: bool = True) -> list[Granted]:
    """Draw the lot, and again among the plans that have the same, until one is left.

    Parameters
    ----------
    search
        A search whose wishes are all held.
    lot
        The first draw.
    alone
        Whether it is known that there is one plan only.
    settled
        Whether the wishes are held at values that are known to be the right ones.
    """
    drawn = []
    while True:
        granted = search.grant(lot)
        alone = alone or (sole(search) if granted.proven else None)
        drawn.append(replace(granted, settled=settled and alone is not None))
        if alone or not drawn[-1].proven:
            return drawn
        lot = lot.model_copy(update={"draw": lot.draw + 1})


def sole(search: Search, *, twice: bool = False) -> bool | None:
    """Tell whether no second plan is left, such as one with the same lot; none when the time was too short to know.

    Parameters
    ----------
    search
        A search with a solution.
    twice
        Whether it is to be said twice, by different methods.
    """
    assert search.values is not None
    model, limits = search.model, search.limits
    asked = model.cp.clone()
    asked.clear_objective()
    asked.add_bool_or(model.differing(model.read(search.values).decisions, (one for one, _ in model.decisions)))
    if twice:
        return impossible(asked, limits)
    outcome = run(asked, model.words.variables, limits, seconds=limits.left(), presolve=search.presolve)
    return outcome.impossible if outcome.impossible or outcome.values is not None else None
