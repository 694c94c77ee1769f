"""Fairness, exactly: the solve against every way to share the duties, with a ledger written here once more.

Nothing in this file reads netplan's ledger, rules or domain: the problems are plain lists and texts, and shares,
entitlements and balances are computed from the definition in exact fractions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import combinations, product
from random import Random
from typing import Any

import pytest

from netplan.audit import wish_value
from netplan.io import problem_from_shape
from netplan.plan import Plan
from netplan.search import solve

Shape = dict[str, Any]
Loads = tuple[int, ...]
"""The season's duties by member and role, those bound by rule left out; in the order of ``keys``."""

NAMES = ("Anna", "Bo", "Carl", "Dorte")
MONDAY = dt.date(2013, 3, 4)


def draw(random: Random) -> Shape:
    """Return a small network with a past: joiners, leavers, leave, shares, fixed roles, roles inside others."""
    names = NAMES[: random.choice((3, 3, 4))]
    roles: Shape = {"planner": {"count": random.choice((1, 1, 2))}, "writer": {"effort": random.choice((1, 2, 0.5))}}
    if random.random() < 0.3:
        roles = {"convener": {"holder": "Anna"}, **roles}
        roles["planner"] |= {"count": 2, "includes": "convener"}
        if random.random() < 0.5:
            roles["writer"]["not_with"] = "convener"
    elif random.random() < 0.3:
        roles["chair"] = {"within": "planner", "effort": 0.75}
    if random.random() < 0.3:
        roles["writer"]["eligible"] = sorted(random.sample(names, 2))
    meetings = []
    for number in range(random.choice((2, 3, 3))):
        first = MONDAY + dt.timedelta(days=14 * number + random.randint(0, 3))
        last = first + dt.timedelta(days=random.choice((0, 0, 1)))
        meetings.append({"id": f"M{number}", "window": f"{first}..{last}"})
        if random.random() < 0.15 and "writer" in roles:
            meetings[-1]["writer"] = random.choice(roles["writer"].get("eligible", names[1:]))
    return {
        "network": {
            "id": "exact", "name": "Exact", "members": [_member(random, name) for name in names], "roles": roles,
            "history": [_row(random, (*names, "Gunnar")) for _ in range(random.randint(0, 9))],
        },
        "season": {
            "name": "2013", "from": "2013-01-01", "to": "2013-12-31", "meetings": meetings,
            "availability": {"away": {
                name: [str(_day(random, MONDAY, 40)) for _ in range(3)] for name in names if random.random() < 0.4
            }},
        },
    }  # fmt: skip


def _day(random: Random, first: dt.date, days: int) -> dt.date:
    return first + dt.timedelta(days=random.randint(0, days))


def _member(random: Random, name: str) -> Shape:
    member: Shape = {"name": name, "share": random.choice((1, 1, 1, 0.5, 0.3, 2))}
    if random.random() < 0.3:
        member["joined"] = str(_day(random, *random.choice(((dt.date(2012, 1, 1), 365), (MONDAY, 20)))))
    if random.random() < 0.2:
        member["left"] = str(_day(random, dt.date(2013, 3, 10), 30))
    if random.random() < 0.3:
        start = _day(random, *random.choice(((dt.date(2012, 1, 1), 300), (MONDAY, 20))))
        member["leave"] = [f"{start}..{_day(random, start, 60)}"]
    return member


def _row(random: Random, names: tuple[str, ...]) -> Shape:
    day = _day(random, dt.date(2012, 1, 1), 365)
    date = random.choice((str(day), str(day), f"{day:%Y-%m}"))
    return {"date": date, "role": random.choice(("planner", "writer")), "member": random.choice(names)}


class Sums:
    """The definition of fairness, applied to one drawn network."""

    def __init__(self, shape: Shape) -> None:
        network, self.season = shape["network"], shape["season"]
        self.members = {one["name"]: one for one in network["members"]}
        self.roles, self.history = network["roles"], network["history"]
        self.rotating = [role for role in self.roles if role != "convener"]
        self.keys = [(name, role) for role in self.rotating for name in self.members]
        self.before = self._before()

    def belongs(self, name: str, day: dt.date) -> bool:
        member, text = self.members[name], str(day)
        away = any(start <= text <= end for start, end in (span.split("..") for span in member.get("leave", ())))
        return member.get("joined", "") <= text <= member.get("left", "9999") and not away

    def by_rule(self, name: str, role: str) -> bool:
        """Tell whether the fixed role gives somebody this one."""
        return name == "Anna" and role == "planner" and "includes" in self.roles["planner"]

    def may(self, name: str, role: str) -> bool:
        """Tell whether somebody is eligible and not barred by the fixed role."""
        barred = name == "Anna" and "not_with" in self.roles[role]
        return name in self.roles[role].get("eligible", self.members) and not barred

    def shares(self, role: str, day: dt.date, slots: int) -> dict[str, Fraction]:
        """Divide the slots of one role at one meeting in proportion to individual shares."""
        pool = {
            name: Fraction(str(one["share"])) for name, one in self.members.items()
            if self.belongs(name, day) and self.may(name, role) and not self.by_rule(name, role)
        }  # fmt: skip
        return {name: slots * part / sum(pool.values()) for name, part in pool.items()}

    def _before(self) -> dict[tuple[str, str], Fraction]:
        """Return what each has done, less the entitlement of the past and the season, in hundredths of a duty."""
        done = dict.fromkeys(self.keys, Fraction())
        entitled = dict.fromkeys(self.keys, Fraction())
        for row in self.history:
            name, role = row["member"], row["role"]
            if name in self.members and not self.by_rule(name, role):
                done[name, role] += 1
                self._credit(entitled, role, last_day(row["date"]), 1)
        for meeting in self.season["meetings"]:
            first = dt.date.fromisoformat(meeting["window"][:10])
            for role in self.rotating:
                self._credit(entitled, role, first, self.places(role) - self.by_rule("Anna", role))
        return {key: done[key] - hundredths(entitled[key]) for key in self.keys}

    def _credit(self, entitled: dict[tuple[str, str], Fraction], role: str, day: dt.date, slots: int) -> None:
        for name, part in self.shares(role, day, slots).items():
            entitled[name, role] += part

    def places(self, role: str) -> int:
        return int(self.roles[role].get("count", 1))

    def loads(self) -> set[Loads]:
        """Return every way to share the season's duties: who belongs, may, and is not away on the day."""
        found: set[Loads] = {(0,) * len(self.keys)}
        for meeting in self.season["meetings"]:
            options = {loads for day in self._days(meeting) for loads in self._held(meeting, day)}
            found = {tuple(map(sum, zip(one, more, strict=True))) for one in found for more in options}
        return found

    def _days(self, meeting: Shape) -> Iterator[dt.date]:
        first, last = map(dt.date.fromisoformat, meeting["window"].split(".."))
        days = (first + dt.timedelta(days=number) for number in range((last - first).days + 1))
        return (day for day in days if day.weekday() < 5)

    def _held(self, meeting: Shape, day: dt.date) -> Iterator[Loads]:
        away = self.season["availability"]["away"]
        here = [name for name in self.members if self.belongs(name, day) and str(day) not in away.get(name, ())]
        if "convener" in self.roles and "Anna" not in here:
            return
        free = {role: [name for name in here if self.may(name, role)] for role in self.rotating}
        if "writer" in meeting:
            free["writer"] = [name for name in free["writer"] if name == meeting["writer"]]
        groups = [list(combinations(free[role], self.places(role))) for role in self.rotating]
        for chosen in product(*groups):
            held = dict(zip(self.rotating, chosen, strict=True))
            if self.by_rule("Anna", "planner") and "Anna" not in held["planner"]:
                continue
            if set(held.get("chair", ())) <= set(held["planner"]):
                yield tuple(int(name in held[role] and not self.by_rule(name, role)) for name, role in self.keys)

    def balances(self, loads: Loads) -> dict[tuple[str, str], Fraction]:
        return {key: self.before[key] + count for key, count in zip(self.keys, loads, strict=True)}

    def in_all(self, loads: Loads) -> dict[str, Fraction]:
        """Return each member's total effort beyond the fair share; the chair is one of the planners already."""
        balances, judged = self.balances(loads), [role for role in self.rotating if role != "chair"]
        effort = {role: Fraction(str(self.roles[role].get("effort", 1))) for role in judged}
        return {
            name: sum((effort[role] * balances[name, role] for role in judged), Fraction()) for name in self.members
        }

    def of(self, plan: Plan) -> Loads:
        """Return the loads of a plan."""
        return tuple(
            sum(name in one.roles.get(role, ()) and not self.by_rule(name, role) for one in plan.meetings)
            for name, role in self.keys
        )


def hundredths(exact: Fraction) -> Fraction:
    """Round to 1/100, halves to the even one."""
    low, rest = divmod(exact * 100, 1)
    up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and low % 2)
    return Fraction(low + up) / 100


def last_day(text: str) -> dt.date:
    if len(text) == 10:
        return dt.date.fromisoformat(text)
    first = dt.date.fromisoformat(f"{text}-28") + dt.timedelta(days=4)
    return first.replace(day=1) - dt.timedelta(days=1)


def per_role(sums: Sums, loads: Loads) -> Fraction:
    return sum((balance**2 for balance in sums.balances(loads).values()), Fraction())


def together(sums: Sums, loads: Loads) -> Fraction:
    return sum((balance**2 for balance in sums.in_all(loads).values()), Fraction())


def from_the_top(sums: Sums, loads: Loads) -> list[Fraction]:
    return sorted(sums.in_all(loads).values(), reverse=True)


KINDS: dict[str, tuple[Any, Callable[[Sums, Loads], Any], int]] = {
    "each role": ("fair_share", per_role, 100),
    "in all": ({"fair_share": {"per_role": False}}, together, 100),
    "from the top": ("fairest", from_the_top, 60),
}


@pytest.mark.parametrize("kind", KINDS)
def test_the_solve_is_as_fair_as_can_be(kind: str) -> None:
    wish, value, count = KINDS[kind]
    impossible = uneven = 0
    for number in range(count):
        shape = draw(Random(f"{kind} {number}"))
        shape["network"]["wishes"] = [wish]
        problem, sums = problem_from_shape(shape), Sums(shape)
        every = sums.loads()
        result = solve(problem, workers=1)
        if not every:
            impossible += 1
            assert result.status == "infeasible"
            continue
        assert result.status == "optimal"
        plan = result.require_plan()
        best = min(value(sums, loads) for loads in every)
        assert value(sums, sums.of(plan)) == best
        if kind != "from the top":
            assert wish_value(problem, plan, problem.network.wishes[0]) == best
        stated = {(row.person, row.role): row for row in plan.loads}
        for key, load in zip(sums.keys, sums.of(plan), strict=True):
            assert stated[key].balance == pytest.approx(float(sums.before[key] + load), abs=0.0005)
        uneven += value(sums, max(every)) != best
    assert impossible <= count / 3
    assert uneven >= count / 3
