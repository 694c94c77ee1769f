"""Random problems and random, mostly wrong plans: the same for the same number."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from netplan.dates import Candidate, candidates
from netplan.domain import Problem, Rule
from netplan.plan import Plan, PlannedMeeting
from netplan.rules.not_with import NotWith
from netplan.rules.one_duty import OneDuty

__all__ = ["draw_plan", "draw_problem", "make_plan"]

NAMES = ("Anna", "Bo", "Carl", "Dorte", "Emil", "Fie")
GUESTS = ("COK", "Metropol")
OTHERS = {"presenter": ("Yrsa",), "guest": (*GUESTS, "Yrsa")}
VENUES = ("Odense", "Vejle", "Ribe")
ALWAYS_AWAY = ("Wednesdays", "not before 10.30", "Tuesdays after 13", "Thursdays 9-11")
ANSWERS = ("yes", "rather not", "if need be", "no", "")
FIRST, LAST = dt.date(2013, 3, 4), dt.date(2013, 5, 31)


def draw_problem(
    random: Random, *, rules: tuple[Rule, ...] = (), wishes: tuple[Rule, ...] = (), shape: str = ""
) -> Problem:
    """Return a small problem with history, polls, absences, decided and open values of every kind.

    A shape such as ``MS`` asks for few members, and for a meeting M0 and a series S1.
    """
    members = NAMES[: 3 if shape else random.randint(3, 6)]
    roles = _roles(random, members)
    venues = VENUES[: random.choice((0, 1, 2, 3, 3))]
    exclusive = (NotWith(roles=("minute_taker", "timekeeper")), OneDuty(), OneDuty(except_=("planner",)))
    people = [_member(random, name) for name in members]
    drawn: dict[str, Any] = {
        "network": {
            "id": "tiny", "name": "Tiny", "members": people, "organisations": _closed(people),
            "roles": roles, "venues": [_venue(random, name) for name in venues],
            "rules": [*rules, *(rule for rule in exclusive if random.random() < 0.15)], "wishes": wishes,
            "events": {"Fair": ["2013-03-12..2013-03-13", "2014-03-11"], "Camp": "April"},
            "school_holidays": {"Ribe": "uge 13"},
            "history": [row for _ in range(random.randint(0, 3)) for row in _past(random, (*members, "Gunnar"))],
        },
        "season": {
            "name": "2013", "from": str(FIRST), "to": str(LAST), "any_order": random.random() < 0.25,
            "meetings": _meetings(random, members, roles, venues, shape),
            "availability": _availability(random, members),
        },
    }  # fmt: skip
    for member in drawn["network"]["members"]:
        if random.random() < 0.15:
            member["away"] = [random.choice(ALWAYS_AWAY)]
    return Problem.model_validate(drawn)


def _day(random: Random, first: dt.date = FIRST, last: dt.date = LAST) -> dt.date:
    return first + dt.timedelta(days=random.randint(0, (last - first).days))


def _weekday(random: Random) -> dt.date:
    day = _day(random)
    return day if day.weekday() < 5 else _weekday(random)


def _closed(people: list[dict[str, Any]]) -> dict[str, Any]:
    """Close one of the organisations now and then, where somebody works there."""
    works = any("North" in (one["organisation"] or ()) for one in people)
    return {"North": {"closed": ["03-25..03-28", "Thursdays"]}} if works else {}


def _member(random: Random, name: str) -> dict[str, Any]:
    member: dict[str, Any] = {"name": name, "share": random.choice((1, 1, 1, 0.5))}
    member["tags"] = [tag for tag in ("red", "blue") if random.random() < 0.4]
    houses = ("North", "South", ["South", "North"], None)
    for field, values in (("organisation", houses), ("place", ("Aarhus", "Skagen", None))):
        member[field] = random.choice(values)
    if random.random() < 0.2:
        member["joined"] = str(_day(random, dt.date(2012, 6, 1), LAST))
    if random.random() < 0.2:
        member["left"] = str(_day(random))
    member["unit"] = random.choice(("H1", "H2", None))
    for field in ("likes", "dislikes"):
        if random.random() < 0.3:
            member[field] = [random.choice(("planner", "minute_taker", "Tuesdays", "April"))]
    if random.random() < 0.2:
        first = _day(random)
        member["leave"] = [f"{first}..{first + dt.timedelta(days=random.randint(0, 30))}"]
    return member


def _roles(random: Random, members: tuple[str, ...]) -> dict[str, Any]:
    """Return roles of all kinds: fixed, including, within, deferred, optional, by hand."""
    convener = random.random() < 0.6
    planner: dict[str, Any] = {"count": random.choice(("1", "2", "2-3", "1+"))}
    if convener:
        planner["includes"] = "convener"
    if random.random() < 0.3 and planner["count"] != "1":
        planner["aim"] = 2
    chair: dict[str, Any] = {"within": "planner", "count": random.choice(("1", "1", "1-2"))}
    if random.random() < 0.6:
        chair["decided_by"] = "planner"
    minutes: dict[str, Any] = {"effort": random.choice((1, 2, 0.5))}
    if random.random() < 0.5:
        minutes["not_with"] = "planner"
    if random.random() < 0.3:
        minutes["eligible"] = random.sample(members, 2)
    guest: dict[str, Any] = {"count": "0-2", "external": True, "eligible": [*GUESTS, members[-1]]}
    if random.random() < 0.3:
        guest["not_with"] = "minute_taker"
    return {
        **({"convener": {"holder": members[0]}} if convener else {}),
        "planner": planner, "chair": chair, "minute_taker": minutes, "timekeeper": {"count": "0-1"},
        "presenter": {"count": "0-9", "fill": "by hand", "external": True},
        **({"guest": guest} if random.random() < 0.4 else {}),
    }  # fmt: skip


def _venue(random: Random, name: str) -> dict[str, Any]:
    venue: dict[str, Any] = {"name": name}
    if random.random() < 0.5:
        venue["capacity"] = random.randint(1, 5)
    for field, values in (
        ("organisation", ("North", "South", "East", None)), ("place", ("Aarhus", "Skagen", None)),
        ("region", ("east", "west", None)), ("online", (False, False, True)),
    ):  # fmt: skip
        venue[field] = random.choice(values)
    if random.random() < 0.5:
        venue["closed"] = [f"03-{random.randint(1, 25):02}..04-30"]
    return venue


def _past(random: Random, people: tuple[str, ...]) -> list[dict[str, Any]]:
    day = random.choice(("2012-11", "2012-Q4", str(_day(random, dt.date(2012, 5, 1), dt.date(2013, 2, 28)))))
    roles = ("planner", "planner", "minute_taker", "chair", "timekeeper")
    rows: list[dict[str, Any]] = [
        {"date": day, "role": role, "member": random.choice(people)} for role in roles if random.random() < 0.6
    ]
    if rows and random.random() < 0.3:
        rows[0]["instead_of"] = random.choice(people)
    named = {"meeting": random.choice(("M0", "M1"))} if random.random() < 0.4 else {}
    return [{**row, **named} for row in (*rows, {"date": day, "venue": random.choice(VENUES)})]


def _meetings(
    random: Random, members: tuple[str, ...], roles: dict[str, Any], venues: tuple[str, ...], shape: str
) -> list[dict[str, Any]]:
    start, meetings = FIRST, []
    for number in range(len(shape) or random.randint(1, 3)):
        meeting = {"window": _window(random, start), "guests": random.choice((0, 0, 2))}
        meeting.update(_written(random, members, roles))
        if shape[number] == "S" if shape else random.random() < 0.25:
            meetings.append({**meeting, "series": f"S{number}", "count": random.choice(("0-2", "1-2", "1-3", "2"))})
        else:
            if random.random() < 0.4:
                meeting["date"] = _perhaps(random, str(_weekday(random)))
            if venues and random.random() < 0.4:
                meeting["venue"] = _perhaps(random, random.choice(venues))
            meetings.append({**meeting, "id": f"M{number}"})
        start += dt.timedelta(days=random.randint(0, 25))
    return meetings


def _window(random: Random, first: dt.date) -> str:
    while first.weekday() > 3:
        first += dt.timedelta(days=1)
    return f"{first}..{first + dt.timedelta(days=random.randint(1, 4))}"


def _perhaps(random: Random, value: str) -> Any:
    return {"tentative": value} if random.random() < 0.5 else value


def _written(random: Random, members: tuple[str, ...], roles: dict[str, Any]) -> dict[str, Any]:
    """Return what is written about the roles of one meeting."""
    written: dict[str, Any] = {}
    for role, fields in roles.items():
        if role == "convener":
            if random.random() < 0.1:
                written[role] = "none"
            continue
        sizes = {"1": (1,), "2": (2,), "2-3": (2, 3), "0-1": (1,)}  # other counts take one or two
        eligible = fields.get("eligible", [*members, "Xenia"] if role == "presenter" else members)
        names = random.sample(list(eligible), random.choice(sizes.get(fields.get("count", "1"), (1, 2))))
        choice = random.random()
        if choice < 0.25:
            written[role] = names
        elif choice < 0.4:
            written[role] = [_entry(random, name) for name in names]
        elif choice < 0.5:
            written[role] = random.choice(("?", "none", "maybe"))
    return written


def _entry(random: Random, name: str) -> Any:
    return random.choice((name, "?", {"tentative": name} if name in (*NAMES, *GUESTS) else "?"))


def _availability(random: Random, members: tuple[str, ...]) -> dict[str, Any]:
    days = sorted({_weekday(random) for _ in range(4)})
    options = [f"{day}{random.choice((' 10:00-15:00', ' 09:00-12:00', ''))}" for day in days]
    polled = [name for name in members if random.random() < 0.7]
    answers = {name: [random.choice(ANSWERS) for _ in options] for name in polled}
    poll = {"name": "doodle", "open": random.random() < 0.7, "options": options, "answers": answers}
    return {
        "polls": [poll] if random.random() < 0.6 else [],
        "away": {name: [f"{day}..{LAST}" for day in [_day(random)]] for name in members if random.random() < 0.3},
        "answers": {
            name: {_unloved(random): [_window(random, _day(random, FIRST, dt.date(2013, 5, 1)))], "no": ["Tuesdays"]}
            for name in members if random.random() < 0.3
        },
    }  # fmt: skip


def _unloved(random: Random) -> str:
    return random.choice(("if_need_be", "not_preferred"))


def make_plan(problem: Problem, meetings: list[PlannedMeeting]) -> Plan:
    """Return a plan as somebody would write it by hand."""
    network = problem.network
    return Plan(
        network=network.id, title=network.name, season=problem.season.name, language="en",
        timezone=network.timezone, status="feasible", meetings=tuple(sorted(meetings, key=lambda one: one.start)),
    )  # fmt: skip


def draw_plan(random: Random, problem: Problem) -> Plan:
    """Return a plan that keeps few rules: any dates, venues and holders; optional meetings may be missing."""
    proposed = [role for role, fields in problem.network.roles.items()
                if not fields.decided_by or random.random() < 0.5]  # fmt: skip
    return make_plan(problem, [
        _planned(random, problem, meeting.id, proposed)
        for meeting in problem.meetings
        if meeting.id not in problem.optional or random.random() < 0.6
    ])  # fmt: skip


def _planned(random: Random, problem: Problem, meeting: str, roles: list[str]) -> PlannedMeeting:
    date = _date(random, problem, meeting)
    people = list(problem.people)
    guess = {slot.role: slot for slot in problem.slots(roles) if slot.meeting == meeting}
    held = {}
    for role in roles:
        slot = guess.get(role)
        written = [*slot.decided, *slot.tentative] if slot and random.random() < 0.7 else []
        wanted = slot.aim if slot and random.random() < 0.7 else random.choice((0, 0, 1, 2))
        others = [name for name in [*people, *OTHERS.get(role, ())] if name not in written]
        held[role] = tuple(sorted([*written, *random.sample(others, max(0, min(len(others), wanted - len(written))))]))
    return PlannedMeeting(
        id=meeting, title=meeting, date=date.day, start=date.start, end=date.end,
        venue=random.choice((*problem.places, None, "Nowhere")) if random.random() < 0.9 else None,
        roles={role: names for role, names in held.items() if names},
        asked=tuple(name for name in people if random.random() < 0.2),
    )  # fmt: skip


def _date(random: Random, problem: Problem, meeting: str) -> Candidate:
    possible = candidates(problem).by_meeting[meeting]
    if random.random() < 0.6:
        return random.choice(possible)
    day, zone = _day(random), problem.network.zone
    if random.random() < 0.2:
        day = random.choice(possible).day
    start, end = random.choice(((10, 15), (9, 12), (16, 18)))
    return Candidate(
        meeting, dt.datetime.combine(day, dt.time(start), zone), dt.datetime.combine(day, dt.time(end), zone)
    )
