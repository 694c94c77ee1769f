"""The roles that a network's contract knows."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field, model_validator

from netplan.domain.base import Frozen
from netplan.domain.people import Texts
from netplan.domain.values import Count
from netplan.errors import InputError
from netplan.language import message

__all__ = ["Role"]


class Role(Frozen):
    """A role that people hold at meetings.

    A role *rotates* when netplan may choose its holder: it is not fixed (``holder``), not deferred
    (``decided_by``) and not filled by hand.
    """

    label: str | None = None
    """What the role is called in plans; its key where none is given."""
    aliases: Texts = ()
    """Other words for it."""
    holder: Texts = ()
    """Who always has the role: members, and where it is ``external`` also other people or an organisation."""
    count: Count = Count(lowest=1, highest=1)
    """How many hold it at a meeting."""
    aim: int | None = Field(default=None, ge=0)
    """The number inside ``count`` that is preferred; none: no preference above the lowest."""
    includes: Texts = ()
    """Roles whose holders always hold this one too."""
    within: Texts = ()
    """Roles of which every holder of this one must have one."""
    not_with: Texts = ()
    """Roles that nobody holds together with this one in one meeting."""
    decided_by: str | None = None
    """The role or group that chooses the holder later: the role is deferred."""
    named_ahead: int = Field(default=0, ge=0)
    """How many meetings ahead the holder is named; 1: at the meeting before. Changes no plan, but a check made on a day
    (``as_of``) warns of holders who should have been named by then."""
    fill: Literal["by netplan", "by hand"] = "by netplan"
    """Who fills the role."""
    effort: float = Field(default=1, gt=0, le=1000)
    """How much one duty weighs beside the other roles."""
    eligible: Texts = ()
    """Names or tags of those who may hold it; empty: every member."""
    external: bool = False
    """Whether people or organisations that are no members may hold it, as ``holder`` or among the ``eligible``."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, value: Any) -> Any:
        return {} if value is None else value

    @model_validator(mode="after")
    def _one_kind(self) -> Role:
        if self.holder and self.decided_by:
            raise InputError(
                message("the role has a fixed holder and is to be decided later, too"),
                hint=message("keep either holder or decided_by"),
            )
        self.count.check_aim(self.aim)
        return self

    @property
    def rotates(self) -> bool:
        """Whether netplan chooses the holder."""
        return not self.holder and not self.decided_by and self.fill == "by netplan"

    @property
    def wanted(self) -> int:
        """How many holders a meeting is to have where nothing is written."""
        return self.count.lowest if self.aim is None else self.aim
