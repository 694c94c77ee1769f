"""Nobody has more than so many duties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from netplan.domain import Measure, Problem
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.duty_count import DutyCount
from netplan.rules.facts import exceeded
from netplan.rules.vocabulary import Vocabulary

__all__ = ["AtMost"]


class AtMost(DutyCount):
    """Each person has at most so many duties, in the season or in all recorded years.

    Duties bound by rule do not count, and what was too much before the season is not held against anybody: each
    further duty then is one too many. Source: the caps on bookings that users of calendars ask for.
    """

    name: ClassVar[str] = "at_most"
    called: ClassVar[str] = mark("not too many duties")
    with_bound: ClassVar[bool] = False

    def sentence(self, say: Say) -> str:
        parts = self.parts(say)
        return say.plural(
            "{who} has at most {count} duty{roles}{meetings} {when}",
            "{who} has at most {count} duties{roles}{meetings} {when}",
            self.times, **parts,
        )  # fmt: skip

    def left(self, problem: Problem, name: str) -> int:
        """Return how many duties the season may still bring."""
        return max(0, self.times - self.past(problem, name))

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for name in self.whom(v.problem):
            yield Measure((name,), self.unit, (self.duties(v, name) - self.left(v.problem, name),))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        for name in self.whom(problem):
            done, left = self.done(problem, plan, name), self.left(problem, name)
            if done > left:
                said = message("{name} has {count} duties in the season; allowed: {left}",
                               name=name, count=done, left=left)  # fmt: skip
                yield exceeded(self, (name,), done - left, said)
