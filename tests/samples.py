"""A plan and its problem, put together by hand, for tests of what is shown and written."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from netplan.domain import Problem
from netplan.plan import Attendance, LoadRow, OpenSlot, Plan, PlannedMeeting, WishValue

ZONE = ZoneInfo("Europe/Copenhagen")


def sample_problem(*, convener_email: str | None = None) -> Problem:
    address = {"email": convener_email} if convener_email else {}
    members = [
        {"name": "Sara", "organisation": "Herning Bibliotekerne", **address},
        "Henrik", "Maria", "Berit", {"name": "Kis", "email": "kis@example.org"}, "Bente", "Elisabeth", "Jane",
        {"name": "Majbrit", "email": "majbrit@example.org", "left": "2013-10-31"},
    ]  # fmt: skip
    return Problem.model_validate({
        "network": {
            "id": "benchmark", "name": "Nationalt benchmark-netværk", "closed": ["06-05", "12-24..12-26"],
            "members": members,
            "roles": {
                "convener": {"label": "tovholder", "holder": "Sara"},
                "planner": {"label": "planlægning", "count": "2-3", "aim": 3, "includes": "convener"},
                "chair": {"label": "mødeleder", "within": "planner", "decided_by": "planner"},
                "minute_taker": {"label": "referent", "aliases": ["skriver"], "not_with": "planner"},
            },
            "venues": ["Odense", "Vejle Bibliotek"],
        },
        "season": {
            "name": "2013", "from": "2013-01-01", "to": "2013-12-31", "time": "10:00-15:00",
            "meetings": [
                {"id": "M1", "window": "weeks 9-10", "planner": ["Henrik", "Maria", "Sara"], "minute_taker": "Berit"},
                {"id": "M2", "window": "June", "planner": ["Kis", "Bente", "Sara"], "minute_taker": "Elisabeth"},
                {"id": "M3", "window": "December", "planner": ["Jane", "Majbrit", "Sara"], "minute_taker": "?"},
            ],
        },
    })  # fmt: skip


def sample_meeting(
    name: str, day: dt.date, venue: str | None, planners: tuple[str, ...], minutes: tuple[str, ...], decided: bool
) -> PlannedMeeting:
    state = "accepted" if decided else "proposed"
    return PlannedMeeting(
        id=name, title=name, date=day, venue=venue,
        start=dt.datetime.combine(day, dt.time(10), ZONE), end=dt.datetime.combine(day, dt.time(15), ZONE),
        roles={"convener": ("Sara",), "planner": planners, "minute_taker": minutes},
        states={
            "date": ("proposed",), "venue": ("proposed",), "convener": ("accepted",),
            "planner": ("accepted",) * len(planners), "minute_taker": (state,) * len(minutes),
        },
        open=(OpenSlot(role="chair", by="planner"),),
        attendance=Attendance(yes=6, if_need_be=1, no=1, no_answer=0, not_asked=1, expected=7.5),
    )  # fmt: skip


def sample_plan(**changes: object) -> Plan:
    """Return the plan of a network of nine for 2013; ``changes`` replace its fields."""
    planners = {"M1": ("Henrik", "Maria", "Sara"), "M2": ("Bente", "Kis", "Sara"), "M3": ("Jane", "Majbrit", "Sara")}
    fields: dict[str, object] = {
        "network": "benchmark", "title": "Nationalt benchmark-netværk", "season": "2013", "language": "en",
        "timezone": "Europe/Copenhagen", "status": "feasible", "seed": 0, "problem_sha256": "0" * 64,
        "labels": {
            "convener": "tovholder", "planner": "planlægning", "chair": "mødeleder", "minute_taker": "referent",
        },
        "meetings": (
            sample_meeting("M1", dt.date(2013, 3, 5), "Odense", planners["M1"], ("Berit",), True),
            sample_meeting("M2", dt.date(2013, 6, 18), "Vejle Bibliotek", planners["M2"], ("Elisabeth",), True),
            sample_meeting("M3", dt.date(2013, 12, 3), "Odense", planners["M3"], ("Maria",), False),
        ),
        "wishes": (
            WishValue(
                wish="attendance", sentence="As many as possible can come.", unit="members", value=4.5, best=4.5,
                bound=4.5, proven=True,
            ),
            WishValue(
                wish="fair_share", sentence="Duties are shared fairly over the years.", unit="squared duties",
                value=3.438, best=3, bound=2.5, proven=False,
            ),
            WishValue(
                wish="even_spacing", sentence="The gaps between meetings are even.", unit="days", value=63, best=63,
                bound=63, proven=True,
            ),
            WishValue(
                wish="lot", sentence="A public lot decides between equally good plans.", unit="lot", value=2345678,
                best=2345678, bound=2345678, proven=True,
            ),
        ),
        "loads": (
            LoadRow(person="Sara", role="planner", done=0, fixed=3),
            *(
                LoadRow(person=name, role="planner", done=name not in ("Berit", "Elisabeth"), entitlement=0.75,
                        balance=0.25 if name not in ("Berit", "Elisabeth") else -0.75)
                for name in ("Henrik", "Maria", "Berit", "Kis", "Bente", "Elisabeth", "Jane", "Majbrit")
            ),
            *(
                LoadRow(person=name, role="minute_taker", done=name in ("Berit", "Elisabeth", "Maria"),
                        entitlement=0.38, balance=0.62 if name in ("Berit", "Elisabeth", "Maria") else -0.38)
                for name in ("Henrik", "Maria", "Berit", "Kis", "Bente", "Elisabeth", "Jane", "Majbrit")
            ),
        ),
        "notes": ("Nine rotating duties fall to eight people, so somebody must serve twice.",),
    }  # fmt: skip
    return Plan.model_validate({**fields, **changes})
