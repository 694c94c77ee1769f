"""What becomes of a plan that stands: changed as little as possible, or written down as decided."""

from netplan.revise.accepting import accepted, accepted_plan
from netplan.revise.covering import cover
from netplan.revise.replan import replan

__all__ = ["accepted", "accepted_plan", "cover", "replan"]
