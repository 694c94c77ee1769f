"""What the sentences about a conflict are made of: which parts were told of, who may do what, names and dates."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from netplan.dates import Candidate
from netplan.domain import Problem, Rule, Slot
from netplan.explain.conflict_dates import DatesLeft
from netplan.language import Say
from netplan.rules import Present, Window
from netplan.search.shrinking import Part

__all__ = ["Fact", "Story", "Telling"]

APART = 2
"""Up to so many facts of a kind are told one by one; more of them in one sentence."""
DATES = 4
"""Up to so many dates are listed; more are counted."""
PEOPLE = 5
"""Up to so many people are named; more are counted."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that stands in the way."""

    sentence: str
    """On its own."""
    short: str
    """As an item of a list."""
    parts: tuple[Part, ...]
    """The parts that it tells of."""
    meeting: str | None = None
    """The meeting whose dates it tells of, and that whoever has a duty at it has to come."""


class Story:
    """The parts that clash; each is told of once.

    Parameters
    ----------
    problem, dates, parts, propose
        As for :func:`netplan.explain.conflict_words.told`.
    """

    def __init__(self, problem: Problem, dates: DatesLeft, parts: Iterable[Part], propose: Collection[str]) -> None:
        self.problem = problem
        self.say: Say = problem.say
        self.dates = dates
        self.slots: dict[tuple[str, str], Slot] = {
            (slot.meeting, slot.role): slot for slot in problem.slots(propose)
        }
        self._parts = tuple(parts)
        self._open = dict.fromkeys(self._parts)

    def of(self, kind: type[Rule], *words: str) -> list[Part]:
        """Return the parts of a kind of rule that were not told of yet, and are about all of some words."""
        return [part for part in self._open if isinstance(part[0], kind) and {*words} <= {*part[1]}]

    def takes_part(self, kind: type[Rule], meeting: str) -> bool:
        """Tell whether a kind of rule clashes at a meeting."""
        return any(isinstance(rule, kind) and meeting in about for rule, about in self._parts)

    def told_of(self, parts: Iterable[Part], meeting: str | None = None) -> None:
        """Note what was told of; with a meeting, also that whoever has a duty there comes, and which dates it has."""
        for part in parts:
            self._open.pop(part, None)
        if meeting is not None:
            for part in (*self.of(Present, meeting), *self.of(Window, meeting)):
                del self._open[part]

    def rules_left(self) -> list[Rule]:
        """Return the rules of the parts that were not told of yet."""
        return list(dict.fromkeys(rule for rule, _ in self._open))

    def about(self, rule: Rule) -> list[str]:
        """Return whom and what the parts of a rule that were not told of yet are about."""
        return list(dict.fromkeys(word for other, about in self._open if other == rule for word in about))

    def sentences(self, facts: Sequence[Fact], together: Callable[[list[str]], str]) -> Iterator[str]:
        """Tell facts of one kind: a few one by one, more in one sentence."""
        if len(facts) > APART:
            for fact in facts:
                self.told_of(fact.parts, fact.meeting)
            yield together([fact.short for fact in facts])
            return
        for fact in facts:
            self.told_of(fact.parts, fact.meeting)
            yield fact.sentence

    def slot(self, part: Part) -> Slot:
        """Return the slot that a part about a meeting's role is about."""
        meeting, role = part[1]
        return self.slots[meeting, role]

    def pool(self, slot: Slot) -> list[str]:
        """Return who may hold a slot on one of the dates left."""
        if slot.complete:
            return list(slot.decided)
        people, days = self.problem.people, [one.day for one in self.dates.of(slot.meeting)]
        members = [name for name in people if self.problem.eligible(name, slot.role)]
        members = [name for name in members if any(people[name].belongs(day) for day in days)] if days else members
        return [*members, *self.problem.outsiders(slot.role)]

    def names(self, names: Collection[str]) -> str:
        """Name people, or count them where they are many."""
        if len(names) <= PEOPLE:
            return self.say.list([*names])
        return self.say("{count} people", count=len(names))

    def members(self, names: Collection[str]) -> str:
        """Name people, or say how many of all members they are."""
        if len(names) <= PEOPLE:
            return self.say.list([*names])
        return self.say("{count} of {whole} members", count=len(names), whole=len(self.problem.people))

    def days(self, dates: Collection[Candidate]) -> str:
        """List dates, or count them where they are many."""
        days = list(dict.fromkeys(one.day for one in dates))
        if len(days) <= DATES:
            return self.say.list(days)
        return self.say("{count} dates from {first} to {last}", count=len(days), first=days[0], last=days[-1])


Telling = Callable[[Story], Iterator[str]]
"""Tells of one kind of thing that stands in the way."""
