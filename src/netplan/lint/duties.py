"""The duties that a season has to give, and the people who may take them: what each can take at most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import combinations

from netplan.dates import Candidate
from netplan.domain import Rule, Slot, SlotKind
from netplan.lint.demands import Premises
from netplan.rules import AtMost, Decided, Distinct, Eligible, Filled, Rest
from netplan.rules.excepted import allowance
from netplan.rules.facts import meetings_named, outermost, past_meetings, rotating

__all__ = ["Place", "Staff"]


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """What is still to be given of one role at one meeting; there is one of each, so they are told apart as they are.

    Parameters
    ----------
    slot
        The role at the meeting.
    taken
        Who has it for certain: decided, or by a fixed role.
    needed
        How many more it must have.
    room
        How many more it may have; none without a limit.
    """

    slot: Slot
    taken: frozenset[str]
    needed: int
    room: int | None

    @property
    def meeting(self) -> str:
        """Id of the meeting."""
        return self.slot.meeting

    @property
    def role(self) -> str:
        """Key of the role."""
        return self.slot.role


class Staff:
    """Who may take which duties, and how many of them.

    Parameters
    ----------
    known
        What is known of the problem.
    dates
        The dates that each meeting may still have.
    """

    def __init__(self, known: Premises, dates: Mapping[str, Sequence[Candidate]]) -> None:
        self.known, self.problem, self.dates = known, known.problem, dates
        self.places = tuple(self._place(slot) for slot in self.problem.slots() if slot.kind is SlotKind.CHOSEN)
        self.sure = tuple(place for place in self.places if place.meeting not in self.problem.optional)
        self._rests = tuple(_Rests(self, rule) for rule in known.of(Rest) if rule.days is None and not rule.allow)
        self._caps = tuple(_Cap(self, rule) for rule in known.of(AtMost))
        self._limits: tuple[_Cap | _Rests, ...] = (*self._caps, *self._rests)
        self._may: dict[tuple[str, str, str], bool] = {}
        self._exclusive: dict[tuple[str, str], bool] = {}
        self._can: dict[tuple[str, str, str, datetime], bool] = {}
        self._alike: dict[Place, dict[str, tuple[str, int]]] = {}

    def _place(self, slot: Slot) -> Place:
        known, about = self.known, (slot.meeting, slot.role)
        kept = {name for name in slot.decided if not known.allows(Decided, (*about, name))}
        bound = {name for name in self.problem.people if self.problem.bound(name, slot.role, slot.meeting)}
        taken = kept | bound
        rules = [rule for rule in known.of(Filled) if slot.role in (rule.roles or (slot.role,))]
        spare = max((int(allowance(rule, about)) for rule in rules), default=0)
        needed = max(0, slot.lowest - spare - len(taken)) if rules else 0
        room = None if slot.highest is None or not rules else max(0, slot.highest + spare - len(kept))
        return Place(slot, frozenset(taken), needed, room)

    @cached_property
    def held(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """The roles that people hold at a meeting for certain, by name and meeting."""
        found: dict[tuple[str, str], set[str]] = {}
        for slot in self.problem.slots():
            for name in slot.decided:
                if not self.known.allows(Decided, (slot.meeting, slot.role, name)):
                    found.setdefault((name, slot.meeting), set()).add(slot.role)
        for place in self.places:
            for name in place.taken:
                found.setdefault((name, place.meeting), set()).add(place.role)
        return {key: frozenset(roles) for key, roles in found.items()}

    def exclusive(self, first: str, second: str) -> bool:
        """Tell whether nobody may hold both roles in one meeting, without any exception."""
        if (first, second) not in self._exclusive:
            rules = (rule for rule in self.known.rules if not rule.allow)
            self._exclusive[first, second] = any(rule.excludes(self.problem, first, second) for rule in rules)
        return self._exclusive[first, second]

    def apart(self, roles: Iterable[str]) -> bool:
        """Tell whether nobody may hold two of the roles in one meeting."""
        return all(self.exclusive(one, other) for one, other in combinations(dict.fromkeys(roles), 2))

    def choosable(self, place: Place) -> tuple[str, ...]:
        """Return everybody whom netplan may choose for a role."""
        return (*self.problem.people, *self.problem.outsiders(place.role))

    def people(self, place: Place) -> Iterator[str]:
        """Yield those who may take a place, on one date or another."""
        for name in self.choosable(place):
            if self.may(name, place) and any(self.can(name, place, one) for one in self.dates[place.meeting]):
                yield name

    def anybody(self, place: Place) -> bool:
        """Tell whether there is anybody who may take a place, dates apart."""
        return any(self.may(name, place) for name in self.choosable(place))

    def barring(self, place: Place) -> Iterator[Rule]:
        """Yield the rules that keep people who are eligible from a place because of duties that they have."""
        eligible = [name for name in self.choosable(place) if self.problem.eligible(name, place.role)]
        yield from (limit.rule for limit in self._limits if any(limit.bars(name, place) for name in eligible))

    def may(self, name: str, place: Place) -> bool:
        """Tell whether somebody may take a place, dates apart."""
        key = (name, place.role, place.meeting)
        if key not in self._may:
            self._may[key] = self._allowed(name, place)
        return self._may[key]

    def _allowed(self, name: str, place: Place) -> bool:
        about = (name, place.role, place.meeting)
        if name in place.taken or not (
            self.problem.eligible(name, place.role) or self.known.allows(Eligible, about)
        ):
            return False
        held = self.held.get((name, place.meeting), frozenset())
        if any(self.exclusive(place.role, other) for other in held):
            return False
        return not any(limit.bars(name, place) for limit in self._limits)

    def can(self, name: str, place: Place, one: Candidate) -> bool:
        """Tell whether somebody can come as holder of a place on a date, and belongs to the network then."""
        key = (name, place.role, one.meeting, one.start)
        if key not in self._can:
            self._can[key] = self._comes(name, place, one)
        return self._can[key]

    def _comes(self, name: str, place: Place, one: Candidate) -> bool:
        member = self.problem.people.get(name)
        if member is None:
            return True
        known, about = self.known, (name, place.role, place.meeting)
        if not member.belongs(one.day) and not known.allows(Eligible, about):
            return False
        return known.can_come(name, one, known.refused(name, place.role, place.meeting))

    def kinds(self, place: Place) -> Mapping[str, tuple[str, int]]:
        """Return for people of whom only some may hold a role together: what they share, and how many more may."""
        if place not in self._alike:
            found: dict[str, tuple[str, int]] = {}
            for rule in self.known.of(Distinct):
                if rule.allow or place.role not in rotating(self.problem, rule.roles):
                    continue
                for word, names in rule.groups(self.problem).items():
                    left = max(0, rule.at_most - len(place.taken & {*names}))
                    found |= {name: (f"{rule.by} {word}", left) for name in names if name not in found}
            self._alike[place] = found
        return self._alike[place]

    def limit(self, name: str, places: Sequence[Place]) -> tuple[int, tuple[Rule, ...]]:
        """Return how many of some places somebody can take at most, and the rules that say so."""
        apart = self.apart(place.role for place in places)
        most = len({place.meeting for place in places}) if apart else len(places)
        rules: tuple[Rule, ...] = ()
        for limit in self._limits if apart else self._caps:
            fewer = limit.most(name, places)
            if fewer is not None and fewer < most:
                most, rules = fewer, (limit.rule,)
        return most, rules

    def forced_too_often(self) -> Iterator[tuple[AtMost, str, int, int]]:
        """Yield whose decided duties alone are more than a rule lets him have: rule, name, duties, limit."""
        for cap in self._caps:
            for name in cap.rule.whom(self.problem):
                given, left = cap.given(name), cap.rule.left(self.problem, name) + int(allowance(cap.rule, (name,)))
                if given > left:
                    yield cap.rule, name, given, left

    def forced_too_near(self) -> Iterator[tuple[Rest, str, str, str]]:
        """Yield whose decided duties alone lie too near: rule, name, the earlier and the later one."""
        for rest in self._rests:
            for name in self.problem.people:
                for later in rest.given(name):
                    near = rest.too_near(name, later)
                    if near is not None:
                        yield rest.rule, name, near, rest.ids[later]


class _Cap:
    """A rule about how many duties somebody has at most."""

    def __init__(self, staff: Staff, rule: AtMost) -> None:
        self.staff, self.rule = staff, rule
        problem, wanted = staff.problem, set(rotating(staff.problem, rule.roles))
        self._whom = frozenset(rule.whom(problem))
        used: dict[str, set[str]] = {}
        for slot in problem.slots():
            used.setdefault(slot.meeting, set()).add(slot.role)
        self._counted = {
            (meeting, role)
            for meeting in meetings_named(problem, rule.meetings)
            for role in outermost(problem, wanted & used.get(meeting, set()))
        }
        self._left: dict[str, int] = {}

    def counts(self, name: str, place: Place) -> bool:
        """Tell whether a duty counts for somebody."""
        return (
            name in self._whom
            and (place.meeting, place.role) in self._counted
            and not self.staff.problem.bound(name, place.role, place.meeting)
        )

    def given(self, name: str) -> int:
        """Return how many duties that count somebody has for certain."""
        optional = self.staff.problem.optional
        return sum(
            role in roles and (meeting, role) in self._counted
            and not self.staff.problem.bound(name, role, meeting)
            for (holder, meeting), roles in self.staff.held.items()
            if holder == name and meeting not in optional
            for role in roles
        )  # fmt: skip

    def left(self, name: str) -> int:
        """Return how many duties more somebody may have."""
        if name not in self._left:
            allowed = self.rule.left(self.staff.problem, name) + int(allowance(self.rule, (name,)))
            self._left[name] = max(0, allowed - self.given(name))
        return self._left[name]

    def bars(self, name: str, place: Place) -> bool:
        """Tell whether somebody can take no place any more that counts."""
        return self.counts(name, place) and self.left(name) == 0

    def most(self, name: str, places: Sequence[Place]) -> int | None:
        """Return how many of some places somebody can take; none where nothing is said of them."""
        inside = sum(self.counts(name, place) for place in places)
        return len(places) - inside + self.left(name) if inside else None


class _Rests:
    """A rule about meetings between two duties; as many meetings as can be lie between."""

    def __init__(self, staff: Staff, rule: Rest) -> None:
        self.staff, self.rule = staff, rule
        self.roles = rotating(staff.problem, rule.roles)
        self.ids = meetings_named(staff.problem, rule.among)
        self._number = {meeting: number for number, meeting in enumerate(self.ids)}
        self._given: dict[str, tuple[int, ...]] = {}

    def _judges(self, name: str, role: str, meeting: str) -> bool:
        return (
            name in self.staff.problem.people and role in self.roles and meeting in self._number
            and not self.staff.problem.bound(name, role, meeting)
        )  # fmt: skip

    def given(self, name: str) -> tuple[int, ...]:
        """Return the numbers of the meetings at which somebody has such a duty for certain."""
        if name not in self._given:
            self._given[name] = tuple(
                number for number, meeting in enumerate(self.ids)
                if meeting not in self.staff.problem.optional
                and any(self._judges(name, role, meeting) for role in self.staff.held.get((name, meeting), ()))
            )  # fmt: skip
        return self._given[name]

    def too_near(self, name: str, number: int) -> str | None:
        """Return the recorded or decided duty before a meeting that is too near to have another one there."""
        past = past_meetings(self.staff.problem, self.rule.among)
        for back, occasion in enumerate(reversed(past)):
            if back + number >= self.rule.meetings:
                break
            if occasion.on_duty(self.staff.problem, name, self.roles):
                return str(occasion.day)
        near = (one for one in self.given(name) if 0 < number - one <= self.rule.meetings)
        return next((self.ids[one] for one in near), None)

    def bars(self, name: str, place: Place) -> bool:
        """Tell whether somebody has to rest at a meeting."""
        if not self._judges(name, place.role, place.meeting):
            return False
        number = self._number[place.meeting]
        after = any(0 < one - number <= self.rule.meetings for one in self.given(name))
        return after or self.too_near(name, number) is not None

    def most(self, name: str, places: Sequence[Place]) -> int | None:
        """Return how many of some places somebody can take, one at a meeting; none where nothing is said of them."""
        inside = [place for place in places if self._judges(name, place.role, place.meeting)]
        if not inside:
            return None
        most, last = 0, -self.rule.meetings - 1
        for number in sorted({self._number[place.meeting] for place in inside}):
            if number - last > self.rule.meetings:
                most, last = most + 1, number
        return len(places) - len(inside) + most
