"""What members like and dislike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import ClassVar

from netplan.dates import Candidate, candidates, tastes
from netplan.domain import Answer, Given, Measure, Member, Problem, Slot, SlotKind, Wish, total
from netplan.domain.rule import RoleRefs
from netplan.language import Say, mark, message
from netplan.plan import Finding, Plan, PlannedMeeting
from netplan.rules.facts import exceeded, held_meetings, plan_slots, rotating
from netplan.rules.vocabulary import Vocabulary

__all__ = ["Likes"]

Slots = Mapping[tuple[str, str], Slot]


class Likes(Wish):
    """Members get what they like and are spared what they dislike; 0 points is perfect.

    One point for each duty in a role that its holder dislikes, and for each meeting that a member can come to on a
    date, or at a venue, that he or she dislikes. One point for each role that a member likes, could have and has
    not once in the season, and for each meeting not on a date (not at a venue) that he or she likes although one
    would have been possible. Duties bound by rule are nobody's choice. Source: parish rota programmes, which keep a
    list of preferences for each person.
    """

    name: ClassVar[str] = "likes"
    called: ClassVar[str] = mark("likes and dislikes")
    unit: ClassVar[str] = mark("points")

    roles: RoleRefs = ()
    """Which roles count; empty: all that netplan fills. Dates and venues always count."""

    def sentence(self, say: Say) -> str:
        return say("members get what they like and are spared what they dislike")

    def measures(self, v: Vocabulary) -> Iterator[Measure]:
        roles = rotating(v.problem, self.roles)
        for name, member in v.problem.people.items():
            if member.likes or member.dislikes:
                yield from self._of_roles(v, member, roles)
                for meeting in v.problem.meetings:
                    coming = [one for one in v.able(name, meeting.id) if member.belongs(one.day)]
                    if coming:
                        yield from self._of_dates(v, name, meeting.id, coming)
                        yield from self._of_venues(v, member, meeting.id, coming)

    def _of_roles(self, v: Vocabulary, member: Member, roles: tuple[str, ...]) -> Iterator[Measure]:
        meetings = [meeting.id for meeting in v.problem.meetings]
        for role in (role for role in roles if role in member.dislikes):
            for meeting in (one for one in meetings if not v.problem.bound(member.name, role, one)):
                yield Measure((member.name, role, meeting), self.unit, (v.serves(member.name, role, meeting),))
        for role in (role for role in roles if role in member.likes):
            if self._could_have(v.problem, v.slots, member.name, role):
                missed = 1 - total(v.serves(member.name, role, meeting) for meeting in meetings)
                yield Measure((member.name, role), self.unit, (missed,))

    def _of_dates(self, v: Vocabulary, name: str, meeting: str, coming: list[Candidate]) -> Iterator[Measure]:
        taste = tastes(v.problem)[name]
        disliked = [v.held(meeting, one) for one in coming if one.day in taste.dislikes]
        liked = [v.held(meeting, one) for one in coming if one.day in taste.likes]
        if disliked:
            yield Measure((name, meeting, "disliked"), self.unit, (total(disliked),))
        if liked:
            yield Measure((name, meeting, "liked"), self.unit, (v.used(meeting) - total(liked),))

    def _of_venues(self, v: Vocabulary, member: Member, meeting: str, coming: list[Candidate]) -> Iterator[Measure]:
        everywhen = len(coming) == len(v.dates(meeting))
        for venue in (venue for venue in v.problem.places if venue in member.dislikes):
            there = v.used(meeting) if everywhen else total(v.held(meeting, one) for one in coming)
            yield Measure((member.name, meeting, venue), self.unit, (Given((v.at(meeting, venue),), there),))
        liked = self._liked_venues(v.problem, member, meeting)
        if liked:
            at_liked = total(v.at(meeting, venue) for venue in liked)
            yield Measure((member.name, meeting, "venue"), self.unit, (v.used(meeting) - at_liked,))

    def _could_have(self, problem: Problem, slots: Slots, name: str, role: str) -> bool:
        """Tell whether a member has a role at some meeting, or netplan could give it."""
        member, first_days = problem.people[name], candidates(problem).first_days
        return any(
            name in slot.decided
            or (slot.kind is SlotKind.CHOSEN and not slot.complete and problem.eligible(name, role)
                and not problem.barred(name, role, slot.meeting) and member.belongs(first_days[slot.meeting]))
            for slot in slots.values() if slot.role == role
        )  # fmt: skip

    def _could_be_on(self, problem: Problem, name: str, meeting: str, days: frozenset[date] | None = None) -> bool:
        """Tell whether a member could come to a meeting, on one of these days or at all."""
        answers = candidates(problem).answers
        return any(
            (days is None or one.day in days) and problem.people[name].belongs(one.day)
            and answers.of(name, one.start, one.end) is not Answer.NO
            for one in candidates(problem).by_meeting[meeting]
        )  # fmt: skip

    def _liked_venues(self, problem: Problem, member: Member, meeting: str) -> list[str]:
        """Return the venues that a member likes; none where another one is decided."""
        liked = [venue for venue in problem.places if venue in member.likes]
        written = problem.by_id[meeting].venue
        elsewhere = written is not None and not written.tentative and written.value not in liked
        return [] if elsewhere else liked

    def check(self, problem: Problem, plan: Plan) -> Iterator[Finding]:
        slots, meetings = plan_slots(problem, plan), tuple(held_meetings(problem, plan))
        for name, member in problem.people.items():
            for role in rotating(problem, self.roles):
                held = [one.id for one in meetings if name in one.holders(role)]
                for id_ in held if role in member.dislikes else ():
                    if not problem.bound(name, role, id_):
                        said = message("{name} is {role} of {meeting} and dislikes it", name=name,
                                       role=problem.label(role), meeting=id_)  # fmt: skip
                        yield exceeded(self, (name, role, id_), 1, said)
                if role in member.likes and not held and self._could_have(problem, slots, name, role):
                    said = message("{name} likes to be {role} and is not", name=name, role=problem.label(role))
                    yield exceeded(self, (name, role), 1, said)
            for meeting in meetings if member.likes or member.dislikes else ():
                yield from self._check_meeting(problem, member, meeting)

    def _check_meeting(self, problem: Problem, member: Member, meeting: PlannedMeeting) -> Iterator[Finding]:
        taste, words = tastes(problem)[member.name], {"name": member.name, "meeting": meeting.id, "day": meeting.date}
        answer = candidates(problem).answers.of(member.name, meeting.start, meeting.end)
        comes = member.belongs(meeting.date) and answer is not Answer.NO
        if comes and meeting.date in taste.dislikes:
            said = message("{meeting} is on {day}, which {name} dislikes", **words)
            yield exceeded(self, (member.name, meeting.id, "disliked"), 1, said)
        on_liked = comes and meeting.date in taste.likes
        if not on_liked and self._could_be_on(problem, member.name, meeting.id, taste.likes):
            said = message("{name} would rather have another of the dates of {meeting} than {day}", **words)
            yield exceeded(self, (member.name, meeting.id, "liked"), 1, said)
        if comes and meeting.venue in problem.places and meeting.venue in member.dislikes:
            said = message("{meeting} is in {venue}, which {name} dislikes", venue=meeting.venue, **words)
            yield exceeded(self, (member.name, meeting.id, meeting.venue), 1, said)
        liked = self._liked_venues(problem, member, meeting.id)
        possible = comes or self._could_be_on(problem, member.name, meeting.id)
        if liked and possible and meeting.venue not in liked:
            said = message("{meeting} is not in {venues}, which {name} likes", venues=liked, **words)
            yield exceeded(self, (member.name, meeting.id, "venue"), 1, said)
