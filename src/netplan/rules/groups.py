"""Groups that take the meetings in turn, in an order still open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field, model_validator

from netplan.domain import Expression, Given, Measure, Problem, Rule, total
from netplan.domain.rule import Refers, RoleRefs
from netplan.errors import InputError
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings, plan_slots, settled_roles
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Groups"]


class Groups(Rule):
    """Each meeting's holders of the role are exactly one of these groups, and no group comes again before its turn.

    Which group takes which meeting is settled together with the dates. A meeting whose holders are no group counts
    one; a group that comes again counts the turns it is ahead of the one that has come least, in the order of the
    season. Meetings that leave the role to others are not judged. Source: the contract of the Danish benchmark
    network, whose groups stood before a poll settled "møderækkefølgen".
    """

    name: ClassVar[str] = "groups"
    called: ClassVar[str] = mark("fixed groups")
    unit: ClassVar[str] = mark("meetings")

    roles: RoleRefs = Field(min_length=1)
    """The role."""
    of: Annotated[tuple[tuple[str, ...], ...], Refers("person")] = Field(min_length=1)
    """The groups: `[[Henrik, Maria, Sara], [Kis, Bente, Sara]]`."""

    @model_validator(mode="after")
    def _distinct(self) -> Groups:
        if len(self.roles) > 1:
            raise InputError(message("groups is about one role, not about {count}", count=len(self.roles)),
                             field="roles", hint=message("list it once for each role"))  # fmt: skip
        for number, group in enumerate(self.of):
            if not group:
                raise InputError(message("a group names nobody"), field=f"of[{number}]",
                                 hint=message("name its people, or take it out"))  # fmt: skip
            if any(set(group) == set(other) for other in self.of[:number]):
                raise InputError(message("the group {names} is listed twice", names=list(group)),
                                 field=f"of[{number}]", hint=message("take one of the two out"))  # fmt: skip
        return self

    def seasonal(self) -> bool:
        return True

    def in_listed_order(self) -> bool:
        return True

    def sentence(self, say: Say) -> str:
        return say("{role} of each meeting is one of the groups {groups}, and each comes once before any comes again",
                   role=say.roles(self.roles)[0], groups=[" + ".join(group) for group in self.of])  # fmt: skip

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        (role,) = self.roles
        before: list[tuple[Expression, ...]] = []
        for meeting in v.problem.meetings:
            if not settled_roles(v.slots.values(), self.roles, meeting.id):
                continue
            takes = tuple(self._takes(v, group, meeting.id) for group in self.of)
            others = [name for name in v.holders(v.slots[meeting.id, role]) if not any(name in one for one in self.of)]
            yield Measure((meeting.id,), self.unit, (
                v.used(meeting.id) - total(takes),
                *(v.serves(name, role, meeting.id) for name in others),
                *self._ahead(takes, before),
            ))  # fmt: skip
            before.append(takes)

    def _takes(self, v: Vocabulary, group: tuple[str, ...], meeting: str) -> Expression:
        """Say whether of all who are in groups exactly this group's members hold the role."""
        (role,) = self.roles
        everybody = dict.fromkeys(name for one in self.of for name in one)
        duties = {name: v.serves(name, role, meeting) for name in everybody}
        return v.every(duty if name in group else 1 - duty for name, duty in duties.items())

    def _ahead(self, takes: tuple[Expression, ...], before: list[tuple[Expression, ...]]) -> Iterator[Given]:
        """Yield for each group that takes a meeting how much more often it had come than each of the others."""
        if not before:
            return
        times = [total(column) for column in zip(*before, strict=True)]
        for number, taken in enumerate(takes):
            for other in (one for place, one in enumerate(times) if place != number):
                yield Given((taken,), times[number] - other)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        (role,) = self.roles
        slots, times = plan_slots(problem, plan).values(), {frozenset(group): 0 for group in self.of}
        everybody = frozenset(name for group in times for name in group)
        for meeting in held_meetings(problem, plan):
            if not settled_roles(slots, self.roles, meeting.id):
                continue
            holders = frozenset(meeting.holders(role))
            group = holders & everybody
            ahead = times[group] - min(times.values()) if group in times else 0
            words = {"names": sorted(holders), "role": problem.label(role), "meeting": meeting.id}
            if holders not in times:
                said = message("{role} of {meeting} is {names}, which is none of the groups", **words)
                yield exceeded(self, (meeting.id,), max(1, ahead), said)
            elif ahead > 0:
                said = message("the group {names} comes again as {role} of {meeting} before others have come", **words)
                yield exceeded(self, (meeting.id,), ahead, said)
            if group in times:
                times[group] += 1
