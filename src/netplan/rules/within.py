"""One role's holders lie inside another's, as the role says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from netplan.domain import Measure, Problem, Rule, Slot
from netplan.domain.excepted import Price
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings, plan_slots
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Includes", "Within"]


class Within(Rule):
    """Each holder of a role holds the role that it lies within (``chair: {within: planner}``)."""

    name: ClassVar[str] = "within"
    called: ClassVar[str] = mark("roles inside others")
    unit: ClassVar[str] = mark("duties")
    default_price: ClassVar[Price] = 20
    structural: ClassVar[bool] = True
    places: ClassVar[frozenset[str]] = frozenset({"rules"})

    def sentence(self, say: Say) -> str:
        return say("roles within others go to the others' holders")

    def pairs(self, problem: Problem) -> Iterator[tuple[str, str]]:
        """Yield inner and outer roles."""
        for inner, role in problem.network.roles.items():
            for outer in role.within:
                yield inner, outer

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for inner, outer in self.pairs(v.problem):
            for meeting in v.problem.meetings:
                if _applies(v.slots, meeting.id, inner, outer):
                    for name in v.choosable(inner):
                        excess = v.serves(name, inner, meeting.id) - v.serves(name, outer, meeting.id)
                        yield Measure((name, inner, outer, meeting.id), self.unit, (excess,))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        slots = plan_slots(problem, plan)
        for inner, outer in self.pairs(problem):
            for meeting in held_meetings(problem, plan):
                if not _applies(slots, meeting.id, inner, outer):
                    continue
                free = {*problem.people, *problem.outsiders(inner)}
                for name in meeting.holders(inner):
                    if name in free and name not in meeting.holders(outer):
                        said = message(
                            "{name} is {inner} of {meeting} without being {outer}", name=name, meeting=meeting.id,
                            inner=problem.label(inner), outer=problem.label(outer),
                        )  # fmt: skip
                        yield exceeded(self, (name, inner, outer, meeting.id), 1, said)


class Includes(Within):
    """Each role has those among its holders who hold the roles it includes (``planner: {includes: convener}``)."""

    name: ClassVar[str] = "includes"
    called: ClassVar[str] = mark("roles inside others")

    def sentence(self, say: Say) -> str:
        return say("roles that include others have the others' holders among theirs")

    def pairs(self, problem: Problem) -> Iterator[tuple[str, str]]:
        """Yield inner and outer roles."""
        for outer, role in problem.network.roles.items():
            for inner in role.includes:
                yield inner, outer


def _applies(slots: Mapping[tuple[str, str], Slot], meeting: str, inner: str, outer: str) -> bool:
    return (meeting, inner) in slots and (meeting, outer) in slots and not slots[meeting, outer].left_open
