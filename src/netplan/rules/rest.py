"""A break between duties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import Field, model_validator

from netplan.domain import Expression, Given, Measure, Problem, Rule, total
from netplan.domain.excepted import Price
from netplan.domain.rule import MeetingRefs, RoleRefs
from netplan.domain.values import Days
from netplan.errors import InputError
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import (
    Past,
    exceeded,
    gap,
    held_meetings,
    meetings_named,
    narrowed,
    past_meetings,
    rotating,
)
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Rest"]


class Rest(Rule):
    """A member who held one of the roles rests for some meetings (or days) before the next of these duties.

    Every two duties that lie too close count what is missing between them; the history counts, duties bound by rule
    do not. Outsiders are not judged. Source: parish rotas without a prominent role at the meeting before or after
    another.
    """

    name: ClassVar[str] = "rest"
    called: ClassVar[str] = mark("rest between duties")
    unit: ClassVar[str] = mark("meetings or days short")
    default_price: ClassVar[Price] = 4

    roles: RoleRefs = ()
    """Which roles; empty: all that netplan fills."""
    meetings: int = Field(default=1, ge=0)
    """How many meetings lie between two duties."""
    days: Days | None = None
    """How many days lie between two duties; instead of meetings."""
    among: MeetingRefs = ()
    """Which meetings or series it is about, as if there were no others; empty: all. The history then counts as far as
    it is recorded under these names."""

    @model_validator(mode="after")
    def _one_measure(self) -> Rest:
        if self.days is not None and "meetings" in self.model_fields_set:
            raise InputError(message("rest takes either meetings or days, not both"),
                             hint=message("take one of the two out"))  # fmt: skip
        return self

    def in_listed_order(self) -> bool:
        return True

    def sentence(self, say: Say) -> str:
        return narrowed(say, self._break(say), self.among)

    def _break(self, say: Say) -> str:
        roles = say.roles(self.roles) or say("any role")
        if self.days is not None:
            return say("after a duty as {roles} a member rests {count} days", roles=roles, count=self.days)
        return say.plural(
            "after a duty as {roles} a member rests {count} meeting",
            "after a duty as {roles} a member rests {count} meetings",
            self.meetings, roles=roles,
        )  # fmt: skip

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        roles, past = rotating(v.problem, self.roles), past_meetings(v.problem, self.among)
        ids = meetings_named(v.problem, self.among)
        for number, later in enumerate(ids):
            for name in v.problem.people:
                due = [v.serves(name, role, later) for role in roles if not v.problem.bound(name, role, later)]
                for back, occasion in enumerate(reversed(past)):
                    short = self._short(v, back + total(v.used(one) for one in ids[:number]), occasion, later)
                    if short is not None and occasion.on_duty(v.problem, name, roles):
                        pieces = tuple(Given((duty,), short) for duty in due)
                        yield Measure((name, str(occasion.day), later), self.unit, pieces)
                for place, earlier in enumerate(ids[:number]):
                    short = self._short(v, total(v.used(one) for one in ids[place + 1 : number]), earlier, later)
                    if short is None:
                        continue
                    done = [v.serves(name, role, earlier) for role in roles if not v.problem.bound(name, role, earlier)]
                    pieces = tuple(Given((one, other), short) for one in done for other in due)
                    yield Measure((name, earlier, later), self.unit, pieces)

    def _short(self, v: Vocabulary, between: Expression, earlier: str | Past, later: str) -> Expression | None:
        """Return what the break lacks; none where it can lack nothing."""
        if self.days is not None:
            if isinstance(earlier, Past):
                return self.days - (v.day(later) + (v.problem.season.from_ - earlier.day).days)
            return self.days - v.distance(earlier, later)
        short = self.meetings - between
        return None if isinstance(short, int) and short <= 0 else short

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        roles, past = rotating(problem, self.roles), past_meetings(problem, self.among)
        coming = tuple(held_meetings(problem, plan, self.among))
        for name in problem.people:
            duties: list[tuple[int, str]] = [
                (place, str(one.day)) for place, one in enumerate(past) if one.on_duty(problem, name, roles)
            ]
            for place, meeting in enumerate(coming):
                held = [role for role in meeting.duties(name) if role in roles]
                if not any(not problem.bound(name, role, meeting.id) for role in held):
                    continue
                for earlier, called in duties:
                    short = self._lacks(problem, (*past, *coming), earlier, len(past) + place)
                    if short > 0:
                        said = message("{name} has duties at {one} and again at {other}", name=name, one=called,
                                       other=meeting.id)  # fmt: skip
                        yield exceeded(self, (name, called, meeting.id), short, said)
                duties.append((len(past) + place, meeting.id))

    def _lacks(self, problem: Problem, meetings: tuple[Any, ...], earlier: int, later: int) -> int:
        if self.days is None:
            return self.meetings - (later - earlier - 1)
        first, second = meetings[earlier], meetings[later]
        return self.days - ((second.date - first.day).days if isinstance(first, Past) else gap(problem, first, second))
