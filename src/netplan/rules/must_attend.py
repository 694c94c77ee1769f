"""People, holders of roles and organisations without whom a meeting is not held."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from netplan.dates import Candidate
from netplan.domain import Answer, Expression, Given, Measure, Problem, Rule, total
from netplan.domain.excepted import Price
from netplan.domain.rule import MeetingRefs, Refers
from netplan.domain.values import one_or_many
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import can_come, exceeded, held_meetings, meetings_named, narrowed
from netplan.rules.vocabulary import Vocabulary

__all__ = ["MustAttend"]

AttendantRefs = Annotated[tuple[str, ...], BeforeValidator(one_or_many), Refers("attendant")]
"""Members, roles or organisations; empty: every member."""


class MustAttend(Rule):
    """Certain members, holders of roles and organisations can come to each of the meetings.

    Of a role all its holders, of an organisation at least one of its members. Whoever does not belong to the
    network on that day is not missed, and neither is an organisation without members on that day. No answer counts
    as able. Source: a Danish lesson plan whose participants attend all five days; the required attendees of poll
    tools.
    """

    name: ClassVar[str] = "must_attend"
    called: ClassVar[str] = mark("who must be there")
    unit: ClassVar[str] = mark("people missing")
    default_price: ClassVar[Price] = 4

    who: AttendantRefs = ()
    """Members, roles or organisations; empty: every member."""
    meetings: MeetingRefs = ()
    """Which meetings or series it is about; empty: all."""

    def sentence(self, say: Say) -> str:
        called = say.roles(self.who)
        said = say("each meeting needs {who}", who=called) if called else say("each meeting needs all members")
        return narrowed(say, said, self.meetings)

    def members(self, problem: Problem) -> tuple[str, ...]:
        """Return the members who are named themselves; all where nobody is."""
        return tuple(name for name in problem.people if name in self.who or not self.who)

    def _roles(self, problem: Problem) -> tuple[str, ...]:
        return tuple(word for word in self.who if word in problem.network.roles)

    def houses(self, problem: Problem, day: date) -> dict[str, list[str]]:
        """Return the members that each organisation named has on a day."""
        houses = {word: [one.name for one in problem.network.members if word in one.organisations and one.belongs(day)]
                  for word in self.who if word not in problem.people and word not in problem.network.roles}  # fmt: skip
        return {word: names for word, names in houses.items() if names}

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        named, roles = self.members(v.problem), self._roles(v.problem)
        for meeting in meetings_named(v.problem, self.meetings):
            due = [role for role in roles if role in v.roles_at(meeting)]
            for name in v.problem.people if due else named:
                missing = self._missing(v, name, meeting)
                if missing is None:
                    continue
                serving = tuple(Given((v.serves(name, role, meeting),), missing) for role in due)
                yield Measure((meeting, name), self.unit, (missing,) if name in named else serving)
            yield from self._empty_houses(v, meeting)

    def _missing(self, v: Vocabulary, name: str, meeting: str) -> Expression | None:
        """Say whether a member of that day cannot come; none where that cannot be."""
        person = v.problem.people[name]

        def refused(one: Candidate) -> bool:
            return person.belongs(one.day) and v.answer(name, one) is Answer.NO

        if not any(refused(one) for one in v.dates(meeting)):
            return None
        return v.on(meeting, lambda one: int(refused(one))) - v.again(name, meeting)

    def _empty_houses(self, v: Vocabulary, meeting: str) -> Iterator[Measure]:
        """Yield for each organisation whether nobody from it can come."""
        empty: dict[str, set[str]] = {}
        again: dict[str, set[str]] = {}
        for one in v.dates(meeting):
            for house, names in self.houses(v.problem, one.day).items():
                again.setdefault(house, set()).update(names)
                if all(v.answer(name, one) is Answer.NO for name in names):
                    empty.setdefault(house, set()).add(one.key)
        for house, keys in empty.items():
            nobody = v.on(meeting, lambda one, keys=keys: int(one.key in keys))  # type: ignore[misc]
            asked = total(v.again(name, meeting) for name in sorted(again[house]))
            yield Measure((meeting, house), self.unit, (nobody - asked,))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        named, roles = self.members(problem), self._roles(problem)
        for meeting in held_meetings(problem, plan, self.meetings):
            words = {"meeting": meeting.id, "day": meeting.date}
            for name in problem.people:
                concerned = name in named or any(role in roles for role in meeting.duties(name))
                if concerned and problem.people[name].belongs(meeting.date) and not can_come(problem, meeting, name):
                    said = message("{name} must attend {meeting} and cannot come on {day}", name=name, **words)
                    yield exceeded(self, (meeting.id, name), 1, said)
            for house, names in self.houses(problem, meeting.date).items():
                if not any(can_come(problem, meeting, name) for name in names):
                    said = message("nobody from {house} can come to {meeting} on {day}", house=house, **words)
                    yield exceeded(self, (meeting.id, house), 1, said)
