"""Why: what clashes, what would make an impossible season possible, and why a plan is as it is."""

from netplan.explain.alternatives import alternatives
from netplan.explain.conflict import conflict
from netplan.explain.prices import prices
from netplan.explain.repairs import repairs
from netplan.explain.why import why

__all__ = ["alternatives", "conflict", "prices", "repairs", "why"]
