"""The problem: a network and a season, checked against each other."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import combinations
from typing import Any, Self, TypeVar

from pydantic import model_validator

from netplan.domain.base import Frozen
from netplan.domain.bonds import Bonds
from netplan.domain.names import Names
from netplan.domain.namesakes import told_apart
from netplan.domain.network import Network
from netplan.domain.people import Member
from netplan.domain.resolve import changed, resolved_network
from netplan.domain.resolve_season import resolved_season
from netplan.domain.season import Meeting, Season, Series
from netplan.domain.seasons import following_network, following_season
from netplan.domain.slots import Slot, slot
from netplan.domain.venues import Venue
from netplan.errors import InputError
from netplan.language import Say, message

__all__ = ["Problem"]

F = TypeVar("F", bound=Frozen)


class Problem(Frozen):
    """A network and a season: all that a plan is made from.

    Every word that names a member, role, venue or meeting is checked and replaced by the proper name.

    Raises
    ------
    InputError
        For a word that names nothing or several, duplicate ids, holders who are not eligible,
        and whatever else contradicts itself.
    """

    network: Network
    """The contract."""
    season: Season
    """The season to plan."""

    @model_validator(mode="before")
    @classmethod
    def _cross_check(cls, value: Any) -> Any:
        if not isinstance(value, Mapping) or not {"network", "season"} <= set(value):
            return value
        try:
            network, season = _as(Network, value["network"]), _as(Season, value["season"])
        except InputError:
            return value  # pydantic then reports the errors of both parts with their places
        network = changed(network, members=told_apart(network.members))
        names = Names(network, season)
        network = resolved_network(network, names)
        _check_history(network, season)
        return {**value, "network": network, "season": resolved_season(season, network, names)}

    def __hash__(self) -> int:
        return hash(self.sha256)

    @cached_property
    def sha256(self) -> str:
        """Fingerprint of the problem's canonical JSON."""
        text = json.dumps(self.shape(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def with_(self, *, network: Mapping[str, Any] | None = None, season: Mapping[str, Any] | None = None) -> Self:
        """Return a new problem with other fields of the network or the season.

        Parameters
        ----------
        network, season
            The fields to replace, by name.

        Examples
        --------
        ``problem.with_(season={"meetings": [...]})``
        """
        return type(self)(
            network=_replaced(self.network, network or {}), season=_replaced(self.season, season or {})
        )

    def next_season(
        self, plan: Any, *, network: Mapping[str, Any] | None = None, season: Mapping[str, Any] | None = None
    ) -> Self:
        """Return the problem of the season after this one; everything that counts over years is carried forward.

        The plan's duties and venues become history, so that the ledger, whose turn it is, rest, cycles and terms go
        on where they stand. Windows keep their words a year later; dates, venues, holders and availability that were
        for this season only are left behind.

        Parameters
        ----------
        plan
            The plan of this season, as it was held.
        network, season
            Fields to replace, as in :meth:`with_`.

        Raises
        ------
        InputError
            When the plan is another network's or season's, or the season's name does not say which comes next.

        Examples
        --------
        ``problem.next_season(plan, season={"name": "2014"})``
        """
        return self.with_(
            network=following_network(self, plan, network or {}), season=following_season(self, season or {})
        )

    @cached_property
    def people(self) -> dict[str, Member]:
        """The members by name."""
        return {member.name: member for member in self.network.members}

    @cached_property
    def places(self) -> dict[str, Venue]:
        """The venues by name."""
        return {venue.name: venue for venue in self.network.venues}

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """All meetings in the order listed, series written out."""
        return tuple(
            meeting
            for entry in self.season.meetings
            for meeting in (entry.meetings() if isinstance(entry, Series) else (entry,))
        )

    @cached_property
    def by_id(self) -> dict[str, Meeting]:
        """All meetings by id."""
        return {meeting.id: meeting for meeting in self.meetings}

    @cached_property
    def optional(self) -> frozenset[str]:
        """Ids of the meetings that a series may do without."""
        return frozenset(
            meeting.id
            for entry in self.season.meetings
            if isinstance(entry, Series)
            for meeting in entry.meetings()[entry.count.lowest :]
        )

    @cached_property
    def ordered(self) -> frozenset[tuple[str, str]]:
        """Ids of each two meetings whose order stands in any case: within a series, and by ``after``."""
        series = [entry for entry in self.season.meetings if isinstance(entry, Series)]
        named = {entry.series: [meeting.id for meeting in entry.meetings()] for entry in series}
        within = {pair for ids in named.values() for pair in combinations(ids, 2)}
        after = {
            (first, second)
            for entry in series
            for word in entry.after
            for first in named.get(word, [word])
            for second in named[entry.series]
        }
        return frozenset(within | after)

    @cached_property
    def expected(self) -> frozenset[str]:
        """Ids of the meetings that are to take place: all, or as many as a series aims at."""
        left_out = {
            meeting.id
            for entry in self.season.meetings
            if isinstance(entry, Series)
            for meeting in entry.meetings()[entry.count.lowest if entry.aim is None else entry.aim :]
        }
        return frozenset(meeting.id for meeting in self.meetings if meeting.id not in left_out)

    def slots(self, propose: Iterable[str] = ()) -> tuple[Slot, ...]:
        """Return what each meeting asks of each role, in the order of meetings and roles."""
        asked = frozenset(propose)
        if asked not in self._slots:
            self._slots[asked] = self._all_slots(asked)
        return self._slots[asked]

    @cached_property
    def _slots(self) -> dict[frozenset[str], tuple[Slot, ...]]:
        return {}

    def _all_slots(self, propose: frozenset[str]) -> tuple[Slot, ...]:
        found = (
            slot(meeting, key, role, propose)
            for meeting in self.meetings
            for key, role in self.network.roles.items()
        )
        return tuple(one for one in found if one is not None)

    def rotating(self) -> tuple[str, ...]:
        """Return the keys of the roles whose holders netplan chooses."""
        return tuple(key for key, role in self.network.roles.items() if role.rotates)

    @property
    def say(self) -> Say:
        """How things are said in the network's language and words."""
        return Say(self.network.language, {role: self.label(role) for role in self.network.roles})

    def label(self, role: str) -> str:
        """Return what a role is called."""
        return self.network.roles[role].label or role.replace("_", " ")

    def eligible(self, member: str, role: str) -> bool:
        """Tell whether a member may hold a role at all."""
        words = self.network.roles[role].eligible
        tags = self.people[member].tags if member in self.people else ()
        return not words or member in words or bool(set(words) & set(tags))

    def outsiders(self, role: str) -> tuple[str, ...]:
        """Return the people or organisations, no members, of whom netplan may choose holders of an external role."""
        return self._outsiders[role]

    @cached_property
    def _outsiders(self) -> dict[str, tuple[str, ...]]:
        known = {*self.people, *(tag for member in self.network.members for tag in member.tags)}
        return {
            key: tuple(word for word in role.eligible if role.external and word not in known)
            for key, role in self.network.roles.items()
        }

    @cached_property
    def everybody(self) -> tuple[str, ...]:
        """All whom netplan may choose for a role: the members, and outsiders who are eligible."""
        outsiders = (name for names in self._outsiders.values() for name in names)
        return tuple(dict.fromkeys((*self.people, *outsiders)))

    @cached_property
    def bonds(self) -> Bonds:
        """How the roles hang together."""
        return Bonds(self.network, self.meetings)

    def inside(self, inner: str, outer: str) -> bool:
        """Tell whether each holder of the inner role holds the outer one, too."""
        return self.bonds.inside(inner, outer)

    def bound(self, member: str, role: str, meeting: str | None = None) -> bool:
        """Tell whether a rule gives the role to the member (at a meeting, or in general)."""
        return role in self.bonds.bound(member, meeting)

    def barred(self, member: str, role: str, meeting: str | None = None) -> bool:
        """Tell whether a fixed role keeps the member from ever holding this one at the meeting."""
        return any(self.exclusive(role, other) for other in self.bonds.bound(member, meeting))

    def takes_turns(self, member: str, role: str, meeting: str | None = None) -> bool:
        """Tell whether the role falls to a member by choice (at a meeting, or in general).

        Not to members who are not eligible, to whom a rule gives it, or whom a fixed role keeps from it.
        """
        return (
            self.eligible(member, role)
            and not self.bound(member, role, meeting)
            and not self.barred(member, role, meeting)
        )

    def exclusive(self, first: str, second: str) -> bool:
        """Tell whether nobody may hold both roles in one meeting."""
        roles = self.network.roles
        if first in roles[second].not_with or second in roles[first].not_with:
            return True
        return any(rule.excludes(self, first, second) for rule in self.network.rules)


def _check_history(network: Network, season: Season) -> None:
    for number, row in enumerate(network.history):
        if row.day >= season.from_:
            raise InputError(
                message("the history goes on to {date}, and the season begins on {start}",
                        date=row.date, start=season.from_),
                field=f"network.history[{number}].date",
                hint=message("write what is settled in the season with its meetings, or correct the date"),
            )  # fmt: skip


def _as(model: type[F], value: Any) -> F:
    return value if isinstance(value, model) else model.model_validate(value)


def _replaced(part: Frozen, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that are set, those given replaced; what was never written stays unwritten."""
    known = {field.alias or name: getattr(part, name) for name, field in type(part).model_fields.items()
             if name in part.model_fields_set}  # fmt: skip
    return {**known, **fields}
