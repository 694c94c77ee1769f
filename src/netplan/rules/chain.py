"""The holder of one role takes another at the next meeting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from netplan.domain import Expression, Given, Measure, Problem, Rule
from netplan.domain.rule import MeetingRefs, Refers
from netplan.errors import InputError
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import asked_of, exceeded, held_meetings, last_holders, meetings_named, plan_slots
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Chain"]

RoleRef = Annotated[str, Refers("role")]


class Chain(Rule):
    """Whoever holds one role takes another at the next meeting (note-taker, then chair).

    The next meeting is the next one that has the other role; the last meeting before it at which the first role was
    held counts, also in the history. Counted are meetings at which somebody does not pass on. Who no longer belongs
    to the network, or is on leave, need not. Source: the committee of Islandora; the by-laws of CONBLS (chair-elect,
    chair, past chair).
    """

    name: ClassVar[str] = "chain"
    called: ClassVar[str] = mark("one role after another")
    unit: ClassVar[str] = mark("meetings")

    from_: RoleRef = Field(alias="from")
    """The role held first."""
    to: RoleRef
    """The role taken next."""
    at: MeetingRefs = ()
    """At which meetings the roles pass on, where they are kept for longer; empty: at every one."""

    @model_validator(mode="after")
    def _two_roles(self) -> Chain:
        if self.from_ == self.to:
            raise InputError(message("a chain leads from one role to another"),
                             hint=message("name two roles, or use term for one that is kept"))  # fmt: skip
        return self

    def in_listed_order(self) -> bool:
        return True

    def sentence(self, say: Say) -> str:
        first, then = say.roles((self.from_, self.to))
        if self.at:
            return say("{first} becomes {then} at {meetings}", first=first, then=then, meetings=list(self.at))
        return say("{first} becomes {then} at the next meeting", first=first, then=then)

    def recorded(self, problem: Problem) -> tuple[str, ...]:
        """Return the members who held the first role when it was last recorded."""
        _, names = last_holders(problem, self.from_) or (None, ())
        return tuple(name for name in names if name in problem.people)

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        first, passing = set(asked_of(v.slots, self.from_)), set(meetings_named(v.problem, self.at))
        ids = [meeting.id for meeting in v.problem.meetings]
        for meeting in asked_of(v.slots, self.to):
            if meeting in passing:
                earlier = [one for one in ids[: ids.index(meeting)] if one in first]
                pieces = tuple(self._pieces(v, earlier, meeting))
                yield Measure((self.from_, self.to, meeting), self.unit, pieces)

    def _pieces(self, v: Vocabulary, earlier: list[str], meeting: str) -> Iterator[Given]:
        """Yield for each meeting that may have been the last one with the first role who does not pass on."""
        between: list[Expression] = []
        for one in reversed(earlier):
            for name in v.problem.people:
                held = (v.serves(name, self.from_, one), *between, v.belongs(name, meeting))
                yield Given(held, 1 - v.serves(name, self.to, meeting))
            if one not in v.problem.optional:
                return
            between.append(1 - v.used(one))
        for name in self.recorded(v.problem):
            yield Given((*between, v.belongs(name, meeting)), 1 - v.serves(name, self.to, meeting))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        slots, passing = plan_slots(problem, plan), meetings_named(problem, self.at)
        first, then = asked_of(slots, self.from_), asked_of(slots, self.to)
        last = self.recorded(problem)
        for meeting in held_meetings(problem, plan):
            if meeting.id in then and meeting.id in passing:
                missing = [
                    name for name in last
                    if problem.people[name].belongs(meeting.date) and name not in meeting.holders(self.to)
                ]  # fmt: skip
                if missing:
                    said = message(
                        "{names} should be {then} of {meeting}, after having been {first}", names=missing,
                        first=problem.label(self.from_), then=problem.label(self.to), meeting=meeting.id,
                    )  # fmt: skip
                    yield exceeded(self, (self.from_, self.to, meeting.id), 1, said)
            if meeting.id in first:
                last = tuple(name for name in meeting.holders(self.from_) if name in problem.people)
