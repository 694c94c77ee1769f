"""How much work one calendar may make."""

from __future__ import annotations

from netplan.io.calendars.lines import Line
from netplan.language import message

__all__ = ["Effort"]


class Effort:
    """How many dates may be looked at for one calendar; more is an error, so that none takes long.

    Enough for a season of a year with 300 entries that repeat each week, or 2,000 entries and 50 that repeat each day.
    """

    LIMIT = 300_000
    ENTRY = 20
    """What an entry costs that lies in the season or may reach into it, in dates looked at."""
    TIME = 10
    """What a rule, an exception or a time at which an entry takes place costs, in dates looked at."""

    def __init__(self) -> None:
        self._spent = 0

    def spend(self, dates: int, line: Line) -> None:
        """Count dates that are looked at because of this line."""
        self._spent += dates
        if self._spent > self.LIMIT:
            raise line.error(
                message("the calendar holds too many entries, or repeats them too often"),
                message("export the coming season only, or take out what repeats without ever taking place"),
            )
