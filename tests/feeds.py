"""What tests of calendars share: the sample's network with reminders, and a plan with a meeting moved."""

from __future__ import annotations

import datetime as dt
from typing import Any

from icalendar import Calendar

from netplan.domain import Problem
from netplan.plan import Plan
from samples import sample_problem


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
