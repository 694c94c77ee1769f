"""Plain facts of a problem that several rules read: past meetings, holders, what a decision is called."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from netplan.dates import candidates
from netplan.domain import Answer, HistoryRow, Ledger, Number, Problem, Rule, Series, Slot, people
from netplan.language import Say
from netplan.plan import Finding, Level, Plan, PlannedMeeting

__all__ = [
    "Decision", "Past", "alike", "asked_of", "can_come", "comes", "exceeded", "gap", "given", "held_meetings",
    "hoped_for", "last_holders", "ledger", "meetings_before", "meetings_named", "narrowed", "neighbours",
    "outermost", "past_meetings", "plan_slots", "rotating", "settled_roles", "written",
]  # fmt: skip


def exceeded(rule: Rule, about: tuple[str, ...], amount: Number, sentence: str) -> Finding:
    """Make the finding that a rule is exceeded by an amount."""
    return Finding(rule.name, about, amount, rule.unit, Level.ERROR, sentence)


@dataclass(frozen=True, slots=True)
class Decision:
    """One choice that can be made.

    Parameters
    ----------
    meeting
        Id of the meeting.
    what
        ``date``, ``venue`` or the key of a role.
    choice
        The date's key, the venue or the holder.
    """

    meeting: str
    what: str
    choice: str


@dataclass(frozen=True, slots=True)
class Past:
    """A meeting of the recorded history.

    Parameters
    ----------
    day
        When it was.
    rows
        What is recorded of it.
    """

    day: date
    rows: tuple[HistoryRow, ...]

    @property
    def meeting(self) -> str | None:
        """Which meeting it was, where that is recorded."""
        return next((row.meeting for row in self.rows if row.meeting), None)

    @property
    def exact(self) -> bool:
        """Whether its day is recorded, not only the month or the quarter."""
        return any(row.date == str(self.day) for row in self.rows)

    @property
    def venue(self) -> str | None:
        """Where it was."""
        return next((row.venue for row in self.rows if row.venue), None)

    def holders(self, role: str) -> tuple[str, ...]:
        """Return who held a role, as often as it is recorded."""
        return tuple(row.member for row in self.rows if row.role == role and row.member)

    def served(self, member: str, roles: tuple[str, ...]) -> tuple[str, ...]:
        """Return which of the roles the member held."""
        return tuple(row.role for row in self.rows if row.member == member and row.role in roles)

    def on_duty(self, problem: Problem, member: str, roles: tuple[str, ...]) -> bool:
        """Tell whether the member held one of the roles, and not because a rule binds it to him."""
        return any(not problem.bound(member, role) for role in self.served(member, roles))


def asked_of(slots: Mapping[tuple[str, str], Slot], role: str) -> tuple[str, ...]:
    """Return the ids of the meetings that have the role and do not leave it to others, in the order listed.

    Parameters
    ----------
    slots
        What each meeting asks of each role, by meeting and role.
    role
        The role.
    """
    return tuple(slot.meeting for slot in slots.values() if slot.role == role and not slot.left_open)


def meetings_named(problem: Problem, words: Collection[str] = ()) -> tuple[str, ...]:
    """Return the ids of the meetings named by id or by their series, in the order listed; all where none is named."""
    named = {word: {word} for word in words}
    for entry in problem.season.meetings:
        if isinstance(entry, Series) and entry.series in named:
            named[entry.series] = {meeting.id for meeting in entry.meetings()}
    wanted = {id_ for ids in named.values() for id_ in ids}
    return tuple(meeting.id for meeting in problem.meetings if not words or meeting.id in wanted)


def narrowed(say: Say, sentence: str, meetings: Collection[str]) -> str:
    """Say for which meetings a sentence is meant, where it is not for all."""
    return say("{sentence}, for {meetings}", sentence=sentence, meetings=meetings) if meetings else sentence


@lru_cache(maxsize=64)
def past_meetings(problem: Problem, among: tuple[str, ...] = ()) -> tuple[Past, ...]:
    """Return the recorded meetings, the oldest first; all lie before the season.

    Parameters
    ----------
    problem
        The problem.
    among
        Ids of meetings or names of series: only meetings that the history records under one of these names, or under
        the name of a meeting of such a series, are wanted; empty: all.
    """
    if among:
        names = {*among, *meetings_named(problem, among)}
        return tuple(one for one in past_meetings(problem) if one.meeting in names)
    rows: dict[tuple[date, str], list[HistoryRow]] = {}
    for row in problem.network.history:
        rows.setdefault(row.occasion, []).append(row)
    return tuple(Past(key[0], tuple(rows[key])) for key in sorted(rows))


def last_holders(problem: Problem, role: str) -> tuple[date, tuple[str, ...]] | None:
    """Return when a role was last recorded, and who held it, members or not; none where it never was."""
    recorded = ((one.day, one.holders(role)) for one in reversed(past_meetings(problem)))
    return next((found for found in recorded if found[1]), None)


def meetings_before(problem: Problem) -> int | None:
    """Return how many meetings were held before the season: as the contract says, else as many as are recorded.

    None where neither tells anything.
    """
    stated = problem.network.meetings_before
    return stated if stated is not None else len(past_meetings(problem)) or None


@lru_cache(maxsize=16)
def ledger(problem: Problem) -> Ledger:
    """Return the members' accounts; who belongs is judged on the first day of each window."""
    return Ledger(problem, candidates(problem).first_days)


def plan_slots(problem: Problem, plan: Plan) -> dict[tuple[str, str], Slot]:
    """Return the slots by meeting and role; a deferred one is open unless the plan fills it."""
    held = {(meeting.id, role) for meeting in plan.meetings for role, names in meeting.roles.items() if names}
    held -= {(meeting.id, slot.role) for meeting in plan.meetings for slot in meeting.open}
    both = zip(problem.slots(problem.network.roles), problem.slots(), strict=True)
    return {(one.meeting, one.role): one if (one.meeting, one.role) in held else left for one, left in both}


def hoped_for(problem: Problem, plan: Plan) -> Iterator[tuple[PlannedMeeting, str, str]]:
    """Yield the members who are tentative for roles that netplan leaves to others: meeting, role and member."""
    for slot in plan_slots(problem, plan).values():
        if slot.left_open and slot.meeting in plan.by_id:
            for name in (name for name in slot.tentative if name in problem.people):
                yield plan.by_id[slot.meeting], slot.role, name


def given(problem: Problem, name: str, slot: Slot) -> bool:
    """Tell whether people or a rule gave somebody the duty, so that netplan did not choose him for it."""
    return name in slot.decided or problem.bound(name, slot.role, slot.meeting)


def can_come(problem: Problem, meeting: PlannedMeeting, name: str) -> bool:
    """Tell whether somebody has not said no to a planned meeting, or is to be asked again."""
    answer = candidates(problem).answers.of(name, meeting.start, meeting.end)
    return answer is not Answer.NO or name in meeting.asked


def comes(problem: Problem, meeting: PlannedMeeting, name: str) -> bool:
    """Tell whether a member belongs to the network on the day of a planned meeting and can come."""
    return problem.people[name].belongs(meeting.date) and can_come(problem, meeting, name)


def rotating(problem: Problem, roles: tuple[str, ...]) -> tuple[str, ...]:
    """Return the roles named, or all that netplan fills where none is named."""
    return roles or problem.rotating()


def outermost(problem: Problem, roles: Collection[str]) -> tuple[str, ...]:
    """Return those of the roles that lie inside no other of them: a role inside another is no second duty."""
    return tuple(
        role for role in problem.network.roles
        if role in roles and not any(problem.inside(role, other) for other in roles)
    )  # fmt: skip


def settled_roles(slots: Iterable[Slot], roles: Collection[str], meeting: str) -> tuple[str, ...]:
    """Return those of the roles that a meeting uses; none where one of them is left to others."""
    used = [one for one in slots if one.meeting == meeting and one.role in roles]
    return () if any(one.left_open for one in used) else tuple(one.role for one in used)


def alike(problem: Problem, by: str, least: int = 1) -> dict[str, tuple[str, ...]]:
    """Return the members who share an `organisation`, a `place`, a `unit` or a `tag`, by what they share.

    Parameters
    ----------
    problem
        The problem.
    by
        What they share.
    least
        How many must share it.
    """
    return people.alike(problem.network.members, "tags" if by == "tag" else by, least)


def held_meetings(problem: Problem, plan: Plan, among: Collection[str] = ()) -> Iterator[PlannedMeeting]:
    """Yield the plan's meetings in the order in which the season lists them.

    Parameters
    ----------
    problem, plan
        The plan and what it is a plan for.
    among
        Which meetings count, by id or the name of their series; empty: all.
    """
    for meeting in meetings_named(problem, among):
        if meeting in plan.by_id:
            yield plan.by_id[meeting]


def written(problem: Problem, *, tentative: bool) -> Iterator[tuple[str, str, date | str]]:
    """Yield each date and venue that people wrote: the meeting, ``date`` or ``venue``, and its value.

    Parameters
    ----------
    tentative
        Whether those that may change are wanted, or those that are decided.
    """
    for meeting in problem.meetings:
        if meeting.date is not None and meeting.date.tentative == tentative:
            yield meeting.id, "date", meeting.date.value
        if meeting.venue is not None and meeting.venue.tentative == tentative:
            yield meeting.id, "venue", meeting.venue.value


def gap(problem: Problem, first: PlannedMeeting, second: PlannedMeeting) -> int:
    """Return the days from one meeting to the next; without sign where the order is free."""
    days = (second.date - first.date).days
    return abs(days) if problem.season.any_order else days


def neighbours(
    problem: Problem, plan: Plan, among: Collection[str] = ()
) -> Iterator[tuple[PlannedMeeting, PlannedMeeting]]:
    """Yield each two meetings of the plan (among some of them) that follow each other in the listed order."""
    meetings = tuple(held_meetings(problem, plan, among))
    yield from pairwise(meetings)
