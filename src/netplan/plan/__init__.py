"""What comes out: plain values, whoever computes them."""

from netplan.plan.finding import Finding, Level
from netplan.plan.plan import Attendance, LoadRow, OpenSlot, Plan, PlannedMeeting, Status, WishValue, rounded
from netplan.plan.result import Progress, Result

__all__ = [
    "Attendance", "Finding", "Level", "LoadRow", "OpenSlot", "Plan", "PlannedMeeting", "Progress", "Result",
    "Status", "WishValue", "rounded",
]  # fmt: skip
