"""A newcomer accompanies the holder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from netplan.domain import Given, Measure, Problem, Rule
from netplan.domain.rule import Refers, RoleRefs
from netplan.errors import InputError
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import asked_of, exceeded, held_meetings, past_meetings, plan_slots
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Shadow"]


class Shadow(Rule):
    """Whoever holds a role is accompanied by newcomers: people who have never held it.

    Counted are duties of companions who have held one of the roles at this meeting, at one listed before, or in the
    history; and meetings that have both roles and no companion. A meeting that does without the companion's role does
    not count. Source: the shadows of the Kubernetes release team.
    """

    name: ClassVar[str] = "shadow"
    called: ClassVar[str] = mark("a newcomer beside")
    unit: ClassVar[str] = mark("duties")

    roles: RoleRefs = Field(min_length=1)
    """The roles that are accompanied."""
    by: Annotated[str, Refers("role")]
    """The newcomer's role."""

    @model_validator(mode="after")
    def _another_role(self) -> Shadow:
        if self.by in self.roles:
            raise InputError(message("a role cannot accompany itself"),
                             hint=message("write another role under by"))  # fmt: skip
        return self

    def in_listed_order(self) -> bool:
        return True

    def sentence(self, say: Say) -> str:
        return say("{by} is somebody who has never been {roles}, and accompanies whoever is",
                   by=say.roles([self.by]), roles=say.list(say.roles(self.roles), style="or"))  # fmt: skip

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        ids = [meeting.id for meeting in v.problem.meetings]
        accompanied = {meeting for role in self.roles for meeting in asked_of(v.slots, role)}
        for meeting in asked_of(v.slots, self.by):
            slot, so_far = v.slots[meeting, self.by], ids[: ids.index(meeting) + 1]
            for name in v.holders(slot):
                duties = [v.serves(name, role, one) for one in so_far for role in self.roles]
                if any(occasion.served(name, self.roles) for occasion in past_meetings(v.problem)):
                    duties = [1]
                pieces = tuple(Given((v.serves(name, self.by, meeting),), duty) for duty in duties)
                yield Measure((name, self.by, meeting), self.unit, pieces)
            if meeting in accompanied:
                yield Measure((self.by, meeting), self.unit, (Given((v.used(meeting),), 1 - v.count(slot)),))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        slots = plan_slots(problem, plan)
        asked, accompanied = asked_of(slots, self.by), {one for role in self.roles for one in asked_of(slots, role)}
        experienced = {name for one in past_meetings(problem) for role in self.roles for name in one.holders(role)}
        for meeting in held_meetings(problem, plan):
            experienced |= {name for role in self.roles for name in meeting.holders(role)}
            if meeting.id not in asked:
                continue
            words = {"by": problem.label(self.by), "meeting": meeting.id,
                     "roles": [problem.label(role) for role in self.roles]}  # fmt: skip
            for name in (name for name in meeting.holders(self.by) if name in experienced):
                said = message("{name} is {by} of {meeting} and no newcomer as {roles}", name=name, **words)
                yield exceeded(self, (name, self.by, meeting.id), 1, said)
            if meeting.id in accompanied and not meeting.holders(self.by):
                said = message("nobody accompanies {roles} of {meeting} as {by}", **words)
                yield exceeded(self, (self.by, meeting.id), 1, said)
