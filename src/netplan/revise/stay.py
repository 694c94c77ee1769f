"""What stands stays: the price of all changes of a plan, and who has declined is replaced."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime
from fractions import Fraction
from typing import ClassVar

from netplan.dates import candidates
from netplan.domain import ChangePrices, Expression, Measure, Problem, Wish, total
from netplan.domain.base import Frozen
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules import PlanView, Vocabulary
from netplan.rules.facts import exceeded

__all__ = ["Declined", "Stay", "Stood", "stood"]

HOURS = 2
"""Other hours on the same day cost one part in so many of what another day costs."""


class Stood(Frozen):
    """One decision of the plan that stands, with what it costs to change it."""

    meeting: str
    """Id of the meeting."""
    what: str
    """``date``, ``venue`` or the key of a role."""
    choice: str
    """The venue or the holder; of a date its start, with the offset."""
    end: str = ""
    """Of a date: its end."""
    price: str
    """What it costs to change it, as an exact number."""
    declined: bool = False
    """Whether the holder said no."""


def stood(plan: Plan, prices: ChangePrices, free: Collection[str] = ()) -> tuple[Stood, ...]:
    """Return the decisions of a plan, with what it costs to change each.

    Parameters
    ----------
    plan
        The plan.
    prices
        The prices.
    free
        Meetings whose holders change for nothing.
    """
    found = []
    for one in plan.meetings:
        price = str(prices.of("date", one.state("date")))
        start, end = one.start.isoformat(), one.end.isoformat()
        found.append(Stood(meeting=one.id, what="date", choice=start, end=end, price=price))
        if one.venue is not None:
            price = str(prices.of("venue", one.state("venue")))
            found.append(Stood(meeting=one.id, what="venue", choice=one.venue, price=price))
        for role, name, state in one.held():
            price = "0" if one.id in free else str(prices.of(role, state))
            declined = state == "declined"
            found.append(Stood(meeting=one.id, what=role, choice=name, price=price, declined=declined))
    return tuple(found)


class Stay(Wish):
    """As little as possible changes, by price.

    Another date, another venue, and each holder who goes costs what the file says, by how far it had come. Whoever
    comes in the place of somebody costs nothing besides; each holder more than before costs as a proposed one. A
    meeting that was not planned costs nothing, unless the season could do without it.
    """

    name: ClassVar[str] = "stay"
    unit: ClassVar[str] = mark("price of changes")

    before: tuple[Stood, ...]
    """What the plan decides."""
    prices: ChangePrices
    """What changes cost."""
    free: tuple[str, ...] = ()
    """Meetings whose holders change for nothing."""

    def sentence(self, say: Say) -> str:
        """Say what is wanted."""
        return say("as little as possible changes")

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        """Yield the price of the changes of each decision."""
        known = {meeting.id for meeting in v.problem.meetings}
        holders: dict[tuple[str, str], list[Stood]] = defaultdict(list)
        for one in (one for one in self.before if one.meeting in known):
            if one.what == "date":
                yield Measure((one.meeting, "date"), self.unit, (self._date(v, one),))
            elif one.what == "venue":
                there = v.at(one.meeting, one.choice) if one.choice in v.problem.places else 0
                yield Measure((one.meeting, "venue"), self.unit, ((1 - there) * Fraction(one.price),))
            else:
                holders[one.meeting, one.what].append(one)
        planned = {one.meeting for one in self.before}
        for meeting in sorted(known):
            if meeting in planned:
                yield from self._roles(v, meeting, holders)
            elif meeting in v.problem.optional:
                more = v.used(meeting) * self.prices.of("date", "proposed")
                yield Measure((meeting, "date"), self.unit, (more,))

    def _date(self, v: Vocabulary, one: Stood) -> Expression:
        start, end, price = datetime.fromisoformat(one.choice), datetime.fromisoformat(one.end), Fraction(one.price)
        day = v.among(one.meeting, {start.astimezone(v.problem.network.zone).date()})
        same = v.on(one.meeting, lambda other: int((other.start, other.end) == (start, end)))
        return (1 - day) * price + (day - same) * (price / HOURS)

    def _roles(
        self, v: Vocabulary, meeting: str, holders: dict[tuple[str, str], list[Stood]]
    ) -> Iterator[Measure]:
        """Yield for each role what those cost who go, and those who come beyond them."""
        for role in v.problem.network.roles:
            before = holders.get((meeting, role), [])
            names = {one.choice for one in before}
            stays = {one.choice: v.serves(one.choice, role, meeting) for one in before}
            gone = total((1 - stays[one.choice]) * Fraction(one.price) for one in before)
            slot = v.slots.get((meeting, role))
            others = [name for name in (v.holders(slot) if slot else ()) if name not in names]
            each = 0 if meeting in self.free else self.prices.of(role, "proposed")
            come = total(v.serves(name, role, meeting) for name in others) - total(1 - one for one in stays.values())
            if before or others:
                yield Measure((meeting, role), self.unit, (gone, gone + come * each))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Work out the price of each change of a plan."""
        view = PlanView(problem, candidates(problem), plan)
        for measure in self.measures(view):
            amount = measure.excess()
            if amount:
                yield exceeded(self, measure.about, amount, message("changes for {price}", price=amount))


class Declined(Wish):
    """Who has declined a duty does not keep it."""

    name: ClassVar[str] = "declined"
    unit: ClassVar[str] = mark("declined duties")

    before: tuple[Stood, ...]
    """What the plan decides."""

    def sentence(self, say: Say) -> str:
        """Say what is wanted."""
        return say("whoever has declined a duty does not keep it")

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        """Count the declined duties that are kept."""
        for one in self.before:
            if one.declined and one.what in v.problem.network.roles:
                kept = v.serves(one.choice, one.what, one.meeting)
                yield Measure((one.meeting, one.what, one.choice), self.unit, (kept,))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Find the declined duties that a plan keeps."""
        for one in self.before:
            planned = plan.by_id.get(one.meeting)
            if one.declined and planned is not None and one.choice in planned.holders(one.what):
                said = message("{name} has declined to be {role} of {meeting}", name=one.choice,
                               role=problem.network.roles[one.what].label or one.what, meeting=one.meeting)  # fmt: skip
                yield exceeded(self, (one.meeting, one.what, one.choice), 1, said)
