"""Duties go to those who have waited longest."""

from __future__ import annotations

from typing import ClassVar

from netplan.rules.turns import Turns

__all__ = ["LongestSince"]


class LongestSince(Turns):
    """Whose last duty in any of these roles lies furthest back goes first: `turns` by `longest_since`."""

    name: ClassVar[str] = "longest_since"
