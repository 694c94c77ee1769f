"""Whoever holds a duty can come."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from netplan.dates import candidates
from netplan.domain import Answer, Expression, Given, Measure, Problem, Rule, total
from netplan.domain.excepted import Price
from netplan.domain.rule import RoleRefs
from netplan.language import Say, mark, message
from netplan.plan import Finding, Level, Plan
from netplan.rules.facts import exceeded, held_meetings, hoped_for
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Present"]


class Present(Rule):
    """Whoever holds a duty can come on that date; no answer counts as able, and a note says so."""

    name: ClassVar[str] = "present"
    called: ClassVar[str] = mark("whether holders can come")
    unit: ClassVar[str] = mark("people who cannot come")
    default_price: ClassVar[Price] = "never"  # a duty that nobody is there to do is no plan
    structural: ClassVar[bool] = True
    places: ClassVar[frozenset[str]] = frozenset({"rules"})

    roles: RoleRefs = ()
    """Which roles; empty: all."""
    if_need_be: bool = True
    """Whether "if need be" is good enough for a duty; "rather not" always is."""

    def sentence(self, say: Say) -> str:
        if self.if_need_be:
            return say("whoever holds a duty can come on that date")
        return say("whoever holds a duty can come on that date without difficulty")

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for meeting in v.problem.meetings:
            roles = [role for role in v.roles_at(meeting.id) if role in (self.roles or (role,))]
            for name in v.problem.people:
                pieces = tuple(Given((v.serves(name, role, meeting.id),), self._lacking(v, name, meeting.id))
                               for role in roles)  # fmt: skip
                if pieces:
                    yield Measure((name, meeting.id), self.unit, pieces)

    def _lacking(self, v: Vocabulary, name: str, meeting: str) -> Expression:
        if self.if_need_be:
            return v.used(meeting) - v.present(name, meeting)
        able = [one for one in v.able(name, meeting) if v.answer(name, one) is not Answer.IF_NEED_BE]
        return total([v.used(meeting), *(-1 * v.held(meeting, one) for one in able), -1 * v.asked(name, meeting)])

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        answers = candidates(problem).answers
        refused = {Answer.NO} if self.if_need_be else {Answer.NO, Answer.IF_NEED_BE}
        for meeting, role, name in hoped_for(problem, plan):
            if role in (self.roles or (role,)) and answers.of(name, meeting.start, meeting.end) in refused:
                said = message("{name} cannot come on {day} but is hoped for as {role} of {meeting}",
                               name=name, day=meeting.date, role=problem.label(role), meeting=meeting.id)  # fmt: skip
                yield Finding(self.name, (name, meeting.id), 0, self.unit, Level.NOTE, said)
        for meeting in held_meetings(problem, plan):
            for name in problem.people:
                duties = [role for role in meeting.duties(name) if role in (self.roles or (role,))]
                if not duties:
                    continue
                answer = answers.of(name, meeting.start, meeting.end)
                labels = [problem.label(role) for role in duties]
                words = {"name": name, "day": meeting.date, "roles": labels, "meeting": meeting.id}
                if answer in refused and not (answer is Answer.NO and name in meeting.asked):
                    said = message("{name} cannot come on {day} but is {roles} at {meeting}", **words)
                    yield exceeded(self, (name, meeting.id), 1, said)
                elif answer is Answer.NO_ANSWER:
                    said = message("{name} has not answered for {day} but is {roles} at {meeting}", **words)
                    yield Finding(self.name, (name, meeting.id), 0, self.unit, Level.NOTE, said)
