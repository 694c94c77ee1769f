"""At least so many can come to each meeting."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, ConfigDict, WithJsonSchema, model_validator

from netplan.dates import Candidate, candidates
from netplan.domain import Answer, Expression, Measure, Number, Problem, Rule, enough, may_be, total
from netplan.domain.people import alike
from netplan.domain.rule import MeetingRefs, Refers
from netplan.errors import InputError
from netplan.language import Message, Say, mark, message
from netplan.plan import Finding, Plan, PlannedMeeting
from netplan.rules.facts import exceeded, held_meetings, meetings_named, narrowed
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Quorum", "percent"]


def _read_portion(value: Any) -> Any:
    written = re.fullmatch(r"(\d{1,4})\s?(%?)", str(value)) if not isinstance(value, bool) else None
    if written and 0 < int(written[1]) <= (100 if written[2] else 9999):
        return written[1] + written[2]
    raise InputError(message('"{text}" is no quorum', text=str(value)), hint=message('write 8 or "60%"'))


def _read_chance(value: Any) -> Any:
    written = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s?%", str(value))
    if written and 0 < Fraction(written[1]) <= 100:
        return written[1] + "%"
    raise InputError(message('"{text}" is no chance', text=str(value)), hint=message('write "90%"'))


Portion = Annotated[
    str,
    BeforeValidator(_read_portion),
    WithJsonSchema({"anyOf": [{"type": "integer", "minimum": 1}, {"type": "string"}]}),
]
Chance = Annotated[str, BeforeValidator(_read_chance)]
Groups = Sequence[Sequence[str]]
"""The people of whom a quorum is counted, in groups of which one person is enough."""
_Said = tuple[Groups, Mapping[str, Answer]]
"""The groups of a date, and what each of their people answered."""
HALF = "50%"
"""The quorum of which a chance is meant where none is written."""


class _Either:
    """What a quorum of a chance has otherwise than one of heads; of the class itself, that of heads."""

    def __init__(self, heads: Any, chance: Any) -> None:
        self._heads = heads
        self._chance = chance

    def __get__(self, rule: Quorum | None, owner: type[Quorum]) -> Any:
        return self._heads if rule is None or rule.chance is None else self._chance


class Quorum(Rule):
    """At least so many can come to each meeting; percentages are rounded up.

    With a `chance` not those who can come are counted: so many must come with at least this probability, by the
    `chances` that the network gives each answer, each person independently of the others. It is worked out exactly.
    The excess is then counted in percentage points that the chance falls short, rounded up to a hundredth (0.2 a point
    to let it give way). Who said no and is to be asked again counts as a yes; not towards organisations.
    """

    model_config = ConfigDict(json_schema_extra={"anyOf": [{"required": ["at_least"]}, {"required": ["chance"]}]})

    name: ClassVar[str] = "quorum"
    called: ClassVar[str] = mark("the quorum")
    unit: ClassVar[Any] = _Either(mark("members"), mark("percentage points"))
    default_price: ClassVar[Any] = _Either(2, 0.2)

    at_least: Portion | None = None
    """How many: a number, or a percentage of those who belong on that day; with a chance alone half of them."""
    of: Annotated[str, Refers("role", frozenset({"members", "organisations"}))] = "members"
    """Of whom: `members`, `organisations` (one that can come is enough), or a role (those eligible for it)."""
    meetings: MeetingRefs = ()
    """Which meetings or series it is about; empty: all."""
    chance: Chance | None = None
    """How likely so many must come, `90%`; none: it is enough that so many can come."""

    @model_validator(mode="after")
    def _says_something(self) -> Quorum:
        if self.at_least is None and self.chance is None:
            raise InputError(message("the quorum says neither at_least nor chance"), field="at_least",
                             hint=message('write quorum: 8 or quorum: "60%"'))  # fmt: skip
        return self

    def sentence(self, say: Say) -> str:
        return narrowed(say, self._portion(say) if self.chance is None else self._likely(say), self.meetings)

    def _portion(self, say: Say) -> str:
        if self.of == "organisations":
            return say("at least {portion} of the organisations can come to each meeting", portion=self.portion)
        if self.of == "members":
            return say("at least {portion} of the members can come to each meeting", portion=self.portion)
        return say("at least {portion} of those eligible as {role} can come to each meeting",
                   portion=self.portion, role=say.roles([self.of]))  # fmt: skip

    def _likely(self, say: Say) -> str:
        words = {"portion": self.portion, "chance": self.chance}
        if self.of == "organisations":
            return say("at least {portion} of the organisations come to each meeting with a chance of {chance} or more",
                       **words)  # fmt: skip
        if self.of == "members":
            return say("at least {portion} of the members come to each meeting with a chance of {chance} or more",
                       **words)  # fmt: skip
        return say(
            "at least {portion} of those eligible as {role} come to each meeting with a chance of {chance} or more",
            role=say.roles([self.of]), **words,
        )  # fmt: skip

    def easing(self) -> list[str]:
        """Return the names of the parameters that may be eased: of a chance the chance itself, in its own unit."""
        return self.own_fields() if self.chance is None else ["chance"]

    @property
    def portion(self) -> str:
        """How many are needed, as it is written."""
        return self.at_least or HALF

    @property
    def wanted(self) -> Fraction:
        """How likely enough are to come, in percent; 0 where no chance is asked for."""
        return Fraction((self.chance or "0").rstrip("%"))

    def needed(self, whole: int) -> int:
        """Return how many of so many are needed."""
        if self.portion.endswith("%"):
            return math.ceil(whole * int(self.portion[:-1]) / 100)
        return int(self.portion)

    def groups(self, problem: Problem, day: date) -> list[list[str]]:
        """Return the people of whom the quorum is counted, in groups of which one person is enough."""
        members = [member for member in problem.network.members if member.belongs(day)]
        if self.of == "organisations":
            return [list(people) for _, people in sorted(alike(members, "organisation").items())]
        if self.of in problem.network.roles:
            members = [member for member in members if problem.eligible(member.name, self.of)]
        return [[member.name] for member in members]

    def likely(self, problem: Problem, groups: Groups, answers: Mapping[str, Answer]) -> Fraction:
        """Return how likely enough come.

        Parameters
        ----------
        problem
            The problem.
        groups
            The people of whom the quorum is counted, as :meth:`groups` returns them.
        answers
            What each of them answered.
        """
        chances = problem.network.chances
        return enough(groups, {name: chances.of(answer) for name, answer in answers.items()}, self.needed(len(groups)))

    def lacking(self, problem: Problem, groups: Groups, answers: Mapping[str, Answer]) -> Number:
        """Return by how much a quorum is missed with certain answers; 0 or less: it is met.

        Parameters
        ----------
        problem, groups, answers
            As for :meth:`likely`.
        """
        if self.chance is None:
            able = sum(any(answers[name] is not Answer.NO for name in group) for group in groups)
            return self.needed(len(groups)) - able
        short = self.wanted - 100 * self.likely(problem, groups, answers)
        return Fraction(math.ceil(short * 100), 100)

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        for meeting in meetings_named(v.problem, self.meetings):
            held = {one: v.held(meeting, one) for one in v.dates(meeting)}
            said = {one: self._said(v, one) for one, here in held.items() if may_be(here)}
            lacking = (self.lacking(v.problem, *said[one]) * held[one] for one in said)
            yield Measure((meeting,), self.unit, (total([*lacking, *self._asked(v, meeting, said)]),))

    def _said(self, v: Vocabulary, one: Candidate) -> _Said:
        groups = self.groups(v.problem, one.day)
        return groups, {name: v.answer(name, one) for group in groups for name in group}

    def _asked(self, v: Vocabulary, meeting: str, said: Mapping[Candidate, _Said]) -> Iterator[Expression]:
        """Yield by how much less is missing where people are asked again."""
        if self.of == "organisations":
            return  # asking one person of a house that comes anyway would count twice
        pool = [name for name in v.problem.people if self.of == "members" or v.problem.eligible(name, self.of)]
        asked = total(v.again(name, meeting) for name in pool)
        if self.chance is None:
            yield -1 * asked
        elif may_be(asked):
            for one, (groups, answers) in said.items():
                for number, gain in enumerate(self._gains(v.problem, groups, answers), 1):
                    yield -gain * v.every((v.held(meeting, one), v.reaches(asked, number)))

    def _gains(self, problem: Problem, groups: Groups, answers: Mapping[str, Answer]) -> Iterator[Number]:
        """Yield by how much less is missing for the first who is asked again, the second and so on, until none is.

        Whoever is asked counts as a yes, so that it is no matter who.
        """
        before = self.lacking(problem, groups, answers)
        for name in (name for name, answer in answers.items() if answer is Answer.NO):
            if before <= 0:
                return
            answers = {**answers, name: Answer.YES}
            after = max(Fraction(0), self.lacking(problem, groups, answers))
            yield before - after
            before = after

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        book = candidates(problem).answers
        for meeting in held_meetings(problem, plan, self.meetings):
            groups = self.groups(problem, meeting.date)
            answers = {name: book.of(name, meeting.start, meeting.end) for group in groups for name in group}
            if self.of != "organisations":
                answers |= {name: Answer.YES for name in meeting.asked if answers.get(name) is Answer.NO}
            lacking = self.lacking(problem, groups, answers)
            if lacking > 0:
                yield exceeded(self, (meeting.id,), lacking, self._short(problem, meeting, groups, answers))

    def _short(self, problem: Problem, meeting: PlannedMeeting, groups: Sequence[Sequence[str]],
               answers: Mapping[str, Answer]) -> Message:  # fmt: skip
        needed = self.needed(len(groups))
        words = {"needed": needed, "meeting": meeting.id, "day": meeting.date}
        if self.chance is None:
            able = needed - self.lacking(problem, groups, answers)
            return message("{able} of the {needed} needed can come to {meeting} on {day}", able=able, **words)
        return message(
            "the chance that {needed} of {whole} come to {meeting} on {day} is {number}%, not {chance}",
            number=percent(self.likely(problem, groups, answers)), whole=len(groups), chance=self.chance, **words,
        )  # fmt: skip


def percent(chance: Fraction) -> Fraction:
    """Return a chance in percent with two decimals, rounded down: one that falls short never looks as if it did not."""
    return Fraction(math.floor(chance * 10000), 100)
