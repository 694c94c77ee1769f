"""What comes out: plain values, whoever computes them."""

from netplan.plan.finding import Finding, Level
from netplan.plan.grouping import Grouping
from netplan.plan.plan import Attendance, LoadRow, OpenSlot, Plan, PlannedMeeting, Status
from netplan.plan.result import Progress, Result
from netplan.plan.values import WishValue, rounded

__all__ = [
    "Attendance", "Finding", "Grouping", "Level", "LoadRow", "OpenSlot", "Plan", "PlannedMeeting", "Progress", "Result",
    "Status", "WishValue", "rounded",
]  # fmt: skip
