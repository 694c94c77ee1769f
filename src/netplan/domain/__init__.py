"""What the user says: frozen models without any solver or data frame."""

from netplan.domain.availability import Answer, Answers, Availability, Option, Poll
from netplan.domain.busy import Busy, Taken
from netplan.domain.chances import Chances, enough
from netplan.domain.changing import ChangePrices
from netplan.domain.closures import Organisation
from netplan.domain.deadlines import Deadline
from netplan.domain.excepted import Excepted
from netplan.domain.ledger import Account, Ledger
from netplan.domain.measure import Expression, Given, Linear, Measure, Number, may_be, total, worth
from netplan.domain.network import HistoryRow, Network
from netplan.domain.people import Member
from netplan.domain.problem import Problem
from netplan.domain.roles import Role
from netplan.domain.rule import Rule, Wish
from netplan.domain.season import Assignment, Meeting, Season, Series, Single, Tentative
from netplan.domain.slots import Slot, SlotKind
from netplan.domain.subgroups import EarlierGroups, Subgroups
from netplan.domain.values import Closed, Count, Hours, Span
from netplan.domain.venues import Venue

__all__ = [
    "Account", "Answer", "Answers", "Assignment", "Availability", "Busy", "Chances", "ChangePrices", "Closed", "Count",
    "Deadline", "EarlierGroups", "Excepted", "Expression", "Given", "HistoryRow", "Hours", "Ledger", "Linear",
    "Measure", "Meeting", "Member", "Network", "Number", "Option", "Organisation", "Poll", "Problem", "Role",
    "Rule", "Season", "Series", "Single", "Slot", "SlotKind", "Span", "Subgroups", "Taken", "Tentative", "Venue",
    "Wish", "enough", "may_be", "total", "worth",
]  # fmt: skip
