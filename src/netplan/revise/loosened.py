"""What may change: decisions of the file that the plan had already are open again, at the price of changing them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import zip_longest
from typing import Any

from netplan.dates import Candidate, candidates
from netplan.domain import Assignment, Problem, Rule, Single, SlotKind, Tentative
from netplan.errors import InputError
from netplan.explain.edits import Changed
from netplan.explain.why_open import AROUND
from netplan.plan import Level, Plan, PlannedMeeting
from netplan.revise.entries import entry_of, held_then, stands, with_entries
from netplan.rules import rules_of
from netplan.rules.decided import Decided
from netplan.rules.excepted import findings
from netplan.rules.view import judged

__all__ = ["Loosened"]

DATE, VENUE = "date", "venue"


@dataclass
class Loosened:
    """A problem whose coming meetings may change, and the way back.

    Parameters
    ----------
    before
        The problem, in which what happened is decided.
    plan
        The plan that stands.
    past
        Ids of the meetings that have taken place.
    as_of
        The day it is: no coming meeting is moved to an earlier one.
    move
        Meetings that are to have another date, and keep their people.
    redraw
        Meetings that keep date and venue, and whose people are drawn anew.
    asked
        Deferred roles for which holders are to be proposed in any case.
    """

    before: Problem
    plan: Plan
    past: Collection[str]
    as_of: dt.date
    move: Collection[str] = ()
    redraw: Collection[str] = ()
    asked: Collection[str] = ()
    opened: set[tuple[str, str]] = field(default_factory=set)
    """What was decided and may change: meeting, and ``date``, ``venue`` or the key of a role."""

    def __post_init__(self) -> None:
        self.coming = {one.id: one for one in self.plan.meetings
                       if one.id in self.before.by_id and one.id not in self.past}  # fmt: skip
        roles = self.before.network.roles
        filled = {role for one in self.coming.values() for role, names in one.roles.items() if names}
        self.propose = tuple(key for key, role in roles.items()
                             if role.decided_by and (key in filled or key in self.asked))  # fmt: skip
        """Deferred roles that are to be filled where the plan fills them."""
        self._slots = {(one.meeting, one.role): one for one in self.before.slots(self.propose)}
        entries = {one.id: entry_of(self.before, one.id) for one in self.before.meetings}
        fresh = {one: entry.model_copy(update=self._changes(one)) for one, entry in entries.items()}
        self.problem = self._as_lenient(with_entries(self.before, fresh, rules=self._rules()))
        """The problem with everything open that may change."""

    def _rules(self) -> tuple[Rule, ...]:
        """Return the rules, in which no decision that is left may give way."""
        rules = self.before.network.rules
        kept = [one.model_copy(update={"price": "never"}) if isinstance(one, Decided) else one for one in rules]
        return (*kept, *(() if any(isinstance(one, Decided) for one in rules) else (Decided(price="never"),)))

    def _as_lenient(self, problem: Problem) -> Problem:
        """Return the problem in which no rule finds more wrong with the plan that stands than before.

        A few rules judge holders whom netplan chose, and not those on whom people decided.
        """
        if not self.opened:
            return problem
        change, numbers = Changed(problem), {rule: number for number, rule in enumerate(rules_of(problem))}
        known = tuple(one for one in self.plan.meetings if one.id in self.before.by_id)
        plan = self.plan.model_copy(update={"meetings": known})
        seen, now = judged(self.before, plan), judged(problem, plan)
        for rule in (rule for rule in rules_of(self.before) if rule in numbers):
            found = {one.about: one.amount for one in findings(rule, self.before, seen) if one.level is Level.ERROR}
            for one in findings(rule, problem, now):
                more = Fraction(one.amount) - Fraction(found.get(one.about, 0))
                if one.level is Level.ERROR and more > 0:
                    change.excepted(numbers[rule], one.about, more)
        return change.problem()

    def _changes(self, meeting: str) -> Mapping[str, Any]:
        """Return the fields of what is written about a meeting that change."""
        entry, planned = entry_of(self.before, meeting), self.coming.get(meeting)
        changes: dict[str, Any] = {}
        if planned is not None:
            changes = {**self._date(planned), **self._venue(planned)}
        roles = {**entry.roles, **dict(self._left_open(meeting)), **(dict(self._roles(planned)) if planned else {})}
        return {**changes, "roles": roles}

    def _date(self, planned: PlannedMeeting) -> dict[str, Any]:
        now = self.before.by_id[planned.id]
        if now.date is not None and not now.date.tentative and not stands(planned, DATE, now.date.value):
            return {}  # the file moves it
        if now.date is None:
            return {}
        if not now.date.tentative:
            self.opened.add((planned.id, DATE))
        elif planned.id not in self.move:
            return {}
        days = {planned.date - AROUND, planned.date + AROUND}
        first, last = max(self.before.season.from_, min(days)), min(self.before.season.to, max(days))
        window = entry_of(self.before, planned.id).window if now.window else f"{first}..{last}"
        opened = {"date": None, "window": window}
        shut = any(closed.covers(planned.date) for closed in self.before.network.closed)
        return opened if shut and self._has_dates(planned.id, opened) else self._also(planned, opened)

    def _also(self, planned: PlannedMeeting, fields: dict[str, Any]) -> dict[str, Any]:
        """Return the fields with the day as planned, whatever else stands against it: people decided on it."""
        also = {*entry_of(self.before, planned.id).also, planned.date}
        return {**fields, "also": tuple(sorted(also))}

    def _has_dates(self, meeting: str, fields: Mapping[str, Any]) -> bool:
        """Tell whether a meeting has a date to be moved to."""
        entry = entry_of(self.before, meeting).model_copy(update=fields)
        try:
            found = candidates(with_entries(self.before, {meeting: entry})).by_meeting[meeting]
        except InputError:
            return False
        return any(one.day >= self.as_of for one in found)

    def _venue(self, planned: PlannedMeeting) -> dict[str, Any]:
        now = self.before.by_id[planned.id].venue
        if now is None or now.tentative or not stands(planned, VENUE, now.value):
            return {}
        self.opened.add((planned.id, VENUE))
        return {"venue": None}

    def _left_open(self, meeting: str) -> Iterator[tuple[str, Assignment]]:
        """Yield the deferred roles that stay open at a meeting although others are filled elsewhere."""
        planned = self.coming.get(meeting)
        for role in self.propose:
            given = self.before.by_id[meeting].roles.get(role)
            filled = planned is not None and planned.holders(role)
            decided = given is not None and (given.decided or given.unused)
            if not filled and not decided and (role not in self.asked or meeting in self.past):
                yield role, Assignment(unused=True)

    def _roles(self, planned: PlannedMeeting) -> Iterator[tuple[str, Assignment]]:
        for role in self.before.network.roles:
            slot, given = self._slots.get((planned.id, role)), self.before.by_id[planned.id].roles.get(role)
            if slot is None or slot.kind is not SlotKind.CHOSEN:
                continue
            free = {*self.before.people, *self.before.outsiders(role)}
            free &= {*planned.holders(role), *planned.superseded.get(role, ())}
            stays = [name for name in given.decided if name in free] if given else []
            anew = [name for name in given.decided if name not in free] if given else []  # guests by name, too
            if given is not None and stays:
                self.opened.add((planned.id, role))
                yield role, Assignment(decided=anew, tentative=given.tentative, open=given.open + len(stays))

    def possible(self, one: Candidate) -> bool:
        """Tell whether a meeting may be held then: not earlier than today, and elsewhen where it is to be moved."""
        planned, decided = self.coming.get(one.meeting), self.problem.by_id[one.meeting].date
        if one.meeting in self.past or (decided is not None and not decided.tentative):
            return True
        moved = planned is None or one.meeting not in self.move or one.day != planned.date
        return moved and one.day >= self.as_of

    def standing(self) -> Plan:
        """Return the coming meetings as they stand; what the file decides is as settled as what people accepted."""
        meetings = []
        for planned in self.coming.values():
            states = dict(planned.states)
            for role, names in planned.roles.items():
                states[role] = tuple(self._state(planned, role, name) for name in names)
            states[DATE] = (self._state(planned, DATE),)
            if planned.venue:
                states[VENUE] = (self._state(planned, VENUE),)
            meetings.append(planned.model_copy(update={"states": states}))
        return self.plan.model_copy(update={"meetings": tuple(meetings)})

    def _state(self, planned: PlannedMeeting, what: str, name: str | None = None) -> Any:
        now, state = self.before.by_id[planned.id], planned.state(what, name)
        given = now.roles.get(what)
        decided = what in (DATE, VENUE) and (planned.id, what) in self.opened
        decided |= given is not None and name in given.decided
        return "accepted" if decided and state in ("tentative", "proposed", "announced") else state

    def decided_again(self, problem: Problem, plan: Plan, *, searched: bool = False) -> Problem:
        """Return the problem that a plan is for, with what was decided before decided as it now is.

        Parameters
        ----------
        problem
            The problem with everything open, as rules may have given way in it.
        plan
            Its plan.
        searched
            Whether a plan is to be looked for in it, so that deferred roles stay open where they were.
        """
        entries: dict[str, Single] = {}
        for meeting in self.before.meetings:
            entry, before = entry_of(problem, meeting.id), entry_of(self.before, meeting.id)
            planned = plan.by_id.get(meeting.id)
            update: dict[str, Any] = {name: getattr(before, name) for name in ("date", "venue", "window", "time")}
            if (meeting.id, DATE) in self.opened and planned is not None:
                update |= held_then(self.before, planned)
            if (meeting.id, VENUE) in self.opened and planned is not None:
                update["venue"] = planned.venue and Tentative[str](value=planned.venue)
            update["roles"] = self._again(before, meeting.id, planned)
            if searched:
                update["roles"] |= dict(self._left_open(meeting.id))
            update["also"] = tuple(day for day in entry.also if day in before.also or not self._own(meeting.id, day))
            entries[meeting.id] = entry.model_copy(update=update)
        return with_entries(problem, entries, rules=tuple(self._rules_again(problem)))

    def superseded(self, plan: Plan, meeting: str) -> dict[str, tuple[str, ...]]:
        """Return what the file decides about a meeting and a plan has otherwise, because it was free to change."""
        now, planned, found = self.before.by_id[meeting], plan.by_id[meeting], dict[str, tuple[str, ...]]()
        if (meeting, DATE) in self.opened and now.date is not None and now.date.value != planned.date:
            found[DATE] = (str(now.date.value),)
        if (meeting, VENUE) in self.opened and now.venue is not None and now.venue.value != planned.venue:
            found[VENUE] = (now.venue.value,)
        for role, given in now.roles.items():
            gone = tuple(name for name in given.decided if name not in planned.holders(role))
            if (meeting, role) in self.opened and gone:
                found[role] = gone
        return found

    def _rules_again(self, problem: Problem) -> Iterator[Rule]:
        """Yield the rules as they were, but for those that gave way."""
        opened, stated = self.problem.network.rules, self.before.network.rules
        mine = dict(zip_longest(opened, stated[: len(opened)]))
        for rule in problem.network.rules:
            known = mine.get(rule) if rule in mine else rule
            if known is not None:
                yield known

    def _own(self, meeting: str, day: dt.date) -> bool:
        """Tell whether a day was opened here, because the plan has it."""
        return (meeting, DATE) in self.opened and self.coming[meeting].date == day

    def _again(self, before: Single, meeting: str, planned: PlannedMeeting | None) -> dict[str, Assignment]:
        roles = dict(before.roles)
        for role, given in self.before.by_id[meeting].roles.items():
            names = planned.holders(role) if planned is not None else ()
            if (meeting, role) in self.opened and given.decided and planned is not None:
                some = sorted((name for name in names if name not in given.tentative), key=lambda name:
                              name not in given.decided)  # fmt: skip
                kept = some[: len(given.decided)] if given.open or given.tentative else some
                open_ = max(0, given.size - len(kept) - len(given.tentative))
                roles[role] = Assignment(decided=kept, tentative=given.tentative, open=open_)
        return roles
