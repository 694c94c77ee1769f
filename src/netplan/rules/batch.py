"""Nobody has a duty once more before everybody has had as many."""

from __future__ import annotations

from typing import ClassVar

from netplan.domain import Problem
from netplan.language import Message, Say, mark, message
from netplan.rules.by_turns import ByTurns
from netplan.rules.facts import rotating
from netplan.rules.queues import BatchQueue, Queue
from netplan.rules.standings import Batch as Counts
from netplan.rules.standings import Standing
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Batch"]


class Batch(ByTurns):
    """Nobody has a duty k+1 times before everybody has had one k times: `turns` by `batch`.

    Counted are meetings with a duty in any of these roles, the recorded ones included; duties bound by rule do not
    count. Who joins starts at the lowest count, on that day, of those who may hold one of the roles. What is counted
    are the people passed over. Source: journal clubs.
    """

    name: ClassVar[str] = "batch"
    called: ClassVar[str] = mark("everybody once first")

    def sentence(self, say: Say) -> str:
        if not self.roles:
            return say("nobody has another turn before everybody has had as many")
        return say(
            "nobody has another turn as {roles} before everybody has had as many",
            roles=say.list(say.roles(self.roles), style="or"),
        )

    def standing(self, problem: Problem) -> Standing:
        return Counts(problem, rotating(problem, self.roles))

    def queue(self, v: Vocabulary) -> Queue:
        return BatchQueue(v, Counts(v.problem, rotating(v.problem, self.roles)))

    def before(self, name: str, others: list[str], role: str, meeting: str) -> Message:
        return message("{name} has had fewer turns than {others}, {role} of {meeting}", name=name, others=others,
                       role=role, meeting=meeting)  # fmt: skip
