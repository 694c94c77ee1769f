"""Finding the plan with the least change: rules first, then the price of changes, then the wishes, then the lot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from netplan.dates import Candidates, candidates
from netplan.dates.widened import narrowed
from netplan.domain import Linear, Problem, Rule
from netplan.errors import AuditError
from netplan.language import message
from netplan.model import Choice, Model
from netplan.plan import Plan, Status
from netplan.revise.loosened import Loosened
from netplan.revise.stay import Asked, Stay, stood
from netplan.rules import rules_of, wishes_of
from netplan.rules.facts import Decision
from netplan.rules.lot import Lot
from netplan.search.assemble import assemble
from netplan.search.run import Limits
from netplan.search.ties import Ties, draw, sole
from netplan.search.wishes import Granted, Search

__all__ = ["Mended", "Mending"]


@dataclass(frozen=True)
class Mended:
    """What the search for the least change came to.

    Parameters
    ----------
    status
        As of a solve: ``optimal`` where everything is proven.
    choice
        What the plan chooses; none without a plan.
    price
        How far the changes were kept down.
    granted
        The season's wishes, the lot included.
    sentences
        What the lot decided.
    """

    status: Status
    choice: Choice | None = None
    price: Granted | None = None
    granted: tuple[Granted, ...] = ()
    sentences: tuple[str, ...] = field(default=())


class Mending:
    """Looks for the least change.

    Parameters
    ----------
    loosened
        What may change.
    seed
        Seed of the lot.
    """

    def __init__(self, loosened: Loosened, seed: int) -> None:
        self._loosened = loosened
        self._seed = seed
        network, free = loosened.before.network, tuple(sorted(loosened.redraw))
        before = stood(loosened.standing(), network.change_prices, free)
        self.asked = Asked(before=before, move=tuple(sorted(loosened.move)), redraw=free)
        """What is asked for, and done where some plan does it."""
        self._stay = Stay(before=before, prices=network.change_prices, free=free)

    def found(self, problem: Problem, limits: Limits) -> Mended:
        """Return the plan of a problem with the least change from the plan that stands.

        Raises
        ------
        AuditError
            When the solver's values are not those of its plans.
        """
        for presolve in (True, False):
            mended = self._attempt(problem, limits, presolve=presolve)
            if mended is not None:
                return mended
        raise AuditError(message("the solver's values are not those of its plan, with presolve on and off"))

    def _attempt(self, problem: Problem, limits: Limits, *, presolve: bool) -> Mended | None:
        dates = narrowed(candidates(problem), self._loosened.possible)
        if any(not dates.by_meeting[one.id] for one in problem.meetings if one.id not in problem.optional):
            return Mended("infeasible")
        model = self._model(problem, dates)
        *wishes, lot = wishes_of(problem, self._seed)
        assert isinstance(lot, Lot)
        limits.step, limits.steps = 0, len(wishes) + 3
        search = Search(model, limits, presolve=presolve)
        first = search.start()
        if search.values is None:
            return Mended("infeasible" if first.impossible else "unknown")
        limits.step += 1
        asked = search.grant(self.asked)
        limits.step += 1
        price = search.grant(self._stay)
        alone = asked.proven and price.proven and bool(sole(search, twice=True))
        granted, told = self._granted(search, wishes, lot, alone=alone)
        if not search.agrees:
            return None
        proven = all(one.proven for one in (asked, price, *granted))
        (price,) = search.read_off([price])
        if not asked.proven:
            price = replace(price, settled=False)
        assert search.values is not None
        return Mended(
            "optimal" if proven else "feasible", model.read(search.values), price, tuple(search.read_off(granted)),
            told,
        )  # fmt: skip

    def _granted(
        self, search: Search, wishes: Sequence[Rule], lot: Lot, *, alone: bool
    ) -> tuple[list[Granted], tuple[str, ...]]:
        """Grant the wishes among the plans that are left, and draw the lot; one that is left alone needs neither."""
        if alone:
            values = [(wish, search.value(wish)) for wish in (*wishes, lot)]
            return [Granted(wish, value, value, value) for wish, value in values], ()
        granted = search.grant_all(wishes)
        ties = Ties(search)
        search.limits.step += 1
        granted += draw(search, lot, ties)
        problem = search.model.words.problem
        return granted, tuple(ties.sentences(problem, problem.say))

    def _model(self, problem: Problem, dates: Candidates) -> Model:
        """Return the model of a problem, with the plan that stands as a hint."""
        model = Model(problem, dates, self._loosened.propose)
        for rule in rules_of(problem):
            model.require(rule)
        for meeting in (one.id for one in problem.meetings if not dates.by_meeting[one.id]):
            used = model.words.used(meeting)
            assert isinstance(used, Linear)
            model.cp.add_bool_and([~model.words.literal(used)])
        standing = self._decisions(problem)
        hinted: dict[int, Any] = {}
        for decision, chosen in model.decisions:
            literal = model.words.literal(chosen)
            if literal.index >= 0 and literal.index not in hinted:
                hinted[literal.index] = literal
                model.cp.add_hint(literal, decision in standing)
        return model

    def _decisions(self, problem: Problem) -> frozenset[Decision]:
        """Return what the plan that stands chooses."""
        zone, found = problem.network.zone, []
        for one in self._loosened.coming.values():
            found.append(Decision(one.id, "date", one.start.astimezone(zone).isoformat(timespec="minutes")))
            found += [Decision(one.id, "venue", one.venue)] if one.venue else []
            found += [Decision(one.id, role, name) for role, names in one.roles.items() for name in names]
        return frozenset(found)

    def assembled(self, problem: Problem, choice: Choice) -> Plan:
        """Return the bare plan of a choice."""
        return assemble(problem, choice.dates, choice.decisions, self._loosened.propose, seed=self._seed)
