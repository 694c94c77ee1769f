"""Tiny problems of March 2013 and plans written by hand, for the tests of single rules."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from draws import make_plan
from netplan.audit import verify, wish_value
from netplan.dates import candidates
from netplan.domain import Number, Problem, Rule
from netplan.explain import conflict
from netplan.plan import Finding, Level, Plan, PlannedMeeting
from netplan.rules import PlanView
from netplan.search import solve

__all__ = [
    "during", "errors", "fault", "held", "impossible", "make", "on", "planned", "solved", "value", "worth",
]  # fmt: skip

ZONE = ZoneInfo("Europe/Copenhagen")


def on(meeting: str, day: str, **fields: Any) -> dict[str, Any]:
    """Return a meeting decided for a day, ``03-05``."""
    return {"id": meeting, "date": f"2013-{day}", **fields}


def during(meeting: str, first: str, last: str, **fields: Any) -> dict[str, Any]:
    """Return a meeting with a window."""
    return {"id": meeting, "window": f"2013-{first}..2013-{last}", **fields}


def make(
    *meetings: dict[str, Any],
    members: str | list[Any] = "Anna Bo Carl",
    roles: dict[str, Any] | None = None,
    rules: tuple[Rule, ...] = (),
    wishes: tuple[Rule, ...] = (),
    venues: tuple[Any, ...] = (),
    history: tuple[str, ...] = (),
    closed: tuple[str, ...] = (),
    away: dict[str, str] | None = None,
    poll: dict[str, str] | None = None,
    if_need_be: dict[str, str] | None = None,
    any_order: bool = False,
) -> Problem:
    """Return a problem.

    Absences are days by name (``{"Anna": "03-05 03-06"}``), as ``if_need_be`` is; a poll gives the answers by day
    (``{"03-05": "Anna=yes Bo="}``); the history holds rows such as ``2012-12-04 scribe Anna``,
    ``2012-12-04 scribe Anna Bo`` (Anna instead of Bo) or ``2012-12-04 Odense``.
    """
    return Problem.model_validate({
        "network": {
            "id": "tiny", "name": "Tiny", "members": members.split() if isinstance(members, str) else members,
            "roles": roles or {}, "rules": rules, "wishes": wishes, "venues": venues, "closed": closed,
            "history": [_row(text) for text in history],
        },
        "season": {
            "name": "2013", "from": "2013-01-01", "to": "2013-12-31", "meetings": meetings, "any_order": any_order,
            "availability": {
                "away": {name: _days(text) for name, text in (away or {}).items()},
                "answers": {name: {"if_need_be": _days(text)} for name, text in (if_need_be or {}).items()},
                "polls": [_poll(poll)] if poll else [],
            },
        },
    })  # fmt: skip


def _days(text: str) -> list[str]:
    return [f"2013-{day}" for day in text.split()]


def _row(text: str) -> dict[str, str]:
    date, *words = text.split()
    if len(words) == 1:
        return {"date": date, "venue": words[0]}
    return dict(zip(("date", "role", "member", "instead_of", "reason"), (date, *words), strict=False))


def _poll(days: dict[str, str]) -> dict[str, Any]:
    columns = [dict(entry.split("=") for entry in text.split()) for text in days.values()]
    answers = {name: [column[name] for column in columns] for name in columns[0]}
    return {"name": "doodle", "options": [f"2013-{day}" for day in days], "answers": answers}


def held(
    meeting: str, day: str, venue: str | None = None, *, asked: str = "", hours: str = "10:00-15:00", **roles: str
) -> PlannedMeeting:
    """Return a meeting of a plan; holders are names with blanks between."""
    on_day = date.fromisoformat(f"2013-{day}")
    start, end = (
        datetime.combine(on_day, time.fromisoformat(clock), ZONE) for clock in hours.split("-")
    )
    return PlannedMeeting(
        id=meeting, title=meeting, date=on_day, start=start, end=end, venue=venue, asked=tuple(asked.split()),
        roles={role: tuple(names.split()) for role, names in roles.items()},
    )  # fmt: skip


def planned(problem: Problem, *meetings: PlannedMeeting) -> Plan:
    """Return a plan made by hand."""
    return make_plan(problem, list(meetings))


def errors(problem: Problem, *meetings: PlannedMeeting) -> list[Finding]:
    """Return what is wrong with a plan made by hand."""
    return [one for one in verify(problem, planned(problem, *meetings)) if one.level is Level.ERROR]


def fault(problem: Problem, *meetings: PlannedMeeting) -> tuple[str, Number, str, str]:
    """Return rule, amount, unit and sentence of the only thing wrong with a plan made by hand."""
    (finding,) = errors(problem, *meetings)
    return finding.rule, finding.amount, finding.unit, str(finding.sentence)


def worth(problem: Problem, wish: Rule, *meetings: PlannedMeeting) -> Number:
    """Return the value of a wish in a plan made by hand, the same by its check and by its measures."""
    plan = planned(problem, *meetings)
    view = PlanView(problem, candidates(problem), plan)
    amounts = [one.plain() if wish.squared() else one.excess() for one in wish.measures(view)]
    assert wish_value(problem, plan, wish) == wish.value(amounts)
    return wish.value(amounts)


def solved(problem: Problem, **options: Any) -> Plan:
    """Return the proven plan."""
    result = solve(problem, workers=1, **options)
    assert result.status == "optimal", str(conflict(problem))
    return result.require_plan()


def impossible(problem: Problem) -> set[str]:
    """Return the rules that take part in it that there is no plan, but for the windows."""
    assert solve(problem, workers=1).status == "infeasible"
    found = conflict(problem, workers=1)
    assert (found.status, found.confirmed, found.irreducible) == ("impossible", True, True)
    return {*found.rules} - {"window"}


def value(plan: Plan, wish: str) -> float:
    """Return the value of a wish in a proven plan."""
    (found,) = (one.value for one in plan.wishes if one.wish == wish)
    return found
