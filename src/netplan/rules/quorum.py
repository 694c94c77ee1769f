"""At least so many can come to each meeting."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, WithJsonSchema

from netplan.dates import candidates
from netplan.domain import Answer, Measure, Problem, Rule, total
from netplan.domain.excepted import Price
from netplan.domain.people import alike
from netplan.domain.rule import MeetingRefs, Refers
from netplan.errors import InputError
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import exceeded, held_meetings, meetings_named, narrowed
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Quorum"]


def _read_portion(value: Any) -> Any:
    written = re.fullmatch(r"(\d{1,4})\s?(%?)", str(value)) if not isinstance(value, bool) else None
    if written and 0 < int(written[1]) <= (100 if written[2] else 9999):
        return written[1] + written[2]
    raise InputError(message('"{text}" is no quorum', text=str(value)), hint=message('write 8 or "60%"'))


Portion = Annotated[
    str,
    BeforeValidator(_read_portion),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string"}]}),
]


class Quorum(Rule):
    """At least so many can come to each meeting; percentages are rounded up."""

    name: ClassVar[str] = "quorum"
    called: ClassVar[str] = mark("the quorum")
    unit: ClassVar[str] = mark("members")
    default_price: ClassVar[Price] = 2

    at_least: Portion
    """How many: a number, or a percentage of those who belong on that day."""
    of: Annotated[str, Refers("role", frozenset({"members", "organisations"}))] = "members"
    """Of whom: `members`, `organisations` (one that can come is enough), or a role (those eligible for it)."""
    meetings: MeetingRefs = ()
    """Which meetings or series it is about; empty: all."""

    def sentence(self, say: Say) -> str:
        return narrowed(say, self._portion(say), self.meetings)

    def _portion(self, say: Say) -> str:
        if self.of == "organisations":
            return say("at least {portion} of the organisations can come to each meeting", portion=self.at_least)
        if self.of == "members":
            return say("at least {portion} of the members can come to each meeting", portion=self.at_least)
        return say("at least {portion} of those eligible as {role} can come to each meeting",
                   portion=self.at_least, role=say.roles([self.of]))  # fmt: skip

    def needed(self, whole: int) -> int:
        """Return how many of so many are needed."""
        if self.at_least.endswith("%"):
            return math.ceil(whole * int(self.at_least[:-1]) / 100)
        return int(self.at_least)

    def groups(self, problem: Problem, day: date) -> list[list[str]]:
        """Return the people of whom the quorum is counted, in groups of which one person is enough."""
        members = [member for member in problem.network.members if member.belongs(day)]
        if self.of == "organisations":
            return [list(people) for _, people in sorted(alike(members, "organisation").items())]
        if self.of in problem.network.roles:
            members = [member for member in members if problem.eligible(member.name, self.of)]
        return [[member.name] for member in members]

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for meeting in meetings_named(v.problem, self.meetings):
            short = {}
            for one in v.dates(meeting):
                groups = self.groups(v.problem, one.day)
                able = sum(any(v.answer(name, one) is not Answer.NO for name in group) for group in groups)
                short[one.key] = self.needed(len(groups)) - able
            lacking = v.on(meeting, lambda one, short=short: short[one.key])  # type: ignore[misc]
            yield Measure((meeting,), self.unit, (lacking - self._asked(v, meeting),))

    def _asked(self, v: Vocabulary, meeting: str) -> Any:
        if self.of == "organisations":
            return 0  # asking one person of a house that comes anyway would count twice
        pool = [name for name in v.problem.people if self.of == "members" or v.problem.eligible(name, self.of)]
        return total(v.again(name, meeting) for name in pool)

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        answers = candidates(problem).answers
        for meeting in held_meetings(problem, plan, self.meetings):
            groups = self.groups(problem, meeting.date)
            asked = set(meeting.asked) if self.of != "organisations" else set()
            able = sum(
                any(name in asked or answers.of(name, meeting.start, meeting.end) is not Answer.NO for name in group)
                for group in groups
            )
            needed = self.needed(len(groups))
            if able < needed:
                said = message(
                    "{able} of the {needed} needed can come to {meeting} on {day}",
                    able=able, needed=needed, meeting=meeting.id, day=meeting.date,
                )  # fmt: skip
                yield exceeded(self, (meeting.id,), needed - able, said)
