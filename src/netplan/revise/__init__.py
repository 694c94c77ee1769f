"""What becomes of a plan that stands."""

from netplan.revise.accepting import accepted, accepted_plan

__all__ = ["accepted", "accepted_plan"]
