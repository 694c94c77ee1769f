"""Holders of a role come from different organisations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field, field_validator

from netplan.domain import Measure, Problem, Rule, total
from netplan.domain.excepted import Price
from netplan.domain.rule import RoleRefs
from netplan.errors import InputError
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import alike, exceeded, held_meetings, rotating
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Distinct"]


class Distinct(Rule):
    """Holders of a role in one meeting come from different organisations, places, or kinds (tags).

    Source: a Danish programme group of three people from three municipalities.
    """

    name: ClassVar[str] = "distinct"
    called: ClassVar[str] = mark("a mix of holders")
    unit: ClassVar[str] = mark("holders")
    default_price: ClassVar[Price] = 4

    roles: RoleRefs = ()
    """Which roles; empty: all that netplan fills."""
    by: str = "organisation"
    """What differs: `organisation`, `place` (the member's) or `tag`; regions are written as tags."""
    at_most: int = Field(default=1, ge=1)
    """How many holders may be alike."""

    @field_validator("by")
    @classmethod
    def _known(cls, value: str) -> str:
        if value in cls.WORDS:
            return value
        hint = message("write organisation, place or tag")
        if value == "region":
            hint = message("write the regions as tags of the members, and by: tag")
        raise InputError(message('members do not differ by "{word}"', word=value), hint=hint)

    WORDS: ClassVar[tuple[str, ...]] = (mark("organisation"), mark("place"), mark("tag"))

    def sentence(self, say: Say) -> str:
        return say.plural(
            "at most {count} holder of a role in one meeting has the same {by}",
            "at most {count} holders of a role in one meeting have the same {by}",
            self.at_most, by=say(self.by),
        )  # fmt: skip

    def groups(self, problem: Problem) -> dict[str, tuple[str, ...]]:
        """Return the members who are alike, by what they share."""
        return alike(problem, self.by, self.at_most + 1)

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for meeting in v.problem.meetings:
            for role in rotating(v.problem, self.roles):
                for word, names in self.groups(v.problem).items():
                    holders = total(v.serves(name, role, meeting.id) for name in names)
                    yield Measure((meeting.id, role, word), self.unit, (holders - self.at_most,))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        for meeting in held_meetings(problem, plan):
            for role in rotating(problem, self.roles):
                for word, names in self.groups(problem).items():
                    holders = [name for name in meeting.holders(role) if name in names]
                    if len(holders) > self.at_most:
                        said = message(
                            "{names} are all {role} of {meeting} and share {word}",
                            names=holders, role=problem.label(role), meeting=meeting.id, word=word,
                        )  # fmt: skip
                        yield exceeded(self, (meeting.id, role, word), len(holders) - self.at_most, said)
