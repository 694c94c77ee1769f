"""The way to the venue is short."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from netplan.domain import Answer, Expression, Given, Measure, Problem, Rule, Wish, may_be, total
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan
from netplan.rules.distances import distances
from netplan.rules.facts import comes, exceeded, held_meetings, past_meetings
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Travel"]


class Travel(Wish):
    """Members travel as little as possible from their places to the venues.

    Everybody counts who belongs to the network on that day and can come; nobody travels to an online venue. The
    distances are those of the network's `travel`, else great-circle km between Danish towns; a venue without a
    place lies in the town that it is named after. Members without a place are left out. Source: Danish associations
    that let their meetings move so that the way is shared.
    """

    name: ClassVar[str] = "travel"
    called: ClassVar[str] = mark("short journeys")
    unit: ClassVar[str] = mark("km")

    by: Literal["total", "worst"] = "total"
    """`total`: what all travel together in the season; `worst`: what the one travels who travels most, recorded
    meetings at the network's venues included, to which everybody is taken to have come who belonged then."""

    def check_words(self, problem: Problem, field: str) -> None:
        distances(problem)  # refuses places of which nothing is known

    def sentence(self, say: Say) -> str:
        if self.by == "total":
            return say("members travel as little as possible, all together")
        return say("whoever travels most over the years travels as little as possible")

    def steps(self, problem: Problem) -> tuple[Rule, ...]:
        if problem.network.travel_unit == "minutes":
            return (_InMinutes(by=self.by, give=self.give),)
        return (self,)

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        if self.by == "total":
            yield from self._together(v)
            return
        far = distances(v.problem)
        travelled = self._before(v.problem)
        pieces = tuple(
            sum(past) + total(
                far[name, venue] * _goes(v, name, meeting.id, venue)
                for meeting in v.problem.meetings for venue in v.problem.places if far[name, venue]
            )
            for name, past in travelled.items()
        )  # fmt: skip
        if pieces:
            yield Measure((), self.unit, pieces)

    def _together(self, v: Vocabulary) -> Iterator[Measure]:
        far = distances(v.problem)
        people = [(name, member) for name, member in v.problem.people.items() if member.place]
        for meeting in v.problem.meetings:
            coming = {
                one.key: [
                    name for name, member in people
                    if member.belongs(one.day) and v.answer(name, one) is not Answer.NO
                ]
                for one in v.dates(meeting.id)
            }  # fmt: skip
            for venue in v.problem.places:
                ways = {key: sum(far[name, venue] for name in names) for key, names in coming.items()}
                again = total(far[name, venue] * v.again(name, meeting.id) for name, _ in people)
                at, least = v.at(meeting.id, venue), min(ways.values())
                pieces: list[Expression | Given] = [least * at]  # implied by the other, and says at once what it costs
                if max(ways.values()) > least or may_be(again):
                    way = v.on(meeting.id, lambda one, ways=ways: ways[one.key])  # type: ignore[misc]
                    pieces.append(Given((at,), way + again))
                yield Measure((meeting.id, venue), self.unit, tuple(pieces))

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        far, travelled = distances(problem), self._before(problem)
        for meeting in held_meetings(problem, plan):
            if meeting.venue not in problem.places:
                continue
            ways = {name: far[name, meeting.venue] for name in travelled if comes(problem, meeting, name)}
            for name, way in ways.items():
                travelled[name].append(way)
            amount = sum(ways.values())
            if self.by == "total" and amount:
                said = message(
                    "{count} people travel {amount} {unit} to {meeting} in {venue}", count=len(ways), amount=amount,
                    unit=message(self.unit), meeting=meeting.id, venue=meeting.venue,
                )  # fmt: skip
                yield exceeded(self, (meeting.id, meeting.venue), amount, said)
        most = max((sum(ways) for ways in travelled.values()), default=0)
        if self.by == "worst" and most:
            names = [name for name, ways in travelled.items() if sum(ways) == most]
            said = message("most is travelled by {names}: {amount} {unit}", names=names, amount=most,
                           unit=message(self.unit))  # fmt: skip
            yield exceeded(self, (), most, said)

    def _before(self, problem: Problem) -> dict[str, list[int]]:
        """Return the ways to the recorded meetings of each member with a place."""
        far = distances(problem)
        return {
            name: [
                far[name, past.venue] for past in past_meetings(problem)
                if past.venue in problem.places and member.belongs(past.day)
            ]
            for name, member in problem.people.items() if member.place and problem.places
        }  # fmt: skip


class _InMinutes(Travel):
    """The same where the network counts minutes."""

    unit: ClassVar[str] = mark("minutes")


def _goes(v: Vocabulary, name: str, meeting: str, venue: str) -> Expression:
    """Say whether somebody comes to a meeting that is at this venue."""
    at, comes = v.at(meeting, venue), v.comes(name, meeting)
    if comes is v.used(meeting):
        return at  # whoever can always come needs no decision of his own
    return v.every((at, comes))
