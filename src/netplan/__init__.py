"""netplan plans a year of meetings: dates, venues and every role in one proven, fair plan.

>>> import netplan
>>> problem = netplan.problem_from_shape({
...     "network": {
...         "id": "book-club", "name": "Book club", "members": ["Ada", "Bo", "Cleo"],
...         "roles": {"host": {}}, "wishes": ["fair_share"],
...     },
...     "season": {"name": "2027", "from": "2027-01-01", "to": "2027-12-31", "meetings": [
...         {"id": "spring", "window": "week 11"},
...         {"id": "summer", "window": "week 24", "host": "Ada"},
...         {"id": "autumn", "window": "week 40"},
...     ]},
... })
>>> result = netplan.solve(problem)
>>> result.status
'optimal'
>>> sorted({name for meeting in result.require_plan().meetings for name in meeting.holders("host")})
['Ada', 'Bo', 'Cleo']

The names are resolved on first use, so that importing netplan loads neither pandas nor ortools.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from netplan.audit import verify
    from netplan.dates import candidate_years, candidates, read_window
    from netplan.domain import (
        Availability,
        HistoryRow,
        Meeting,
        Member,
        Network,
        Poll,
        Problem,
        Role,
        Rule,
        Season,
        Series,
        Venue,
        Wish,
    )
    from netplan.errors import (
        AuditError,
        ExportError,
        InputError,
        MissingExtraError,
        NetplanError,
        NoPlanError,
    )
    from netplan.explain import alternatives, conflict, prices, repairs, why
    from netplan.io import problem_from_shape, read, read_busy, read_plan, read_poll, read_rota, schema, write
    from netplan.lint import check
    from netplan.plan import (
        Alternatives,
        BusyReading,
        Changes,
        Conflict,
        Cover,
        Fairness,
        Finding,
        Grouping,
        Outlook,
        Plan,
        PollReading,
        Prices,
        Progress,
        Questions,
        Repair,
        Repairs,
        Result,
        Revision,
        Rota,
        StandIns,
        Swap,
        Swaps,
        Why,
    )
    from netplan.revise import accepted, cover, replan, stand_ins, swap, swaps
    from netplan.search import fairness, outlook, questions, solve, subgroups

__version__ = "0.1.0"

_ROOMS = {
    "audit": ("verify",),
    "dates": ("candidate_years", "candidates", "read_window"),
    "domain": (
        "Availability", "HistoryRow", "Meeting", "Member", "Network", "Poll", "Problem", "Role", "Rule",
        "Season", "Series", "Venue", "Wish",
    ),
    "errors": (
        "AuditError", "ExportError", "InputError", "MissingExtraError", "NetplanError", "NoPlanError",
    ),
    "explain": ("alternatives", "conflict", "prices", "repairs", "why"),
    "io": ("problem_from_shape", "read", "read_busy", "read_plan", "read_poll", "read_rota", "schema", "write"),
    "lint": ("check",),
    "plan": (
        "Alternatives", "BusyReading", "Changes", "Conflict", "Cover", "Fairness", "Finding", "Grouping", "Outlook",
        "Plan", "PollReading", "Prices", "Progress", "Questions", "Repair", "Repairs", "Result", "Revision", "Rota",
        "StandIns", "Swap", "Swaps", "Why",
    ),
    "revise": ("accepted", "cover", "replan", "stand_ins", "swap", "swaps"),
    "search": ("fairness", "outlook", "questions", "solve", "subgroups"),
}  # fmt: skip
_HOME = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = [
    "Alternatives", "AuditError", "Availability", "BusyReading", "Changes", "Conflict", "Cover", "ExportError",
    "Fairness", "Finding", "Grouping", "HistoryRow", "InputError", "Meeting", "Member", "MissingExtraError",
    "NetplanError", "Network", "NoPlanError", "Outlook", "Plan", "Poll", "PollReading", "Prices", "Problem", "Progress",
    "Questions", "Repair", "Repairs", "Result", "Revision", "Role", "Rota", "Rule", "Season", "Series", "StandIns",
    "Swap", "Swaps", "Venue", "Why", "Wish", "__version__", "accepted", "alternatives", "candidate_years", "candidates",
    "check", "conflict", "cover", "fairness", "outlook", "prices", "problem_from_shape", "questions", "read",
    "read_busy", "read_plan", "read_poll", "read_rota", "read_window", "repairs", "replan", "schema", "solve",
    "stand_ins", "subgroups", "swap", "swaps", "verify", "why", "write",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Resolve a public name on first use (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module 'netplan' has no attribute {name!r}")
    value = getattr(import_module(f"netplan.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
