"""The contract of the benchmark network, made impossible in five ways by small edits."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from netplan.domain import Problem
from netplan.io import read
from netplan.rules import Capacity, Quorum

__all__ = ["VARIANTS", "contract", "variant"]

FILE = Path(__file__).parents[1] / "examples" / "benchmark_network" / "network.yaml"
QUORUM = Quorum(at_least="8")


def contract() -> Problem:
    """Return the contract, said in English."""
    return read(FILE).with_(network={"language": "en"})


def pigeonhole(problem: Problem) -> Problem:
    """Let only two people take the minutes, of three meetings, and nobody twice."""
    roles = {**problem.network.roles}
    roles["minute_taker"] = roles["minute_taker"].model_copy(update={"eligible": ("Berit", "Elisabeth")})
    return _meetings(problem.with_(network={"roles": roles}), minute_taker="?")


def june_away(problem: Problem) -> Problem:
    """Let everybody be away for all of June, when the second meeting is to be."""
    return _away(problem, {name: "June" for name in problem.people})


def no_quorum(problem: Problem) -> Problem:
    """Ask for eight of nine, while never more than six can come in weeks 9 and 10."""
    away = {"Kis": ["week 9", "2013-03-04..2013-03-06"], "Jane": "week 10", "Bente": "weeks 9-10",
            "Elisabeth": "2013-02-25..2013-03-08"}  # fmt: skip
    return _away(problem.with_(network={"rules": [*problem.network.rules, QUORUM]}), away)


def rules_exclude_each_other(problem: Problem) -> Problem:
    """Ask for eight of nine, and for venues that hold all who come, where none holds more than six.

    On Mondays no more than six can come, on the other days all.
    """
    venues = [{"name": name, "capacity": 6} for name in problem.places]
    problem = problem.with_(network={"venues": venues, "rules": [*problem.network.rules, QUORUM, Capacity()]})
    busy = {"weeks 9-10": ("Kis", "Jane", "Majbrit"), "June": ("Henrik", "Maria", "Berit"),
            "December": ("Kis", "Bente", "Elisabeth")}  # fmt: skip
    mondays = {name: [f"Mondays in {span}" for span, names in busy.items() if name in names]
               for name in problem.people}  # fmt: skip
    return _away(problem, {name: when for name, when in mondays.items() if when})


def holder_away(problem: Problem) -> Problem:
    """Let the minute-taker on whom all agreed be away for all of June."""
    return _away(problem, {"Elisabeth": "June"})


def _away(problem: Problem, away: dict[str, Any]) -> Problem:
    return problem.with_(season={"availability": {"away": away}})


def _meetings(problem: Problem, **fields: Any) -> Problem:
    return problem.with_(season={"meetings": [{**one.shape(), **fields} for one in problem.season.meetings]})


VARIANTS = {one.__name__: one for one in (pigeonhole, june_away, no_quorum, rules_exclude_each_other, holder_away)}
"""The five ways, by name."""


def variant(name: str) -> Problem:
    """Return the contract made impossible in one of the ways."""
    return VARIANTS[name](contract())
