"""Small seasons with a plan that stands, and what happens to them: the same for the same number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from random import Random
from typing import Any

from netplan.domain import ChangePrices, Problem
from netplan.io import problem_from_shape
from netplan.plan import Plan, PlannedMeeting, State
from netplan.search import solve

__all__ = ["Happening", "happening", "price_of_changes"]

NAMES = ("Ane", "Bo", "Carl", "Dorte")
FIRST = dt.date(2027, 3, 1)  # a Monday
RULES: tuple[Any, ...] = (
    {"rest": {"roles": "minutes", "meetings": 1}}, {"quorum": 2}, {"spacing": {"at_least": 5}}, "alternate_venues",
    {"at_most": {"roles": "minutes", "times": 2}}, "one_duty", {"quorum": "75%"},
)  # fmt: skip
WISHES: tuple[Any, ...] = (
    "attendance", "fair_share", {"longest_since": {"roles": "minutes"}}, "even_spacing", "alternate_venues",
    {"rest": {"roles": "minutes", "meetings": 2}},
)  # fmt: skip


@dataclass(frozen=True)
class Happening:
    """A plan that stands, the day it is, and the file as it is now."""

    kind: str
    before: Problem
    plan: Plan
    after: Problem
    opened: Problem
    """The file as it is now, without what it decides as the plan had it."""
    as_of: dt.date


class _Season:
    """One random season."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.meetings = random.choice((2, 3))

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def shape(self) -> dict[str, Any]:
        random = self.random
        roles: dict[str, Any] = {"minutes": {}}
        if self.chance(0.5):
            roles["planner"] = random.choice([{"count": 2}, {"count": "1-2"}, {}])
        meetings: list[dict[str, Any]] = []
        for number in range(self.meetings):
            first = FIRST + dt.timedelta(days=14 * number + random.randint(0, 2))
            meeting: dict[str, Any] = {"id": f"M{number + 1}", "window": f"{first}..{first + dt.timedelta(days=1)}"}
            if self.chance(0.2):
                meeting["minutes"] = random.choice(NAMES)
            if self.chance(0.15):
                meeting["date"] = str(first)
            meetings.append(meeting)
        if self.chance(0.15):
            meetings[-1] = {"series": "M", "count": "1-2", "window": meetings[-1]["window"]}
        return {
            "network": {
                "id": "small", "name": "Small network", "members": [{"name": name} for name in NAMES], "roles": roles,
                "venues": [{"name": name} for name in (("Odense", "Vejle") if self.chance(0.5) else ("Odense",))],
                "rules": random.sample(RULES, random.randint(0, 2)),
                "wishes": random.sample(WISHES, random.randint(0, 2)),
            },
            "season": {
                "name": "2027", "from": "2027-01-01", "to": "2027-12-31", "meetings": meetings,
                "availability": {"away": {random.choice(NAMES): [self.day()]}} if self.chance(0.4) else {},
            },
        }  # fmt: skip

    def day(self) -> str:
        return str(FIRST + dt.timedelta(days=self.random.randint(0, 32)))


@cache
def _standing(seed: int) -> tuple[dict[str, Any], Problem, Plan] | None:
    """Return a season, in the file's shape too, with its plan; none where it has none."""
    shape = _Season(Random(seed)).shape()
    before = problem_from_shape(shape)
    plan = solve(before, 20, workers=1, reasons=False).plan
    return None if plan is None else (shape, before, plan)


def happening(seed: int) -> Happening | None:
    """Return what happens in the world of a number; none where its season cannot be planned, or the file is refused."""
    random, stands = Random(seed), _standing(seed // 5)
    if stands is None:
        return None
    shape, before, plan = deepcopy(stands[0]), stands[1], _stated(random, stands[2])
    as_of = random.choice([FIRST, *(one.date + dt.timedelta(days=1) for one in plan.meetings[:-1])])
    kind = random.choice([*EVENTS])
    coming = [one for one in plan.meetings if one.date >= as_of]
    EVENTS[kind](random, shape, random.choice(coming), as_of)
    try:
        return Happening(kind, before, plan, problem_from_shape(shape), _opened(shape, plan), as_of)
    except ValueError:  # such as a window that is closed altogether: the file says so when it is read
        return None


def _opened(shape: dict[str, Any], plan: Plan) -> Problem:
    """Return the problem of a file without what it decides as the plan has it."""
    opened = deepcopy(shape)
    for entry in opened["season"]["meetings"]:
        planned = plan.by_id.get(entry.get("id", ""))
        if planned is not None and entry.get("minutes") in planned.holders("minutes"):
            del entry["minutes"]
        if planned is not None and entry.get("date") == str(planned.date):
            shut = opened["network"].get("closed") == [entry.pop("date")]
            entry.update({} if shut else {"also": [str(planned.date)]})
    return problem_from_shape(opened)


def _stated(random: Random, plan: Plan) -> Plan:
    """Return the plan with decisions that have come to various stages."""

    def state() -> State:
        return random.choice(["tentative", "proposed", "announced", "accepted"])

    meetings = tuple(
        one.model_copy(update={"states": {what: tuple(state() for _ in some) for what, some in one.states.items()}})
        for one in plan.meetings
    )
    return plan.model_copy(update={"meetings": meetings})


def _member(shape: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in shape["network"]["members"] if one["name"] == name)


def _holder(random: Random, meeting: PlannedMeeting) -> str:
    held = sorted({name for names in meeting.roles.values() for name in names})
    return random.choice(held or list(NAMES))


def ill(random: Random, shape: dict[str, Any], meeting: PlannedMeeting, as_of: dt.date) -> None:
    away = shape["season"].setdefault("availability", {}).setdefault("away", {})
    name = _holder(random, meeting)
    away[name] = [*away.get(name, ()), str(meeting.date)]


def on_leave(random: Random, shape: dict[str, Any], meeting: PlannedMeeting, as_of: dt.date) -> None:
    _member(shape, _holder(random, meeting))["leave"] = [f"{as_of}..2027-12-31"]


def left(random: Random, shape: dict[str, Any], meeting: PlannedMeeting, as_of: dt.date) -> None:
    _member(shape, _holder(random, meeting))["left"] = str(as_of)


def gone(random: Random, shape: dict[str, Any], meeting: PlannedMeeting, as_of: dt.date) -> None:
    """Take somebody out of the list of members, and out of what is written."""
    name = _holder(random, meeting)
    shape["network"]["members"].remove(_member(shape, name))
    shape["season"]["availability"].get("away", {}).pop(name, None)
    for entry in shape["season"]["meetings"]:
        if entry.get("minutes") == name:
            del entry["minutes"]


def joined(random: Random, shape: dict[str, Any], meeting: PlannedMeeting, as_of: dt.date) -> None:
    shape["network"]["members"].append({"name": "Erik", "joined": str(as_of)})


def venue_closed(random: Random, shape: dict[str, Any], meeting: PlannedMeeting, as_of: dt.date) -> None:
    venue = next(one for one in shape["network"]["venues"] if one["name"] == meeting.venue)
    venue["closed"] = [str(meeting.date)] if random.random() < 0.5 else [f"{as_of}..2027-12-31"]


def date_closed(random: Random, shape: dict[str, Any], meeting: PlannedMeeting, as_of: dt.date) -> None:
    shape["network"]["closed"] = [str(meeting.date)]


def extra(random: Random, shape: dict[str, Any], meeting: PlannedMeeting, as_of: dt.date) -> None:
    shape["season"]["meetings"].append({"id": "X", "window": "2027-04-12..2027-04-13"})


def rule(random: Random, shape: dict[str, Any], meeting: PlannedMeeting, as_of: dt.date) -> None:
    shape["network"]["rules"] = [*shape["network"]["rules"], random.choice(RULES)]


def answers(random: Random, shape: dict[str, Any], meeting: PlannedMeeting, as_of: dt.date) -> None:
    days = [str(meeting.date + dt.timedelta(days=number)) for number in (-1, 0, 1)]
    people = random.sample(NAMES, 3)
    known = {member["name"] for member in shape["network"]["members"]}
    said = {name: [random.choice(["yes", "no", "if need be", ""]) for _ in days] for name in people if name in known}
    poll = {"name": "poll", "options": days, "answers": said, "open": random.random() < 0.5}
    shape["season"].setdefault("availability", {})["polls"] = [poll]


def decided(random: Random, shape: dict[str, Any], meeting: PlannedMeeting, as_of: dt.date) -> None:
    """Let people decide on somebody for a role."""
    for entry in shape["season"]["meetings"]:
        if entry.get("id") == meeting.id:
            entry["minutes"] = random.choice(NAMES)


EVENTS: dict[str, Callable[[Random, dict[str, Any], PlannedMeeting, dt.date], None]] = {
    "ill": ill, "on leave": on_leave, "left": left, "gone": gone, "joined": joined, "venue closed": venue_closed,
    "date closed": date_closed, "extra meeting": extra, "rule": rule, "answers": answers, "decided": decided,
}  # fmt: skip


def price_of_changes(problem: Problem, before: Plan, after: Plan, as_of: dt.date) -> Fraction:
    """Work the price of the changes between two plans out, from the two plans and the file's decisions alone."""
    prices, price = problem.network.change_prices, Fraction(0)
    for one in (one for one in before.meetings if one.date >= as_of and one.id in problem.by_id):
        now = after.by_id.get(one.id)
        moved = now is None or now.date != one.date
        price += moved * _cost(prices, problem, one, "date", one.date)
        if now is not None and not moved and (now.start, now.end) != (one.start, one.end):
            price += _cost(prices, problem, one, "date", one.date) / 2
        if one.venue:
            price += (now is None or now.venue != one.venue) * _cost(prices, problem, one, "venue", one.venue)
        for role in problem.network.roles:
            here = set(now.holders(role)) if now is not None else set()
            gone, come = set(one.holders(role)) - here, here - set(one.holders(role))
            price += sum(_cost(prices, problem, one, role, name) for name in gone)
            price += max(0, len(come) - len(gone)) * prices.of(role, "proposed")
    fresh = {one.id for one in after.meetings} - {one.id for one in before.meetings}
    return price + len(fresh & problem.optional) * prices.of("date", "proposed")


def _cost(prices: ChangePrices, problem: Problem, meeting: PlannedMeeting, what: str, choice: Any) -> Fraction:
    state, written = meeting.state(what, choice if isinstance(choice, str) and what != "venue" else None), None
    now = problem.by_id[meeting.id]
    if what in ("date", "venue"):
        written = getattr(now, what)
        accepted = written is not None and not written.tentative and written.value == choice
    else:
        accepted = what in now.roles and choice in now.roles[what].decided
    if accepted and state in ("tentative", "proposed", "announced"):
        state = "accepted"
    return prices.of(what, state)
