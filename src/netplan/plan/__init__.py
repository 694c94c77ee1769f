"""What comes out: plain values, whoever computes them."""

from netplan.plan.alternatives import Alternative, Alternatives, Difference, Freedom
from netplan.plan.busy import BusyReading, calendar_note
from netplan.plan.changes import Change, ChangeKind, Changes
from netplan.plan.conflict import Conflict, ConflictPart
from netplan.plan.cover import Cover, CoveredDuty, CoveredMeeting
from netplan.plan.fairness import Completeness, Debt, Fairness, FairnessRow, RoleSummary
from netplan.plan.finding import Finding, Level
from netplan.plan.grouping import Grouping
from netplan.plan.meeting import Attendance, OpenSlot, PlannedMeeting
from netplan.plan.outlook import Outlook, OutlookRow
from netplan.plan.plan import LoadRow, Plan, Status
from netplan.plan.polling import HOW, MatchedPerson, PassedOver, PolledOption, PollReading
from netplan.plan.prices import Prices, RulePrice, WorthAsking
from netplan.plan.questions import AskedDate, AskedMeeting, Questions, SilentPoll, Times, UnaskedDate
from netplan.plan.repair import Edit, Give, Repair, Repairs
from netplan.plan.result import Progress, Result
from netplan.plan.revision import Revision
from netplan.plan.rota import Break, Rota, Vacancy
from netplan.plan.stand_ins import Near, StandIn, StandIns
from netplan.plan.states import DECLINED, STATES, State
from netplan.plan.swaps import Swap, Swaps
from netplan.plan.values import WishValue, rounded
from netplan.plan.why import Against, Why, WhyChoice, WishPrice

__all__ = [
    "DECLINED", "HOW", "STATES", "Against", "Alternative", "Alternatives", "AskedDate", "AskedMeeting", "Attendance",
    "Break", "BusyReading", "Change", "ChangeKind", "Changes", "Completeness", "Conflict", "ConflictPart", "Cover",
    "CoveredDuty", "CoveredMeeting", "Debt", "Difference", "Edit", "Fairness", "FairnessRow", "Finding", "Freedom",
    "Give", "Grouping", "Level", "LoadRow", "MatchedPerson", "Near", "OpenSlot", "Outlook", "OutlookRow",
    "PassedOver", "Plan", "PlannedMeeting", "PollReading", "PolledOption", "Prices", "Progress", "Questions",
    "Repair", "Repairs", "Result", "Revision", "RoleSummary", "Rota", "RulePrice", "SilentPoll", "StandIn",
    "StandIns", "State", "Status", "Swap", "Swaps", "Times", "UnaskedDate", "Vacancy", "Why", "WhyChoice",
    "WishPrice", "WishValue", "WorthAsking", "calendar_note", "rounded",
]  # fmt: skip
