"""Random pairs of plans of one season, an earlier and a later one: the same for the same number."""

from __future__ import annotations

import datetime as dt
from random import Random
from zoneinfo import ZoneInfo

from netplan.plan import OpenSlot, Plan, PlannedMeeting

__all__ = ["PEOPLE", "draw_pair"]

PEOPLE = ("Anna Holm", "Bo Lund", "Carl", "Dorte Friis", "Emil (Vejle)", "Fie")
ROLES = {"convener": "tovholder", "planner": "planlægning", "minute_taker": "referent", "host": "vært"}
VENUES = ("Odense", "Vejle Bibliotek", None)
ZONE = ZoneInfo("Europe/Copenhagen")


def draw_pair(random: Random, language: str = "en") -> tuple[Plan, Plan]:
    """Return two plans that have much in common, and each a meeting or two of its own."""
    known = {id_: _meeting(random, id_) for id_ in ("M1", "M2", "M3", "M4", "M5")[: random.randint(1, 5)]}
    old = [one for one in known.values() if random.random() < 0.85]
    new = [_changed(random, one) for one in known.values() if random.random() < 0.85]
    gone = [one for one in known.values() if one not in old and random.random() < 0.5]
    before = _plan(random, old, language)
    return before.model_copy(update={"cancelled": tuple(gone)}), _plan(random, new, language)


def _plan(random: Random, meetings: list[PlannedMeeting], language: str) -> Plan:
    return Plan(
        network="circle", title="Circle", season="2013", language=language, timezone=ZONE.key, status="unknown",
        labels=ROLES if random.random() < 0.9 else {},
        meetings=tuple(sorted(meetings, key=lambda one: (one.start, one.id))),
    )  # fmt: skip


def _meeting(random: Random, id_: str) -> PlannedMeeting:
    made = PlannedMeeting(id=id_, title=f"Meeting {id_[1]}", **_when(random))
    return made.model_copy(update={"venue": random.choice(VENUES), **_roles(random)})


def _when(random: Random) -> dict[str, dt.date]:
    day = dt.date(2013, random.randint(1, 12), random.randint(1, 28))
    first, last = random.choice(((10, 15), (9, 12)))
    start, end = (dt.datetime.combine(day, dt.time(hour), ZONE) for hour in (first, last))
    return {"date": day, "start": start, "end": end}


def _roles(random: Random) -> dict[str, object]:
    held = {role: tuple(sorted(random.sample(PEOPLE, random.choice((0, 1, 1, 2, 3))))) for role in ROLES}
    empty = [role for role in ROLES if random.random() < 0.2] + ["host"] * (random.random() < 0.1)
    states = {role: tuple(random.choice(("proposed", "accepted", "declined")) for _ in held[role]) for role in ROLES}
    return {
        "roles": {role: names for role, names in held.items() if names},
        "states": {role: states[role] for role in ROLES if random.random() < 0.5 and held[role]},
        "open": tuple(OpenSlot(role=role, by=random.choice((None, "planner"))) for role in empty),
    }


def _changed(random: Random, one: PlannedMeeting) -> PlannedMeeting:
    """Change nothing, or some of the time, the venue and the roles of a meeting."""
    if random.random() < 0.3:
        return one
    if random.random() < 0.3:
        one = one.model_copy(update=_when(random))
    if random.random() < 0.1:
        one = one.model_copy(update={"end": one.end + dt.timedelta(hours=1)})
    if random.random() < 0.3:
        one = one.model_copy(update={"venue": random.choice(VENUES)})
    if random.random() < 0.5:
        other = _roles(random)
        role = random.choice((*ROLES,))
        one = one.model_copy(update=other if random.random() < 0.4 else {
            "roles": {**one.roles, role: tuple(random.sample(PEOPLE, 1))}, "states": {}, "open": one.open,
        })  # fmt: skip
    return one
