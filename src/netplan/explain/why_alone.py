"""What follows if only one thing is changed: nothing else moves, and no solver is asked."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from netplan.domain import Problem, Rule
from netplan.explain.why_asked import Choice
from netplan.plan import Finding, Plan
from netplan.search.single import Judged, Move, Single

__all__ = ["Alone", "Changed"]


@dataclass(frozen=True, slots=True)
class Changed:
    """The plan with one choice made another way.

    Parameters
    ----------
    values
        Each wish then.
    findings
        What the plan then breaks and did not before.
    instead_of
        Who or what makes room.
    plan
        The plan then.
    """

    values: dict[Rule, Fraction]
    findings: tuple[Finding, ...]
    instead_of: tuple[str, ...]
    plan: Plan


class Alone:
    """Judges each choice as the one change of a plan.

    Parameters
    ----------
    problem, plan
        The plan and what it is a plan for.
    meeting, what
        Id of the meeting; ``date``, ``venue`` or the key of a role.
    """

    def __init__(self, problem: Problem, plan: Plan, meeting: str, what: str) -> None:
        self._what = what
        self._meeting = meeting
        self._single = Single(problem, plan) if meeting in plan.by_id else None

    def of(self, choice: Choice) -> Changed | None:
        """Return the plan with a choice made, in the way that breaks least; none where it cannot be made."""
        if self._single is None or choice.chosen or choice.key is None:
            return None
        moves = self._single.moves(self._meeting, self._what, choice.key)
        judged = [(self._single.judge(move), move) for move in moves]
        if not judged:
            return None
        found, move = min(judged, key=lambda pair: self._badness(*pair))
        values = {**self._single.values, **{change.wish: change.after for change in found.changes}}
        findings = self._single.findings(move, judged_so=found) if found.broken else ()
        shown = self._what not in ("date", "venue") and move.old is not None
        return Changed(values, findings, (move.old or "",) if shown else (), self._single.changed(move))

    def _badness(self, found: Judged, move: Move) -> tuple[int, Fraction, list[Fraction], str]:
        assert self._single is not None
        after = {change.wish: change.after - change.before for change in found.changes}
        rising = [Fraction(after.get(wish, 0)) for wish in self._single.values]
        return len(found.broken), Fraction(sum(one.amount for one in found.broken)), rising, move.old or ""
