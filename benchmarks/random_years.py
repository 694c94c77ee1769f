"""Random years of meetings that cannot be planned, the same for the same number: ``impossible_years(count, seed)``.

A year is drawn with room to spare; then one thing after another is drawn tighter (a larger quorum, more weeks between
meetings, one more excluded week, a smaller venue, a member away for one more week, a longer rest) until no plan is
left, which the solver says twice. So the years are those of a convener who asked for a little too much.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

import netplan
from netplan.dates import candidates
from netplan.errors import InputError
from netplan.model import Model
from netplan.rules import rules_of
from netplan.search.run import Limits, impossible

__all__ = ["MEMBERS", "Year", "impossible_years", "is_impossible"]

MEMBERS = (8, 30)
"""From how many to how many members a year has."""
SECONDS = 60.0
"""Time for one question to the solver; no year came near it."""
TURNS = 120
"""So often is something drawn tighter before a year is given up and drawn anew."""
NAMES = [
    "Agnete", "Birgit", "Carsten", "Ditte", "Erling", "Freja", "Gorm", "Helle", "Ivan", "Jytte", "Kaj", "Lone",
    "Mogens", "Nanna", "Oluf", "Pia", "Rasmus", "Signe", "Troels", "Ulla", "Villads", "Winnie", "Yrsa", "Asger",
    "Bodil", "Claus", "Dagny", "Ejner", "Fritz", "Gudrun", "Hans", "Inger", "Jeppe", "Karla", "Ludvig", "Mathilde",
]  # fmt: skip
HOUSES = ("Nordbyen", "Vesterbro", "Skovlund", "Havnsted", "Engholm", "Bakkeby", "Fjordby", "Lundtofte", "Strandby")
VENUES = ("Bakkehuset", "Fjordsalen", "Skovgården")
WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays")
YEAR = 2027
WEEKS = range(3, 51)
"""The weeks in which meetings are thought of."""


@dataclass(frozen=True, slots=True)
class Year:
    """One year that cannot be planned.

    Parameters
    ----------
    number
        Which it is.
    problem
        The problem.
    turns
        What was drawn tighter before it became impossible, in order.
    """

    number: int
    problem: netplan.Problem
    turns: tuple[str, ...]

    @property
    def members(self) -> int:
        """How many members it has."""
        return len(self.problem.network.members)


def impossible_years(count: int = 200, seed: int = 0, members: int | None = None, first: int = 0) -> Iterator[Year]:
    """Yield years that cannot be planned; each is the same whichever others are asked for.

    Parameters
    ----------
    count
        How many.
    seed
        Another number draws other years.
    members
        How many members each has; none: 8 to 30.
    first
        The number of the first.
    """
    for number in range(first, first + count):
        random = Random(f"{seed} {number} {members or ''}")
        found = None
        while found is None:
            found = _year(random, number, members or random.randint(*MEMBERS))
        yield found


def is_impossible(problem: netplan.Problem, seconds: float = SECONDS) -> bool:
    """Tell whether no plan keeps all rules of a problem, asked twice by different methods.

    Raises
    ------
    TimeoutError
        When the time did not suffice.
    """
    model = Model(problem, candidates(problem))
    for rule in rules_of(problem):
        model.require(rule)
    said = impossible(model.cp, Limits(seconds, time.perf_counter, workers=2))
    if said is None:
        raise TimeoutError
    return said


def _year(random: Random, number: int, members: int) -> Year | None:
    """Return a year drawn tight; none when it stays possible or loses all dates of a meeting."""
    shape = _loose(random, members)
    problem, turns = _problem(shape), []
    if problem is None or is_impossible(problem):
        return None  # drawn too tight at once
    while len(turns) < TURNS:
        tighter = deepcopy(shape)
        turn = random.choice(_TURNS)
        if not turn(random, tighter):
            continue
        problem = _problem(tighter)
        if problem is None:
            continue  # a window without any date is an error in the file, not an impossible year
        shape = tighter
        turns.append(turn.__name__.strip("_"))
        if len(turns) % 4 == 0 and is_impossible(problem):
            return Year(number, problem, tuple(turns))
    return None


def _problem(shape: dict[str, Any]) -> netplan.Problem | None:
    try:
        problem = netplan.problem_from_shape(deepcopy(shape))
        candidates(problem)
    except InputError:
        return None
    return problem


def _loose(random: Random, members: int) -> dict[str, Any]:
    """Return a year with room to spare."""
    people = NAMES[:members]
    houses = [random.choice(HOUSES) for _ in people]
    meetings = random.randint(3, 5)
    return {
        "network": {
            "id": "random", "name": "Random", "timezone": "Europe/Copenhagen", "holidays": "DK",
            "closed": ["12-24..12-31"],
            "members": [{"name": name, "organisation": house} for name, house in zip(people, houses, strict=True)],
            "roles": {
                "convener": {"holder": people[0]},
                "planner": {"count": 2, "includes": "convener"},
                "minute_taker": {"not_with": "planner", "eligible": _eligible(random, people)},
            },
            "venues": [{"name": name, "capacity": random.randint(-(-members * 7 // 8), members)}
                       for name in VENUES[: random.randint(2, 3)]],
            "rules": [
                {"quorum": f"{random.choice((50, 55, 60))}%"},
                {"everyone_comes": 1},
                {"spacing": {"at_least": f"{random.randint(20, 28) // meetings} weeks"}},
                {"away_from": {"dates": [f"week {random.choice(WEEKS)}"]}},
                "capacity",
                {"rest": {"roles": "minute_taker", "meetings": 1}},
                {"at_most": {"times": 3, "roles": ["planner", "minute_taker"]}},
            ],
            "wishes": ["attendance", "fair_share", "alternate_venues"],
        },
        "season": {
            "name": str(YEAR), "from": f"{YEAR}-01-01", "to": f"{YEAR}-12-31", "time": "10:00-15:00",
            "meetings": [_meeting(random, number, meetings, people) for number in range(meetings)],
            "availability": {"away": {name: _away(random) for name in people[1:]} | {people[0]: [_week(random)]}},
        },
    }  # fmt: skip


def _eligible(random: Random, people: list[str]) -> list[str]:
    """Return who may take the minutes: never the convener, who is always a planner."""
    return sorted(random.sample(people[1:], random.randint(5, min(9, len(people) - 1))), key=people.index)


def _meeting(random: Random, number: int, meetings: int, people: list[str]) -> dict[str, Any]:
    """Return a meeting with a window of two to five weeks in its part of the year."""
    part = len(WEEKS) / meetings
    first = WEEKS[int(number * part + random.uniform(0, part / 2))]
    last = min(first + random.randint(1, 4), WEEKS[-1])
    meeting: dict[str, Any] = {"id": f"M{number + 1}", "window": f"weeks {first}-{last}"}
    if random.random() < 0.25:
        meeting["planner"] = [people[0], random.choice(people[1:])]
    return meeting


def _away(random: Random) -> list[str]:
    """Return when somebody is away: perhaps a weekday, and one to three weeks."""
    days = [random.choice(WEEKDAYS)] if random.random() < 0.5 else []
    return [*days, *sorted({_week(random) for _ in range(random.randint(1, 3))})]


def _week(random: Random) -> str:
    monday = date.fromisocalendar(YEAR, random.choice(WEEKS), 1)
    return f"{monday}..{date.fromisocalendar(YEAR, monday.isocalendar().week, 5)}"


def _rule(shape: dict[str, Any], name: str) -> Any:
    return next(one[name] for one in shape["network"]["rules"] if isinstance(one, dict) and name in one)


def _quorum(random: Random, shape: dict[str, Any]) -> bool:
    """Ask for five of a hundred more."""
    rules = shape["network"]["rules"]
    portion = int(_rule(shape, "quorum").rstrip("%")) + 5
    rules[0] = {"quorum": f"{portion}%"}
    return portion <= 80


def _spacing(random: Random, shape: dict[str, Any]) -> bool:
    """Ask for one week more between meetings."""
    spacing = _rule(shape, "spacing")
    weeks = int(spacing["at_least"].split()[0]) + 1
    spacing["at_least"] = f"{weeks} weeks"
    return weeks * (len(shape["season"]["meetings"]) - 1) < 46


def _excluded(random: Random, shape: dict[str, Any]) -> bool:
    """Exclude another week, one in the window of a meeting."""
    low, high = random.choice(shape["season"]["meetings"])["window"].removeprefix("weeks ").split("-")
    week = f"week {random.randint(int(low), int(high))}"
    dates = _rule(shape, "away_from")["dates"]
    if week in dates:
        return False
    dates.append(week)
    return True


def _venue(random: Random, shape: dict[str, Any]) -> bool:
    """Let a venue hold one person fewer."""
    venue = random.choice(shape["network"]["venues"])
    venue["capacity"] -= 1
    return bool(venue["capacity"] >= len(shape["network"]["members"]) * 0.8)


def _everyone(random: Random, shape: dict[str, Any]) -> bool:
    """Ask that everybody can come to one meeting more."""
    rules = shape["network"]["rules"]
    least = _rule(shape, "everyone_comes") + 1
    rules[1] = {"everyone_comes": least}
    return bool(least < len(shape["season"]["meetings"]))


def _duties(random: Random, shape: dict[str, Any]) -> bool:
    """Let nobody have more than one duty in the year."""
    rule = _rule(shape, "at_most")
    rule["times"] -= 1
    return bool(rule["times"] > random.choice((0, 1)))


def _absence(random: Random, shape: dict[str, Any]) -> bool:
    """Let somebody be away for another week, one in the window of a meeting."""
    low, high = random.choice(shape["season"]["meetings"])["window"].removeprefix("weeks ").split("-")
    monday = date.fromisocalendar(YEAR, random.randint(int(low), int(high)), 1)
    away = random.choice(list(shape["season"]["availability"]["away"].values()))
    span = f"{monday}..{date.fromordinal(monday.toordinal() + 4)}"
    if span in away:
        return False
    away.append(span)
    return True


def _minutes(random: Random, shape: dict[str, Any]) -> bool:
    """Let fewer people take the minutes, or let them rest longer."""
    eligible, rest = shape["network"]["roles"]["minute_taker"]["eligible"], _rule(shape, "rest")
    if len(eligible) > 3 and random.random() < 0.8:
        eligible.remove(random.choice(eligible))
        return True
    rest["meetings"] += 1
    return bool(rest["meetings"] <= 2)


_TURNS = (_quorum, _spacing, _excluded, _venue, _absence, _absence, _absence, _minutes, _everyone, _duties)
"""What is drawn tighter, as often as it stands here."""
