"""The price of every choice by brute force, for comparison with what netplan says."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from netplan.domain import Problem, SlotKind
from netplan.explain import why
from netplan.plan import Plan, PlannedMeeting, Why, WhyChoice, rounded
from netplan.rules import wishes_of
from oracle import every_plan
from ordered import order_of

__all__ = ["Prices", "open_places"]


class Prices:
    """Every plan of a small problem, asked for the best one with a choice."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._plans = list(every_plan(problem))
        self._order = order_of(problem, self._plans)

    def best(self, meeting: str, what: str, choice: WhyChoice) -> list[Fraction] | None:
        """Return each wish in the best plan with a choice; none where there is no such plan."""
        found = [one for one in self._plans if _has(one.plan.by_id.get(meeting), what, choice)]
        if not found:
            return None
        return list(min(found, key=lambda one: self._order(one.values)).values)

    def wrong(self, plan: Plan, meeting: str, what: str) -> list[str]:
        """Return what netplan says otherwise than brute force about the choices of one place."""
        said = why(self.problem, plan, meeting, what, workers=1)
        return [*self.decided(said), *(text for one in said.choices for text in self.compared(said, one))]

    def decided(self, said: Why) -> Iterator[str]:
        """Yield what netplan says otherwise about what decided in the best plan."""
        best = {one.choice: self.best(said.meeting, said.what, one) for one in said.choices}
        keys = {choice: self._order(values) for choice, values in best.items() if values is not None}
        chosen = {one.choice for one in said.choices if one.chosen}
        if not chosen or said.by in ("people", "rule", "others", "hand"):
            return
        others = sorted(key for choice, key in keys.items() if choice not in chosen)
        least = min(keys.values())
        by = "rules" if not others else {True: "lot", False: "wish"}[others[0] == least]
        if said.by != by:
            yield f"{said.meeting} {said.what} was decided by {by}, not {said.by}"
        if by == "wish":
            place = next(number for number, (a, b) in enumerate(zip(least, others[0], strict=True)) if a != b)
            wishes = wishes_of(self.problem)[:-1]
            names = [*(wish.name for wish in wishes), *(wish.name for wish in wishes if wish.give)]
            if said.wish != names[place]:
                yield f"{said.meeting} {said.what} was decided by {names[place]}, not {said.wish}"

    def compared(self, said: Why, one: WhyChoice) -> Iterator[str]:
        """Yield what netplan says otherwise about one choice."""
        best = self.best(said.meeting, said.what, one)
        label = f"{said.meeting} {said.what} {one.choice}"
        if one.possible is None or not one.proven:
            yield f"{label} is not proven"
        elif one.possible != (best is not None):
            yield f"{label} is {'' if best else 'im'}possible"
        elif best is not None and [rounded(price.after) for price in one.prices] != [rounded(value) for value in best]:
            yield f"{label} costs {[str(value) for value in best]}, not {[price.after for price in one.prices]}"


def _has(planned: PlannedMeeting | None, what: str, choice: WhyChoice) -> bool:
    if planned is None:
        return False
    if what == "date":
        return planned.start == choice.start
    if what == "venue":
        return planned.venue == choice.choice
    holders = planned.holders(what)
    return not holders if choice.choice == "nobody" else choice.choice in holders


def open_places(problem: Problem) -> Iterator[tuple[str, str]]:
    """Yield each date, venue and role that netplan chooses."""
    for meeting in problem.meetings:
        if meeting.date is None or meeting.date.tentative:
            yield meeting.id, "date"
        if problem.places and (meeting.venue is None or meeting.venue.tentative):
            yield meeting.id, "venue"
    for slot in problem.slots():
        if slot.kind is SlotKind.CHOSEN and not slot.complete:
            yield slot.meeting, slot.role
