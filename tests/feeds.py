"""What tests of calendars share: the sample's network with reminders, and plans that change."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar

from netplan.domain import Problem
from netplan.plan import Plan, PlannedMeeting
from samples import sample_plan, sample_problem

COPENHAGEN = "Europe/Copenhagen"
HOURS = (dt.time(10), dt.time(15))
Step = tuple[str, str, int]
"""A meeting, what happens to it, and how."""
KINDS = ["day", "hours", "venue", "holder", "off", "on", "tentative", "nothing"]
DAYS = {"M1": ["2013-03-05", "2013-03-30", "2013-04-02"], "M2": ["2013-06-18", "2013-07-01", "2013-08-13"],
        "M3": ["2013-10-26", "2013-10-28", "2013-12-03"]}  # fmt: skip
VENUES = ["Odense", "Vejle Bibliotek", None]


def network(**fields: Any) -> Problem:
    """Return the sample's problem with minute-takers named ahead, and other fields of the network."""
    problem = sample_problem(convener_email="sara@example.org")
    roles = {**problem.network.roles}
    roles["minute_taker"] = roles["minute_taker"].model_copy(update={"named_ahead": 1})
    return problem.with_(network={"roles": roles, **fields})


def events(content: bytes) -> list[Any]:
    return list(Calendar.from_ical(content).walk("VEVENT"))


def moved(plan: Plan, meeting: str, days: int) -> Plan:
    shift = dt.timedelta(days=days)
    found = [
        one.model_copy(update={"date": one.date + shift, "start": one.start + shift, "end": one.end + shift})
        if one.id == meeting else one
        for one in plan.meetings
    ]  # fmt: skip
    return plan.model_copy(update={"meetings": tuple(sorted(found, key=lambda one: one.start))})


def at(meeting: PlannedMeeting, zone: str, day: str, hours: tuple[dt.time, dt.time] = HOURS) -> PlannedMeeting:
    date = dt.date.fromisoformat(day)
    start, end = (dt.datetime.combine(date, hour, ZoneInfo(zone)) for hour in hours)
    return meeting.model_copy(update={"date": date, "start": start, "end": end})


def changed(known: dict[str, PlannedMeeting], step: Step) -> dict[str, PlannedMeeting]:
    id_, what, number = step
    one = known.get(id_)
    if what == "on" and one is None:
        return {**known, id_: at(sample_plan().by_id[id_], COPENHAGEN, DAYS[id_][number])}
    if one is None or what in ("on", "nothing"):
        return known
    if what == "off":
        return {key: other for key, other in known.items() if key != id_}
    if what == "day":
        return {**known, id_: at(one, COPENHAGEN, DAYS[id_][number])}
    if what == "hours":
        return {**known, id_: at(one, COPENHAGEN, one.date.isoformat(), (dt.time(9 + number), dt.time(16)))}
    updates: dict[str, dict[str, Any]] = {
        "venue": {"venue": VENUES[number]},
        "holder": {"roles": {**one.roles, "minute_taker": (["Berit", "Kis", "Maria"][number],)}},
        "tentative": {"states": {**one.states, "date": ("tentative" if number else "proposed",)}},
    }  # fmt: skip
    return {**known, id_: one.model_copy(update=updates[what])}
