"""As little as possible is otherwise than in a plan."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from netplan.dates import candidates
from netplan.domain import Measure, Problem, Wish, total
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules import PlanView, Vocabulary
from netplan.rules.facts import Decision, exceeded

__all__ = ["Nearest"]


class Nearest(Wish):
    """As few choices as possible are otherwise: a date, a venue or a holder more or fewer counts one each.

    Granted after all wishes of the problem, so that of equally good plans the one is shown that differs least.
    """

    name: ClassVar[str] = "nearest"
    unit: ClassVar[str] = mark("changes")

    chosen: frozenset[Decision]
    """What the plan chooses."""

    def sentence(self, say: Say) -> str:
        """Say what is wanted."""
        return say("as little as possible is changed")

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        """Count the choices that are otherwise."""
        changed = total(1 - chosen if decision in self.chosen else chosen for decision, chosen in v.decisions())
        yield Measure((), self.unit, (changed,))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Count them in a plan."""
        made = {one for one, so in PlanView(problem, candidates(problem), plan).decisions() if so == 1}
        changed = len(made ^ self.chosen)
        yield exceeded(self, (), changed, message("{count} choices are otherwise", count=changed))
