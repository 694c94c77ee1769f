"""At most one duty a person in one meeting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from netplan.domain import Measure, Problem, Rule, total
from netplan.domain.excepted import Price
from netplan.domain.rule import RoleRefs
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings, outermost, plan_slots
from netplan.rules.vocabulary import Vocabulary

__all__ = ["OneDuty"]


class OneDuty(Rule):
    """Nobody has two duties in one meeting; a role inside another is no second one."""

    name: ClassVar[str] = "one_duty"
    called: ClassVar[str] = mark("one duty for each")
    unit: ClassVar[str] = mark("duties")
    default_price: ClassVar[Price] = 4

    except_: RoleRefs = Field(default=(), alias="except")
    """Roles that do not count."""

    def sentence(self, say: Say) -> str:
        if self.except_:
            return say("nobody has two duties in one meeting, {roles} apart", roles=say.roles(self.except_))
        return say("nobody has two duties in one meeting")

    def excludes(self, problem: Problem, first: str, second: str) -> bool:
        return not problem.bonds.one_duty(first, second) and not {first, second} & set(self.except_)

    def _counted(self, problem: Problem, used: set[str]) -> tuple[str, ...]:
        """Return the roles that count as duties: those used that lie inside no other used one that counts."""
        return outermost(problem, used - set(self.except_))

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for meeting in v.problem.meetings:
            counted = self._counted(v.problem, set(v.roles_at(meeting.id)))
            for name in v.problem.everybody:
                duties = total(v.serves(name, role, meeting.id) for role in counted)
                yield Measure((name, meeting.id), self.unit, (duties - 1,))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        slots = plan_slots(problem, plan)
        for meeting in held_meetings(problem, plan):
            asked = {role for held_at, role in slots if held_at == meeting.id}
            counted = self._counted(problem, asked | set(meeting.roles))
            for name in problem.everybody:
                duties = [problem.label(role) for role in meeting.duties(name) if role in counted]
                if len(duties) > 1:
                    said = message("{name} is {roles} of {meeting}", name=name, roles=duties, meeting=meeting.id)
                    yield exceeded(self, (name, meeting.id), len(duties) - 1, said)
