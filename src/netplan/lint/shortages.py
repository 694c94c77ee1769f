"""More duties than people: where the places of a meeting or a season cannot all be given, whoever takes which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from netplan.dates import Candidate
from netplan.domain import Meeting, Rule
from netplan.language import Message, message
from netplan.lint.demands import Demand, when
from netplan.lint.duties import Place, Staff
from netplan.lint.flows import MANY, SINK, SOURCE, Flow
from netplan.plan import Finding, Level
from netplan.rules import AtLeast, AtMost, Distinct, Filled, Rest
from netplan.rules.excepted import allowance
from netplan.rules.facts import meetings_named, outermost, rotating

__all__ = ["decided_too_much", "each_too_little", "on_each_date", "over_the_season"]

NAMED = 6
"""Up to so many people are named; of more the number is said."""


@dataclass(frozen=True, slots=True)
class _Shortage:
    """Places that cannot all be given."""

    places: tuple[Place, ...]
    needed: int
    lacking: int
    people: tuple[str, ...]
    rules: tuple[Rule, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(place.role for place in self.places))

    @property
    def meetings(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(place.meeting for place in self.places))


def _lacking(staff: Staff, places: Sequence[Place], able: Mapping[Place, Sequence[str]]) -> _Shortage | None:
    """Return the places that cannot all be given to those who are able to take each; none where they can."""
    needed, distinct = sum(place.needed for place in places), any(staff.kinds(place) for place in places)
    if not distinct and all(len(able[place]) >= needed for place in places):
        return None
    mine: dict[str, list[Place]] = {}
    for place in places:
        for name in able[place]:
            mine.setdefault(name, []).append(place)
    limits = {name: staff.limit(name, own) for name, own in mine.items()}
    if _given_at_once(staff, places, able, limits):
        return None
    flow = _net(staff, places, able, limits)
    given = flow.fill()
    if given == needed:
        return None
    behind = flow.behind()
    narrow = tuple(place for place in places if place in behind and place.needed)
    people = tuple(dict.fromkeys(name for place in narrow for name in able[place]))
    said = [rule for name in people for rule in limits[name][1]]
    said += [rule for place in narrow if staff.kinds(place) for rule in staff.known.of(Distinct)]
    said += [] if people else [rule for place in narrow for rule in staff.barring(place)]
    return _Shortage(narrow, sum(place.needed for place in narrow), needed - given, people, tuple(dict.fromkeys(said)))


def _given_at_once(
    staff: Staff, places: Sequence[Place], able: Mapping[Place, Sequence[str]],
    limits: Mapping[str, tuple[int, tuple[Rule, ...]]],
) -> bool:  # fmt: skip
    """Tell whether the places can be given one after the other, the fewest able first: mostly they can."""
    left = {name: most for name, (most, _) in limits.items()}
    busy: set[tuple[str, str]] = set()
    alike: Counter[tuple[Place, str]] = Counter()
    apart = staff.apart(place.role for place in places)
    for place in sorted(places, key=lambda one: len(able[one])):
        free = [name for name in able[place] if left[name] and not (apart and (name, place.meeting) in busy)]
        needed, kinds = place.needed, staff.kinds(place)
        for name in sorted(free, key=lambda one: -left[one]):
            kind, most = kinds.get(name, ("", MANY))
            if needed and alike[place, kind] < most:
                needed -= 1
                left[name] -= 1
                busy.add((name, place.meeting))
                alike[place, kind] += 1
        if needed:
            return False
    return True


def _net(
    staff: Staff, places: Sequence[Place], able: Mapping[Place, Sequence[str]],
    limits: Mapping[str, tuple[int, tuple[Rule, ...]]],
) -> Flow:  # fmt: skip
    """Return the net in which duties flow from places over meetings to people."""
    flow, apart = Flow(), staff.apart(place.role for place in places)
    for place in places:
        flow.pipe(SOURCE, place, place.needed)
        for name in able[place]:
            kind = staff.kinds(place).get(name)
            point: Hashable = place
            if kind is not None:
                point = (place, kind[0])
                flow.pipe(place, point, kind[1])
            flow.pipe(point, (name, place.meeting, "" if apart else place.role), 1)
            flow.pipe((name, place.meeting, "" if apart else place.role), name, 1)
    for name, (most, _) in limits.items():
        flow.pipe(name, SINK, most)
    return flow


def _sets(staff: Staff, places: Sequence[Place]) -> Iterator[list[Place]]:
    """Yield the sets of places worth counting: of each role, and of roles that people may not have together."""
    roles = list(dict.fromkeys(place.role for place in places if place.needed))
    together: list[str] = []
    for role in roles:
        if staff.apart([*together, role]):
            together.append(role)
    counted = [tuple(role for role in roles if role in rotating(staff.problem, rule.roles))
               for rule in staff.known.of(AtMost)]  # fmt: skip
    for wanted in dict.fromkeys([*((role,) for role in roles), tuple(together), *counted]):
        yield [place for place in places if place.role in wanted and place.needed]


def on_each_date(staff: Staff, meeting: Meeting) -> Iterator[Demand]:
    """Yield what is missing on each date of a meeting for its roles to be filled by people who can come."""
    here = [place for place in staff.sure if place.meeting == meeting.id]
    for places in _sets(staff, here):
        possible = staff.known.dates[meeting.id]
        allowed = {place: [name for name in staff.choosable(place) if staff.may(name, place)] for place in places}
        if not all(map(staff.anybody, places)):
            continue  # that is said of the season: it has nothing to do with dates
        found: dict[str, _Shortage] = {}
        judged: dict[tuple[tuple[str, ...], ...], _Shortage | None] = {}
        for one in possible:
            able = {place: [name for name in allowed[place] if staff.can(name, place, one)] for place in places}
            key = tuple(tuple(names) for names in able.values())
            if key not in judged:
                judged[key] = _lacking(staff, places, able)
            shortage = judged[key]
            if shortage is not None:
                found[one.key] = shortage
        roles = [staff.problem.label(place.role) for place in places]
        yield Demand(
            Filled.name, (meeting.id, *(place.role for place in places)), Filled.unit,
            {key: one.lacking for key, one in found.items()}, partial(_short_on, found, meeting.id, roles),
            message("too few people can come who may be {roles}", roles=roles),
        )  # fmt: skip


def _short_on(found: Mapping[str, _Shortage], meeting: str, roles: Sequence[str], best: Candidate) -> Message:
    one = found[best.key]
    needed = sum(place.needed for place in one.places)
    return message(
        "{meeting} needs {needed} people as {roles}, and of those who may take that at most {able} can come ({when})",
        meeting=meeting, needed=needed, roles=roles, able=needed - one.lacking, when=when(best),
    )  # fmt: skip


def over_the_season(staff: Staff) -> Iterator[Finding]:
    """Yield places of a season that cannot all be given, as each person may take only so many."""
    told: set[str] = set()
    for places in _spans(staff):
        able = {place: tuple(staff.people(place)) for place in places}
        shortage = _lacking(staff, places, able)
        if shortage is None or told & {*shortage.roles}:
            continue
        told |= {*shortage.roles}
        about = (*shortage.meetings, *shortage.roles)
        yield Finding(Filled.name, about, shortage.lacking, Filled.unit, Level.ERROR, _over(staff, shortage))


def _spans(staff: Staff) -> Iterator[list[Place]]:
    """Yield sets of places of several meetings: of those that lie too near to have the same holder, and of all."""
    spans: list[tuple[str, ...]] = []
    for rule in (rule for rule in staff.known.of(Rest) if rule.days is None and not rule.allow):
        ids = meetings_named(staff.problem, rule.among)
        spans += [ids[first : first + rule.meetings + 1] for first in range(max(0, len(ids) - rule.meetings))]
    for among in dict.fromkeys([*spans, tuple(staff.problem.by_id)]):
        for places in _sets(staff, staff.sure):
            wanted = [place for place in places if place.meeting in among]
            if len({place.meeting for place in wanted}) > 1 or not all(map(staff.anybody, wanted)):
                yield wanted


def _over(staff: Staff, one: _Shortage) -> Message:
    say, problem = staff.problem.say, staff.problem
    words = {
        "meetings": one.meetings, "needed": one.needed, "roles": [problem.label(role) for role in one.roles],
        "people": one.people, "count": len(one.people), "able": one.needed - one.lacking,
        "rules": [rule.sentence(say) for rule in one.rules],
    }  # fmt: skip
    if not one.people and not one.rules:
        return message("{roles} of {meetings}: nobody may take that and can come", **words)
    if not one.people:
        return message("{roles} of {meetings}: nobody may take that and can come ({rules})", **words)
    if len(one.people) > NAMED:
        return message("{roles} of {meetings}: {needed} are needed, and the {count} people who may take that and can "
                       "come can take {able} of these duties at most ({rules})", **words)  # fmt: skip
    if one.rules:
        return message("{roles} of {meetings}: {needed} are needed, and {people}, who alone may take that and can "
                       "come, can take {able} of these duties at most ({rules})", **words)  # fmt: skip
    return message("{roles} of {meetings}: {needed} are needed, and {people}, who alone may take that and can come, "
                   "can take {able} of these duties at most", **words)  # fmt: skip


def decided_too_much(staff: Staff) -> Iterator[Finding]:
    """Yield people whose duties as they are written break a rule about how many they have, or how near."""
    say = staff.problem.say
    for cap, name, given, left in staff.forced_too_often():
        said = message("{name} is written for {count} duties, and may have {left} ({rule})", name=name, count=given,
                       left=left, rule=cap.sentence(say))  # fmt: skip
        yield Finding(cap.name, (name,), given - left, cap.unit, Level.ERROR, said)
    for rest, name, earlier, later in staff.forced_too_near():
        said = message("{name} has a duty at {one} and is written for another at {other} ({rule})", name=name,
                       one=earlier, other=later, rule=rest.sentence(say))  # fmt: skip
        yield Finding(rest.name, (name, earlier, later), 1, rest.unit, Level.ERROR, said)


def each_too_little(staff: Staff) -> Iterator[Finding]:
    """Yield people who cannot have as many duties as each is to have, or else that there are not enough for all."""
    for rule in staff.known.of(AtLeast):
        roles = rotating(staff.problem, rule.roles)
        if any(slot.left_open and slot.role in roles for slot in staff.problem.slots()):
            continue  # what others give later may make up for it
        places = [place for place in staff.places if place.role in roles
                  and place.meeting in meetings_named(staff.problem, rule.meetings)]  # fmt: skip
        missing = {name: rule.needed(staff.problem, name) - int(allowance(rule, (name,))) - _has(staff, rule, name)
                   for name in rule.whom(staff.problem)}  # fmt: skip
        able = {place: tuple(staff.people(place)) for place in places}
        found = list(_too_few_for(staff, rule, missing, places, able))
        yield from found or _too_few_for_all(staff, rule, missing, places, able)


def _has(staff: Staff, rule: AtLeast, name: str) -> int:
    """Return how many duties that count somebody has for certain, those of meetings that may not take place too."""
    problem, wanted = staff.problem, {*rotating(staff.problem, rule.roles)}
    meetings, used = meetings_named(problem, rule.meetings), {(slot.meeting, slot.role) for slot in problem.slots()}
    return sum(
        role in staff.held.get((name, meeting), ())
        for meeting in meetings
        for role in outermost(problem, {role for role in wanted if (meeting, role) in used})
    )


def _too_few_for(
    staff: Staff, rule: AtLeast, missing: Mapping[str, int], places: Sequence[Place],
    able: Mapping[Place, Sequence[str]],
) -> Iterator[Finding]:  # fmt: skip
    for name, needed in missing.items():
        own = [place for place in places if name in able[place] and place.room != 0]
        most = staff.limit(name, own)[0] if own else 0
        if needed > most:
            said = message("{name} lacks {needed} duties and can have {count} more at most ({rule})", name=name,
                           needed=needed, count=most, rule=rule.sentence(staff.problem.say))  # fmt: skip
            yield Finding(rule.name, (name,), needed - most, rule.unit, Level.ERROR, said)


def _too_few_for_all(
    staff: Staff, rule: AtLeast, missing: Mapping[str, int], places: Sequence[Place],
    able: Mapping[Place, Sequence[str]],
) -> Iterator[Finding]:  # fmt: skip
    flow, needed = Flow(), sum(max(0, count) for count in missing.values())
    for name, count in missing.items():
        flow.pipe(SOURCE, name, max(0, count))
    for place in places:
        flow.pipe(place, SINK, MANY if place.room is None else place.room)
        for name in (name for name in able[place] if missing.get(name, 0) > 0):
            flow.pipe(name, place, 1)
    given = flow.fill()
    if given < needed:
        said = message("{people} people lack {needed} duties, and at most {count} can be given to them ({rule})",
                       people=sum(count > 0 for count in missing.values()), needed=needed, count=given,
                       rule=rule.sentence(staff.problem.say))  # fmt: skip
        yield Finding(rule.name, (), needed - given, rule.unit, Level.ERROR, said)


