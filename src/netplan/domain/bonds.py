"""How roles hang together: which lie inside others, which exclude each other, which a rule gives to somebody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from netplan.domain.network import Network
from netplan.domain.roles import Role
from netplan.domain.season import Meeting

__all__ = ["Bonds", "direct_outer"]


def direct_outer(roles: Mapping[str, Role]) -> dict[str, list[str]]:
    """Return for each role those that its holders hold as well, by ``within`` or ``includes``."""
    return {
        key: [*role.within, *(other for other in roles if key in roles[other].includes)]
        for key, role in roles.items()
    }


class Bonds:
    """The bonds between the roles of a network.

    A role lies inside another when each of its holders holds the other, too: by ``within``, by ``includes``, or
    through a third role.

    Parameters
    ----------
    network
        The network, references resolved.
    meetings
        The season's meetings: a fixed role may be left out or given to others at one of them.
    """

    def __init__(self, network: Network, meetings: Iterable[Meeting]) -> None:
        self._roles = network.roles
        self._elsewhere = {
            (meeting.id, key)
            for meeting in meetings
            for key, given in meeting.roles.items()
            if given.unused or network.roles[key].holder
        }
        self._bound: dict[tuple[str, str | None], frozenset[str]] = {}

    @cached_property
    def outer(self) -> Mapping[str, frozenset[str]]:
        """For each role those that its holders hold as well, directly or through others."""
        direct = direct_outer(self._roles)
        found = {}
        for key in self._roles:
            reached: set[str] = set()
            fresh = set(direct[key])
            while fresh:
                reached |= fresh
                fresh = {further for one in fresh for further in direct[one]} - reached
            found[key] = frozenset(reached - {key})
        return found

    def inside(self, inner: str, outer: str) -> bool:
        """Tell whether each holder of the inner role holds the outer one, too."""
        return outer in self.outer[inner]

    def one_duty(self, first: str, second: str) -> bool:
        """Tell whether one person's two roles are one duty: both are, or lie inside, the same role."""
        return bool({first, *self.outer[first]} & {second, *self.outer[second]})

    def bound(self, member: str, meeting: str | None) -> frozenset[str]:
        """Return the roles that a rule gives to the member at a meeting, or in general.

        These are the roles of which he is the fixed holder, and those inside which they lie.
        """
        key = (member, meeting)
        if key not in self._bound:
            fixed = {
                one for one, role in self._roles.items()
                if member in role.holder and (meeting, one) not in self._elsewhere
            }  # fmt: skip
            given = {outer for one in fixed for outer in self.outer[one] if (meeting, outer) not in self._elsewhere}
            self._bound[key] = frozenset(fixed | given)
        return self._bound[key]
