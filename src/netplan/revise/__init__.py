"""What becomes of a plan that stands: changed as little as possible, duties handed over, or written down as decided."""

from netplan.revise.accepting import accepted, accepted_plan
from netplan.revise.covering import cover
from netplan.revise.replan import replan
from netplan.revise.stand_ins import stand_ins
from netplan.revise.swaps import swap, swaps

__all__ = ["accepted", "accepted_plan", "cover", "replan", "stand_ins", "swap", "swaps"]
