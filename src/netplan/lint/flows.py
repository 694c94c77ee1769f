"""How much can flow through a small net: the arithmetic of more places than people."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable

__all__ = ["MANY", "SINK", "SOURCE", "Flow"]

SOURCE, SINK = "source", "sink"
MANY = 10**6
"""More than any number of duties: no limit."""


class Flow:
    """A net of pipes from :data:`SOURCE` to :data:`SINK`; its points are any hashable values."""

    def __init__(self) -> None:
        self._room: dict[Hashable, dict[Hashable, int]] = {SOURCE: {}, SINK: {}}

    def pipe(self, start: Hashable, end: Hashable, width: int) -> None:
        """Lay a pipe; laid again, it gets the second width."""
        self._room.setdefault(start, {})[end] = width
        self._room.setdefault(end, {}).setdefault(start, 0)

    def fill(self) -> int:
        """Let as much flow as can, by shortest ways, and return how much it is; once for each net."""
        flowing = 0
        while True:
            back = self._reached()
            if SINK not in back:
                return flowing
            way: list[tuple[Hashable, Hashable]] = []
            point: Hashable = SINK
            while point != SOURCE:
                way.append((back[point], point))
                point = back[point]
            width = min(self._room[start][end] for start, end in way)
            for start, end in way:
                self._room[start][end] -= width
                self._room[end][start] += width
            flowing += width

    def behind(self) -> frozenset[Hashable]:
        """Return the points that still get more than can flow on, when the net is filled: where it is too narrow."""
        return frozenset(self._reached())

    def _reached(self) -> dict[Hashable, Hashable]:
        """Return what can be reached from the source, each point with the one before it."""
        back: dict[Hashable, Hashable] = {SOURCE: SOURCE}
        waiting: deque[Hashable] = deque([SOURCE])
        while waiting:
            start = waiting.popleft()
            for end, room in self._room[start].items():
                if room > 0 and end not in back:
                    back[end] = start
                    waiting.append(end)
        return back
