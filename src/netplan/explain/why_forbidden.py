"""Which rules leave no plan with a choice: as few as can be, by name."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from netplan.dates import Candidates
from netplan.domain import Linear, Problem, Rule, total
from netplan.explain.why_prices import So
from netplan.rules import rules_of
from netplan.search.conflict import Guarded
from netplan.search.run import Limits

__all__ = ["Forbidding"]

PEOPLE_SAID = "answers"
"""The rule that keeps to what people answered; with it the others know who can come."""


class Forbidding:
    """The rules that forbid choices, found out one choice after the other.

    Parameters
    ----------
    problem, dates, propose
        As for the model.
    limits
        Time and workers.
    """

    def __init__(self, problem: Problem, dates: Candidates, propose: Collection[str], limits: Limits) -> None:
        self._given = problem, dates, propose
        self._limits = limits
        self._guarded: Guarded | None = None
        self._cores: list[list[Rule]] = []

    def rules(self, so: So, suspected: Iterable[str] = ()) -> list[Rule]:
        """Return rules that together leave no plan with a choice, as few as the time allows to tell.

        Parameters
        ----------
        so
            Says whether the choice is made.
        suspected
            Names of rules that may be the reason, which are tried first.

        Returns
        -------
        The rules; none where it is not known.
        """
        if self._limits.left() <= 0:
            return []
        if self._guarded is None:
            self._guarded = Guarded(*self._given)
        chosen = total([so(self._guarded.model.words)])
        if not isinstance(chosen, Linear):
            return []
        for core in self._cores:
            if self._clash(core, chosen):
                return self._fewer(core, chosen)
        core = self._suspects({*suspected, PEOPLE_SAID}, chosen) or self._guarded.core(self._limits, [chosen]) or []
        if core and core not in self._cores:
            self._cores.append(core)
        return core

    def _suspects(self, names: set[str], chosen: Linear) -> list[Rule]:
        assert self._guarded is not None
        suspects = [rule for rule in rules_of(self._given[0]) if rule.name in names]
        return self._fewer(suspects, chosen) if self._clash(suspects, chosen) else []

    def _clash(self, rules: Collection[Rule], chosen: Linear) -> bool:
        assert self._guarded is not None
        return self._limits.left() > 0 and self._guarded.clash(rules, self._limits, [chosen])

    def _fewer(self, rules: list[Rule], chosen: Linear) -> list[Rule]:
        """Return as few of some rules as still clash with a choice."""
        for rule in rules:
            others = [one for one in rules if one is not rule]
            if self._clash(others, chosen):
                return self._fewer(others, chosen)
        return rules
