"""A rule of our own: solved, audited and described like the ones that come with netplan."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import netplan
from netplan.domain import Measure, total
from netplan.rules.facts import exceeded, held_meetings


class BeforeSummer(netplan.Rule):
    """At most so many meetings take place before 1 July; the rest is for the autumn."""

    name: ClassVar[str] = "before_summer"
    unit: ClassVar[str] = "meetings"
    at_most: int = 1
    """How many meetings."""

    def sentence(self, say: Any) -> str:
        return f"at most {self.at_most} meetings before the summer"

    def measures(self, v: Any) -> Iterator[Measure]:
        early = total(v.on(meeting.id, lambda one: int(one.day.month < 7)) for meeting in v.problem.meetings)
        yield Measure(("summer",), self.unit, (early - self.at_most,))

    def check(self, problem: netplan.Problem, plan: netplan.Plan) -> Iterator[netplan.Finding]:
        early = [meeting.id for meeting in held_meetings(problem, plan) if meeting.date.month < 7]
        if len(early) > self.at_most:
            said = f"{', '.join(early)} are all before the summer"
            yield exceeded(self, ("summer",), len(early) - self.at_most, said)


if __name__ == "__main__":
    problem = netplan.read(Path(__file__).with_name("network.yaml"), rules=[BeforeSummer])
    plan = netplan.solve(problem).require_plan()
    print(plan)
    print("findings:", [str(finding.sentence) for finding in netplan.verify(problem, plan)])
