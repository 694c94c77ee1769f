"""What each meeting asks of each role: how many, who is written, who chooses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from netplan.domain.roles import Role
from netplan.domain.season import Assignment, Meeting

__all__ = ["Slot", "SlotKind", "slot"]


class SlotKind(StrEnum):
    """Who fills a slot."""

    CHOSEN = "chosen"
    """netplan, as far as nothing is written."""
    FIXED = "fixed"
    """The role's fixed holders."""
    DEFERRED = "deferred"
    """Others, later: no variables."""
    BY_HAND = "by hand"
    """People, in the file."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One role at one meeting.

    Parameters
    ----------
    meeting, role
        Id of the meeting and key of the role.
    kind
        Who fills it.
    decided
        Holders that stay.
    tentative
        Holders hoped for; where netplan does not choose, a plan names them and no rule judges them.
    lowest, highest
        How many holders it must and may have; ``highest`` is none without a limit.
    aim
        How many it is to have, where netplan chooses the number.
    complete
        Whether the written list is complete.
    """

    meeting: str
    role: str
    kind: SlotKind
    decided: tuple[str, ...]
    tentative: tuple[str, ...]
    lowest: int
    highest: int | None
    aim: int
    complete: bool

    @property
    def left_open(self) -> bool:
        """Whether others fill it later, wholly or in part."""
        return self.kind in (SlotKind.DEFERRED, SlotKind.BY_HAND) and not self.complete

    @property
    def has_room(self) -> bool:
        """Whether more may hold it than are written."""
        return self.highest is None or len(self.decided) + len(self.tentative) < self.highest


def slot(meeting: Meeting, key: str, role: Role, propose: Iterable[str] = ()) -> Slot | None:
    """Return what a meeting asks of a role; none where the role is not used.

    Parameters
    ----------
    meeting
        The meeting.
    key, role
        The role.
    propose
        Deferred roles that netplan is asked to propose holders for.
    """
    given = meeting.roles.get(key)
    if given is not None and given.unused:
        return None
    if role.holder and given is None:
        size = len(role.holder)
        return Slot(meeting.id, key, SlotKind.FIXED, role.holder, (), size, size, size, True)
    if given is not None and given.listed:
        return _listed(meeting, key, given, _kind(key, role, propose))
    if given is None and (role.count.lowest == 0 or role.fill == "by hand"):
        return None
    kind = _kind(key, role, propose)
    lowest = 0 if given is not None and given.maybe else max(1, role.count.lowest)
    return Slot(meeting.id, key, kind, (), (), lowest, role.count.highest, max(lowest, role.wanted), False)


def _kind(key: str, role: Role, propose: Iterable[str]) -> SlotKind:
    if role.fill == "by hand":
        return SlotKind.BY_HAND
    return SlotKind.DEFERRED if role.decided_by and key not in propose else SlotKind.CHOSEN


def _listed(meeting: Meeting, key: str, given: Assignment, kind: SlotKind) -> Slot:
    size, decided = given.size, len(given.decided)
    if kind is SlotKind.DEFERRED and decided == size:
        kind = SlotKind.CHOSEN
    lowest = size if kind is SlotKind.CHOSEN else decided
    return Slot(meeting.id, key, kind, given.decided, given.tentative, lowest, size, size, decided == size)
