"""Why: what would make an impossible season possible, and why a plan is as it is."""

from netplan.explain.alternatives import alternatives
from netplan.explain.prices import prices
from netplan.explain.repairs import repairs

__all__ = ["alternatives", "prices", "repairs"]
