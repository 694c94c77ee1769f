"""A plan with one thing changed, judged without the solver: another holder, another date, another venue.

Several changes are judged together just as well: two people who swap their duties.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from netplan.dates import Candidate, candidates
from netplan.domain import Expression, Measure, Number, Problem, Rule, Slot, SlotKind
from netplan.plan import Finding, Level, Plan, PlannedMeeting
from netplan.rules import PlanView, rules_of, wishes_of
from netplan.rules.attendance import counted
from netplan.rules.excepted import demands, findings
from netplan.rules.facts import given
from netplan.rules.open_view import OpenView, Trial
from netplan.rules.view import judged
from netplan.search.assemble import numbered

__all__ = ["Broken", "Change", "Judged", "Move", "Single"]


@dataclass(frozen=True, slots=True)
class Move:
    """One thing changed.

    Parameters
    ----------
    meeting
        Id of the meeting.
    what
        ``date``, ``venue`` or the key of a role.
    old, new
        The date's key, the venue or the holder before and after; none for a holder who comes or goes without another.
    """

    meeting: str
    what: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that a change breaks, or breaks by more than the plan does.

    Parameters
    ----------
    rule
        The rule.
    about
        Whom, what or when it concerns.
    amount
        By how much more it is exceeded.
    """

    rule: Rule
    about: tuple[str, ...]
    amount: Number


@dataclass(frozen=True, slots=True)
class Change:
    """What a wish's value is before and after."""

    wish: Rule
    before: Fraction
    after: Fraction


@dataclass(frozen=True, slots=True)
class Judged:
    """What one change does.

    Parameters
    ----------
    broken
        The rules that it breaks.
    changes
        The wishes whose values it changes, the most important first; the lot is the last.
    """

    broken: tuple[Broken, ...]
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A rule or wish whose measures an open view knows.

    Parameters
    ----------
    rule
        The rule or wish.
    end
        Its numbers end there.
    value
        Its value in the plan.
    """

    rule: Rule
    end: int
    value: Fraction


class Single:
    """Judges a plan with one thing changed.

    Parameters
    ----------
    problem, plan
        The plan, made by netplan or by hand, and what it is a plan for.
    duties
        Meeting, role and person of the only duties whose changes are judged; none: anything may be changed. The fewer
        there are, the sooner it is ready.
    """

    def __init__(self, problem: Problem, plan: Plan, duties: Iterable[tuple[str, str, str]] | None = None) -> None:
        self.problem = problem
        self.plan = plan
        self._plain = PlanView(problem, candidates(problem), plan)
        self._view = OpenView(self._plain, None if duties is None else frozenset(duties))
        self._rules = [self._spoken(rule, demands(rule, self._view)) for rule in rules_of(problem)]
        wishes = wishes_of(problem, plan.seed)
        self._wishes = [self._spoken(wish, wish.measures(self._view), squared=wish.squared()) for wish in wishes]

    @property
    def values(self) -> dict[Rule, Fraction]:
        """The value of each wish in the plan, in order; the lot is the last."""
        return {one.rule: one.value for one in self._wishes}

    def dates(self, meeting: str) -> tuple[Candidate, ...]:
        """Return the possible dates of a meeting, the plan's own among them."""
        return self._plain.dates(meeting)

    def date_of(self, meeting: str) -> Candidate:
        """Return the date that a meeting has in the plan."""
        planned = self.plan.by_id[meeting]
        now = (planned.start, planned.end)
        return next(one for one in self.dates(meeting) if (one.start, one.end) == now)

    def moves(self, meeting: str, what: str, new: str | None = None) -> tuple[Move, ...]:
        """Return every change of one date, one venue or one holder.

        Parameters
        ----------
        meeting
            Id of a meeting of the plan.
        what
            ``date``, ``venue`` or the key of a role: each other person then takes the place of each holder in turn,
            or is added where there is room.
        new
            Only changes to this date's key, venue or person; none: all.
        """
        planned = self.plan.by_id[meeting]
        if what == "date":
            now = self.date_of(meeting)
            found = [Move(meeting, what, now.key, one.key) for one in self.dates(meeting) if one != now]
        elif what == "venue":
            places = (one for one in self.problem.places if one != planned.venue)
            found = [Move(meeting, what, planned.venue, one) for one in places]
        else:
            found = [*self._holders(planned, what)]
        return tuple(one for one in found if new in (None, one.new))

    def judge(self, *moves: Move, stop: bool = False) -> Judged:
        """Tell what a change does.

        Parameters
        ----------
        moves
            The change; or several that are made together, each of another decision.
        stop
            Whether one broken rule, or where none is broken the first wish that changes, is all that is wanted.
        """
        with self._view.trial(one for move in moves for one in self._decided(move)) as trial:
            broken: list[Broken] = []
            for spoken in (one for one in self._rules if trial.touches(one.end)):
                broken += self._breaks(spoken, trial)
                if broken and stop:
                    return Judged(tuple(broken), ())
            changes: list[Change] = []
            for spoken in (one for one in self._wishes if trial.touches(one.end)):
                after = spoken.value + self._difference(spoken, trial)
                if after != spoken.value:
                    changes.append(Change(spoken.rule, spoken.value, after))
                    if stop:
                        break
            return Judged(tuple(broken), tuple(changes))

    def changed(self, *moves: Move) -> Plan:
        """Return the plan with the change made, or several."""
        by_id = dict(self.plan.by_id)
        for move in moves:
            by_id[move.meeting] = self._moved(by_id[move.meeting], move)
        meetings = [by_id[one.id] for one in self.plan.meetings]
        update = {"meetings": tuple(numbered(self.problem, meetings)), "wishes": (), "loads": (), "notes": ()}
        return self.plan.model_copy(update=update)

    def _moved(self, meeting: PlannedMeeting, move: Move) -> PlannedMeeting:
        if move.what == "date":
            date = self._candidate(move.meeting, move.new)
            changes: dict[str, object] = {"date": date.day, "start": date.start, "end": date.end}
        elif move.what == "venue":
            changes = {"venue": move.new}
        else:
            changes = {"roles": self._roles(meeting, move)}
        states = {what: names for what, names in meeting.states.items() if what not in meeting.roles}
        if move.what in states:
            states[move.what] = ("proposed",)
        other = meeting.model_copy(update={**changes, "states": states, "because": {}})
        return other.model_copy(update={"attendance": counted(self.problem, other)})

    def findings(self, *moves: Move, judged_so: Judged | None = None) -> tuple[Finding, ...]:
        """Return in words what rules a change, or several, break that the plan keeps, or break by more."""
        rules = dict.fromkeys(one.rule for one in (judged_so or self.judge(*moves)).broken)
        before, after = judged(self.problem, self.plan), judged(self.problem, self.changed(*moves))
        return tuple(finding for rule in rules for finding in self._new_findings(rule, before, after))

    def _new_findings(self, rule: Rule, before: Plan, after: Plan) -> Iterator[Finding]:
        known = {finding.about: finding.amount for finding in findings(rule, self.problem, before)}
        for finding in findings(rule, self.problem, after):
            if finding.level is Level.ERROR and finding.amount > known.get(finding.about, 0):
                yield finding

    def _spoken(self, rule: Rule, measures: Iterable[Measure], *, squared: bool = False) -> _Spoken:
        amounts = [self._view.measure(one, plain=squared) for one in measures]
        return _Spoken(rule, self._view.end, Fraction(rule.value(amounts)))

    def _breaks(self, spoken: _Spoken, trial: Trial) -> Iterator[Broken]:
        more: dict[tuple[str, ...], Number] = {}
        for index, before, after in trial.up_to(spoken.end):
            if index in self._view.measured:
                about = self._view.measured[index]
                more[about] = more.get(about, 0) + after - before
        yield from (Broken(spoken.rule, about, amount) for about, amount in more.items() if amount > 0)

    def _difference(self, spoken: _Spoken, trial: Trial) -> Number:
        """Return by how much a wish's value changes."""
        squared = spoken.rule.squared()
        return sum(
            after * after - before * before if squared else after - before
            for index, before, after in trial.up_to(spoken.end) if index in self._view.measured
        )  # fmt: skip

    def _decided(self, move: Move) -> Iterator[tuple[Expression, int]]:
        """Yield each decision that a change makes another way."""
        for choice, number in ((move.old, 0), (move.new, 1)):
            if choice is None:
                continue
            if move.what == "date":
                yield self._view.held(move.meeting, self._candidate(move.meeting, choice)), number
            elif move.what == "venue":
                yield self._view.at(move.meeting, choice), number
            else:
                for role in self._along(move):
                    yield self._view.serves(choice, role, move.meeting), number

    def _along(self, move: Move) -> tuple[str, ...]:
        """Return the roles that change hands: the role, and those inside it that netplan gave to the old holder."""
        planned = self.plan.by_id[move.meeting]
        inner = (
            role for role in planned.duties(move.old or "")
            if role != move.what and self.problem.inside(role, move.what)
            and self._chosen(move.old or "", role, move.meeting)
        )  # fmt: skip
        return (move.what, *(inner if move.new else ()))

    def _chosen(self, name: str, role: str, meeting: str) -> bool:
        slot = self._view.slots.get((meeting, role))
        return slot is not None and slot.kind is SlotKind.CHOSEN and not given(self.problem, name, slot)

    def _holders(self, planned: PlannedMeeting, role: str) -> Iterator[Move]:
        slot = self._view.slots.get((planned.id, role))
        if slot is None or slot.kind is not SlotKind.CHOSEN:
            return
        present = planned.holders(role)
        others = [name for name in self._view.choosable(role) if name not in present]
        for old in (*present, *((None,) if self._has_room(slot, present) else ())):
            yield from (Move(planned.id, role, old, new) for new in others)

    def _has_room(self, slot: Slot, present: tuple[str, ...]) -> bool:
        return not slot.complete and (slot.highest is None or len(present) < slot.highest)

    def _roles(self, planned: PlannedMeeting, move: Move) -> dict[str, tuple[str, ...]]:
        roles = dict(planned.roles)
        for role in self._along(move):
            held = {*roles.get(role, ()), move.new} - {move.old}
            roles[role] = tuple(sorted(name for name in held if name))
        return {role: names for role, names in roles.items() if names}

    def _candidate(self, meeting: str, key: str | None) -> Candidate:
        return next(one for one in self._plain.dates(meeting) if one.key == key)
