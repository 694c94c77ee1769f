"""Duties go to those who have had the fewest."""

from __future__ import annotations

from typing import ClassVar

from netplan.domain import Problem
from netplan.language import Message, Say, mark, message
from netplan.rules.by_turns import ByTurns
from netplan.rules.facts import rotating
from netplan.rules.queues import CountQueue, Queue
from netplan.rules.standings import Fewest as Counts
from netplan.rules.standings import Standing
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Fewest"]


class Fewest(ByTurns):
    """Who has had the fewest duties goes first: `turns` by `fewest`, a count queue.

    Counted are meetings with a duty in any of these roles, the recorded ones included, so that a newcomer goes first
    and skipping meetings gains nothing. Ties are left to the wishes that follow: `longest_since` makes it a queue in
    which one goes to the end of those with as many duties. Source: the scribe list of the W3C eGovernment group.
    """

    name: ClassVar[str] = "fewest"
    called: ClassVar[str] = mark("fewest turns")

    def sentence(self, say: Say) -> str:
        if not self.roles:
            return say("duties go to those who have had the fewest")
        return say("duties as {roles} go to those who have had the fewest", roles=say.roles(self.roles))

    def standing(self, problem: Problem) -> Standing:
        return Counts(problem, rotating(problem, self.roles))

    def queue(self, v: Vocabulary) -> Queue:
        return CountQueue(v, self.standing(v.problem))

    def before(self, name: str, others: list[str], role: str, meeting: str) -> Message:
        return message("{name} has had fewer turns than {others}, {role} of {meeting}", name=name, others=others,
                       role=role, meeting=meeting)  # fmt: skip
