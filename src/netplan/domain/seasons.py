"""From one season to the next: what was planned becomes history, and the same windows come a year later."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from netplan.domain.season import Assignment, Meeting, Season, Series, Single
from netplan.domain.subgroups import EarlierGroups
from netplan.errors import InputError
from netplan.language import message

if TYPE_CHECKING:
    from netplan.domain.network import Network
    from netplan.domain.problem import Problem

__all__ = ["check_own", "following_network", "following_season"]

_DAY = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_YEAR = re.compile(r"\b((?:19|20)\d{2})(?=\b(?!-)|-(?:\d{2}|[QqKk]\d)\b)")
"""A year by itself, or before a month or quarter."""


def following_network(problem: Problem, plan: Any, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the changed fields of the network: the plan's duties and venues are history now, exceptions are over.

    Parameters
    ----------
    problem
        The problem that the plan is for.
    plan
        A plan: what has its ``network``, ``season``, ``meetings`` and ``history()``.
    fields
        Further fields to replace.
    """
    network: Network = problem.network
    check_own(problem, plan)
    held = None if network.meetings_before is None else network.meetings_before + len(plan.meetings)
    fresh: dict[str, Any] = {
        "history": (*network.history, *plan.history()), "meetings_before": held,
        "rules": tuple(rule.model_copy(update={"allow": ()}) if rule.allow else rule for rule in network.rules),
    }  # fmt: skip
    if network.subgroups is not None and plan.subgroups is not None:
        now = EarlierGroups(season=plan.season, groups=plan.subgroups.groups)
        earlier = (*network.subgroups.earlier, now)
        fresh["subgroups"] = network.subgroups.model_copy(update={"earlier": earlier})
    return {**fresh, **fields}


def check_own(problem: Problem, plan: Any) -> None:
    """Refuse a plan that is another network's or season's."""
    network = problem.network
    if not (hasattr(plan, "network") and hasattr(plan, "season")):
        raise InputError(message("what is given as the plan is none"), field="plan",
                         hint=message("of what netplan.solve returns, give the plan: require_plan()"))  # fmt: skip
    if (plan.network, plan.season) != (network.id, problem.season.name):
        raise InputError(
            message("the plan is for {network} {season}, the problem for {other} {year}", network=plan.network,
                    season=plan.season, other=network.id, year=problem.season.name),
            hint=message("give the plan of this problem's own season"),
        )  # fmt: skip


def following_season(problem: Problem, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the changed fields of the season, as many whole years later as it covers.

    Windows keep their words, and years in them move on. What was decided for the old season (dates, venues, holders,
    who can come when) is left behind; a meeting that had a date and no window is placed in the same week. A role left
    out (``none``) stays out, what may be left empty (``maybe``) still may, an optional one that a meeting used is
    filled again.
    """
    season = problem.season
    years = max(1, round((season.to - season.from_).days / 365.25))
    fresh = {
        "from": _later(season.from_, years),
        "to": _later(season.to, years),
        "meetings": tuple(_following(problem, entry, years) for entry in season.meetings),
        "availability": type(season).model_fields["availability"].default,
    }
    if "name" not in fields:
        fresh["name"] = _following_name(season, years)
    return {**fresh, **fields}


def _later(day: dt.date, years: int) -> dt.date:
    """Return the same day some years later; 28 February for a 29th that does not exist, and the other way round."""
    ends_february = (day + dt.timedelta(days=1)).month == 3 and day.month == 2
    if ends_february:
        return dt.date(day.year + years, 3, 1) - dt.timedelta(days=1)
    return day.replace(year=day.year + years)


def _following_name(season: Season, years: int) -> str:
    """Count the years in the season's name on: ``2013`` -> ``2014``, ``2013/14`` -> ``2014/15``."""
    found = re.fullmatch(r"(.*?)(\d{4})(?:([/–-])(\d{4}|\d{2}))?(.*)", season.name)
    if not found:
        raise InputError(
            message('the name "{name}" of the season does not say which year comes next', name=season.name),
            hint=message('give the next season a name: next_season(plan, season={{"name": ...}})'),
        )
    before, year, dash, second, after = found.groups()
    text = f"{before}{int(year) + years}"
    if second:
        text += dash + str(int(second) + years).zfill(len(second))[-len(second) :]
    return text + after


def _following(problem: Problem, entry: Meeting | Series, years: int) -> Meeting | Series:
    fresh = _again(problem, entry, years)
    if isinstance(entry, Series):
        later = {number: one.model_copy(update=_again(problem, one, years)) for number, one in entry.each.items()}
        each = {number: one for number, one in later.items() if one.written()}
        return entry.model_copy(update={**fresh, "each": each})
    if fresh["window"] is None and entry.date is not None:
        fresh["window"] = _same_week(problem.season, entry.date.value, years)
    return entry.model_copy(update=fresh)


def _again(problem: Problem, entry: Meeting | Series | Single, years: int) -> dict[str, Any]:
    """Return the fields of a meeting or series that are others some years later; decisions are left behind."""
    roles = {
        key: again
        for key, given in entry.roles.items()
        if (again := _asked_again(given, problem.network.roles[key].rotates, problem.network.roles[key].count.lowest))
    }
    fresh = {"roles": roles, "window": entry.window and _moved(entry.window, years), "also": ()}
    return fresh if isinstance(entry, Series) else {**fresh, "date": None, "venue": None}


def _same_week(season: Season, day: dt.date, years: int) -> str:
    """Return the days of the week with the same number some years later, as far as they lie in the season then."""
    year, week, _ = day.isocalendar()
    last = dt.date(year + years, 12, 28).isocalendar().week
    monday = dt.date.fromisocalendar(year + years, min(week, last), 1)
    first, end = max(monday, _later(season.from_, years)), min(monday + dt.timedelta(6), _later(season.to, years))
    return f"{first}..{end}"


def _asked_again(given: Assignment, rotates: bool, lowest: int) -> Assignment | None:
    if given.unused or given.maybe:
        return given
    return Assignment(fill=True) if rotates and lowest == 0 else None


def _moved(text: str, years: int) -> str:
    """Move the years in a window's words on."""

    def day(found: re.Match[str]) -> str:
        year, month, number = (int(part) for part in found.groups())
        try:
            return str(_later(dt.date(year, month, number), years))
        except ValueError:
            return found[0]  # no day: the reader of windows says so

    parts = _DAY.split(text)  # text, year, month, day, text, ...
    between = [_YEAR.sub(lambda found: str(int(found[1]) + years), part) for part in parts[::4]]
    days = [day(found) for found in _DAY.finditer(text)]
    return "".join(word for pair in zip(between, [*days, ""], strict=True) for word in pair)
