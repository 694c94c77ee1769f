"""Duties go round in a stated order."""

from __future__ import annotations

from typing import ClassVar

from pydantic import field_validator

from netplan.domain import Problem
from netplan.domain.rule import MemberRefs
from netplan.domain.values import each_once
from netplan.language import Message, Say, mark, message
from netplan.rules.by_turns import ByTurns
from netplan.rules.facts import rotating
from netplan.rules.queues import CountQueue, Queue
from netplan.rules.standings import Cycle, Standing
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Cyclic"]


class Cyclic(ByTurns):
    """Duties go round in a stated order, year after year: `turns` by `cyclic`.

    The cycle goes on where the recorded duties left it, after a postponement too. Whom it passes because he cannot
    come keeps his turn and comes first next time, but over the years never more than one turn. Who takes a turn
    `instead_of` another (in the history, with its `reason`) has had his own of this round, and the other is owed his.
    What is counted are the people passed over. Source: the presidency of the Nordic Council; the alphabetical
    note-takers of a Penn State committee.
    """

    name: ClassVar[str] = "cyclic"
    called: ClassVar[str] = mark("the order of turns")

    order: MemberRefs = ()
    """The members in their order; empty: the network's list. Who is not named comes after all who are."""

    @field_validator("order")
    @classmethod
    def _each_once(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return each_once(value)

    def sentence(self, say: Say) -> str:
        if self.roles and self.order:
            return say("duties as {roles} go round in the order {order}", roles=say.roles(self.roles), order=self.order)
        if self.order:
            return say("duties go round in the order {order}", order=self.order)
        if self.roles:
            return say("duties as {roles} go round in the order of the members", roles=say.roles(self.roles))
        return say("duties go round in the order of the members")

    def standing(self, problem: Problem) -> Standing:
        return Cycle(problem, rotating(problem, self.roles), self.order or tuple(problem.people))

    def queue(self, v: Vocabulary) -> Queue:
        return CountQueue(v, self.standing(v.problem))

    def before(self, name: str, others: list[str], role: str, meeting: str) -> Message:
        return message("{name} comes before {others} in the order, {role} of {meeting}", name=name, others=others,
                       role=role, meeting=meeting)  # fmt: skip
