"""Duties go to those who have waited longest."""

from __future__ import annotations

from typing import ClassVar

from netplan.domain import Problem
from netplan.language import Message, Say, mark, message
from netplan.rules.by_turns import ByTurns
from netplan.rules.facts import rotating
from netplan.rules.queues import LastServedQueue, Queue
from netplan.rules.standings import LastServed, Standing
from netplan.rules.vocabulary import Vocabulary

__all__ = ["LongestSince"]


class LongestSince(ByTurns):
    """Whose last duty in any of these roles lies furthest back goes first: `turns` by `longest_since`.

    Counted in meetings, this plan's earlier ones included; who never served counts from joining. What is counted are
    the people passed over. Source: the scribe lists of the W3C groups AUWG and UAWG.
    """

    name: ClassVar[str] = "longest_since"
    called: ClassVar[str] = mark("waiting time")

    def sentence(self, say: Say) -> str:
        if not self.roles:
            return say("duties go to those who have waited longest")
        return say("duties as {roles} go to those who have waited longest", roles=say.roles(self.roles))

    def standing(self, problem: Problem) -> Standing:
        return LastServed(problem, rotating(problem, self.roles))

    def queue(self, v: Vocabulary) -> Queue:
        return LastServedQueue(v, self.standing(v.problem))

    def before(self, name: str, others: list[str], role: str, meeting: str) -> Message:
        return message("{name} has waited longer than {others}, {role} of {meeting}", name=name, others=others,
                       role=role, meeting=meeting)  # fmt: skip
