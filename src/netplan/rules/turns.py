"""Whose turn it is."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import field_validator, model_validator

from netplan.domain import Problem
from netplan.domain.rule import MemberRefs
from netplan.domain.values import each_once
from netplan.errors import InputError
from netplan.language import Message, Say, mark, message
from netplan.rules.batch import Batch
from netplan.rules.by_turns import ByTurns
from netplan.rules.cyclic import Cyclic
from netplan.rules.fewest import Fewest
from netplan.rules.longest_since import LongestSince
from netplan.rules.queues import Queue
from netplan.rules.standings import Standing
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Turns"]


class Turns(ByTurns):
    """Duties go by turns: for each duty, the people passed over are counted.

    Passed over is who is eligible, can come, has no duty in that meeting given by people or a rule, and comes
    before the holder in the order. Who gets one of these roles in the same meeting is not passed over.
    Holders given by people or a rule are not judged; absence keeps the place. Whoever was displaced (`instead_of` in
    the history) is owed the turn: he comes before all others until his next duty. Outsiders have no turns.
    """

    name: ClassVar[str] = "turns"
    called: ClassVar[str] = mark("turns")

    by: Literal["longest_since", "cyclic", "fewest", "batch"] = "longest_since"
    """The order; each is a rule of its own name, too."""
    order: MemberRefs = ()
    """With `cyclic`: the members in their order; empty: the network's list."""

    @field_validator("order")
    @classmethod
    def _each_once(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        return each_once(value)

    @model_validator(mode="after")
    def _order_of_a_cycle(self) -> Turns:
        if self.order and self.by != "cyclic":
            raise InputError(
                message("turns by {by} follow no stated order", by=self.by),
                hint=message("write by: cyclic, or take order out"),
            )
        return self

    def sentence(self, say: Say) -> str:
        return self._rule().sentence(say)

    def standing(self, problem: Problem) -> Standing:
        return self._rule().standing(problem)

    def queue(self, v: Vocabulary) -> Queue:
        return self._rule().queue(v)

    def before(self, name: str, others: list[str], role: str, meeting: str) -> Message:
        return self._rule().before(name, others, role, meeting)

    def _rule(self) -> ByTurns:
        """Return the order as the rule of its own name."""
        if self.by == "cyclic":
            return Cyclic(roles=self.roles, order=self.order)
        orders: dict[str, type[ByTurns]] = {"longest_since": LongestSince, "fewest": Fewest, "batch": Batch}
        return orders[self.by](roles=self.roles)
