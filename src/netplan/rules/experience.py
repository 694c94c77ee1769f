"""A role needs duties in another one first, or time as a member."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field, model_validator

from netplan.domain import Expression, Given, Measure, Problem, Rule, total
from netplan.domain.lengths import Time
from netplan.domain.rule import RoleRefs
from netplan.errors import InputError
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan, PlannedMeeting
from netplan.rules.facts import exceeded, held_meetings, past_meetings
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Experience"]


class Experience(Rule):
    """Whoever takes a role has held another one before, or has been a member for some time.

    For each duty the earlier duties that are missing count, and one duty where the time as a member is too short. The
    history and the meetings listed before count. Source: the roles of Toastmasters clubs; the Kubernetes release team.
    """

    name: ClassVar[str] = "experience"
    called: ClassVar[str] = mark("experience")
    unit: ClassVar[str] = mark("duties")

    roles: RoleRefs = Field(min_length=1)
    """The roles that need experience."""
    needs: RoleRefs = ()
    """The roles to be held before; empty: none."""
    times: int = Field(default=1, ge=1)
    """How many duties in these roles, all together."""
    member_for: Time | None = None
    """How long to have been a member, `1 year`, `6 months` or days; who has no day of joining has always been."""

    @model_validator(mode="after")
    def _something(self) -> Experience:
        if not self.needs and self.member_for is None:
            raise InputError(message("experience says neither which roles it needs nor how long to be a member"),
                             hint=message("write needs: a role, or member_for: 1 year"))  # fmt: skip
        if self.member_for is not None and self.member_for.unit == "meetings":
            raise InputError(message("time as a member is not counted in meetings"),
                             hint=message("write member_for: 1 year, 6 months or 90 days"))  # fmt: skip
        return self

    def in_listed_order(self) -> bool:
        return True

    def sentence(self, say: Say) -> str:
        roles, needs = say.roles(self.roles), say.list(say.roles(self.needs), style="or")
        duties = say.plural(
            "whoever is {roles} has been {needs} at least {count} time before",
            "whoever is {roles} has been {needs} at least {count} times before",
            self.times, roles=roles, needs=needs,
        )  # fmt: skip
        if self.member_for is None:
            return duties
        length = self.member_for.said(say)
        if not self.needs:
            return say("whoever is {roles} has been a member for {length}", roles=roles, length=length)
        return say("{sentence}, and a member for {length}", sentence=duties, length=length)

    def recorded(self, problem: Problem, name: str) -> int:
        """Return how many of the needed duties somebody has in the history."""
        return sum(len(occasion.served(name, self.needs)) for occasion in past_meetings(problem))

    def _known(self, problem: Problem) -> tuple[str, ...]:
        """Return whom netplan may choose: the members, and outsiders who are eligible."""
        outsiders = (one for role in self.roles for one in problem.outsiders(role))
        return tuple(dict.fromkeys((*problem.people, *outsiders)))

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for name in self._known(v.problem):
            done: Expression = self.recorded(v.problem, name)
            for meeting in v.problem.meetings:
                for role in self.roles:
                    serves, about = v.serves(name, role, meeting.id), (name, role, meeting.id)
                    if self.needs and (not isinstance(done, int) or done < self.times):
                        yield Measure(about, self.unit, (Given((serves,), self.times - done),))
                    yield from self._too_new(v, about, serves)
                done = total([done, *(v.serves(name, need, meeting.id) for need in self.needs)])

    def _too_new(self, v: Vocabulary, about: tuple[str, str, str], serves: Expression) -> Iterator[Measure]:
        name, _, meeting = about
        joined = v.problem.people[name].joined if name in v.problem.people else None
        if self.member_for is not None and joined is not None:
            early = {one.day for one in v.dates(meeting) if one.day < self.member_for.after(joined)}
            if early:
                yield Measure(about, self.unit, (Given((serves,), v.among(meeting, early)),))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        meetings, known = tuple(held_meetings(problem, plan)), self._known(problem)
        for number, meeting in enumerate(meetings):
            for role in self.roles:
                for name in (one for one in meeting.holders(role) if one in known):
                    done = self.recorded(problem, name)
                    done += sum(name in one.holders(need) for one in meetings[:number] for need in self.needs)
                    yield from self._judge(problem, name, role, meeting, done)

    def _judge(
        self, problem: Problem, name: str, role: str, meeting: PlannedMeeting, done: int
    ) -> Iterator[Finding]:
        about, words = (name, role, meeting.id), {"name": name, "role": problem.label(role), "meeting": meeting.id}
        if self.needs and done < self.times:
            needs = [problem.label(need) for need in self.needs]
            said = message("{name} is {role} of {meeting}, with {count} of {needed} duties as {needs} before",
                           needs=needs, count=done, needed=self.times, **words)  # fmt: skip
            yield exceeded(self, about, self.times - done, said)
        joined = problem.people[name].joined if name in problem.people else None
        if self.member_for and joined and meeting.date < self.member_for.after(joined):
            said = message("{name} is {role} of {meeting}, and a member since {day} only", day=joined, **words)
            yield exceeded(self, about, 1, said)
