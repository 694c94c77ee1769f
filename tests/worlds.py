"""Small random problems with a bit of everything, for comparison with brute force."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from netplan.domain import Problem
from netplan.io import problem_from_shape

__all__ = ["DRAWN", "problem_of", "seeded_world", "small", "tied_world", "wide", "worlds"]

DRAWN = frozenset({
    "window", "sequence", "decided", "filled", "eligible", "answers", "present", "within", "includes", "open_venue",
    "attendance", "quorum", "everyone_comes", "spacing", "even_spacing", "keep", "aim", "capacity", "alternate_venues",
    "venue_share", "not_with", "one_duty", "distinct", "rest", "fair_share", "turns", "longest_since",
})  # fmt: skip
"""The rules that these problems list; each of the others is tried by itself, over and over."""
NAMES = ("Ane", "Bo", "Carl", "Dorte", "Erik", "Fie")
TOWNS = ("Odense", "Vejle")
MONDAY = dt.date(2013, 3, 4)


def worlds() -> SearchStrategy[dict[str, Any]]:
    """Return a strategy for problems in the file's shape."""
    return st.integers(0, 2**32).map(seeded_world)


def seeded_world(seed: int) -> dict[str, Any]:
    """Return the problem that belongs to a number, in the file's shape."""
    return _World(Random(seed)).shape()


def tied_world(seed: int) -> dict[str, Any]:
    """Return a problem with few wishes, so that many plans are equally good."""
    return _World(Random(seed), tied=True).shape()


def problem_of(shape: dict[str, Any]) -> Problem:
    """Read a problem from the file's shape."""
    return problem_from_shape(shape)


def small(
    *, members: Any = ("Ane", "Bo", "Carl"), roles: Any = None, rules: Any = (), wishes: Any = (), meetings: Any = None,
    **network: Any,
) -> Problem:  # fmt: skip
    """Return a problem of two meetings with a minute-taker each, otherwise as given."""
    availability = network.pop("availability", {})
    return problem_of({
        "network": {
            "id": "small", "name": "Small network", "members": list(members), "roles": roles or {"minutes": {}},
            "rules": list(rules), "wishes": list(wishes), **network,
        },
        "season": {
            "name": "2013", "from": "2013-01-01", "to": "2013-12-31", "availability": availability,
            "meetings": meetings or [
                {"id": "M1", "window": "2013-03-04..2013-03-08"}, {"id": "M2", "window": "2013-04-08..2013-04-12"},
            ],
        },
    })  # fmt: skip


def wide(**more: Any) -> Problem:
    """Return a problem whose proof takes more than a moment."""
    names = [f"Person {number}" for number in range(8)]
    meetings = [{"id": f"M{number}", "window": month} for number, month in enumerate(["March", "June", "September"])]
    away = {name: ["Mondays", f"2013-03-{5 + place:02}..2013-03-{15 + place}"] for place, name in enumerate(names)}
    return small(
        members=names, roles={"planner": {"count": 2}, "minutes": {"not_with": "planner"}}, meetings=meetings,
        wishes=["attendance", "fair_share", {"longest_since": {"roles": "minutes"}}, "even_spacing"],
        availability={"away": away}, **more,
    )  # fmt: skip


class _World:
    """One random problem."""

    def __init__(self, random: Random, *, tied: bool = False) -> None:
        self.random = random
        self.tied = tied
        self.names = NAMES[: random.choice([3, 3, 4, 4, 5, 5, 6, 6])]
        self.roles = self._roles()
        self.meetings = self._meetings()
        self.used = [key for key, role in self.roles.items() if role.get("fill") != "by hand"]

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def some(self, things: Any, low: int, high: int) -> list[Any]:
        things = list(things)
        return self.random.sample(things, min(len(things), self.random.randint(low, high)))

    def shape(self) -> dict[str, Any]:
        network: dict[str, Any] = {
            "id": "small", "name": "Small network", "members": [self._member(name) for name in self.names],
            "roles": self.roles, "venues": [self._venue(name) for name in TOWNS],
            "rules": self._rules(), "wishes": self._wishes(), "history": self._history(),
        }  # fmt: skip
        season: dict[str, Any] = {
            "name": "2013", "from": "2013-01-01", "to": "2013-12-31", "meetings": self.meetings,
            "availability": self._availability(),
        }  # fmt: skip
        if self.chance(0.12):
            season["any_order"] = True
        return {"network": network, "season": season}

    def _member(self, name: str) -> Any:
        member: dict[str, Any] = {"name": name}
        if self.chance(0.6):
            member["organisation"] = self.random.choice(["North", "South", ["North", "South"]])
        if self.chance(0.4):
            member["tags"] = self.some(["old", "new"], 1, 2)
        if self.chance(0.05):
            member["joined"] = self._near(-3, 6)
        elif self.chance(0.05):
            member["left"] = self._near(8, 25)
        elif self.chance(0.05):
            member["leave"] = [f"2013-03-01..{self._near(0, 6)}"]
        if self.chance(0.2):
            member["share"] = self.random.choice([0.5, 0.25, 2])
        return member

    def _near(self, low: int, high: int) -> str:
        return str(MONDAY + dt.timedelta(days=self.random.randint(low, high)))

    def _venue(self, name: str) -> Any:
        venue: dict[str, Any] = {"name": name}
        if self.chance(0.4):
            venue["capacity"] = self.random.randint(2, 6)
        if self.chance(0.25):
            venue["closed"] = [self._near(0, 20)]
        return venue

    def _roles(self) -> dict[str, Any]:
        roles: dict[str, Any] = {"planner": {}, "minutes": {}}
        counts: list[dict[str, Any]] = [{}, {}, {"count": 2}, {"count": "1-2"}, {"count": "1-2", "aim": 2}]
        roles["planner"] |= self.random.choice(counts)
        if self.chance(0.2):
            roles["minutes"] |= {"effort": self.random.choice([0.5, 1.2, 2])}
        if self.chance(0.4):
            roles["minutes"]["not_with"] = "planner"
        if self.chance(0.15):
            roles["minutes"]["eligible"] = self.some(self.names, 2, 3)
        third = self.random.choice(["none", "convener", "chair", "timekeeper", "guide", "speaker", "talk"])
        if third == "convener":
            roles = {"convener": {"holder": self.names[0]}, **roles}
            if self.chance(0.7):
                roles["planner"] = {"count": 2, "includes": "convener"}
            elif self.chance(0.7):
                roles["convener"]["within"], roles["planner"] = "planner", {"count": 2}
        elif third == "chair":
            roles["chair"] = {"within": "planner", "decided_by": "planner"}
        elif third == "timekeeper":
            roles["timekeeper"] = {"count": "0-1"}
        elif third == "speaker":
            roles["speaker"] = {"count": "0-1", "external": True}
        elif third == "talk":
            roles["talk"] = {"count": "0-2", "fill": "by hand", "external": True}
        elif third == "guide":
            roles["guide"] = {"within": "planner"}
        return roles

    def _meetings(self) -> list[dict[str, Any]]:
        meetings: list[dict[str, Any]] = []
        week = 0
        for number in range(self.random.randint(2, 3 if self.chance(0.8) else 4)):
            meetings.append(self._meeting(f"M{number + 1}", week))
            week += self.random.choice([0, 1, 1, 1, 2, 2, 3])
        if self.chance(0.2):
            series: dict[str, Any] = {"series": "group", "count": "0-1" if self.chance(0.3) else "1-2"}
            if self.chance(0.5):
                series["aim"] = 1
            series["window"] = self._window(week, 2)
            meetings[-1] = series
        return meetings

    def _window(self, week: int, days: int) -> str:
        first = MONDAY + dt.timedelta(days=7 * week + self.random.randint(0, 5 - min(days, 5)))
        return f"{first}..{first + dt.timedelta(days=days - 1 if days < 6 else 7)}"

    def _meeting(self, name: str, week: int) -> dict[str, Any]:
        meeting: dict[str, Any] = {"id": name, "window": self._window(week, self.random.choice([2, 2, 2, 3, 3, 4, 6]))}
        first = dt.date.fromisoformat(meeting["window"][:10])
        roll = self.random.random()
        if roll < 0.2:
            meeting["date"] = str(first + dt.timedelta(days=self.random.randint(0, 1)))
        elif roll < 0.35:
            meeting["date"] = {"tentative": str(first + dt.timedelta(days=self.random.randint(0, 1)))}
        if self.chance(0.25):
            meeting["venue"] = self.random.choice([TOWNS[0], TOWNS[1], {"tentative": TOWNS[0]}])
        if self.chance(0.1):
            meeting["guests"] = self.random.randint(1, 2)
        if "timekeeper" in self.roles and self.chance(0.5):
            meeting["timekeeper"] = self.random.choice(["?", self.random.choice(self.names)])
        if "speaker" in self.roles and self.chance(0.6):
            meeting["speaker"] = self.random.choice(["Guest", "Guest", "?", self.random.choice(self.names)])
        if "talk" in self.roles and self.chance(0.6):
            known = self.random.choice(self.names)
            meeting["talk"] = self.random.choice([known, {"tentative": known}, ["Guest", {"tentative": known}], "?"])
        self._staff(meeting)
        return meeting

    def _staff(self, meeting: dict[str, Any]) -> None:
        """Write down some of the holders, most of the time such as the roles allow."""
        many = self.roles["planner"].get("count") == 2
        with_convener = "includes" in self.roles["planner"]
        for role in ("planner", "minutes"):
            if self.chance(0.3 if role == "planner" and not many else 0.7 - len(self.names) / 10):
                continue
            free = [name for name in self.names if role != "minutes" or name not in str(meeting.get("planner"))]
            allowed = [name for name in free if name in self.roles[role].get("eligible", self.names)]
            if not allowed or self.chance(0.05):
                meeting[role] = "none" if self.chance(0.3) and role == "minutes" else "?"
                continue
            picked: Any = self.random.choice(allowed)
            if self.chance(0.3):
                picked = {"tentative": picked}
            others = [name for name in allowed if name not in str(picked)]
            if role == "planner" and (many or with_convener) and others:
                second = self.names[0] if with_convener and self.names[0] in others else "?"
                picked = [picked, second]
            meeting[role] = picked

    def _history(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = []
        for back in range(self.random.randint(0, 3)):
            date = str(dt.date(2012, 11, 20) - dt.timedelta(days=90 * back))
            rows += [{"date": date, "role": role, "member": self.random.choice((*self.names, "Gone"))}
                     for role in ("planner", "minutes") if self.chance(0.7)]  # fmt: skip
            if self.chance(0.6):
                rows.append({"date": date, "venue": self.random.choice(TOWNS)})
        return rows

    def _availability(self) -> dict[str, Any]:
        days = [str(MONDAY + dt.timedelta(days=number)) for number in range(25)]
        given: dict[str, Any] = {}
        if self.chance(0.4):
            options = self._polled()
            words = ["yes", "yes", "rather not", "if need be", "no", ""]
            answers = {name: [self.random.choice(words) for _ in options] for name in self.some(self.names, 2, 6)}
            given["polls"] = [{"name": "poll", "options": options, "answers": answers, "open": self.chance(0.3)}]
        if self.chance(0.6):
            given["away"] = {name: self.some(days, 1, 6) for name in self.some(self.names, 1, 3)}
        if self.chance(0.3):
            given["answers"] = {
                name: {"not_preferred": self.some(days, 1, 4), "if_need_be": self.some(days, 1, 4)}
                for name in self.some(self.names, 1, 2)
            }
        return given

    def _polled(self) -> list[str]:
        """Return some days of each window as the options of a poll."""
        options: set[str] = set()
        for meeting in self.meetings:
            first, last = (dt.date.fromisoformat(text) for text in meeting["window"].split(".."))
            days = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
            options |= {str(day) for day in self.some(days, 2, 4)}
        return sorted(options)

    def _rules(self) -> list[Any]:
        choices: list[Any] = [
            {"quorum": self.random.choice(["50%", "60%", 2, {"at_least": 1, "of": "organisations"}, "75%"])},
            {"everyone_comes": self.random.choice([1, 1, 2])},
            {"spacing": self.random.choice(
                [{"at_least": 3}, {"at_least": 5}, {"at_most": 120}, {"at_least": 1, "at_most": 125}]
            )},
            "capacity", "alternate_venues", {"venue_share": self.random.choice([{"at_most": 2}, {"at_least": 1}])},
            {"not_with": {"roles": ["planner", "minutes"]}},
            self.random.choice(["one_duty", {"one_duty": {"except": "planner"}}]),
            {"distinct": self.random.choice([{"roles": "planner"}, {"roles": "planner", "by": "tag"}, {"at_most": 2}])},
            {"rest": self.random.choice(
                [{"roles": "minutes"}, {"roles": "planner"}, {"meetings": 1}, {"roles": "minutes", "days": 10}]
            )},
            {"turns": {"roles": ["minutes"]}}, {"longest_since": self.random.choice(["planner", "minutes"])},
        ]  # fmt: skip
        always: list[Any] = [
            "window", "sequence", "decided", {"filled": {}}, "eligible", "answers", "within", "includes", "open_venue",
            self.random.choice(["present", {"present": {"roles": "minutes"}}, {"present": {"if_need_be": False}}]),
        ]  # fmt: skip
        return [*self.some(choices, 0, 1 if self.tied else 3), *self.some(always, 0, 3)]

    def _wishes(self) -> list[Any]:
        choices: list[Any] = [
            "attendance", {"attendance": {"no_answer": 0.7, "if_need_be": 0.8, "not_preferred": 0.9}}, "fair_share",
            {"fair_share": {"per_role": False}}, "longest_since", {"turns": {"roles": ["planner", "minutes"]}},
            "even_spacing", "keep", "aim", "alternate_venues", {"venue_share": {"even": True}},
            {"quorum": "75%"}, {"everyone_comes": 2}, {"spacing": {"at_least": 12}}, "capacity",
            {"not_with": {"roles": ["planner", "minutes"]}}, "one_duty", "distinct", {"rest": {"meetings": 2}},
        ]  # fmt: skip
        listed = self.some(choices, 0, 1) if self.tied else self.some(choices, 2, 5)
        return [self._giving(wish) if self.chance(0.3) else wish for wish in listed]

    def _giving(self, wish: Any) -> Any:
        name, fields = next(iter(wish.items())) if isinstance(wish, dict) else (wish, {})
        fields = fields if isinstance(fields, dict) else {"at_least": fields}
        return {name: {**fields, "give": self.random.choice([0.5, 1, 2])}}
