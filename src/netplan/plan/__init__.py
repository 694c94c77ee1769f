"""What comes out: plain values, whoever computes them."""

from netplan.plan.busy import BusyReading, calendar_note
from netplan.plan.fairness import Completeness, Debt, Fairness, FairnessRow, RoleSummary
from netplan.plan.finding import Finding, Level
from netplan.plan.grouping import Grouping
from netplan.plan.outlook import Outlook, OutlookRow
from netplan.plan.plan import Attendance, LoadRow, OpenSlot, Plan, PlannedMeeting, Status
from netplan.plan.polling import MatchedPerson, PassedOver, PolledOption, PollReading
from netplan.plan.result import Progress, Result
from netplan.plan.rota import Break, Rota, Vacancy
from netplan.plan.values import WishValue, rounded

__all__ = [
    "Attendance", "Break", "BusyReading", "Completeness", "Debt", "Fairness", "FairnessRow", "Finding", "Grouping",
    "Level", "LoadRow", "MatchedPerson", "OpenSlot", "Outlook", "OutlookRow", "PassedOver", "Plan", "PlannedMeeting",
    "PollReading", "PolledOption", "Progress", "Result", "RoleSummary", "Rota", "Status",
    "Vacancy", "WishValue", "calendar_note", "rounded",
]  # fmt: skip
