"""The lot that decides between equally good plans."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import ClassVar

from netplan.domain import Measure, Problem, Wish, total
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.facts import Decision, exceeded, held_meetings, plan_slots
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Lot", "drawn_weight"]

WIDTH = 1_000_000
"""Weights run from 1 to this: wide enough that two plans hardly ever tie."""


def drawn_weight(*parts: object) -> int:
    """Return the weight, 1 to 1,000,000, that the lot gives to a choice: read from the SHA-256 of what names it.

    Parameters
    ----------
    parts
        What names the draw and the choice: seed, draw, season, and so on.
    """
    text = "\x1f".join(map(str, parts))
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") % WIDTH + 1


class Lot(Wish):
    """A public lot decides between plans that are equally good; the last wish of every solve.

    Each choice of a date, venue or holder weighs 1 to 1,000,000, read from the SHA-256 of seed, draw, season,
    meeting and choice: the same on every machine, new every season, favouring nobody.
    """

    name: ClassVar[str] = "lot"
    called: ClassVar[str] = mark("the lot")
    unit: ClassVar[str] = mark("lot")
    places: ClassVar[frozenset[str]] = frozenset()

    seed: int = 0
    """Another seed draws another lot."""
    draw: int = 1
    """Plans that tie in the first draw are drawn among once more."""

    def sentence(self, say: Say) -> str:
        return say("a public lot decides between equally good plans (seed {seed})", seed=self.seed)

    def weight(self, season: str, decision: Decision) -> int:
        """Return the weight of one choice."""
        return drawn_weight(self.seed, self.draw, season, decision.meeting, decision.what, decision.choice)

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        season = v.problem.season.name
        drawn = total(self.weight(season, decision) * chosen for decision, chosen in v.decisions())
        yield Measure((), self.unit, (drawn,))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        drawn, slots = 0, plan_slots(problem, plan)
        for meeting in held_meetings(problem, plan):
            key = meeting.start.astimezone(problem.network.zone).isoformat(timespec="minutes")
            venue = [Decision(meeting.id, "venue", meeting.venue)] if meeting.venue in problem.places else []
            holders = [
                Decision(meeting.id, role, name)
                for role, names in meeting.roles.items() if (meeting.id, role) in slots
                for name in names if name in problem.people or name in problem.outsiders(role)
            ]  # fmt: skip
            for decision in (Decision(meeting.id, "date", key), *venue, *holders):
                drawn += self.weight(problem.season.name, decision)
        yield exceeded(self, (), drawn, message("the lot drew {drawn}", drawn=drawn))
