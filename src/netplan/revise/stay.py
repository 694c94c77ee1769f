"""What stands stays: the price of all changes of a plan; and what is asked for is done first."""

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

__all__ = ["Asked", "Stay", "Stood", "stood"]

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
                yield Measure((one.meeting, "venue"), self.unit, ((1 - _same(v, one)) * Fraction(one.price),))
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
        day = _same(v, one)
        same = v.on(one.meeting, lambda other: int((other.start, other.end) == (start, end)))
        return (1 - day) * price + (day - same) * (price / HOURS)

    def _roles(
        self, v: Vocabulary, meeting: str, holders: dict[tuple[str, str], list[Stood]]
    ) -> Iterator[Measure]:
        """Yield for each role what those cost who go, and those who come beyond them."""
        for role in v.problem.network.roles:
            before = holders.get((meeting, role), [])
            names = {one.choice for one in before}
            slot = v.slots.get((meeting, role))
            left = {*slot.decided, *slot.tentative} if slot is not None and slot.left_open else set()  # people decide
            stays = {one.choice: v.used(meeting) if one.choice in left else v.serves(one.choice, role, meeting)
                     for one in before}  # fmt: skip
            gone = total((1 - stays[one.choice]) * Fraction(one.price) for one in before)
            others = [name for name in (v.holders(slot) if slot else ()) if name not in {*names, *left}]
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


class Asked(Wish):
    """What is asked for is done before the price of changes counts.

    Who has declined a duty does not keep it, nor gets another at that meeting; a meeting that is to be moved keeps its
    people, one whose roles are filled anew its date and its venue.
    """

    name: ClassVar[str] = "asked"
    unit: ClassVar[str] = mark("things otherwise than asked")

    before: tuple[Stood, ...]
    """What the plan decides."""
    move: tuple[str, ...] = ()
    """Meetings that keep their people."""
    redraw: tuple[str, ...] = ()
    """Meetings that keep date and venue."""

    def sentence(self, say: Say) -> str:
        """Say what is wanted."""
        return say("what is asked for is done")

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        """Count what is otherwise."""
        known = {meeting.id for meeting in v.problem.meetings}
        kept = {(one.meeting, one.what, one.choice) for one in self.before if not one.declined}
        for one in (one for one in self.before if one.meeting in known):
            about = (one.meeting, one.what, one.choice)
            if one.what in ("date", "venue"):
                if one.meeting in self.redraw:
                    yield Measure(about, self.unit, (1 - _same(v, one),))
            elif one.declined:
                for role in v.problem.network.roles:
                    if (one.meeting, role, one.choice) not in kept:
                        serves = v.serves(one.choice, role, one.meeting)
                        yield Measure((one.meeting, role, one.choice), self.unit, (serves,))
            elif one.meeting in self.move:
                yield Measure(about, self.unit, (1 - v.serves(one.choice, one.what, one.meeting),))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        """Find what is otherwise in a plan."""
        view = PlanView(problem, candidates(problem), plan)
        for measure in self.measures(view):
            if measure.excess():
                yield exceeded(self, measure.about, 1, message("{choice} is otherwise", choice=measure.about[-1]))

    def unmet(self, problem: Problem, plan: Plan) -> Iterator[str]:
        """Yield what a plan does otherwise than asked, as sentences without their full stop."""
        say, view = problem.say, PlanView(problem, candidates(problem), plan)
        declined = {(one.meeting, one.what, one.choice) for one in self.before if one.declined}
        for meeting, what, choice in (one.about for one in self.measures(view) if one.excess()):
            role = problem.label(what) if what in problem.network.roles else what
            words = {"meeting": meeting, "name": choice, "role": role}
            if what == "date":
                day = say.date(datetime.fromisoformat(choice).date(), weekday=True)
                yield say("{meeting} does not stay on {day}", meeting=meeting, day=day)
            elif what == "venue":
                yield say("{meeting} does not stay at {venue}", meeting=meeting, venue=choice)
            elif (meeting, what, choice) in declined:
                yield say("{name} said no and is still {role} of {meeting}, for nobody else can be", **words)
            elif (meeting, what, choice) in {(one.meeting, one.what, one.choice) for one in self.before}:
                yield say("{name} does not stay {role} of {meeting}", **words)
            else:
                yield say("{name} said no to a duty of {meeting} and becomes {role} of it", **words)


def _same(v: Vocabulary, one: Stood) -> Expression:
    """Say whether a meeting is on the day, or at the venue, where it stood."""
    if one.what == "venue":
        return v.at(one.meeting, one.choice) if one.choice in v.problem.places else 0
    return v.among(one.meeting, {datetime.fromisoformat(one.choice).astimezone(v.problem.network.zone).date()})
