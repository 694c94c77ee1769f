"""Which rules keep a meeting from a date, even if everybody who is to be asked can come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from netplan.dates import Candidate, Candidates
from netplan.domain import Linear, Problem, Rule
from netplan.search.conflict import Guarded
from netplan.search.run import Limits

__all__ = ["Forbidding"]


class Forbidding:
    """The rules that forbid dates, found out one date after the other.

    Parameters
    ----------
    problem, dates
        The problem, and its dates with the answers that are most favourable.
    rules
        The rules that may be the reason.
    limits
        Time and workers.
    """

    def __init__(self, problem: Problem, dates: Candidates, rules: Sequence[Rule], limits: Limits) -> None:
        self._given = problem, dates
        self._rules = rules
        self._limits = limits
        self._guarded: Guarded | None = None
        self._cores: dict[str, list[list[Rule]]] = defaultdict(list)

    def rules(self, one: Candidate) -> list[Rule]:
        """Return rules that together forbid a date, as few as the time allows to tell; none where it is not known."""
        if self._limits.left() <= 0:
            return []
        if self._guarded is None:
            self._guarded = Guarded(*self._given, among=self._rules)
        held = self._guarded.model.words.held(one.meeting, one)
        given = [held] if isinstance(held, Linear) else []
        for core in self._cores[one.meeting]:
            if self._guarded.clash(core, self._limits, given):
                return core
        found = self._guarded.core(self._limits, given) or []
        self._cores[one.meeting] += [found] if found else []
        return found
